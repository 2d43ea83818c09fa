"""The title as a whole: what of it is series and number, once the document has said all that it says of itself."""

from __future__ import annotations

import re

from pipeline.model.session import Person
from pipeline.parse.blocks import Declared
from pipeline.parse.parts.heading_line import TitleLine, kicker
from pipeline.parse.parts.masthead import Masthead
from pipeline.parse.people.names import is_name, same
from pipeline.parse.questions.features import Feature, squeezed
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.portraits import presents
from pipeline.parse.words.table import any_of
from pipeline.parse.words.talks import names_talks

_BEFORE_NAME = re.compile(r"([^:：–—|]{6,50}?)\s*[:：|]\s+(.+)$")
_LONGEST_SMALL = 3
"""Letters of articles and the like: "The interview: …" names no series, "The exit interview: …" does."""

_FEW = 3
"""So many words has the name of a series that has a number behind it in brackets."""


def is_split_rightly(line: TitleLine, declared: Declared) -> bool:
    """Whether a title that the editor wrote holds series and number, and not only what looks like them."""
    if line.title is None:
        return False
    return declared.series is None or line.series is None or same_series(line.series, declared.series)


def not_its_own_series(line: TitleLine, written: str) -> TitleLine:
    """`line`, unless it takes a whole title with a number in brackets for a series: "The Keeper of the Lamp (16)"."""
    name = line.series or ""
    is_title = line.title is None and written.endswith((")", "）")) and written.startswith(name)
    is_title = is_title and len(name.split()) > _FEW and not names_talks(name)
    return TitleLine(name, None, line.number) if is_title else line


def same_series(one: str, other: str) -> bool:
    """Whether two writings name the same series."""
    return squeezed(one) == squeezed(other)


def completed(line: TitleLine, head: Masthead) -> TitleLine:
    """`line` with the series and the number that stand in other lines of the masthead."""
    other = head.line
    if other is None:
        return line
    number = line.number if line.number is not None else other.number
    return line._replace(number=number, series=line.series or other.series)


def title_text(seen: tuple[Feature, ...], title: int | None, headed: str = "") -> str | None:
    """What the line with the number `title` says; None when there is none. `headed`: what the page's head says."""
    if title is None:
        return None
    # A heading of several lines holds the title, and below it who the guest is.
    first, *others = (" ".join(line.split()) for line in seen[title].block.raw.strip().split("\n"))
    if others and kicker(first) is not None:
        return f"{first}: {others[0]}"
    is_one = bool(others) and squeezed(seen[title].block.text) in squeezed(headed)
    return first if len(first.split()) > 1 and not is_one else seen[title].block.text


def told_apart(line: TitleLine, people: tuple[Person, ...]) -> TitleLine:
    """`line` with the series before a colon apart: "Kitchen Table Talks: Dorotea Finnemark, ferry cook"."""
    if not line.series and (portrait := _portrait(line.title or "")) is not None:
        return line._replace(series=portrait[1], title=portrait[2])
    if not line.series and (series := _portrait_behind(line.title or "", people)) is not None:
        return line._replace(series=series, title=people[0].name)
    match = _BEFORE_NAME.match(line.title or "")
    if line.series or match is None or not people or not match[2].startswith(people[0].name):
        return line
    words = len(match[1].split())
    is_plain = _says_only_interview(match[1])
    is_quoted = match[1].lstrip()[:1] in "‘“«„\"'「『"
    is_whole = len(people[0].name.split()) > 1 and not any(same(match[1], person.name) for person in people)
    is_series = words > 1 and (is_whole or not is_name(match[1])) and not is_plain and not is_quoted
    return line._replace(series=match[1], title=match[2]) if is_series else line


def _portrait(title: str) -> re.Match[str] | None:
    """A series that presents people, and the rest of the title: "Student Spotlight – Meet Ada Brook"."""
    match = _BEFORE_ANY.match(title)
    return match if match is not None and not match[2][0].islower() and presents(match[1]) else None


def _portrait_behind(title: str, people: tuple[Person, ...]) -> str | None:
    """The same behind the guest's name: "Ada Brook – Student Spotlight"."""
    if not people or not title.startswith(people[0].name):
        return None
    match = _BEHIND_NAME.match(title, len(people[0].name))
    return match[1] if match is not None and presents(match[1]) else None


_BEHIND_NAME = re.compile(r"(?:\s*[:：|,]\s*|\s+[–—-]+\s+)([^:：–—|,]{6,60})$")


_BEFORE_ANY = re.compile(
    rf"([^:：–—|]{{6,60}}?)(?:\s*[:：|]\s*|\s+[–—-]+\s+|\s+(?:{any_of('together')})\s+(?=[^\W\da-z]))(?=\S)(.+)$"
)


def _says_only_interview(text: str) -> bool:
    """Whether `text` is "The interview" or "In conversation with", and has no word of its own."""
    words = plain(text).split()
    own = [word for word in words if len(word) > _LONGEST_SMALL and not phrases.has("interview", word)]
    return phrases.has("interview", plain(text)) and (not own or len(words) == 1)
