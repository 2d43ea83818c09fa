"""What each block of a document is: its title, a question, an answer, the editor's words, or no part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from pipeline.model.session import Hints
from pipeline.parse.blocks import Block, Declared, Reading
from pipeline.parse.editor.particulars import repeated, series_names
from pipeline.parse.parts.ending import comments_start
from pipeline.parse.parts.habits import without_habits
from pipeline.parse.parts.heading_line import TitleLine, split_title
from pipeline.parse.parts.masthead import Masthead, masthead, said_first
from pipeline.parse.parts.roles import Placed, place
from pipeline.parse.parts.whole_title import (
    completed,
    is_split_rightly,
    not_its_own_series,
    title_text,
)
from pipeline.parse.people.credits import Credits, credited
from pipeline.parse.questions.features import Feature, features, squeezed
from pipeline.parse.questions.given import given
from pipeline.parse.questions.marking import Marking
from pipeline.parse.questions.schemes import ranked
from pipeline.parse.questions.speakers import Known

_TOP = 8
"""So many blocks may hold a line that says who asks and who answers."""
_LONGEST_LINE = 120
"""Characters."""


@dataclass(frozen=True)
class Found:
    """What was decided about the document, on the way to the session."""

    reading: Reading
    placed: tuple[Placed, ...]
    marking: Marking | None
    title: TitleLine
    whole_title: str
    below: str = ""
    """What the line below the title says besides series and number: mostly who is interviewed."""
    tried: tuple[Marking, ...] = ()
    """Every way to mark questions that found some, the chosen one first."""

    @cached_property
    def _by_role(self) -> dict[str, tuple[Block, ...]]:
        out: dict[str, list[Block]] = {}
        for one in self.placed:
            out.setdefault(one.role, []).append(one.feature.block)
        return {role: tuple(blocks) for role, blocks in out.items()}

    def of(self, role: str) -> tuple[Block, ...]:
        """The blocks with that role."""
        return self._by_role.get(role, ())

    @cached_property
    def dropped_above(self) -> tuple[str, ...]:
        """The short lines before the first question that are not kept."""
        above = takewhile(lambda one: one.role != "question", self.placed)
        texts = (one.feature.block.text for one in above if one.role == "boilerplate")
        return tuple(text for text in texts if len(text) < _LONGEST_LINE)

    @cached_property
    def credits(self) -> Credits:
        """Who took which part, by the lines around the talk."""
        around = (*self.of("introduction"), *self.of("conclusion"), *self.of("boilerplate"))
        return credited(line for block in around for line in block.raw.split("\n"))


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
    start = head.end
    is_given = declared.by_editor or declared.by_carrier
    written = (declared.title if is_given else None) or title_text(seen, head.title, declared.headed or "")
    written = written or declared.title or ""
    series = tuple(name for name in (declared.series, hints.series, *series_names(declared)) if name)
    line = not_its_own_series(split_title(written, series), written)
    if declared.title and declared.by_editor and not is_split_rightly(line, declared):
        line = TitleLine(written)  # "Chapter 7" is a title, if that is what the editor calls it
    bare, line = line, completed(line, head)
    known = _known(seen[start:stop], declared, hints, line)
    ways = ranked(seen[start:stop], known)
    if declared.questions and (named := given(seen[start:stop], declared.questions, next(iter(ways), None))):
        ways = (named, *ways)
    tried = tuple(marking.shifted(start) for marking in ways)
    marking = next(iter(tried), None)
    first = marking.asks[0] if marking is not None and marking.asks else stop
    if head.reach >= first:
        # What is asked or answered names no series, as short as it may be: "Beethoven, Symphony No. 7."
        head = replace(masthead(seen[:first], sought), title=head.title)
        line = completed(bare, head)
    if line.number is None and marking is not None and head.line is None:
        is_asked = first in marking.marks and marking.marks[first].asks
        line = completed(line, Masthead(line=said_first(seen, first, is_asked=is_asked)))
    placed = place(seen, marking, head, stop, frozenset(map(squeezed, hints.boilerplate)))
    placed = without_habits(placed, hints.habits)
    return Found(reading, placed, marking, line, written, head.below or "", tried)


def _known(seen: tuple[Feature, ...], declared: Declared, hints: Hints, line: TitleLine) -> Known:
    """Who is known to ask or to answer before anybody speaks: declared, configured, or told by a line at the top."""
    told = credited(part for one in seen[:_TOP] for part in one.block.raw.split("\n"))
    return Known(
        (*hints.hosts, *(host.name for host in declared.hosts), *told.hosts),
        (*(guest.name for guest in declared.guests), *filter(None, (hints.guest,)), *told.guests),
        line.title or "",
        line.series or declared.series or "",
    )
