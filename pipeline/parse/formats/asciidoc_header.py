"""The header of an AsciiDoc file: title, author and revision lines, attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.session import Hints
from pipeline.parse.blocks import Declared
from pipeline.parse.editor.front_matter import declared
from pipeline.parse.words.table import word_set

_TITLE = re.compile(r"[=#][ \t]+(\S.*)$")
_ATTRIBUTE = re.compile(r":(!?[\w][\w-]*!?):(?:[ \t]+(.*))?$")
_REVISION = re.compile(r"(?:v?\d[\w.]*,\s*)?([^:,]{0,80}\d{4}[^:]*)(?::\s.*)?$")
_AUTHOR = re.compile(r"([^\W\d_][^<>:;\[\]=*]{1,80}?)(?:\s+<[^<>]{1,200}>)?(?:;.*)?$")
_PREFIX = "page-"
"""Antora's prefix of attributes that mean the page, not the text."""
_LEADS = ("intro", "lead", "teaser", "introduction", "abstract")
_KEYS = {
    "revdate": "date", "docdate": "date", "datepublished": "date", "pubdate": "date", "publish-date": "date",
    "published-at": "date", "author-name": "author", "authors": "author", "link": "url", "canonical": "url",
}  # fmt: skip
_KNOWN = word_set(
    "title series number session episode guest guests interviewee host hosts interviewer interviewers role author "
    "date published language lang summary description topics tags categories keywords id url draft"
)
_LONGEST = 400
"""Lines of the longest header."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text."""

    title: str
    attributes: dict[str, str]
    lead: tuple[str, ...]
    """Paragraphs that stand in attributes: what the page shows above its text."""
    declared: Declared
    doubts: tuple[str, ...]
    end: int
    """The index of the first line that is no part of it."""


def header(lines: list[str], hints: Hints) -> Header:
    """What the first of `lines` declare; an empty header when they are text."""
    attributes: dict[str, str] = {}
    title = author = date = ""
    at = 0
    while at < min(len(lines), _LONGEST):
        line = lines[at]
        at += 1
        if found := _ATTRIBUTE.match(line):
            value, at = _value(found[2] or "", lines, at)
            name = found[1].lower()
            if "!" not in name:
                attributes[name] = value
        elif line.startswith("//"):
            continue
        elif not title and (found := _TITLE.match(line)):
            title = unframed("=", found[1])
        elif not line:
            # Blank lines may stand above the header, never in it; but above the title there may be attributes.
            if title or (attributes and not _goes_on(lines, at)):
                break
        elif title and not author and (found := _AUTHOR.match(line)):
            author = found[1].strip()
        elif title and author and not date and (found := _REVISION.match(line)):
            date = found[1].strip()
        else:
            at -= 1
            break
    plain = {name.removeprefix(_PREFIX): value for name, value in attributes.items() if value}
    keys = _keys(plain, author, date)
    said, doubts = (
        declared({"title": title, **keys} if title else keys, hints, "header") if title or keys else (Declared(), ())
    )
    lead = tuple(plain[name] for name in _LEADS if name in plain)
    attributes.update({"author": author} if author else {})
    return Header(title, attributes, lead, said, doubts, at)


def unframed(signs: str, title: str) -> str:
    """`title` without the `signs` at its end that frame it: "== The mill ==" is read so, too."""
    bare = title.removesuffix(signs)
    return bare.rstrip() if bare != title and bare[-1:] in (" ", "\t") else title


def _goes_on(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 5] if line and not line.startswith("//")), "")
    return bool(_TITLE.match(following) or _ATTRIBUTE.match(following))


def _value(first: str, lines: list[str], at: int) -> tuple[str, int]:
    """An attribute's value, which goes on in the next line after a backslash (or, of old, a plus)."""
    parts = [first]
    while parts[-1].endswith((" \\", " +")) and at < len(lines):
        parts[-1] = parts[-1].removesuffix("\\").removesuffix("+").rstrip()
        parts.append(lines[at].strip())
        at += 1
    return " ".join(parts).strip(), at


def _keys(plain: dict[str, str], author: str, date: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in plain.items():
        key = _KEYS.get(name, name)
        if key in _KNOWN:
            found.setdefault(key, value)
    found.setdefault("author", author)
    found.setdefault("date", date)
    return {key: value for key, value in found.items() if value}
