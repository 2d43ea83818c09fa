"""What is said of the only guest without the name: by the subject of a standfirst, the title, or who speaks to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.parse.people.names import is_name
from pipeline.parse.people.role_by_place import LEADING, LONGEST, predicate
from pipeline.parse.people.role_text import without_clause
from pipeline.parse.people.role_words import is_apposition, opens_with_role, undeclined
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import TELLS_MORE
from pipeline.parse.words.meetings import ABOUT, OTHERS, TO_THEM, any_meeting
from pipeline.parse.words.small import SMALL, any_small
from pipeline.parse.words.table import any_of, every, one_of

_LINE = 260
_TITLE = 120
PARTS = re.compile(r"\s*[:|]\s+|\s[–—-]\s")
"""What parts a title."""
_SENTENCES = 6
_LONGEST_TITLE = 6
"""Words of a title that is who somebody is."""
_PUNCTUATION = re.compile(r"[,;:.!?«»„“”\"(]")


def as_subject(lines: Iterable[str]) -> str | None:
    """Who a standfirst is about, where it begins with that: "The founder of the Hedgehog Patrol talks about …"."""
    return next(_subjects(lines), None)


def as_tagline(texts: Iterable[str]) -> str | None:
    """Who the line below a title says the guest is, if it is no sentence: "Lead engineer, Gannet Works"."""
    line = next(iter(texts), "").strip()
    if not line or len(line) > _TAGLINE or line[-1] in _SENTENCE_ENDS or _NO_TAGLINE.search(line):
        return None
    if phrases.leading("bylines", plain(line)) or is_byline(line):
        return None
    first, *_ = line.split(", ", 1)
    is_short = 0 < len(first.split()) <= _LONGEST_TITLE and OTHERS.isdisjoint(map(plain, line.split()))
    return line if is_short and is_apposition(first[0].lower() + first[1:]) and not is_name(first) else None


_TAGLINE = 80
_SENTENCE_ENDS = ".!?…:;。！？"
_NO_TAGLINE = re.compile(r"[\d@:;?!«»„“”\"/|\n]")


def _subjects(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if len(line) > _LINE:
            continue
        leading = LEADING.match(line)
        rest = line[leading.end() :] if leading else line
        first = rest.split(maxsplit=1)[0] if rest.strip() else ""
        # Without an article, the first word has to say it.
        if not leading and not (opens_with_role(rest) and first[:1].isupper() and first[1:].islower()):
            continue
        if end := _verb().search(rest):
            said = without_clause(rest[: end.start()].strip())
            if plain(rest[end.end() :].lstrip()[:12]).partition(" ")[0] in TO_THEM:
                continue  # "The doctor told her": of somebody else
            if _is_somebody(said) and not is_name(said):
                yield said


def _is_somebody(said: str) -> bool:
    """Whether `said`, without punctuation, is a short phrase for what somebody is, and not who made the piece."""
    words = said.split()
    return (
        0 < len(words) <= LONGEST
        and not _PUNCTUATION.search(said)
        and is_apposition(said)
        and OTHERS.isdisjoint(map(plain, words))
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{any_of('speaks')})|\s+(?:[–—-]\s+)?(?:{ABOUT}))(?=\s)", re.IGNORECASE)


def as_host(texts: Iterable[str]) -> str | None:
    """Who received the interviewer: "Die freiberufliche Hebamme hat mich zu Kuchen eingeladen"."""
    for text in texts:
        for sentence in _SENTENCE.split(text[:1500])[:_SENTENCES]:
            leading = LEADING.match(sentence)
            if not leading or not _RECEIVES.search(sentence[:_LINE]):
                continue
            rest = sentence[leading.end() :]
            end = _TAKES_IN.search(rest)
            said = rest[: end.start()] if end else ""
            if _is_somebody(said) and not is_name(said, 1):
                return said
    return None


_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_RECEIVES = re.compile(rf"(?i:{any_meeting('receives')})")
_TAKES_IN = re.compile(rf"\s+(?i:{any_meeting('opens')})")


def as_spoken_with(texts: Iterable[str]) -> str | None:
    """With whom somebody spoke: "Mit dem 61-jährigen Glockengießer sprach …", "Z konserwatorką rozmawia …"."""
    for text in texts:
        for match in _SPOKEN_WITH.finditer(text[:1500]):
            words = [word for word in match["who"].split() if not word[0].isdigit()]
            if len(words) > 1 and words[-1][:1].isupper() and words[-2][:1].islower():
                words = words[-1:]  # "dem erfahrenen Glockengießer": the attribute is declined
            said = " ".join(undeclined(word.casefold()) or word for word in words)
            if said and is_apposition(said.lower()) and not is_name(said):
                return said
    return None


def asks(before: str) -> bool:
    """Whether behind `before` stands who asks, not who is asked: "Z Adą Brook rozmawia …"."""
    return _WITH.match(before) is not None and _SPOKE_LAST.search(before) is not None


_WITH = re.compile(rf"(?:{'|'.join(sorted(word.capitalize() for word in every('together') if word.isalpha()))})\s")
_SPOKE = any_meeting("spoke")
_SPOKE_LAST = re.compile(rf"(?:{_SPOKE})\s$")
_SPOKEN_WITH = re.compile(
    rf"(?:^|(?<=[.!?…]\s)){_WITH.pattern}\s*(?:{any_small('the')})?(?P<who>[^,;:.!?()]{{3,60}}?)\s+(?:{_SPOKE})"
)


def as_title(title: str, text: str) -> str | None:
    """Who the title is about: "In talk with a lamp trimmer"; "The lamp trimmer of Benning", if `text` takes it up."""
    title = title.strip(" \"«»„“”'‘’.")
    if not title or len(title) > _TITLE:
        return None
    lead = _with_a().search(title) if phrases.has("lead_in", plain(title)) or " " in title else None
    if lead and _is_somebody(said := without_clause(title[lead.end() :])):
        return said
    leading = _DEFINITE.match(title)
    said = without_clause(title[leading.end() :] if leading else title)
    words = said.split()
    is_short = 0 < len(words) <= _LONGEST_TITLE and (leading is not None or len(words) > 1)
    if not is_short or not _is_somebody(said) or _OWNED.search(said):
        return None
    return said if _head_is_role(words, leading[0] if leading else "") and _is_taken_up(words, text) else None


@cache
def _with_a() -> re.Pattern[str]:
    """What leads in somebody without a name: "conversation with a", "minutes with the"."""
    lead = rf"(?:{any_of('lead_in')}|{one_of(sorted(every('together')))})"
    return re.compile(rf"(?<![\w'’])(?i:{lead})\s+{any_small('a')}(?=[^\W\d_]+(?:\s|$))")


_DEFINITE = re.compile(any_small("the"))
_ROLE_LAST = frozenset(word for tag in ("en", "de", "nl") for word in SMALL[tag].the.split("|"))


def _head_is_role(words: list[str], article: str) -> bool:
    """Whether the noun that the others tell more of is the role: behind its attributes, or before them."""
    head = words
    for place, word in enumerate(words[1:], 1):
        if plain(word) in TELLS_MORE:
            head = words[:place]
            break
    noun = head[-1] if article.strip().casefold() in _ROLE_LAST else head[0]
    return is_apposition(noun.lower())


def _is_taken_up(words: list[str], text: str) -> bool:
    """Whether `text` speaks of the same things: a title may be that of a book."""
    text = text.casefold()
    return any(word.casefold()[: max(4, len(word) - 2)] in text for word in words if len(word) >= _CONTENT)


_OWNED = re.compile(r"['’]s(?!\w)")
_CONTENT = 4
"""Letters at least of a word that says something."""


def as_spoken_to(question: str) -> str | None:
    """What the first question calls the guest: "You're the moat warden at the castle. What …"."""
    match = _YOU_ARE.search(question[:200])
    if match is None:
        return None
    said = predicate(question[match.end() : match.end() + 120])
    return said if said and is_apposition(said) and OTHERS.isdisjoint(map(plain, said.split())) else None


_YOU_ARE = re.compile(rf"(?:^|[.!]\s+|^[^.,!?]{{2,40}},\s)(?i:{any_meeting('you_are')})\s+")
