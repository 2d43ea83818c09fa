"""Blocks with roles → Session. Here text becomes the model's fields, and HTML passes the sanitiser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from pipeline.model.session import Hints, Html, Parsed, Person, Session, Turn
from pipeline.parse.blocks import Block, Declared, Reading
from pipeline.parse.editor.particulars import author_as_host, repeated, series_names
from pipeline.parse.judging.evidence import Evidence
from pipeline.parse.judging.verdict import judge
from pipeline.parse.parts.contact import contact
from pipeline.parse.parts.ending import comments_start
from pipeline.parse.parts.habits import lines, without_habits
from pipeline.parse.parts.heading_line import TitleLine, kicker, ordinal_in, split_title
from pipeline.parse.parts.masthead import Masthead, masthead
from pipeline.parse.parts.roles import Placed, place
from pipeline.parse.parts.series import Around, lines_of
from pipeline.parse.parts.series import told as told_series
from pipeline.parse.parts.turns import turns
from pipeline.parse.people.credits import credited
from pipeline.parse.people.guests import Sources, expanded, guests, is_host_word
from pipeline.parse.people.names import is_name, same
from pipeline.parse.questions.features import Feature, features, is_byline, squeezed
from pipeline.parse.questions.given import given
from pipeline.parse.questions.marking import Marking
from pipeline.parse.questions.schemes import ranked
from pipeline.parse.questions.speakers import Known
from pipeline.parse.sanitize import clean
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.dates import day_in, zone
from pipeline.parse.words.language import language

_BEFORE_NAME = re.compile(r"([^:：–—|]{6,50}?)\s*[:：|]\s+(.+)$")
_LONGEST_SMALL = 3
"""Letters of articles and the like: "The interview: …" names no series, "The exit interview: …" does."""
_TOP = 8
"""So many blocks may hold a line that says who asks and who answers."""
_LONGEST_LINE = 120
_MOST_DROPPED = 40
"""So many blocks, and pieces that the reader left out, are looked at for the series."""
_LONGEST_SAID = 6000
_SITE = re.compile(r"\s+(?:\||::|»|–|—|-)\s+|\s*[|｜]\s*")
_LONGEST_ROLE = 12
"""Words of a summary that may say what a guest is."""


@dataclass(frozen=True)
class Found:
    """What was decided about the document, on the way to the session."""

    reading: Reading
    placed: tuple[Placed, ...]
    marking: Marking | None
    title: TitleLine
    whole_title: str
    tried: tuple[Marking, ...] = ()
    """Every way to mark questions that found some, the chosen one first."""

    @cached_property
    def _by_role(self) -> dict[str, list[Block]]:
        out: dict[str, list[Block]] = {}
        for one in self.placed:
            out.setdefault(one.role, []).append(one.feature.block)
        return out

    def of(self, role: str) -> tuple[Block, ...]:
        """The blocks with that role."""
        return tuple(self._by_role.get(role, ()))


def assemble(reading: Reading, hints: Hints) -> Parsed:
    """The session that `reading` holds, with the verdict on it."""
    found = decide(reading, hints)
    people, hosts, several = _people(found, hints)
    exchanged = turns(found.placed, found.marking, several, found.reading.address)
    session = _session(found, hints, people, hosts, exchanged)
    verdict = judge(session, _evidence(found, hints, session))
    return Parsed(None if verdict.standing == "none" else session, verdict, lines=lines(found.placed))


def decide(reading: Reading, hints: Hints) -> Found:
    """What each block of `reading` is."""
    declared = reading.declared
    piece = features(reading.blocks)
    stop = comments_start(piece)
    seen = piece + features(reading.footer)
    sought = declared if declared.replaced is None else replace(declared, title=declared.replaced or None)
    head = masthead(seen[:stop], sought)
    if declared.by_carrier:
        head = replace(head, title=repeated(seen[:stop], sought.title or ""))
    start = 0 if head.title is None else head.title + 1
    is_given = declared.by_editor or declared.by_carrier
    written = (declared.title if is_given else None) or _title_text(seen, head.title) or declared.title or ""
    series = tuple(name for name in (declared.series, hints.series, *series_names(declared)) if name)
    line = split_title(written, series)
    if declared.title and declared.by_editor and not _is_split_rightly(line, declared):
        line = TitleLine(written)  # "Chapter 7" is a title, if that is what the editor calls it
    line = _completed(line, head)
    known = _known(seen[start:stop], declared, hints, line)
    ways = ranked(seen[start:stop], known)
    if declared.questions and (named := given(seen[start:stop], declared.questions, next(iter(ways), None))):
        ways = (named, *ways)
    tried = tuple(marking.shifted(start) for marking in ways)
    marking = next(iter(tried), None)
    placed = place(seen, marking, head, stop, frozenset(map(squeezed, hints.boilerplate)))
    placed = without_habits(placed, hints.habits)
    return Found(reading, placed, marking, line, written, tried)


def _known(seen: tuple[Feature, ...], declared: Declared, hints: Hints, line: TitleLine) -> Known:
    """Who is known to ask or to answer before anybody speaks: declared, configured, or told by a line at the top."""
    told = credited(part for one in seen[:_TOP] for part in one.block.raw.split("\n"))
    return Known(
        (*hints.hosts, *(host.name for host in declared.hosts), *told.hosts),
        (*(guest.name for guest in declared.guests), *filter(None, (hints.guest,)), *told.guests),
        line.title or "",
        line.series or declared.series or "",
    )


def _is_split_rightly(line: TitleLine, declared: Declared) -> bool:
    """Whether a title that the editor wrote holds series and number, and not only what looks like them."""
    if line.title is None:
        return False
    return declared.series is None or line.series is None or _same_series(line.series, declared.series)


def _same_series(one: str, other: str) -> bool:
    """Whether two writings name the same series."""
    return squeezed(one) == squeezed(other)


def _completed(line: TitleLine, head: Masthead) -> TitleLine:
    """`line` with the series and the number that stand in other lines of the masthead."""
    other = head.line
    if other is None:
        return line
    number = line.number if line.number is not None else other.number
    return line._replace(number=number, series=line.series or other.series)


def _title_text(seen: tuple[Feature, ...], title: int | None) -> str | None:
    if title is None:
        return None
    # A heading of several lines holds the title, and below it who the guest is.
    first = " ".join(seen[title].block.raw.strip().split("\n")[0].split())
    return first if len(first.split()) > 1 else seen[title].block.text


def _people(found: Found, hints: Hints) -> tuple[tuple[Person, ...], tuple[Person, ...], bool]:
    """Guests, hosts, and whether answers need to tell who speaks."""
    declared = found.reading.declared
    cast = found.marking.cast if found.marking else None
    asking = tuple(name for name in (cast.names(asking=True) if cast else ()) if not is_host_word(name))
    answering = cast.names(asking=False) if cast else ()
    around = (*found.of("introduction"), *found.of("conclusion"))
    told = credited(line for block in (*around, *found.of("boilerplate")) for line in block.raw.split("\n"))
    sources = Sources(
        title=(found.title.title or "") if found.title.number is not None else found.whole_title,
        introduction=tuple(block.raw if block.kind == "list" else block.text for block in around),
        first_answers=tuple(block.text for block in found.of("answer")[:6]),
        first_question=" ".join(block.text for block in found.of("question")[:1]),
        speakers=answering,
        marked=tuple(text for block in found.of("introduction") for text in block.marked),
        headings=tuple(block.text for block in found.of("heading")),
        hosts=(*asking, *hints.hosts, *(host.name for host in declared.hosts), *told.hosts),
        questions=" ".join(block.text for block in found.of("question"))[:4000],
        guests=told.guests,
        is_numbered=found.title.number is not None,
        headed=_headed(declared, found.whole_title),
        beside=(*_beside(found), *filter(None, (declared.summary,))),
    )
    given = declared.guests or (() if answering else _guest_in_title(declared, found.title))
    if len(given) == 1 and not given[0].role and declared.role:
        given = (replace(given[0], role=declared.role),)
    known_hosts = declared.hosts or tuple(Person(_host(name, sources, declared)) for name in asking)
    people = guests(given, sources, hints.guest)
    return people, known_hosts or author_as_host(declared, people, found.whole_title), len(answering) > 1


def _beside(found: Found) -> tuple[str, ...]:
    """The short lines before the first question that are not kept, and name nobody who made the piece."""
    lines: list[str] = []
    for one in found.placed:
        text = one.feature.block.text
        if one.role == "question":
            break
        if one.role == "boilerplate" and len(text) < _LONGEST_LINE and not is_byline(text):
            lines.append(text)
    return tuple(lines)


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
    found: Found, hints: Hints, people: tuple[Person, ...], hosts: tuple[Person, ...], exchanged: tuple[Turn, ...]
) -> Session:
    declared, line, address = found.reading.declared, found.title, found.reading.address
    introduction = " ".join(block.text for block in found.of("introduction"))
    line = _told_apart(line, people) if declared.series is None else line
    named = told_series(_around(found, people)) if not (declared.series or line.series) else None
    series = declared.series or line.series or (named.series if named else None) or hints.series
    number = declared.number if declared.number is not None else line.number
    number = named.number if number is None and named is not None else number
    given, lines = contact(
        [block.raw for block in found.of("contact")], [block.raw for block in found.of("call_to_action")]
    )
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
        image=declared.image,
        boilerplate=(*found.reading.dropped, *(block.text for block in found.of("boilerplate") if block.text), *lines),
    )


def _told_apart(line: TitleLine, people: tuple[Person, ...]) -> TitleLine:
    """`line` with the series before a colon apart: "Kitchen Table Talks: Dorotea Finnemark, ferry cook"."""
    match = _BEFORE_NAME.match(line.title or "")
    if line.series or match is None or not people or not match[2].startswith(people[0].name):
        return line
    words = len(match[1].split())
    is_plain = _says_only_interview(match[1])
    is_quoted = match[1].lstrip()[:1] in "‘“«„\"'「『"
    is_whole = len(people[0].name.split()) > 1 and not any(same(match[1], person.name) for person in people)
    is_series = words > 1 and (is_whole or not is_name(match[1])) and not is_plain and not is_quoted
    return line._replace(series=match[1], title=match[2]) if is_series else line


def _says_only_interview(text: str) -> bool:
    """Whether `text` is "The interview" or "In conversation with", and has no word of its own."""
    words = plain(text).split()
    own = [word for word in words if len(word) > _LONGEST_SMALL and not phrases.has("interview", word)]
    return phrases.has("interview", plain(text)) and (not own or len(words) == 1)


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
        guests=tuple(person.name for person in people),
    )


def _dated(found: Found, hints: Hints) -> datetime | None:
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


def _front(found: Found) -> tuple[str, ...]:
    """The lines before the first question that only say who wrote it, in which series, and what a page's head says."""
    lines = []
    for one in found.placed:
        text = one.feature.block.text
        if one.role == "question":
            break
        if one.role == "boilerplate" and len(text) < _LONGEST_LINE and (is_byline(text) or kicker(text) is not None):
            lines.append(text)
    return (*filter(None, (found.reading.declared.headed,)), *lines)


def _headed(declared: Declared, title: str) -> str:
    """What the head of a page says beyond the title."""
    parts = _SITE.split(declared.headed or "")
    # The last of several is the site's name.
    said = " | ".join(parts[:-1] if len(parts) > 1 else parts)
    return "" if squeezed(said) == squeezed(title) else said


def _credited_guests(found: Found) -> tuple[str, ...]:
    around = [one.feature.block for one in found.placed if one.role in ("introduction", "boilerplate")]
    return credited(line for block in around[:_TOP] for line in block.raw.split("\n")).guests


def _evidence(found: Found, hints: Hints, session: Session) -> Evidence:
    declared = found.reading.declared
    line = found.title
    introduction = " ".join(block.text for block in found.of("introduction"))
    return Evidence(
        title=found.whole_title,
        titled=line.title is not None,
        introduction=" ".join((introduction, *series_names(declared))),
        marking=found.marking,
        doubts=found.reading.doubts,
        is_numbered=line.number is not None or declared.number is not None,
        in_series=bool(declared.series or line.series or (session.series and session.series != hints.series)),
        names_guest=bool(
            declared.guests or hints.guest or _credited_guests(found) or _guest_in_title(declared, found.title)
        ),
        is_session=declared.is_session,
        tried=found.tried,
        front=_front(found),
        placed=found.placed,
        lines=tuple(
            one.feature.block.text
            for one in found.placed
            if len(one.feature.block.text) < _LONGEST_LINE and one.role != "question"
        ),
    )
