"""Where a role begins and ends in what was found as one: without brackets, lead-ins, names, quotations and spans."""

from __future__ import annotations

import re

from pipeline.parse.people import names_east
from pipeline.parse.people.names import is_name, runs
from pipeline.parse.people.role_beside import is_address_only, lead_in
from pipeline.parse.people.role_text import ends_open
from pipeline.parse.people.role_words import is_apposition
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import IS, PLACES
from pipeline.parse.words.doings import BORN, DOES, KIN
from pipeline.parse.words.meetings import any_meeting
from pipeline.parse.words.numerals import value
from pipeline.parse.words.portraits import is_portrait
from pipeline.parse.words.sheets import IN_TABLES
from pipeline.parse.words.small import AND, any_small, small
from pipeline.parse.words.spans import AGED, UNITS
from pipeline.parse.words.table import every, longest, one_of

_SHORT = 4
"""Words at most of what is left of a thought that was cut off."""
_RUN_UP = 6
"""Words at least before a role that are a clause."""
_BRACKETS = re.compile(r"^\s*(?:\[[^\[\]]{1,30}\]|【[^【】]{1,30}】)\s*")
_AGED = re.compile(rf"(?i)^[^\W_]{{1,25}}[\s-](?:{one_of(longest(AGED))})\s+")
"""An age, before what somebody is: "61-jähriger Uhrmacher"."""
_SAYS = re.compile(r"\s*[:：](?=\s|[\"“„«‘'「『]|$)")
_NO_ROLE = re.compile(r"[?¿!¡？！]|https?:|@")
_IS = re.compile(rf"^\s*(?:(?i:{one_of(longest(IS))})(?=\s|$)|[,–—-])?(?:\s+|$)(?:{any_small('the', 'a')})?")
"""Behind a name, before what somebody is."""
_AND = re.compile(rf"(?i)\s+(?:{AND})\s+")
_ARTICLE = re.compile(f"^{any_small('the', 'a')}")
_YOU_ARE = re.compile(rf"^(?i:{any_meeting('you_are')})\s+(?=\S)")
_ADNOMINAL = re.compile(r"(?:는|던|하는|려는)$")
_WHO_AND = re.compile(r"^[\u3040-\u30ff\u4e00-\u9fff]{1,8}で(?=[\u30a0-\u30ff\u4e00-\u9fff]{2,}$)")
_HEADLINE = re.compile(r"[\u3041-\u306d\u306f-\u309f的了是]")
"""In a headline before a role, and seldom in the name of a firm."""
_HANGUL = re.compile(r"[\uac00-\ud7af]")


def tidied(said: str, name: str) -> str | None:
    """`said`, which was found beside the guest `name`, as a role and nothing more; None if nothing of one is left."""
    said = _SAYS.split(_BRACKETS.sub("", said), maxsplit=1)[0].strip(" ,;–—-")
    said = _behind_age(_AGED.sub("", _without_label(said)))
    if _NO_ROLE.search(said):
        return None
    if names_east.EASTERN.search(said):
        return _of_the_east(said)
    said = _behind_clause(_YOU_ARE.sub("", said))
    role = _without_names(_without_lead(_ARTICLE.sub("", _without_deed(_BORN.sub("", said)))), name)
    if role and ends_open(role):
        role = _before_and(role)
    return role if role and not _is_none(role) else None


def _without_label(said: str) -> str:
    """`said` without the label of a table that became a line: "Role Administrator"."""
    label, _, rest = said.partition(" ")
    return rest if rest[:1].isupper() and label.istitle() and label.casefold() in IN_TABLES else said


def _is_none(role: str) -> bool:
    """Whether `role` tells whose child somebody is, how long something took, or how somebody is addressed."""
    first = plain(_first(_OF_SOMEBODY.sub("", role)))
    is_address = all(map(is_address_only, role.split())) or is_portrait(role)
    by, _, who = role.partition(" ")
    if by.casefold().rstrip(":") in every("bylines") and is_name(who):
        return True  # who wrote it
    return first in KIN or _is_span(_OF_SOMEBODY.sub("", role)) or is_address


_OF_SOMEBODY = re.compile(f"^{any_small('the', 'a', 'whose')}")
"""An article, or whose somebody is."""
_BORN = re.compile(rf"(?i),?\s+(?:{one_of(longest(BORN))})\s.*$")
"""When and where somebody was born, behind what they are."""


def _behind_clause(said: str) -> str:
    """The last word of `said` where that is a role, and a clause runs up to it."""
    *before, last = said.split() or ("",)
    is_clause = len(before) >= _RUN_UP and any(word[-1] == "," for word in before[:-1])
    return last if is_clause and said[:1].isupper() and last[:1].islower() and is_apposition(last) else said


def _without_deed(said: str) -> str:
    """`said` without what somebody does besides: "roofer; she keeps bees", "técnico y conoce los semáforos"."""
    said = said.replace("\u00ad", "").split("; ")[0]
    joined = next(
        (match for match in _AND.finditer(said) if _is_deed(said[match.end() :]) or _is_age(said, match)), None
    )
    return said[: joined.start()].rstrip(" ,") if joined and joined.start() else said


def _is_deed(text: str) -> bool:
    # At the very end it is a noun: "author of novels and plays".
    return " " in text and plain(_first(text)) in DOES


def _is_age(said: str, joined: re.Match[str]) -> bool:
    """Whether an age follows what somebody is: "keeper and soon eighty years old"."""
    behind = said[joined.end() :]
    words = [plain(word) for word in behind.split()[:_AGE_WORDS]]
    return not UNITS.isdisjoint(words[1:]) and not is_apposition(behind) and is_apposition(said[: joined.start()])


_AGE_WORDS = 5
"""Words of an age at most: "snart åttio år gammal"."""


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.strip() else ""


def _behind_age(said: str) -> str:
    """`said` without an age before it: "a sus 80 años, la relojera"."""
    head, comma, tail = said.rpartition(", ")
    is_age = any(map(str.isdigit, head)) and not UNITS.isdisjoint(map(plain, head.split()))
    tail = _ARTICLE.sub("", tail)
    return tail if comma and is_age and is_apposition(tail) else said


def _of_the_east(said: str) -> str | None:
    if _HANGUL.search(said):
        return None if _ADNOMINAL.search(said) else said or None
    lead, slash, rest = said.replace("／", "/").partition("/")
    if slash and lead.strip() in every("interview"):
        said = rest.strip()
    head, _, last = said.rpartition(" ")
    # A space parts two thoughts where none is needed between words; but a firm may stand before a post.
    is_headline = _HEADLINE.search(head) is not None and names_east.may_end_role(last)
    return _WHO_AND.sub("", last if is_headline else said) or None


def _without_lead(said: str) -> str:
    """`said` without what announces a talk: "Interview with a release manager"."""
    lead = lead_in().match(said)
    rest = _ARTICLE.sub("", said[lead.end() :]) if lead else ""
    return rest if lead and is_apposition(rest.lower()) else said


def _without_names(said: str, name: str) -> str | None:
    """`said` without the guest's name, or that of whom it is told first: "librarian Ada Brook and seed cleaner"."""
    head, found, rest = said.partition(name)
    if found:
        return (_IS.sub("", rest) if not head.strip() else head).strip(" ,–—-") or None
    for run in runs(said):
        if run.end == len(said) and is_name(run.name) and _is_of_another(said[: run.start].strip()):
            return None
        if run.start and name.split()[-1] in run.name.split()[1:] and is_apposition(said[: run.start].strip()):
            return said[: run.start].strip()
        joined = _AND.match(said, run.end)
        if _is_of(said[: run.start]):
            continue  # "curator at the Old Herbarium and author" is one person's
        if joined and is_name(run.name) and is_apposition(said[joined.end() :]):
            return said[joined.end() :]
    return said


def _is_of(before: str) -> bool:
    words = before.casefold().split()
    return any(word in PLACES or word in small("of") for word in words[-2:])


def _is_of_another(head: str) -> bool:
    """Whether `head`, before a name, says who that is: "Ada Brook, composer Tom Reed" tells nothing of the first."""
    # What somebody is may well go on with a place, whose name looks like any: the noun itself must stand before this.
    words = head.split()
    return 0 < len(words) < _SHORT and is_apposition(words[-1])


def _before_and(said: str) -> str | None:
    """The first of two thoughts, of which the second was cut off: "técnico y conoce los semáforos de"."""
    first, *others = _AND.split(said, maxsplit=1)
    words = (first if others else said).split()
    while len(words) > 1 and ends_open(" ".join(words)):
        words.pop()
    closed = " ".join(words)
    return closed if is_apposition(closed) and len(words) <= _SHORT else None


def _counts(words: list[str]) -> bool:
    """Whether a number begins `words`, or units of time end them: "ochenta y seis años"."""
    return value(words[0]) is not None or (words[-1] in UNITS and len(words) <= _AGE_WORDS)


def _is_span(said: str) -> bool:
    """Whether `said` tells how long, and not what: "six", "nine weeks", "eleven years on nights", "100 km of clay"."""
    words = [plain(word) for word in said.split()]
    if is_apposition(said):
        return False
    return said[:1].isdigit() or value(said) is not None or (not UNITS.isdisjoint(words) and _counts(words))
