"""Who speaks by which label, and who of them asks: labels change on the way ("Ada Brook (AB)", "AB", "Ada")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from pipeline.parse.average import mean
from pipeline.parse.people.names import same
from pipeline.parse.questions.features import Feature, Label
from pipeline.parse.questions.presented import introduced, is_named, presented_by_others
from pipeline.parse.questions.voices import WITH_ALIAS, Voice, plain_name
from pipeline.parse.words.announcers import ANNOUNCERS
from pipeline.parse.words.asking import addresses
from pipeline.parse.words.table import WORDS, every

_QUESTION, _ANSWER, _HOST = "question", "answer", "interviewer"
_SITE = re.compile(r"[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,}")
_ASKS = 0.5
_SURE = 2.2
_NOTHING_ELSE = 0.75
"""So much of what somebody says asks, who does nothing but ask."""
_LEAST_ALONE = 3
"""So often at least somebody asks by name where the answers have none."""
_RARE = 0.34
_MOST = 40
"""More different labels than this are no cast but a glossary."""
_MOST_LABELS = 160
"""As many ways to write the names of a cast are compared with each other."""
_PARTNERS = 2
_NOTES = 2
"""So often at most a note names who asks: at the top, and once more at the end."""
_LONGEST_NOTE = 60
_ENDS = tuple(".?!…。？！؟")
_ALIKE = 0.8
"""Labels whose letters agree so far are one, misspelt."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people before the text is read."""

    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    title: str = ""
    """The title without series and number: it names guests rather than hosts."""
    series: str = ""
    """The name of the series or the paper, which may be the label of its questions."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice: a person, or a mere "Question:"."""

    labels: tuple[str, ...]
    name: str | None
    """The fullest of the labels; None for a word like "Question"."""
    asks: bool
    is_host: bool = True
    """Whether, who asks, leads the talk: readers whose questions were sent in ask once each."""


@dataclass(frozen=True)
class Cast:
    """All voices of a document."""

    speakers: tuple[Speaker, ...] = ()
    by_label: dict[str, Speaker] = field(default_factory=dict)

    def of(self, label: Label | None) -> Speaker | None:
        """Who speaks by `label`, if it is one of this cast's."""
        return self.by_label.get(_key(label.name)) if label is not None and label.name else None

    @cached_property
    def has_answers(self) -> bool:
        """Whether answers have labels too."""
        return any(not speaker.asks for speaker in self.speakers)

    def names(self, *, asking: bool) -> tuple[str, ...]:
        """The names of those who lead the talk, or of those who answer, in order of appearance."""
        return tuple(
            speaker.name
            for speaker in self.speakers
            if speaker.name and speaker.asks is asking and (speaker.is_host or not asking)
        )


def cast(seen: tuple[Feature, ...], known: Known) -> Cast | None:
    """The voices of a document by its labels; None when they do not look like people talking."""
    labelled = _without_codes([one for one in seen if one.label and one.label.name and not announces(one)])
    voices = _without_credits(_voices(_of_a_cast(labelled))) if labelled else []
    counted = [
        voice
        for voice in voices
        if voice.kind in (_QUESTION, _ANSWER)
        or len(voice.asked) > 1
        or _any_same(voice, known.hosts)
        or _any_same(voice, known.guests)
    ]
    readers = _readers(labelled, voices) if len(counted) < len(voices) else []
    once = introduced(seen, labelled, voices) if len(counted) > 1 and not readers else []
    taking_part = {id(voice) for voice in (*counted, *readers, *once)}
    counted = [voice for voice in voices if id(voice) in taking_part]
    if not counted or not (len(counted) > 1 or counted[0].kind == _QUESTION or _asks_alone(counted[0])):
        return None
    askers = {id(voice) for voice in readers} or _askers(counted, known)
    are_all = len(askers) == len(counted) and not any(voice.kind == _QUESTION for voice in counted)
    if not askers or (are_all and not _asks_alone(counted[0])):
        return None
    leading = [voice for voice in counted if id(voice) in askers and not readers]
    speakers = tuple(
        Speaker(
            tuple(voice.labels),
            _name(voice, known, leading),
            id(voice) in askers,
            not readers,
        )
        for voice in counted
    )
    return Cast(speakers, {_key(label): speaker for speaker in speakers for label in speaker.labels})


def announces(one: Feature) -> bool:
    """Whether by its label somebody speaks who takes no part in the talk."""
    return one.label is not None and one.label.name.casefold() in ANNOUNCERS


def _without_codes(labelled: list[Feature]) -> list[Feature]:
    """`labelled` without a letter and a number that count parts, "C1. The wheel", where most have other labels."""
    codes = [one for one in labelled if one.label and one.label.number is not None and _is_code(one, one.label)]
    if not codes or len(codes) > _RARE * len(labelled):
        return labelled
    kinds = _kinds({_key(one.label.name): one.label for one in labelled if one.label})
    coded = {id(one) for one in codes if one.label and not kinds.get(_key(one.label.name))}
    return [one for one in labelled if id(one) not in coded] if coded else labelled


def _is_code(one: Feature, found: Label) -> bool:
    return len(found.name) == 1 and one.block.raw[: found.end].rstrip()[-1:] == "."


def _without_credits(voices: list[Voice]) -> list[Voice]:
    """`voices` without words that stand only in notes where names talk: "Interviewer: Ada Brook", then "Brook: …"."""
    talking = sum(voice.kind is None and len(voice.asked) >= _LEAST_ALONE for voice in voices)
    return voices if talking < _PARTNERS else [voice for voice in voices if not _is_credit(voice)]


def _is_credit(voice: Voice) -> bool:
    is_note = all(len(said) <= _LONGEST_NOTE and said[-1:] not in _ENDS for said in voice.said)
    return voice.kind in (_HOST, _ANSWER) and len(voice.said) <= _NOTES and is_note


def _readers(labelled: list[Feature], voices: list[Voice]) -> list[Voice]:
    """Those who ask, once or twice each, where one voice answers every time: readers who sent their questions in."""
    answering = max(voices, key=lambda voice: len(voice.asked))
    times = len(answering.asked)
    if times <= _LEAST_ALONE or mean(answering.asked) >= _ASKS:
        return []
    by_label = {_key(label): voice for voice in voices for label in voice.labels}
    spoken = [(by_label.get(_key(one.label.name)), one.asks) for one in labelled if one.label]
    before = [
        (voice, asks)
        for (voice, asks), (after, _) in pairwise(spoken)
        if after is answering and voice is not None and voice is not answering
    ]
    asking = [voice for voice in voices if any(voice is one for one, _ in before)]
    is_often = len(before) >= _NOTHING_ELSE * times and mean(asks for _, asks in before) >= _NOTHING_ELSE
    many = len(asking) > _LEAST_ALONE and len(asking) > len(before) / 2
    return asking if is_often and many and not any(voice.kind for voice in asking) else []


def _name(voice: Voice, known: Known, leading: Iterable[Voice]) -> str | None:
    """By what name a voice is known. Words have none, nor has the series or a site, in whose name somebody leads."""
    if voice.kind in (_QUESTION, _ANSWER):
        return None
    name = voice.fullest
    if not any(voice is one for one in leading):
        return name
    # Beside a site's name, "pc" is the same in short; elsewhere somebody may be called so.
    is_site = _SITE.fullmatch(name) or (name.islower() and any(_SITE.fullmatch(one.fullest) for one in leading))
    return None if is_site or (known.series and _key(name) == _key(known.series)) else name


def _asks_alone(voice: Voice) -> bool:
    """Whether a single label stands before the questions only: "RUST: what happened at the bowling alley?"."""
    return (
        len(voice.asked) >= _LEAST_ALONE
        and voice.kind != _ANSWER
        and mean(one >= _ASKS for one in voice.asked) >= _ASKS
    )


def _of_a_cast(labelled: list[Feature]) -> list[Feature]:
    """`labelled`, without the labels that stand once where there are more of them than any cast has names."""
    if len(labelled) <= _MOST_LABELS:
        return labelled
    times = Counter(_key(one.label.name) for one in labelled if one.label)
    if len(times) <= _MOST_LABELS:
        return labelled
    kept = [one for one in labelled if one.label and times[_key(one.label.name)] > 1]
    return kept if len({_key(one.label.name) for one in kept if one.label}) <= _MOST_LABELS else []


@lru_cache(maxsize=512)
def _key(label: str) -> str:
    return label.casefold().replace(" ", "").strip(".")


def _voices(labelled: list[Feature]) -> list[Voice]:
    kinds = _kinds({_key(one.label.name): one.label for one in labelled if one.label})
    voices: list[Voice] = []
    by_label: dict[str, Voice] = {}
    too_many: set[str] = set()
    for one in labelled:
        name = one.label.name if one.label else ""
        key = _key(name)
        if key in too_many:
            continue
        voice = by_label.get(key)
        if voice is None:
            kind = kinds.get(key)
            voice = next((v for v in voices if _is_voice(v, kind, name)), None)
            if voice is None:
                if len(voices) >= _MOST:
                    too_many.add(key)
                    continue
                voice = Voice([], kind)
                voices.append(voice)
            voice.labels.append(name)
            by_label[key] = voice
        voice.asked.append(one.asks)
        voice.sizes.append(len(one.said))
        voice.said.append(one.said[:400])
    return voices


def _is_voice(voice: Voice, kind: str | None, name: str) -> bool:
    if kind in (_QUESTION, _ANSWER):
        return voice.kind == kind
    if kind == _HOST and voice.kind == _HOST:
        return True
    if voice.kind == _HOST and not kind:
        return any(_misspelt(name, label) for label in voice.labels)
    return not kind and not voice.kind and _may_be(voice, name)


def _kinds(found: dict[str, Label]) -> dict[str, str]:
    """What the labels that are words mean. One letter means something only beside its partner in the same language."""
    pairs = [
        (questions, answers)
        for questions, answers in _partners()
        if not (questions.isdisjoint(found) or answers.isdisjoint(found))
    ]
    asking = {"q", *(letter for questions, _ in pairs for letter in questions)}
    answering = {letter for _, answers in pairs for letter in answers} - asking
    kinds = {}
    for key, label in found.items():
        word = label.name.casefold()
        if len(key) == 1 and word not in every("interviewer"):
            kind = _QUESTION if key in asking else _ANSWER if key in answering else None
        elif not label.is_word:
            kind = None
        else:
            kind = _kind(word)
        if kind:
            kinds[key] = kind
    return kinds


@cache
def _partners() -> frozenset[tuple[frozenset[str], frozenset[str]]]:
    """The letters for a question and for an answer in each language that has both."""
    pairs = ((letters(words.question), letters(words.answer)) for words in WORDS.values())
    return frozenset((questions, answers) for questions, answers in pairs if questions and answers)


@cache
def letters(words: str) -> frozenset[str]:
    """Those of `words` that are a single letter."""
    return frozenset(word for word in words.split("|") if len(word) == 1)


def _kind(label: str) -> str:
    if label in every("interviewer"):
        return _HOST
    return _QUESTION if label in every("question") else _ANSWER


def _may_be(voice: Voice, name: str) -> bool:
    forms = [form for label in voice.labels for form in _forms(label)]
    return any(same(one, other) or _misspelt(one, other) for one in _forms(name) for other in forms)


def _misspelt(one: str, other: str) -> bool:
    """Whether two labels are one with a slip: "Percival", "Percvial"."""
    a, b = _key(one), _key(other)
    if a[-1:].isdigit() or b[-1:].isdigit():
        return False  # "Speaker 1", "Speaker 2"
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2 or a[0] != b[0]:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() > _ALIKE


def _forms(label: str) -> tuple[str, ...]:
    match = WITH_ALIAS.fullmatch(label)
    return (match[1], match[2]) if match else (label,)


def _any_same(voice: Voice, names: Iterable[str]) -> bool:
    return any(same(form, name) for name in names for label in voice.labels for form in _forms(label))


def _askers(voices: list[Voice], known: Known) -> set[int]:
    """The voices that ask. Labels and names decide where they can; else questions, brevity and who speaks first."""
    if {voice.kind for voice in voices} == {_QUESTION, _ANSWER}:
        return {id(voice) for voice in voices if voice.kind == _QUESTION}
    typical = mean(mean(voice.sizes) for voice in voices)
    presented = presented_by_others(voices) if len(voices) > 2 else frozenset()
    scores: dict[int, float] = {}
    for place, voice in enumerate(voices):
        others = [word for other in voices if other is not voice for word in _words(other)]
        score = 2 * mean(voice.asked) + 0.5 * (place == 0) + (0.25 if mean(voice.sizes) < typical else -0.25)
        score += 0.5 * mean(map(addresses, voice.said))
        score += 0.5 * mean([any(map(said.__contains__, others)) for said in voice.said])
        score += 4 * (voice.kind in (_QUESTION, _HOST) or _any_same(voice, known.hosts))
        score -= 4 * (voice.kind == _ANSWER or _any_same(voice, known.guests))
        score += 2 * any(_within(label, known.series) for label in voice.labels)
        score -= 1.5 * any(_within(word, known.title) for word in _words(voice))
        score -= 4 * (id(voice) in presented)
        scores[id(voice)] = score
    strongest = max(scores.values())
    if strongest < 0.9:
        return set()
    asking = {key for key, score in scores.items() if score >= max(1.6, strongest - 1.7) or score == strongest}
    if presented:
        asking |= {id(voice) for voice in voices if mean(voice.sizes) < typical and not is_named(voice, voices)}
    # A paper asks by its own name and by "Interviewer" in one talk: the word makes one asker sure, and no guest of
    # the other, who does nothing but ask.
    if any(voice.kind == _HOST for voice in voices):
        asking |= {id(voice) for voice in voices if scores[id(voice)] >= _SURE and mean(voice.asked) >= _NOTHING_ELSE}
    return asking


def _words(voice: Voice) -> list[str]:
    return [word for label in voice.labels for word in plain_name(label).split() if len(word) > 2]


def _within(word: str, text: str) -> bool:
    return bool(text) and len(word) > 1 and word.casefold() in text.casefold()
