"""Which language a text is in, by its commonest words or its script. Small, and silent when unsure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from pipeline.parse.words import word_set

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": word_set(
        "the and of to in is that it for was with as on are be this have from not you they at which or an i "
        "we my but what"
    ),
    "de": word_set(
        "der die und das ist nicht ich den mit ein eine zu es von auf für dem sich wir im des auch als aber "
        "noch man oder wie"
    ),
    "fr": word_set(
        "le la les et est des une un que qui dans pour pas je nous vous en du ce il elle sur au avec plus mais on c'est"
    ),
    "es": word_set(
        "el la los las y es que en un una por con para no se lo del al como más pero muy yo mi nos está su hay cuando"
    ),
    "it": word_set(
        "il lo la gli le e è che di un una per non con sono mi si della del come ma più anche nel ho i alla"
    ),
    "pt": word_set(
        "o a os as e é que de um uma para não com se do da em mais mas eu nos dos por como foi muito também"
    ),
    "nl": word_set(
        "de het een en van is dat niet ik in op te zijn voor met we die er maar ook aan om naar als hebben wat"
    ),
}

_TAGS = {
    word: tuple(tag for tag, words in STOP_WORDS.items() if word in words)
    for words in STOP_WORDS.values()
    for word in words
}

_SCRIPTS = {
    "HEBREW": "he", "ARABIC": "ar", "GREEK": "el", "HANGUL": "ko", "THAI": "th", "DEVANAGARI": "hi", "CYRILLIC": "ru",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "GEORGIAN": "ka", "ARMENIAN": "hy", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4000
"""Characters that are looked at; more change nothing."""


def language(text: str) -> str | None:
    """The primary BCP 47 tag of the language of `text`, or None."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        script = _script(sample)
        if script:
            return script
    counts: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(sample.lower().replace("’", "'"))).items():
        for tag in _TAGS.get(word, ()):
            counts[tag] += times
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
        return None
    return ranked[0][0]


def _script(sample: str) -> str | None:
    letters = [sign for sign in sample[:1500] if sign.isalpha()]
    found = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in letters if sign > "\u036f")
    if sum(found.values()) <= len(letters) * 0.4:
        return None
    tags = Counter(
        {
            tag: sum(times for script, times in found.items() if _SCRIPTS.get(script) == tag)
            for tag in set(_SCRIPTS.values())
        }
    )
    if tags["ja"]:
        tags["ja"] += tags.pop("zh", 0)
    tag, times = tags.most_common(1)[0]
    return tag if times > len(letters) * 0.4 else None
