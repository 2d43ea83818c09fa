"""The mail can be seen before it goes: both of its parts, as the subscriber gets it whose name and fields it uses."""

from __future__ import annotations

import pytest

HTML = (
    "<p>Dear {{ subscriber.name | default('friend') }}{% if subscriber.city %} in {{ subscriber.city }}{% endif %}</p>"
)
TEXT = "Dear {{ subscriber.name | default('friend') }}{% if subscriber.city %} in {{ subscriber.city }}{% endif %}\n"


@pytest.fixture
def personal(filled):
    """Templates that speak to one subscriber, and one of whom something is known."""
    folder = filled.folder / "templates" / "mail"
    folder.mkdir(parents=True)
    (folder / "session.html").write_text(HTML)
    (folder / "session.txt").write_text(TEXT)
    (folder / "subject.txt").write_text("For {{ subscriber.name | default('all') }}")
    assert filled.qna("subscribers", "add", "Bob <bob@example.org>", "--field", "city=Oslo") == 0
    return filled


def sent(publication) -> tuple[str, str, str]:
    """To, subject and text part of the last mail."""
    mail = publication.mails()[-1]
    return mail["To"], mail["Subject"], mail.get_body(("plain",)).get_content().strip()


def test_the_text_part_of_the_mail_is_shown_under_its_subject(filled):
    assert filled.qna("preview", "latest", "--as", "mail-text") == 0
    assert filled.out.startswith("The Bell Buoy\n\nRead on the web: ")
    assert "To unsubscribe, write to " in filled.out
    assert filled.qna("preview", "latest", "--as", "text") == 0
    assert "Read on the web" not in filled.out


@pytest.mark.parametrize(
    ("options", "seen"),
    [
        (("--as", "mail"), "<p>Dear friend</p>"),
        (("--as", "mail-text"), "For all\n\nDear friend"),
        (("--for", "bob@example.org"), "For Bob\n\nDear Bob in Oslo"),
        (("--for", "BOB@example.org", "--as", "mail"), "<p>Dear Bob in Oslo</p>"),
    ],
)
def test_a_personal_mail_is_shown_as_a_subscriber_gets_it(personal, options, seen):
    assert personal.qna("preview", "latest", *options) == 0
    assert seen in personal.out


def test_a_test_mail_is_sent_as_a_subscriber_gets_it_and_to_nobody_else(personal):
    assert personal.qna("preview", "latest", "--for", "bob@example.org", "--send-to", "me@example.org") == 0
    assert sent(personal) == ("me@example.org", "[Test] For Bob", "Dear Bob in Oslo")
    assert "Dear Bob in Oslo" in personal.mails()[-1].get_body(("html",)).get_content()
    leaving = personal.mails()[-1]["List-Unsubscribe"]
    assert "me@example.org" in leaving
    assert "bob@example.org" not in leaving
    assert personal.ledger() == []


@pytest.mark.parametrize(
    ("address", "greeted"), [("bob@example.org", "Dear Bob in Oslo"), ("x@y.example", "Dear friend")]
)
def test_a_test_mail_to_a_subscriber_is_the_one_that_they_get(personal, address, greeted):
    assert personal.qna("preview", "latest", "--send-to", address) == 0
    assert sent(personal)[2] == greeted


def test_whoever_is_no_subscriber_and_what_is_no_mail_is_a_usage_error(personal):
    assert personal.qna("preview", "latest", "--for", "nobody@example.org") == 2
    assert "nobody@example.org is no subscriber; `qna subscribers list --all`" in personal.err
    assert personal.qna("preview", "latest", "--for", "bob@example.org", "--as", "page") == 2
    assert "--for shows the mail, and --as page is none" in personal.err


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("mail/session.txt", "--as mail-text"),
        ("mail/subject.txt", "--as mail-text"),
        ("mail/session.html", "--open"),
        ("page/session.html", "--as page --open"),
    ],
)
def test_a_copied_template_says_how_it_can_be_seen(filled, name, look):
    assert filled.qna("templates", "copy", name) == 0
    assert filled.out.endswith(f"look with `qna preview latest {look}`\n")
