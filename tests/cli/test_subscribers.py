"""Subscribers come and go, one by one or as a list, however it was saved."""

from __future__ import annotations

import json

import pytest


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


@pytest.mark.parametrize(
    "written",
    [
        'email,name\nbob@example.org,"Quay, Bob"\ncy@example.org,\n',
        "Name;E-Mail;Since\nQuay, Bob;bob@example.org;2019\n\n;cy@example.org;2020\n",
        "\ufeffFirst Name\tLast Name\tEmail Address\nQuay,\tBob\tbob@example.org\n\t\tcy@example.org\n",
        '# ours\n"Quay, Bob"\tbob@example.org\ncy@example.org\n',
        'bob@example.org, "Quay, Bob"\n'.replace(", ", ",", 1) + "cy@example.org\n",
        '"=?utf-8?q?Quay=2C_Bob?=" <bob@example.org>\ncy@example.org',
    ],
)
def test_a_list_may_be_a_table(filled, tmp_path, written):
    people = tmp_path / "people.csv"
    people.write_text(written, "utf-8")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 0, filled.err
    filled.qna("subscribers", "list", "--json")
    found = [(each["address"], each["name"]) for each in map(json.loads, filled.out.splitlines())]
    assert found == [("ann@example.org", ""), ("bob@example.org", "Quay, Bob"), ("cy@example.org", "")]


def test_what_is_no_address_in_a_list_is_named_with_its_line_and_what_was_expected(filled, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("email,name\nbob@example.org,Bob\nnobody,Nobody\n,Cy\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 65
    first, second = filled.err.splitlines()
    assert first.startswith(f"qna: {people}:3: '\"Nobody\" <nobody>': expected an address such as")
    assert first.endswith("a table needs a first line that names its columns, such as email,name")
    assert second.startswith(f"qna: {people}:4: ',Cy': expected an address")
    people.write_text("dee@example.org,Dee,Oslo\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 65
    assert f"{people}:1: 'dee@example.org,Dee,Oslo': expected" in filled.err


def test_a_name_that_was_encoded_for_a_header_is_decoded(filled):
    assert filled.qna("subscribers", "add", "=?utf-8?q?Enc=C3=B6ded?= <bob@example.org>", "=?x?q?=0A?= <c@d.org>") == 0
    filled.qna("subscribers", "list", "--json")
    assert [json.loads(line)["name"] for line in filled.out.splitlines()][1:] == ["Encöded", "=?x?q?=0A?="]


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
