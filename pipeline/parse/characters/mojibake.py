"""UTF-8 that was read as an old code page ("donâ€™t", "ZoÃ«", "РџСЂРё"): repaired when certain, else left alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial

_PAGES = ("cp1252", "cp1251")
_ENOUGH = 3
"""So many sequences must decode, and none may fail, before we call it certain."""
_MANY = 12
"""So many where nothing but the sequences speaks for it."""
_SHARE = 0.97
"""Then so much of what is not ASCII must belong to sequences."""

# 0x9D, the end of ”, is the only undefined byte that typographers' UTF-8 ends in; the carrier may have lost it.
_QUOTE_LOST = "â€\ufffd"


def repair(text: str) -> str:
    """`text` as it was written, if it certainly is UTF-8 read as Windows-1252, ISO 8859-1 or Windows-1251."""
    if text.isascii() or not _beginning().search(text):
        return text
    for page in _PAGES:
        found = _suspect(page).findall(text)
        if len(found) < _ENOUGH:
            continue
        originals = [_original(seen, page) for seen in found]
        if None not in originals and (_tells(text, page) or _is_all(text, found, "".join(filter(None, originals)))):
            return _suspect(page).sub(partial(_mended, page), text)
    return text


def _mended(page: str, match: re.Match[str]) -> str:
    return _original(match[0], page) or match[0]


def _tells(text: str, page: str) -> bool:
    """Whether there are signs that no language of the code page has, as typographers' quotes and accents leave them."""
    return page == "cp1252" and ("Ã" in text or "â€" in text or "Â" in text or "â\x80" in text)


def _is_all(text: str, found: list[str], original: str) -> bool:
    """Whether nearly all that is not ASCII belongs to sequences, and they make words of one other alphabet."""
    if len(found) < _MANY:
        return False
    beyond = sum(sign > "\x7f" for sign in text)
    names = (re.split("[ -]", unicodedata.name(sign, ""), maxsplit=1)[0] for sign in original if sign.isalpha())
    alphabets = ["CJK" if name in ("HIRAGANA", "KATAKANA") else name for name in names]
    most = max((alphabets.count(name) for name in set(alphabets) - {"LATIN"}), default=0)
    return sum(map(len, found)) >= _SHARE * beyond and most >= 0.8 * len(found)


@cache
def _suspect(page: str) -> re.Pattern[str]:
    """What UTF-8 sequences look like in that code page; bytes that it does not define come as C1 controls or U+FFFD."""
    tail, (two, three, four) = _tail(page), [_lead(page, each) for each in _LEADS]
    # The first two signs, which are rare together, before it is asked how many must follow.
    return re.compile(
        f"[{two}{three}{four}][{tail}](?:(?<=[{two}].)|(?<=[{three}].)[{tail}]|(?<=[{four}].)[{tail}]{{2}})"
    )


@cache
def _beginning() -> re.Pattern[str]:
    """The first two signs of any such sequence: where they do not stand, none does."""
    leads = "".join(_lead(page, each) for page in _PAGES for each in _LEADS)
    # The second sign, which is the rarer one, is looked for first.
    return re.compile(f"[{''.join(map(_tail, _PAGES))}](?<=[{leads}].)")


_LEADS = (range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5))


def _lead(page: str, leads: range) -> str:
    # The lead bytes alone are letters; as C1 controls they do not occur.
    return re.escape("".join(bytes([byte]).decode(page) for byte in leads))


def _tail(page: str) -> str:
    signs = {bytes([byte]).decode(page, "replace") for byte in _TAILS}
    shown = re.escape("".join(sorted(signs | {chr(byte) for byte in _TAILS} - {"\ufffd"})))
    return shown + ("\ufffd" if page == "cp1252" else "")


_TAILS = range(0x80, 0xC0)


def _original(seen: str, page: str) -> str | None:
    if seen == _QUOTE_LOST:
        return "”"
    try:
        return b"".join(_byte(character, page) for character in seen).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str, page: str) -> bytes:
    try:
        return character.encode(page)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) < 0xA0 else character.encode(page)
