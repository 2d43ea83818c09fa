"""Messages on the wire: whole, clean, and nobody's header smuggled in."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Mail, Publication
from pipeline.model.letter import Letter, Reader
from pipeline.render.mail.headers import one_line
from pipeline.render.mail.message import compose

PUBLICATION = Publication(
    id="7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", title="Ferry, Talks <& Co>", url="https://ferry.example/"
)
MAIL = Mail(from_="Fähre <talks@ferry.example>", editor="Ed <ed@ferry.example>")
DATE = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
IDENTITY = "<abc@ferry.example>"


def message(
    letter: Letter, address: str = "ann@example.org", name: str = "", link: str | None = "https://ferry.example/s/1/"
) -> bytes:
    composed = compose(letter, MAIL, PUBLICATION, date=DATE, link=link)
    return composed.pieces(Reader(name, address), IDENTITY, is_list=link is not None).message


LETTER = Letter(subject="The Bell Buoy", text="Fog, mostly.\n", html="<p>Fog, mostly.</p>\n")


def test_each_header_stands_once_and_the_mail_parses() -> None:
    mail = message_from_bytes(message(LETTER), policy=default)
    assert not mail.defects
    for name in (
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "List-Id",
        "List-Unsubscribe",
        "Archived-At",
        "MIME-Version",
    ):
        assert len(mail.get_all(name, [])) == 1, name
    assert mail["From"] == "Fähre <talks@ferry.example>"
    assert mail["Message-ID"] == IDENTITY
    assert mail["Date"].datetime == DATE
    assert mail["List-Id"].split() == [
        "Ferry",
        "Talks",
        "&",
        "Co",
        "<7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e.ferry.example>",
    ]
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_mail_to_the_editor_is_no_list_mail() -> None:
    mail = message_from_bytes(message(Letter("Receipt", "Sent.\n"), link=None), policy=default)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] is None
    assert mail["List-Unsubscribe"] is None
    assert mail.get_content() == "Sent.\r\n"


def test_the_same_mail_is_the_same_bytes() -> None:
    assert message(LETTER) == message(LETTER)


def test_a_long_unsubscribe_address_is_not_encoded_as_words() -> None:
    raw = message(LETTER, address=f"{'reader+' * 8}x@a-rather-long-domain-name.example.org")
    assert b"=?" not in raw[raw.index(b"List-Unsubscribe") : raw.index(b"List-Unsubscribe") + 300]


@pytest.mark.parametrize(
    "evil",
    [
        "=?utf-8?q?x=0D=0ABcc:_evil@x.example?=",
        "=?utf-8?b?DQpCY2M6IGV2aWxAeC5leGFtcGxlDQoNCjxoMT4=?=",
        "=?utf-8?q?=0A?=",
    ],
)
def test_encoded_words_in_a_title_are_text(evil: str) -> None:
    mail = message_from_bytes(message(Letter(f"Hello {evil} there", "x\n", "<p>x</p>"), name=evil), policy=default)
    assert mail["Bcc"] is None
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert [each.addr_spec for each in mail["To"].addresses] == ["ann@example.org"]


@given(
    st.lists(
        st.sampled_from(["Zoë", "don’t", "a", "naïve", "the", "“quoted”", "…", "Überfahrt", "=?x?="]),
        min_size=1,
        max_size=12,
    )
)
def test_no_space_of_a_subject_is_lost(words: list[str]) -> None:
    line = " ".join(words)
    mail = message_from_bytes(message(Letter(line, "x\n", "<p>x</p>")), policy=default)
    assert str(mail["Subject"]) == one_line(line)


@pytest.mark.parametrize("name", ["Ann\r\nBcc: eve@example.org", 'Ann "The" Other, Dr.', "Änn", "安", "x" * 500])
def test_names_cannot_smuggle_headers_in(name: str) -> None:
    mail = message_from_bytes(message(LETTER, name=name), policy=default)
    assert mail["Bcc"] is None
    assert [each.addr_spec for each in mail["To"].addresses] == ["ann@example.org"]


@given(st.text(max_size=300))
def test_subjects_cannot_either(written: str) -> None:
    line = one_line(written)
    assert len(line) <= 150
    raw = message(Letter(written, "x\n", "<p>x</p>"))
    mail = message_from_bytes(raw, policy=default)
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject")) == 1
    assert "".join(str(mail["Subject"]).split()) == "".join(line.split())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=2000))
def test_any_text_survives_on_lines_that_are_short_enough(text: str) -> None:
    raw = message(Letter("S", text + "\n", f"<p>{text}</p>\n"))
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 78 for line in raw.split(b"\r\n\r\n", 1)[1].split(b"\r\n"))
    mail = message_from_bytes(raw, policy=default)
    assert mail.get_body(("plain",)).get_content().splitlines() == (text + "\n").splitlines()
