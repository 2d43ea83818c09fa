"""Subscribers come and go, one by one or as a list, however it was saved."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def filled(publication):
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1, title="The Bell Buoy", date="2026-01-10")
    publication.run()
    return publication


def test_subscribers_come_and_go(filled, tmp_path):
    people = tmp_path / "people.txt"
    people.write_text("# friends\nBob <bob@example.org>\n\nANN@example.org\nnobody\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 65
    assert filled.out == "1 subscriber added, 1 already there\n"
    assert "'nobody': expected an address" in filled.err
    filled.qna("subscribers", "list")
    assert [line.split()[0] for line in filled.out.splitlines()] == ["ann@example.org", "bob@example.org"]
    assert filled.qna("subscribers", "remove", "Ann@Example.org") == 0
    assert filled.qna("subscribers", "remove", "ann@example.org") == 65
    filled.qna("subscribers", "list", "--json")
    assert [json.loads(line)["address"] for line in filled.out.splitlines()] == ["bob@example.org"]


def test_a_list_may_begin_with_a_byte_order_mark_and_end_lines_in_any_way(filled, tmp_path):
    people = tmp_path / "people.txt"
    people.write_bytes(b"\xef\xbb\xbfbob@example.org\r\nCy <cy@example.org>\rdee@example.org")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 0
    filled.qna("subscribers", "list", "--json")
    found = [json.loads(line)["address"] for line in filled.out.splitlines()]
    assert found == ["ann@example.org", "bob@example.org", "cy@example.org", "dee@example.org"]


def test_a_list_that_is_not_utf8_is_refused_whole_with_its_line(filled, tmp_path):
    people = tmp_path / "people.txt"
    people.write_bytes(b"\xef\xbb\xbfbob@example.org\nJ\xf6rg <joerg@example.org>\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 65
    assert filled.err.startswith(f"qna: {people}:2: expected UTF-8, not the byte 0xf6; save the list as UTF-8")
    filled.qna("subscribers", "list")
    assert len(filled.out.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "J\udcf6rg <joerg@example.org>"),
        ("add", "bob@example.org", "--field", "city=K\udcf6ln"),
        ("remove", "j\udcf6rg@example.org"),
        ("remove", "ann@example.org", "--reason", "m\udcf6chte nicht"),
    ],
)
def test_what_was_typed_in_another_encoding_is_a_usage_error(filled, arguments):
    assert filled.qna("subscribers", *arguments) == 2
    assert "expected UTF-8, not" in filled.err


def test_removing_somebody_keeps_them_from_what_is_still_owed(filled):
    filled.configure('settle = "0 min"', 'settle = "60 min"')
    filled.qna("subscribers", "add", "bob@example.org")
    filled.write("two.md", 2)
    filled.run()
    filled.qna("subscribers", "remove", "bob@example.org")
    filled.now = filled.now.replace(hour=14)
    filled.run()
    assert filled.mailed() == ["ann@example.org"]


def test_a_list_brings_nobody_back_who_has_left(publication, tmp_path):
    publication.qna("subscribers", "add", "ann@example.org", "ben@example.org")
    publication.qna("subscribers", "remove", "ben@example.org", "--reason", "complaint")
    people = tmp_path / "people.txt"
    people.write_text("ann@example.org\nben@example.org\ncy@example.org\n", "utf-8")
    assert publication.qna("subscribers", "add", "--from", str(people)) == 0
    told = "1 subscriber added, 1 already there, 1 left out who have left (--again brings them back)\n"
    assert publication.out == told
    publication.qna("subscribers", "list")
    assert "ben@" not in publication.out
    assert publication.qna("subscribers", "add", "--again", "--from", str(people)) == 0
    assert publication.out == "1 subscriber added, 2 already there\n"


def test_who_has_left_comes_back_when_named(publication):
    publication.qna("subscribers", "add", "ann@example.org")
    publication.qna("subscribers", "remove", "ann@example.org")
    assert publication.qna("subscribers", "add", "ann@example.org") == 0
    assert publication.out == "1 subscriber added\n"
