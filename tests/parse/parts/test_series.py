"""Series and number where the title does not say them: kickers, labels, sentences, the page's head, a welcome."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse
from pipeline.parse.parts.heading_line import is_issue, split_title
from pipeline.parse.parts.series import Around, told

TALK = (
    "<h3>How did you begin?</h3><p>With my own hands, and I was late.</p><h3>Who taught you?</h3><p>Nobody but my aunt."
    "</p><h3>What do you need?</h3><p>Rain, and I mean it.</p>"
)


def session(head: str, body: str) -> Session:
    page = f"<html><head><title>{head}</title></head><body><main>{body}{TALK}</main></body></html>"
    (parsed,) = parse(Document("series", "a.html", "text/html", page.encode()))
    assert parsed.session is not None
    return parsed.session


INTRO = "<p>Agda Rosendal is a loom mender in Nether Wick, where we met her for this interview on a dry day in May.</p>"


@pytest.mark.parametrize(
    ("head", "body", "series", "number"),
    [
        ("The mender – The Post", '<p class="kicker">Small Hours</p><h1>The mender</h1>', "Small Hours", None),
        ("Small Hours: The mender – The Post", "<h1>The mender</h1>", "Small Hours", None),
        ("The mender", "<h1>The mender</h1><h2>Small Hours No. 58: Agda Rosendal on rain</h2>", "Small Hours", 58),
        ("The mender", "<h1>The mender</h1><h2>Small Hours, Part XII: a woman and a loom</h2>", "Small Hours", 12),
        ("The mender", "<p>SMALL HOURS 18</p><h1>The mender</h1>", "SMALL HOURS", 18),
        ("The mender", "<h1>The mender</h1><p>Series: Small Hours (9)</p>", "Small Hours", 9),
        ("The mender", "<h1>The mender</h1><p>Part XII of our series “Small Hours”, on work.</p>", "Small Hours", 12),
        ("The mender", "<h1>The mender</h1><p>The fourth instalment of Small Hours, a series.</p>", "Small Hours", 4),
        ("The mender", "<h1>The mender</h1><p>This is the fifth Small Hours, our night talks.</p>", "Small Hours", 5),
    ],
)
def test_series_is_found(head: str, body: str, series: str, number: int | None) -> None:
    found = session(head, body + INTRO)
    assert (found.series, found.number) == (series, number)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Created: June 3, 2023 10:12</p>",
        "<p>12.03.2021 // Society</p>",
        "<p>Comments (14)</p>",
        "<p>By Olof Brandt</p>",
    ],
)
def test_what_only_has_a_number_names_no_series(line: str) -> None:
    found = session("The mender", f"{line}<h1>The mender</h1>{INTRO}")
    assert (found.series, found.number) == (None, None)


def around(**said: str) -> Around:
    opening = said.get("opening", "")
    return Around("The mender", said.get("headed", ""), (), (), (), "", opening, ("Agda Rosendal",))


def test_hosts_welcome_their_listeners_to_the_series() -> None:
    found = told(around(opening="Hello and welcome back to Slow Thread. I'm Olof."))
    assert found is not None
    assert found.series == "Slow Thread"


def test_the_name_of_a_guest_or_a_site_is_no_series() -> None:
    assert told(around(headed="Agda Rosendal: The mender | The Post")) is None
    assert told(around(headed="The Post: The mender")) is None


@pytest.mark.parametrize(
    ("line", "title", "series", "number"),
    [
        ("[골목의 손] ⑥ “실은 놓을 때”", "“실은 놓을 때”", "골목의 손", 6),
        ("慢时光访谈 VOL.6 丨 山里的修表人", "山里的修表人", "慢时光访谈", 6),
        ("裏道の達人 vol.3 貸本修繕師・森田さん", "貸本修繕師・森田さん", "裏道の達人", 3),
        ("پنج دقیقه با … (۱۱): نبیل", "نبیل", "پنج دقیقه با …", 11),
    ],
)
def test_titles_of_other_scripts_are_taken_apart(line: str, title: str, series: str, number: int) -> None:
    found = split_title(line)
    assert (found.title, found.number) == (title, number)
    assert (found.series or "").startswith(series.rstrip(" …"))


def test_a_line_that_dates_a_paper_is_known() -> None:
    assert is_issue("No. 3 (Autumn 2018), pp. 44–49")
    assert is_issue("Issue Fourteen, Winter 2008")
    assert not is_issue("Session 3: The year 2008 and after")
