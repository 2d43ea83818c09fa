"""Whom a talk presents, before it begins or by its host: they take part, and they are asked."""

from __future__ import annotations

from itertools import takewhile

from pipeline.parse.people.guest_in_title import is_led_in
from pipeline.parse.people.names import is_name, runs, same
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.labels import LONGEST
from pipeline.parse.questions.voices import Voice

_FIRST = 2
"""So often somebody speaks before all have been presented."""
_MOST_BEFORE, _LONGEST_BEFORE = 20, 2000
"""So many blocks before a talk, and characters of each, may say who takes part."""


def introduced(seen: tuple[Feature, ...], labelled: list[Feature], voices: list[Voice]) -> list[Voice]:
    """Those who speak only once, and whom what stands before the talk calls by their whole name.

    Who has that name's initials in `voices` is the same person, and gets the label.
    """
    once = [voice for voice in voices if len(voice.asked) == 1 and not voice.kind]
    if not once:
        return []
    before = takewhile(lambda one: one is not labelled[0], seen[:_MOST_BEFORE])
    text = " ".join(one.block.text[:_LONGEST_BEFORE] for one in before)
    found: list[Voice] = []
    for voice in once:
        name = _whole(voice.labels[0], text)
        same_one = (other for other in voices if len(other.asked) > 1 and other.fullest.isupper())
        if name and (other := next((one for one in same_one if same(one.fullest, name)), None)) is not None:
            other.labels += voice.labels
        elif name:
            found.append(voice)
    return found


def _whole(name: str, text: str) -> str:
    """The whole name that `text` gives to `name`, "" if it gives none."""
    place = text.find(name)
    first = next(iter(runs(text[place : place + len(name) + LONGEST])), None) if place >= 0 else None
    found = first.name if first is not None and first.start == 0 else ""
    return found if is_name(found) else ""


def presented_by_others(voices: list[Voice]) -> frozenset[int]:
    """Those whom another one of several leads in at the start: "With me today is Ada Brook"."""
    found: set[int] = set()
    for voice in voices:
        if id(voice) in found:
            continue  # who was led in leads in nobody
        for said in voice.said[:_FIRST]:
            found |= {id(other) for other in voices if other is not voice and _leads_in(said, other.fullest)}
    return frozenset(found) if len(found) < len(voices) else frozenset()


def is_named(voice: Voice, voices: list[Voice]) -> bool:
    """Whether another one names `voice` at the start, as one does guests."""
    return any(voice.fullest in said for other in voices if other is not voice for said in other.said[:_FIRST])


def _leads_in(said: str, name: str) -> bool:
    place = said.find(name) if " " in name else -1
    return place > 0 and is_led_in(said[:place])
