"""Mails: both parts say the same, and what mail readers can bear."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.letter import Letter
from pipeline.model.session import Html, Passage, Person, Turn
from pipeline.render.fragments.wrapping import columns
from pipeline.render.mail.headers import one_line
from pipeline.render.mail.letters import LIMIT, tidy
from pipeline.render.renderer import Renderer
from tests.render.conftest import links

Enter = Any
Say = Any

LEFTOVER = re.compile(r"\{\{|\{%|\bNone\b|[Uu]ndefined")
LONG = Html("<p>" + "All of this is said. " * 700 + "</p>")  # 14,707 bytes


def html(letter: Letter) -> str:
    assert letter.html is not None
    assert not LEFTOVER.search(letter.html + letter.text + letter.subject)
    assert received(letter.html) < LIMIT
    return letter.html


def received(html: str) -> int:
    """Its bytes when its lines end in CRLF."""
    return len(html.replace("\n", "\r\n").encode())


def web(text: str) -> list[str]:
    return sorted(re.findall(r"https?://[^\s<>\"]+", text))


def same_links(letter: Letter) -> bool:
    found = links(html(letter))
    written = [address for address in found if address.startswith("http")]
    told = [address.removeprefix("mailto:") for address in found if address.startswith("mailto:")]
    return web(letter.text) == sorted(written) and all(address in letter.text for address in told)


def test_both_parts_carry_the_same_links(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry())
    assert same_links(letter)
    assert "mailto:editor@lantern.example?subject=unsubscribe%20reader@example.org" in links(html(letter))
    assert "<mailto:editor@lantern.example?subject=unsubscribe%20reader@example.org>" in letter.text
    assert links(html(letter))[0] == "https://lantern.example/qna/s/four/"


def test_both_parts_say_the_same(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry())
    for said in ("What do you move?", "Fifty-three.", "7 Lantern Street, Port Ellery", "Write to", "From ten at night"):
        assert said in html(letter)
        assert said in letter.text


def test_styles_are_in_the_elements_and_media_rules_stay(renderer: Renderer, entry: Enter) -> None:
    tree = LexborHTMLParser(html(renderer.letter(entry())))
    assert tree.css_first("script, link, form, iframe, video") is None
    style = tree.css_first("style").text()
    assert "@media (prefers-color-scheme: dark)" in style
    assert "@media (max-width: 480px)" in style
    for node in tree.css("p, h1, h2, a, td"):
        assert node.attributes.get("style"), node.html
    assert {node.attributes["role"] for node in tree.css("table")} == {"presentation"}
    assert tree.css_first("meta[name=color-scheme]").attributes["content"] == "light dark"
    assert "display: none" in tree.css_first(".preheader").attributes["style"]
    assert tree.css(".button") == []


def test_nothing_is_hidden_by_its_colour(renderer: Renderer, entry: Enter) -> None:
    # Spam filters take it for a trick, and rightly.
    shown = html(renderer.letter(entry()))
    assert not re.search(r"(?<!-)color", LexborHTMLParser(shown).css_first(".preheader").attributes["style"] or "")
    assert not re.search(r"\.preheader\b[^}]*(?<!-)color\b", shown)


def test_guests_look_alike_whether_they_have_an_address_or_not(renderer: Renderer, entry: Enter) -> None:
    guests = (Person("Ada Moor", url="https://moor.example/"), Person("Ben Ash"))
    tree = LexborHTMLParser(html(renderer.letter(entry(guests=guests))))
    names = tree.css(".guests a, .guests strong")
    assert [name.text() for name in names] == ["Ada Moor", "Ben Ash"]
    assert all("font-weight: 600" in (name.attributes["style"] or "") for name in names)


def test_no_letter_is_smaller_than_can_be_read(renderer: Renderer, entry: Enter) -> None:
    tree = LexborHTMLParser(html(renderer.letter(entry())))
    sizes = [
        int(match[1])
        for node in tree.css("body [style]")
        if "preheader" not in (node.attributes.get("class") or "")
        for match in re.finditer(r"font-size:\s*(\d+)px", node.attributes["style"] or "")
    ]
    assert min(sizes) >= 14


def test_text_part_is_set_in_72_columns(renderer: Renderer, entry: Enter) -> None:
    text = renderer.letter(entry(introduction=Html("<p>" + "word " * 200 + "</p>"))).text
    assert all(columns(line) <= 72 or "://" in line or "mailto:" in line for line in text.splitlines())
    assert text.endswith("\n")
    assert not re.search(r"\n{4}| \n|\f", text)


def test_long_session_is_cut_at_a_question(renderer: Renderer, entry: Enter) -> None:
    turns = tuple(Turn(f"Number {at}?", (Passage(LONG),)) for at in range(12))
    letter = renderer.letter(entry(turns=turns))
    shown = html(letter).count(">Number ")
    assert 3 <= shown < 12
    assert letter.text.count("Number ") == shown
    assert f"https://lantern.example/qna/s/four/#answer-{shown}" in links(html(letter))
    assert same_links(letter)
    assert len(LexborHTMLParser(html(letter)).css(".button")) == 1
    assert "Write to" not in letter.text
    assert received(html(letter)) + 2 * len(LONG) > LIMIT


def test_line_ends_are_counted_as_they_are_received(renderer: Renderer, entry: Enter) -> None:
    lines = Html("<pre>" + "\n" * 900 + "</pre>")
    turns = tuple(Turn(f"Number {at}?", (Passage(lines),)) for at in range(90))
    letter = renderer.letter(entry(turns=turns))
    taken = html(letter).count(">Number ")
    assert 10 < taken < 60
    assert received(html(letter)) + 2 * received(lines) > LIMIT - 4400, "room is kept for the address, said twice"


def test_long_essay_is_cut_between_its_passages(renderer: Renderer, entry: Enter) -> None:
    answer = tuple(Passage(LONG, heading=f"Part {at}") for at in range(12))
    letter = renderer.letter(entry(turns=(Turn("Why?", answer),)))
    assert 3 <= html(letter).count(">Part ") < 12
    assert letter.text.count("Part ") == html(letter).count(">Part ")
    assert "https://lantern.example/qna/s/four/#answer-0" in links(html(letter))


def test_endless_passage_is_left_to_the_web(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry(turns=(Turn("Why?", (Passage(Html(LONG * 12)),)),)))
    assert "From ten at night" in html(letter)
    assert "All of this" not in html(letter)
    assert same_links(letter)


def test_endless_introduction_is_left_to_the_web(renderer: Renderer, entry: Enter) -> None:
    for turns in ((), entry().session.turns):
        letter = renderer.letter(entry(introduction=Html(LONG * 12), turns=turns))
        assert LexborHTMLParser(html(letter)).css_first(".introduction") is None
        assert "All of this" not in letter.text
        assert same_links(letter)
        assert len(LexborHTMLParser(html(letter)).css(".button")) == 1


def test_rest_of_a_session_that_lives_elsewhere(renderer: Renderer, entry: Enter) -> None:
    long = entry(turns=tuple(Turn(f"Number {at}?", (Passage(LONG),)) for at in range(12)))
    letter = renderer.letter(replace(long, link="https://elsewhere.example/?p=4"))
    assert not any("#" in address for address in links(html(letter)))


def test_subject_is_one_line(renderer: Renderer, entry: Enter) -> None:
    assert renderer.letter(entry()).subject == "The Gap in the Timetable"
    assert renderer.letter(entry(series="Other Talks")).subject == "The Gap in the Timetable – Other Talks 4"
    smuggled = renderer.letter(entry(title="A & B\r\nBcc: x@y.example " + "long " * 50)).subject
    assert smuggled.startswith("A & B Bcc: x@y.example long")
    assert len(smuggled) == 150


def test_proof_says_so(renderer: Renderer, entry: Enter) -> None:
    banner = "Proof. This goes to 214 subscribers on 3 June 2026 at 14:05, unless the source changes."
    proof = renderer.letter(entry(), banner=banner)
    assert proof.subject == "[Proof] The Gap in the Timetable"
    assert banner.split(", unless")[0] in proof.text.split("\n\n")[0].replace("\n", " ")
    assert LexborHTMLParser(html(proof)).css_first(".banner").text() == banner
    assert LexborHTMLParser(html(renderer.letter(entry()))).css_first(".banner") is None


def test_hostile_title_is_text(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry(title='<script>x</script> & "y"'))
    assert "<script" not in html(letter)
    assert '<script>x</script> & "y"' in letter.text


def test_right_to_left_letter(renderer: Renderer, entry: Enter) -> None:
    tree = LexborHTMLParser(html(renderer.letter(entry(title="البيانو", language="ar"))))
    assert tree.css_first("html").attributes == {"lang": "ar", "dir": "rtl"}
    assert "text-align: right" in tree.css_first("td.ink").attributes["style"]
    assert "letter-spacing: normal" in tree.css_first("h1").attributes["style"]


def test_receipt(renderer: Renderer) -> None:
    facts: dict[str, Any] = {
        "title": "The Gap in the Timetable",
        "is_correction": False,
        "link": "https://lantern.example/qna/s/four/",
        "audience": 12014,
        "sent": 12009,
        "failed": 2,
        "skipped": 1,
        "uncertain": 2,
        "remaining": 0,
        "started": datetime(2026, 6, 3, 13, 5, tzinfo=UTC),
        "finished": datetime(2026, 6, 3, 13, 9, tzinfo=UTC),
        "undelivered": [("a@x.example", "550 5.1.1 No such user")],
    }
    receipt = renderer.notice("receipt", **facts)
    assert receipt.subject == "Sent to 12 009 of 12 014: The Gap in the Timetable"
    assert receipt.html is None
    assert "Audience   12\u202f014\nSent       12\u202f009\nFailed          2\n" in receipt.text
    assert "3 June 2026 at 14:09" in " ".join(receipt.text.split())
    assert "a@x.example\n    550 5.1.1 No such user" in receipt.text
    assert "Uncertain: " in receipt.text
    assert "Remaining: " not in receipt.text
    early = renderer.notice("receipt", **facts | {"finished": None, "uncertain": 0, "undelivered": []})
    assert "not finished yet" in early.text
    assert "Not delivered" not in early.text


def test_other_notices_say_what_to_do(renderer: Renderer, entry: Enter) -> None:
    one = {"sessions": [entry()], "reason": "It is too old.", "commands": ["qna sessions approve 4"]}
    held = renderer.notice("held", **one, is_correction=False)
    assert held.subject == "Published but not mailed: The Gap in the Timetable"
    assert "    qna sessions approve 4" in held.text
    corrected = renderer.notice("held", **one, is_correction=True)
    assert corrected.subject == "Correction not mailed: The Gap in the Timetable"
    assert "published" not in corrected.text.lower()
    two = {"sessions": [entry(), entry()], "reason": "Too many.", "commands": ["a", "b"]}
    several = renderer.notice("held", **two, is_correction=False)
    assert several.subject == "Published but not mailed: 2 sessions"
    doubted = {"title": "X", "origin": "x.txt", "reasons": ("no guest found",), "word": "x.txt"}
    review = renderer.notice("review", sessions=[doubted])
    assert review.subject == "Please look at this: X"
    assert "X\n-\nx.txt\n\n- no guest found\n\n    qna sessions show x.txt\n" in review.text
    assert renderer.notice("review", sessions=[doubted, doubted]).subject == "Please look at 2 sessions"
    trouble = renderer.notice("trouble", what="The source\r\ndoes not answer", detail="since 3 June")
    assert trouble.subject == "Trouble: The source does not answer"
    for letter in (held, corrected, several, review, trouble):
        assert not LEFTOVER.search(letter.text + letter.subject)
        assert all(columns(line) <= 72 for line in letter.text.splitlines())


@pytest.mark.parametrize(
    ("rough", "smooth"),
    [("a\n\n\n\nb", "a\n\nb\n"), ("\n\na  \n \n\fb\n\n\n", "a\n\n\nb\n"), ("\fa", "a\n"), ("", "\n")],
)
def test_tidy(rough: str, smooth: str) -> None:
    assert tidy(rough) == smooth


def test_one_line_has_no_breaks_of_any_kind() -> None:
    assert one_line("a\r\nb\u2028c\vd") == "a b c d"


def test_text_of_a_session(renderer: Renderer, entry: Enter) -> None:
    text = renderer.text(entry())
    assert text.startswith("Lantern Street QnA\xa0· Session 4\n\n\nThe Gap in the Timetable\n====")
    assert "What do you move?\n-----------------\n\nGaps. *Only* gaps." in text
    assert "the notes [2].\n\n[2] https://lantern.example/notes" in text
    assert "nsubscribe" not in text
