"""Address lines → Contact. Addresses that a program has hidden ("[email protected]") are no addresses."""

from __future__ import annotations

import re

from pipeline.model.session import Contact
from pipeline.parse.features import in_words
from pipeline.parse.words import every

_HIDDEN = re.compile(r"\[\s*e-?mail\s+protected\s*\]|\[at\]|\(at\)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]|\bwww\.[\w-]+(?:\.[\w-]+)+[^\s<>\".,;)]*")
_NAMED = re.compile(r"(?i)^(?:e-?mail|mail|web|website|internet|correo|courriel)\b[^:]{0,10}:\s*")


def contact(texts: list[str]) -> tuple[Contact | None, tuple[str, ...]]:
    """The contact that `texts`, several lines each, give; and the lines that say nothing (headings, hidden ones)."""
    lines: list[str] = []
    dropped: list[str] = []
    email = web = None
    for line in (" ".join(line.split()) for text in texts for line in text.split("\n")):
        if not line:
            continue
        if _HIDDEN.search(line) or in_words(line, every("contact")):
            dropped.append(line)
            continue
        if found := _EMAIL.search(line):
            email = email or found[0]
        if link := _WEB.search(line):
            web = web or link[0]
        rest = _NAMED.sub("", _WEB.sub("", _EMAIL.sub("", line))).strip(" ,;|·:")
        if rest:
            lines.append(rest if found or link else line)
    if not (lines or email or web):
        return None, tuple(dropped)
    return Contact(tuple(lines), email, web), tuple(dropped)
