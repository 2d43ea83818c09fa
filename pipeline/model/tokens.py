"""Tokens: what lets a link or a return address speak for one subscriber, and nobody make one up. Pure.

A token is base32 in lower case (RFC 4648 §6, without padding), for it has to live in the local part of an address too,
where servers may change case, and in links. Inside: a version, the purpose, the key's number, the subscriber's id, the
mailing's id or 0, and 128 bits of HMAC-SHA-256 over all of these. It does not expire: a way to leave never may.
"""

from __future__ import annotations

import hmac
from base64 import b32decode
from collections.abc import Mapping
from typing import Literal

from pipeline.model.base32 import base32

Purpose = Literal["list", "bounce", "confirm"]
"""list: the subscriber's own pages (leave, preferences). bounce: the address to which servers return mail.
confirm: the wish to subscribe, said again from the mailbox itself."""

_FIRST: dict[Purpose, bytes] = {"list": b"\x11", "bounce": b"\x12", "confirm": b"\x13"}
"""The first byte: the version, 1, and the purpose."""
_MAC = 16
_LONGEST = 56
_KEYS, _IDS = 2**14, 2**62
_TAG = 2
_SIZES = (1, 2, 5, 8)
"""Bytes of a packed number by its two highest bits."""


def make(key_number: int, key: bytes, purpose: Purpose, subscriber_id: int, mailing_id: int | None = None) -> str:
    """The token for this subscriber: 32 to 56 letters and digits.

    So `bounces+TOKEN` is never longer than a local part may be, 64 octets (RFC 5321 §4.5.3.1.1). Raises ValueError for
    numbers that do not fit: a key's number is below 2**14, ids are above 0 and below 2**62.
    """
    if not (0 <= key_number < _KEYS and 0 < subscriber_id < _IDS and (mailing_id is None or 0 < mailing_id < _IDS)):
        raise ValueError(f"no token can be made of {key_number}, {subscriber_id}, {mailing_id}")
    numbers = _packed(key_number) + _packed(subscriber_id) + _packed(mailing_id or 0)
    said = _FIRST[purpose] + numbers
    return base32(said + _mac(key, said))


def read(token: str, keys: Mapping[int, bytes], purpose: Purpose) -> tuple[int, int | None]:
    """The ids of subscriber and mailing (None if it names none) of a token that we made for `purpose`.

    Case does not matter. Raises ValueError, which says nothing of the reason, for everything else.
    """
    known = _opened(token)
    if known is not None:
        said, mac, (key_number, subscriber_id, mailing_id) = known
        key = keys.get(key_number)
        if key is not None and hmac.compare_digest(mac, _mac(key, said)) and said[:1] == _FIRST[purpose]:
            return subscriber_id, mailing_id or None
    raise ValueError("not a token of ours")


def _mac(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, b"token\x1f" + said, "sha256")[:_MAC]


def _opened(token: str) -> tuple[bytes, bytes, tuple[int, int, int]] | None:
    """What is signed, the signature, and the numbers; None for what has not this form."""
    if len(token) > _LONGEST or not token.isascii():
        return None
    try:
        data = b32decode(token.upper() + "=" * (-len(token) % 8))
    except ValueError:
        return None
    # Unused bits at the end must be zero, else several spellings were one token.
    if base32(data) != token.lower() or len(data) <= _MAC:
        return None
    said, mac = data[:-_MAC], data[-_MAC:]
    numbers, at = [], 1
    while at < len(said):
        size = _SIZES[said[at] >> 8 - _TAG]
        numbers.append(int.from_bytes(said[at : at + size], "big") & (1 << 8 * size - _TAG) - 1)
        at += size
    if at != len(said) or len(numbers) != 3:
        return None
    return said, mac, (numbers[0], numbers[1], numbers[2])


def _packed(number: int) -> bytes:
    if number < 64:
        return number.to_bytes(1, "big")
    tag = 1 if number < 1 << 14 else 2 if number < 1 << 38 else 3
    size = _SIZES[tag]
    return (tag << 8 * size - _TAG | number).to_bytes(size, "big")
