"""What somebody might send to stop us: it is refused in one line, or it is no session; never another exception."""

from __future__ import annotations

import contextlib
import io
import random
import time
import zipfile

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import DOCX, MEDIA_TYPES, Document
from pipeline.parse import parse
from pipeline.parse.outline import outline

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>hi</w:t></w:r></w:p></w:body></w:document>'.encode()
NOISE = random.Random(7).randbytes(20_000)


def package(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return buffer.getvalue()


def lying(data: bytes, declared: int) -> bytes:
    """A package whose directory declares `declared` bytes for its first member, whatever it unpacks to."""
    place = data.index(b"PK\x01\x02") + 24
    return data[:place] + declared.to_bytes(4, "little") + data[place + 4 :]


ODT = MEDIA_TYPES[".odt"]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = (
    f'<office:document xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0"><office:body><office:text>'
    "<text:p>hi</text:p></office:text></office:body></office:document>"
).encode()
LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(20)
) + b"]>"  # fmt: skip
EXTERNAL = b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
EXPORT = b'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>%s</title></channel></rss>'
MAIL = b"From: a@b.example\nSubject: An interview\nMIME-Version: 1.0\n"


REFUSED = {
    "noise as Markdown": ("text/markdown", NOISE),
    "noise as HTML": ("text/html", NOISE),
    "noise as Word": (DOCX, NOISE),
    "zero bytes": ("text/plain", bytes(5000)),
    "thirty megabytes": ("text/plain", b"a " * 15_000_000),
    "one endless paragraph": ("text/plain", b"Ab? " * 200_000),
    "a million questions": ("text/plain", b"Q: a?\n" * 1_000_000),
    "more speakers than paragraphs": ("text/plain", "".join(f"Ab{i} Cd: what?\n\n" for i in range(300_000)).encode()),
    "nested divisions": ("text/html", b"<div>" * 10_000 + b"x"),
    "nested quotes": ("text/html", b"<blockquote>" * 10_000 + b"x" + b"</blockquote>" * 10_000),
    "nested Markdown quotes": ("text/markdown", b">" * 10_000 + b" x"),
    "nested Markdown lists": ("text/markdown", b"- " * 10_000 + b"x"),
    "bold never closed": ("text/html", b"<b>" * 100_000 + b"<p>x" * 1000),
    "a tag of many attributes": ("text/html", b"<a " + b" ".join(b"a%d=1" % i for i in range(50_000)) + b">"),
    "YAML nested": ("text/markdown", b"---\na: " + b"[" * 30_000 + b"\n---\nx"),
    "YAML that refers to itself": ("text/markdown", b"---\na: &a [x]\nb: [*a, *a]\n---\nx"),
    "TOML nested": ("text/markdown", b"+++\na = " + b"[" * 30_000 + b"\n+++\nx"),
    "JSON nested": ("text/markdown", b'{"a":' + b"[" * 100_000),
    "half UTF-16": ("text/plain", b"\xff\xfea"),
    "bomb declared": (DOCX, package(word__document_xml=BODY, word__x_xml=bytes(150_000_000))),
    "bomb in the text": (DOCX, package(word__document_xml=b"<a>" + b" " * 60_000_000)),
    "bomb that lies": (DOCX, lying(package(word__document_xml=b"<a>" + b" " * 40_000_000), 1000)),
    "too many parts": (DOCX, package(word__document_xml=BODY, **{f"part{i}": b"" for i in range(2500)})),
    "entities": (DOCX, package(word__document_xml=b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + BODY)),
    "Word nested": (
        DOCX,
        package(
            word__document_xml=BODY.replace(b"<w:p>", b"<w:sdt><w:sdtContent>" * 3000 + b"<w:p>").replace(
                b"</w:p>", b"</w:p>" + b"</w:sdtContent></w:sdt>" * 3000
            )
        ),
    ),
    "another zip": (DOCX, package(a=b"x")),
    "half a Word file": (DOCX, package(word__document_xml=BODY)[:-30]),
    "no format of ours": ("application/pdf", b"%PDF"),
    "a gigabyte declared, Word": (DOCX, lying(package(word__document_xml=BODY), 1_000_000_000)),
    "a gigabyte declared, OpenDocument": (ODT, lying(package(content_xml=CONTENT), 1_000_000_000)),
    "bomb, OpenDocument": (ODT, package(content_xml=CONTENT, other_xml=b" " * 60_000_000)),
    "bomb that lies, OpenDocument": (ODT, lying(package(content_xml=b"<a>" + b" " * 40_000_000), 1000)),
    "laughs in Word": (DOCX, package(word__document_xml=LAUGHS + BODY)),
    "laughs in OpenDocument": (ODT, package(content_xml=LAUGHS + CONTENT)),
    "laughs in a flat file": (MEDIA_TYPES[".fodt"], LAUGHS + CONTENT.replace(b"hi", b"&u;")),
    "laughs in an export": (MEDIA_TYPES[".xml"], LAUGHS + EXPORT % b"&u;"),
    "external entity in OpenDocument": (ODT, package(content_xml=EXTERNAL + CONTENT.replace(b"hi", b"&a;"))),
    "external entity in a flat file": (MEDIA_TYPES[".fodt"], EXTERNAL + CONTENT.replace(b"hi", b"&a;")),
    "external entity in an export": (MEDIA_TYPES[".xml"], EXTERNAL + EXPORT % b"&a;"),
    "entities in another encoding": (MEDIA_TYPES[".xml"], (EXTERNAL + EXPORT % b"&a;").decode().encode("utf-16")),
    "nested flat file": (
        MEDIA_TYPES[".fodt"],
        CONTENT.replace(b"<text:p>", b"<text:section>" * 5000 + b"<text:p>").replace(
            b"</text:p>", b"</text:p>" + b"</text:section>" * 5000
        ),
    ),
    "nested export": (MEDIA_TYPES[".xml"], EXPORT % (b"<a>" * 5000 + b"</a>" * 5000)),
    "an export with one tag of megabytes": (MEDIA_TYPES[".xml"], EXPORT % (b"<a b='" + b"x" * 3_000_000 + b"'/>")),
    "an unknown encoding": (MEDIA_TYPES[".xml"], b"<?xml version='1.0' encoding='%s'?><rss/>" % (b"x" * 50)),
    "a header without end": (MEDIA_TYPES[".eml"], MAIL + b"X: y\n" * 100_000),
    "nested parts": (
        MEDIA_TYPES[".eml"],
        MAIL + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(300)),
    ),
    "nested HTML in a mail": (
        MEDIA_TYPES[".eml"],
        MAIL + b"Content-Type: text/html\n\n" + b"<div>\n" * 10_000 + b"x",
    ),
    "nested attributes in AsciiDoc": ("text/asciidoc", b":toc:\n\n" + b"____\n====\n" * 300 + b"x?" * 200_000),
}

NO_SESSION = {
    "nothing": ("text/plain", b""),
    "only spaces": ("text/markdown", b" \n" * 5000),
    "a surrogate in bytes": ("text/plain", b"a\xed\xa0\x80b\n\nfoo"),
    "a surrogate as entity": ("text/html", b"<p>&#xD800;&#0;&#1;x</p>"),
    "only comments": ("text/html", b"<!--" * 10_000),
    "only breaks": ("text/html", b"<p>" + b"<br>" * 100_000),
    "only dashes": ("text/plain", b"-" * 1_000_000),
    "nested lists": ("text/html", b"<ul><li><p>x</p>" * 400),
    "megabytes of prose": ("text/plain", (b"Lorem ipsum dolor sit amet. " * 40 + b"\n\n") * 2000),
    "a short Word file": (DOCX, package(word__document_xml=BODY)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    media_type, data = REFUSED[name]
    began = time.perf_counter()
    with pytest.raises(DocumentError) as refusal:
        parse(Document("letters", "from/somebody.md", media_type, data))
    assert str(refusal.value).startswith("letters/from/somebody.md")
    assert "\n" not in str(refusal.value)
    assert time.perf_counter() - began < 20


RUNS = (
    *"aA\"“'([<&?.-—=*_~#>:| \\/@{\n。\u3000", "Ab ", "A.", "1.", "a,", "a@", "x:", "Q:", "\n>", "\n- ", "\n|", "[[",
    "**", "<b>", "http://",
)  # fmt: skip
"""What somebody might repeat until a pattern that tries every way to split it takes for ever."""
OPENINGS = {
    "application/x-subrip": "1\n00:00:01,000 --> 00:00:02,000\n",
    "message/rfc822": MAIL.decode() + "\n",
    "text/vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
    MEDIA_TYPES[".fodt"]: CONTENT.decode().partition("hi")[0],
    MEDIA_TYPES[".xml"]: EXPORT.decode().partition("%s")[0],
}


@pytest.mark.parametrize("media_type", sorted(set(MEDIA_TYPES.values()) - {DOCX, ODT}))
def test_no_pattern_takes_for_ever(media_type: str) -> None:
    ending = {MEDIA_TYPES[".fodt"]: CONTENT.decode().partition("hi")[2], MEDIA_TYPES[".xml"]: EXPORT.decode()[-26:]}
    for run in RUNS:
        written = run.replace("&", "&amp;").replace("<", "&lt;") if media_type in ending else run
        many = written * (8_000 // len(run))
        text = f"{OPENINGS.get(media_type, '')}Why, {many}?\n\nSo {many}{ending.get(media_type, '')}"
        began = time.process_time()
        with contextlib.suppress(DocumentError):
            parse(Document("letters", "x", media_type, text.encode()))
        assert (run, time.process_time() - began) < (run, 0.5 + 0.05 * len(text.encode()) / 1000)


@pytest.mark.parametrize("start", [b"", b"PK\3\4", b"\xff\xfe", bytes(5000)], ids=["", "zip", "wide", "zeros"])
@pytest.mark.parametrize("media_type", sorted(set(MEDIA_TYPES.values())))
def test_noise_is_refused_in_one_line(media_type: str, start: bytes) -> None:
    with pytest.raises(DocumentError) as refusal:
        parse(Document("letters", "x", media_type, start + NOISE))
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", NO_SESSION)
def test_is_no_session(name: str) -> None:
    media_type, data = NO_SESSION[name]
    (parsed,) = parse(Document("letters", "x", media_type, data))
    assert parsed.verdict.standing == "none"
    assert outline(parsed, "x")["is_session"] is False


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("text/html", "<table><tr><td>Q:</td><td>Why?</td></tr><tr><td>A:</td><td>So." * 18),
        ("text/html", f"<h1>Interview: Ada Brook</h1>{f'<h2>Why?</h2><p>I did.</p><pre>{chr(10) * 9000}x</pre>' * 4}"),
        ("text/html", "<div>" + "<img src='https://a.example/b.png'>" * 12_000),
        ("text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v." * 12_000),
        ("message/rfc822", MAIL.decode() + "\n" + "-- \n" * 20_000 + "Ada"),
        ("text/asciidoc", "= Ada\n\n" + "link:[" * 15_000),
        ("text/asciidoc", "= Ada\n\n== a" + " " * 40_000 + "b"),
        ("text/org", "* a" + " " * 80_000 + "b"),
        ("text/x-wml", "<:" * 200_000),
    ],
    ids=[
        "tables within tables",
        "empty lines in answers",
        "pictures in one box",
        "voices without end",
        "signatures",
        "links without end",
        "spaces in a heading",
        "spaces before no tag",
        "programs without end",
    ],
)
def test_nothing_is_read_once_for_each_thing_around_it(media_type: str, text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(DocumentError):
        parse(Document("letters", "x", media_type, text.encode()))
    assert time.process_time() - began < 2
