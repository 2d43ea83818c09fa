"""The DKIM signer: what is the same for everybody is made canonical and hashed once (RFC 6376, 8301, 8463).

rsa-sha256 and ed25519-sha256, relaxed/relaxed, the whole body (no l=), without an end (no x=). Each message is signed
by each key; a signature covers no other signature.
"""

from __future__ import annotations

import hashlib
from binascii import b2a_base64
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from pipeline.model.pieces import Pieces
from pipeline.send.dkim import canonical as canonical
from pipeline.send.dkim.other_cores import OtherCores, programs_worth

if TYPE_CHECKING:
    from pipeline.send.dkim.keys import SigningKey

_SIGNED = frozenset(
    b"from sender reply-to to cc subject date message-id in-reply-to references mime-version content-type"
    b" content-transfer-encoding archived-at auto-submitted feedback-id".split()
)
"""Signed besides all List-* fields (RFC 6376 §5.4.1, RFC 8058 §4)."""
_CLOSED = (b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"reply-to")
"""Named once more than they occur (§8.15), so that none can be added: a reader would see that one, or answer to it."""
_CLOSED_IF_PRESENT = frozenset(
    b"sender mime-version content-type content-transfer-encoding list-id list-unsubscribe list-unsubscribe-post".split()
)
"""Likewise, but where we write none, a mailing list that passes the mail on may add its own."""

_WIDTH = 76
_MANY = 500
"""Messages from which on other cores are worth being asked: to start their programs takes as long as some hundred."""
_SLICE = 2040
"""Bytes hashed at once. Beyond 2,047 Python lets another thread run meanwhile, which takes longer than the hashing."""
_ROOM = 8 << 20
"""Bytes of constant pieces that are kept; beyond, all are forgotten and those in use come back."""

T = TypeVar("T")


class _Kept(Generic[T]):
    """What was made of pieces of messages. Looking one up costs nothing where it is the same object as before.

    Threads may share it: at worst, two make the same.
    """

    def __init__(self, make: Callable[[bytes], T]) -> None:
        self._make = make
        self.made: dict[bytes, T] = {}
        self._size = 0

    def __call__(self, piece: bytes) -> T:
        return self.made.get(piece) or self.learn(piece)

    def learn(self, piece: bytes) -> T:
        """Make it, and keep it."""
        if self._size > _ROOM:
            self.made, self._size = {}, 0
        made = self.made[piece] = self._make(piece)
        self._size += len(piece) + 200
        return made


class Signer:
    """Signs messages with one or more keys; any number of threads may share it."""

    def __init__(self, keys: Sequence[SigningKey], *, programs: int | None = None) -> None:
        """`programs` is how many may help where there is much to sign; as many as are worth it, if not told."""
        self._keys = tuple(keys)
        self._rsa = [key for key in keys if key.kind == "rsa"]
        self._programs = programs
        self._others: OtherCores | None = None
        self._field = _Kept(_field)
        self._lines = _Kept(canonical.lines)
        self._begun = _Kept(lambda piece: hashlib.sha256(canonical.lines(piece)))
        self._digest = _Kept(_digest)
        self._openings: dict[tuple[int, tuple[bytes, ...]], tuple[_Opening, ...]] = {}

    def expect(self, count: int) -> None:
        """So many messages are about to be signed: have others ready if that is much. Until `rest`."""
        if self._others is None and self._rsa and count >= _MANY:
            programs = programs_worth() if self._programs is None else self._programs
            self._others = OtherCores([key.der for key in self._rsa], programs)

    def rest(self) -> None:
        """Nothing is to be signed for a while; no thread does."""
        others, self._others = self._others, None
        if others is not None:
            others.close()

    @property
    def has_help(self) -> bool:
        """Whether others make the signatures that take long, so that it pays to `begin` them early."""
        return self._others is not None and self._others.are_ready()

    @property
    def is_slow(self) -> bool:
        """Whether signing keeps the core busy on which it is done."""
        return bool(self._rsa) and not self.has_help

    def sign(self, pieces: Pieces, at: int) -> bytes:
        """The DKIM-Signature fields to put before a message, each with its CRLF; whoever wants them now makes them.

        `at` (t=, seconds since 1970) is the same at every attempt, so that the message is, byte by byte.
        """
        return self._begin(pieces, at, None)()

    def begin(self, pieces: Pieces, at: int) -> Callable[[], bytes]:
        """`sign` in two steps: what others can do meanwhile is begun; the same thread calls what is returned."""
        return self._begin(pieces, at, self._others if self.has_help else None)

    def _begin(self, pieces: Pieces, at: int, others: OtherCores | None) -> Callable[[], bytes]:
        if not self._keys:
            return bytes
        # From the last field to the first: that is how verifiers count repeated ones (RFC 6376 §5.4.2).
        made, learn = self._field.made, self._field.learn  # a call less for each of many fields
        fields = [made.get(field) or learn(field) for field in reversed(pieces.head)]
        names = tuple([name for name, _ in fields])
        signed = b"".join([form for _, form in fields])
        openings = self._openings.get((at, names)) or self._open(names, at)
        digest = self._digest_of(pieces.body)
        begun = [opening.begin(signed, digest, others) for opening in openings]
        return lambda: b"".join([signature() for signature in begun])

    def _open(self, names: tuple[bytes, ...], at: int) -> tuple[_Opening, ...]:
        if len(self._openings) > 100:
            self._openings = {}
        covered = b":".join((*filter(None, names), *_closed(names))).decode()
        openings = self._openings[at, names] = tuple(
            _Opening(key, self._rsa.index(key) if key in self._rsa else None, covered, at) for key in self._keys
        )
        return openings

    def _digest_of(self, body: tuple[bytes, ...]) -> bytes:
        """The bh= tag, from the hash of the first piece on."""
        if len(body) < 2:
            return self._digest(b"".join(body))
        last = len(body) - 1
        text = (canonical.lines(body[last]) if last % 2 else self._lines(body[last])).rstrip(b" \r\n")
        if not text:  # the body may end, and have empty lines at its end, before its last piece
            return _digest(b"".join(body))
        state = self._begun(body[0]).copy()
        for at in range(1, last):
            _hash(state, canonical.lines(body[at]) if at % 2 else self._lines(body[at]))
        _hash(state, text)
        state.update(canonical.CRLF)
        return b2a_base64(state.digest(), newline=False)


class _Opening:
    """A signature field of one key, as far as it is the same for all messages with the same header fields."""

    def __init__(self, key: SigningKey, number: int | None, covered: str, at: int) -> None:
        """`number` is what others know the key by, if they do."""
        self._key = key
        self._number = number
        self._size = key.size
        field = (
            f"DKIM-Signature: v=1; a={key.kind}-sha256; c=relaxed/relaxed; t={at};\r\n"
            f" d={key.domain};\r\n"
            f" s={key.selector};\r\n"
            f" h={_folded(covered)};\r\n"
            f" bh="
        )
        self._written = field.encode()
        self._form = canonical.header(self._written)[1].removesuffix(canonical.CRLF)

    def begin(self, signed: bytes, digest: bytes, others: OtherCores | None) -> Callable[[], bytes]:
        """What makes the whole field; what is signed ends with the field itself, its b= tag left empty (§3.7)."""
        text = b"%b%b%b; b=" % (signed, self._form, digest)
        asked = None if others is None or self._number is None else others.ask(self._number, self._size, text)

        def field() -> bytes:
            signature = (asked and asked.signature()) or self._key.sign(text)
            tag = b2a_base64(signature, newline=False)
            lines = [tag[at : at + _WIDTH - 4] for at in range(0, len(tag), _WIDTH - 4)]
            return b"%b%b;\r\n b=%b\r\n" % (self._written, digest, b"\r\n ".join(lines))

        return field


def _field(field: bytes) -> tuple[bytes, bytes]:
    """Name and canonical form of a field, both empty where it is not signed."""
    name, form = canonical.header(field)
    return (name, form) if name in _SIGNED or name.startswith(b"list-") else (b"", b"")


def _hash(state: hashlib._Hash, text: bytes) -> None:
    with memoryview(text) as view:
        for at in range(0, len(text), _SLICE):
            state.update(view[at : at + _SLICE])


def _digest(body: bytes) -> bytes:
    return b2a_base64(hashlib.sha256(canonical.ended(canonical.lines(body))).digest(), newline=False)


def _closed(names: tuple[bytes, ...]) -> Iterator[bytes]:
    yield from _CLOSED
    yield from sorted(_CLOSED_IF_PRESENT.intersection(names))


def _folded(covered: str) -> str:
    """The h= tag on lines of at most 76 characters; white space around its colons has no meaning (RFC 6376 §3.2)."""
    lines = [""]
    for name in covered.split(":"):
        if len(lines[-1]) + len(name) > _WIDTH - 4 and lines[-1]:
            lines.append("")
        lines[-1] += f"{name}:"
    return "\r\n ".join(lines).removesuffix(":")
