"""Series and number where the title does not say them: kickers, labels, sentences, the page's head, a welcome."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse
from pipeline.parse.parts.heading_line import is_issue, split_title
from pipeline.parse.parts.series import Around, beside_name, told

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


@pytest.mark.parametrize(
    ("introduction", "series", "number"),
    [
        ("The transcript of episode 27 of Quiet Trades, our podcast.", "Quiet Trades", 27),
        ("“旧物新医”栏目第十二期，我们走进档案馆。", "旧物新医", 12),
    ],
)
def test_a_sentence_names_series_and_number(introduction: str, series: str, number: int) -> None:
    found = told(Around("Glass", "", (), (), (), introduction, introduction))
    assert found is not None
    assert (found.series, found.number) == (series, number)


@pytest.mark.parametrize(
    ("text", "name", "series", "number"),
    [
        ("Quiet trades (3)", "kicker", "Quiet trades", 3),
        ("Zomerserie ‘Stille beroepen’ (3)", "article-chapeau", "Stille beroepen", 3),
        ("Dialoghi di confine", "title-occhiello", "Dialoghi di confine", None),
    ],
)
def test_the_line_over_the_title_by_its_class(text: str, name: str, series: str, number: int | None) -> None:
    found = told(Around("Glass", "Glass", ((text, frozenset({name})),), (), (), "", ""))
    assert found is not None
    assert (found.series, found.number) == (series, number)


def test_the_last_step_of_a_trail_may_name_series_and_number() -> None:
    found = told(Around("Glass", "", (), (), ("Home › Stories › Quiet trades, part XII",), "", ""))
    assert found is not None
    assert (found.series, found.number) == ("Quiet trades", 12)


@pytest.mark.parametrize("genre", ["Dubbelinterview", "Grand entretien", "L’intervista", "Im Gespräch"])
def test_the_kind_of_piece_over_the_title_is_no_series(genre: str) -> None:
    assert told(Around("Glass", "Glass", ((genre, frozenset({"kicker"})),), (), (), "", "")) is None


def test_the_kind_of_piece_beside_a_series_is_left_out() -> None:
    above = (("Voci del molo / L'intervista", frozenset({"kicker"})),)
    found = told(Around("Glass", "Glass", above, (), (), "", ""))
    assert found is not None
    assert found.series == "Voci del molo"


def test_a_sentence_of_a_script_without_capitals_goes_on() -> None:
    text = "نشرت الباحثة سلسلة زمنية تمتد مئة عام."
    assert told(Around("Glass", "", (), (), (), text, text)) is None


def test_who_is_quoted_in_the_head_is_no_series() -> None:
    assert (
        told(Around("‘Glass is slow’", "A glazier and her son: ‘Glass is slow’ | The Post", (), (), (), "", "")) is None
    )


@pytest.mark.parametrize(
    ("opening", "series", "number"),
    [
        ("Buonasera e bentornati a «Voci del molo», il podcast. Siamo alla puntata trentuno.", "Voci del molo", 31),
        ("Hello and welcome to Slow Thread. This is episode forty-two, and I'm Olof.", "Slow Thread", None),
        ("Hello and welcome to Slow Thread. This is episode 42, and I'm Olof.", "Slow Thread", 42),
        ("So welcome to the next episode of the Slow Thread. I'm Olof.", "Slow Thread", None),
        ("Herzlich willkommen zu einer neuen Folge von Langer Faden. Ich bin Olof.", "Langer Faden", None),
        ("I could not find my thimble. This is Thread to Me, episode 42, recorded in May.", "Thread to Me", 42),
    ],
)
def test_the_number_is_said_behind_the_welcome(opening: str, series: str, number: int | None) -> None:
    found = told(around(opening=opening))
    assert found is not None
    assert (found.series, found.number) == (series, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("This is the third post in our Slow Thread series.", 3),
        ("Dies ist das vierte Stück aus Slow Thread.", 4),
        ("Tämä on Slow Thread -sarjan viides juttu.", 5),
        ("She read three posts in our Slow Thread series.", None),
        ("We met for Slow Thread, and she made a second pot of tea.", None),
    ],
)
def test_the_number_beside_the_name_of_the_series(text: str, number: int | None) -> None:
    assert beside_name("Slow Thread", text) == number


@pytest.mark.parametrize(
    ("line", "title", "series", "number"),
    [
        ("“夜に開く店”へ行く｜川べり通信 #12", "“夜に開く店”へ行く", "川べり通信", 12),
        ("【港邊的手】系列之五：把船修回會漏水的樣子", "把船修回會漏水的樣子", "港邊的手", 5),
    ],
)
def test_a_series_stands_behind_its_title_or_before_its_number(line: str, title: str, series: str, number: int) -> None:
    assert split_title(line) == (title, series, number)


@pytest.mark.parametrize(
    ("title", "series", "rest"),
    [
        ("Member Spotlight – Meet Agda Rosendal", "Member Spotlight", "Meet Agda Rosendal"),
        ("Member Spotlight with Agda Rosendal", "Member Spotlight", "Agda Rosendal"),
        ("Agda Rosendal – Member Spotlight", "Member Spotlight", "Agda Rosendal"),
        ("Loom Showcase - Shuttle", "Loom Showcase", "Shuttle"),
        ("Wever van de maand: Agda Rosendal (Nederland)", "Wever van de maand", "Agda Rosendal (Nederland)"),
        ("Månadens vävare: Agda Rosendal", "Månadens vävare", "Agda Rosendal"),
        ("Weaving - Agda Rosendal", None, "Weaving - Agda Rosendal"),
        ("Spotlight on weavers: Agda Rosendal", "Spotlight on weavers", "Agda Rosendal"),
        ("How I built my profile – Agda Rosendal", None, "How I built my profile – Agda Rosendal"),
        ("Loom of the year: a talk with Agda Rosendal", None, "Loom of the year: a talk with Agda Rosendal"),
    ],
)
def test_series_that_present_people_head_titles(title: str, series: str | None, rest: str) -> None:
    found = session("", f"<h1>{title}</h1>{INTRO}")
    assert (found.series, found.title) == (series, rest)


def test_our_series_may_have_small_words() -> None:
    found = session("", f"<h1>The mender</h1><p>This is part of our Faces of the Coast series.</p>{INTRO}")
    assert found.series == "Faces of the Coast"


def test_a_welcome_may_stand_below_long_notes() -> None:
    notes = "<p>Looms that were spoken of, with what each of them is good for and where it stands today.</p>" * 6
    asked = "<h3>Olof</h3><p>Hey everyone, welcome to That's My Loom, the talk on looms. How did you begin?</p>"
    turns = "".join(f"<h3>{who}</h3><p>{said}</p>" for who, said in (
        ("Agda", "With my own hands, and I was late."), ("Olof", "Who taught you?"), ("Agda", "Nobody but my aunt."),
        ("Olof", "What do you need?"), ("Agda", "Rain, and I mean it."),
    ))  # fmt: skip
    page = f"<html><body><h1>The mender</h1>{notes}{asked}{turns}</body></html>"
    (parsed,) = parse(Document("series", "a.html", "text/html", page.encode()))
    assert parsed.session is not None
    assert parsed.session.series == "That's My Loom"
