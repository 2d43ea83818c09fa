"""Pieces: one recipient's message, cut where what is everybody's ends and what is theirs begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pieces:
    """What `render/` composes for one recipient and `send/` signs and sends.

    A cut never falls between CR and LF, beside a space or a tab, or inside a header field, and no empty line ends the
    body: canonicalising piece by piece (RFC 6376 §3.4, simple or relaxed) is the same as canonicalising the whole.
    """

    head: tuple[bytes, ...]
    """Complete header fields in their order, each with its closing CRLF, folded lines inside."""
    body: tuple[bytes, ...]
    """What stands after the empty line. Even places are constant: the same objects for every recipient of a variant, so
    that what was computed of them can be kept by their identity. Odd places are personal."""

    @property
    def message(self) -> bytes:
        """The whole message: CRLF line ends, lines of at most 998 octets."""
        return b"".join((*self.head, b"\r\n", *self.body))

    def are_plain(self, known: dict[int, bytes]) -> bool:
        """Whether every piece ends with CRLF, has no other line ends in it, and no line that begins with a dot.

        `known` keeps the constant pieces that were looked at already, by their identity: those of later recipients of
        the same mailing need not be looked at again.
        """
        constant = self.body[::2]
        fresh = [piece for piece in constant if id(piece) not in known]
        if not all(map(_is_plain, (*fresh, b"".join((*self.head, *self.body[1::2]))))):
            return False
        known.update((id(piece), piece) for piece in fresh)
        return True


def _is_plain(piece: bytes) -> bool:
    ends = piece.count(b"\r\n")
    return (
        piece.count(b"\n") == ends == piece.count(b"\r")
        and b"\n." not in piece
        and not piece.startswith(b".")
        and (piece.endswith(b"\r\n") or not piece)
    )
