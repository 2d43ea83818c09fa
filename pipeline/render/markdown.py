"""A session as Markdown with YAML front matter, in the form that our own reader reads back to the last mark.

The form is plain: `#` sections, `##` questions, `###` headings in answers, **Name:** before who speaks where the front
matter lists who does, headings of the text itself from `####` on. Comments say what that leaves open, and no more.
`parse/own/markdown.py` reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape

from pipeline.model.session import Contact, Html, Passage, Person, Session, Turn
from pipeline.render.fragments.fragment import question_parts, question_words
from pipeline.render.fragments.markup import each_block, escaped, heading, inline

MARK = "qna: 1 # read as written, question by question; without this line: like any other text"
"""The first line of the front matter, by which our reader knows the form."""

_DEEPER = 2
"""Levels by which the text's own headings step back behind ours."""
_BOLD_LABEL = re.compile(r"(?:<p>)?\s*<strong>([^<]*):</strong>")


def markdown(session: Session) -> str:
    """Front matter and text of `session`; nothing of it is left out but what was dropped."""
    parts = [_front_matter(session), _text(session.introduction)]
    speakers, askers = _speakers(session), _askers(session)
    section: str | None = None
    for turn in session.turns:
        asked = _question(turn, askers)
        if turn.section != section:
            parts.append(heading(escaped(turn.section) if turn.section else "<!-- no section -->", 1))
            section = turn.section
        parts += [*asked, *_answer(turn, speakers, apart=len(asked) > 1)]
    parts += _part("conclusion", session.conclusion)
    parts += _part("call to action", session.call_to_action)
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(fragment: Html) -> str:
    return "\n\n".join(written for _, written in each_block(fragment, _DEEPER))


def _part(name: str, fragment: Html) -> list[str]:
    return [f"<!-- {name} -->", _text(fragment)] if fragment else []


def _speakers(session: Session) -> tuple[str, ...]:
    return _once(passage.speaker for turn in session.turns for passage in turn.answer)


def _askers(session: Session) -> tuple[str, ...]:
    return _once(turn.asker for turn in session.turns)


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _front_matter(session: Session) -> str:
    scalars = {
        "id": session.identity,
        "title": session.title,
        "series": session.series,
        "number": session.number,
        "date": session.published.isoformat() if session.published else None,
        "embargo": "false" if session.published and not session.embargo else None,
        "language": session.language,
        "url": session.url,
        "image": session.image,
        "summary": session.summary,
    }
    lines = ["---", MARK, *(f"{key}: {_scalar(value)}" for key, value in scalars.items() if value is not None)]
    lines += [*_people("guests", session.guests), *_people("hosts", session.hosts)]
    lines += _list("topics", session.topics)
    lines += [*_list("askers", _askers(session)), *_list("speakers", _speakers(session))]
    return "\n".join([*lines, *_contact(session.contact), "---"])


def _people(key: str, people: Iterable[Person]) -> Iterator[str]:
    for at, person in enumerate(people):
        if at == 0:
            yield f"{key}:"
        yield f"  - name: {_scalar(person.name)}"
        told = (("role", person.role), ("url", person.url))
        yield from (f"    {name}: {_scalar(text)}" for name, text in told if text)


def _list(key: str, words: Sequence[str]) -> list[str]:
    return [f"{key}: [{', '.join(map(_scalar, words))}]"] if words else []


def _contact(contact: Contact | None) -> Iterator[str]:
    if contact is None:
        return
    yield "contact:"
    yield f"  lines: [{', '.join(map(_scalar, contact.lines))}]"
    yield from (f"  {name}: {_scalar(text)}" for name, text in (("email", contact.email), ("web", contact.web)) if text)


def _scalar(value: object) -> str:
    """A YAML scalar: JSON's strings are YAML's double-quoted ones (YAML 1.2, §1.3)."""
    return str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False)


def _question(turn: Turn, askers: Collection[str]) -> list[str]:
    """A heading, and below it what the question says beyond its first paragraph, or all of it if that is none."""
    label = f"**{escaped(turn.asker)}:** " if turn.asker else ""
    if marked := _in_markup(turn.question_html or Html(""), turn.question):
        first, line, more = marked
        disarmed = "" if label or not _is_labelled(first, askers) else "<!-- -->"
        return [heading(f"{label}{disarmed}{line}", 2), *(("<!-- and -->", more) if more else ())]
    plain = heading(f"{label}{escaped(turn.question) if turn.question else '<!-- no question -->'}", 2)
    return [plain, "<!-- in full -->", _text(turn.question_html)] if turn.question_html else [plain]


def _in_markup(fragment: Html, question: str | None) -> tuple[str, str, str] | None:
    """A question's first paragraph, the same on a line of Markdown, and the blocks after it.

    None where its text would not be `question` again, or where there is nothing about it that needs markup.
    """
    first, rest = question_parts(fragment)
    more = [html for html, _ in each_block(rest)]
    words = question_words("\n".join([f"<p>{first}</p>", *more]))
    is_lone = fragment.startswith("<p>") or "<" not in first
    if (question or "") != words or (is_lone and not more) or not all(html.startswith("<p>") for html in more):
        return None
    line = inline(first)
    return (first, line, _text(rest)) if line else None


def _answer(turn: Turn, speakers: Collection[str], *, apart: bool) -> Iterator[str]:
    """The passages; `apart`: the first one must be told from what stands above it."""
    is_first = True
    for passage in turn.answer:
        if passage.heading:
            yield heading(escaped(passage.heading) + (" <!-- closing -->" if passage.closing else ""), 3)
        elif apart or not (passage.speaker or (is_first and passage.body)):
            yield "<!-- answer -->"
        yield from _said(passage, speakers)
        is_first, apart = False, not passage.body


def _said(passage: Passage, speakers: Collection[str]) -> Iterator[str]:
    label = f"**{escaped(passage.speaker)}:**" if passage.speaker else ""
    for part, written in each_block(passage.body, _DEEPER):
        if label and part.startswith("<p>") and not written.startswith("<p"):
            yield f"{label} {written}"
        else:
            yield from (label, "<!-- text -->" if _is_labelled(part, speakers) else "", written)
        label = ""
    yield label


def _is_labelled(part: str, names: Collection[str]) -> bool:
    """Whether a paragraph begins as if one of `names` spoke, though nobody does."""
    label = _BOLD_LABEL.match(part)
    return label is not None and unescape(label[1]) in names
