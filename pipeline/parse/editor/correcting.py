"""The editor's corrections to one document: its sidecar, NAME.session.toml, wins over whatever was found."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Block, Declared, Reading
from pipeline.parse.characters.decode import place
from pipeline.parse.editor.front_matter import LARGEST, Tree
from pipeline.parse.editor.front_matter import declared as declare
from pipeline.parse.questions.features import squeezed
from pipeline.parse.sanitize import reachable
from pipeline.parse.words.numerals import value as numeral
from pipeline.parse.words.table import word_set


def corrected(found: Reading, document: Document, hints: Hints) -> tuple[Reading, Hints]:
    """`found` with the sidecar of `document` laid over it, and `hints` with what the document asks for itself.

    What the sidecar says in a wrong way is not applied and becomes a doubt. Raises DocumentError, with the line, for a
    sidecar that is no TOML.
    """
    said, doubts = _sidecar(document, hints)
    declared = found.declared if said is None else _over(said, found.declared)
    if not (said or declared.questions or declared.drop or declared.boilerplate):
        return found, hints
    known = replace(hints, drop=(*hints.drop, *declared.drop), boilerplate=(*hints.boilerplate, *declared.boilerplate))
    doubts = (*found.doubts, *doubts, *_missed(declared.questions, found.blocks))
    return replace(found, declared=declared, doubts=doubts), known


def _missed(questions: tuple[str, ...], blocks: tuple[Block, ...]) -> Iterator[str]:
    """Doubts about questions that the editor names and that are not there: the text was changed, or mistyped."""
    texts = [squeezed(one.text) for one in blocks] if questions else []
    for question in questions:
        said = squeezed(question)
        if not any(said in text for text in texts):
            yield f"no paragraph begins with the question “{question}” that the editor names"


def _over(said: Declared, below: Declared) -> Declared:
    """`below` with everything in its place that `said` says."""
    default = Declared()
    written = {
        each.name: value
        for each in fields(Declared)
        if each.name not in ("by_editor", "replaced")
        and (value := getattr(said, each.name)) != getattr(default, each.name)
    }
    if "guests" in written:
        written.setdefault("role", None)  # the one below is somebody else's
    if said.title is not None:
        written |= {"by_editor": True, "replaced": below.title or ""}
    return replace(below, **written)


def _sidecar(document: Document, hints: Hints) -> tuple[Declared | None, tuple[str, ...]]:
    if document.sidecar is None:
        return None, ()
    name = PurePosixPath(document.origin).with_suffix(".session.toml").name
    text = _text(document, name)
    tree = _tree(text, f"{place(document)}: {name}")
    mistakes = dict(_mistakes(tree))
    placed = sorted((_line(text, key), doubt) for key, doubt in mistakes.items())
    doubts = tuple(f"{name}, line {line}: {doubt}" for line, doubt in placed)
    said, more = declare({key: item for key, item in tree.items() if key not in mistakes}, hints, name)
    return said, (*doubts, *more)


def _text(document: Document, name: str) -> str:
    data = document.sidecar or b""
    if len(data) > LARGEST:
        raise DocumentError(f"{place(document)}: {name} has over {LARGEST} bytes; keep only what corrects the document")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{place(document)}: {name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _tree(text: str, where: str) -> Tree:
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = f", line {line[1]}" if line else ""
        raise DocumentError(f"{where}{at}: not TOML: {error}; put text values in quotes") from error


def _line(text: str, key: str) -> int:
    """The line on which `key` is first written; tomllib does not tell."""
    found = re.search(rf"^[ \t]*(?:\[\[?[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=\].]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _mistakes(tree: Tree) -> Iterator[tuple[str, str]]:
    for key in tree.keys() & KEYS.keys():
        is_right, expected = KEYS[key]
        if not is_right(tree[key]):
            yield key, f"{key}: expected {expected}"
    for key in islice((key for key in tree if key not in KEYS), _MOST_TOLD):
        yield key, f"there is no key “{key[:_LONGEST_KEY]}”{nearest(key[:_LONGEST_KEY])}"


_LONGEST_KEY = 40
_MOST_TOLD = 20
"""Keys that are told to be none of ours; after that it is clear that the file is something else."""


def misspelt(front: str) -> Iterator[tuple[int, str, str]]:
    """(line, key, what was probably meant) of keys in front matter that we do not read but may have been meant for us.

    Others are left alone: site generators have their own.
    """
    for number, line in enumerate(front.split("\n"), start=1):
        written = _KEY.match(line)
        key = written[1].lower().replace("-", "_") if written else ""
        if key and key not in KEYS and key not in _SYNONYMS:
            for close in difflib.get_close_matches(key, KEYS, n=1, cutoff=0.8):
                yield number, key, close


_KEY = re.compile(r"[\"']?([A-Za-z][\w-]{0,30})[\"']?[ \t]*[:=]")
_SYNONYMS = word_set(
    "published pubdate created_at episode nr interviewee interviewer interviewers author author_name lang locale "
    "description excerpt tags categories keywords link canonical canonical_url cover cover_image"
)
"""What front matter may also say (`front_matter.declared`)."""


def nearest(key: str) -> str:
    """What to write instead of `key`, which is none of KEYS."""
    close = difflib.get_close_matches(key.lower(), KEYS, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; known are {', '.join(KEYS)}"


def _is_text(item: Any) -> bool:
    return isinstance(item, str) and bool(item.strip())


def _is_number(item: Any) -> bool:
    return not isinstance(item, bool) and isinstance(item, (int, str)) and numeral(str(item)) is not None


def _is_date(item: Any) -> bool:
    return isinstance(item, (date, datetime)) or _is_text(item)


def _is_address(item: Any) -> bool:
    return _is_text(item) and reachable(item, None) is not None


def _is_language(item: Any) -> bool:
    return _is_text(item) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", item) is not None


def _is_bool(item: Any) -> bool:
    return isinstance(item, bool)


def _is_person(item: Any) -> bool:
    if not isinstance(item, dict):
        return _is_text(item)
    return _is_text(item.get("name")) and item.keys() <= {"name", "role", "url"} and all(map(_is_text, item.values()))


def _is_people(item: Any) -> bool:
    return _is_person(item) or (isinstance(item, list) and all(map(_is_person, item)))


def _is_texts(item: Any) -> bool:
    return isinstance(item, list) and all(map(_is_text, item))


_Kind = tuple[Callable[[Any], bool], str]
_TEXT: _Kind = (_is_text, "text in quotes")
_ADDRESS: _Kind = (_is_address, "a whole web address, with https://")
_PEOPLE: _Kind = (_is_people, 'a name in quotes, or { name = "…", role = "…", url = "…" }, or a list of those')
_TEXTS: _Kind = (_is_texts, 'a list of texts such as ["One", "Two"]')

KEYS: dict[str, _Kind] = {
    "title": _TEXT,
    "series": _TEXT,
    "number": (_is_number, "a whole number"),
    "guest": _PEOPLE,
    "guests": _PEOPLE,
    "role": _TEXT,
    "host": _PEOPLE,
    "hosts": _PEOPLE,
    "language": (_is_language, 'a BCP 47 tag such as "en" or "pt-BR"'),
    "date": (_is_date, "a date such as 2026-03-31"),
    "id": _TEXT,
    "url": _ADDRESS,
    "topics": _TEXTS,
    "summary": _TEXT,
    "image": _ADDRESS,
    "session": (_is_bool, "true or false"),
    "draft": (_is_bool, "true or false"),
    "questions": _TEXTS,
    "drop": _TEXTS,
    "boilerplate": _TEXTS,
}
"""What a sidecar may say: key → whether a value is of its kind, and the kind in words."""
