"""Address lines → Contact. Addresses that a program has hidden ("[email protected]") are no addresses."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.model.session import Contact
from pipeline.parse.questions.features import in_words, is_furniture
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every

_HIDDEN = re.compile(r"\[\s*e-?mail\s+protected\s*\]|\[at\]|\(at\)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]|\bwww\.[\w-]+(?:\.[\w-]+)+[^\s<>\".,;)]*")
_NAMED = re.compile(r"(?i)^(?:e-?mail|mail|web|website|internet|correo|courriel)\b[^:]{0,10}:\s*")
_POSTAL = re.compile(
    r"〒|우편번호|邮编|郵遞區號|\b\d{5,6}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b\d{3}[ -]\d{2,4}\b"
    r"|[A-Z]{2} \d{5}\b|\b\d{4}\s?[A-Z]{2}\b|[۰-۹٠-٩]{5,}|ת\.\s?ד\.|ص\.\s?ب\."
    r"|(?i:p\.?\s?o\.?\s?box|postfach|apartado|box|bp|pk|pb|postboks|skrzynka|p\.p\.)\s?\d+|"
    r"а/я|п/с|丁目|番地|(?<![第\d])\d{1,4}\s?[号號](?!\w*[期刊])|(?i:c/o )|\b\d{4}-\d{3}\b|(?i:rural route \d)|"
    r"صندوق (?:بريد|البريد)|صندوق پستی"
)
_STREET = re.compile(
    r"(?i)\b\d{1,4}[a-z]?\s+(?:[\w'’.-]+\s+){0,3}(?:street|st|road|rd|lane|avenue|ave|yard|square|quay|rue|quai|stairs|place|way|hill|row|gate)\b|"
    r"\w(?:straße|strasse|gasse|weg|platz|allee|gata|gatan|gade|veien|vej|straat|laan|kade)\s\d+|"
    r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|impasse|avenue|boulevard|allée|chemin|place|quai|cours|square|route|ruelle)\s|"
    r"\b(?:sokak|sokağı|sok\.|caddesi|cad\.|yokuşu|bulvarı|mahallesi|mah\.|çıkmazı)\s+no\s?[:.]?\s?\d|"
    r"[\u4e00-\u9fff]町\s?\d{1,4}[－−‐-]\d|町\d{1,4}[－−‐-]\d|[가-힣](?:로|길)\s?\d{1,4}(?:-\d{1,4})?(?!\w)|"
    r"(?:路|街|巷|弄)\s?\d{1,4}\s?[号號]|(?:پلاک|شماره)\s?\d|"
    # "Donate via Itch" is English.
    r"(?:(?<![^\W\d_]\s)|(?<=\bin\s)|(?<=\bdi\s))\bvia\s(?=(?-i:[^\W\d_a-z]))|"
    r"\b(?:rue|vicolo|piazza|calle|plaza|muelle|rua|avenida|ul\.|ulica|вул\.|ул\.|улица|sokak|caddesi|str\.)\s"
)
_DIGIT = re.compile(r"\d")
_NEEDS_NO_DIGIT = (
    "〒", "우편번호", "邮编", "郵遞區號", "丁目", "番地", "а/я", "п/с", "c/o", "ת.", "ص.", "rue", "via", "vicolo",
    "piazza", "calle", "plaza", "muelle", "rua", "avenida", "ul.", "ulica", "ул.", "улица", "sokak", "caddes", "str.",
)  # fmt: skip
"""What must stand in an address without any digit, in small letters."""
# "ul. Organowa" goes on, "the kiln. Write" does not.
_SAYS_MORE = re.compile(r"[?!？！؟]|(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_]{4,})|。\s*(?=\w)")
_LED = re.compile(r"[^:：\n]{4,120}(?<![Nn][oOrR])[:：]\s*(?=\S)")
_LEAST_LED = 2
"""Words before a colon that lead to an address: "Write to us: …"."""
_HEADED = re.compile(r"^[^:：]{1,30}(?<![Nn][oOrR])[:：]\s+")
_SET_APART = re.compile(r"[,،、，\n\u3000]|\d\s")
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3}[.!?؟])\s+|(?<=[^\s.]{3}[。！？])\s*")
_ENTRY = re.compile(r"[:：\n]\s*")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(?0)[\d()][\d ()/.-]{5,17}\d(?!\w)")
_SHORTEST, _LONGEST = 8, 170


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
        if _is_foot(line) or _HIDDEN.search(line) or in_words(line, every("contact")):
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
        elif not lines and (found := _phone_in(call)):
            lines.append(found[0].strip())
    if not lines:
        sentences = (sentence for call in calls or [] for sentence in (call, *_SENTENCE_END.split(call)))
        lines += list(islice(filter(None, map(address, sentences)), 1))
    if not (lines or email or web):
        return None, tuple(dropped)
    return Contact(tuple(lines), email, web), tuple(dropped)


def _is_foot(line: str) -> bool:
    """Whether a line among an address is the page's own: "Accessibility", "Newsletter"."""
    return "@" not in line and (line[-1] in "?？؟" or is_furniture(line) or phrases.has("imprint", plain(line)))


def turned_to(text: str) -> bool:
    """Whether `text` names a mail address or a telephone number, at which somebody can be reached."""
    return bool(_email_in(text) or _phone_in(text))


def _email_in(text: str) -> re.Match[str] | None:
    # Without its sign, each word would be tried in vain.
    return _EMAIL.search(text) if "@" in text else None


def _phone_in(text: str) -> re.Match[str] | None:
    # The same: it begins with one of these.
    return _PHONE.search(text) if "+" in text or "0" in text else None


def address(text: str) -> str | None:
    """The postal address that `text` ends with or is, as one line; None when it holds none."""
    lines = text.strip()
    if not _may_hold_address(lines):
        return None
    led = _LED.match(lines)
    if led is not None and (len(led[0].split()) > _LEAST_LED or not led[0].isascii()):
        behind = " ".join(lines[led.end() :].split()).rstrip(" .。")
        is_whole = "\n" not in lines[led.end() :] and _SHORTEST <= len(behind) <= _LONGEST
        if is_whole and not _SAYS_MORE.search(behind) and is_address(behind):
            return behind
    for start in (0, *(match.end() for match in _ENTRY.finditer(lines))):
        rest = " ".join(lines[start:].split()).rstrip(" .。")
        if _SHORTEST <= len(rest) <= _LONGEST and is_address(rest) and not _SAYS_MORE.search(rest):
            return _HEADED.sub("", rest) if start == 0 else rest
    if not _DIRECTED.search(lines):
        return None
    for sentence in _SENTENCE_END.split(lines):
        match = _DIRECTED.search(sentence)
        if (
            match
            and is_address(found := " ".join(sentence[match.end() :].split()).rstrip(" .。"))
            and len(found) <= _LONGEST
        ):
            return found
    return None


_DIRECTED = re.compile(
    r"(?i)\b(?:write to|write:|(?:brief|kaart|kaartje|card|letter|karte|lettre) (?:naar|to|an|à) |"
    r"send (?:it|them|a card|a letter)? ?to|post to|tell us at|(?:to|at) (?=the [A-Z])|"
    r"schreiben sie an|schreibt an|écrivez à|écrivez-nous à|envoyez-les à|escriba a|"
    r"scrivete a|escreva para|skriv till|skriv til|schrijf naar|пишите по адресу)\s*:?\s*"
)


def is_address(text: str) -> bool:
    """Whether a short text holds a postal address: a code or a street, and a place set off."""
    if not _may_hold_address(text):
        return False
    postal = _POSTAL.search(text)
    street = _STREET.search(text)
    return bool(postal and street) or (bool(postal or street) and _SET_APART.search(text) is not None)


def _may_hold_address(text: str) -> bool:
    """Whether looking closer is worth the time, which is a hundred times as long."""
    if _DIGIT.search(text):
        return True
    lowered = text.lower()
    return any(sign in lowered for sign in _NEEDS_NO_DIGIT)
