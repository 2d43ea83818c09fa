"""Of which series a piece is, where neither the title nor the masthead says it: small evidence of many kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.parse.parts.heading_line import TitleLine, kicker, series_name, split_title
from pipeline.parse.people.names import is_name, same
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every, longest_first, one_of, word_set
from pipeline.parse.words.talks import is_compound

_LEAST, _LONGEST, _WORDS = 3, 50, 7
SITE = re.compile(r"\s+(?:\||::|»|–|—|-)\s+|\s*[|｜]\s*")
"""In what a page's head says: between the title and the name of the site."""
_QUOTED = r"\s*[:：]?\s*[\"“”«„‚‘'「『״]([^\"”»“«„’'」』״\n]{2,60})[\"”»“’'」』״]"
_ENGLISH = re.compile(r"[\"“«„]([^\"”»“]{3,60})[\"”»“]\s+(?:[\w-]+\s+){0,3}series\b")
_OURS = re.compile(
    r"\b(?:our|the)\s+((?:[A-Z0-9&][\w&'’-]*\s+)(?:(?:of|the|in|on|and|for|to|at|[A-Z0-9&][\w&'’-]*)\s+){0,6})"
    r"(?:interview\s+)?series\b"
)
_CAPITAL = r"(?-i:[^\W\d_a-zà-ÿ])[\w'’&-]*"
_CAPITALS = rf"({_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:of|the|in|de|du|des|la|von|van|der|i|på)(?=\s)))*)"
_LABELLED = re.compile(r"([^\s:：][^:：]{1,19})\s*[:：]\s*(\S.{1,60}?)\s*$")
_NUMBER = re.compile(r"(.{3,50}?)\s*[(（#]\s?#?(\d{1,4})\s?[)）]?")
_NO_SERIES = ("furniture", "asides", "question", "answer", "comments")
_KICKERS = word_set(
    "kicker eyebrow overline overtitle topline supertitle pretitle rubric rubrik rubriek rubrique rubryka vignett "
    "vinjett vignette label series serie dachzeile spitzmarke stikktittel strapline format antetitulo antetítulo "
    "rovat rovatcim rubrika rutitr roootitr overskrift nadtitul nadtytul nadtytuł seriestitle seriesname serietitel "
    "cintillo surtitre occhiello chapeau chapeu chapéu sarja reihe"
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
    asked: str = ""
    """The first question, which may stand below long notes."""


def told(around: Around) -> TitleLine | None:
    """Series and perhaps number, by the strongest of what says it."""
    said = _in_sentence(around)
    if said is not None and said.series and _may_be(said.series, around):
        return said
    for way in (_numbered_aside, _labelled, _over_title, _in_head, _welcomed):
        found = way(around)
        if found is None or not found.series:
            continue
        found = found._replace(series=_without_genre(found.series))
        if found.series and _may_be(found.series, around):
            return found
    return None


def _may_be(name: str, around: Around) -> bool:
    return (
        _LEAST <= len(name) <= _LONGEST + 10
        and len(name.split()) <= _WORDS
        and not any(name.casefold() in every(field) for field in _NO_SERIES)
        and not any(same(name, guest) or guest.split()[-1] in name for guest in around.guests)
        and not any(sign in name for sign in "|•\n")
        and name.casefold() != around.title.casefold()
    )


def _without_genre(name: str) -> str | None:
    """`name` without what says only of which kind the piece is: "Border talks / The interview"."""
    kept = [part.strip() for part in name.split(" / ") if not _is_genre(part)]
    return " / ".join(kept) or None


def _is_genre(text: str) -> bool:
    """Whether a line says only that it is an interview: "Doppelinterview", "L'intervista", "Grand entretien"."""
    said = plain(text)
    bare = _ARTICLE.sub("", said)
    if said in every("interview") or bare in every("interview") or said in every("lead_in"):
        return True
    return " " not in bare and not is_compound(bare) and (phrases.trailing("interview", bare) or "").isalpha()


_ARTICLE = re.compile(r"(?:[ldu]['’]|(?:the|das|der|die|le|la|el|o|a|grand|große[rs]?)\s+)")


def _in_sentence(around: Around) -> TitleLine | None:
    text = around.introduction
    is_called_so = phrases.has("series", plain(text))
    if is_called_so and (named := _named().search(text)) is not None:
        return TitleLine(None, named[1].strip(" .,:;"), _near(text, named.start(), named.end()))
    quoted = _ENGLISH.search(text)
    if quoted and quoted[1].casefold() in around.title.casefold():
        return TitleLine(None, quoted[1])
    behind = _called_so_behind().search(text)
    if behind is not None:
        return TitleLine(None, behind[1].strip(), _near(text, behind.start(), behind.end()))
    numbered = _numbered_of().search(text)
    if numbered is not None:
        return TitleLine(None, series_name(numbered[2]), int(numbered[1]))
    for pattern in (_counted_of(), _counted()):
        counted = pattern.search(text)
        if counted is not None and (number := value(counted[1])) is not None:
            return TitleLine(None, series_name(next(filter(None, counted.groups()[1:]))), number)
    if is_called_so and (named := _unquoted().search(text)) is not None and len(named[1].split()) > 1:
        # Scripts without capitals show nothing that tells a name from what a sentence goes on with.
        return TitleLine(None, named[1].strip()) if named[1][0].isupper() else None
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
def _numbered_of() -> re.Pattern[str]:
    """A word for a session, its number and the name: "episode 27 of Rare Trades", "Folge 12 von Flurfunk"."""
    words = one_of(word for word in longest_first("session") if word[-1].isalpha() and len(word) > 3)
    return re.compile(rf"(?<!\w)(?:{words})\s+(\d{{1,4}})\s+{_OF}\s+{_CAPITALS}", re.IGNORECASE)


@cache
def _called_so_behind() -> re.Pattern[str]:
    """A name in quotation marks, and a word for a series right behind it: “旧物”栏目, 「終電」シリーズ."""
    words = one_of(word for word in longest_first("series") if not word[0].isascii())
    return re.compile(rf"[“「『‘«„]([^”“」』’»«„\n]{{2,30}})[”」』’»]\s?-?(?:{words})", re.IGNORECASE)


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
        *steps, last = line.split(" › ")
        if steps and _is_counted(last) and (found := _alone(last)) is not None:
            return found
        # Pages count their comments in brackets, too.
        if _is_counted(line) and not _is_trail(line) and (found := _alone(line)) is not None:
            return found
    return None


def _alone(line: str) -> TitleLine | None:
    found = kicker(line) if len(line) <= _LONGEST and not _DATED.search(line) else None
    return found if found is not None and found.series else None


_DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\d:\d\d|\d\.\d\d?\.")
_COUNTS = re.compile(r"[#№]\s?\d|(?i:\bno\.?|\bnr\.?|n[°º])\s?\d")


def _is_counted(line: str) -> bool:
    """Whether a line has a number, or a word with which sessions are numbered."""
    said = plain(line)
    return _COUNTS.search(line) is not None or phrases.has("session", said) or phrases.has("part", said)


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
    site = SITE.split(around.headed)[-1].casefold() if around.headed else ""
    # Beside something else than the title, the head names the site.
    parts = parts if around.title.casefold() in around.headed.casefold() else set()
    for text, names in reversed(around.above):
        plain = text.casefold().strip()
        if plain == site and len(SITE.split(around.headed)) < 3:
            continue
        said = frozenset(part for name in names for part in _CLASS.split(name))
        if len(text) <= _LONGEST and (said & _KICKERS or plain in parts):
            return _with_number(text)
    return None


_CLASS = re.compile(r"[_-]+")
_QUOTES = "«„“\"‘'「『《»”’״"


def _with_number(text: str) -> TitleLine:
    """The line over a title as the name of a series, with the number in brackets behind it: "Quiet trades (3)"."""
    found = split_title(text)
    if found.number is not None and found.title and found.series is None:
        return TitleLine(None, found.title, found.number)
    numbered = _NUMBER.fullmatch(text)
    return TitleLine(None, series_name(numbered[1]), int(numbered[2])) if numbered else TitleLine(None, _bare(text))


def _bare(text: str) -> str:
    """`text` without a word for a series before its name in quotation marks: "Series “Quiet trades”"."""
    named = _named().fullmatch(text)
    return named[1].strip() if named else text


def _in_head(around: Around) -> TitleLine | None:
    """What stands before the title in a page's head, where the site's name stands behind it."""
    headed, title = around.headed, around.title
    place = headed.find(title) if title else -1
    if place <= 0 or not SITE.match(headed, place + len(title)):
        return None
    before = headed[:place].rstrip()
    if before[-1:] in ":：" and title[0] in _QUOTES:
        return None  # what stands before a quotation says whose it is
    name = before[:-1].strip(" –—-|") if before[-1:] in ":：|–—-" else ""
    is_somebody = is_name(name) and name.split()[-1] in around.introduction
    return TitleLine(None, name) if name and not is_somebody else None


def _welcomed(around: Around) -> TitleLine | None:
    """ "Welcome back to Slow Freight. I'm …", with the number if it is said at once: "This is episode twelve." """
    opening = around.opening
    if (match := _welcome().search(opening[:_LONGEST_WELCOME])) is None:
        opening = around.asked
        match = _welcome().search(opening[:_LONGEST_WELCOME])
    if match is None:
        said = _this_is().search(around.opening) if "his is " in around.opening else None
        return TitleLine(None, said[1], int(said[2])) if said is not None else None
    name = (match["quoted"] or match["named"]).strip(" .,!")
    said = _said_number().search(opening[:_LONGEST_WELCOME], match.end())
    return TitleLine(None, name, value(said[1]) if said else None) if match["quoted"] or name[0].isupper() else None


_LONGEST_WELCOME = 400


@cache
def _welcome() -> re.Pattern[str]:
    return re.compile(
        r"(?i:welcome(?:\s+back)?\s+to|willkommen\s+(?:zurück\s+)?(?:bei|zu|im)|bienvenue\s+(?:dans|à|sur)|bienvenid[oa]s\s+a|"
        r"ben(?:venut|tornat)[aeio]\s+(?:a|su|in)|bem-vindos?\s+ao?|benvinguts\s+a|welkom\s+(?:terug\s+)?bij|"
        r"välkomna?\s+(?:tillbaka\s+)?till|velkommen\s+(?:tilbake\s+|tilbage\s+)?til|tervetuloa|witamy\s+w|"
        r"vítejte\s+u|добро\s+пожаловать\s+в|ласкаво\s+просимо\s+до|bun\s+venit\s+la)\s+"
        rf"(?:(?:[^\W\d_A-Z]{{1,12}}\s+){{0,3}}(?i:{_units()})\s+(?i:{_OF})\s+)?(?:another\s+)?"
        rf"(?:[\"“«„](?P<quoted>[^\"”»“\n]{{3,50}})[\"”»“]|(?P<named>{_CAPITALS}))"
    )


@cache
def _this_is() -> re.Pattern[str]:
    """What hosts say behind a first taste of the talk: "This is Slow Freight, episode 80, recorded …"."""
    name = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|to|for|and|on|with|of|the|in)){{0,5}}"
    return re.compile(rf"(?<!\w)(?i:this is)\s+({name}),?\s+(?i:{_units()})\s+(?:number\s+)?(\d{{1,4}})(?!\w)")


@cache
def _said_number() -> re.Pattern[str]:
    """A word for a session, and its number in digits or in words: "puntata 31", "episode one hundred and twelve"."""
    words = one_of(word for word in longest_first("session") if word[-1].isalpha() and len(word) > 3)
    return re.compile(rf"(?<!\w)(?:{words})\s+(\d{{1,4}}|[^\W\d_]{{3,16}})(?=[\s.,;:!]|$)", re.IGNORECASE)


def beside_name(name: str, text: str) -> int | None:
    """The number of the session beside the name of its series: "the third post in our Small Hours series"."""
    place = text.casefold().find(name.casefold())
    if place < 0:
        return None
    before = _ordinal_before().search(text[max(0, place - _LONGEST_BEFORE) : place])
    if before is not None and (number := value(before[1])) is not None:
        return number
    behind = _ordinal_behind().match(text, place + len(name))
    return value(behind[1]) if behind is not None else None


_LONGEST_BEFORE = 60


@cache
def _ordinal_before() -> re.Pattern[str]:
    within = (
        r"(?:in|i|en|em|na|nella|dans|uit|aus|w|v|в|у)(?:\s+(?:our|unserer|notre|nuestra|nossa|onze|vår|vores|the|la))?"
    )
    # Several of a kind are no ordinal: "three posts in our …".
    return re.compile(rf"{_ORDINAL}\s+[^\W\d_]{{3,16}}(?<!s)\s+(?:{_OF}|{within})\s+[\"“«„‘']?$", re.IGNORECASE)


@cache
def _ordinal_behind() -> re.Pattern[str]:
    """ "Kädet edellä -sarjan viides juttu" """
    return re.compile(
        rf"[\"”»’*]?\s?-?(?:{one_of(longest_first('series'))})\w{{0,4}}\s+{_ORDINAL}\s+[^\W\d_]", re.IGNORECASE
    )


def lines_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The short lines of `texts`, in which a series may be named."""
    return tuple(line for text in texts for line in text.split("\n") if 0 < len(line) <= 2 * _LONGEST)
