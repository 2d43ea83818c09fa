"""Identity, forever: ids of entries and answers, and the Message-IDs of deliveries. Pure; keys are arguments."""

from __future__ import annotations

import difflib
import hashlib
import hmac
import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence

from pipeline.domains import domain_of
from pipeline.model.base32 import base32

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_ALIKE = 0.6
"""From this likeness on (difflib's ratio) an edited question is still the same question."""

_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Latin letters that are no letter with a mark, so that taking the marks away would take them away whole."""


def entry_id(publication: str, source: str, origin: str, part: str = "", guid: str | None = None) -> str:
    """The permanent id of a session in every feed: the source's own `guid` if that is an absolute IRI, else a urn:uuid
    made of the publication's id (a UUID) and the session's key. RFC 4122 §4.3 (name-based, SHA-1)."""
    if guid is not None and _ABSOLUTE_IRI.fullmatch(guid):
        return guid
    key = "\x1f".join((source, origin, part))
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(publication), key)}"


def answer_ids(questions: Sequence[str | None], known: Mapping[str, str]) -> tuple[str, ...]:
    """The fragment id of each turn, in order.

    `questions` are those of the newest revision; `known` maps the ids given so far to the question as first seen.
    A question keeps its id when its text is the same, or when it is the likeliest edit of one that has gone; else it
    gets a new one from its text. Ids are never given twice, also not those of questions that have gone.
    """
    texts = [question or "" for question in questions]
    given: dict[int, str] = {}
    free = dict(known)
    for index, text in enumerate(texts):
        same = next((identity for identity, question in free.items() if question == text), None)
        if same is not None:
            given[index] = same
            del free[same]
    for index, text in enumerate(texts):
        if index not in given and (edited := _likeliest(text, free)) is not None:
            given[index] = edited
            del free[edited]
    taken = set(known)
    for index, text in enumerate(texts):
        if index not in given:
            given[index] = _new_answer_id(text, taken)
            taken.add(given[index])
    return tuple(given[index] for index in range(len(texts)))


def _likeliest(text: str, free: Mapping[str, str]) -> str | None:
    ratios = [
        (difflib.SequenceMatcher(None, text, question, autojunk=False).ratio(), identity)
        for identity, question in free.items()
    ]
    best = max(ratios, default=(0.0, ""), key=lambda each: each[0])
    return best[1] if best[0] >= _ALIKE else None


def _new_answer_id(text: str, taken: set[str]) -> str:
    """A few readable words and a hash: "a-will-ai-help-or-hinder-3fa9c1"; without Latin letters the hash alone."""
    spelled = unicodedata.normalize("NFKD", text.lower().translate(_SPELLED))
    ascii_text = spelled.encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text)[:6]
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
    stem = "-".join(["a", *words, digest])[:64]
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def message_id(key: bytes, domain: str, *about: object) -> str:
    """The Message-ID, with its angle brackets, of the message that is `about` these things: the same on every attempt.

    `key` is the HMAC key that was in force when the mailing was made. 128 bits of HMAC-SHA-256, base32, lower case.
    RFC 5322 §3.6.4.
    """
    text = "\x1f".join(["message-id", *map(str, about)])
    mac = hmac.digest(key, text.encode(), "sha256")[:16]
    return f"<{base32(mac)}@{domain}>"


def address_key(address: str) -> str:
    """What makes two spellings of an address one mailbox for us: neither white space nor case matters.

    Nor does it whether the domain is written in its own letters or as the DNS has it (bücher.example is
    xn--bcher-kva.example). The local part is case-sensitive by RFC 5321 §2.4, but no server that people use treats it
    so. (Lower case, not case folding, which would make ß and ss one.)
    """
    local, at, domain = address.strip().lower().rpartition("@")
    return unicodedata.normalize("NFC", local + at + domain_of(f"@{domain}"))
