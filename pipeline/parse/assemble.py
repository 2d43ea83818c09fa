"""Blocks with roles → Session. Here text becomes the model's fields, and HTML passes the sanitiser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.model.session import Hints, Html, Parsed, Person, Session, Turn
from pipeline.parse.blocks import Block, Declared, Reading
from pipeline.parse.contact import contact
from pipeline.parse.dates import day_in, zone
from pipeline.parse.ending import comments_start
from pipeline.parse.features import Feature, features, is_byline, squeezed
from pipeline.parse.heading_line import TitleLine, ordinal_in, split_title
from pipeline.parse.language import language
from pipeline.parse.names import is_name, same
from pipeline.parse.people import Sources, expanded, guests, is_host_word
from pipeline.parse.roles import Placed, find_title, place
from pipeline.parse.sanitize import clean
from pipeline.parse.schemes import Known, Marking, best
from pipeline.parse.turns import turns
from pipeline.parse.verdict import Evidence, judge

_QUOTED_SERIES = re.compile(r"[\"“«„]([^\"”»“]{3,60})[\"”»“]\s+(?:[\w-]+\s+){0,3}series\b")
_OUR_SERIES = re.compile(r"\b(?:our|the)\s+((?:[A-Z0-9&][\w&-]*\s+){1,6})(?:interview\s+)?series\b")
_LONGEST_ROLE = 12
"""Words of a summary that may say what a guest is."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was decided about the document, on the way to the session."""

    reading: Reading
    placed: tuple[Placed, ...]
    marking: Marking | None
    title: TitleLine
    whole_title: str

    def of(self, *roles: str) -> tuple[Block, ...]:
        return tuple(one.feature.block for one in self.placed if one.role in roles)


def assemble(reading: Reading, hints: Hints) -> Parsed:
    """The session that `reading` holds, with the verdict on it."""
    found = _decide(reading, hints)
    people, hosts, several = _people(found, hints)
    exchanged = turns(found.placed, found.marking, several, reading.address)
    session = _session(found, hints, people, hosts, exchanged)
    verdict = judge(session, _evidence(found, hints))
    return Parsed(None if verdict.standing == "none" else session, verdict)


def _decide(reading: Reading, hints: Hints) -> _Found:
    declared = reading.declared
    piece = features(reading.blocks)
    stop = comments_start(piece)
    seen = piece + features(reading.footer)
    title = find_title(seen[:stop], declared)
    start = 0 if title is None else title + 1
    known = Known(
        (*hints.hosts, *(host.name for host in declared.hosts)),
        (*(guest.name for guest in declared.guests), *((hints.guest,) if hints.guest else ())),
    )
    marking = best(seen[start:stop], known)
    marking = marking.shifted(start) if marking else None
    placed = place(seen, marking, title, stop, frozenset(map(squeezed, hints.boilerplate)))
    written = (declared.title if declared.by_editor else None) or (_title_text(seen, title)) or declared.title or ""
    series = tuple(name for name in (declared.series, hints.series, *declared.topics) if name)
    return _Found(reading, placed, marking, split_title(written, series), written)


def _title_text(seen: tuple[Feature, ...], title: int | None) -> str | None:
    return seen[title].block.text if title is not None else None


def _people(found: _Found, hints: Hints) -> tuple[tuple[Person, ...], tuple[Person, ...], bool]:
    """Guests, hosts, and whether answers need to tell who speaks."""
    declared = found.reading.declared
    cast = found.marking.cast if found.marking else None
    asking = tuple(name for name in (cast.names(asking=True) if cast else ()) if not is_host_word(name))
    answering = cast.names(asking=False) if cast else ()
    around = found.of("introduction", "conclusion")
    sources = Sources(
        title=found.whole_title,
        introduction=tuple(block.text for block in around),
        first_answers=tuple(block.text for block in found.of("answer")[:6]),
        first_question=" ".join(block.text for block in found.of("question")[:1]),
        speakers=answering,
        marked=tuple(text for block in found.of("introduction") for text in block.marked),
        headings=tuple(block.text for block in found.of("heading")),
        hosts=(*asking, *hints.hosts, *(host.name for host in declared.hosts)),
    )
    given = declared.guests or (() if answering else _guest_in_title(declared, found.title))
    if len(given) == 1 and not given[0].role and declared.role:
        given = (replace(given[0], role=declared.role),)
    known_hosts = declared.hosts or tuple(Person(_host(name, sources, declared)) for name in asking)
    return guests(given, sources, hints.guest), known_hosts, len(answering) > 1


def _host(label: str, sources: Sources, declared: Declared) -> str:
    author = re.split(r"\s*[(,]", declared.author or "", maxsplit=1)[0]
    return author if author and same(label, author) and len(author) > len(label) else expanded(label, sources)


def _guest_in_title(declared: Declared, line: TitleLine) -> tuple[Person, ...]:
    """The guest of series that head each piece with a name: title = the person, summary = what the person is."""
    title = line.title or ""
    summary = (declared.summary or "").rstrip(" .")
    is_short = bool(summary) and len(summary.split()) <= _LONGEST_ROLE and ". " not in summary
    lone = (
        is_short
        and declared.by_editor
        and len(title.split()) == 1
        and title[:1].isupper()
        and len(summary.split()) <= 4
    )
    if not (declared.by_editor or line.series) or not (is_name(title) or lone):
        return ()
    return (Person(title, summary if is_short and declared.by_editor else None),)


def _session(
    found: _Found, hints: Hints, people: tuple[Person, ...], hosts: tuple[Person, ...], exchanged: tuple[Turn, ...]
) -> Session:
    declared, line, address = found.reading.declared, found.title, found.reading.address
    introduction = " ".join(block.text for block in found.of("introduction"))
    series = declared.series or line.series or _series_in(introduction, found.whole_title) or hints.series
    number = declared.number if declared.number is not None else line.number
    given, lines = contact([block.raw for block in found.of("contact")])
    published = declared.published or _dated(found, hints)
    return Session(
        title=line.title or found.whole_title,
        turns=exchanged,
        series=series,
        number=number if number is not None or not series else ordinal_in(introduction),
        guests=people,
        hosts=hosts,
        language=declared.language
        or language(
            " ".join(one.feature.block.text for one in found.placed if one.role not in ("boilerplate", "contact"))
        ),
        published=published,
        embargo=declared.embargo,
        introduction=_html(found.of("introduction"), address),
        conclusion=_html(found.of("conclusion"), address),
        call_to_action=_html(found.of("call_to_action"), address),
        contact=given,
        topics=declared.topics,
        summary=declared.summary,
        identity=declared.identity,
        url=declared.url,
        boilerplate=(*found.reading.dropped, *(block.text for block in found.of("boilerplate") if block.text), *lines),
    )


def _series_in(introduction: str, title: str) -> str | None:
    quoted = _QUOTED_SERIES.search(introduction)
    if quoted and quoted[1].casefold() in title.casefold():
        return quoted[1]
    ours = _OUR_SERIES.search(introduction)
    return ours[1].strip() if ours else None


def _dated(found: _Found, hints: Hints) -> datetime | None:
    """The day that a byline above the text names: "Published 12 March 2025"."""
    for block in found.of("boilerplate")[:5]:
        if is_byline(block.text) and (day := day_in(block.text)) is not None:
            return day.replace(tzinfo=zone(hints.timezone))
    return None


def _html(blocks: tuple[Block, ...], address: str | None) -> Html:
    return clean("\n".join(element(block) for block in blocks), address)


def element(block: Block) -> str:
    """A block as an HTML element of its own."""
    if block.kind == "heading":
        return f"<h3>{block.html}</h3>"
    return f"<p>{block.html}</p>" if block.kind == "paragraph" else block.html


def _evidence(found: _Found, hints: Hints) -> Evidence:
    declared = found.reading.declared
    line = found.title
    introduction = " ".join(block.text for block in found.of("introduction"))
    return Evidence(
        title=found.whole_title,
        titled=line.title is not None,
        introduction=introduction,
        marking=found.marking,
        doubts=found.reading.doubts,
        is_numbered=line.number is not None or declared.number is not None,
        in_series=bool(declared.series or line.series or _series_in(introduction, found.whole_title)),
        names_guest=bool(declared.guests or hints.guest),
    )
