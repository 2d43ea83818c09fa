"""What stands between the answers and is none: lines that lead to videos and pictures, and what sponsors say."""

from __future__ import annotations

import re

from pipeline.parse.questions.features import Feature, in_words
from pipeline.parse.questions.marking import Marking
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every

_LONGEST_LABEL = 24
_LONGEST_LINE = 140
_LONGEST_OPENING = 72
"""Characters of a block that hold the longest phrase which may open it, and signs before that."""
_LONGEST_SPONSOR = 300
_LONGEST_SPOKEN = 700
"""Characters of what a host says for a sponsor, with the code to use or where to buy."""
_LONGEST_HEADING = 40
_MOST = 3
"""So many paragraphs may stand below the heading of a sponsor."""
_SENTENCE_ENDS = ".。!！"
_AROUND = " *_[(【>«»™+"
_CRIES = re.compile(r"[!！%€$£]")
_FIGURES = re.compile(r"\d[\d -]{4,}\d")
_ADDRESSES = ("www.", "http:", "https:")
_CODE = re.compile(r"\b(?:code|código|kod|codice)\b")
_CODES = ("cod", "cód", "kod")
_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff", ".svg", ".mp3", ".mp4", ".wav", ".ogg")


def asides(seen: tuple[Feature, ...], marking: Marking | None, start: int) -> dict[int, str]:
    """The index of each such block from `start` on → why it is none; never the only answer to a question."""
    marks = marking.marks if marking else {}
    found: dict[int, str] = {}
    for index in range(start, len(seen)):
        one = seen[index]
        if index in found or index in marks or one.block.kind not in ("paragraph", "heading", "quote", "list"):
            continue
        text = one.block.text
        if len(text) > _LONGEST_SPOKEN:
            continue
        opening = plain(text[:_LONGEST_OPENING]).lstrip(_AROUND)
        is_paid = _is_paid_for(opening)
        if len(text) > _LONGEST_SPONSOR and not (is_paid and _sells(text)):
            continue
        if (why := _why(text, opening if is_paid else "")) is not None and not _is_answer(seen, marking, index):
            found[index] = why
        elif (
            is_paid
            and _is_advertised(text, opening)
            and index - 1 not in marks
            and not _is_answer(seen, marking, index)
        ):
            found[index] = "it is an advertisement"
        elif len(text) < _LONGEST_HEADING and in_words(text, every("sponsor")):
            below = _paid(seen, marking, index)
            found |= dict.fromkeys((index, *below) if below else (), "it is what a sponsor says")
    return found


def _sells(text: str) -> bool:
    """Whether there is in `text` what stands in an advertisement of one paragraph: a cry, a price, where to buy."""
    # One pattern for all of it would take far longer: these skip what cannot begin them.
    if _CRIES.search(text) or any(map(text.__contains__, _ADDRESSES)) or _FIGURES.search(text):
        return True
    lowered = text.lower()
    return any(map(lowered.__contains__, _CODES)) and _CODE.search(lowered) is not None


def _is_paid_for(opening: str) -> bool:
    return bool(phrases.leading("sponsored", opening) or phrases.leading("sponsor", opening))


def _why(text: str, opening: str) -> str | None:
    if " " not in text and text.lower().endswith(_FILES):
        return "it is the name of a file"
    if phrases.leading("sponsored", opening):
        return "it is what a sponsor says, or what a page asks of its readers"
    if len(text) < _LONGEST_LINE and leads_elsewhere(text):
        return "it leads to something to see or to hear"
    return None


def _is_advertised(text: str, opening: str) -> bool:
    """Whether a paragraph says that it is an advertisement, and sells: "Ad. Windows in a week! Call 200 14 00"."""
    phrase = phrases.leading("sponsor", opening)
    if phrase is None:
        return False
    rest = plain(text).lstrip(_AROUND)[len(phrase) :]
    is_set_off = rest[:1] in (".", ":", "：", " ", "|", "–", "-")
    return bool(rest) and is_set_off and _sells(rest)


def leads_elsewhere(text: str) -> bool:
    """Whether a line leads to a video, pictures or the like: "VIDEO: The eleventh lens"; no sentence does."""
    place = text.find(":", 1, _LONGEST_LABEL)
    place = place if place >= 0 else text.find("：", 1, _LONGEST_LABEL)
    if place < 0 or not text[place + 1 :].strip() or text.rstrip(" )\"'”’»」】")[-1:] in _SENTENCE_ENDS:
        return False
    return plain(text[:place]).strip(_AROUND) in every("box")


def _is_answer(seen: tuple[Feature, ...], marking: Marking | None, index: int) -> bool:
    """Whether nothing else answers the question before it."""
    marks = marking.marks if marking else {}
    before = marks.get(index - 1)
    if before is None or not before.asks or before.split:
        return False
    return index + 1 >= len(seen) or index + 1 in marks or seen[index + 1].block.kind in ("rule", "heading")


def _paid(seen: tuple[Feature, ...], marking: Marking | None, index: int) -> list[int]:
    """The blocks below the heading of a sponsor; a mere line heads only what a rule or a heading closes."""
    marks = marking.marks if marking else {}
    is_heading = seen[index].block.kind == "heading"
    below: list[int] = []
    for later in range(index + 1, min(index + 2 + _MOST, len(seen))):
        is_closed = seen[later].block.kind in ("rule", "heading")
        if is_closed or later in marks:
            return below if is_closed or is_heading else []
        if len(seen[later].block.text) > _LONGEST_SPONSOR:
            return []
        below.append(later)
    return []
