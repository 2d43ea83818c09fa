"""How a document was read, block by block and with the reasons: what `qna parse --explain` and `qna check` show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed
from pipeline.parse import each
from pipeline.parse.blocks import GUESSED, Block, Reading
from pipeline.parse.characters.decode import decode
from pipeline.parse.decide import Found, decide
from pipeline.parse.editor.correcting import corrected
from pipeline.parse.editor.dropping import under, without
from pipeline.parse.editor.front_matter import split
from pipeline.parse.editor.lines import Lines
from pipeline.parse.editor.particulars import carried
from pipeline.parse.formats.readers import COLLECTIONS, reading
from pipeline.parse.parts.roles import Placed
from pipeline.parse.questions.marking import Marking

_LINED = ("text/", "application/x-subrip")
"""How the media types begin whose files people open in an editor that counts lines."""
_FRONTED = frozenset({"text/plain", "text/markdown", "text/html"})
"""Those that may have front matter, in which no block begins."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to mark questions, as it was tried on the document."""

    name: str
    """"labels", "headings", "bold"…"""
    score: float
    """What its evidence adds up to; the highest wins."""
    questions: int
    """How many it found."""
    reasons: tuple[str, ...]
    """What speaks for it, in plain words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of the document with the role that it got."""

    line: int | None
    """Where it begins in the file, counted from 1; None where the format has no lines, or it could not be found."""
    kind: str
    """What the markup made of it: "paragraph", "heading 2", "list"; "bold" for a paragraph all in bold."""
    text: str
    """All of it as plain text on one line."""
    role: str
    """What it is in the session: "question", "answer", "boilerplate"…; "dropped" for what never came so far."""
    why: str
    """The reason for the role."""
    asks: float | None = None
    """0 to 1: how much it looks like a question, its label aside; None for what was not looked at."""
    label: str | None = None
    """The name or word at its start that was taken for a label."""
    speaker: str | None = None
    """Who says it, where the document tells."""
    question: int | None = None
    """The number of the question that it is or belongs to, counted from 1."""
    html: str = ""
    """The block's own markup, not yet sanitised."""


@dataclass(frozen=True, slots=True)
class Explained:
    """How a document, or one part of a document that holds several sessions, was read."""

    parsed: Parsed
    """What came of it."""
    schemes: tuple[Scheme, ...] = ()
    """Every way to mark questions that found any, the chosen one first."""
    steps: tuple[Step, ...] = ()
    """All blocks in the document's order, then what its reader left out."""


def explain(document: Document, hints: Hints) -> Iterator[Explained]:
    """How `document` is read: the same decisions as `parse` takes, shown. One for each session in it.

    Raises DocumentError where `parse` does.
    """
    collection = COLLECTIONS.get(document.media_type)
    pieces = iter([("", document)]) if collection is None else collection(document)
    for parsed in each(document, hints):
        _, piece = next(pieces, ("", None))
        yield Explained(parsed) if piece is None else _one(piece, hints, parsed)


def _one(document: Document, hints: Hints, parsed: Parsed) -> Explained:
    try:
        read, known = corrected(carried(reading(document, hints), document), document, hints)
    except DocumentError:  # a piece of a collection; `parsed` says why
        return Explained(parsed)
    taken = under(read.blocks, known.drop)
    found = decide(without(read, taken), known)
    steps = [*_in_order(found, read, taken), *_left_out(read)]
    is_lined = not parsed.part and document.media_type.startswith(_LINED)
    return Explained(parsed, tuple(map(_scheme, found.tried)), tuple(_lined(document, steps) if is_lined else steps))


def _scheme(marking: Marking) -> Scheme:
    return Scheme(marking.scheme, round(marking.score, 2), len(marking.asks), marking.reasons)


def _in_order(found: Found, read: Reading, taken: dict[int, str]) -> Iterator[Step]:
    """The blocks that got a role, and between them those that the editor wanted dropped."""
    places = {id(one): index for index, one in enumerate(read.blocks)}
    waiting = sorted(taken)
    asked, before = 0, None
    for placed in found.placed:
        here = places.get(id(placed.feature.block), -1)
        while waiting and waiting[0] < here:
            yield _dropped(read.blocks[waiting[0]], taken[waiting.pop(0)])
        asked += _opens_turn(placed, before)
        before = placed if placed.role in _SPOKEN else before
        yield _step(placed, asked)
    yield from (_dropped(read.blocks[index], taken[index]) for index in waiting)


_SPOKEN = frozenset({"question", "answer", "heading"})


def _opens_turn(placed: Placed, before: Placed | None) -> bool:
    """Whether a question begins here, as `parts/turns.py` counts them: who goes on asking still asks the same one."""
    if placed.role != "question" or placed.mark is None:
        return False
    if before is None or before.role != "question" or before.mark is None or before.mark.split:
        return True
    return not placed.mark.speaker or before.mark.speaker != placed.mark.speaker


def _step(placed: Placed, asked: int) -> Step:
    one = placed.feature
    return Step(
        line=None,
        kind=_kind(one.block),
        text=one.block.text,
        role=placed.role,
        why=placed.why,
        asks=round(one.asks, 2),
        label=(one.label.name or None) if one.label else None,
        speaker=placed.mark.speaker if placed.mark else None,
        question=asked or None if placed.role in _SPOKEN else None,
        html=one.block.html,
    )


def _dropped(block: Block, heading: str) -> Step:
    return Step(None, _kind(block), block.text, "dropped", f"the editor wants “{heading}” dropped", html=block.html)


def _left_out(read: Reading) -> Iterator[Step]:
    for text in read.dropped:
        yield Step(None, "text", " ".join(text.split()), "dropped", "its place on the page says that it is no content")


def _kind(block: Block) -> str:
    if block.kind == "heading":
        return "heading by its looks" if block.level == GUESSED else f"heading {block.level}"
    return "bold" if block.kind == "paragraph" and block.is_bold else block.kind


def _lined(document: Document, steps: list[Step]) -> Iterator[Step]:
    text = decode(document)
    lines = Lines(text, is_plain=document.media_type == "text/plain")
    begin = after = lines.start_of(front_of(document, text).count("\n") + 1)
    for step in steps:
        is_left_out = step.kind == "text"
        line, place = lines.find(step.text, begin if is_left_out else after)
        after = after if is_left_out else place
        yield replace(step, line=line)


def front_of(document: Document, text: str) -> str:
    """The front matter at the start of `text`, which is that of `document`; "" if there is none."""
    rest = split(document, text, Hints())[1] if document.media_type in _FRONTED else text
    return text[: len(text) - len(rest)]
