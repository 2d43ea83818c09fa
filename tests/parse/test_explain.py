"""What `explain` shows is what `parse` does, with lines, rivals and everything that was dropped."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Hints
from pipeline.parse import parse
from pipeline.parse.explain import Explained, Step, explain

CASES = sorted((Path(__file__).parent / "cases").glob("*/document.*"))

TALK = """\
---
title: The Kinder Green
guest: Mara Lindqvist
number: 3
---

# The Kinder Green

Mara Lindqvist is a ferry captain.

## What do *you* see?

Fog, [mostly](https://ferry.example/fog), and the
far bank on Sundays.

## Related

### Another talk

See there.

## Who taught you to steer?

My aunt did, mostly by saying nothing.

Share
"""


def _explained(text: str, media_type: str = "text/markdown", hints: Hints | None = None) -> Explained:
    (found,) = explain(Document("s", "talk.md", media_type, text.encode()), hints or Hints())
    return found


def _row(step: Step) -> tuple[int | None, str, int | None]:
    return step.line, step.role, step.question


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_it_is_what_parse_does(path: Path) -> None:
    document = Document("cases", path.name, MEDIA_TYPES[path.suffix], path.read_bytes())
    assert tuple(each.parsed for each in explain(document, Hints())) == parse(document)


def test_each_block_has_line_role_and_reason() -> None:
    found = _explained(TALK)
    assert [_row(step) for step in found.steps] == [
        (7, "title", None),
        (9, "introduction", None),
        (11, "question", 1),
        (13, "answer", 1),
        (16, "heading", 1),
        (18, "heading", 1),
        (20, "answer", 1),
        (22, "question", 2),
        (24, "answer", 2),
        (26, "boilerplate", None),
    ]
    assert all(step.why and step.kind for step in found.steps)
    assert found.steps[2].asks == 1
    assert found.steps[3].asks == 0
    assert found.steps[2].html == "What do <em>you</em> see?"


def test_rivals_stand_below_the_scheme_that_won() -> None:
    found = _explained(TALK.replace("My aunt did", "**Was it hard?** It was. **Did you cry?** No. My aunt did"))
    assert found.schemes[0].name == "headings"
    assert len(found.schemes) > 1
    scores = [each.score for each in found.schemes]
    assert scores == sorted(scores, reverse=True)
    assert found.schemes[0].questions == 2
    assert all(each.reasons for each in found.schemes)


def test_what_the_editor_drops_is_shown_where_it_stood() -> None:
    found = _explained(TALK, hints=Hints(drop=("related",)))
    assert [_row(step) for step in found.steps][4:7] == [
        (16, "dropped", None),
        (18, "dropped", None),
        (20, "dropped", None),
    ]
    assert {step.why for step in found.steps if step.role == "dropped"} == {"the editor wants “Related” dropped"}


def test_what_the_reader_leaves_out_is_shown_last() -> None:
    page = (
        "<html><body><nav>Home Archive Imprint</nav>\n<article><h1>The Kinder Green: a talk with Mara Lindqvist</h1>\n"
        "<h2>What do you see?</h2>\n<p>Fog &amp; the far bank, mostly.</p>\n<h2>Who taught you?</h2>\n"
        "<p>My aunt did.</p></article></body></html>"
    )
    found = _explained(page, "text/html")
    assert [step.line for step in found.steps if step.role == "question"] == [3, 5]
    assert [step.line for step in found.steps if step.role == "answer"] == [4, 6]
    last = found.steps[-1]
    assert (last.role, last.text, last.line) == ("dropped", "Home Archive Imprint", 1)


def test_speakers_and_labels_are_told() -> None:
    text = "\n\n".join(f"Ada: What about {word}?\n\nBen: It is {word}." for word in ("tar", "salt", "rope"))
    steps = _explained(text, "text/plain").steps
    assert [(step.line, step.role, step.label, step.speaker) for step in steps][:2] == [
        (1, "question", "Ada", "Ada"),
        (3, "answer", "Ben", "Ben"),
    ]


def test_questions_are_counted_as_in_the_session() -> None:
    said = ("Ada: One thing.", "Ada: And what of tar?", "Ben: It sticks.", "Ada: And salt?", "Ben: It dries.")
    found = _explained("\n\n".join(said), "text/plain", Hints(hosts=("Ada",), guest="Ben"))
    assert [step.question for step in found.steps] == [1, 1, 1, 2, 2]
    assert found.parsed.session is not None
    assert len(found.parsed.session.turns) == 2


def test_formats_without_lines_have_none() -> None:
    text = (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:p>What do you see?</text:p>\n<text:p>Fog, mostly.</text:p></office:text></office:body></office:document>"
    )
    steps = _explained(text, MEDIA_TYPES[".fodt"]).steps
    assert [(step.text, step.line) for step in steps] == [("What do you see?", None), ("Fog, mostly.", None)]


def test_a_collection_is_explained_piece_by_piece() -> None:
    export = (
        '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        + "".join(
            f"<item><title>Talk {number}</title><wp:post_id>{number}</wp:post_id><wp:status>publish</wp:status>"
            f"<wp:post_type>post</wp:post_type><content:encoded><![CDATA[<h2>Why?</h2><p>Because.</p>]]>"
            "</content:encoded></item>"
            for number in (1, 2)
        )
        + "</channel></rss>"
    )
    found = list(explain(Document("s", "all.xml", "application/rss+xml", export.encode()), Hints()))
    assert [each.parsed.part for each in found] == ["1", "2"]
    assert all([step.text for step in each.steps] == ["Why?", "Because."] for each in found)
    nothing = list(explain(Document("s", "x.xml", "application/rss+xml", b"<rss/>"), Hints()))
    assert [each.parsed.verdict.standing for each in nothing] == ["none"]


@pytest.mark.parametrize("kind", [Explained, Step])
def test_each_field_has_its_sentence(kind: type) -> None:
    source = (Path(__file__).parents[2] / "pipeline" / "parse" / "explain.py").read_text("utf-8")
    body = source.split(f"class {kind.__name__}:")[1].split("\n\n\n")[0]
    assert body.count('"""') == 2 * (1 + len(fields(kind)))
