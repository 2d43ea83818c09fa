"""Ids are the same for ever, whatever is edited, and never given twice."""

from __future__ import annotations

import base64
import hmac
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.identity import address_key, answer_ids, entry_id, message_id

PUBLICATION = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"


def test_an_entry_id_is_a_function_of_publication_and_key() -> None:
    first = entry_id(PUBLICATION, "sessions", "a.md")
    assert first == entry_id(PUBLICATION, "sessions", "a.md")
    assert first.startswith("urn:uuid:")
    assert uuid.UUID(first.removeprefix("urn:uuid:")).version == 5
    others = {
        entry_id(PUBLICATION, "sessions", "b.md"),
        entry_id(PUBLICATION, "other", "a.md"),
        entry_id(PUBLICATION, "sessions", "a.md", "2"),
    }
    assert len(others | {first}) == 4


def test_a_guid_that_is_an_absolute_iri_is_kept() -> None:
    assert entry_id(PUBLICATION, "s", "o", guid="https://x.example/?p=7") == "https://x.example/?p=7"
    assert entry_id(PUBLICATION, "s", "o", guid="tag:x.example,2020:7") == "tag:x.example,2020:7"
    assert entry_id(PUBLICATION, "s", "o", guid="lantern-4").startswith("urn:uuid:")
    assert entry_id(PUBLICATION, "s", "o", guid="javascript: alert(1)").startswith("urn:uuid:")


QUESTIONS = ("Who are you?", "What hardware do you use?", "And what software?")


def known(questions: tuple[str, ...], ids: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(ids, questions, strict=True))


def test_answers_keep_their_ids_across_order_and_edits() -> None:
    first = answer_ids(QUESTIONS, {})
    before = known(QUESTIONS, first)
    assert answer_ids(QUESTIONS[::-1], before) == first[::-1]
    assert answer_ids(("Who are you, and why?", *QUESTIONS[1:]), before) == first
    new = answer_ids(("What would be your dream setup?", *QUESTIONS), before)
    assert new[1:] == first
    assert new[0] not in first


def test_the_id_of_a_question_that_has_gone_is_not_given_to_another() -> None:
    first = answer_ids(QUESTIONS, {})
    before = known(QUESTIONS, first)
    after = answer_ids((QUESTIONS[0], "Something else entirely, about the sea"), before)
    assert after[0] == first[0]
    assert after[1] not in first


def test_ids_are_readable_and_fit_for_an_address() -> None:
    ids = answer_ids(("Will AI help or hinder musicians?", "「道具は？」", None, None), {})
    assert ids[0].startswith("a-will-ai-help-or-hinder-musicians-")
    assert len(set(ids)) == 4
    assert all(each.isascii() and each.replace("-", "").isalnum() for each in ids)


@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=12), st.lists(st.text(max_size=30), max_size=12))
def test_ids_are_always_as_many_as_questions_and_all_different(questions: list[str | None], earlier: list[str]) -> None:
    before = known(tuple(earlier), answer_ids(earlier, {}))
    ids = answer_ids(questions, before)
    assert len(ids) == len(questions) == len(set(ids))
    assert answer_ids(questions, before) == ids


def test_a_message_id_is_a_function_of_key_and_subject() -> None:
    key = b"k" * 32
    first = message_id(key, "x.example", "mailing", 1, 7)
    assert first == message_id(key, "x.example", "mailing", 1, 7)
    assert first.startswith("<")
    assert first.endswith("@x.example>")
    different = {
        message_id(key, "x.example", "mailing", 1, 8),
        message_id(key, "x.example", "mailing", 17),
        message_id(b"l" * 32, "x.example", "mailing", 1, 7),
    }
    assert first not in different
    assert len(different) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A@B.example", "a@b.example "),
        ("Ü@b.example", "U\u0308@B.example"),
        ("foo@bücher.example", "Foo@XN--bcher-kva.example"),
        ("a@BU\u0308cher.example", "a@bücher.example"),
        ("a@_ü.example", "a@_U\u0308.example"),
    ],
)
def test_spellings_of_one_mailbox(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("straße@a.example", "strasse@a.example"), ("a@faß.example", "a@fass.example"), ("ﬁ@a.example", "fi@a.example")],
)
def test_letters_that_only_look_alike_are_two_mailboxes(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_message_ids_are_base32_as_the_rfc_has_it():
    for number in range(200):
        identity = message_id(b"k" * 32, "example.org", "mailing", number)
        mac = hmac.digest(b"k" * 32, f"message-id\x1fmailing\x1f{number}".encode(), "sha256")[:16]
        assert identity == f"<{base64.b32encode(mac).decode().rstrip('=').lower()}@example.org>"


def test_latin_letters_that_are_no_letter_with_a_mark_are_spelled():
    (found,) = answer_ids(["Herr Müßig, ist Łódź schön, Ærø?"], {})
    assert found.startswith("a-herr-mussig-ist-lodz-schon-aero-")
