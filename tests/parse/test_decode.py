"""Bytes → text."""

from __future__ import annotations

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse.decode import decode, scrub
from pipeline.parse.mojibake import repair

GERMAN = "Grüße aus Köln – „schön“, kostet 5 €"


def read(data: bytes, charset: str | None = None) -> str:
    return decode(Document("s", "o", "text/plain", data, charset))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert read(GERMAN.encode(encoding)) == GERMAN


def test_declared_encoding_counts_where_the_bytes_are_no_utf8() -> None:
    assert read("Привет, мир".encode("cp1251"), "windows-1251") == "Привет, мир"
    assert read(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_undeclared_cyrillic_is_guessed() -> None:
    said = "Интервью с мастером часов. Вопрос: как вы начинали? Ответ: с будильника моего деда. " * 4
    assert read(said.encode("koi8-r")) == said


def test_line_ends_and_strays_end_here() -> None:
    assert read("a\r\nb\rc\u2028d\u00ad\u200b\u202ee\x07".encode()) == "a\nb\nc\nde"
    assert read(b"e\xcc\x81") == "\u00e9"
    assert scrub("a\ud800b\ufffe") == "ab"


def test_joiners_that_scripts_need_stay() -> None:
    assert read("می\u200cخواهم".encode()) == "می\u200cخواهم"


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(DocumentError, match=r"^s/o: .*zero bytes.*UTF-8"):
        read(b"a\0" * 100)


def test_mojibake_is_repaired_when_it_is_certain() -> None:
    written = "It’s “fine”, Zoë – the café is open…"
    assert repair(written.encode().decode("cp1252", "replace")) == written
    assert repair("SÃO PAULO, NÃO É") == "SÃO PAULO, NÃO É"
    assert repair("one Ã© is not enough") == "one Ã© is not enough"
