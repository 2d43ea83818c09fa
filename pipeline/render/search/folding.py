"""Which words a text has for the search: without case, accents and vowel marks. `search.js` does exactly the same."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
"""Characters of a word that count."""

_ALIKE: dict[int, int | str] = {
    # Letters that Unicode does not take apart and people do; Arabic and Persian ways to write one letter; the letters
    # that Hebrew writes differently at the end of a word; digits of Arabic and Persian.
    **str.maketrans("łøđħŧıðٱىیېۍةۀکךםןףץ", "lodhtidاييييههكכמנפצ"),
    **str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789"),
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
}
_VOICED = "\u3099\u309a"
"""The marks that make が of か: they are no accents, for が is another letter."""
_DROPPED = frozenset({"Mn", "Me", "Cf"})
"""Accents, points and vowel marks; joiners, soft hyphens and marks of direction."""
_STRETCH = "\u0640"
"""Arabic's tatweel only makes a word longer."""
_UNSPACED = re.compile(
    # Thai and Lao, Myanmar, Khmer; kana and bopomofo; Chinese characters.
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u312f\u31a0-\u31ff\u3400-\u9fff\U00020000-\U000323af]+"
)


class _Folding(dict[int, str]):
    """For str.translate: every character as the search sees it, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


_FOLDING = _Folding()


def words(text: str) -> list[str]:
    """The words of `text` in order, as often as they stand there.

    Of scripts without spaces between words, each two neighbouring characters count as one, and the last one of a run:
    whoever looks for a single character finds it at the beginning of a pair.
    """
    found = unicodedata.normalize("NFC", text).translate(_FOLDING)
    if not found.isascii():
        found = _UNSPACED.sub(_pairs, found)
    apart = found.split()
    return [word[:LONGEST] for word in apart] if max(map(len, apart), default=0) > LONGEST else apart


def _pairs(run: re.Match[str]) -> str:
    text = run[0]
    return f" {' '.join(text[at : at + 2] for at in range(len(text)))} "


def _folded(character: str) -> str:
    """The letters and digits that `character` stands for; a space for what parts words; nothing for a mark."""
    kept = []
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if part in _VOICED:
            kept.append(part)
        elif category in _DROPPED or part == _STRETCH:
            continue
        elif category[0] in "LN" or category == "Mc":
            # By way of the capitals ß becomes ss, and both small sigmas become one; ẞ is ß first.
            kept.append(part.lower().upper().lower().translate(_ALIKE))
        else:
            kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept))
