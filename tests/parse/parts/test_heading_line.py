"""Titles, numbers and dates as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.parse.parts.heading_line import TitleLine, series_name, split_title
from pipeline.parse.words.dates import moment
from pipeline.parse.words.numerals import value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Harbour Talks – Session 7: Bread", TitleLine("Bread", "Harbour Talks", 7)),
        ("Harbour Talks - Session 7 - Bread", TitleLine("Bread", "Harbour Talks", 7)),
        ("Harbour Talks #5: Bread", TitleLine("Bread", "Harbour Talks", 5)),
        ("Bread (Harbour Talks, Session 5)", TitleLine("Bread", "Harbour Talks", 5)),
        ("Harbour Talks – Session 12, Part 2 of 2: Bread", TitleLine("Bread", "Harbour Talks", 12)),
        ("Harbour Talks, Episode IV: “Bread” and Salt", TitleLine("“Bread” and Salt", "Harbour Talks", 4)),
        ("Fragen am Kai – Folge 9: Netze", TitleLine("Netze", "Fragen am Kai", 9)),
        ("Paroles du quai, épisode 3 : Le sel", TitleLine("Le sel", "Paroles du quai", 3)),
        ("Charlas, entrevista n.º 4: La sal", TitleLine("La sal", "Charlas", 4)),
        ("Viertes Gespräch: Netze", TitleLine("Netze", None, 4)),
        ("שאלות ותשובות, פרק ז׳: אולפן", TitleLine("אולפן", "שאלות ותשובות", 7)),
        ("Harbour Talks – Session 14", TitleLine(None, "Harbour Talks", 14)),
        ("A Session 2 Story", TitleLine("A Session 2 Story")),
        ("Thirty-five years of bread", TitleLine("Thirty-five years of bread")),
        ("Bread 2.0 - Interview with Ada Brook", TitleLine("Bread 2.0 - Interview with Ada Brook")),
    ],
)
def test_title_line_is_taken_apart(line: str, expected: TitleLine) -> None:
    assert split_title(line) == expected


def test_known_series_needs_no_number() -> None:
    found = split_title("People of Slip Road: Ada Brook", ("People of Slip Road",))
    assert found == TitleLine("Ada Brook", "People of Slip Road")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("5", 5),
        ("#5", 5),
        ("(16)", 16),
        ("IV", 4),
        ("Three", 3),
        ("viertes", 4),
        ("②", 2),
        ("٣", 3),
        ("ז׳", 7),
        ("四", 4),
        ("十二", 12),
    ],
)
def test_number_in_any_notation(written: str, number: int) -> None:
    assert value(written) == number


@pytest.mark.parametrize("written", ["", "Bread", "M", "½", "9" * 30])
def test_no_number(written: str) -> None:
    assert value(written) is None


@pytest.mark.parametrize(
    "written",
    ["2025-03-04", "4 March 2025", "March 4, 2025", "4. März 2025", "4 mars 2025",
     "4 de marzo de 2025", "4.3.2025", "2025/3/4",
     "2025-03-04 00:00:00 +0000", "Tue, 04 Mar 2025 00:00:00 +0000"],
)  # fmt: skip
def test_date_in_any_notation(written: str) -> None:
    assert moment(written, "UTC") == datetime(2025, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize("written", ["soon", "03/04/2025", "31 February 2025", "0001-01-01", "2025", "x" * 500])
def test_no_date(written: str) -> None:
    assert moment(written, "UTC") is None


@pytest.mark.parametrize("season", ["Winter 1996", "invierno", "Spring 2026", "осень", "秋号"])
def test_a_season_behind_the_number_is_no_title(season: str) -> None:
    assert split_title(f"Quiet Trades No. 11 - {season}").title is None


def test_a_time_is_no_number() -> None:
    assert split_title("The Tide · 2019-08-05 09:30 · print").number is None


def test_the_season_of_an_issue_is_no_part_of_the_series() -> None:
    assert series_name("ELEVENSES Spring 2026") == "ELEVENSES"
    assert series_name("Transcript: Small Hours") == "Small Hours"


def test_brackets_before_an_eastern_title_hold_the_series() -> None:
    assert split_title("[사람들] 연을 보면 바람이 보입니다")[:2] == ("연을 보면 바람이 보입니다", "사람들")
    assert split_title("[인터뷰] 연을 보면 바람이 보입니다").series is None
    assert split_title("[Updated] The kite maker").series is None


def test_a_part_in_brackets_behind_the_number_is_no_title() -> None:
    assert split_title("SLOW WEIRS #17 (part 2 of 3): on rain") == ("on rain", "SLOW WEIRS", 17)
    assert series_name("4] Letters (in") is None
