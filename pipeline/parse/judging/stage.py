"""Is it a play? Voices alternate in it as in an interview, and so do the acts, the curtain and who comes and goes."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.parse.judging.evidence import Evidence
from pipeline.parse.questions.features import is_furniture
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.numerals import value
from pipeline.parse.words.stage import HEARD
from pipeline.parse.words.table import every, word_set

_LONGEST_SCENE = 24
_LONGEST_LINE = 200
_PARENS = re.compile(r"\s*[(（\[][^()（）\[\]]{3,200}[)）\]]\W{0,2}")
_SENTENCE = re.compile(r"[^.!?。！？]+")
_GOES = re.compile(r"\b(?:enter|exit|exeunt|re-enter)\s+(?:the\s+)?[A-ZÀ-Þ]")
_SEVERAL = 2
_DENSE = re.compile(r"第?\s*[一二三四五六七八九十\d]{1,3}\s*[幕场場]|제?\s*\d{1,2}\s*[막장]")
"""第一幕, 第2场, 제1막: the number stands within the word."""


def stage_signs(evidence: Evidence) -> int:
    """How many kinds of things that belong to plays stand in it: scenes, curtains and casts, directions, entrances.

    `evidence.lines` are the short lines of the whole document; what the voices say stands elsewhere.
    """
    lines = [line for line in (evidence.title, *evidence.lines) if line]
    directions = sum(map(is_direction, lines))
    return (
        phrases.has("play", plain(" \n ".join((evidence.title, evidence.headed, *evidence.front))))
        + any(map(_is_scene, lines))
        + any(map(_is_staged, lines))
        + (directions >= _SEVERAL)
        + any(map(_goes, lines))
    )


def _goes(line: str) -> bool:
    """Whether somebody comes or goes in a line: "exit the Baker"."""
    # Few lines hold one of these words, and that is found far faster than who it is.
    return ("enter" in line or "exit" in line or "exeunt" in line) and _GOES.search(line) is not None


def is_direction(line: str) -> bool:
    """Whether a line in brackets may be a direction: "(She goes.)", and no mark of a transcript: "[END OF TAPE]"."""
    if _PARENS.fullmatch(line) is None or (line[0] == "[" and line.isupper()) or is_furniture(line):
        return False
    return not _HEARD.issuperset(_WORD.findall(plain(line)))


_WORD = re.compile(r"\w+")
_HEARD = word_set(HEARD)


@lru_cache(maxsize=512)
def _is_scene(line: str) -> bool:
    """Whether a line only counts an act or a scene: "ACT TWO", "2. Szene"."""
    if len(line) > _LONGEST_SCENE:
        return False
    if _DENSE.fullmatch(line.strip(" .。【】")):
        return True
    words = plain(line).strip(" .:—–-").split()
    if len(words) != 2:
        return False
    return any(one in every("scene") and value(other) is not None for one, other in (words, words[::-1]))


@lru_cache(maxsize=512)
def _is_staged(line: str) -> bool:
    """Whether a line, or the last sentence of a direction, opens or closes a scene: "Blackout.", "Roller: …"."""
    lowered = plain(line[:_LONGEST_LINE])
    staged = every("staged")
    head = lowered.partition(":")[0]
    if head != lowered and head.strip() in staged:
        return True
    parts = _SENTENCE.findall(lowered)
    return bool(parts) and any(part.strip(" ()[]（）*_") in staged for part in (parts[0], parts[-1]))
