"""Header fields, one by one."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import compat32, default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.config import Mail, Publication
from pipeline.render.mail.headers import Leaving, list_headers, mailbox, one_line, unstructured, uri

MAIL = Mail(from_="Ferry <talks@ferry.example>", editor="Ed <ed@fähre.example>")
ID = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"


def listed(title: str = "Ferry", mailing: str = "12") -> dict[str, str]:
    publication = Publication(id=ID, title=title, url="https://fähre.example/a b")
    fields = list_headers(MAIL, publication, "https://fähre.example/s/é/?p=1#x", mailing)
    return {name: " ".join(value.split()) for name, _, value in (field.partition(":") for field in fields)}


def test_list_headers() -> None:
    assert listed() == {
        "List-Id": f"Ferry <{ID}.ferry.example>",
        "List-Archive": "<https://xn--fhre-loa.example/a%20b/>",
        "List-Owner": "<mailto:ed@xn--fhre-loa.example>",
        "List-Help": "<mailto:ed@xn--fhre-loa.example?subject=help>",
        "Archived-At": "<https://xn--fhre-loa.example/s/%C3%A9/?p=1#x>",
        "Precedence": "bulk",
        "Feedback-ID": f"12:{ID}:qna-7d0c7f7e",
    }


def test_a_sender_at_a_domain_of_other_letters_leaves_all_headers_in_ascii() -> None:
    mail = Mail(from_="Fähre <talks@Fähre.example>", editor="ed@fähre.example")
    fields = list_headers(mail, Publication(id=ID, title="Fähre", url="https://fähre.example/"), "https://x/", "12")
    assert all(field.isascii() for field in fields)
    assert f"<{ID}.xn--fhre-loa.example>" in fields[0]


def test_the_sender_in_feedback_id_has_a_length_that_gmail_takes() -> None:
    assert 5 <= len(listed()["Feedback-ID"].split(":")[-1]) <= 15
    assert listed(mailing="a:b c")["Feedback-ID"].count(":") == 2
    assert "Feedback-ID" not in listed(mailing="")


@pytest.mark.parametrize(
    ("title", "phrase"), [("船の話", "船の話"), ('A "B" <c>', "A B c"), ("Ünder @ Über", "Ünder @ Über"), ("...", "")]
)
def test_list_id_names_the_list_in_any_script(title: str, phrase: str) -> None:
    mail = message_from_bytes(f"List-Id: {listed(title)['List-Id']}\r\n\r\n".encode("ascii"), policy=default)
    assert str(mail["List-Id"]) == f"{phrase} <{ID}.ferry.example>".strip()


def test_ways_to_leave() -> None:
    by_mail = b"List-Unsubscribe:\r\n <mailto:ed@x.example?subject=unsubscribe%20ann%2Bx@y.example>\r\n"
    assert Leaving("ed@x.example", None).fields("ann+x@y.example", "") == (by_mail,)
    assert Leaving("ed@x.example", "https://x.example/list/").fields("ann@y.example", "abc") == (
        b"List-Unsubscribe:\r\n <https://x.example/list/unsubscribe/abc>,\r\n"
        b" <mailto:ed@x.example?subject=unsubscribe%20ann@y.example>\r\n",
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    )


@given(st.text(max_size=200))
def test_any_line_comes_back(written: str) -> None:
    line = one_line(written)
    raw = unstructured("Subject", line).encode()
    assert raw.isascii()
    assert all(len(each) <= 76 for each in raw.split(b"\r\n") if b"=?" in each or b" " in each.strip())
    mail = message_from_bytes(raw + b"\r\n", policy=default)
    # Space of other kinds than ours is kept within encoded words, and lost by Python's parser at their ends.
    assert "".join(str(mail["Subject"]).split()) == "".join(line.split())
    if line.isascii():
        assert str(mail["Subject"]) == line


@given(st.text(max_size=100))
def test_any_name_is_a_name(name: str) -> None:
    raw = mailbox("To", name, "ann@example.org").encode()
    assert raw.isascii()
    assert all(len(line) <= 90 for line in raw.split(b"\r\n"))
    mail = message_from_bytes(raw + b"\r\n", policy=default)
    assert [each.addr_spec for each in mail["To"].addresses] == ["ann@example.org"]
    assert mail.keys() == ["To"]


@given(st.text(max_size=60))
@example("a@x.example>,<eve@y.example")
@example("a@x.example\r\nBcc: eve@y.example")
@example("a@x，eve＠y.ö.example")
@example("a@m＜b＞.example")
def test_no_address_is_two(address: str) -> None:
    for field in (mailbox("To", "Ann", address).encode(), *Leaving("ed@x.example", None).fields(address, "")):
        mail = message_from_bytes(field + b"\r\n", policy=compat32)
        assert len(mail.keys()) == 1
        assert field.count(b"<") == field.count(b">") == 1
        assert field.count(b",") <= address.count(",")


def test_a_domain_of_other_letters_is_written_as_the_dns_knows_it() -> None:
    assert mailbox("To", "Ann", "ann@fähre.example") == 'To: "Ann" <ann@xn--fhre-loa.example>\r\n'
    assert mailbox("To", "", "ann@faß.example") == "To: ann@xn--fa-hia.example\r\n"
    assert uri("http://fähre.example:8080/") == "http://xn--fhre-loa.example:8080/"
    assert mailbox("To", "\u202eAnn", "ann@x.example") == 'To: "Ann" <ann@x.example>\r\n'
    assert uri("https://x.example/a b") == "https://x.example/a%20b"
