"""Envelopes refuse what could be smuggled; outcomes are always one short line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.envelope import Envelope, Outcome


@pytest.mark.parametrize(
    "message", [b"a\nb\r\n", b"\n", b"a\r\n.\n\r\n", b"a\rb\r\n", b"a\r", b"\r\r\n", b"a\r\nb\n\r"]
)
def test_a_lone_line_end_is_refused(message: bytes) -> None:
    with pytest.raises(ValueError, match="CRLF"):
        Envelope("a@b.example", "c@d.example", message)


@pytest.mark.parametrize("message", [b"", b"a", b"a\r\n", b"a\r\n\r\nb\r\n.\r\n"])
def test_whole_line_ends_are_fine(message: bytes) -> None:
    assert Envelope("a@b.example", "c@d.example", message).message == message


def test_whoever_has_looked_at_the_line_ends_is_believed() -> None:
    assert Envelope("a@b.example", "c@d.example", b"a\n", is_checked=True).message == b"a\n"


@given(st.text(st.characters(exclude_categories=()), max_size=700))
def test_a_reply_is_one_line_whatever_was_said(said: str) -> None:
    reply = Outcome("failed", said).reply
    assert len(reply) <= 500
    assert len(reply.splitlines()) <= 1
    reply.encode()


def test_a_reply_keeps_its_words() -> None:
    assert Outcome("later", "451 4.7.1\r\nTry\tagain\x1b[31m\x00").reply == "451 4.7.1 Try again [31m"
    assert Outcome("failed", "x" * 501).reply == "x" * 499 + "…"
