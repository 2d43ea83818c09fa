"""Who the guests are, and what they are: from front matter, labels, the title, the introduction, or their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.model.session import Person
from pipeline.parse.people import names_east, names_uncased, roles_of, said_of
from pipeline.parse.people.credits import is_place
from pipeline.parse.people.name_forms import settled
from pipeline.parse.people.names import Run, is_apposition, is_name, is_organisation, is_role, runs, same, words_of
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.roles_of import SENTENCE, bare
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import WORDS, any_of, every

_UNCASED = re.compile(r"[\u0590-\u08ff]")
_POINTS = re.compile(r"[\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
_PARTS = re.compile(
    r"\s*[:：|؛]\s*|\s+[–—-]+\s+|[―─—]{1,2}(?=[\u3040-\u9fff])|\s*[،,、，]\s*|\s*[(（]|"
    r"(?<=[\u4e00-\u9fff])・"
)
_MOST = 60
"""So many paragraphs of an introduction are searched for what somebody is."""
_LONGEST_UNCASED = 4
_MOST_INITIALS = 5
_LONGEST_LEAD = 40
_LONGEST_LINE = 110
"""Characters of a line that says who somebody is."""
_SITE = re.compile(r"\s[|–—-]\s|[|｜]")
_WITH = frozenset({"با", "مع", "עם"})
_COMMA = re.compile(r"[،,.(:؛]|\s[–—-]\s")
"""Characters of the longest words that lead a name in."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where guests may be named."""

    title: str
    introduction: tuple[str, ...]
    """The paragraphs before the first question, and those of the ending."""
    first_answers: tuple[str, ...]
    first_question: str
    speakers: tuple[str, ...]
    """Names by which answers are labelled."""
    marked: tuple[str, ...] = ()
    """What the introduction sets off in bold or as links."""
    headings: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    questions: str = ""
    """All that is asked: who is spoken to by name."""
    is_numbered: bool = False
    """Whether the title has the number of a session, so that a name in it is the guest's."""
    guests: tuple[str, ...] = ()
    """Names that a line of the text gives as the guest's."""
    headed: str = ""
    """What the head of a page calls the piece, without the title that it repeats."""
    beside: tuple[str, ...] = ()
    """The lines around the title that are not kept, and the summary in a page's head: they may say who somebody is."""


def guests(declared: tuple[Person, ...], sources: Sources, fallback: str | None) -> tuple[Person, ...]:
    """The guests, with roles where the document gives them. `fallback` is whom the editor named for such documents."""
    found = declared
    if not found:
        found = tuple(Person(name) for name in _names(sources)) or ((Person(fallback),) if fallback else ())
    alone = len(found) == 1
    return tuple(one if one.role else replace(one, role=role_of(one.name, sources, alone=alone)) for one in found)


def _names(sources: Sources) -> tuple[str, ...]:
    ways = (
        _speaking,
        _told,
        _from_headings,
        _from_title,
        _from_head,
        _from_eastern,
        _from_introduction,
        _from_uncased,
        _from_own_words,
        _bare_title,
    )
    for way in ways:
        found = [name for name in way(sources) if name and not any(same(name, host) for host in sources.hosts)]
        if found:
            return tuple(dict.fromkeys(_settled(expanded(name, sources), sources) for name in found))
    return ()


def _settled(name: str, sources: Sources) -> str:
    """`name` in the form that the text uses; names in scripts without capitals have no other."""
    if EASTERN.search(name) or _UNCASED.search(name):
        return name
    below = sources.introduction[:_MOST]
    around = (sources.title, sources.headed, *sources.beside, *below, *sources.first_answers)
    return settled(name, around)


def _speaking(sources: Sources) -> list[str]:
    return [name for name in sources.speakers if name.casefold().strip(".") not in _roles_of_talk()]


@cache
def _roles_of_talk() -> frozenset[str]:
    return every("interviewer") | every("guest") | every("answer") | every("question")


def _told(sources: Sources) -> list[str]:
    return list(sources.guests)


def expanded(name: str, sources: Sources) -> str:
    """The full form of a first name, a surname or initials, if title or text give it."""
    texts = (
        sources.title,
        *sources.guests,
        *sources.introduction,
        *sources.first_answers[:3],
        sources.questions[:2000],
    )
    name = bare(name)
    if _UNCASED.search(name):
        parts = [part.strip() for text in texts[:1] for part in _PARTS.split(text) if part]
        return next(
            (part for part in parts if part.startswith(name + " ") and len(part.split()) <= _LONGEST_UNCASED), name
        )
    if EASTERN.search(name):
        return names_east.honorless(names_east.longer(name, texts))
    found = (bare(run.name) for text in texts if _may_tell(text, name) for run in runs(text[:4000]))
    longer = [form for form in found if is_name(form) and same(name, form)]
    longer += [text for text in sources.marked if is_name(text) and same(name, text)]
    best = max(longer, key=lambda form: (len(form.split()), len(form)), default=name)
    if len(best.replace(".", "")) <= len(name.replace(".", "")):
        best = next((form for form in longer if form.casefold() == name.casefold()), name)
    return best


def _may_tell(text: str, name: str) -> bool:
    """Whether a longer form of `name` may stand in `text`: it has a word of `name`, or `name` has its initials."""
    words = words_of(name)
    is_short = len(words) == 1 and len(words[0]) <= _MOST_INITIALS
    return is_short or any(map(text.casefold().__contains__, words))


def _is_led_in(before: str) -> bool:
    """Whether words such as "we spoke with" end `before`."""
    before = before[-_LONGEST_LEAD:]
    return phrases.trailing("lead_in", plain(before).rstrip()) is not None and bool(_lead_in().search(before))


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('lead_in')})\s*$", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{any_of('speaks')})", re.IGNORECASE)


def _from_title(sources: Sources) -> list[str]:
    led_in = [bare(run.name) for run in runs(sources.title) if _is_led_in(sources.title[: run.start])]
    found = [name for name in led_in if is_name(name) and not is_organisation(name)]
    return found or _set_off(sources)


def _from_head(sources: Sources) -> list[str]:
    return _from_title(replace(sources, title=sources.headed)) if sources.headed else []


def _from_uncased(sources: Sources) -> list[str]:
    """In a script without capitals: who is led in and set off by a comma, or heads a line with what they are."""
    lines = (sources.title, sources.headed, *sources.introduction)
    if not any(_UNCASED.search(line) for line in lines):
        return []
    text = " ".join((*lines, sources.questions, *sources.first_answers))
    for line in lines:
        for match in _led_in().finditer(line[:600]):
            if found := _name_at(line[match.end() :], text, least=1):
                return [found]
        if len(line) <= _LONGEST_LINE and line not in (sources.title, sources.headed):
            for part in (line, *(line.split(":", 1)[1:])):
                if found := _name_at(part, text):
                    return [found]
    texts = sources.introduction[:_MOST]
    return names_uncased.met_again((sources.title, sources.headed), texts) or names_uncased.opening(texts)


def _name_at(line: str, text: str, least: int = 2) -> str | None:
    """The two or three words before the first comma of `line`, if they are met so often: once more, or at all."""
    head, comma, _ = _COMMA.sub(",", line.strip(" •-–—")).partition(",")
    words = head.split()
    if words and words[0] in _WITH:
        words = words[1:]
        head = " ".join(words)
    plain = _POINTS.sub("", text)
    is_met = comma and 1 < len(words) < _LONGEST_UNCASED and plain.count(_POINTS.sub("", words[0])) >= least
    return head.strip() if is_met and not any(sign.isdigit() for sign in head) else None


@cache
def _led_in() -> re.Pattern[str]:
    words = [word for tag in ("he", "ar", "fa") for word in WORDS[tag].lead_in.split("|") if " " in word]
    return re.compile("(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + r")\s+")


def _set_off(sources: Sources) -> list[str]:
    """The part of a title that is a name and is met again in the text: "Ada Brook: …", "… | Ada Brook"."""
    text = " ".join((*sources.introduction, sources.questions, *sources.first_answers))
    plain = _POINTS.sub("", text)
    for part in filter(None, _PARTS.split(sources.title)):
        name = bare(_leading(part.strip(" \"«»„“”'‘’")))
        if EASTERN.search(name):
            if names_east.is_name(name) and not names_east.is_role(name) and names_east.honorless(name)[:3] in text:
                return [names_east.honorless(name)]
        elif _UNCASED.search(name):
            if again := names_uncased.met_again((name,), sources.introduction[:_MOST]):
                return again
            words = [word for word in _POINTS.sub("", name).split() if len(word) > 2]
            if 1 < len(name.split()) <= _LONGEST_UNCASED and words and all(word in plain for word in words[:2]):
                return [name]
        elif is_name(name) and not is_organisation(name):
            is_whole = name == bare(part.strip(" \"«»„“”'‘’"))
            told = (sources.is_numbered and is_whole) or roles_of.in_title(name, sources.title)
            if told or (any(_recurs(word, text) for word in name.split()) if is_whole else name in text):
                return [name]
    return []


def _leading(part: str) -> str:
    """The name with which a part of a title begins, if words follow it: "Ada Brook on leaving the sea"."""
    first = next(iter(runs(part)), None)
    goes_on = first is not None and first.start == 0 and re.match(r"\s+[^\W\d_]", part[first.end :]) is not None
    return first.name if first is not None and goes_on and part[first.end :].strip()[:1].islower() else part


def _recurs(word: str, text: str) -> bool:
    # A stem will do: names are declined in many languages.
    stem = word if len(word) < 5 or word.isascii() else word[:-2]
    return len(word) > 2 and next(_starts(stem, text), None) is not None


def _starts(word: str, text: str) -> Iterator[int]:
    """Where `word` begins a word of `text`. (Patterns made for one document would have to be compiled for each.)"""
    place = text.find(word)
    while place >= 0:
        if not place or not _is_word_sign(text[place - 1]):
            yield place
        place = text.find(word, place + 1)


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _count(word: str, text: str) -> int:
    """How often `word` stands in `text` as a whole."""
    ends = (text[place + len(word) : place + len(word) + 1] for place in _starts(word, text))
    return sum(not _is_word_sign(sign) for sign in ends)


def _from_eastern(sources: Sources) -> list[str]:
    texts = (sources.title, *sources.introduction)
    if not EASTERN.search(" ".join(texts)):
        return []
    found = [name for text in texts for name in names_east.names(text)]
    return found[:1]


def _bare_title(sources: Sources) -> list[str]:
    """A title that is nothing but a name, when the text uses a part of that name too."""
    text = " ".join((*sources.introduction, *sources.first_answers))
    return [sources.title] if is_name(sources.title) and any(word in text for word in sources.title.split()) else []


def _from_introduction(sources: Sources) -> list[str]:
    """The names with the most evidence: led in, speaking, with a role, set off, met again in the answers."""
    scores: dict[str, float] = {}
    later = " ".join((sources.title, *sources.introduction, sources.first_question, *sources.first_answers[:3]))
    first = True
    for paragraph in sources.introduction:
        for sentence in SENTENCE.split(paragraph[:4000]):
            for run in runs(sentence):
                name = bare(run.name)
                if is_name(name) and not is_organisation(name):
                    evidence = _evidence(sentence, run, name, sources, later) + 1.0 * (first and run.start <= 2)
                    scores[name] = max(scores.get(name, 0), evidence)
            first = first and not sentence.strip()
    for text in sources.marked:
        if not text.isascii() and len(text.split()) in (2, 3) and text == text.upper() == text.lower():
            # A script without capitals: what the introduction sets off is all we can go by.
            scores[text] = 2.0
    best = max(scores.values(), default=0)
    if best < 2 and sources.introduction:
        return _first_subject(scores)
    return [name for name, score in scores.items() if score >= 2 and score >= best - 1]


def _first_subject(scores: dict[str, float]) -> list[str]:
    """The one name in an introduction that names a single person."""
    return list(scores) if len(scores) == 1 and max(scores.values()) > 0 else []


def _evidence(sentence: str, run: Run, name: str, sources: Sources, later: str) -> float:
    before, after = sentence[: run.start], sentence[run.end :]
    led_in = _is_led_in(before)
    score = 2.0 * led_in + 1.5 * bool(_speaks().match(after)) + 1.0 * _is_spoken_by(before)
    # What is set off may hold a title before the name, and a post behind it.
    score += 1.5 * any(name in text for text in sources.marked if len(text) <= len(name) + _LONGEST_LEAD)
    score += 2.0 * bool(roles_of.role_at(sentence, run))
    score += 1.0 * (max(_count(word, later) for word in name.split()) > 1)
    score += 1.5 * any(_recurs(word, sources.questions) for word in name.split() if len(word) > 3)
    return score - 2.5 * (is_place(before) and not led_in)


def _is_spoken_by(before: str) -> bool:
    """Whether a verb stands before who speaks, titles aside: "…, opowiada dr hab. Ada Brook"."""
    words = before[-_LONGEST_LEAD:].casefold().split()
    while words and words[-1] in every("honorific"):
        words.pop()
    return bool(words) and words[-1] in every("speaks")


def _from_own_words(sources: Sources) -> list[str]:
    for answer in sources.first_answers[:2]:
        match = roles_of.self_intro().search(answer[:600])
        if match:
            tail = answer[match.end() : match.end() + 80]
            first = next(iter(runs(tail)), None)
            if first is not None and first.start <= 1 and not is_role(first.name) and not is_organisation(first.name):
                return [first.name]
    return []


def _from_headings(sources: Sources) -> list[str]:
    named = [text for text in sources.headings if is_name(text)]
    return named if len(named) > 1 and len(named) >= len(sources.headings) / 2 else []


def role_of(name: str, sources: Sources, *, alone: bool) -> str | None:
    """What `name` is, in the document's words; a guest's own "I'm a …" counts when there is one guest only."""
    told = names_uncased.role_before(name, sources.title) if alone and _UNCASED.search(name) else None
    above = (sources.title, *_parts_of_head(sources))
    if alone and told is None:
        text = " ".join(sources.introduction)
        told = next(filter(None, (roles_of.in_title(name, title, text) for title in above)), None)
    below = (*sources.introduction[:_MOST], sources.first_question, *sources.beside)
    if told and not is_apposition(told) and (plainer := roles_of.role_in(name, below)) and is_apposition(plainer):
        return plainer
    return (
        told
        or roles_of.role_in(name, (*above, *below))
        or said_of.beside(name, (*below, *above))
        or (_of_the_only_one(sources) if alone else None)
    )


def _of_the_only_one(sources: Sources) -> str | None:
    """What is said of somebody without a name, where it can be nobody else."""
    return (
        said_of.as_subject((*sources.introduction[:3], *sources.beside))
        or said_of.by_pronoun(sources.introduction[:4])
        or roles_of.own(sources.first_answers)
    )


def _parts_of_head(sources: Sources) -> tuple[str, ...]:
    """What a page's head sets off by dashes and bars, the name of the site among it."""
    return tuple(part.strip() for part in _SITE.split(sources.headed) if part.strip())


def is_host_word(label: str) -> bool:
    """Whether a label is a mere word for who asks, and no name."""
    return label.lower() in every("interviewer")
