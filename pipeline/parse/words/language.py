"""Which language a text is in, by its commonest words or its script. Small, and silent when unsure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import chain

from pipeline.parse.words.table import WORDS, word_set

STOP_WORDS: dict[str, frozenset[str]] = {tag: word_set(words.common) for tag, words in WORDS.items() if words.common}

_TAGS = {
    word: tuple(tag for tag, words in STOP_WORDS.items() if word in words)
    for words in STOP_WORDS.values()
    for word in words
}

_SCRIPTS = {
    "HEBREW": "he", "ARABIC": "ar", "HANGUL": "ko", "THAI": "th", "DEVANAGARI": "hi", "GREEK": "el", "CYRILLIC": "ru",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "GEORGIAN": "ka", "ARMENIAN": "hy", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
# Letters that one language of a script has and its best known one has not.
_LETTERS = {"ru": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџјљњ")), "ar": (("ur", "ٹڈڑےہھ"), ("fa", "پچژگیک"))}
_LAST_LATIN = "\u036f"
_BEYOND_LATIN = re.compile(r"[^\x00-\u036f\u2000-\u2bff]")
"""Letters of other scripts; what lies between is quotes, dashes and signs."""
_FEW = 0.01
"""So much of a text's letters must be such, or they stand in a name only."""
_SAMPLE = 2000
"""Characters whose words are looked at; more change nothing."""
_LETTERS_SEEN = 1500
"""Characters whose scripts are looked at."""


def language(text: str) -> str | None:
    """The primary BCP 47 tag of the language of `text`, or None."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        script = _script(sample)
        if script:
            return script
    # Words beside punctuation do not matter: small words mostly stand free.
    words = filter(_TAGS.__contains__, sample.lower().replace("’", "'").split())
    counts = Counter(chain.from_iterable(map(_TAGS.__getitem__, words)))
    most, second, *_ = sorted((*counts.values(), 0, 0), reverse=True)
    if most < 3 or most < 1.05 * second:
        return None
    return max(counts, key=counts.__getitem__)


@lru_cache(maxsize=4096)
def _script_of(sign: str) -> str:
    return unicodedata.name(sign, "").split(" ")[0]


def _script(sample: str) -> str | None:
    start = sample[:_LETTERS_SEEN]
    if not _BEYOND_LATIN.search(start):
        return None
    signs = {sign: times for sign, times in Counter(start).items() if sign.isalpha()}
    letters = sum(signs.values())
    beyond = {sign: times for sign, times in signs.items() if sign > _LAST_LATIN}
    if sum(beyond.values()) <= letters * 0.4:
        return None
    found: Counter[str] = Counter()
    for sign, times in beyond.items():
        found[_script_of(sign)] += times
    tags: Counter[str] = Counter()
    for script, times in found.items():
        if script in _SCRIPTS:
            tags[_SCRIPTS[script]] += times
    if tags["ja"] > 0.05 * tags["zh"]:
        tags["ja"] += tags.pop("zh", 0)
    tag, times = tags.most_common(1)[0] if tags else ("", 0)
    if times <= letters * 0.4:
        return None
    others = _LETTERS.get(tag, ())
    lowered = sample.lower() if others else ""
    for other, own in others:
        if sum(map(lowered.count, own)) > _FEW * letters:
            return other
    return tag
