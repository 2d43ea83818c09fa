"""A session as Markdown with YAML front matter, in the form that our own reader reads back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pipeline.model.session import Passage, Person, Session, Turn
from pipeline.render.markup import blocks, escaped


def markdown(session: Session) -> str:
    """Front matter, `##` questions, `###` headings within answers, and **Name:** where several people answer."""
    parts = [_front_matter(session), blocks(session.introduction)]
    labelled = bool(session.sections) or any(turn.section for turn in session.turns)
    several = len({passage.speaker for turn in session.turns for passage in turn.answer} - {None}) > 1
    deeper = any(turn.section for turn in session.turns)
    for turn in session.turns:
        parts += _turn(turn, 2 + deeper, several=several, labelled=labelled)
    parts += [blocks(session.conclusion)]
    ending = [blocks(session.call_to_action), _contact(session)]
    if any(ending):
        parts += ["---", *ending]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(session: Session) -> str:
    lines: list[str] = ["---"]
    scalars: dict[str, Any] = {
        "id": session.identity,
        "title": session.title,
        "series": session.series,
        "number": session.number,
        "date": session.published.isoformat() if session.published else None,
        "language": session.language,
        "url": session.url,
        "summary": session.summary,
    }
    lines += [f"{key}: {_scalar(value)}" for key, value in scalars.items() if value is not None]
    for key, people in (("guests", session.guests), ("hosts", session.hosts)):
        lines += _people(key, people)
    if session.topics:
        lines.append(f"topics: [{', '.join(map(_scalar, session.topics))}]")
    return "\n".join([*lines, "---"])


def _people(key: str, people: Iterable[Person]) -> list[str]:
    lines = []
    for person in people:
        lines.append(f"  - name: {_scalar(person.name)}")
        lines += [f"    {name}: {_scalar(text)}" for name, text in (("role", person.role), ("url", person.url)) if text]
    return [f"{key}:", *lines] if lines else []


def _scalar(value: object) -> str:
    """A YAML scalar: JSON's strings are YAML's double-quoted ones (YAML 1.2, §1.3)."""
    return str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False)


def _turn(turn: Turn, level: int, *, several: bool, labelled: bool) -> list[str]:
    parts = []
    # Where other headings stand among the questions, a label tells them apart for whoever reads this.
    label = turn.asker or ("Question" if labelled else "")
    if turn.section:
        parts.append(f"{'#' * (level - 1)} {escaped(turn.section)}")
    if turn.question:
        parts.append(f"{'#' * level} {escaped(label) + ': ' if label else ''}{escaped(turn.question)}")
    for passage in turn.answer:
        parts += _passage(passage, level + 1, named=several)
    return parts


def _passage(passage: Passage, level: int, *, named: bool) -> list[str]:
    body = blocks(passage.body)
    if named and passage.speaker:
        body = f"**{escaped(passage.speaker)}:** {body}"
    return [f"{'#' * level} {escaped(passage.heading)}", body] if passage.heading else [body]


def _contact(session: Session) -> str:
    contact = session.contact
    if contact is None:
        return ""
    lines = [escaped(line) for line in contact.lines]
    lines += [f"E-mail: {contact.email}"] if contact.email else []
    lines += [f"Web: {contact.web}"] if contact.web else []
    return "  \n".join(lines)
