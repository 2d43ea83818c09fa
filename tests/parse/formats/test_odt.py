"""OpenDocument texts, made here: styles, numbered lists, notes, deleted passages, locked and hostile packages."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.formats.readers import reading

ODT = MEDIA_TYPES[".odt"]
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
    }.items()
)
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P0"/>'
    '<style:style style:name="P0" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="P9"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def content(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def package(body: str, **members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", ODT, zipfile.ZIP_STORED)
        made.writestr("content.xml", content(body))
        for name, text in members.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>' if style else f"<text:p>{text}</text:p>"


def parsed(body: str, **members: str) -> Parsed:
    (only,) = parse(Document("folder", "talk.odt", ODT, package(body, **members)))
    return only


def texts(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in reading(Document("f", "a.odt", ODT, package(body)), _hints()).blocks]


def _hints():  # type: ignore[no-untyped-def]
    from pipeline.model.session import Hints

    return Hints()


INTRODUCTION = p("For this session we talked with Wilma Oxtoby, night baker, and with nobody else.")
ANSWERS = (
    p("The part that children leave, and that bakers look at first, with the light behind it."),
    p("Steam, and then no steam. Most people forget about the second half of that."),
)


def test_headings_are_questions_and_the_title_style_is_the_title() -> None:
    found = parsed(
        p("Harbour Talks – Session 3: Crusts", "P2")
        + INTRODUCTION
        + '<text:h text:outline-level="2">What is a crust?</text:h>'
        + ANSWERS[0]
        + '<text:h text:outline-level="2">How do you get <text:span text:style-name="T2">one</text:span>?</text:h>'
        + ANSWERS[1]
    )
    assert found.verdict.standing == "ready"
    assert found.session is not None
    assert (found.session.series, found.session.number, found.session.title) == ("Harbour Talks", 3, "Crusts")
    assert found.session.questions == ("What is a crust?", "How do you get one?")
    assert [(guest.name, guest.role) for guest in found.session.guests] == [("Wilma Oxtoby", "night baker")]


def test_a_heading_with_text_in_a_list_stays_there() -> None:
    def item(body: str) -> str:
        return f'<text:list text:style-name="L1"><text:list-item>{body}</text:list-item></text:list>'

    heading = '<text:h text:outline-level="2">{}</text:h>'
    found = texts(item(heading.format("One") + p("a loaf")) + p("Bread.") + item(heading.format("Two")))
    assert found == [("list", "One a loaf"), ("paragraph", "Bread."), ("heading", "Two")]


@pytest.mark.parametrize("style", ["P1", "T1"])
def test_bold_comes_from_automatic_styles_and_their_parents(style: str) -> None:
    def question(text: str) -> str:
        return p(text, "P1") if style == "P1" else p(f'<text:span text:style-name="T1">{text}</text:span>')

    found = parsed(
        p("Crusts", "Title")
        + INTRODUCTION
        + question("What is a crust?")
        + ANSWERS[0]
        + question("Tell us the best.")
        + ANSWERS[1]
    )
    assert found.session is not None
    assert found.session.questions == ("What is a crust?", "Tell us the best.")


def test_numbered_lists_go_on_over_the_answers() -> None:
    def item(text: str, more: str = "") -> str:
        return f'<text:list text:style-name="L1" {more}><text:list-item>{p(text)}</text:list-item></text:list>'

    goes_on = 'text:continue-numbering="true"'
    body = item("What is a crust?") + ANSWERS[0] + item("How do you get one?", goes_on) + ANSWERS[1]
    blocks = reading(Document("f", "a.odt", ODT, package(body)), _hints()).blocks
    assert [(block.number, block.text) for block in blocks if block.number] == [
        (1, "What is a crust?"),
        (2, "How do you get one?"),
    ]


def test_numbered_headings_are_headings() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:list><text:list-item>'
        '<text:h text:outline-level="2">About the oven</text:h>'
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    assert texts(body + ANSWERS[0])[0] == ("heading", "About the oven")


def test_links_lists_tables_and_pictures_are_carried_over() -> None:
    found = parsed(
        p("Crusts", "Title")
        + INTRODUCTION
        + '<text:h text:outline-level="2">What is a crust?</text:h>'
        + p(
            'See <text:a xlink:href="https://oven.example/a?b=1&amp;c=2">the oven</text:a>,<text:s text:c="2"/>or'
            '<text:line-break/>not.<draw:frame><draw:image xlink:href="Pictures/1.png"/>'
            "<svg:title>a loaf</svg:title><svg:desc>A loaf cut open.</svg:desc></draw:frame>"
        )
        + '<text:list text:style-name="L2"><text:list-item><text:p>salt</text:p><text:list><text:list-item>'
        "<text:p>grey</text:p></text:list-item></text:list></text:list-item></text:list>"
        + "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        + '<text:h text:outline-level="2">How do you get one?</text:h>'
        + ANSWERS[1]
    )
    assert found.session is not None
    body = found.session.turns[0].answer[0].body
    assert '<a href="https://oven.example/a?b=1&amp;c=2">the oven</a>,  or<br>not.A loaf cut open.' in body
    assert "<ul><li><p>salt</p><ul><li><p>grey</p></li></ul></li></ul>" in body
    assert "<td><p>a</p></td><td><p>b</p></td>" in body


def test_notes_follow_their_paragraph_and_text_boxes_too() -> None:
    body = p(
        'One<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>As told in 2019.</text:p></text:note-body></text:note> two<draw:frame><draw:text-box>"
        "<text:p>Aside.</text:p></draw:text-box></draw:frame> three."
    )
    assert texts(body) == [
        ("paragraph", "One1 two three."),
        ("paragraph", "1 As told in 2019."),
        ("paragraph", "Aside."),
    ]


def test_what_is_deleted_hidden_or_made_by_the_program_stays_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Secret.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>"
        + p(
            'Kept<text:span text:style-name="T3">hidden</text:span>'
            "<office:annotation><dc:creator>Jo</dc:creator><text:p>Really?</text:p></office:annotation>"
            '<text:change text:change-id="c1"/>.'
        )
    )
    assert texts(body) == [("paragraph", "Kept.")]


def test_properties_are_declared() -> None:
    meta = (
        f"<office:document-meta {SPACES}><office:meta><dc:title>Crusts</dc:title>"
        "<meta:initial-creator>Jo Penrose</meta:initial-creator><dc:description>On bread.</dc:description>"
        "<meta:keyword>bread</meta:keyword><meta:keyword>ovens</meta:keyword></office:meta></office:document-meta>"
    )
    declared = reading(Document("f", "a.odt", ODT, package(p("x"), meta_xml=meta)), _hints()).declared
    assert (declared.title, declared.author, declared.summary) == ("Crusts", "Jo Penrose", "On bread.")
    assert declared.topics == ("bread", "ovens")


def test_flat_files_are_read_too() -> None:
    body = INTRODUCTION + "<office:binary-data>AAAA</office:binary-data>"
    data = content(body).encode("utf-16")
    (block,) = reading(
        Document(
            "f",
            "a.fodt",
            MEDIA_TYPES[".fodt"],
            data.replace('encoding="UTF-8"'.encode("utf-16-le"), 'encoding="UTF-16"'.encode("utf-16-le")),
        ),
        _hints(),
    ).blocks
    assert block.text.startswith("For this session")


LOCKED = '<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
REFUSED = {
    "noise": b"\x00\x81" * 5000,
    "half a file": package(p("x"))[:-40],
    "a spreadsheet": package(p("x")).replace(b"opendocument.text", b"opendocument.calc"),
    "no content": package(p("x")).replace(b"content.xml", b"context.xml"),
    "not well-formed": package("<text:p>"),
    "locked": package(p("x"), **{"META-INF__manifest_xml": LOCKED}),
    "bomb in the text": package(" " * 60_000_000),
    "bomb beside it": package(p("x"), other_xml=" " * 60_000_000),
    "laughs": package(p("x"), styles_xml='<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
    "external": package(p("x"), styles_xml='<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'),
    "nested": package("<text:section>" * 100_000 + "</text:section>" * 100_000),
    "nested lists": package("<text:list><text:list-item>" * 200 + p("x") + "</text:list-item></text:list>" * 200),
    "nested spans": package(
        "<text:p>" + '<text:span text:style-name="T1">' * 5000 + "x" + "</text:span>" * 5000 + "</text:p>"
    ),
}


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "nested lists"])
def test_is_refused_in_one_line(name: str) -> None:
    began = time.process_time()
    with pytest.raises(DocumentError, match=r"^letters/x\.odt[:,] ") as refusal:
        parse(Document("letters", "x.odt", ODT, REFUSED[name]))
    assert "\n" not in str(refusal.value)
    assert time.process_time() - began < 5
