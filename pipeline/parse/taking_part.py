"""Who took part: the guests and the hosts, from the voices of the talk and from what is written around it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from pipeline.model.session import Hints, Person
from pipeline.parse.blocks import Block, Declared
from pipeline.parse.decide import Found
from pipeline.parse.editor.particulars import author_as_host
from pipeline.parse.parts.heading_line import TitleLine
from pipeline.parse.parts.series import SITE
from pipeline.parse.parts.whole_title import same_series
from pipeline.parse.people.guests import expanded, guests, is_host_word
from pipeline.parse.people.names import is_name, person, same
from pipeline.parse.people.role_beside import bare
from pipeline.parse.people.role_edges import tidied
from pipeline.parse.people.sources import Sources
from pipeline.parse.questions.features import is_byline, squeezed
from pipeline.parse.words.asking import speaks_of_self
from pipeline.parse.words.table import every

_LONGEST_LINE = 120
_MOST_DROPPED = 40
"""So many pieces that the reader left out are looked at for fact sheets."""
_TOP = 8
"""Blocks in which the guest's picture is looked for."""
_LONGEST_ROLE = 12
"""Words of a summary that may say what a guest is."""


def taking_part(found: Found, hints: Hints) -> tuple[tuple[Person, ...], tuple[Person, ...], bool]:
    """Guests, hosts, and whether answers need to tell who speaks."""
    declared = found.reading.declared
    cast = found.marking.cast if found.marking else None
    asking = tuple(name for name in (cast.names(asking=True) if cast else ()) if not is_host_word(name))
    answering = cast.names(asking=False) if cast else ()
    around = (*found.of("introduction"), *found.of("conclusion"))
    told = found.credits
    sources = Sources(
        title=_title_of_one(found.title) if found.title.number is not None else found.whole_title,
        introduction=tuple(
            without_handles(block.raw if block.kind == "list" or _is_sheet(block.raw) else block.text)
            for block in around
            if block.kind != "image"
        ),
        before=sum(block.kind != "image" for block in found.of("introduction")),
        captions=tuple(block.text for block in around if block.kind == "image"),
        first_answers=tuple(block.text for block in found.of("answer")[:6]),
        first_question=" ".join(block.text for block in found.of("question")[:1]),
        speakers=answering,
        marked=tuple(text for block in found.of("introduction") for text in block.marked),
        headings=tuple(block.text for block in found.of("heading")),
        headed_by=tuple(block.text for block in found.of("introduction") if block.kind == "heading"),
        hosts=(*asking, *hints.hosts, *(host.name for host in declared.hosts), *told.hosts),
        questions="\n".join(block.text for block in found.of("question"))[:4000],
        guests=told.guests,
        is_numbered=found.title.number is not None,
        headed=_headed(declared, found.whole_title),
        lines=(found.title.title or "", *_lines(found)),
        apart=(*_sheets(found), *found.reading.dropped[:_MOST_DROPPED]),
        opened=_opened(found) if len(answering) > 1 else (),
        summary=declared.summary or "",
        beside=(*_beside(found), *filter(None, (declared.summary,))),
        portraits=_portraits(found),
    )
    given = declared.guests or (() if answering else named_by_title(declared, found.title) or _guest_below(found))
    if len(given) == 1 and not given[0].role and declared.role:
        given = (replace(given[0], role=declared.role),)
    known_hosts = declared.hosts or tuple(map(Person, dict.fromkeys(_host(name, sources, declared) for name in asking)))
    # "Interview 5" may head a talk; 5 is nobody, nor is "Who owns the kerb?" in scripts without capitals.
    found_out = tuple(
        one
        for one in guests(given, sources, hints.guest)
        if any(map(str.isalpha, one.name)) and one.name[-1] not in "?？؟"
    )
    if len(found_out) == 1 and not given and declared.role:
        found_out = (replace(found_out[0], role=declared.role),)
    return found_out, known_hosts or author_as_host(declared, found_out, found.whole_title), len(answering) > 1


_HANDLE = re.compile(
    r",\s@\w[\w.-]{0,40}$|\s?\((?:@\w[\w.-]{0,40}|(?:she|he|they|ze|sie|er|elle|il|ella|él)/\w{2,8}(?:/\w{2,8})?)\)",
    re.IGNORECASE,
)


def without_handles(text: str) -> str:
    """`text` without what stands between a name and what is said of it: "Ada Brook (@ada)", "Ada Brook (she/her)"."""
    return _HANDLE.sub("", text) if "(" in text or "@" in text else text


def _opened(found: Found) -> tuple[tuple[str, str], ...]:
    """What each of several guests says first: they introduce themselves in turn."""
    first: dict[str, str] = {}
    for one in found.placed:
        if one.role == "answer" and one.mark is not None and one.mark.speaker and one.mark.speaker not in first:
            first[one.mark.speaker] = " ".join(one.feature.block.raw[one.mark.cut :].split())
    return tuple(first.items())


def _title_of_one(line: TitleLine) -> str:
    """The title of a numbered session; that of the series alone names nobody."""
    title = line.title or ""
    return "" if same_series(title, line.series or "") else title


def _lines(found: Found) -> tuple[str, ...]:
    """The lines of what stands before the first question and behind the last answer, and the headings between."""
    around = ("introduction", "conclusion", "section", "heading")
    pictures = [one for one in found.placed[:_TOP] if one.feature.block.kind == "image" and one.role == "answer"]
    blocks = [one.feature.block for one in (*(one for one in found.placed if one.role in around), *pictures)]
    lines = (without_handles(line) for block in blocks for line in _lines_in(block) if 0 < len(line) <= _LONGEST_LINE)
    return tuple(filter(None, lines))


def _lines_in(block: Block) -> list[str]:
    """The lines of a block as they are shown; where its source only wraps a long one, it is one line."""
    return block.raw.split("\n") if len(block.text) <= _LONGEST_LINE or "<br" in block.html else [block.text]


def _portraits(found: Found) -> tuple[str, ...]:
    """What the pictures above the first question show, without the face of whoever wrote the piece."""
    html = " ".join([block.html for block in found.of("introduction")[:_TOP] if "<img" in block.html])
    images = [image for image in _IMAGE.findall(html) if not _WRITER.search(image)]
    described = (match[1] for image in images if (match := _DESCRIBED.search(image)) is not None)
    return tuple(map(unescape, described))


_IMAGE = re.compile(r"<img\s[^<>]*>")
_WRITER = re.compile(r"(?i)avatar|author|logo|icon")
_DESCRIBED = re.compile(r"\salt=\"([^\"]{3,120})\"")


def _sheets(found: Found) -> tuple[str, ...]:
    """The blocks that hold lines with labels, as fact sheets do, wherever they stand."""
    texts = (one.feature.block.raw for one in found.placed if one.role != "question")
    return tuple(text.strip() for text in texts if _is_sheet(text))


def _is_sheet(text: str) -> bool:
    return text.count("\n") > 1 and text.count(":") > 1


def _beside(found: Found) -> tuple[str, ...]:
    """The short lines before the first question that are not kept, and name nobody who made the piece."""
    return tuple(line for line in found.dropped_above if not is_byline(line))


def _host(label: str, sources: Sources, declared: Declared) -> str:
    author = re.split(r"\s*[(,]", declared.author or "", maxsplit=1)[0]
    return author if author and same(label, author) and len(author) > len(label) else expanded(label, sources)


def named_by_title(declared: Declared, line: TitleLine) -> tuple[Person, ...]:
    """The guest of series that head each piece with a name: title = the person, summary = what the person is."""
    title = line.title or ""
    summary = (declared.summary or "").rstrip(" .")
    is_said = ". " in summary or speaks_of_self(summary)
    is_short = bool(summary) and len(summary.split()) <= _LONGEST_ROLE and not is_said
    lone = (
        is_short
        and declared.by_editor
        and len(title.split()) == 1
        and title[:1].isupper()
        and len(summary.split()) <= 4
    )
    is_talk = not every("interview").isdisjoint(
        (title.partition(" ")[0].casefold(), title.rpartition(" ")[2].casefold())
    )
    if not (declared.by_editor or line.series) or is_talk or not (is_name(title) or lone):
        return ()
    name = bare(title)
    return (Person(name, tidied(summary, name) if is_short and declared.by_editor else None),)


def _guest_below(found: Found) -> tuple[Person, ...]:
    """The guest whom the line below the title names behind series and number: "Small Hours 7: Ada Brook, cellist"."""
    people = person(found.below) if found.below else ()
    return people if all(is_name(one.name) for one in people) else ()


def _headed(declared: Declared, title: str) -> str:
    """What the head of a page says beyond the title."""
    parts = SITE.split(declared.headed or "")
    # The last of several is the site's name.
    said = " | ".join(parts[:-1] if len(parts) > 1 else parts)
    return "" if squeezed(said) == squeezed(title) else said
