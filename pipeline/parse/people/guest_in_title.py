"""Who the guest is by the title alone, if the text below takes the name up: "Ada Brook: …", "… | Ada Brook"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.parse.people import names_east, names_uncased, role_beside
from pipeline.parse.people.names import Run, is_name, runs, words_of
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.names_uncased import POINTS, UNCASED
from pipeline.parse.people.recurring import recurs, stands, stands_twice
from pipeline.parse.people.role_beside import bare, unqualified
from pipeline.parse.people.role_words import is_apposition
from pipeline.parse.people.sources import MOST, Sources
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.meetings import INTERVIEWING, QUESTIONS
from pipeline.parse.words.portraits import presents
from pipeline.parse.words.small import any_small
from pipeline.parse.words.table import any_of, every, one_of

PARTS = re.compile(
    r"\s*[:：|؛]\s*|\s+[–—-]+\s+|[―─—]{1,2}(?=[\u3040-\u9fff])|\s*[،,、，]\s*|\s*[(（]|"
    r"(?<=[\u4e00-\u9fff])・"
)
_LONGEST_UNCASED = 4
_FIRST = 4
"""Paragraphs of an introduction in which a guest is introduced."""
_LONGEST_BEFORE = 4
"""Words before a name that announce it."""
_LONGEST_LEAD = 40
"""Characters of the longest words that lead a name in."""


def from_title(sources: Sources) -> list[str]:
    """Who is led in by the title, or set off in it: "Talking with Ada Brook", "Ada Brook: …"."""
    named = (unqualified(bare(run.name)) for run in runs(sources.title) if leads_in(sources.title, run))
    found = [name for name in named if is_name(name)]
    return found or _with_a_talk(sources.title) or _set_off(sources)


def _with_a_talk(title: str) -> list[str]:
    """Who stands before words for a talk that end the title, or before what they said: "Ada Brook im Gespräch"."""
    if (quoted := _QUOTED.search(title)) is not None:
        last = [one for one in runs(title[: quoted.start()]) if one.end == quoted.start()]
        return [name for one in last if is_name(name := unqualified(bare(one.name)))]
    name, behind = _before_a_talk(title)
    return [name] if name and behind >= _SURELY else []


def before_a_talk(sources: Sources) -> list[str]:
    """Who stands before one word for a talk, if the text has the name, too; it may be what the talk is about."""
    name, _ = _before_a_talk(sources.title)
    return [name] if name and any(recurs(word, _below(sources)) for word in name.split()) else []


def _before_a_talk(title: str) -> tuple[str, int]:
    """The name with which `title` begins, if only words for a talk follow, and how many: "Ada Brook (52) Interview"."""
    run = next(iter(runs(title)), None)
    if run is None or run.start:
        return "", 0
    words = run.name.split()
    while words and plain(words[-1]) in every("interview"):
        words.pop()
    name = " ".join(words)
    behind = _IN_PARENS.sub(" ", title[len(name) :]).strip(" :–—-")
    count = len(behind.split())
    is_talk = count <= _LONGEST_BEHIND and phrases.has("interview", plain(behind))
    return (name, count) if is_talk and is_name(name) and not phrases.has("interview", plain(name)) else ("", 0)


_QUOTED = re.compile(r"\s?:\s*[\"“„«‘'「][^\"”»’']{8,}[\"”“»’']\W{0,2}$")
_IN_PARENS = re.compile(r"\([^()]*\)")
_SURELY, _LONGEST_BEHIND = 2, 3
"""Words behind a name: of one it may be what the talk is about, "Black Metal Interview"."""


def _below(sources: Sources) -> str:
    """What is said below the title."""
    return " ".join((*sources.introduction, *sources.captions, sources.questions, *sources.first_answers))


def led_in_alone(sources: Sources) -> list[str]:
    """Whoever a title leads in and names unlike people, if the text has that name, too: a band, a player, a team."""
    text = _below(sources)
    for title in (sources.title, sources.headed):
        before, name = _called(title)
        if before is not None and stands(name, text):
            return [name]
    for line in sources.introduction[: min(_FIRST, sources.before)]:
        before, name = _called(line) if len(line) <= _LONGEST_LINE else (None, "")
        # Such a line says nothing else, and is itself part of the text, which has to take the name up.
        if before == "" and phrases.has("interview", plain(line)) and stands_twice(name, text):
            return [name]
    return []


def _called(line: str) -> tuple[str | None, str]:
    """Whom `line` leads in, and what stands before that; None where it leads in nobody."""
    found = _lead_in_to().search(line) if phrases.has("lead_in", plain(line)) else None
    name = _BEHIND.split(line[found.end() :], maxsplit=1)[0].strip(" \"«»„“”'‘’") if found is not None else ""
    return (line[: found.start()], name) if found is not None and _may_be_called(name) else (None, "")


def _may_be_called(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _LONGEST_CALLED or len(name) < _SHORTEST_CALLED or name[-1] in "?!":
        return False
    if is_apposition(name) or any(map(is_apposition, map(str.lower, words))):
        return False
    small = plain(words[0])
    # "Interview with us", "… with friends": a single word in small letters must be no word of the language.
    is_called = words[-1][0].isupper() or (len(words) == 1 and any(not sign.isalpha() for sign in name))
    return is_called and small not in every("you") | every("me") | every("interview")


@cache
def _lead_in_to() -> re.Pattern[str]:
    """As `_lead_in`, within a title; a mere "with" may lead anything in."""
    words = sorted(word for word in every("lead_in") if " " in word or word in every("interview"))
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+")


_BEHIND = re.compile(r"\s*[:|(（,;]\s*|\s+[–—-]+\s+|\s+(?:of|from|about|on|at|aus|von|über|de|sur|sobre|su|over|om)\s+")
_LONGEST_CALLED = 4
_SHORTEST_CALLED = 3
_LONGEST_LINE = 80
"""Characters of a line that only says who is interviewed: "Interview with hedgehog42,"."""


def from_head(sources: Sources) -> list[str]:
    """The same of what the head of a page calls it."""
    return from_title(replace(sources, title=sources.headed)) if sources.headed else []


def from_kicker(sources: Sources) -> list[str]:
    """Who is led in by a line beside the title, if the introduction takes the name up: "In talk with Ada Brook"."""
    text = " ".join((*sources.introduction, *sources.captions))
    for line in sources.beside:
        for run in runs(line):
            name = bare(run.name)
            if is_name(name) and leads_in(line, run) and recurs(name.split()[-1], text):
                return [name]
    return []


def from_summary(sources: Sources) -> list[str]:
    """Who is led in by what the head of a page says of it: "An interview with Ada Brook, who …"."""
    for run in runs(sources.summary):
        name = bare(run.name)
        before = plain(sources.summary[: run.start]).rstrip()
        lead = phrases.trailing("lead_in", before)
        if lead and phrases.has("interview", lead) and is_name(name):
            return [name]
    return []


def bare_title(sources: Sources) -> list[str]:
    """A title that is nothing but a name, when the text uses a part of that name too."""
    text = " ".join((*sources.introduction, *sources.first_answers))
    name = bare(sources.title)
    return [name] if is_name(name) and any(word in text for word in name.split()) else []


def _set_off(sources: Sources) -> list[str]:
    """The part of a title that is a name and is met again in the text: "Ada Brook: …", "… | Ada Brook"."""
    text = _below(sources)
    pointless = POINTS.sub("", text)
    parts = list(filter(None, PARTS.split(sources.title)))
    if UNCASED.search(sources.title):
        if names_uncased.is_quoted(sources.title):
            return []
        if led := next(filter(None, (names_uncased.led_in(part, pointless) for part in parts)), None):
            return [led]
        if named := names_uncased.set_off(sources.introduction[:_FIRST]):
            return [named]
    for part in parts:
        part = _without_genre(part.strip(" \"«»„“”'‘’"))
        name = bare(_leading(part))
        if EASTERN.search(name):
            others = names_east.names(" ".join(sources.introduction[:_FIRST]))
            if others and not any(one in name or name in one for one in others):
                continue  # the title may be any word, and the text says of whom it tells
            if names_east.is_name(name) and not names_east.is_role(name) and names_east.honorless(name)[:3] in text:
                return [names_east.honorless(name)]
        elif UNCASED.search(name):
            if names_uncased.is_role(name):
                continue
            if again := names_uncased.met_again((name,), sources.introduction[:MOST]):
                return again
            words = [word for word in POINTS.sub("", name).split() if len(word) > 2]
            if 1 < len(name.split()) <= _LONGEST_UNCASED and words and all(word in pointless for word in words[:2]):
                return [name]
        elif is_name(name):
            if _is_where(name, sources.introduction[:_FIRST]):
                continue
            is_whole = name == bare(part)
            if not is_whole and _is_another(name, sources):
                continue  # "Low Ness and the price of glue" is about a place
            is_sure = is_whole and (sources.is_numbered or _is_announced(sources.title, name))
            told = is_sure or role_beside.in_title(name, sources.title)
            if told or (any(recurs(word, text) for word in name.split()) if is_whole else name in text):
                return [name]
    return []


def _without_genre(part: str) -> str:
    """`part` of a title without a word that says of which kind the piece is behind a name: "Ada Brook Interview"."""
    name, _, last = part.rpartition(" ")
    return name if last.casefold() in every("interview") and is_name(name) else part


def _is_where(name: str, introduction: tuple[str, ...]) -> bool:
    """Whether the introduction has `name` as that of a firm: "Ben Cole, head of wicks at Ada Brook"."""
    return any(f" at {name}" in text and f" at {name}'s" not in text for text in introduction)


def _is_another(name: str, sources: Sources) -> bool:
    """Whether the introduction says that somebody was interviewed, and nobody of that `name`."""
    interviewed = [
        bare(run.name)
        for text in sources.introduction[: min(_FIRST, sources.before)]
        if _INTERVIEWED.search(text)
        for run in runs(text)
        if leads_in(text, run) and _INTERVIEWED_LAST.search(text[: run.start][-_LONGEST_LEAD:])
    ]
    people = [one for one in interviewed if is_name(one)]
    return bool(people) and all(set(words_of(name)).isdisjoint(words_of(one)) for one in people)


_INTERVIEWED = re.compile(rf"(?i)(?<!\w)(?:{one_of(INTERVIEWING)})")
_INTERVIEWED_LAST = re.compile(rf"{_INTERVIEWED.pattern}\w*(?:\s\w+){{0,2}}\s*$")


def _is_announced(title: str, name: str) -> bool:
    """Whether only a word for a talk stands before the name: "Interview – Ada Brook", "20 Questions: Ada Brook"."""
    before = title.partition(name)[0].rstrip()
    words = plain(before.rstrip(":–—-| ")).split()
    if before[-1:] not in tuple(":–—-|") or not 0 < len(words) <= _LONGEST_BEFORE:
        return False
    is_counted = before[-1] == ":" and words[-1] in QUESTIONS and len(words) > 1
    return phrases.has("interview", " ".join(words)) or is_counted or presents(before.rstrip(":–—-| "))


_COUNTED = re.compile(r"\s+(?:n[º°ro]\.?|n\.\s?º|nr\.?|no\.|№|#)\s?\d", re.IGNORECASE)


def _leading(part: str) -> str:
    """The name with which a part of a title begins, if words follow it: "Ada Brook on leaving the sea"."""
    first = next(iter(runs(part)), None)
    goes_on = first is not None and first.start == 0 and re.match(r"\s+[^\W\d_]", part[first.end :]) is not None
    if first is not None and _COUNTED.match(part, first.end):
        return part  # "Kitchen Talk nº 15" is a series
    return first.name if first is not None and goes_on and part[first.end :].strip()[:1].islower() else part


def leads_in(text: str, run: Run) -> bool:
    """Whether `text` leads in the name in `run`, with what somebody is between: "a talk with Professor Ada Brook"."""
    before = text[: run.start]
    named = len(run.name) - len(bare(run.name))
    if is_led_in(before) or not named:
        return is_led_in(before)
    inside = (run.start + word.end() for word in _WORD.finditer(run.name[:named]))
    return is_led_in(_ARTICLE_LAST.sub(" ", before)) or any(is_led_in(text[:end]) for end in inside)


_WORD = re.compile(r"\S+\s+")
_ARTICLE_LAST = re.compile(rf"\s{any_small('the')}$")


def is_led_in(before: str) -> bool:
    """Whether words such as "we spoke with" end `before`."""
    before = _ADVERB.sub("", before[-_LONGEST_LEAD:])
    return phrases.trailing("lead_in", plain(before).rstrip()) is not None and bool(_lead_in().search(before))


_ADVERB = re.compile(r"(?i)\s[^\W\d_]{3,}mente?(?=\s[^\W\d_]{1,3}\s*$)")
"""Between the verb and the small word behind it: "ha entrevistado recientemente a Ada Brook"."""


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('lead_in')})\s*$", re.IGNORECASE)
