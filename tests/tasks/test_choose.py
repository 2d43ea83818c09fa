"""A session is meant by any of its names, and by nothing else."""

from __future__ import annotations

import pytest


@pytest.fixture
def filled(publication):
    publication.write("one.md", 1, title="The Bell Buoy", date="2026-01-10")
    publication.run()
    return publication


@pytest.mark.parametrize(
    "word",
    [
        "1",
        "latest",
        "one.md",
        "the bell buoy",
        "“The Bell Buoy”",
        "ferry-talks-1-the-bell-buoy",
        "ferry-talks-1",
        "http://127.0.0.1:8717/s/ferry-talks-1-the-bell-buoy/",
    ],
)
def test_a_session_is_found_by_any_of_its_names(filled, word):
    assert filled.qna("sessions", "show", word) == 0
    assert "The Bell Buoy" in filled.out


def test_the_latest_session_is_none_that_was_retracted(filled):
    filled.write("two.md", 2, title="A Greener Rail", date="2026-02-10")
    filled.run()
    filled.qna("sessions", "show", "latest")
    assert "A Greener Rail" in filled.out
    assert filled.qna("sessions", "retract", "2", "--yes") == 0
    filled.qna("sessions", "show", "latest")
    assert "The Bell Buoy" in filled.out
    filled.qna("sessions", "retract", "1", "--yes")
    assert filled.qna("sessions", "show", "latest") == 2
    assert "all sessions are retracted; say which one you mean" in filled.err
    assert filled.qna("sessions", "show", "2") == 0


@pytest.mark.parametrize("word", ["99", "²", "9" * 5000, "", "http://[", "http://\udcff/"])
def test_a_session_that_is_not_there_is_a_usage_error(filled, word):
    assert filled.qna("preview", word) == 2
    assert f"there is no session {word!r}" in filled.err
