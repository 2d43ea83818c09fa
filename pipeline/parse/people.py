"""Who the guests are, and what they are: from front matter, labels, the title, the introduction, or their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pipeline.model.session import Person
from pipeline.parse.names import Run, is_apposition, is_name, is_organisation, is_role, is_title_of, runs, same
from pipeline.parse.words import every, longest_first

_LONGEST_ROLE = 14
"""Words."""
_SENTENCE = re.compile(r"(?<=[^\s.][^\s.][.!?…])\s+")
_OPENING = re.compile(r"(?i)^(?:in|for|on|today|this|heute|in dieser|aujourd'hui|hoy|en|dans)\b[^,]{0,50},\s*")
_ARTICLE = re.compile(
    r"(?i)^(?:the|a|an|our|its|their|his|her|der|die|das|ein|eine|unser|unsere|le|la|l'|un|une|notre|el|una|nuestra|nuestro|is|ist|est|es)\s+"
)
_AFTER = re.compile(r"\s*(?:,\s*|\s[–—-]\s+|\()(?P<role>[^.;!?()–—]{2,160})")
_PAREN = re.compile(r"\s*\(([^()]{2,60})\)")


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


def guests(declared: tuple[Person, ...], sources: Sources, fallback: str | None) -> tuple[Person, ...]:
    """The guests, with roles where the document gives them. `fallback` is whom the editor named for such documents."""
    found = declared
    if not found:
        found = tuple(Person(name) for name in _names(sources)) or ((Person(fallback),) if fallback else ())
    alone = len(found) == 1
    return tuple(one if one.role else replace(one, role=role_of(one.name, sources, alone=alone)) for one in found)


def _names(sources: Sources) -> tuple[str, ...]:
    if sources.speakers:
        return tuple(dict.fromkeys(expanded(name, sources) for name in sources.speakers))
    for way in (_from_title, _from_headings, _from_introduction, _from_own_words, _bare_title):
        found = [name for name in way(sources) if not any(same(name, host) for host in sources.hosts)]
        if found:
            return tuple(dict.fromkeys(expanded(name, sources) for name in found))
    return ()


def expanded(name: str, sources: Sources) -> str:
    """The full form of a first name, a surname or initials, if title or text give it."""
    texts = (sources.title, *sources.introduction, *sources.first_answers[:3])
    found = (_bare(run.name) for text in texts for run in runs(text[:4000]))
    longer = [form for form in found if is_name(form) and same(name, form)]
    longer += [text for text in sources.marked if is_name(text) and same(name, text)]
    best = max(longer, key=lambda form: len(form.split()), default=name)
    return best if len(best.split()) > len(name.split()) else name


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first('lead_in')))})\s*$", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{'|'.join(map(re.escape, longest_first('speaks')))})(?!\w)", re.IGNORECASE)


def _from_title(sources: Sources) -> list[str]:
    led_in = (_bare(run.name) for run in runs(sources.title) if _lead_in().search(sources.title[: run.start]))
    return [name for name in led_in if is_name(name) and not is_organisation(name)]


def _bare_title(sources: Sources) -> list[str]:
    """A title that is nothing but a name, when the text uses a part of that name too."""
    text = " ".join((*sources.introduction, *sources.first_answers))
    return [sources.title] if is_name(sources.title) and any(word in text for word in sources.title.split()) else []


def _bare(name: str) -> str:
    words = name.split()
    while len(words) > 2 and is_title_of(words[0]):
        words = words[1:]
    return " ".join(words)


def _from_introduction(sources: Sources) -> list[str]:
    """The names with the most evidence: led in, speaking, with a role, set off, met again in the answers."""
    scores: dict[str, float] = {}
    later = " ".join((sources.title, *sources.introduction, sources.first_question, *sources.first_answers[:3]))
    for paragraph in sources.introduction:
        for sentence in _SENTENCE.split(paragraph[:4000]):
            for run in runs(sentence):
                name = _bare(run.name)
                if is_name(name) and not is_organisation(name):
                    scores[name] = max(scores.get(name, 0), _evidence(sentence, run, name, sources, later))
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
    score = 2.0 * bool(_lead_in().search(before)) + 1.5 * bool(_speaks().match(after))
    score += 1.5 * (name in sources.marked) + 2.0 * bool(_role_at(sentence, run))
    score += 1.0 * (max(len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", later)) for word in name.split()) > 1)
    return score


def _from_own_words(sources: Sources) -> list[str]:
    for answer in sources.first_answers[:2]:
        match = _self_intro().search(answer[:600])
        if match:
            tail = answer[match.end() : match.end() + 80]
            first = next(iter(runs(tail)), None)
            if first is not None and first.start <= 1 and not is_role(first.name) and not is_organisation(first.name):
                return [first.name]
    return []


def _from_headings(sources: Sources) -> list[str]:
    named = [text for text in sources.headings if is_name(text)]
    return named if len(named) > 1 and len(named) >= len(sources.headings) / 2 else []


@cache
def _self_intro() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, longest_first("self_intro"))).replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{phrases})\s+", re.IGNORECASE)


def role_of(name: str, sources: Sources, *, alone: bool) -> str | None:
    """What `name` is, in the document's words; a guest's own "I'm a …" counts when there is one guest only."""
    for text in (sources.title, *sources.introduction, sources.first_question):
        for sentence in _SENTENCE.split(text[:4000]):
            for run in runs(sentence):
                if same(_bare(run.name), name) and (role := _role_at(sentence, run)):
                    return role
            if (place := sentence.find(name)) >= 0 and (
                role := _role_at(sentence, Run(place, place + len(name), name))
            ):
                return role
    return _own_role(sources.first_answers) if alone else None


def _role_at(sentence: str, run: Run) -> str | None:
    inside = run.name.removesuffix(_bare(run.name)).strip()
    before = _role_before(sentence[: run.start], inside)
    paren = _PAREN.match(sentence, run.end)
    if before:
        return f"{before} ({paren[1]})" if paren and not is_name(paren[1], 1) else before
    if paren and not paren[1].isdigit():
        return paren[1].strip()
    after = _AFTER.match(sentence, run.end)
    return _trimmed(after["role"]) if after else None


def _role_before(before: str, inside: str) -> str | None:
    """The role that leads up to the name: "seasoned musician, industry expert, and Sugo Music Group founder"."""
    if inside:
        return inside
    text = _OPENING.sub("", before).strip()
    for match in list(
        re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first('lead_in')))})\s+", text, re.IGNORECASE)
    ):
        text_after = text[match.end() :]
        if text_after:
            text = text_after
            break
    text = _ARTICLE.sub("", text).strip(" ,–—-:")
    words = text.split()
    if not words or len(words) > _LONGEST_ROLE or not is_apposition(words[-1]) or before[-1:] not in (" ", "\u00a0"):
        return None
    return text


def _trimmed(text: str) -> str | None:
    """The role at the start of `text`: to the next comma that another thought follows, or a word that ends roles."""
    ends = "|".join(map(re.escape, longest_first("role_ends")))
    text = re.split(rf"\s*,?\s*(?<!\w)(?:{ends})(?!\w)", text, maxsplit=1, flags=re.IGNORECASE)[0]
    kept: list[str] = []
    for part in text.split(","):
        if kept and not is_role(part):
            break
        if kept and re.match(r"\s*(?:and|und|et|y)\s+\S+\s+\S+\s*$", part) and not is_role(part):
            break
        kept.append(part)
    role = _ARTICLE.sub("", ",".join(kept).strip(" ,-–—"))
    role = re.sub(r"(?:,|\s)\s*(?:and|und|et|y)$", "", role)
    has_letters = bool(role) and len(role.split()) <= _LONGEST_ROLE
    return role if has_letters and (is_apposition(role) or not role.isascii()) else None


def _own_role(answers: Iterable[str]) -> str | None:
    for answer in list(answers)[:2]:
        for match in _self_intro().finditer(answer[:800]):
            said = re.split(r"[.;!?()]|,", answer[match.end() : match.end() + 160], maxsplit=1)[0]
            if _ARTICLE.match(said) and (role := _trimmed(said)):
                return role
    return None


def is_host_word(label: str) -> bool:
    """Whether a label is a mere word for who asks, and no name."""
    return label.lower() in every("interviewer")
