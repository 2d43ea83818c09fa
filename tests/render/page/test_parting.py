from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.model.listing import Listing
from pipeline.render.page.parting import ANSWERS, by_year, in_series, is_split, shown_part, whole_parts

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def line(key: int, *, series: str | None = None, number: int | None = None) -> Listing:
    """The session that came `key` days after New Year."""
    at = NEW_YEAR + timedelta(days=key)
    return Listing(key, f"urn:x:{key}", f"s{key}", "https://x.example/", f"T{key}", at, at, 1, series, number)


def test_an_index_is_split_above_five_hundred() -> None:
    assert [is_split(count) for count in (0, 500, 501)] == [False, False, True]


def test_years_are_those_of_the_zone() -> None:
    late = replace(line(2), published=NEW_YEAR - timedelta(minutes=30))
    assert {year: len(some) for year, some in by_year([line(1), late], "UTC").items()} == {2026: 1, 2025: 1}
    assert list(by_year([line(1), late], "Europe/Berlin")) == [2026]


@pytest.mark.parametrize("count", [0, 1, ANSWERS, ANSWERS + 1, 2 * ANSWERS, 2 * ANSWERS + 1, 205])
def test_every_answer_stands_on_a_page_and_numbered_pages_are_full(count: int) -> None:
    answers = list(range(count))
    parts = [answers[shown_part(count, number)] for number in range(whole_parts(count) + 1)]
    assert {each for part in parts for each in part} == set(answers)
    assert all(len(part) == ANSWERS for part in parts[1:])
    assert len(parts[0]) == min(count, ANSWERS)


def test_a_numbered_page_never_changes_when_answers_come() -> None:
    for count in range(ANSWERS + 1, 5 * ANSWERS):
        now, then = list(range(count)), list(range(-1, count))
        for number in range(1, whole_parts(count) + 1):
            assert now[shown_part(count, number)] == then[shown_part(count + 1, number)]


def neighbours(*listings: Listing) -> dict[int, tuple[int | None, int | None]]:
    return {key: (before and before.key, after and after.key) for key, (before, after) in in_series(listings).items()}


def test_neighbours_are_those_of_the_series_by_number() -> None:
    tides = [line(key, series="Tides", number=number) for key, number in ((4, 1), (3, 3), (1, 2))]
    alone = line(2)
    assert neighbours(tides[0], tides[1], alone, tides[2]) == {4: (None, 1), 1: (4, 3), 3: (1, None), 2: (1, 3)}


@pytest.mark.parametrize("numbers", [(1, None), (1, 1)])
def test_where_numbers_do_not_tell_the_date_does(numbers: tuple[int | None, int | None]) -> None:
    newer, older = (line(2 - at, series="Tides", number=number) for at, number in enumerate(numbers))
    assert neighbours(newer, older) == {2: (1, None), 1: (None, 2)}


def test_one_session_has_no_neighbours() -> None:
    assert neighbours(line(1)) == {1: (None, None)}
    assert neighbours() == {}
