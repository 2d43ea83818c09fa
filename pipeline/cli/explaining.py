"""An explained document in print: the ways to mark questions that were tried, then each block with role and reason."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pipeline.cli.words import columns, shortened, state
from pipeline.parse.explain import Explained, Step

_BEGINNING = 44
"""Columns of a block's text."""
_ASKING = 0.5
"""From here on a block looks like a question."""
_WASTE = frozenset({"boilerplate", "dropped", "rule"})
_STANDING = {"none": "not a session"}


def rows(name: str, explained: Explained) -> Iterator[dict[str, object]]:
    """One JSON-ready object for each block."""
    for step in explained.steps:
        yield {
            "source": name,
            "part": explained.parsed.part or None,
            "line": step.line,
            "kind": step.kind,
            "role": step.role,
            "why": step.why,
            "asks": step.asks,
            "label": step.label,
            "speaker": step.speaker,
            "question": step.question,
            "text": step.text,
        }


def lines(name: str, explained: Explained) -> Iterator[str]:
    """The same for people: an overview, and a line for each block."""
    verdict = explained.parsed.verdict
    part = f" {explained.parsed.part}" if explained.parsed.part else ""
    why = f" ({'; '.join(verdict.reasons)})" if verdict.reasons else ""
    yield f"{name}{part}: {state(_STANDING.get(verdict.standing, verdict.standing))}{why}"
    yield from _schemes(explained)
    if explained.steps:
        yield ""
        head = ("line", "role", "asks", "block", "begins", "because")
        yield from columns((head, *map(_row, explained.steps)), right=(0, 2), indent="  ")


def _schemes(explained: Explained) -> Iterator[str]:
    if not explained.schemes:
        yield "  no way to mark questions fits it" if explained.steps else "  nothing in it was read"
        return
    yield from (f"  {reason}" for reason in explained.schemes[0].reasons)
    yield ""
    table = [("", "score", "questions")]
    table += [(each.name, f"{each.score:.2f}", str(each.questions)) for each in explained.schemes]
    yield from columns(table, right=(1, 2), indent="  ")


def _row(step: Step) -> tuple[str, ...]:
    return (
        "" if step.line is None else str(step.line),
        _role(step),
        "" if step.asks is None else f"{step.asks:.2f}",
        step.kind,
        shortened(step.text, _BEGINNING),
        step.why + (f" (said by {step.speaker})" if step.speaker else ""),
    )


def _role(step: Step) -> str:
    role = step.role.replace("_", " ")
    if step.role == "question":
        return click.style(role + (f" {step.question}" if step.question else ""), fg="cyan", bold=True)
    if step.role in _WASTE:
        return click.style(role, dim=True)
    # What asks and stands like a question, but was not read as one, is what an editor looks for here.
    if (step.asks or 0) >= _ASKING and step.kind != "paragraph" and step.role != "title":
        return click.style(role, fg="yellow")
    return role
