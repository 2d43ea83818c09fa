"""Pieces of a message: what may be believed of them without looking again."""

from __future__ import annotations

import pytest

from pipeline.model.envelope import Envelope
from pipeline.model.pieces import Pieces

HEAD = (b"From: a@b.example\r\n", b"Subject: long\r\n and folded\r\n")


def test_plain_pieces_are_known_from_then_on():
    start, end = b"Dear\r\n", b"Yours\r\n"
    known: dict[int, bytes] = {}
    assert Pieces(HEAD, (start, b"Ann\r\n", end)).are_plain(known)
    assert set(known.values()) == {start, end}
    assert Pieces(HEAD, (start, b"Bob\r\n", end)).are_plain(known)


@pytest.mark.parametrize("wrong", [b"a\nb\r\n", b"a\rb\r\n", b"a\r\n.\r\n", b".a\r\n", b"a", b"a\r\nb\r", b"\r\n.\r\n"])
def test_what_is_not_plain_is_found_wherever_it_stands(wrong):
    known: dict[int, bytes] = {}
    assert not Pieces(HEAD, (wrong, b"x\r\n", b"y\r\n")).are_plain(known)
    assert not Pieces(HEAD, (b"x\r\n", wrong, b"y\r\n")).are_plain(known)
    assert not Pieces((*HEAD, wrong), (b"x\r\n",)).are_plain(known)
    assert wrong not in known.values()


def test_an_envelope_whose_pieces_are_not_plain_is_looked_at():
    with pytest.raises(ValueError, match="CRLF"):
        Envelope("a@b.example", "c@d.example", b"a\nb\r\n", is_checked=False)
