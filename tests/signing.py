"""Keys for DKIM tests, mails that are awkward to sign, and dkimpy as the receiver."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import dkim

from pipeline.model.pieces import Pieces
from pipeline.send.dkim.keys import Kind, SigningKey, make_key, read_key, write_key

DOMAIN = "ferry.example"
AT = 1_780_000_000

HEAD = (
    b"From: Ferry Talks <talks@ferry.example>\r\n",
    b"Subject: =?utf-8?q?Was_man_von_der_F=C3=A4hre_sieht?=\r\n =?utf-8?q?_und_niemand_winkt?=\r\n",
    b"Date: Wed, 03 Jun 2026 12:00:00 +0000\r\n",
    b"List-Id: Ferry Talks\r\n <7d0c7f7e.ferry.example>\r\n",
    b"List-Archive:\r\n <https://ferry.example/>\r\n",
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    b"To: reader@example.org\r\n",
    b"Message-ID: <1.2@ferry.example>\r\n",
    b"List-Unsubscribe:\r\n <https://ferry.example/list/unsubscribe/abc>,\r\n <mailto:leave@ferry.example>\r\n",
    b"MIME-Version: 1.0\r\n",
    b'Content-Type: multipart/alternative;\r\n boundary="=_part"\r\n',
)
TEXT = b"Dear reader,\r\n\r\nfog,  mostly.\t \r\n  And the bell buoy.   \r\n"

AWKWARD = {
    "plain": b"".join(HEAD) + b"\r\n" + TEXT,
    "no body": b"".join(HEAD) + b"\r\n",
    "no empty line": b"".join(HEAD),
    "only empty lines": b"".join(HEAD) + b"\r\n\r\n\r\n \t\r\n\r\n",
    "empty lines at the end": b"".join(HEAD) + b"\r\n" + TEXT + b"\r\n \r\n\t\r\n\r\n",
    "no line end at the end": b"".join(HEAD) + b"\r\n" + TEXT.rstrip(),
    "repeated fields": b"".join((*HEAD, b"To: a@example.org\r\n", b"X-Odd: 1\r\n", b"To: b@example.org\r\n"))
    + b"\r\nHi\r\n",
    "spaces": b"".join(HEAD) + b"Reply-To:\t  a@ferry.example \t \r\n\t(that is\t me)  \r\nSender:\r\n\r\n" + TEXT,
    "UTF-8 in fields": b"".join(HEAD) + "Reply-To: Mára Łódź <mára@ferry.example>\r\n".encode() + b"\r\n" + TEXT,
    "nobody's fields": b"".join(HEAD) + b"X-A: b\r\nPrecedence: bulk\r\nReceived: from a\r\n by b\r\n\r\n" + TEXT,
    "a long line": b"".join(HEAD) + b"\r\n" + b"x " * 490 + b"\r\n",
    "dots and dashes": b"".join(HEAD) + b"\r\n.\r\n..\r\n--=_part--\r\n.\r\n",
}


@cache
def pem(kind: Kind) -> bytes:
    """One key for all tests of a process."""
    return make_key(kind)


def key(folder: Path, kind: Kind, domain: str = DOMAIN) -> SigningKey:
    path = folder / f"{kind}.pem"
    if not path.exists():
        write_key(path, pem(kind))
    return read_key(path, f"test-{kind}", domain)


def verified(message: bytes, *keys: SigningKey) -> list[bool]:
    """What dkimpy says of each signature, the DNS holding the public halves of `keys`."""
    zone = {f"{each.record_name}.".encode(): each.record.encode() for each in keys}

    def look_up(name: bytes, timeout: int = 5) -> bytes | None:
        return zone.get(name)

    answers = []
    for number in range(message.count(b"DKIM-Signature: ")):
        try:
            answers.append(bool(dkim.DKIM(message).verify(number, dnsfunc=look_up)))
        except dkim.DKIMException:
            answers.append(False)
    return answers


def whole(message: bytes) -> Pieces:
    """A message with its body in one piece."""
    head, _, body = message.partition(b"\r\n\r\n")
    fields = re.split(rb"\r\n(?![ \t])", head.removesuffix(b"\r\n"))
    return Pieces(tuple(field + b"\r\n" for field in fields), (body,))


def cut(message: bytes, at: set[int]) -> Pieces:
    """A message in pieces, its body cut where `at` says and a cut may be."""
    head, (body,) = whole(message).head, whole(message).body
    fit = [each for each in sorted(at) if 0 < each < len(body) and may_be_cut(body[each - 1 : each + 1])]
    return Pieces(head, tuple(body[start:end] for start, end in pairwise([0, *fit, len(body)])))


def may_be_cut(around: bytes) -> bool:
    """Whether a cut may fall between these two bytes (model/pieces.py)."""
    return around != b"\r\n" and not set(around) & set(b" \t")
