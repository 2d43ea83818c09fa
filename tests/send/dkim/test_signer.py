"""What we sign, dkimpy verifies; pieces and wholes get the same signature; whatever is changed breaks it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.pieces import Pieces
from pipeline.send.dkim.canonical import ended, header, lines
from pipeline.send.dkim.keys import SigningKey
from pipeline.send.dkim.signer import Signer
from tests.signing import AT, AWKWARD, HEAD, TEXT, cut, key, verified, whole


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[SigningKey, SigningKey]:
    folder = tmp_path_factory.mktemp("keys")
    return key(folder, "rsa"), key(folder, "ed25519")


@pytest.fixture(scope="module")
def signer(keys: tuple[SigningKey, SigningKey]) -> Signer:
    return Signer(keys)


@pytest.mark.parametrize("name", AWKWARD)
def test_dkimpy_verifies_both_signatures(name: str, signer: Signer, keys: tuple[SigningKey, SigningKey]) -> None:
    message = AWKWARD[name]
    assert verified(signer.sign(whole(message), AT) + message, *keys) == [True, True]


@pytest.mark.parametrize("kind", [0, 1])
def test_one_key_makes_one_signature(kind: int, keys: tuple[SigningKey, SigningKey]) -> None:
    message = AWKWARD["plain"]
    signed = Signer([keys[kind]]).sign(whole(message), AT) + message
    assert verified(signed, *keys) == [True]
    assert f"a={keys[kind].kind}-sha256;".encode() in signed


@given(
    name=st.sampled_from(sorted(AWKWARD)),
    at=st.sets(st.integers(1, 80), max_size=8),
)
def test_pieces_and_the_whole_get_the_same_signature(name: str, at: set[int], signer: Signer) -> None:
    pieces = cut(AWKWARD[name], at)
    assert signer.sign(pieces, AT) == signer.sign(whole(pieces.message), AT)


WORDS = st.lists(st.sampled_from([b"fog", b" ", b"\t", b"\r\n", b"bell", b".", b"\xc3\xa4", b"=C3"]), max_size=30)


@given(words=WORDS, at=st.sets(st.integers(0, 100), max_size=9))
@example(words=[b"fog", b"\r\n", b"bell", b"\r\n", b"\r\n"], at={5})
def test_any_body_has_the_hash_of_the_whole_one(words: list[bytes], at: set[int], signer: Signer) -> None:
    pieces = cut(b"".join(HEAD) + b"\r\n" + b"".join(words), at)
    assert body_hash(signer.sign(pieces, AT)) == body_hash(signer.sign(whole(pieces.message), AT))


def test_personal_places_may_be_empty(signer: Signer) -> None:
    for body in [(b"Dear", b"", b"reader\r\n"), (b"a\r\n", b"", b"", b"", b"\r\n"), (b"a\r\n", b"b"), (b"",), ()]:
        pieces = Pieces(HEAD, body)
        assert signer.sign(pieces, AT) == signer.sign(whole(pieces.message), AT), body


def test_each_recipient_has_a_signature_of_their_own(signer: Signer, keys: tuple[SigningKey, SigningKey]) -> None:
    begin, middle, end = b"Dear ", b",\r\n" + TEXT * 50 + b"leave: <", b">\r\n"
    for number in range(20):
        reader = b"reader-%d" % number
        head = (*HEAD[:6], b"To: %b@example.org\r\n" % reader, *HEAD[7:])
        pieces = Pieces(head, (begin, reader, middle, reader, end))
        assert verified(signer.sign(pieces, AT) + pieces.message, *keys) == [True, True]


def test_the_same_message_has_the_same_bytes_at_each_attempt(signer: Signer) -> None:
    message = AWKWARD["plain"]
    assert signer.sign(whole(message), AT) == signer.sign(whole(message), AT)
    assert signer.sign(whole(message), AT) != signer.sign(whole(message), AT + 1)


@pytest.mark.parametrize("field", HEAD, ids=lambda field: field.split(b":")[0].decode())
def test_each_field_is_signed(field: bytes, signer: Signer, keys: tuple[SigningKey, SigningKey]) -> None:
    message = AWKWARD["plain"]
    signatures = signer.sign(whole(message), AT)
    name, _, value = field.partition(b":")
    changed = message.replace(field, name + b": not" + value)
    assert verified(signatures + changed, *keys) == [False, False]
    assert verified(signatures + message.replace(field, b""), *keys) == [False, False]


@given(at=st.integers(0, len(TEXT) - 1), byte=st.integers(33, 126))
def test_whatever_is_changed_in_the_body_breaks_it(at: int, byte: int, signer: Signer) -> None:
    changed = TEXT[:at] + bytes([byte]) + TEXT[at + 1 :]
    head = b"".join(HEAD) + b"\r\n"
    same = body_hash(signer.sign(whole(head + changed), AT)) == body_hash(signer.sign(whole(head + TEXT), AT))
    assert same == (changed == TEXT)


@pytest.mark.parametrize(
    "added",
    [
        *(b"From: a@b.example\r\n", b"To: a@b.example\r\n", b"Cc: a@b.example\r\n", b"Subject: cheap\r\n"),
        *(b"Date: Wed, 03 Jun 2026 12:00:01 +0000\r\n", b"Message-ID: <x@y>\r\n", b"Reply-To: a@b.example\r\n"),
        *(b"Content-Type: text/html\r\n", b"MIME-Version: 1.0\r\n", b"List-Unsubscribe: <https://b.example/>\r\n"),
        *(b"List-Unsubscribe-Post: x\r\n", b"List-Id: <x.example>\r\n"),
    ],
    ids=lambda field: field.split(b":")[0].decode(),
)
def test_no_field_that_a_reader_goes_by_can_be_added(
    added: bytes, signer: Signer, keys: tuple[SigningKey, SigningKey]
) -> None:
    message = AWKWARD["plain"]
    signatures = signer.sign(whole(message), AT)
    assert verified(signatures + added + message, *keys) == [False, False]
    head, body = message.split(b"\r\n\r\n", 1)
    assert verified(signatures + head + b"\r\n" + added + b"\r\n" + body, *keys) == [False, False]


def test_what_servers_on_the_way_add_is_free(signer: Signer, keys: tuple[SigningKey, SigningKey]) -> None:
    message = AWKWARD["plain"]
    added = (
        b"Return-Path: <a@b>\r\nReceived: from a\r\n by b\r\nAuthentication-Results: x\r\nSender: list@b.example\r\n"
    )
    assert verified(added + signer.sign(whole(message), AT) + message, *keys) == [True, True]


def test_lines_stay_short(signer: Signer) -> None:
    signatures = signer.sign(whole(AWKWARD["repeated fields"]), AT)
    assert signatures.isascii()
    assert max(map(len, signatures.split(b"\r\n"))) <= 78
    assert b"l=" not in signatures.replace(b"bl=", b"") or not re.search(rb"; l=", signatures)
    assert not re.search(rb";\s*[xl]=", signatures)
    assert f" t={AT};".encode() in signatures


def test_threads_share_a_signer(signer: Signer) -> None:
    letters = [b"".join(HEAD) + b"\r\nDear %d,\r\n" % number + TEXT for number in range(40)]
    pieces = [Pieces(HEAD, (b"Dear ", b"%d" % number, b",\r\n" + TEXT)) for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        signed = list(pool.map(lambda each: signer.sign(each, AT), pieces))
    assert signed == [signer.sign(whole(each), AT) for each in letters]


def test_memory_stays_bounded(keys: tuple[SigningKey, SigningKey], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.send.dkim.signer._ROOM", 10_000)
    signer = Signer(keys[1:])
    for number in range(300):
        pieces = Pieces((*HEAD, b"X: %d\r\n" % number), (b"%d" % number * 100, b"a", b"b%d\r\n" % number))
        signer.sign(pieces, AT + number)
    kept = (signer._field, signer._lines, signer._begun, signer._digest)
    assert sum(len(each.made) for each in kept) < 200
    assert len(signer._openings) <= 101


@pytest.mark.parametrize(
    ("field", "form"),  # RFC 6376 §3.4.5
    [
        (b"A: X\r\n", b"a:X\r\n"),
        (b"B : Y\t\r\n\tZ  \r\n", b"b:Y Z\r\n"),
        (b"Subject:\r\n", b"subject:\r\n"),
        (b"Subject: a:b\r\n : c\r\n", b"subject:a:b : c\r\n"),
    ],
)
def test_header_example_of_the_rfc(field: bytes, form: bytes) -> None:
    assert header(field)[1] == form


def test_body_example_of_the_rfc() -> None:
    assert ended(lines(b" C \r\nD \t E\r\n\r\n\r\n")) == b" C\r\nD E\r\n"
    assert ended(lines(b"")) == ended(lines(b"\r\n \r\n")) == b""


def body_hash(signatures: bytes) -> set[bytes]:
    return set(re.findall(rb" bh=([^;]+);", signatures))


def test_the_path_of_a_key_is_no_part_of_it(keys: tuple[SigningKey, SigningKey], tmp_path: Path) -> None:
    message = AWKWARD["plain"]
    again = key(tmp_path, "rsa")
    assert Signer([again]).sign(whole(message), AT) == Signer(keys[:1]).sign(whole(message), AT)
