"""UTF-8 that was read as Windows-1252 ("donâ€™t", "ZoÃ«"): repaired when certain, left alone otherwise."""

from __future__ import annotations

import re

_ENOUGH = 3
"""So many sequences must decode, and none may fail, before we call it certain."""

# The bytes 80–BF as Windows-1252 shows them; the five it does not define come as C1 controls or as U+FFFD.
_TAIL = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)) + "\x81\x8d\x8f\x90\x9d"
_SUSPECT = re.compile(f"[\xc2-\xdf][{_TAIL}]|[\xe0-\xef][{_TAIL}]{{2}}|[\xf0-\xf4][{_TAIL}]{{3}}")
_QUOTE_LOST = "â€\ufffd"


def repair(text: str) -> str:
    """`text` as it was written, if it certainly is UTF-8 read as Windows-1252; else `text` itself."""
    if text.isascii() or ("Ã" not in text and "â€" not in text and "Â" not in text):
        return text
    found = [_original(match[0]) for match in _SUSPECT.finditer(text)]
    if len(found) < _ENOUGH or None in found:
        return text
    return _SUSPECT.sub(lambda match: _original(match[0]) or match[0], text)


def _original(seen: str) -> str | None:
    # 0x9D, the end of ”, is the only undefined byte that typographers' UTF-8 ends in; the carrier may have lost it.
    if seen == _QUOTE_LOST:
        return "”"
    try:
        return b"".join(_byte(character) for character in seen).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")
