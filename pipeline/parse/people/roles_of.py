"""What a person is, as the text says it beside the name: "Ada Brook, cellist", "the cellist Ada Brook"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pipeline.parse.people import names_east
from pipeline.parse.people.name_forms import declined
from pipeline.parse.people.names import Run, is_apposition, is_name, is_role, is_title_of, runs, same
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import any_of, every, word_set

_RUN_UP = 10
LONGEST = 14
"""Words of the longest role."""
_NO_END = "".join(rf"(?<!\b{re.escape(word)})" for word in sorted(every("honorific")) if word.endswith("."))
"""No sentence ends with what stands before a name: "dr hab. Ada Brook"."""
SENTENCE = re.compile(rf"(?<=[^\s.][^\s.][.!?…])(?i:{_NO_END})\s+|(?<=[。！？؟])\s*|\n")
_OPENING = re.compile(r"(?i)^(?:in|for|on|today|this|heute|in dieser|aujourd'hui|hoy|en|dans)\b[^,]{0,50},\s*")
_ARTICLE = re.compile(
    r"(?i)^(?:the|a|an|our|its|their|his|her|der|die|das|dem|den|ein|eine|einer|unser|unsere|le|la|l['’]|les|un|une|notre|el|una|"
    r"nuestra|nuestro|il|lo|gli|uno|o|os|as|um|uma|de|het|een|en|ett|et|ei|is|ist|est|es|egy|az)\s+|^l['’]"
)
_AFTER = re.compile(r"\s*(?:[,،]\s*|\s[–—-]\s+|\()(?P<role>[^.;!?()–—؛؟]{2,160})")
_PAREN = re.compile(r"\s*[(（]([^()（）]{2,60})[)）]")
_COPULA = re.compile(
    r"\s+(?:is|was|has been|ist|war|est|était|es|era|è|é|foi|är|var|er|on|jest|był|była|je|byl|byla|"
    r"este|είναι|היא|הוא|هي|هو|—|-)\s+(?=(?:now|today|the|a|an|ein|eine|un|une|una|uno|um|uma|en|ett|et|een)?\s?)",
    re.IGNORECASE,
)
_EAST_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_CLAUSE = re.compile(r"[:;–—.!?]\s")
_END = re.compile(r"[.;!?(),]")
_DATELINE = re.compile(r"^\s*(?:\d|born|geboren|née?\b|aged|\()")
_SMALL_FIRST = word_set("z ze s se w we v ve à a o u с со з із в у к о")
"""Small words of one letter or two with which a sentence may begin before a name."""
_UNCASED = re.compile(r"[\u0590-\u08ff]")
_SMALL_AND = r"(?:and|und|et|y|e|en|och|og|i|a|и|та|ve)"
_LAST_AND = re.compile(rf"(?:,|\s)\s*{_SMALL_AND}$")
_COMMA = re.compile(r"[,،]")


@lru_cache(maxsize=2048)
def bare(name: str) -> str:
    """`name` without titles before it: "Dr", "Captain", "Signora", "Netzmacherin"."""
    words = name.split()
    while len(words) > 1 and (
        words[0].casefold().rstrip(".") in _honorifics()
        or (words[0][0].isupper() and words[0].casefold() in every("interview"))
        or words[0].casefold() in _SMALL_FIRST
        or (len(words) > 2 and is_title_of(words[0]))
    ):
        words = words[1:]
    return " ".join(words)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in every("honorific"))


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
        if (same(bare(run.name), name) or declined(bare(run.name), name)) and (role := role_at(sentence, run, name)):
            return role
    place = sentence.find(name)
    return role_at(sentence, Run(place, place + len(name), name)) if place >= 0 else None


def role_at(sentence: str, run: Run, name: str = "") -> str | None:
    """The role that stands beside the name `run` in `sentence`; `name` is the name in it, where it is known."""
    inside = run.name.removesuffix(name if name and run.name.endswith(f" {name}") else bare(run.name)).strip()
    inside = " ".join(
        word
        for word in inside.split()
        if word.casefold().rstrip(".") not in _honorifics()
        and word.casefold() not in every("interview")
        and word.casefold() not in _SMALL_FIRST
    )
    before = _role_before(sentence[: run.start], inside)
    paren = _PAREN.match(sentence, run.end)
    if before:
        return f"{before} ({paren[1]})" if paren and not is_name(paren[1], 1) and not paren[1].isdigit() else before
    if paren and not paren[1].isdigit() and any(sign.isalpha() for sign in paren[1]):
        return paren[1].strip()
    after = _AFTER.match(sentence, run.end)
    if after and not _DATELINE.match(after["role"]) and (found := trimmed(after["role"])):
        return found
    copula = _COPULA.match(sentence, run.end)
    return trimmed(sentence[copula.end() : copula.end() + 160].rstrip(".!?")) if copula else None


def _role_before(before: str, inside: str) -> str | None:
    """The role that leads up to the name: "seasoned musician, industry expert, and Sugo Music Group founder"."""
    if inside:
        return inside
    if before[-1:] not in (" ", "\u00a0"):
        return None
    before = before.rsplit(";", 1)[-1]
    text = _OPENING.sub("", before).strip() or before.strip()
    if not text:
        return None
    # What leads in has something behind it.
    leads = _lead_in().finditer(text) if phrases.has("lead_in", plain(text.rsplit(None, 1)[0])) else ()
    end = next((match.end() for match in leads if match.end() < len(text)), None)
    text = text[end:] if end else _CLAUSE.split(text)[-1]
    text = _ARTICLE.sub("", text).strip(" ,–—-:")
    words = text.split()
    if not words or len(words) > LONGEST:
        return None
    if not is_apposition(words[-1]):
        return _headed(text)
    if len(words) > _RUN_UP and not end:
        return _tail(words)
    return text


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
        if words[place].endswith(",") or _ARTICLE.match(words[place] + " "):
            return " ".join(words[place + 1 :])
    return " ".join(words[-2:])


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('lead_in')})\s+", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{any_of('role_ends')})(?=\s|$)", re.IGNORECASE)


_NO_ROLE = re.compile(
    r"\s*(?:where|when|while|which|because|wo|wenn|weil|où|quand|donde|cuando|dove|quando|onde|waar|där|hvor|gdzie|kde"
    r"|где|де)(?!\w)",
    re.IGNORECASE,
)
"""It tells of a place or a time, and not of a person."""


def trimmed(text: str) -> str | None:
    """The role at the start of `text`: to the next comma that another thought follows, or a word that ends roles."""
    if _NO_ROLE.match(text):
        return None
    text = _ARTICLE.sub("", text.strip(), count=1)
    cut = _ends().search(text, 1) if phrases.has("role_ends", plain(text)) else None
    text = text[: cut.start()] if cut else text
    kept: list[str] = []
    for part in _COMMA.split(text):
        if kept and not is_role(part):
            break
        kept.append(part)
    role = _ARTICLE.sub("", ",".join(kept).strip(" ,-–—"))
    role = _LAST_AND.sub("", role)
    has_letters = bool(role) and len(role.split()) <= LONGEST
    # Where no capitals tell names from words, what stands behind a comma is all there is.
    return role if has_letters and (is_apposition(role) or _UNCASED.search(role)) else None


_TO_THE_END = re.compile(r"\s*(?:[,،、，]|\s[–—-]\s|\()\s*(?P<role>[^:;.!?«„“\"‘「『()（）]{3,80})\)?\s*$")
_EAST_BEFORE = re.compile(r"(?:^|[：:—–|\]】\s])([^\s：:—–|\]】「」『』]{2,8}(?:\s[^\s：:—–|]{2,8})?)[\s・]$")
"""What a title sets off behind a name, or has before one."""


def in_title(name: str, title: str, text: str = "") -> str | None:
    """The role that a title gives a guest: what stands between the name, set off, and the title's end.

    `text`: what is said below it, which tells a role in capitals from another name.
    """
    if names_east.EASTERN.search(name):
        before = _EAST_BEFORE.search(title.partition(name)[0]) if name in title else None
        return before[1] if before and not names_east.is_name(before[1]) and _EAST_WORD.search(before[1]) else None
    behind = filter(None, (_TO_THE_END.match(title, end) for end in _ends_of(name, title)))
    match = next(behind, None)
    if match is None:
        return None
    role = match["role"].strip()
    # Manchester ends like bakers do; of two words the last says what somebody is.
    is_said = is_role(role) or (len(role.split()) > 1 and is_apposition(role.lower()))
    is_other_name = is_name(role, 1) and not is_said and not any(word in text for word in _in_small(role))
    return None if is_other_name else _ARTICLE.sub("", role)


def _ends_of(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place + len(name)
        place = text.find(name, place + 1)


def _in_small(role: str) -> list[str]:
    """The words of `role` as they stand in a sentence: a word that is met in small letters is nobody's name."""
    return [f" {word.lower()} " for word in role.split()[:2] if len(word) > 3 and word[0].isupper()]


def own(answers: Iterable[str]) -> str | None:
    """What a guest says to be: "I'm a …"."""
    for answer in list(answers)[:2]:
        if not phrases.has("self_intro", plain(answer[:800])):
            continue
        for match in self_intro().finditer(answer[:800]):
            said = _END.split(answer[match.end() : match.end() + 160], maxsplit=1)[0]
            if _ARTICLE.match(said) and (role := trimmed(said)):
                return role
    return None


@cache
def self_intro() -> re.Pattern[str]:
    """How guests introduce themselves: "I'm ", "je m'appelle "."""
    return re.compile(rf"(?:{any_of('self_intro')})\s+", re.IGNORECASE)
