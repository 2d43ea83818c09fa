"""Who speaks by which label, and who of them asks: labels change on the way ("Ada Brook (AB)", "AB", "Ada")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import fmean

from pipeline.parse.features import Feature, Label
from pipeline.parse.names import same
from pipeline.parse.words import every

_QUESTION, _ANSWER = "question", "answer"
_WITH_ALIAS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{1,20})[)\]]")
_MOST = 40
"""More different labels than this are no cast but a glossary."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice: a person, or a mere "Question:"."""

    labels: tuple[str, ...]
    name: str | None
    """The fullest of the labels; None for a word like "Question"."""
    asks: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """All voices of a document."""

    speakers: tuple[Speaker, ...] = ()
    by_label: dict[str, Speaker] = field(default_factory=dict)

    def of(self, label: Label | None) -> Speaker | None:
        """Who speaks by `label`, if it is one of this cast's."""
        return self.by_label.get(label.name.casefold()) if label is not None and label.name else None

    @property
    def has_answers(self) -> bool:
        """Whether answers have labels too."""
        return any(not speaker.asks for speaker in self.speakers)

    def names(self, *, asking: bool) -> tuple[str, ...]:
        """The names of those who ask, or of those who answer, in order of appearance."""
        return tuple(speaker.name for speaker in self.speakers if speaker.name and speaker.asks is asking)


@dataclass(slots=True)
class _Voice:
    labels: list[str]
    kind: str | None
    asked: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        return max((_plain_name(label) for label in self.labels), key=len)


def cast(seen: tuple[Feature, ...], hosts: tuple[str, ...], guests: tuple[str, ...]) -> Cast | None:
    """The voices of a document by its labels; None when they do not look like people talking."""
    labelled = [one for one in seen if one.label and one.label.name]
    voices = _voices(labelled)
    counted = [
        voice
        for voice in voices
        if voice.kind or len(voice.asked) > 1 or _any_same(voice, hosts) or _any_same(voice, guests)
    ]
    if not counted or not (len(counted) > 1 or counted[0].kind == _QUESTION):
        return None
    askers = _askers(counted, hosts, guests)
    if not askers or (len(askers) == len(counted) and not any(voice.kind == _QUESTION for voice in counted)):
        return None
    speakers = tuple(
        Speaker(tuple(voice.labels), None if voice.kind in (_QUESTION, _ANSWER) else voice.fullest, id(voice) in askers)
        for voice in counted
    )
    return Cast(speakers, {label.casefold(): speaker for speaker in speakers for label in speaker.labels})


def _voices(labelled: list[Feature]) -> list[_Voice]:
    voices: list[_Voice] = []
    by_label: dict[str, _Voice] = {}
    for one in labelled:
        name = one.label.name if one.label else ""
        key = name.casefold()
        voice = by_label.get(key)
        if voice is None:
            kind = _kind(key) if one.label and one.label.is_word else None
            voice = next(
                (
                    v
                    for v in voices
                    if (kind in (_QUESTION, _ANSWER) and v.kind == kind) or (not kind and _may_be(v, name))
                ),
                None,
            )
            if voice is None:
                if len(voices) >= _MOST:
                    continue
                voice = _Voice([], kind)
                voices.append(voice)
            voice.labels.append(name)
            by_label[key] = voice
        voice.asked.append(one.asks)
        voice.sizes.append(len(one.said))
    return voices


def _kind(label: str) -> str | None:
    if label in every("question"):
        return _QUESTION
    return _ANSWER if label in every("answer") or label in every("guest") else "interviewer"


def _plain_name(label: str) -> str:
    match = _WITH_ALIAS.fullmatch(label)
    return match[1] if match else label


def _may_be(voice: _Voice, name: str) -> bool:
    if voice.kind:
        return False
    forms = [form for label in voice.labels for form in _forms(label)]
    return any(same(one, other) for one in _forms(name) for other in forms)


def _forms(label: str) -> tuple[str, ...]:
    match = _WITH_ALIAS.fullmatch(label)
    return (match[1], match[2]) if match else (label,)


def _any_same(voice: _Voice, names: tuple[str, ...]) -> bool:
    return any(same(form, name) for name in names for label in voice.labels for form in _forms(label))


def _askers(voices: list[_Voice], hosts: tuple[str, ...], guests: tuple[str, ...]) -> set[int]:
    """The voices that ask. Labels and names decide where they can; else questions, brevity and who speaks first."""
    scores: dict[int, float] = {}
    typical = fmean(fmean(voice.sizes) for voice in voices)
    for place, voice in enumerate(voices):
        score = (
            2 * fmean(voice.asked) + (0.5 if place == 0 else 0.0) + (0.25 if fmean(voice.sizes) < typical else -0.25)
        )
        score += 4 * (voice.kind in (_QUESTION, "interviewer") or _any_same(voice, hosts))
        score -= 4 * (voice.kind == _ANSWER or _any_same(voice, guests))
        scores[id(voice)] = score
    strongest = max(scores.values())
    if strongest < 0.9:
        return set()
    return {key for key, score in scores.items() if score >= max(1.4, strongest - 1.5) or score == strongest}
