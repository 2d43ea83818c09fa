"""How fast personal mails are signed, beside what the bare key can do on the same core in the same minute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from figure import Figure

from pipeline.model.pieces import Pieces
from pipeline.send.dkim.keys import SigningKey
from pipeline.send.dkim.signer import Signer

ROUNDS = 7
SHARE = 0.8
"""Of the bare key's rate, for RSA: what is asked of it. Ed25519 costs so little that hashing shows: only compared."""
HEAD = (
    b"From: Ferry Talks <talks@ferry.example>\r\n",
    b"Subject: =?utf-8?q?What_the_ferry_sees?=\r\n",
    b"Date: Wed, 03 Jun 2026 12:00:00 +0000\r\n",
    b"List-Id: Ferry Talks\r\n <7d0c7f7e.ferry.example>\r\n",
    b"List-Archive:\r\n <https://ferry.example/>\r\n",
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    b"MIME-Version: 1.0\r\n",
    b'Content-Type: multipart/alternative;\r\n boundary="=_part"\r\n',
)
BODY = (b"Dear ", b",\r\n" + b"Fog, mostly, and the bell buoy, which answers nobody.\r\n" * 560, b">.\r\n")


def figures() -> Iterator[Figure]:
    """Signatures a second of processor time, of 30 KB mails with three personal places."""
    mails = [pieces(number) for number in range(400)]
    rsa, ed25519 = generate_private_key(65537, 2048), Ed25519PrivateKey.generate()
    yield figure("RSA-2048", rsa, mails[:60], "limit", SHARE, partial(rsa.sign, padding=PKCS1v15(), algorithm=SHA256()))
    yield figure("Ed25519", ed25519, mails, "peer", 1.0, ed25519.sign)


def figure(
    name: str,
    private: RSAPrivateKey | Ed25519PrivateKey,
    mails: Sequence[Pieces],
    against: str,
    share: float,
    bare: Callable[[bytes], bytes],
) -> Figure:
    """Rates of rounds taken in turn, so that whatever else the machine does meets both alike."""
    signer = Signer([SigningKey("bench", "ferry.example", private)])
    inputs = [b"%032d" % number for number in range(len(mails))]
    ours, raw = zip(
        *((rate(lambda mail: signer.sign(mail, 1_780_000_000), mails), rate(bare, inputs)) for _ in range(ROUNDS)),
        strict=True,
    )
    share_of_raw = f"{share:g} × " if share != 1 else ""
    return Figure(
        what=f"DKIM {name}, personal mails of {len(mails[0].message) // 1000} KB, one core",
        value=median(ours),
        unit="messages/s",
        against="limit" if against == "limit" else "peer",
        name=f"{share_of_raw}the bare key",
        mark=median(raw) * share,
        better="more",
    )


def rate(work: Callable[..., bytes], inputs: Sequence[object]) -> float:
    """Calls a second of this thread's processor time."""
    start = time.thread_time()
    for each in inputs:
        work(each)
    return len(inputs) / (time.thread_time() - start)


def pieces(number: int) -> Pieces:
    """A mail of which only what is the reader's is new."""
    reader = b"reader-%d" % number
    personal = (
        b"To: %b@example.org\r\n" % reader,
        b"Message-ID: <%d.2@ferry.example>\r\n" % number,
        b"List-Unsubscribe:\r\n <https://ferry.example/list/unsubscribe/%d>\r\n" % number,
    )
    begin, middle, end = BODY
    return Pieces((*HEAD, *personal), (begin, reader, middle, reader, end))
