"""What a person is, as the text says it beside the name: "Ada Brook, cellist", "the cellist Ada Brook"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pipeline.parse.people import names_east, names_uncased
from pipeline.parse.people.name_forms import declined
from pipeline.parse.people.names import Run, is_name, runs, same
from pipeline.parse.people.names_uncased import UNCASED
from pipeline.parse.people.role_text import is_about_another, is_over, is_relative, past_span, proper, set_before
from pipeline.parse.people.role_words import is_apposition, is_role, is_title_of
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import EACH, IS, IS_OR_WAS, NOT, PAST, SMALL_FIRST, THEY
from pipeline.parse.words.doings import BEFORE_SUBJECT, BORN
from pipeline.parse.words.naming import PARTICLES, TITLES_BEFORE
from pipeline.parse.words.persons import GREETINGS
from pipeline.parse.words.small import AND, any_small
from pipeline.parse.words.table import any_of, every

_RUN_UP = 10
_LAST_SIGNS = 12
LONGEST = 14
"""Words of the longest role."""
_NO_END = "".join(
    rf"(?<!\b{re.escape(word)})" for word in sorted(every("honorific") | TITLES_BEFORE) if word.endswith(".")
)
"""No sentence ends with what stands before a name: "dr hab. Ada Brook"."""
SENTENCE = re.compile(rf"(?<=[^\s.][^\s.][.!?…])(?i:{_NO_END})\s+|(?<=[。！？؟])\s*|\n")
_OPENING = re.compile(r"(?i)^(?:in|for|on|today|this|heute|in dieser|aujourd'hui|hoy|en|dans)\b[^,]{0,50},\s*")
ARTICLE = re.compile(rf"^(?:{any_small('the', 'a', 'whose', 'ours')}|(?i:is|ist|est|es)\s+)")
"""An article, or whose somebody is; "is" where a name and an age stand before it."""
_AFTER = re.compile(
    r"\s*(?:[,،]\s*|\s[–—-]\s+|\()(?:(?i:prof|dr|ph\.?d|m\.?d|msc|mba|obe|mbe|cbe)\.?(?:\s\w{2,6})?,\s)?"
    r"(?P<role>(?:[^.;!?()–—؛؟]|(?<=\d)\.(?=\s[^\W\d_])|(?<=\b[a-z])\.\s?[A-Z]\.(?=\s[^\W\d_A-Z]|,|$)){2,160})"
)
_PAREN = re.compile(r"\s*[(（]([^()（）]{2,60})[)）]")
_BORN = re.compile(r"(?<!\d)(?:1[789]|20)\d\d(?!\d)")
"""A year: "(Gorizia, 1969)" tells where and when somebody was born."""
_RECORD = re.compile(r"[^:]{1,20}:\s*#?\d+$")
"""Under which number somebody is kept: "(ID: 4711)"."""
_COPULA = re.compile(rf"\s+({IS_OR_WAS}|—|-)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[:;–—.!?]\s")
_DATELINE = re.compile(r"^\s*(?:\d|born|geboren|née?\b|aged|\()")
_JOINED = re.compile(rf"(?i)\s(?:{AND})$")
"""At the end of a name that shares its surname with the next: "Ada e"."""
_AND_BEFORE = re.compile(rf"(?<!\S)([^\W\d_]{{2,15}}-?[^\W\d_]{{1,15}})\s(?:{AND})\s$")
"""Before the second of two roles: "Die Malerin und Autorin Ada Brook"."""
_LAST_AND = re.compile(rf"(?:,|\s)\s*(?:{AND})$")
_COMMA = re.compile(r"[,،]")


_GREETINGS = frozenset(GREETINGS.split("|"))
_FULL = 2
"""Words of most names."""


@cache
def _months() -> frozenset[str]:
    return frozenset(form for month in every("months") for form in month.split("/"))


@lru_cache(maxsize=2048)
def bare(name: str) -> str:
    """`name` without what stands before it: "Dr", "Captain", "Signora", "Netzmacherin", "Meet"."""
    words = _behind_lead(name.split(), _FULL)
    if len(words) > _FULL and words[0].casefold() in EACH:
        words = words[2 if words[1].casefold() in _months() and len(words) > _FULL + 1 else 1 :]
    while len(words) > 1 and (
        words[0].casefold().rstrip(".") in _honorifics()
        or (words[0][0].isupper() and words[0].casefold() in every("interview"))
        or words[0].casefold() in SMALL_FIRST
        or words[0].casefold() in _GREETINGS
        or (words[0] == "de" and name.startswith("Interview de "))
        or (len(words) > _FULL and is_title_of(words[0]))
    ):
        words = words[1:]
    title, hyphen, rest = (words[0] if words else "").partition("-")
    if hyphen and not title.isascii() and title.casefold() in _honorifics():
        words = [rest, *words[1:]]  # Κυρά-Φωτεινή
    return " ".join(words)


def _behind_lead(words: list[str], least: int) -> list[str]:
    """`words` without what leads the last in, where all have capitals: "Talking Glue With Ada Brook".

    At least so many stay.
    """
    for end in range(len(words) - least, 0, -1):
        if words[end - 1][0].isupper():  # "Intervista di" may name who asks
            said = plain(" ".join(words[:end]))
            found = phrases.trailing("lead_in", said)
            if found and said[: -len(found)][-1:] in ("", " "):
                return words[end:]
    return words


def unqualified(name: str) -> str:
    """The last words of "Low Ferring's Ada Brook" and "Clock Builder Ada Brook"."""
    words = name.split()
    cuts = [at for at, word in enumerate(words[:-2], 1) if _OWNED.search(word) or (at > 1 and is_role(word))]
    return " ".join(words[cuts[-1] :]) if cuts else name


_OWNED = re.compile(r"['’]s$")


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in every("honorific"))


_ADDRESS = frozenset({"dona", "استاد"})
"""Words that are roles elsewhere, and not right before a name."""


def is_address_only(word: str) -> bool:
    """Whether `word` is how people are addressed, and never what they are: Dona, Frau, Mr."""
    small = word.casefold().rstrip(".")
    return small in _ADDRESS or (small in _honorifics() and small not in every("roles"))


def role_in(name: str, texts: Iterable[str]) -> str | None:
    """What `name` is, in the words of the first of `texts` that says it."""
    for text in texts:
        if names_east.EASTERN.search(name):
            if found := names_east.role(name, text[:4000]):
                return found
            continue
        for sentence in SENTENCE.split(text[:4000]):
            if found := _in_sentence(name, sentence):
                return found
    return None


def _in_sentence(name: str, sentence: str) -> str | None:
    for run in runs(sentence):
        if bare(run.name).startswith(f"{name} "):
            continue  # more than the name has a capital: "Ada Brook zum Thema Torf"
        if (same(bare(run.name), name) or declined(bare(run.name), name)) and (role := role_at(sentence, run, name)):
            return role
    place = sentence.find(name)
    return role_at(sentence, Run(place, place + len(name), name)) if place >= 0 else None


def role_at(sentence: str, run: Run, name: str = "") -> str | None:
    """The role that stands beside the name `run` in `sentence`; `name` is the name in it, where it is known."""
    found = _beside(sentence, run, name)
    return proper(found) if found else None


def _beside(sentence: str, run: Run, name: str) -> str | None:
    inside = run.name.removesuffix(name if name and run.name.endswith(f" {name}") else bare(run.name)).strip()
    inside = " ".join(
        word
        for word in _behind_lead(inside.split(), 0)
        if word.casefold().rstrip(".-") not in _honorifics()
        and word.casefold() not in _announcing()
        and word.casefold() not in SMALL_FIRST
    )
    if inside.casefold() in _GREETINGS:
        return None
    if inside and (inside.split()[0].casefold() in EACH or PARTICLES.issuperset(inside.split())):
        inside = ""
    before = _role_before(sentence[: run.start], inside)
    paren = _PAREN.match(sentence, run.end)
    if before:
        is_told = paren is not None and not is_name(paren[1], 1) and not any(map(str.isdigit, paren[1]))
        return f"{before} ({paren[1]})" if paren and is_told else before
    is_aside = paren is not None and (
        _BORN.search(paren[1]) is not None or _RECORD.match(paren[1]) is not None or _is_spoken_of(paren[1])
    )
    if paren and not is_aside and not paren[1].isdigit() and any(sign.isalpha() for sign in paren[1]):
        return paren[1].strip()
    end = paren.end() if paren and is_aside else run.end
    after = _AFTER.match(sentence, end)
    told = past_span(names_uncased.AGE.sub("", _past_birth(after["role"]))) if after else ""
    if told and not _DATELINE.match(told) and (found := trimmed(told)):
        return found
    copula = _COPULA.match(sentence, end)
    if copula is None or (copula[1].casefold() in PAST and is_over(sentence[copula.end() :])):
        return None
    return trimmed(sentence[copula.end() : copula.end() + 160].rstrip(".!?"))


@cache
def _announcing() -> frozenset[str]:
    """Words that may stand before a name with a capital, and announce a talk."""
    return every("interview") | every("lead_in")


def _is_spoken_of(aside: str) -> bool:
    """Whether an aside tells by which words somebody wants to be spoken of: "she/her"."""
    return "/" in aside and all(word.strip() in THEY for word in aside.casefold().split("/"))


def _past_birth(text: str) -> str:
    """`text` without when or as whom somebody was born, before what they are: "Jahrgang 1962, ist Bäckerin"."""
    first, comma, rest = text.partition(", ")
    is_birth = _BORN.search(first) is not None or plain(first.strip().partition(" ")[0]) in BORN
    return _IS.sub("", rest) if comma and is_birth and not is_role(first) else text


_IS = re.compile(rf"^(?i:{IS_OR_WAS})\s+")


def _role_before(before: str, inside: str) -> str | None:
    """The role that leads up to the name: "seasoned musician, industry expert, and Sugo Music Group founder"."""
    if inside:
        both = _AND_BEFORE.search(before)
        if both and is_apposition(both[1].lower()):
            return f"{both[0]}{inside}"
        return inside if _JOINED.search(inside) is None else None
    if before[-1:] not in (" ", "\u00a0"):
        return None
    is_apart = before.endswith(", ")
    has_lead = is_apart and phrases.has("lead_in", plain(before))
    if is_apart and not has_lead and (apart := set_before(before)) is not None:
        return apart
    if UNCASED.search(before[-_LAST_SIGNS:]) and (attributes := names_uncased.titles_before(before)):
        return attributes
    before = before.rsplit(";", 1)[-1].removesuffix("olan ")
    text = _OPENING.sub("", before).strip() or before.strip()
    if not text:
        return None
    # What leads in has something behind it.
    leads = lead_in().finditer(text) if phrases.has("lead_in", plain(text.rsplit(None, 1)[0])) else ()
    end = next((match.end() for match in leads if match.end() < len(text)), None)
    text = text[end:] if end else _CLAUSE.split(text)[-1]
    text = ARTICLE.sub("", text).strip(" ,–—-:")
    words = _behind_verb(_behind_guest(text.split()))
    while words and is_address_only(words[-1]):
        words.pop()
    text = " ".join(words)
    # "We talked to Deep Reef alumna, Ada Brook": what has capitals there names a place, and nobody else.
    is_of_this = has_lead and end is not None and is_role(words[-1]) if words else False
    if not words or len(words) > LONGEST or (is_about_another(text) and not is_of_this):
        return None
    if not is_apposition(words[-1]):
        return text if _is_slavic(words) else _headed(text)
    if len(words) > _RUN_UP and not end:
        return _tail(words)
    return text


def _behind_guest(words: list[str]) -> list[str]:
    """`words` behind the verb of a sentence that begins with a word for the guest: "guest this week is potter …"."""
    if not words or words[0].casefold() not in every("guest"):
        return words
    place = next((at for at, word in enumerate(words) if word in IS), None)
    return words if place is None else words[place + 1 :]


def _behind_verb(words: list[str]) -> list[str]:
    """`words` behind the last verb, where the guest follows it: "Efter 38 år lämnar vaktmästaren Ada Brook …"."""
    place = next((at for at in range(len(words) - 2, 0, -1) if words[at] in BEFORE_SUBJECT), None)
    return words[place + 1 :] if place else words


def _is_slavic(words: list[str]) -> bool:
    """Whether a role is followed by that of which it is: "Реставратор колоколов", "Opravář hodin"."""
    return 1 < len(words) <= _FEW and is_role(words[0]) and all(map(_GENITIVE.fullmatch, words[1:]))


_FEW = 4
_GENITIVE = re.compile(
    r"[^\W\d_A-ZА-Я]{2,}(?:ов|ев|ей|ий|ых|их|ого|его|ой|ы|и|а|я|ів|їв|ого|ої|ów|y|i|ych|ich|ej|ů|in|í|ých)"
)


def _headed(text: str) -> str | None:
    """What stands behind the last article of a run-up, if its first words say it: "our head of dispatch"."""
    found = list(_AN_ARTICLE.finditer(text))
    said = text[found[-1].end() :] if found else ""
    return said if 1 < len(said.split()) <= _RUN_UP and is_apposition(said) and "," not in said else None


_AN_ARTICLE = re.compile(
    r"(?i)(?:^|\s)(?:the|an?|our|their|its|unser|unsere|notre|nuestr[oa]|nostr[oa]|nossa|nosso|onze|vår|vores|la|le|el|il|der|die)\s+"
)


def _tail(words: list[str]) -> str:
    """The last words of a long run-up, from the last small word or comma on."""
    for place in range(len(words) - 2, -1, -1):
        if words[place].endswith(",") or ARTICLE.match(words[place] + " "):
            return " ".join(words[place + 1 :])
    return " ".join(words[-2:])


@cache
def lead_in() -> re.Pattern[str]:
    """What leads a guest in, with the space behind it: "Interview with "."""
    return re.compile(rf"(?:{any_of('lead_in')})\s+", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{any_of('role_ends')})(?=\s|$){NO_GENITIVE}", re.IGNORECASE)


NO_GENITIVE = r"(?!(?<=\s[dD]er)\s(?-i:[A-ZÄÖÜ]))"
"""What ends a role is no genitive: "Betreiberin der Lichtspiele"."""
_NO_ROLE = re.compile(
    r"\s*(?:where|when|while|which|because|wo|wenn|weil|où|quand|donde|cuando|dove|quando|onde|waar|där|hvor|gdzie|kde"
    r"|где|де)(?!\w)",
    re.IGNORECASE,
)
"""It tells of a place or a time, and not of a person."""


_WHO_IS = re.compile(
    r"(?i)^(?:who|qui|que|che|som|der|die|która|który|která|který|которая|который|яка|який|που|care|aki)\s+"
    r"(?:is|was|est|es|é|è|är|er|is|jest|je|є|είναι|este)\s+"
)


def trimmed(text: str) -> str | None:
    """The role at the start of `text`: to the next comma that another thought follows, or a word that ends roles."""
    if _NO_ROLE.match(text) or is_relative(text.lstrip()):
        return None
    if plain(text.lstrip().partition(" ")[0]) in NOT:
        return None
    text = ARTICLE.sub("", _WHO_IS.sub("", text.strip(), count=1), count=1)
    cut = _ends().search(text, 1) if phrases.has("role_ends", plain(text)) else None
    text = text[: cut.start()] if cut else text
    kept: list[str] = []
    for part in _COMMA.split(text):
        if kept and not is_role(part):
            break
        kept.append(part)
    role = ARTICLE.sub("", ",".join(kept).strip(" ,-–—"))
    role = _LAST_AND.sub("", role)
    has_letters = bool(role) and len(role.split()) <= LONGEST
    # Where no capitals tell names from words, what stands behind a comma is all there is.
    return role if has_letters and (is_apposition(role) or UNCASED.search(role)) else None


_TO_THE_END = re.compile(r"\s*(?:[,،、，]|\s[–—-]\s|\()\s*(?P<role>[^:;.!?«„“\"‘「『()（）]{3,80})\)?\s*$")
_EAST_BEFORE = re.compile(r"(?:^|[：:—–|\]】\s])([^\s：:—–|\]】「」『』]{2,8}(?:\s[^\s：:—–|]{2,8})?)[\s・]$")
"""What a title sets off behind a name, or has before one."""


def in_title(name: str, title: str, text: str = "") -> str | None:
    """The role that a title gives a guest: what stands between the name, set off, and the title's end.

    `text`: what is said below it, which tells a role in capitals from another name.
    """
    if names_east.EASTERN.search(name):
        before = _EAST_BEFORE.search(title.partition(name)[0]) if name in title else None
        if before and before[1].endswith(",") and (whole := names_east.role(name, title)):
            return whole
        told = before[1] if before else ""
        return told if names_east.EASTERN.search(told) and not names_east.is_name(told) else None
    behind = filter(None, (_TO_THE_END.match(title, end) for end in _ends_of(name, title)))
    match = next(behind, None)
    if match is None:
        return None
    role = match["role"].strip()
    # Manchester ends like bakers do; of two words the last says what somebody is.
    is_said = is_role(role) or (len(role.split()) > 1 and is_apposition(role.lower()))
    is_other_name = is_name(role, 1) and not is_said and not any(word in text for word in _in_small(role))
    return None if is_other_name else ARTICLE.sub("", role)


def _ends_of(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place + len(name)
        place = text.find(name, place + 1)


def _in_small(role: str) -> list[str]:
    """The words of `role` as they stand in a sentence: a word that is met in small letters is nobody's name."""
    return [f" {word.lower()} " for word in role.split()[:2] if len(word) > 3 and word[0].isupper()]
