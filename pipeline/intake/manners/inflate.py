"""The content of an answer, decompressed step by step and never further than allowed (RFC 9110 §8.4)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator

from pipeline.errors import TooLarge, Unreachable
from pipeline.intake.manners.url import short

ACCEPTED = "gzip, deflate"
"""What is said in Accept-Encoding. No brotli, no zstd: one library less, and one way less to make bombs."""

_STEP = 65536
_GZIP = 31  # zlib's name for the gzip format
_GZIP_MAGIC = 0x1F


def inflate(pieces: Iterable[bytes], coding: str, limit: int, *, cut: bool = False) -> bytes:
    """The content that arrives in `pieces`, in the given Content-Encoding; at most `limit` bytes of it.

    What is larger is refused, or cut off if `cut`. Raises Unreachable; its message goes after "address: ".
    """
    coding = coding.strip().lower()
    content = io.BytesIO()
    decoder = None if coding in ("", "identity") else _Decoder(coding)
    for piece in pieces:
        for part in (piece,) if decoder is None else decoder.feed(piece):
            content.write(part)
            if content.tell() > limit:
                if cut:
                    return content.getvalue()[:limit]
                raise too_large(limit)
    if decoder is not None:
        decoder.end()
    return content.getvalue()


def too_large(limit: int) -> TooLarge:
    """What to raise for an answer of more than `limit` bytes."""
    size = f"{limit / 1_000_000:.4g} MB" if limit >= 1_000_000 else f"{limit / 1000:.4g} kB"
    return TooLarge(f"the answer is larger than the {size} allowed; check that this is a feed or a page")


class _Decoder:
    """gzip, in any number of members, or deflate, with zlib's header or without (RFC 9110 §8.4.1.2)."""

    def __init__(self, coding: str) -> None:
        if coding not in ("gzip", "x-gzip", "deflate"):
            raise Unreachable(f"the answer is packed in a way we did not ask for ({short(coding)}, not {ACCEPTED})")
        self._is_gzip = coding != "deflate"
        self._stream: zlib._Decompress | None = None
        self._head = b""
        self._has_ended = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack in steps, so that whoever reads can stop in time."""
        data, self._head = self._head + data, b""
        is_full = False
        while data or is_full:
            stream = self._stream or self._begin(data)
            if stream is None:
                return
            try:
                part = stream.decompress(data, _STEP)
            except zlib.error as error:
                raise Unreachable("the answer is packed, and broken; it is tried again later") from error
            is_full = len(part) == _STEP and not stream.eof  # more may come out without more going in
            data = stream.unused_data if stream.eof else stream.unconsumed_tail
            self._has_ended = stream.eof
            self._stream = None if stream.eof else stream
            if part:
                yield part

    def _begin(self, data: bytes) -> zlib._Decompress | None:
        """Start on the stream at whose beginning `data` stands; None while there is too little of it, or it is none."""
        if self._has_ended and (not self._is_gzip or data[0] != _GZIP_MAGIC):
            return None  # padding
        if self._is_gzip:
            return zlib.decompressobj(_GZIP)
        if len(data) < 2:
            self._head = data
            return None
        # The header of zlib (RFC 1950 §2.2); the servers that send bare deflate are old, but there.
        has_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)

    def end(self) -> None:
        """Say that nothing follows. Raises Unreachable if something should."""
        if self._stream is not None or self._head:
            raise Unreachable("the answer is packed, and its end is missing; it is tried again later")
