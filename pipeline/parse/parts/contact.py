"""Address lines → Contact. Addresses that a program has hidden ("[email protected]") are no addresses."""

from __future__ import annotations

import re

from pipeline.model.session import Contact
from pipeline.parse.questions.features import in_words
from pipeline.parse.words.table import every

_HIDDEN = re.compile(r"\[\s*e-?mail\s+protected\s*\]|\[at\]|\(at\)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]|\bwww\.[\w-]+(?:\.[\w-]+)+[^\s<>\".,;)]*")
_NAMED = re.compile(r"(?i)^(?:e-?mail|mail|web|website|internet|correo|courriel)\b[^:]{0,10}:\s*")
_POSTAL = re.compile(
    r"〒|우편번호|邮编|郵遞區號|\b\d{5,6}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b\d{3}[ -]\d{2,4}\b"
    r"|[A-Z]{2} \d{5}\b|\b\d{4}\s?[A-Z]{2}\b|[۰-۹٠-٩]{5,}|ת\.\s?ד\.|ص\.\s?ب\."
    r"|(?i:p\.?\s?o\.?\s?box|postfach|apartado|box|bp|pk|pb|postboks|skrzynka|p\.p\.)\s?\d+|"
    r"а/я|п/с|丁目|番地|\d+号|(?i:c/o )"
)
_STREET = re.compile(
    r"(?i)\b\d{1,4}[a-z]?\s+(?:[\w'’.-]+\s+){0,3}(?:street|st|road|rd|lane|avenue|ave|yard|square|quay|rue|quai|stairs|place|way|hill|row|gate)\b|"
    r"\w(?:straße|strasse|gasse|weg|platz|allee|gata|gatan|gade|veien|vej|straat|laan|kade)\s\d+|"
    r"\b(?:rue|via|vicolo|piazza|calle|plaza|muelle|rua|avenida|ul\.|ulica|вул\.|ул\.|улица|sokak|caddesi|str\.)\s"
)
_ENTRY = re.compile(r"[:：\n]\s*")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(?0)[\d()][\d ()/.-]{5,17}\d(?!\w)")
_LONGEST = 170


def contact(texts: list[str], calls: list[str] | None = None) -> tuple[Contact | None, tuple[str, ...]]:
    """The contact that `texts`, several lines each, give; and the lines that say nothing (headings, hidden ones).

    `calls` are calls to action: an address in them counts when `texts` give none.
    """
    lines: list[str] = []
    dropped: list[str] = []
    email = web = None
    for line in (" ".join(line.split()) for text in texts for line in text.split("\n")):
        if not line:
            continue
        if _HIDDEN.search(line) or in_words(line, every("contact")):
            dropped.append(line)
            continue
        if found := _email_in(line):
            email = email or found[0]
        if link := _WEB.search(line):
            web = web or link[0]
        rest = _NAMED.sub("", _WEB.sub("", _EMAIL.sub("", line))).strip(" ,;|·:")
        if rest:
            lines.append((address(rest) or rest) if found or link or ":" not in line else address(line) or line)
    for call in calls or [] if not (email or web) else []:
        if found := _email_in(call):
            email = found[0]
        elif not lines and (found := _PHONE.search(call)):
            lines.append(found[0].strip())
    if not lines:
        lines += [held for call in calls or [] if (held := address(call))][:1]
    if not (lines or email or web):
        return None, tuple(dropped)
    return Contact(tuple(lines), email, web), tuple(dropped)


def turned_to(text: str) -> bool:
    """Whether `text` names a mail address or a telephone number, at which somebody can be reached."""
    return bool(_email_in(text) or _PHONE.search(text))


def _email_in(text: str) -> re.Match[str] | None:
    # Without its sign, each word would be tried in vain.
    return _EMAIL.search(text) if "@" in text else None


def address(text: str) -> str | None:
    """The postal address that `text` ends with or is, as one line; None when it holds none."""
    lines = text.strip()
    for start in (0, *(match.end() for match in _ENTRY.finditer(lines))):
        rest = " ".join(lines[start:].split()).rstrip(" .。")
        if (
            8 <= len(rest) <= _LONGEST
            and is_address(rest)
            and not re.search(r"[?!？！؟]|[.。]\s+(?=[^\W\d_]{4,})", rest)
        ):
            return re.sub(r"^[^:：]{1,30}[:：]\s+", "", rest) if start == 0 else rest
    if not _DIRECTED.search(lines):
        return None
    for sentence in re.split(r"(?<=[^\s.]{3}[.!?。！？؟])\s*", lines):
        match = _DIRECTED.search(sentence)
        if (
            match
            and is_address(found := " ".join(sentence[match.end() :].split()).rstrip(" .。"))
            and len(found) <= _LONGEST
        ):
            return found
    return None


_DIRECTED = re.compile(
    r"(?i)\b(?:write to|send (?:it|them|a card|a letter)? ?to|post to|tell us at|(?:to|at) (?=the [A-Z])|"
    r"schreiben sie an|schreibt an|écrivez à|écrivez-nous à|envoyez-les à|escriba a|"
    r"scrivete a|escreva para|skriv till|skriv til|schrijf naar|пишите по адресу)\s*:?\s*"
)


def is_address(text: str) -> bool:
    """Whether a short text holds a postal address: a code or a street, and a place set off."""
    postal = _POSTAL.search(text)
    street = _STREET.search(text)
    return bool(postal and street) or (bool(postal or street) and bool(re.search(r"[,،、，\n\u3000]|\d\s", text)))
