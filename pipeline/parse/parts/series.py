"""Of which series a piece is, where neither the title nor the masthead says it: small evidence of many kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.parse.parts.heading_line import TitleLine, kicker, series_name
from pipeline.parse.people.names import is_name, same
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every, longest_first, one_of, word_set

_LEAST, _LONGEST, _WORDS = 3, 50, 7
_SITE = re.compile(r"\s+(?:\||::|»|–|—|-)\s+|\s*[|｜]\s*")
_QUOTED = r"\s*[:：]?\s*[\"“”«„‚‘'「『]([^\"”»“«„’'」』\n]{2,60})[\"”»“’'」』]"
_ENGLISH = re.compile(r"[\"“«„]([^\"”»“]{3,60})[\"”»“]\s+(?:[\w-]+\s+){0,3}series\b")
_OURS = re.compile(r"\b(?:our|the)\s+((?:[A-Z0-9&][\w&-]*\s+){1,6})(?:interview\s+)?series\b")
_CAPITAL = r"(?-i:[^\W\d_a-zà-ÿ])[\w'’&-]*"
_CAPITALS = rf"({_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:of|the|in|de|du|des|la|von|van|der|i|på)(?=\s)))*)"
_LABELLED = re.compile(r"([^\s:：][^:：]{1,19})\s*[:：]\s*(\S.{1,60}?)\s*$")
_NUMBER = re.compile(r"(.{3,50}?)\s*[(（#]\s?#?(\d{1,4})\s?[)）]?")
_KICKERS = word_set(
    "kicker eyebrow overline overtitle topline supertitle pretitle rubric rubrik rubriek rubrique rubryka vignett "
    "vinjett vignette label series serie dachzeile spitzmarke stikktittel strapline format antetitulo antetítulo "
    "cintillo surtitre occhiello chapeu chapéu sarja reihe"
)
"""What themes call the line over a title that names the series."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a piece, for finding its series."""

    title: str
    headed: str
    """The title in the page's head, the site's name behind it."""
    above: tuple[tuple[str, frozenset[str]], ...]
    """The short lines over the title, each with the words of its class."""
    beside: tuple[str, ...]
    """The other short lines before the first question."""
    dropped: tuple[str, ...]
    """The short lines of the page that its reader left out."""
    introduction: str
    opening: str
    """What is said first: hosts welcome their listeners to the series."""
    guests: tuple[str, ...] = ()


def told(around: Around) -> TitleLine | None:
    """Series and perhaps number, by the strongest of what says it."""
    said = _in_sentence(around)
    if said is not None and said.series and _may_be(said.series, around):
        return said
    for way in (_numbered_aside, _labelled, _over_title, _in_head, _welcomed):
        found = way(around)
        is_named = found is not None and found.series and found.series.casefold() not in every("interview")
        if found is not None and found.series and is_named and _may_be(found.series, around):
            return found
    return None


def _may_be(name: str, around: Around) -> bool:
    return (
        _LEAST <= len(name) <= _LONGEST + 10
        and len(name.split()) <= _WORDS
        and not any(name.casefold() in every(field) for field in ("furniture", "asides", "question", "answer"))
        and not any(same(name, guest) or guest.split()[-1] in name for guest in around.guests)
        and not any(sign in name for sign in "|•\n")
        and name.casefold() != around.title.casefold()
    )


def _in_sentence(around: Around) -> TitleLine | None:
    text = around.introduction
    is_called_so = phrases.has("series", plain(text))
    if is_called_so and (named := _named().search(text)) is not None:
        return TitleLine(None, named[1].strip(" .,:;"), _near(text, named.start(), named.end()))
    quoted = _ENGLISH.search(text)
    if quoted and quoted[1].casefold() in around.title.casefold():
        return TitleLine(None, quoted[1])
    for pattern in (_counted_of(), _counted()):
        counted = pattern.search(text)
        if counted is not None and (number := value(counted[1])) is not None:
            return TitleLine(None, series_name(next(filter(None, counted.groups()[1:]))), number)
    if is_called_so and (named := _unquoted().search(text)) is not None and len(named[1].split()) > 1:
        return TitleLine(None, named[1].strip())
    ours = _OURS.search(text)
    return TitleLine(None, ours[1].strip()) if ours else None


@cache
def _named() -> re.Pattern[str]:
    """A word for a series, and its name in quotation marks: "in our series “Small Hours”", 連載「終電まで」."""
    return re.compile(rf"(?:{any_of('series')}){_QUOTED}", re.IGNORECASE)


@cache
def _unquoted() -> re.Pattern[str]:
    """A word for a series, and its name in capitals: "in de rubriek Vaartveen Vertelt"."""
    return re.compile(rf"(?:{any_of('series')})\s+{_CAPITALS}(?=[.,:;]|\s+\w|$)", re.IGNORECASE)


_ORDINAL = r"(?<!\w)(\d{1,4}(?:\.|st|nd|rd|th|ª|º|e)|[^\W\d_][\w-]{3,20})"
_OF = (
    r"(?:of|from|de|du|des|di|da|do|del|dello|van|von|der|af|av|fra|från)"
    r"(?:\s+(?:our|unserer|notre|nuestra|the|la|il))?"
)


@cache
def _counted_of() -> re.Pattern[str]:
    """An ordinal, a word for a session and the name: "the fourth instalment of Rare Trades, the series in which …"."""
    words = one_of(word for word in longest_first("session") if word[-1].isalpha() and len(word) > 3)
    name = rf"(?:(?={_CAPITAL})([^,.:;\n]{{3,40}})(?=,)|{_CAPITALS})"
    return re.compile(rf"{_ORDINAL}\s+(?:{words})\s+{_OF}\s+{name}", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """An ordinal and the name: "This is the fifth Overheard in the Stacks, our conversations with …"."""
    return re.compile(
        rf"{_ORDINAL}\s+(?={_CAPITAL})([^,.:;\n]{{3,50}})(?=,\s+(?:our|the|unsere?|notre|nuestr\w|nostr\w|nossa)\s)",
        re.IGNORECASE,
    )


def _near(text: str, start: int, end: int) -> int | None:
    """The number of the session beside the name of its series: "“Les gens du fleuve”, épisode 7", "Part XII of …"."""
    behind = _behind().match(text, end)
    before = _before().search(text[max(0, start - _LONGEST) : start])
    return value(behind[1]) if behind else value(before[1]) if before else None


_NUMERAL = r"(\d{1,4}|[IVXL]{1,7}|[一二三四五六七八九十百]{1,5})"


@cache
def _behind() -> re.Pattern[str]:
    unit = rf"(?:{_units()})\.?\s*(?:no\.?|nr\.?|#)?\s*"
    return re.compile(rf"[\s,:–—」』(-]*(?:{unit}|第\s?|#\s?){_NUMERAL}", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_units()})\s+{_NUMERAL}\s+{_OF}\s*$", re.IGNORECASE)


@cache
def _units() -> str:
    return one_of((*longest_first("session"), *longest_first("part")))


def _numbered_aside(around: Around) -> TitleLine | None:
    """A short line elsewhere that names series and number, and nothing else: "Night Shift #12"."""
    for line in around.beside:
        if (found := _alone(line)) is not None:
            return found
    for line in around.dropped:
        # Pages count their comments in brackets, too.
        is_counted = _COUNTS.search(line) or _unit().search(line)
        if is_counted and not _is_trail(line) and (found := _alone(line)) is not None:
            return found
    return None


def _alone(line: str) -> TitleLine | None:
    found = kicker(line) if len(line) <= _LONGEST and not _DATED.search(line) else None
    return found if found is not None and found.series else None


_DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\d:\d\d|\d\.\d\d?\.")
_COUNTS = re.compile(r"[#№]\s?\d|(?i:\bno\.?|\bnr\.?|n[°º])\s?\d")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('session')}|{any_of('part')})", re.IGNORECASE)


def _is_trail(line: str) -> bool:
    """Whether a line begins like a menu: "Home Stories Quiet Trades, part XII" does not say where it ends."""
    return line.split()[0].casefold() in every("furniture")


def _labelled(around: Around) -> TitleLine | None:
    """A line with a label: "Rubrik: Kleine Runde", "Cykl: Ludzie od rzeczy (9)"."""
    for line in (*around.beside, *around.dropped, *(text for text, _ in around.above)):
        named = _LABELLED.match(line)
        if named and named[1].casefold().strip() in every("series"):
            numbered = _NUMBER.fullmatch(named[2])
            return TitleLine(None, numbered[1], int(numbered[2])) if numbered else TitleLine(None, named[2])
    return None


def _over_title(around: Around) -> TitleLine | None:
    """The line over the title, if its class says what it is, or the page's head names it beside the title."""
    parts = {part.casefold().strip() for part in re.split(r"[:：|–—]|\s-\s", around.headed)}
    site = _SITE.split(around.headed)[-1].casefold() if around.headed else ""
    for text, names in reversed(around.above):
        plain = text.casefold().strip()
        if plain == site and len(_SITE.split(around.headed)) < 3:
            continue
        if len(text) <= _LONGEST and (names & _KICKERS or plain in parts):
            return TitleLine(None, text)
    return None


def _in_head(around: Around) -> TitleLine | None:
    """What stands before the title in a page's head, where the site's name stands behind it."""
    headed, title = around.headed, around.title
    place = headed.find(title) if title else -1
    if place <= 0 or not _SITE.match(headed, place + len(title)):
        return None
    before = headed[:place].rstrip()
    name = before[:-1].strip(" –—-|") if before[-1:] in ":：|–—-" else ""
    is_somebody = is_name(name) and name.split()[-1] in around.introduction
    return TitleLine(None, name) if name and not is_somebody else None


def _welcomed(around: Around) -> TitleLine | None:
    """ "Welcome back to Slow Freight. I'm …" """
    match = _welcome().search(around.opening[:300])
    return TitleLine(None, match[1].strip(" .,!")) if match else None


@cache
def _welcome() -> re.Pattern[str]:
    return re.compile(
        r"(?i:welcome(?:\s+back)?\s+to|willkommen\s+(?:zurück\s+)?(?:bei|zu|im)|bienvenue\s+(?:dans|à|sur)|bienvenid[oa]s\s+a|"
        r"benvenut[io]\s+(?:a|su)|bem-vindos?\s+ao?|welkom\s+(?:terug\s+)?bij|välkomna?\s+till|velkommen\s+til|witamy\s+w|"
        r"vítejte\s+u|добро\s+пожаловать\s+в)\s+"
        rf"[\"“«„]?{_CAPITALS}"
    )


def lines_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The short lines of `texts`, in which a series may be named."""
    return tuple(line for text in texts for line in text.split("\n") if 0 < len(line) <= 2 * _LONGEST)
