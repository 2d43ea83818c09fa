"""Word documents, made here: headings, a table of speakers, a picture."""

from __future__ import annotations

import io
import zipfile

from pipeline.model.document import DOCX, Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {"Title": "Title", "H2": "heading 2"}.items()
)


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def read(*body: str) -> Parsed:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>'
        )
        package.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{STYLES}</w:styles>')
    (only,) = parse(Document("folder", "talk.docx", DOCX, buffer.getvalue()))
    return only


INTRODUCTION = paragraph("For this session we talked with Wilma Oxtoby, night baker, and with nobody else.")


def test_headings_are_questions() -> None:
    parsed = read(
        paragraph("Harbour Talks – Session 3: Crusts", "Title"),
        INTRODUCTION,
        paragraph("What is a crust?", "H2"),
        paragraph("The part that children leave, and that bakers look at first."),
        paragraph("How do you get one?", "H2"),
        paragraph("Steam, and then no steam."),
    )
    assert parsed.verdict.standing == "ready"
    assert parsed.session is not None
    assert (parsed.session.series, parsed.session.number, parsed.session.title) == ("Harbour Talks", 3, "Crusts")
    assert parsed.session.questions == ("What is a crust?", "How do you get one?")
    assert [(guest.name, guest.role) for guest in parsed.session.guests] == [("Wilma Oxtoby", "night baker")]


def test_table_of_speakers_is_a_conversation() -> None:
    parsed = read(
        paragraph("Crusts"),
        INTRODUCTION,
        "<w:tbl>",
        row("Jo", "What would you say is a crust, for somebody who has only ever bought bread in slices?"),
        row("Wilma", "The part that children leave, and that bakers look at first, with the light behind it."),
        row("Jo", "And how do you get one that sings when it comes out of the oven?"),
        row("Wilma", "Steam, and then no steam. Most people forget about the second half of that."),
        row("Jo", "Who taught you to forget nothing?"),
        row("Wilma", "My aunt, who forgot the loaves and never the steam."),
        "</w:tbl>",
    )
    assert parsed.verdict.standing == "ready"
    assert parsed.session is not None
    assert len(parsed.session.turns) == 3
    assert parsed.session.turns[1].answer[0].body.startswith("<p>Steam, and")
    assert [host.name for host in parsed.session.hosts] == ["Jo"]
    assert [guest.name for guest in parsed.session.guests] == ["Wilma Oxtoby"]


def test_bold_paragraphs_are_questions() -> None:
    parsed = read(
        paragraph("Crusts"),
        INTRODUCTION,
        paragraph("What is a crust?", bold=True),
        paragraph("The part that children leave, and that bakers look at first."),
        paragraph("Tell us about the best one.", bold=True),
        paragraph("It was an accident, and it was a Tuesday."),
    )
    assert parsed.session is not None
    assert parsed.session.questions == ("What is a crust?", "Tell us about the best one.")
