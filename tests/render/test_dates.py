from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.render.dates import clock, day

MOMENT = datetime(2026, 10, 1, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "whole", "without_year"),
    [
        ("en", "2 October 2026", "2 October"),
        ("en-US", "October 2, 2026", "October 2"),
        ("de-AT", "2. Oktober 2026", "2. Oktober"),
        ("fr", "2 octobre 2026", "2 octobre"),
        ("es", "2 de octubre de 2026", "2 de octubre"),
        ("it", "2 ottobre 2026", "2 ottobre"),
        ("pt-BR", "2 de outubro de 2026", "2 de outubro"),
        ("nl", "2 oktober 2026", "2 oktober"),
        ("ja", "2026年10月2日", "10月2日"),
        ("ko", "2026년 10월 2일", "10월 2일"),
        ("he", "2 באוקטובר 2026", "2 באוקטובר"),
        ("tlh", "2026-10-02", "10-02"),
    ],
)
def test_date_is_written_as_its_language_writes_it(language: str, whole: str, without_year: str) -> None:
    assert day(MOMENT, language, "Europe/Berlin") == whole
    assert day(MOMENT, language, "Europe/Berlin", year=False) == without_year


def test_day_and_time_are_those_of_the_zone() -> None:
    assert day(MOMENT, "en", "UTC") == "1 October 2026"
    assert day(MOMENT, "fr", "UTC") == "1er octobre 2026"
    assert clock(MOMENT, "Asia/Tokyo") == "08:30"
