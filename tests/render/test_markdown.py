"""Sessions as Markdown, and that our own reader reads back what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Html, Passage, Person, Turn
from pipeline.parse import parse
from pipeline.render.fragments.markup import each_block, escaped
from pipeline.render.fragments.text import words_of
from pipeline.render.markdown import MARK, markdown
from tests.render.conftest import headings

Say = Any


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>a <em>b</em> <strong>c</strong><br>d</p><p>e</p>", "a *b* **c**\\\nd\n\ne"),
        ("<p>a<em> b </em>c <em>d</em><em>e</em></p>", "a<em> b </em>c *d*<em>e</em>"),
        ('<p><a href="https://x.example/a_(b)">t*t</a></p>', "[t\\*t](<https://x.example/a_(b)>)"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c"),
        ("<ol start='3'><li><p>a</p><p>b</p></li></ol>", "3. a\n\n   b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre><code>```\nx</code></pre>", "````\n```\nx\n````"),
        ("<p><code>a_b</code></p>", "`a_b`"),
        ("<h3>H</h3><hr>", "### H\n\n* * *"),
        (
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td></td></tr></tbody></table>",
            "| A | B |\n| --- | --- |\n| 1\\|2 |  |",
        ),
        (
            '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
            '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        ),
        (
            '<figure><img src="https://x.example/p.png" alt="P"><figcaption>C</figcaption></figure>',
            '<figure><img src="https://x.example/p.png" alt="P"><figcaption>C</figcaption></figure>',
        ),
        ("<p># no heading</p><p>1. no list</p><p>- nor this</p>", "\\# no heading\n\n1\\. no list\n\n\\- nor this"),
        ("<p>E=mc<sup>2</sup> &amp; &lt;b&gt;</p>", "E=mc<sup>2</sup> &amp; \\<b\\>"),
    ],
)
def test_elements(fragment: str, text: str) -> None:
    assert "\n\n".join(written for _, written in each_block(fragment)) == text


def test_plain_text_stays_plain() -> None:
    assert escaped("*a* _b_ [c] `d` 1. e") == "\\*a\\* \\_b\\_ \\[c\\] \\`d\\` 1. e"


def read_back(text: str) -> Any:
    (found,) = parse(Document("test", "a.md", "text/markdown", text.encode()))
    return found.session


def test_our_reader_reads_it_back(session: Say) -> None:
    written = session(
        title='Of "Quotes": & # colons',
        guests=(
            Person("Sunniva Crake", 'a "dispatcher": by night', "https://lantern.example/crake"),
            Person("Ann Bell"),
        ),
        hosts=(Person("Ada Brook"),),
        topics=("railways", "night, work"),
        summary="In short: gaps.",
        published=datetime(2026, 11, 17, 8, 30, tzinfo=UTC),
        identity="crake-1",
    )
    found = read_back(markdown(written))
    kept = ("title", "series", "number", "guests", "hosts", "language", "topics", "summary", "published", "identity")
    assert {name: getattr(found, name) for name in kept} == {name: getattr(written, name) for name in kept}
    assert found.questions == written.questions
    assert words_of(found.introduction) == words_of(written.introduction)
    for one, other in zip(found.turns, written.turns, strict=True):
        assert [words_of(passage.body) for passage in one.answer][:1] == [
            words_of(passage.body) for passage in other.answer
        ][:1]


def test_essay_keeps_its_sections(session: Say) -> None:
    parts = ("What a Table Is", "The Gauge and the Stick", "Where the Machine Is Right")
    body = Html("<p>" + "There is something to be said about this, and it is said here. " * 4 + "</p>")
    answer = (Passage(body), *(Passage(body, heading=part) for part in parts))
    written = session(
        turns=(Turn("Does a harbour still need tide tables?", answer),), call_to_action=Html(""), contact=None
    )
    found = read_back(markdown(written))
    assert found.questions == written.questions
    assert headings(found) == list(parts)


def test_speakers_and_askers_are_named(session: Say) -> None:
    answer = (Passage(Html("<p>One.</p>"), speaker="Ann"), Passage(Html("<p>Two.</p>"), speaker="Ben"))
    text = markdown(session(turns=(Turn("Who?", answer, asker="Ada", section="Part"),)))
    assert "# Part\n\n## **Ada:** Who?\n\n**Ann:** One.\n\n**Ben:** Two." in text
    assert 'askers: ["Ada"]\nspeakers: ["Ann", "Ben"]' in text


def test_bare_session(session: Say) -> None:
    bare = replace(
        session(),
        turns=(),
        introduction=Html(""),
        call_to_action=Html(""),
        contact=None,
        guests=(),
        series=None,
        number=None,
    )
    assert markdown(bare) == f'---\n{MARK}\ntitle: "The Gap in the Timetable"\nlanguage: "en"\n---\n'
