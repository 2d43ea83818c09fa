"""What is left of a stretch of text as a role: without how long somebody has been it, and nothing if it is a clause."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.people.names import is_apposition, is_name, is_organisation, runs, undeclined
from pipeline.parse.words.asking import plain
from pipeline.parse.words.doings import LAST_VERBS
from pipeline.parse.words.spans import DURING, SINCE, UNITS
from pipeline.parse.words.table import every, word_set

PLACES = word_set(
    "in at near im am aus bei à dans em na no nas nos på fra til w v ve в из под у för auf nach to into over across"
    " from on off am zwischen bis above below behind beside beneath under along opposite inside outside past between"
    " über unter hinter neben gegenüber sopra sotto dietro sobre bajo tras detrás derrière sous boven onder achter"
    " bakom ovan bag bak z ze з із зі uit aus från fra de da di del din"
)
"""Small words before a name that make it a place's."""
_WHEN = word_set(
    "after before when while since during unlike despite without with like as for by nach vor wenn als während seit"
    " trotz ohne mit wie après avant depuis quand lorsque comme malgré sans avec pour después antes cuando desde como"
    " sin con para dopo prima quando senza con per depois antes desde sem com após na voor toen tijdens sinds zonder"
    " met efter före när under utan med etter før når po przed kiedy gdy bez z po před když bez s после до когда без"
    " с після до коли без з"
)
_OPENS_CLAUSE = word_set(
    "she he they we i sie wir elle ils elles nous ella ellos lei loro ela eles zij hij wij hun han hon vi de's hän "
    "она он они мы вона вони ona oni one nu nun now then here there jetzt hier dort maintenant ici ahora aquí adesso "
    "qui agora aqui dabei damals heute today hoje hoy oggi aujourd'hui idag teraz dziś teď dnes nyt теперь сейчас "
    "тут тепер зараз şimdi burada who which that"
)
_CLAUSE = re.compile(
    r"(?i)\s*,?\s+(?:who|whom|whose|that|which|qui|que|dont|che|som|der|die|das|który|która|který|která|который|"
    r"которая|який|яка|που|care|aki|yang|wer|wo|where|donde|où|dove|onde)(?=\s).*$"
)


def without_clause(text: str) -> str:
    """`text` without the relative clause at its end: "seat designer who measures elbows"."""
    return _CLAUSE.sub("", text.strip()).strip(" ,")


_TURKISH_VERB = re.compile(r"(?:[ıiuü]yor(?:lar|du|dum|um|uz)?|m[ae]kt[ae](?:d[ıi]r)?)$")
_RELATIVE = re.compile(r"(?i)^(?:der|die|das|dat)\s+")
_LONGEST_SPAN = 6
"""Words at most from "since" to the unit of time."""
_CUT_NUMBER = re.compile(r"\s+[^\W\d_]{1,4}\s+\d{1,2}$")


def proper(text: str) -> str | None:
    """`text` as a role, without how long somebody has been it; None if it is a clause."""
    words = text.split()
    if len(words) > 1 and words[0].casefold() in _WITH and is_apposition(words[1].lower()):
        words = words[1:]
    words = _in_nominative(_without_span(words))
    text = _CUT_NUMBER.sub("", " ".join(words)).strip(" ,–—-")
    return text if text and not is_clause(text) else None


_WITH = word_set("z ze s se с со з із зі")


def is_clause(text: str) -> bool:
    """Whether `text` says what somebody does: it begins as a sentence does, or ends with a verb."""
    first, last = plain(text.split(maxsplit=1)[0]), text.rsplit(maxsplit=1)[-1]
    if " " in text and last in LAST_VERBS:
        return True
    return first in _OPENS_CLAUSE or first in _role_ends() or _TURKISH_VERB.search(last) is not None


PAST = word_set("was war était era foi var był była byl byla")
"""Forms of "is" that tell of what has been."""
_BEFORE = word_set("before until till bevor bis avant jusqu'à antes hasta prima fino até voordat tot innan før inden")
_CLAUSE_WORDS = 16


def is_over(text: str) -> bool:
    """Whether what stands behind "was" has ended: "a teacher for twenty years before she …"."""
    words = [
        plain(word.strip(",;:")) for word in _SENTENCE_END.split(text[:200], maxsplit=1)[0].split()[:_CLAUSE_WORDS]
    ]
    return not UNITS.isdisjoint(words) or not _BEFORE.isdisjoint(words)


_SENTENCE_END = re.compile(r"[.!?;]\s")


def ends_open(text: str) -> bool:
    """Whether `text` stops at a small word that something has to follow: "conoce los semáforos por"."""
    last = plain(text.rsplit(maxsplit=1)[-1])
    return " " in text and len(last) > 1 and last in PLACES | _WHEN | _OF and last not in _MAY_END


_OF = word_set("of the de du des del della dei von vom van por para pour per voor för til af av der dem den die")
_MAY_END = word_set("on off out in over")
"""Small words that are the second half of a verb, or a place: "the year she was in"."""


@cache
def _role_ends() -> frozenset[str]:
    return every("role_ends") - every("roles")


def is_relative(text: str) -> bool:
    """Whether `text` begins with der, die or das and goes on without any noun of German: "der passer på tingene"."""
    return _RELATIVE.match(text) is not None and text[4:] == text[4:].lower()


def is_about_another(text: str) -> bool:
    """Whether what stands before a name begins with a name of its own, and goes on: "Ben Cole rings the old"."""
    first = next(iter(runs(text)), None)
    return (
        first is not None
        and first.start == 0
        and is_name(first.name)
        and not is_organisation(first.name)
        and not is_apposition(first.name.lower())
        and len(text[first.end :].split()) > 1
    )


def set_before(text: str) -> str | None:
    """The role with which a sentence begins, by a comma before the name: "A former teacher, Ada Brook keeps bees"."""
    role = text.strip().rstrip(",").strip()
    role = _POSSESSIVE.sub("", _AGE.sub("", role))
    words = role.split()
    if not 0 < len(words) <= _LONGEST_SPAN + 3 or "," in role or plain(words[0]) in PLACES | _WHEN or is_clause(role):
        return None
    if words[-1].casefold() in UNITS:
        return None
    return role if is_apposition(role[0].lower() + role[1:]) else None


_POSSESSIVE = re.compile(
    r"(?i)^(?:the|an?|its|their|our|his|her|der|die|das|ein|eine|unser|unsere|le|la|l['’]|un|une|notre|son|sa|el|una|su|il|"
    r"lo|uno|o|a|um|uma|de|het|een|en|ett|et|az?|egy|ο|η|ένας|μια)(?:\s+|(?<=['’]))"
)
_AGE = re.compile(r",\s*\d{1,3}(?:\s[^\W\d_]{2,6})?$")


def _in_nominative(words: list[str]) -> list[str]:
    """`words` as they are without "with": "pszczelarzem miejskim i dyrektorem szkoły" is who somebody is with."""
    if not words or undeclined(words[0].casefold()) is None:
        return words
    out: list[str] = []
    for place, word in enumerate(words):
        if plain(word) in PLACES:
            return [*out, *words[place:]]
        role = undeclined(word.casefold())
        ending = next((end for end in _ADJECTIVES if word.endswith(end)), None) if role is None else None
        out.append(role or (word.removesuffix(ending) + _ADJECTIVES[ending] if ending else word))
    return out


_ADJECTIVES = {
    "kim": "ki", "gim": "gi", "nim": "ni", "ym": "y", "ým": "ý", "ím": "í", "ą": "a",
    "ым": "ый", "ким": "кий", "ським": "ський",
}  # fmt: skip
"""How attributes end behind "with", and by themselves."""


def past_span(text: str) -> str:
    """`text` without how long somebody has been what follows: "od 19 lat dyspozytorka" → "dyspozytorka"."""
    words = text.split(maxsplit=_LONGEST_SPAN)
    if not words or not (words[0].casefold() in SINCE or words[0].casefold() in DURING):
        return text
    unit = next((place for place, word in enumerate(words[1:-1], 1) if word.casefold() in UNITS), None)
    return " ".join(words[unit + 1 :]) if unit else text


_SINCE_ONLY = word_set("since seit depuis sinds sedan siden")
"""Behind which a whole event may be told: "since the week of the 1978 flood"."""


def _without_span(words: list[str]) -> list[str]:
    for place, word in enumerate(words[: _LONGEST_SPAN + 1]):
        rest = words[place + 1 :]
        if place and word.casefold() in UNITS and rest and is_apposition(" ".join(rest)) and rest[0].lower() != "old":
            words = rest
            break
    for place, word in enumerate(words[1:], 1):
        small, behind = word.casefold(), words[place + 1 : place + _LONGEST_SPAN]
        is_dated = small in SINCE and any(
            sign.isdigit() for sign in "".join(behind if small in _SINCE_ONLY else behind[:2])
        )
        if is_dated or ((small in SINCE or small in DURING) and any(other.casefold() in UNITS for other in behind)):
            return words[:place]
    return words
