"""What somebody might send to stop us: it is refused in one line, or it is no session; never another exception."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import DOCX, Document
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


REFUSED = {
    "noise as Markdown": ("text/markdown", NOISE),
    "noise as HTML": ("text/html", NOISE),
    "noise as Word": (DOCX, NOISE),
    "zero bytes": ("text/plain", bytes(5000)),
    "twenty megabytes": ("text/plain", b"a " * 10_000_000),
    "one endless paragraph": ("text/plain", b"Ab? " * 200_000),
    "a million questions": ("text/plain", b"Q: a?\n" * 1_000_000),
    "more speakers than paragraphs": ("text/plain", "".join(f"Ab{i} Cd: what?\n\n" for i in range(30_000)).encode()),
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
}

NO_SESSION = {
    "nothing": ("text/plain", b""),
    "only spaces": ("text/markdown", b" \n" * 5000),
    "a surrogate in bytes": ("text/plain", b"a\xed\xa0\x80b\n\nfoo"),
    "a surrogate as entity": ("text/html", b"<p>&#xD800;&#0;&#1;x</p>"),
    "only comments": ("text/html", b"<!--" * 10_000),
    "only breaks": ("text/html", b"<p>" + b"<br>" * 100_000),
    "only dashes": ("text/plain", b"-" * 1_000_000),
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


@pytest.mark.parametrize("name", NO_SESSION)
def test_is_no_session(name: str) -> None:
    media_type, data = NO_SESSION[name]
    (parsed,) = parse(Document("letters", "x", media_type, data))
    assert parsed.verdict.standing == "none"
    assert outline(parsed, "x")["is_session"] is False
