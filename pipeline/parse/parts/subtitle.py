"""The line below a title: it names the series and the number, or who is interviewed, and is no title itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.parse.parts.heading_line import TitleLine, kicker, series_name, split_title
from pipeline.parse.people.names import is_name, runs
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every
from pipeline.parse.words.talks import names_talks

LONGEST = 120
"""Characters of a line that says no more than series, number and guest."""
_FEW = 4
"""So many words has the name of a series, mostly."""
_STEM = 3
"""Letters at the end of a name that languages decline."""
_ROW = re.compile(r"\s+[|·•/–—-]\s+|\s*[|｜]\s*")
_PERSON = re.compile(r"\s*[,，、(（؛]\s*|\s+[–—-]\s+|\s*[:：]\s*")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
_LONGEST_UNCASED = 24
_DATED = re.compile(r"(?<!\d)\d{4}(?!\d)|\d:\d\d")
_MOST_PARTS = 3
_QUOTES = re.compile(r"[«„“\"‘「『《]")


@lru_cache(maxsize=512)
def below(text: str) -> TitleLine | None:
    """Series and number in a line below a title; its `title` is what else the line says, mostly the guest."""
    if len(text) > LONGEST or is_byline(text):
        return None
    parts = _ROW.split(text)
    if len(parts) > 1 and day_in(parts[-1]):
        parts = parts[:-1]
        text = " – ".join(parts)
    if _DATED.search(text) or day_in(text) or len(parts) > _MOST_PARTS or any(map(_is_page, parts)):
        return None
    found = split_title(text)
    if found.number is not None:
        if found.series is not None:
            return found
        # The number stands in brackets behind the name: "Ambachtsgesprekken (nummer 11)".
        name = found.title or ""
        is_name_first = bool(name) and text.startswith(name) and len(name.split()) <= _FEW
        return TitleLine(None, series_name(name), found.number) if is_name_first else _row(parts)
    return _row(parts) or _bare(text)


def _is_page(part: str) -> bool:
    """Whether a part of a line is a page's furniture, so that the line is a trail of links."""
    return part.casefold() in every("furniture") or any(sign in part for sign in "›»>▸")


def _row(parts: list[str]) -> TitleLine | None:
    """Parts beside each other: "Workbench Conversations | Session 27 | Marit Halloway"."""
    for before, part in pairwise(parts):
        found = kicker(part)
        if found is not None and found.series is None and found.number is not None:
            rest = parts[parts.index(part) + 1 :]
            return TitleLine(" – ".join(rest) or None, series_name(before), found.number)
    return None


def _bare(text: str) -> TitleLine | None:
    """A name and a number with nothing between them: "Workbench Conversations 27, with Marit Halloway"."""
    match = _named_bare().fullmatch(text)
    number = value(match[2]) if match else None
    if match is None or number is None or not (1 < len(match[1].split()) <= _FEW or names_talks(match[1])):
        return None
    return TitleLine(match[3], series_name(match[1]), number)


@cache
def _named_bare() -> re.Pattern[str]:
    return re.compile(
        rf"([^\W\d_][^\d:.,!?]{{2,50}}?)\s+#?(\d{{1,3}})(?:,?\s+(?:{any_of('together')})\s+(\S.*))?", re.IGNORECASE
    )


def is_subtitle(text: str, told: str) -> bool:
    """Whether a line only names series and number, or says who is interviewed; `told` is the text that follows it."""
    if len(text) > LONGEST:
        return False
    found = below(text)
    if found is not None:
        return found.title is None or _names_guest(found.title, told)
    said = plain(text)
    if phrases.has("interview", said) or phrases.leading("lead_in", said) or phrases.leading("together", said):
        is_quoted = _QUOTES.search(text) is not None or ": " in text or "：" in text
        return not is_quoted and _names_guest(text, told)
    parts = _PERSON.split(text, maxsplit=1)
    return len(parts) > 1 and is_name(parts[0]) and parts[1][:1].islower() and _recurs(parts[0], told)


def sums_up(text: str, following: str) -> bool:
    """Whether a line tells of somebody with whose name the text below begins, too."""
    first = next(iter(runs(text)), None)
    is_first = first is not None and first.start == 0 and " " in first.name
    return is_first and first is not None and first.end < len(text) and following.startswith(first.name)


def _names_guest(text: str, told: str) -> bool:
    if any(_recurs(run.name, told) for run in runs(text) if " " in run.name or text.startswith(run.name)):
        return True
    head = _PERSON.split(text.strip(), maxsplit=1)[0]
    if _UNCASED.search(text) is None or len(text) > _LONGEST_UNCASED * 2:
        return False
    last = head if EASTERN.search(head) else head.split()[-1] if head.split() else ""
    return 1 < len(last) <= _LONGEST_UNCASED and last in told


def _recurs(name: str, told: str) -> bool:
    """Whether the first or the last part of a name stands in the text below, perhaps declined, or in capitals."""
    told = told.casefold()
    words = name.casefold().split()
    return any((word[:-_STEM] if len(word) > 2 * _STEM else word) in told for word in {words[0], words[-1]})
