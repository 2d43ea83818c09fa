"""Blocks with roles → Session. Here text becomes the model's fields, and HTML passes the sanitiser."""

from __future__ import annotations

from pipeline.model.session import Hints, Html, Parsed, Person, Session, Turn
from pipeline.parse.blocks import Block, Reading
from pipeline.parse.decide import Found, decide
from pipeline.parse.editor.particulars import series_names
from pipeline.parse.inline import letters
from pipeline.parse.judging.evidence import Evidence
from pipeline.parse.judging.verdict import judge
from pipeline.parse.parts.contact import contact
from pipeline.parse.parts.dateline import dated
from pipeline.parse.parts.habits import lines
from pipeline.parse.parts.heading_line import kicker, ordinal_in
from pipeline.parse.parts.series import SITE, Around, beside_name, lines_of
from pipeline.parse.parts.series import told as told_series
from pipeline.parse.parts.turns import turns
from pipeline.parse.parts.whole_title import same_series, told_apart
from pipeline.parse.people.credits import credited
from pipeline.parse.questions.features import is_byline
from pipeline.parse.sanitize import clean
from pipeline.parse.taking_part import named_by_title, taking_part
from pipeline.parse.words.language import language

_TOP = 8
"""So many blocks may hold a line that says who asks and who answers."""
_LONGEST_LINE = 120
_MOST_DROPPED = 40
"""So many blocks, and pieces that the reader left out, are looked at for the series."""
_LONGEST_SAID = 6000


def assemble(reading: Reading, hints: Hints) -> Parsed:
    """The session that `reading` holds, with the verdict on it."""
    found = decide(reading, hints)
    people, hosts, several = taking_part(found, hints)
    exchanged = turns(found.placed, found.marking, several, found.reading.address)
    session = _session(found, hints, people, hosts, exchanged)
    verdict = judge(session, _evidence(found, hints, session))
    return Parsed(None if verdict.standing == "none" else session, verdict, lines=lines(found.placed))


def _session(
    found: Found, hints: Hints, people: tuple[Person, ...], hosts: tuple[Person, ...], exchanged: tuple[Turn, ...]
) -> Session:
    declared, line, address = found.reading.declared, found.title, found.reading.address
    introduction = " ".join(block.text for block in found.of("introduction"))
    line = told_apart(line, people) if declared.series is None else line
    named = told_series(_around(found, people)) if not (declared.series or line.series) else None
    if named is not None and hints.series and not same_series(named.series or "", hints.series):
        named = None  # the series of the source is known, that of the text is guessed
    series = declared.series or line.series or hints.series or (named.series if named else None)
    number = declared.number if declared.number is not None else line.number
    number = named.number if number is None and named is not None else number
    given, lines = contact(
        [block.raw for block in found.of("contact")], [block.raw for block in found.of("call_to_action")]
    )
    published = declared.published or dated(found.placed, hints.timezone)
    return Session(
        title=line.title or found.whole_title,
        turns=exchanged,
        series=series,
        number=number if number is not None or not series else _number_told(series, introduction, found),
        guests=people,
        hosts=hosts,
        language=declared.language
        or language(
            " ".join([one.feature.block.text for one in found.placed if one.role not in ("boilerplate", "contact")])
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
        image=declared.image,
        boilerplate=(*found.reading.dropped, *(block.text for block in found.of("boilerplate") if block.text), *lines),
    )


def _number_told(series: str, introduction: str, found: Found) -> int | None:
    """The number that the text, and no line of its head, gives to the session."""
    first = " ".join(block.text for block in (*found.of("introduction"), *found.of("boilerplate")[:_TOP]))
    return ordinal_in(introduction) or beside_name(series, first[:_LONGEST_SAID])


def _around(found: Found, people: tuple[Person, ...]) -> Around:
    """What stands around the piece, for finding its series."""
    above: list[tuple[str, frozenset[str]]] = []
    for one in found.placed:
        if one.role == "title":
            break
        if one.feature.block.text:
            above.append((one.feature.block.text, frozenset(one.feature.block.names)))
    else:
        above = []
    introduction = found.of("introduction")[:_MOST_DROPPED]
    boilerplate = tuple(block.text for block in found.of("boilerplate")[:_TOP])
    first = " ".join(block.text for block in (*introduction, *found.of("question")[:1]))
    return Around(
        title=found.whole_title,
        headed=found.reading.declared.headed or "",
        above=tuple(above),
        beside=lines_of((*(block.raw for block in introduction), *boilerplate)),
        dropped=lines_of(found.reading.dropped[:_MOST_DROPPED]),
        introduction=" ".join((" ".join(block.text for block in introduction)[:_LONGEST_SAID], *boilerplate)),
        opening=first,
        asked=" ".join(block.text for block in found.of("question")[:1]),
        guests=tuple(person.name for person in people),
    )


def _html(blocks: tuple[Block, ...], address: str | None) -> Html:
    return clean("\n".join(element(block) for block in blocks), address)


def element(block: Block) -> str:
    """A block as an HTML element of its own."""
    if block.kind == "heading":
        return f"<h3>{block.html}</h3>"
    return f"<p>{block.html}</p>" if block.kind == "paragraph" else block.html


def _front(found: Found) -> tuple[str, ...]:
    """The lines before the first question that only say who wrote it, and in which series."""
    return tuple(line for line in found.dropped_above if is_byline(line) or kicker(line) is not None)


def _without_site(headed: str, title: str) -> str:
    """What a page's head says, without the name of the site behind the title; that may hold any word."""
    *parts, last = SITE.split(headed)
    if not parts:
        return headed
    known = [letters(part) for part in parts]
    return " | ".join(parts) if letters(title) in known and letters(last) not in known else headed


def _credited_guests(found: Found) -> tuple[str, ...]:
    """The guests whom a line at the top names."""
    if not found.credits.guests:
        return ()
    around = [one.feature.block for one in found.placed if one.role in ("introduction", "boilerplate")]
    return credited(line for block in around[:_TOP] for line in block.raw.split("\n")).guests


def _evidence(found: Found, hints: Hints, session: Session) -> Evidence:
    declared = found.reading.declared
    line = found.title
    introduction = " ".join(block.text for block in found.of("introduction"))
    return Evidence(
        title=found.whole_title,
        titled=line.title is not None,
        introduction=" ".join((introduction, declared.summary or "", *series_names(declared))),
        marking=found.marking,
        doubts=found.reading.doubts,
        is_numbered=line.number is not None or declared.number is not None,
        in_series=bool(declared.series or line.series or (session.series and session.series != hints.series)),
        names_guest=bool(
            declared.guests or hints.guest or _credited_guests(found) or named_by_title(declared, found.title)
        ),
        is_of_one=declared.by_editor and len(declared.guests) == 1,
        is_session=declared.is_session,
        tried=found.tried,
        front=_front(found),
        headed=declared.headed or "",
        heading=_without_site(declared.headed or "", found.whole_title),
        placed=found.placed,
        lines=tuple(
            [
                text
                for one in found.placed
                if len(text := one.feature.block.text) < _LONGEST_LINE and one.role != "question"
            ]
        ),
    )
