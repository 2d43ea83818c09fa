"""Pages and feed content, as a browser's parser reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.render.renderer import Renderer

Enter = Any
Settle = Any
Say = Any

BASE = "https://lantern.example/qna/"
LEFTOVER = re.compile(r"\{\{|\{%|\bNone\b|[Uu]ndefined")
HOSTILE = 'A "B" & <script>alert(1)</script> \u05d0\u05d1'


def parsed(page: bytes) -> LexborHTMLParser:
    assert not LEFTOVER.search(page.decode())
    return LexborHTMLParser(page.decode())


def test_page_has_one_title_and_an_id_for_each_answer(renderer: Renderer, entry: Enter) -> None:
    page = parsed(renderer.page(entry(), None, None))
    assert [node.text() for node in page.css("h1")] == ["The Gap in the Timetable"]
    assert [node.id for node in page.css("section.turn")] == ["answer-0", "answer-1", "answer-2"]
    assert [node.attributes["href"] for node in page.css(".pilcrow")] == ["#answer-0", "#answer-1", "#answer-2"]
    ids = [node.id for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_page_says_who_where_and_when(renderer: Renderer, entry: Enter) -> None:
    page = parsed(renderer.page(entry(), None, None))
    assert page.css_first("html").attributes == {"lang": "en", "dir": "ltr"}
    assert page.css_first(".guests").text() == "Sunniva Crake, night dispatcher"
    assert page.css_first(".facts time").attributes["datetime"] == "2026-11-17T12:30:00+00:00"
    assert "2026\xa0· 1 min" in page.css_first(".facts").text(), "no line begins with the dot"
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://lantern.example/qna/s/four/"
    assert page.css_first("address").text(strip=True).startswith("Lantern Street Press, 7 Lantern Street, Port Ellery")
    assert page.css_first("a.skip").attributes["href"] == "#" + page.css_first("main").id


def test_feeds_are_announced_atom_first(renderer: Renderer, entry: Enter) -> None:
    for page in (renderer.page(entry(), None, None), renderer.index([]), renderer.not_found()):
        found = [(node.attributes["type"], node.attributes["href"]) for node in parsed(page).css("link[rel=alternate]")]
        assert found == [
            ("application/atom+xml", BASE + "atom.xml"),
            ("application/rss+xml", BASE + "rss.xml"),
            ("application/feed+json", BASE + "feed.json"),
        ]


def test_page_asks_nothing_of_anybody_else(renderer: Renderer, entry: Enter) -> None:
    for page in (renderer.page(entry(), entry(), entry()), renderer.index([entry()]), renderer.not_found()):
        tree = parsed(page)
        assert tree.css_first("iframe, object") is None
        assert {node.attributes.get("type") for node in tree.css("script")} <= {"application/ld+json"}
        for node in tree.css("link[href], [src]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            loads = node.tag != "link" or node.attributes.get("rel") in ("stylesheet", "icon", "apple-touch-icon")
            assert not loads or not address.startswith(("http", "//"))


def test_list_of_questions_comes_with_the_seventh(renderer: Renderer, entry: Enter) -> None:
    turns = tuple(Turn(f"Number {at}?", (Passage(Html("<p>a</p>")),)) for at in range(7))
    assert parsed(renderer.page(entry(turns=turns[:6]), None, None)).css_first("details") is None
    listed = parsed(renderer.page(entry(turns=turns), None, None)).css("details li a")
    assert [node.attributes["href"] for node in listed] == [f"#answer-{at}" for at in range(7)]


def test_neighbours(renderer: Renderer, entry: Enter) -> None:
    page = parsed(renderer.page(entry(), entry(slug="three", title="Before"), entry(slug="five", title="After")))
    assert page.css_first("nav a[rel=prev]").attributes["href"] == "../../s/three/"
    assert "After" in page.css_first("nav a[rel=next]").text()
    assert parsed(renderer.page(entry(), None, None)).css_first("nav") is None


def test_closing_view_stands_in_its_place(renderer: Renderer, entry: Enter) -> None:
    answer = (Passage(Html("<p>a</p>"), heading="One"), Passage(Html("<p>b</p>"), heading="Last", closing=True))
    page = parsed(renderer.page(entry(turns=(Turn(None, answer),)), None, None))
    assert [(node.tag, node.attributes["class"], node.text()) for node in page.css("section :is(h2, h3)")] == [
        ("h2", "heading", "One"),
        ("h2", "heading closing", "Last"),
    ]


def test_right_to_left_and_words_of_ours(renderer: Renderer, entry: Enter) -> None:
    page = parsed(renderer.page(entry(title="גשר", language="he"), None, None))
    assert page.css_first("html").attributes == {"lang": "he", "dir": "rtl"}
    assert page.css_first("a.skip").attributes["lang"] == "en"
    german = parsed(renderer.page(entry(language="de"), None, None))
    assert german.css_first("a.skip").text() == "Zum Text springen"
    assert "lang" not in german.css_first("a.skip").attributes
    assert "17. November 2026" in german.css_first(".facts").text()


@pytest.mark.parametrize("field", ["title", "series", "summary"])
def test_hostile_strings_are_text(renderer: Renderer, entry: Enter, field: str) -> None:
    hostile = entry(**{field: HOSTILE, "language": "he"})
    for page in (renderer.page(hostile, hostile, hostile), renderer.index([hostile]), renderer.gone(hostile)):
        tree = parsed(page)
        assert {node.attributes.get("type") for node in tree.css("script")} <= {"application/ld+json"}
        assert b"<script>" not in page
    shown = parsed(renderer.page(hostile, None, None))
    assert (
        HOSTILE
        in {
            "title": shown.css_first("h1").text(),
            "series": shown.css_first(".kicker").text().split(" · ")[0],
            "summary": shown.css_first("meta[name=description]").attributes["content"],
        }[field]
    )


def test_hostile_people_and_questions(renderer: Renderer, entry: Enter) -> None:
    hostile = entry(
        guests=(Person(HOSTILE, HOSTILE, 'https://x.example/"><script>'),),
        turns=(
            Turn(
                HOSTILE, (Passage(Html("<p>a</p>"), speaker=HOSTILE, heading=HOSTILE), Passage(Html("b"), speaker="C"))
            ),
        ),
    )
    for page in (renderer.page(hostile, None, None), renderer.content(hostile).encode()):
        assert b"<script>" not in page


def test_index_is_a_table_of_contents_by_year(renderer: Renderer, entry: Enter) -> None:
    old = entry(slug="old", days=-365, title="Older", number=None, guests=())
    page = parsed(renderer.index([entry(summary="In short."), old]))
    assert [node.text() for node in page.css(".year h2")] == ["2026", "2025"]
    assert [node.attributes["href"] for node in page.css(".what a")] == ["s/four/", "s/old/"]
    assert [node.text() for node in page.css("time")] == ["17 November", "17 November"]
    assert [node.text() for node in page.css(".excerpt")] == ["In short."]
    many = [entry(summary="In short.", slug=f"s{at}") for at in range(10)]
    assert parsed(renderer.index(many)).css(".excerpt") == []


def test_year_is_that_of_the_publications_zone(settings: Settle, entry: Enter) -> None:
    late = replace(entry(), published=entry().published.replace(month=12, day=31, hour=23))
    page = parsed(Renderer(settings(timezone="Asia/Tokyo"), None).index([late]))
    assert page.css_first(".year h2").text() == "2027"
    assert page.css_first("time").attributes["datetime"] == "2027-01-01"


def test_empty_publication_has_pages_too(renderer: Renderer, entry: Enter) -> None:
    assert "Nothing has been published yet." in parsed(renderer.index([])).body.text()
    bare = entry(Session("Bare"))
    assert parsed(renderer.page(bare, None, None)).css_first("h1").text() == "Bare"
    assert renderer.content(bare) == ""


def test_gone_tells_nothing(renderer: Renderer, entry: Enter) -> None:
    page = renderer.gone(entry())
    assert b"The Gap" not in page
    assert parsed(page).css_first("meta[name=robots]").attributes["content"] == "noindex"


def test_feed_content_is_bare(renderer: Renderer, entry: Enter) -> None:
    content = renderer.content(entry())
    tree = LexborHTMLParser(content)
    assert {node.tag for node in tree.body.traverse()} - {"body"} <= {"p", "a", "em", "strong", "h2"}
    assert not re.search(r"\s(class|style|id)=", content)
    assert [node.text() for node in tree.css("h2")] == ["What do you move?", "How many?", "Who reads it?"]
    assert not LEFTOVER.search(content)


def test_same_arguments_same_bytes(settings: Settle, entry: Enter) -> None:
    one, other = Renderer(settings(), None), Renderer(settings(), None)
    assert one.page(entry(), None, entry()) == other.page(entry(), None, entry())
    assert one.index([entry()]) == other.index([entry()])
    assert one.letter(entry()) == other.letter(entry())
    assert one.style() == other.style()


def test_style_sheet_is_named_by_its_content(settings: Settle) -> None:
    plain, blue = Renderer(settings(), None), Renderer(settings(accent="#0000ff"), None)
    assert b"#0000ff" in blue.style()
    assert not LEFTOVER.search(blue.style().decode())
    versions = {re.search(rb"style\.css\?v=(\w+)", each.not_found())[1] for each in (plain, blue)}
    assert len(versions) == 2


def test_code_is_set_as_in_the_mail(renderer: Renderer, entry: Enter) -> None:
    session = entry().session
    code = replace(session, introduction=Html("<pre>a = 1</pre>"))
    mail = renderer.letter(replace(entry(), session=code)).html or ""
    found = parsed(mail.encode()).css_first("pre").attributes["style"] or ""
    tint = re.search(r"background-color: (#[0-9a-f]{6})", found)
    assert tint is not None
    assert f"--tint: {tint[1]}" in renderer.style().decode()
