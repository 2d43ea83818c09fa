"""How much does a text ask? By its punctuation, and where that is missing by how people begin and end questions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.parse.words import phrases
from pipeline.parse.words.table import WORDS, every, longest_first

_MARK = "?？؟⁇՞"
_MARKS = frozenset(_MARK)
_BEHIND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\"'”’»)]*」』》】〉＞］"
"""What may stand behind a question mark."""
_QUESTION_INSIDE = re.compile(rf"[{_MARK}](?=\s|$|[”’»)」』》】〉])")
_GREEK_END = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][;\u037e]")
_CLOSING = " \t\n.。．!！…,，、:：;；\"'”’»）)」』*"
_OPENING = "¿¡\"“„«‚‘'(（「『…. —–-"
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""Signs of scripts that put no space between words."""
_NEEDS_NO_MARK = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Signs of the languages whose questions end in a particle or hold a question word."""
_FIRST = re.compile(r"[^\s,،]*")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_POINTED = re.compile(r"[\u0591-\u06ff]")
_POINTS = re.compile(
    "[ـ" + "".join(chr(code) for code in range(0x300, 0x900) if unicodedata.category(chr(code)) == "Mn") + "]+"
)
_LONGEST = 3000
_LONGEST_REMARK = 6
"""Two words, or six signs where words are not set apart."""
_ASKS = 0.5
_SHORT = 300
_SHORT_DENSE = 120
"""Characters of a question in a script that says as much with a third of the signs."""


def ends_asking(text: str) -> bool:
    """Whether `text` ends with a question mark, quotes and brackets aside."""
    end = text.rstrip(_BEHIND)[-2:]
    return end[-1:] in _MARKS or (end[-1:] in ";\u037e" and _GREEK_END.fullmatch(end) is not None)


@lru_cache(maxsize=8192)
def asking(text: str, tag: str | None = None) -> float:
    """0 to 1: how much `text` looks like what an interviewer says to get an answer.

    `tag` is the language of the document, if known: "mit" begins a question in Hungarian, and none in German.
    """
    if not text or len(text) > _LONGEST:
        return 0.0
    if ends_asking(text):
        return 1.0
    tail = text[-400:]
    if any(map(tail.__contains__, _MARK)) and _QUESTION_INSIDE.search(tail):
        return 0.75 if len(text) < 500 else 0.4
    if phrases.may_be_unspaced(text) and _NEEDS_NO_MARK.search(text):
        return _asking_unspaced(text)
    lowered = plain(text[:80]).lstrip(_OPENING)
    first = _FIRST.match(lowered)[0]  # type: ignore[index]  # it always matches
    words, beginnings = _starters(tag if tag in WORDS else None)
    if first in words or lowered.startswith(beginnings.get(first, ())):
        return 0.7 if len(text) < _SHORT else 0.3
    if len(text) < _SHORT and _ends_as_question(text):
        return 0.7
    return 0.2 if text[-1:] in "…:" else 0.0


def _asking_unspaced(text: str) -> float:
    """Japanese, Chinese, Korean: their questions need no mark, but end in a particle or hold a question word."""
    if len(text) > _SHORT_DENSE:
        return 0.0
    bare = text.strip(_CLOSING)
    if _THAI.search(text):
        return 0.7 if any(word in bare for word in _thai_words()) else 0.0
    if _HANGUL.search(text):
        return 0.7 if bare.endswith(_korean_ends()) else 0.0
    if re.search(r"[\u3040-\u30ff]", text):
        return 0.7 if bare.endswith(_japanese_ends()) else 0.0
    return 0.7 if any(word in bare for word in _chinese_words()) else 0.0


@cache
def _korean_ends() -> tuple[str, ...]:
    return tuple(word for word in longest_first("enders") if _HANGUL.match(word))


@cache
def _japanese_ends() -> tuple[str, ...]:
    return tuple(word for word in longest_first("enders") if re.match(r"[\u3040-\u30ff]|教|聞|下", word))


@cache
def _chinese_words() -> tuple[str, ...]:
    return tuple(word for word in longest_first("inside") if not _THAI.match(word))


@cache
def _thai_words() -> tuple[str, ...]:
    return tuple(word for word in longest_first("inside") if _THAI.match(word))


@cache
def _enders() -> frozenset[str]:
    return frozenset(word for word in every("enders") if not (UNSPACED.search(word) or _HANGUL.search(word)))


def _ends_as_question(text: str) -> bool:
    words = plain(text[-60:]).strip(_CLOSING).split()
    return bool(words) and (words[-1] in _enders() or " ".join(words[-2:]) in _enders())


@cache
def _starters(tag: str | None) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The words with which questions begin, and the beginnings of several words by the first."""
    known = frozenset(WORDS[tag].starters.split("|")) if tag else every("starters")
    found: dict[str, tuple[str, ...]] = {}
    for phrase in known:
        if " " in phrase:
            first = phrase.split(" ")[0]
            found[first] = (*found.get(first, ()), phrase + " ")
    return known, found


def is_remark(text: str) -> bool:
    """Whether `text` is a word or two that ask nothing: "Wow.", "I see."; "And then…" asks to go on."""
    if not text or text.rstrip()[-1:] not in ".!。！" or text.rstrip().endswith("...") or "?" in text:
        return False
    size = len(text) if UNSPACED.search(text) else 3 * len(text.split())
    return size <= _LONGEST_REMARK and asking(text) < _ASKS and not addresses(text)


@lru_cache(maxsize=4096)
def addresses(text: str) -> bool:
    """Whether `text` speaks to somebody: "you", "Sie", "vous", "您"."""
    return phrases.has("you", plain(text[:2000]))


def speaks_of_self(text: str) -> bool:
    """Whether somebody speaks of themselves in `text`: "my", "ich", "je"."""
    return phrases.has("me", plain(text[:2000]))


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """`text` in lower case, with straight apostrophes and without the vowel points of Arabic and Hebrew."""
    lowered = text.lower().replace("’", "'")
    if lowered.isascii():
        return lowered
    # In lower case, a Turkish İ is an i and a dot above it.
    lowered = lowered.replace("i\u0307", "i")
    if not _POINTED.search(lowered):
        return lowered
    return _POINTS.sub("", lowered)
