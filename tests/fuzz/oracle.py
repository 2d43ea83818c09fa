"""What must hold of any document at all, and a word for what does not."""

from __future__ import annotations

import hashlib
import json
import re
import traceback
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from urllib.parse import urlsplit

from mutate import unpacked

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Parsed, Session
from pipeline.parse import parse
from pipeline.parse.outline import outline
from pipeline.parse.sanitize import ATTRIBUTES, SCHEMES, TAGS

SECONDS = 0.5
SECONDS_A_KB = 0.05
"""Processor time that a document may take, by its size, unpacked."""
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Broken(Exception):
    """Something that must hold does not. `kind` tells one defect from another; the message says more."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def examine(media_type: str, data: bytes) -> tuple[str, str]:
    """Parse `data` twice. Returns what sort of outcome it was (equal for inputs that fare alike), and a digest of it.

    Raises Broken.
    """
    document = Document("fuzz", "input", media_type, data)
    first, seconds = _outcome(document)
    again, repeated = _outcome(document)
    if first != again:
        raise Broken("not the same twice", f"{_short(first)} and then {_short(again)}")
    if min(seconds, repeated) > _allowed(data):
        seconds = min(seconds, repeated, _outcome(document)[1])  # the machine may have been busy
        if seconds > _allowed(data):
            raise Broken("slow", f"{seconds:.1f} s for {_size(data) / 1000:.1f} KB")
    if isinstance(first, str):
        _is_one_line(first)
        return re.sub(r"\d+|“[^”]*”", "N", first), _digest(first)
    for parsed in first:
        _is_sound(parsed)
    return _sort(first), _digest(repr([_ordered(parsed) for parsed in first]))


def _ordered(parsed: Parsed) -> list[object]:
    """The fields of `parsed`; sets, whose order goes by the process, as lists."""
    values = (getattr(parsed, field.name) for field in fields(parsed))
    return [sorted(value) if isinstance(value, frozenset) else value for value in values]


def _outcome(document: Document) -> tuple[str | tuple[Parsed, ...], float]:
    """What became of the document, a refusal as its message, and the seconds of processor time."""
    start = process_time()
    try:
        found: str | tuple[Parsed, ...] = parse(document)
    except DocumentError as error:
        found = str(error)
    except Exception as error:
        raise Broken(*_told(error)) from error
    return found, process_time() - start


def _told(error: BaseException) -> tuple[str, str]:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "pipeline" in Path(frame.filename).parts] or frames
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name}"
    return f"{type(error).__name__} in {place}", " ".join(str(error)[:200].split())


def _size(data: bytes) -> int:
    members = unpacked(data)
    return sum(map(len, members.values())) if members else len(data)


def _allowed(data: bytes) -> float:
    return SECONDS + SECONDS_A_KB * _size(data) / 1000


def _is_one_line(message: str) -> None:
    if "\n" in message or not message.startswith("fuzz/input") or _UNWANTED.search(message) or len(message) > 600:
        raise Broken("refusal in more than a line", repr(message[:600]))


def _is_sound(parsed: Parsed) -> None:
    session, verdict = parsed.session, parsed.verdict
    if (session is None) is not (verdict.standing == "none") or not (verdict.reasons or verdict.standing == "ready"):
        raise Broken("verdict without its reason", repr(verdict))
    said = outline(parsed, "input")
    json.dumps(said)
    for written in _strings(said):
        if found := _UNWANTED.search(written):
            raise Broken("unwanted character", f"{found[0]!r} in {written[max(0, found.start() - 60) : found.end()]!r}")
    if session is not None:
        for html in _markup(session):
            _Inspector().inspect(html)


def _strings(data: object) -> Iterator[str]:
    """Every string in JSON-ready data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _markup(session: Session) -> Iterator[str]:
    yield from (session.introduction, session.conclusion, session.call_to_action)
    for turn in session.turns:
        yield turn.question_html or ""
        yield from (passage.body for passage in turn.answer)


class _Inspector(HTMLParser):
    """Reads HTML as a browser would and lets nothing pass that the allow-list does not name."""

    def inspect(self, html: str) -> None:
        if _UNWANTED.search(html):
            raise Broken("unwanted character", repr(html[:300]))
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Broken("unclean HTML", f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                raise Broken("unclean HTML", f"<{tag} {name}={value!r}>")
            if name in ("href", "src") and (scheme := urlsplit(value or "").scheme) not in SCHEMES | {""}:
                raise Broken("unclean HTML", f"<{tag} {name}={scheme}:…>")

    def handle_comment(self, data: str) -> None:
        raise Broken("unclean HTML", f"<!--{data[:40]!r}")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    handle_pi = unknown_decl = handle_comment


def _sort(found: tuple[Parsed, ...]) -> str:
    """Two documents of equal sort went the same ways through the parser, as far as can be seen from outside."""
    seen: set[str] = set()
    for parsed in found:
        session, verdict = parsed.session, parsed.verdict
        seen.update(re.sub(r"\d+|“[^”]*”|\"[^\"]*\"", "N", reason) for reason in verdict.reasons)
        seen.add(verdict.standing)
        if session is None:
            continue
        people = f"{min(3, len(session.guests))} guests {min(2, len(session.hosts))} hosts"
        seen.add(f"{len(session.turns).bit_length()} turns {people}")
        given = ("series", "number", "language", "published", "introduction", "conclusion", "call_to_action", "contact")
        seen.update(name for name in given if getattr(session, name))
        seen.update(re.findall(r"<[a-z0-9]+", "".join(_markup(session))))
        for turn in session.turns:
            seen.add(f"{turn.question is None} {bool(turn.asker)} {bool(turn.section)} {min(3, len(turn.answer))}")
            seen.update(f"{bool(said.speaker)} {bool(said.heading)} {said.closing}" for said in turn.answer)
    return " ".join(sorted(seen))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _short(found: object) -> str:
    return repr(found)[:200]
