"""Splicing: the body of a message, encoded once, with openings into which each recipient's own words fit.

An opening lies between two line breaks that the decoder drops (soft ones in quoted-printable, any in base64), so that
nothing around it has to be encoded again. RFC 2045 §6.7 and §6.8; lines of at most 76 characters.
"""

from __future__ import annotations

import re
from binascii import b2a_base64, b2a_qp
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.letter import Reader, Value
from pipeline.render.mail.places import Place, Segment

Encoding = Literal["quoted-printable", "base64"]

_PER_LINE = 57
"""Bytes in a base64 line of 76 characters."""
_ASCII = bytes(range(127))
_SOFT = b"=\r\n"
_ODD = re.compile(rb"[^ -<>-~\t]|[ \t]$")
_UNEASY = re.compile(rb"[^!-<>-~]")
_EASY = re.compile(r"[A-Za-z0-9_@-][A-Za-z0-9._@-]{0,74}")


def encoding_of(text: str) -> Encoding:
    """The shorter one: quoted-printable triples every byte that is not ASCII, base64 adds a third to all."""
    data = text.encode("utf-8", "replace")
    return "base64" if len(data.translate(None, _ASCII)) * 6 > len(data) else "quoted-printable"


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening, and what is constant from there to the next."""

    say: Value
    """What is written into it: mostly one place's words."""
    is_base64: bool
    borrowed: tuple[bytes, ...]
    """How the text goes on: its first 0, 1 and 2 bytes, which in base64 complete a group of three."""
    tails: tuple[bytes, ...]
    """Everything after so many borrowed bytes, up to the next opening or to the end of the body."""
    carried: tuple[bytes, ...]
    """The 0, 1 or 2 bytes at the end of each tail that are no whole group: the next opening begins with them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its openings."""

    start: bytes
    carried: bytes
    openings: tuple[Opening, ...]

    def pieces(self, reader: Reader) -> list[bytes]:
        """The body for this reader: constant, personal, constant, …; what is constant is the same object each time."""
        pieces = [self.start]
        carried = self.carried
        for opening in self.openings:
            said = opening.say(reader)
            if opening.is_base64:
                data = carried + said.encode("utf-8", "replace")
                missing = -len(data) % 3
                pieces.append(_lines(data + opening.borrowed[missing]))
            else:
                missing = 0
                pieces.append(_quoted_opening(said))
            pieces.append(opening.tails[missing])
            carried = opening.carried[missing]
        return pieces


def spliced(parts: Sequence[tuple[bytes, Sequence[Segment], Encoding]], end: bytes) -> Body:
    """The body of a message: parts, each with what stands before it (a boundary, headers), and `end` after the last."""
    start, carried, openings = b"", b"", list[Opening]()
    for before, segments, encoding in parts:
        first, first_carried, added = _part(segments, encoding)
        if openings:
            openings[-1] = _followed(openings[-1], before + first, first_carried)
        else:
            start, carried = start + before + first, first_carried
        openings += added
    if openings:
        openings[-1] = _followed(openings[-1], end, b"")
    else:
        start += end
    return Body(start, carried, tuple(openings))


def _followed(opening: Opening, by: bytes, carried: bytes) -> Opening:
    """The opening with more constant text after it. That of the last one of a part carries nothing."""
    tails = tuple(tail + by for tail in opening.tails)
    return replace(opening, tails=tails, carried=(carried,) * len(tails))


def _part(segments: Sequence[Segment], encoding: Encoding) -> tuple[bytes, bytes, list[Opening]]:
    """A part's first constant text, what is carried into its first opening, and its openings."""
    texts, runs = _runs(segments, shortest=3 if encoding == "base64" else 0)
    if encoding == "quoted-printable":
        constant = [_quoted(text, is_first=at == 0, is_last=at == len(runs)) for at, text in enumerate(texts)]
        between = zip(runs, constant[1:], strict=True)
        return constant[0], b"", [Opening(_said(run), False, (b"",), (after,), (b"",)) for run, after in between]
    data = [_canonical(text) for text in texts]
    first, carried = _grouped(data[0], is_last=not runs)
    openings = []
    for at, run in enumerate(runs, 1):
        borrowed = tuple(data[at][:count] for count in range(3))
        tails = [_grouped(data[at][len(each) :], is_last=at == len(runs)) for each in borrowed]
        encoded, rests = (tuple(each) for each in zip(*tails, strict=True))
        openings.append(Opening(_said(run), True, borrowed, encoded, rests))
    return first, carried, openings


def _said(run: tuple[Segment, ...]) -> Value:
    """One place, or several with the few letters between them, as one."""
    if len(run) == 1 and isinstance(run[0], Place):
        return run[0]
    return lambda reader: "".join([each if isinstance(each, str) else each(reader) for each in run])


def _runs(segments: Sequence[Segment], shortest: int) -> tuple[list[str], list[tuple[Segment, ...]]]:
    """Constant texts, and between them what is personal; constant text with less than `shortest` bytes joins that."""
    texts: list[str] = [str(segments[0])]
    runs: list[tuple[Segment, ...]] = []
    for at in range(1, len(segments), 2):
        place, after = segments[at], segments[at + 1]
        assert isinstance(place, Place)
        assert isinstance(after, str)
        text = texts[-1]
        is_short = len(_canonical(text)) < shortest
        if runs and is_short:
            runs[-1] = (*runs[-1], _canonical(text).decode(), place)
            texts[-1] = after
        else:
            runs.append((place,))
            texts.append(after)
    if runs and len(_canonical(texts[-1])) < shortest:
        # There has to be something to borrow: what is short at the end is always written with the opening.
        runs[-1] = (*runs[-1], _canonical(texts[-1]).decode())
        texts[-1] = ""
    return texts, runs


def _canonical(text: str) -> bytes:
    """UTF-8 with CRLF line ends."""
    return "\r\n".join(re.split("\r\n|\r|\n", text)).encode("utf-8", "replace")


def _grouped(data: bytes, *, is_last: bool) -> tuple[bytes, bytes]:
    """Base64 lines of all whole groups of three bytes, and the bytes that are left; all of it where it is the last."""
    whole = len(data) if is_last else len(data) // 3 * 3
    return _lines(data[:whole]), data[whole:]


def _lines(data: bytes) -> bytes:
    if len(data) <= _PER_LINE:
        return b2a_base64(data, newline=False) + b"\r\n" if data else b""
    lines = [b2a_base64(data[at : at + _PER_LINE], newline=False) for at in range(0, len(data), _PER_LINE)]
    return b"\r\n".join(lines) + b"\r\n"


def _quoted(text: str, *, is_first: bool, is_last: bool) -> bytes:
    """Quoted-printable; beside an opening there is a line break, a soft one if it has to be, and no bare space."""
    lines = [_ODD.sub(_hexed, line) for line in _canonical(text).split(b"\r\n")]
    if not is_first and lines[0][:1] in (b" ", b"\t"):
        lines[0] = _byte(lines[0][0]) + lines[0][1:]
    opens = not is_last and bool(lines[-1])
    wrapped = [_wrapped(line) for line in lines[:-1]] + [_wrapped(lines[-1], 75 if opens else 76)]
    return b"\r\n".join(wrapped) + (_SOFT if opens else b"")


def _quoted_opening(said: str) -> bytes:
    """A personal text in quoted-printable lines, each ending in a soft break; its spaces are encoded."""
    if _EASY.fullmatch(said):
        return f"{said}=\r\n".encode()
    data = said.encode("utf-8", "replace")
    if not data:
        return b""
    if len(data) <= 25 and not said.startswith("."):
        return b2a_qp(data, quotetabs=True) + _SOFT  # at most 75 letters: too short for it to break the line
    return _wrapped(_UNEASY.sub(_hexed, data), 75) + _SOFT


def _wrapped(line: bytes, last: int = 76) -> bytes:
    """A line, broken softly, the last of its pieces not longer than `last`.

    None of them begins as what mailboxes (“From ”) and SMTP (“.”) take for theirs.
    """
    done: list[bytes] = []
    while True:
        if line.startswith((b".", b"From ")):
            line = _byte(line[0]) + line[1:]
        if len(line) <= last:
            done.append(line)
            return _SOFT.join(done)
        cut = 75
        if b"=" in line[cut - 2 : cut]:
            cut = line.index(b"=", cut - 2)
        done.append(line[:cut])
        line = line[cut:]


def _hexed(match: re.Match[bytes]) -> bytes:
    return _byte(match[0][0])


def _byte(byte: int) -> bytes:
    return b"=%02X" % byte
