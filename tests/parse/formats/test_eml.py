"""E-mail: interviews by mail, newsletters, encodings, attachments, and what somebody might send to stop us."""

from __future__ import annotations

import base64
import quopri
import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Hints, Session
from pipeline.parse import parse
from pipeline.parse.blocks import Reading
from pipeline.parse.formats.quoting import letter
from pipeline.parse.formats.readers import reading

EML = MEDIA_TYPES[".eml"]
HEAD = (
    "From: Ada Brook <ada@clocks.example>\nTo: jo@harbour.example\n"
    "Subject: Re: Harbour Talks #7: The Tide Clock\nDate: Mon, 3 Feb 2025 10:00:00 +0100 (CET)\n"
)
REPLY = """
Dear Jo,

here you are!

On Sun, 2 Feb 2025 at 18:22, Jo Penrose <jo@harbour.example> wrote:

> Hello Ada,
>
> thank you for taking part. Here are the questions.
>
> How did you begin, when nobody in town had ever seen such a clock and nobody had
> asked for one?

With a bucket, and with a brother who went back for the bucket. It took a
winter.

It was a cold one.

> What did the first one do?

It ran backwards, but it ran every day.

> And the second?

Nothing yet. Give it time.

--\x20
Ada Brook, Clock Street 4
"""


def read(data: str | bytes) -> Reading:
    data = data.encode() if isinstance(data, str) else data
    return reading(Document("box", "letter.eml", EML, data), Hints())


def session(data: str | bytes) -> Session:
    data = data.encode() if isinstance(data, str) else data
    (only,) = parse(Document("box", "letter.eml", EML, data))
    assert only.session is not None
    return only.session


def made(text: str = "", html: str = "", **fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"Subject": "Salt", "From": "Jo Penrose <jo@harbour.example>"} | fields).items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    return message


@pytest.mark.parametrize("deeper", ["", "> "])
def test_answers_below_quoted_questions(deeper: str) -> None:
    body = "\n".join(deeper + line if line else deeper.strip() for line in REPLY.split("\n")) if deeper else REPLY
    found = session(HEAD + body)
    assert (found.series, found.number, found.title) == ("Harbour Talks", 7, "The Tide Clock")
    assert found.questions == (
        "How did you begin, when nobody in town had ever seen such a clock and nobody had asked for one?",
        "What did the first one do?",
        "And the second?",
    )
    assert found.turns[0].answer[0].body.count("<p>") == 2
    assert "Nothing yet. Give it time." in found.turns[2].answer[0].body
    assert [guest.name for guest in found.guests] == ["Ada Brook"]
    assert [host.name for host in found.hosts] == ["Jo Penrose"]
    assert found.published == datetime(2025, 2, 3, 9, tzinfo=UTC)
    assert deeper or "Clock Street" not in repr(found.turns)


def test_a_message_quoted_whole_is_left_out() -> None:
    found = letter("Thank you!\n\nAm 2. Feb. 2025 schrieb Jo Penrose <jo@harbour.example>:\n> Shall we?\n> Jo\n")
    assert [block.text for block in found.blocks] == ["Thank you!"]
    assert found.dropped == ("Shall we?\nJo",)
    assert not found.is_conversation


def test_quotations_that_ask_nothing_stay_quotations() -> None:
    found = letter("As he said:\n\n> Never twice.\n\nTrue.\n\n> And never thrice.\n\nTrue again.")
    assert [block.kind for block in found.blocks] == ["paragraph", "quote", "paragraph", "quote", "paragraph"]


def test_letters_that_may_be_private_wait_for_the_editor() -> None:
    (private,) = parse(Document("box", "a.eml", EML, (HEAD.replace("Harbour Talks #7: The", "The") + REPLY).encode()))
    (meant,) = parse(Document("box", "a.eml", EML, (HEAD + REPLY).encode()))
    assert (private.verdict.standing, meant.verdict.standing) == ("review", "ready")
    assert any("private" in reason for reason in private.verdict.reasons)


def test_thanks_at_the_end_are_no_question() -> None:
    found = letter("> Why?\n\nSalt.\n\n> How?\n\nSlowly.\n\n> Thank you, Ada.\n\nA pleasure.")
    assert [block.text for block in found.blocks if block.is_bold] == ["Why?", "How?"]
    assert found.blocks[-2].text == "Thank you, Ada."


def test_flowed_lines_are_one() -> None:
    text = "> How did \n> you begin? \n> Tell us.\nWith a \nbucket. \n  indented\n-- \nAda"
    found = letter(text, is_flowed=True)
    assert [block.text for block in found.blocks] == ["How did you begin? Tell us.", "With a bucket. indented"]
    assert found.dropped == ("Ada",)
    assert [block.text for block in letter("Salt. \n\nWater.", is_flowed=True).blocks] == ["Salt.", "Water."]
    assert letter("Wel \nlenlinie", is_flowed=True, is_delsp=True).blocks[0].text == "Wellenlinie"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("View this email in your browser: https://s.example/7", "Unsubscribe | Update your preferences"),
        (
            "Si no ve bien este mensaje, ábralo en el navegador: https://s.example/7",
            "Darse de baja: https://s.example/x",
        ),
        ("צפייה בדפדפן: https://s.example/7", "להסרה מרשימת התפוצה: https://s.example/x"),
        ("ブラウザで読む https://s.example/7", "配信停止はこちら https://s.example/x"),
    ],
)
def test_newsletter_in_plain_text_is_without_its_carrier(above: str, below: str) -> None:
    talk = "\n\n".join(
        f"> {asked}\n\n{'It was the tide, mostly, and then it was not. ' * 3}" for asked in ("Why?", "How?")
    )
    data = made(
        f"{above}\n\nTHE SALT LETTER\n\n{talk}\n\nTHIS WEEK'S SPONSOR: Zwirbel. Who salts? You do!\n\n{below}\n"
    )
    found = read(data.as_bytes())
    said = " ".join(block.text for block in found.blocks)
    assert "s.example" not in said
    assert "Zwirbel" not in said
    assert "How?" in said


def test_newsletter_in_html_tables() -> None:
    rows = [
        "<a href='#'>View in browser</a>",
        "<h1>The Harbour Letter <small>#41</small></h1>",
        "We talked with Wilma Oxtoby, night baker.",
        "<b>What is a crust?</b>",
        "<p>The part that children leave, and that bakers look at first.</p>",
        "<b>Sponsored</b><br>Buy <a href='https://ads.example/'>more salt</a>.",
        "<b>How do you get one?</b>",
        "<p>Steam, and then no steam.</p>",
        "<a href='#'>Forward to a friend</a>",
        "You are receiving this because you signed up. <a href='#'>Unsubscribe</a><br>12 Quay Lane, Oxmouth",
    ]
    html = f"<table cellpadding=0>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"
    message = made(
        "Your program cannot show this.",
        html,
        Subject="The Harbour Letter #41: Crusts",
        From="The Harbour Letter <a@h.example>",
    )
    found = session(message.as_bytes())
    assert (found.series, found.number, found.title) == ("The Harbour Letter", 41, "Crusts")
    assert found.questions == ("What is a crust?", "How do you get one?")
    assert "salt" not in repr(found.turns)
    assert "Unsubscribe" not in repr((found.turns, found.conclusion, found.introduction))


def test_the_text_counts_where_the_html_is_a_shell() -> None:
    message = made("What is salt made of? " * 20, "<p>Please use another program.</p>")
    assert read(message.as_bytes()).blocks[1].text.startswith("What is salt")
    whole = made("What is salt made of?", "<p>What is <b>salt</b> made of?</p>")
    assert "<b>salt</b>" in read(whole.as_bytes()).blocks[1].html


@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-2022-jp", "koi8-r", "shift_jis", "utf-16"]
)
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_charsets_and_transfer_encodings(charset: str, encoding: str) -> None:
    said = {
        "iso-2022-jp": "塩は何でできていますか。海からです。",
        "shift_jis": "塩は何でできていますか。海からです。",
        "koi8-r": "Из чего соль? Из моря.",
    }.get(charset, "Grüße aus Köln – café")
    said = said.replace("–", "-") if charset == "iso-8859-1" else said
    data = said.encode(charset)
    body = base64.encodebytes(data) if encoding == "base64" else quopri.encodestring(data)
    head = f"Subject: Salt\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    assert read(head.encode() + body).blocks[1].text == said


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("Subject: =?utf-8?q?Caf=C3=A9?= =?utf-8?q?_und?= Kuchen", "Café und Kuchen"),
        ("Subject: =?iso-8859-1?b?R3L832U=?=", "Grüße"),
        ("Subject: AW: Re: [Talks] Crusts", "Crusts"),
        ("Subject: Grüße", "Grüße"),
        ("Subject: Salt\n and bread", "Salt and bread"),
        ("Subject: =?no-such-charset?q?a=FF?= b", "a\ufffd b"),
        ("To: x", None),
    ],
)
def test_subject_is_the_title(field: str, title: str | None) -> None:
    assert read(f"{field}\n\nWhat is salt?").declared.title == title


def test_header_fields_are_declared() -> None:
    found = read(
        "Subject: Harbour Talks 3\nList-Id: Harbour Talks <talks.h.example>\n"
        "From: =?utf-8?q?Jo_Penros=C3=A9?= <j@h.example>\n"
        "Content-Language: en-GB, de\nArchived-At: <https://h.example/3>\nDate: 3 Feb 2025 10:00 +0000\n\nHello there."
    ).declared
    assert (found.series, found.author, found.language) == ("Harbour Talks", "Jo Penrosé", "en")
    assert (found.url, found.published) == ("https://h.example/3", datetime(2025, 2, 3, 10, tzinfo=UTC))


def test_one_attached_text_counts_when_the_letter_is_empty() -> None:
    message = made(" ")
    message.add_attachment(b"# Salt\n\nWhat is it?", maintype="application", subtype="octet-stream", filename="s.md")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="salt.png")
    assert [block.text for block in read(message.as_bytes()).blocks][-2:] == ["Salt", "What is it?"]
    full = made("Hello there.")
    full.add_attachment(b"# Salt\n\nWhat is it?", maintype="text", subtype="markdown", filename="s.md")
    assert [block.text for block in read(full.as_bytes()).blocks] == ["Salt", "Hello there."]


def test_front_matter_in_a_letter_is_the_editors() -> None:
    found = read("Subject: x\n\n---\ntitle: Salt\nguest: Ada Brook\n---\n\nWhat is it?").declared
    assert (found.title, found.by_editor, [guest.name for guest in found.guests]) == ("Salt", True, ["Ada Brook"])


def nested(count: int) -> bytes:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (index, index) for index in range(count)
    )
    return b"Subject: x\n" + head + b"Content-Type: text/plain\n\nx"


REFUSED = {
    "noise": bytes(range(256)) * 100,
    "nothing": b"",
    "no header": b"Hello there, reader.\n\nHow are you?",
    "no text": b"Subject: x\n\n",
    "nested": nested(2000),
    "a thousand parts": b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 100_000,
    "endless header": b"Subject: x\n" + b"X-A: y\n" * 1_000_000,
    "endless field": b"Subject: " + b"x" * 5_000_000,
    "only a picture": b"Subject: x\nContent-Type: image/png\n\nxxxx",
    "two attachments": (
        lambda m: (m.add_attachment("a", filename="a.txt"), m.add_attachment("b", filename="b.txt"), m.as_bytes())[-1]
    )(made(" ")),
    "a large text": b"Subject: x\n\n" + b"x " * 5_000_000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    began = time.process_time()
    with pytest.raises(DocumentError, match=r"^box/letter\.eml[:,] ") as refusal:
        parse(Document("box", "letter.eml", EML, REFUSED[name]))
    assert "\n" not in str(refusal.value)
    assert time.process_time() - began < 5


READ = {
    "no end of a part": b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nWhat is salt?',
    "no such charset": b"Subject: x\nContent-Type: text/plain; charset=unicode_escape\n\n\\u0041 caf\xe9",
    "broken base64": b"Subject: x\nContent-Transfer-Encoding: base64\n\nV2hhdCBpcyBzYWx0Pw=\n!!",
    "odd fields": b"Subject: =?utf-8?q?" + b"=?utf-8?q?" * 100 + b'\nFrom: "\nDate: 99\nList-Id: <<<\n\nWhat is salt?',
    "quotes": b"Subject: x\n\n" + b">" * 100_000 + b" x\ny",
    "quote stairs": b"Subject: x\n\n" + b"".join(b">" * (index % 50) + b" why?\n" for index in range(8_000)),
}


@pytest.mark.parametrize("name", READ)
def test_oddities_are_read_in_time(name: str) -> None:
    began = time.process_time()
    assert parse(Document("box", "letter.eml", EML, READ[name]))
    assert time.process_time() - began < 5
