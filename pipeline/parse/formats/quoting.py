"""Plain text of a letter: who quotes whom. E-mail interviews are quoted questions (">") with the answers below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.parse.blocks import Block, block
from pipeline.parse.formats.paragraphs import blocks
from pipeline.parse.people.names import is_name

_MARKS = re.compile(r"(?:>[ \t]?)+(?!From )")
_FLOWED_MARKS = re.compile(r">+")
_SIGNATURE = re.compile(r"--\s?$|_{30,}$|-{3,}\s?(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\b")
_WROTE = (
    r"wrote|writes|schrieb|schreibt|a écrit|écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|"
    r"napisała?(?:\(a\))?|пишет|написала?|написав|yazdı|写道|כתב(?:ה)?|كتب"
)
_ATTRIBUTION = re.compile(
    rf"(?:^|[\s,>])(?:{_WROTE})\b[^\n]{{0,200}}[:：]$|さん(?:は|が)?(?:書|かき)\S{{0,8}}[:：]?$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(
    rf"([^\d<>,\"]{{3,60}}?)[\"\s]*(?:<[^<>]*>|\([^()]*@[^()]*\))?\s*(?:{_WROTE})\b", re.IGNORECASE
)
_NAME_AFTER = re.compile(rf"\b(?:{_WROTE})\s+\"?([^\d<>,:\"]{{3,60}}?)\"?\s*(?:<[^<>]*>|[:：]|am\b)", re.IGNORECASE)
_LONGEST_ATTRIBUTION = 300
_LONGEST_SIGNATURE = 1500
_ASKS = re.compile(r"[?？؟]")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
_LEAST = 2
"""Quoted questions with an answer below, before a letter is a conversation."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's text without what mail programs add to it."""

    blocks: tuple[Block, ...]
    dropped: tuple[str, ...]
    """Signatures, and a message quoted whole below its answer."""
    asker: str | None = None
    """Who wrote what is quoted, where the letter says so and is a conversation."""
    is_conversation: bool = False


class _Group(NamedTuple):
    """Lines that are quoted equally deep."""

    depth: int
    text: str


def letter(text: str, *, is_flowed: bool = False, is_delsp: bool = False) -> Letter:
    """`text` of a letter read. Quoted questions become paragraphs in bold, other quotations quotes."""
    lines = _lines(text, is_flowed=is_flowed, is_delsp=is_delsp)
    lines, signature = _without_signature(lines)
    groups = _groups(lines)
    if not groups:
        return Letter((), signature)
    base, pairs = _base(groups)
    groups, names, introduced = _without_attributions(groups)
    if pairs >= _LEAST and _mostly_asks(groups, base):
        return Letter(_conversation(groups, base), signature, names[0] if names else None, is_conversation=True)
    dropped = signature
    if introduced and len(groups) > 1 and groups[-1].depth > groups[0].depth:
        dropped = (*signature, groups[-1].text)
        groups = groups[:-1]
    least = min(group.depth for group in groups)
    found: list[Block] = []
    for group in groups:
        inner = blocks(group.text)
        found.extend([_quote(inner)] if group.depth > least else inner)
    return Letter(tuple(found), dropped)


def _lines(text: str, *, is_flowed: bool, is_delsp: bool) -> list[tuple[int, str]]:
    out: list[tuple[int, list[str]]] = []
    goes_on = False
    for line in text.split("\n"):
        marks = (_FLOWED_MARKS if is_flowed else _MARKS).match(line)
        depth = marks[0].count(">") if marks else 0
        said = line[marks.end() :] if marks else line
        if is_flowed:
            said = said.removeprefix(" ")  # space-stuffing, RFC 3676 §4.4
            is_signature = said == "-- "
            # An empty line ends a paragraph, whatever the line before it ends with.
            is_next = goes_on and out[-1][0] == depth and said != "" and not is_signature
            goes_on = said.endswith(" ") and not is_signature
            if goes_on and is_delsp:
                said = said[:-1]
            if is_next:
                out[-1][1].append(said)
                continue
        out.append((depth, [said]))
    return [(depth, "".join(parts)) for depth, parts in out]


def _without_signature(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    """`lines` up to the line that begins a signature or a mailing list's footer, and what stands below it."""
    found, size = len(lines), 0
    for index in range(len(lines) - 1, 0, -1):
        depth, line = lines[index]
        # Somebody may part a letter with two hyphens; a signature is short.
        if depth or size >= _LONGEST_SIGNATURE:
            break
        if _SIGNATURE.match(line):
            found = index
        size += len(line.strip())
    below = "\n".join(said for _, said in lines[found + 1 :]).strip()
    return lines[:found], (below,) if below else ()


def _groups(lines: list[tuple[int, str]]) -> list[_Group]:
    found: list[tuple[int, list[str]]] = []
    for depth, line in lines:
        if found and (found[-1][0] == depth or not line.strip()):
            found[-1][1].append(line)
        elif line.strip():
            found.append((depth, [line]))
    return [_Group(depth, "\n".join(said).strip("\n")) for depth, said in found]


def _base(groups: list[_Group]) -> tuple[int, int]:
    """The depth at which most answers stand directly below what they answer, and how many do."""
    pairs: dict[int, int] = {}
    for above, below in pairwise(groups):
        if above.depth == below.depth + 1:
            pairs[below.depth] = pairs.get(below.depth, 0) + 1
    return max(pairs.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))


def _without_attributions(groups: list[_Group]) -> tuple[list[_Group], list[str], bool]:
    """`groups` without "On Monday Jo Penrose wrote:", the names in those lines, and whether the last group had one."""
    out: list[_Group] = []
    names: list[str] = []
    is_introduced = False
    for index, group in enumerate(groups):
        following = groups[index + 1].depth if index + 1 < len(groups) else -1
        text = group.text
        if following > group.depth:
            last = re.split(r"\n\s*\n", text)[-1]
            line = " ".join(last.split())
            is_introduced = len(line) < _LONGEST_ATTRIBUTION and bool(_ATTRIBUTION.search(line))
            if is_introduced:
                text = text[: len(text) - len(last)].rstrip()
                names.extend(_name(line))
        if text.strip():
            out.append(_Group(group.depth, text))
    return out, names, is_introduced


def _name(line: str) -> list[str]:
    for pattern in (_NAME_AFTER, _NAME_BEFORE):
        for found in pattern.finditer(line):
            words = found[1].replace("\xa0", " ").split()
            # Before the name there may be a date: "On Monday, 3 February at noon Jo Penrose wrote:".
            for count in (4, 3, 2):
                name = " ".join(words[-count:])
                if len(words) >= count and is_name(name):
                    return [name]
    return []


def _mostly_asks(groups: list[_Group], base: int) -> bool:
    asked = [group for group, below in pairwise(groups) if group.depth == base + 1 == below.depth + 1]
    return sum(bool(_ASKS.search(group.text)) for group in asked) * 2 > len(asked)


def _conversation(groups: list[_Group], base: int) -> tuple[Block, ...]:
    out: list[Block] = []
    is_first = True
    last = max(index for index, group in enumerate(groups) if group.depth == base + 1)
    for index, group in enumerate(groups):
        inner = blocks(group.text)
        is_answered = index + 1 < len(groups) and groups[index + 1].depth == base
        if group.depth == base + 1 and is_answered:
            if index == last and not _ASKS.search(group.text) and not _NUMBERED.match(group.text):
                out.extend(inner)  # "Thank you!"
                continue
            # Above the first question stands what the interviewer wrote to begin with.
            start = next((at for at, one in enumerate(inner) if _ASKS.search(one.text)), 0) if is_first else 0
            out.extend(inner[:start])
            out.append(block("paragraph", f"<strong>{'<br>'.join(one.html for one in inner[start:])}</strong>"))
            is_first = False
        elif group.depth > base:
            out.append(_quote(inner))
        else:
            out.extend(inner)
    return tuple(out)


def _quote(inner: tuple[Block, ...]) -> Block:
    html = "".join(one.html if one.kind in ("list", "rule") else f"<p>{one.html}</p>" for one in inner)
    return block("quote", f"<blockquote>{html}</blockquote>")
