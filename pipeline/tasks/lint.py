"""Lint: what an editor should know about one document before it goes out. Pure; each rule is one function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from pipeline.model.session import Session
from pipeline.parse.editor.correcting import misspelt
from pipeline.parse.editor.references import Picture, is_placeholder, links, pictures, trouble
from pipeline.parse.explain import Explained, Step
from pipeline.parse.judging.verdict import LEFT_ALONE
from pipeline.parse.sanitize import reachable

Level = Literal["error", "warning"]

_KEPT = frozenset({"introduction", "question", "answer", "heading", "section", "conclusion", "call_to_action"})
_FINE = frozenset({"question", "title", "dropped"})
"""What a heading that asks may well be."""
_TOLD = re.compile(r"no guest found|\d+ of \d+ questions ha(?:ve|s) no answer")
"""Reasons of the verdict about which a rule of our own says more."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at."""

    file: str
    """As the user named it."""
    line: int | None
    """Counted from 1; None where it is about the whole, or the format has no lines."""
    level: Level
    """An error keeps a session from going out right; a warning is for the editor to weigh."""
    rule: str
    """Names the rule, for programs: "dead-link"."""
    message: str
    """What is wrong, and what to do, on one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One session, or what might have been one, with all that the rules look at."""

    file: str
    explained: Explained
    text: str = ""
    """The file's text, with \\n line breaks; "" where its lines are not those of `explained`."""
    front: str = ""
    """The part of `text` that is front matter."""
    media_type: str = ""
    """What the file is."""
    address: str | None = None
    """Where the document lives on the web; relative addresses are good there."""
    rest: int | None = None
    """The index of the turn before which its mail would be cut, for it is too long; None if all fits."""
    is_approved: bool = False
    """Whether the editor has approved it as it stands."""

    @property
    def waits(self) -> bool:
        """Whether it is published only when the editor says so."""
        return self.explained.parsed.verdict.standing == "review" and not self.is_approved

    @property
    def session(self) -> Session | None:
        """What was found in it."""
        return self.explained.parsed.session

    def kept(self) -> Iterator[Step]:
        """The blocks that readers get to see."""
        return (step for step in self.explained.steps if step.role in _KEPT)

    def asked(self) -> list[Step]:
        """The block at which each question begins, in order."""
        firsts: dict[int, Step] = {}
        for step in self.explained.steps:
            if step.role == "question" and step.question:
                firsts.setdefault(step.question, step)
        return list(firsts.values())


Said = tuple[int | None, Level, str]
"""(line, level, message) of a finding."""


def lint(piece: Piece) -> Iterator[Finding]:
    """All findings about one session, in the order of its file."""
    found = [
        Finding(piece.file, line, level, rule, message)
        for rule, look in RULES.items()
        for line, level, message in look(piece)
    ]
    return iter(sorted(found, key=lambda each: (each.line or 0, each.level)))


def _verdict(piece: Piece) -> Iterator[Said]:
    verdict = piece.explained.parsed.verdict
    if verdict.standing == "none" and LEFT_ALONE not in verdict.reasons:
        why, beside = "; ".join(verdict.reasons), PurePath(piece.file).with_suffix(".session.toml").name
        yield None, "error", f"is not read as a session: {why}; if it is one, write “session = true” into {beside}"
    for reason in verdict.reasons if piece.waits else ():
        if not _TOLD.fullmatch(reason):
            yield None, "error", f"waits for review: {reason}; mend it, or approve it with `qna sessions approve`"


def _guests(piece: Piece) -> Iterator[Said]:
    if piece.session is None:
        return
    if not piece.session.guests:
        level: Level = "error" if piece.waits else "warning"
        yield None, level, "no guest was found; write “guest: NAME” in its front matter or sidecar"
    for guest in piece.session.guests:
        if not guest.role:
            yield None, "warning", f"nothing says who {guest.name} is; write “role:” in its front matter or sidecar"


def _answers(piece: Piece) -> Iterator[Said]:
    session, steps = piece.session, piece.explained.steps
    if session is None:
        return
    asked = iter(piece.asked())
    for number, turn in enumerate(session.turns, start=1):
        line = step.line if turn.question and (step := next(asked, None)) else None
        is_answered = any(passage.body for passage in turn.answer)
        if turn.question and not is_answered:
            yield line, "error", f"question {number} {_quoted(turn.question)} has no answer; write it, or take it out"
        if not turn.question and len(session.turns) > 1:
            first = next((step.line for step in steps if step.role in ("answer", "heading")), None)
            yield first, "warning", "an answer has no question; write it above, or see `qna parse --explain`"


def _duplicates(piece: Piece) -> Iterator[Said]:
    seen: dict[str, Step] = {}
    for step in piece.asked():
        text = " ".join(re.findall(r"\w+", step.text.casefold()))
        if before := seen.get(text):
            there = f" (line {before.line})" if before.line else ""
            yield step.line, "warning", f"the question {_quoted(step.text)} was put before{there}; take one out"
        seen.setdefault(text, step)


def _headings(piece: Piece) -> Iterator[Said]:
    if piece.session is None:
        return
    is_essay = len(piece.session.turns) == 1
    closing = {said.heading for said in piece.session.turns[-1].answer if said.closing} if is_essay else ()
    for step in piece.explained.steps:
        is_heading = step.kind.startswith("heading") or step.kind == "bold"
        if is_heading and step.asks == 1 and step.role not in _FINE and step.text not in closing:
            hint = "mark it like the other questions, or name them all under “questions:” in the front matter"
            role = step.role.replace("_", " ")
            yield step.line, "warning", f"{_quoted(step.text)} looks like a question but was read as {role}; {hint}"


def _links(piece: Piece) -> Iterator[Said]:
    lines = piece.text.split("\n")
    for step in piece.kept():
        for link in links(step.html) if step.kind != "code" else ():
            name, line = f"the link {_quoted(link.shown)}", _line_of(link.address, lines, step.line)
            if wrong := trouble(link.address):
                what, remedy = wrong
                yield line, "error", f"{name} {what}; {remedy}"
            elif is_placeholder(link.address):
                yield line, "warning", f"{name} leads to a placeholder ({link.address}); write the real address"


def _line_of(address: str, lines: list[str], begin: int | None) -> int | None:
    """The line on which `address` stands in the block that begins on the line `begin`."""
    if begin is None or not address:
        return begin
    for number, line in enumerate(lines[begin - 1 : begin - 1 + _LONGEST_BLOCK], start=begin):
        if address in line or (number > begin and not line.strip()):
            return number if address in line else begin
    return begin


_LONGEST_BLOCK = 100
"""Lines."""


def _keys(piece: Piece) -> Iterator[Said]:
    for line, key, meant in misspelt(piece.front):
        yield line, "warning", f"“{key}” in the front matter says nothing to us; did you mean “{meant}”?"


def _pictures(piece: Piece) -> Iterator[Said]:
    lines = [step.line for step in piece.kept() if step.line]
    if not lines or piece.session is None:
        return
    begin = min(each.line or 0 for each in piece.explained.steps if each.line)
    dropped = {step.line for step in piece.explained.steps if step.role in ("dropped", "boilerplate")}
    for picture in pictures(piece.text, piece.media_type):
        if picture.line < begin or picture.line > max(lines) + _BELOW or picture.line in dropped:
            continue
        if not picture.described:
            yield picture.line, "warning", f"the picture {_place(picture)} has no alternative text; say what it shows"
        if reachable(picture.address, piece.address) is None:
            yield (
                picture.line,
                "error",
                f"the picture {_place(picture)} is not on the web and readers will not see it; upload it and write"
                " its whole address",
            )


_BELOW = 3
"""Lines below the last block in which a picture, which is no block if nobody can see it, still belongs to the piece."""


def _mail(piece: Piece) -> Iterator[Said]:
    if piece.rest is None or piece.session is None:
        return
    turn = piece.session.turns[piece.rest]
    number = sum(bool(each.question) for each in piece.session.turns[: piece.rest + 1])
    asked = piece.asked()
    line = asked[number - 1].line if turn.question and number <= len(asked) else None
    which = f"question {number} {_quoted(turn.question)}" if turn.question else "its first answer"
    yield (
        line,
        "warning",
        f"the mail is longer than Gmail shows and ends at {which}, with a link to the rest; shorten it if it should"
        " be whole",
    )


RULES: dict[str, Callable[[Piece], Iterator[Said]]] = {
    "verdict": _verdict,
    "guest": _guests,
    "answer": _answers,
    "duplicate-question": _duplicates,
    "unread-question": _headings,
    "dead-link": _links,
    "front-matter": _keys,
    "picture": _pictures,
    "long-mail": _mail,
}
"""Every rule about one session; to add one, write a function and put it here."""


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"


def _place(picture: Picture) -> str:
    return picture.address if len(picture.address) <= _SHOWN else picture.address[: _SHOWN - 1] + "…"
