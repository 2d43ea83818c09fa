"""Finding the piece on a page: what falls away by name, by links, and what must not."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.pages.webpage import read

TALK = "".join(
    f"<h2>{question}</h2><p>{answer} And there is more to say about that, as always, to anybody who asks for it.</p>"
    for question, answer in (
        ("Why glass?", "It holds water."),
        ("Why sand?", "It was there."),
        ("And now?", "We wait."),
    )
)


def seen(html: str, url: str | None = "https://tide.example/talks/glass") -> Reading:
    return read(Document("s", "o", "text/html", html.encode(), url=url), Hints())


def text(html: str) -> str:
    return "\n".join(block.text for block in seen(html).blocks)


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href='/'>Krempel</a></nav>",
        "<div class='share-bar'>Krempel</div>",
        "<div class='post__shareButtons'>Krempel</div>",
        "<div class='author-box'><p>Krempel writes about glass, and has done so for many years now.</p></div>",
        "<div id='comments'><h3>Krempel</h3>" + "<p>Where can I buy one? I want one too.</p>" * 40 + "</div>",
        "<section class='newsletter-signup'><p>Krempel every week, by mail.</p></section>",
        "<div class='ez-toc-container'><a href='#a'>Why Krempel?</a></div>",
        "<div class='ad'>Krempel! Buy now?</div>",
        "<h3>Krempel</h3><ul><li><a href='/a'>Who mends nets?</a></li><li><a href='/b'>Is it late?</a></li></ul>",
        "<div><a href='/a'>Krempel</a> · <a href='https://tide.example/b'>More</a></div>",
        "<p>© Krempel 2026</p>",
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div><h1>Glass</h1>{talk}{more}</div></body></html>",
        "<article><h1>Glass</h1>{talk}{more}</article>",
        "{talk}{more}",
    ],
)
def test_furniture_falls_away_and_is_told(page: str, furniture: str) -> None:
    found = seen(page.format(talk=TALK, more=furniture))
    assert "Krempel" not in "".join(block.text for block in found.blocks)
    assert any("Krempel" in words for words in found.dropped)
    assert [block.text for block in found.blocks if block.level == 2] == ["Why glass?", "Why sand?", "And now?"]


@pytest.mark.parametrize(
    "part",
    [
        "<h2>Links</h2><ul><li><a href='https://elsewhere.example/'>Behalten</a></li></ul>",
        "<h2>Which of your pages do you like?</h2><ul><li><a href='/a'>Behalten</a></li></ul>",
        "<p><b>Which pages?</b></p><ul><li><a href='/a'>Behalten</a></li><li><a href='/b'>b</a></li></ul>",
        "<p>I like these pages.</p><ul><li><a href='/a'>Behalten</a></li><li><a href='/b'>b</a></li></ul>",
        "<h2>Five favourites?</h2><ol><li>Behalten</li><li>Sand</li></ol>",
        "<div class='elementor-widget'><p>Behalten</p></div>",
        "<div class='has-sidebar comments-open'><p>Behalten</p></div>",
        "<figure><img src='/bowl.jpg' alt='Bowl'><figcaption>Behalten</figcaption></figure>",
        "<p class='footnote'>Behalten</p>",
        "<p><a href='/behalten'>Behalten</a>, she says, is what she wrote on the wall of the house.</p>",
    ],
)
def test_parts_of_the_piece_stay(part: str) -> None:
    assert "Behalten" in text(f"<html><body><div id=c><h1>Glass</h1>{TALK}{part}</div></body></html>")


def test_columns_of_a_page_without_names() -> None:
    left = "<td><a href=a.htm>Krempel</a><br><a href=b.htm>Krempel</a><br>sunny, 12 degrees</td>"
    top = "<tr><td colspan=2>Krempel <a href=/>home</a></td></tr>"
    page = f"<table>{top}<tr>{left}<td><h1>Glass</h1>{TALK}</td></tr></table>"
    assert "Krempel" not in text(f"<html><body><center>{page}</center></body></html>")
    assert "It was there." in text(f"<html><body><center>{page}</center></body></html>")


def test_a_lead_outside_of_the_body_of_an_article_stays() -> None:
    lead = "<header><h1>Glass</h1><p class='standfirst'>Quentin Sallow, glassblower, on breath.</p></header>"
    assert "Quentin Sallow" in text(
        f"<html><body><article>{lead}<div class='body'>{TALK}</div></article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Glass | Tide</title>", "<h1>Glass</h1>", "Glass"),
        (
            "<title>Tide: Of Glass</title>",
            "<h1><a href='/'>Tide</a></h1><h3 class='post-title'>Of Glass</h3>",
            "Of Glass",
        ),
        ("<title>Of Glass :: Tide</title>", "<div><h1>Tide</h1></div><h2>Of Glass</h2>", "Of Glass"),
        ("<title>x</title>", "<h1>Of Glass</h1>", "Of Glass"),
        ("<title>Of Glass | Tide</title>", "", "Of Glass"),
    ],
)
def test_the_heading_of_the_piece(head: str, body: str, title: str) -> None:
    found = seen(f"<html><head>{head}</head><body>{body}{TALK}</body></html>")
    assert found.declared.title == title
    assert "Tide" not in [block.text for block in found.blocks]


def test_a_table_of_data_is_one_block() -> None:
    rows = "".join(f"<tr><td>Bowl {number}</td><td>{number} kg</td><td>green</td></tr>" for number in range(9))
    assert [block.kind for block in seen(f"<p>Look:</p><table>{rows}</table>").blocks] == ["paragraph", "table"]


def test_a_table_of_speakers_is_a_talk() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>Short.</td></tr>" for name in ("Ada", "Ben") * 3)
    assert text(f"<table>{rows}</table>").split("\n") == ["Ada: Short.", "Ben: Short."] * 3


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<br><br>b<br clear=all>&nbsp;<br />c", [("a", False), ("b", False), ("c", False)]),
        ("<b>a<br><br>b</b><br><br>c", [("a", True), ("b", True), ("c", False)]),
        ("<font><b>Say why so.</b><br>So.<br>And so.</font>", [("Say why so.", True), ("So. And so.", False)]),
        ("<br><b>And?</b><br>So.", [("And?", True), ("So.", False)]),
        ("<b>Ada:</b><br>So.", [("Ada: So.", False)]),
        ("<b>Sponsored</b><br>Buy salt.", [("Sponsored Buy salt.", False)]),
        ("<b>Ada</b> said:<br>So.", [("Ada said: So.", False)]),
        ("<b>a</b><br><b>b</b>", [("a b", True)]),
    ],
)
def test_line_breaks_part_paragraphs(html: str, expected: list[tuple[str, bool]]) -> None:
    assert [(block.text, block.is_bold) for block in seen(f"<p>{html}</p>").blocks] == expected


def test_a_rule_drawn_with_signs_is_a_rule() -> None:
    kinds = [block.kind for block in seen("<p>We wait for the tide.</p><p>――――――</p><p>* * *</p><p>――</p>").blocks]
    assert kinds == ["paragraph", "rule", "rule", "paragraph"]


def test_what_a_name_calls_a_side_bar_stays_if_most_of_the_text_stands_so() -> None:
    parts = TALK.split("<h2>")[1:]
    page = "".join(f"<div class='sidebar-article'><h4>{part.replace('</h2>', '</h4>')}</div>" for part in parts)
    found = text(f"<nav><a href='/'>Krempel</a></nav><main><h2>Glass and sand</h2>{page}</main>")
    assert "Krempel" not in found
    assert [question in found for question in ("Why glass?", "Why sand?", "And now?")] == [True] * 3


def test_a_row_of_other_pieces_goes_however_long_it_is() -> None:
    told = "is told at length here, by one who was there from the first day on, and who kept all the letters."
    row = "".join(
        f"<div class='related-item'><h4><a href='/{word}'>Krempel {word}</a></h4><p>{word} {told * 2}</p></div>"
        for word in ("Tin", "Brass", "Zinc", "Lead", "Iron", "Gold")
    )
    assert "Krempel" not in text(f"<article><h1>Glass</h1>{TALK}</article><div>{row}</div>")


def test_who_wrote_a_piece_is_told_below_it() -> None:
    box = "<p>Ben Krempel</p><p>King of the Gull</p><p>A clerk with a passion for wrestling. He began in 2017.</p>"
    page = "<main><div class='text'><h1>Glass</h1>{}</div><div class='{}'><img src='b.jpg'><div>{}</div></div></main>"
    assert "Krempel" not in text(page.format(TALK, "post-author", box))
    assert "Krempel" in text(page.format(TALK, "post-guest", box))
