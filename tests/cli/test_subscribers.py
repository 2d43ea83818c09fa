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


def listed(publication, *options):
    publication.qna("subscribers", "list", "--json", *options)
    return [json.loads(line) for line in publication.out.splitlines()]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (
            "uuid,email,name,attributes,status\n1,bob@example.org,Bob,{},enabled\n2,cy@example.org,Cy,{},blocklisted\n"
            "3,dee@example.org,Dee,{},unsubscribed\n",
            '"status"',
        ),
        (
            "email,name,subscribed_to_emails\nbob@example.org,Bob,true\ncy@example.org,Cy,false\ndee@example.org,,false",
            '"subscribed_to_emails"',
        ),
        (
            "Email,Unsubscribed,Bounced\nbob@example.org,no,no\ncy@example.org,yes,yes\ndee@example.org,no,yes\n",
            '"Unsubscribed", "Bounced"',
        ),
        (
            "email,status\ncy@example.org,active\nbob@example.org,active\ncy@example.org,unsubscribed\n"
            "CY@example.org,unsubscribed\ndee@example.org,bounced",
            '"status"',
        ),
    ],
)
def test_a_list_that_tells_who_has_left_brings_them_not_in(filled, tmp_path, table, column):
    people = tmp_path / "people.csv"
    people.write_text(table, "utf-8")
    assert filled.qna("subscribers", "add", "--again", "--from", str(people)) == 0, filled.err
    by = f"{'columns' if ',' in column else 'column'} {column} of the list"
    assert filled.out.splitlines()[0] == f"1 subscriber added, 2 left out who have left by the {by}"
    assert [each["address"] for each in listed(filled, "--all")] == ["ann@example.org", "bob@example.org"]


def test_a_status_that_is_not_understood_refuses_the_whole_list(filled, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("email,status\nbob@example.org,active\ncy@example.org,purple\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 65
    assert f'{people}:1: the column "status" should tell who wants mail, but says "purple"; expected' in filled.err
    assert [each["address"] for each in listed(filled, "--all")] == ["ann@example.org"]


def test_who_has_left_there_and_not_here_is_told_and_can_be_removed_by_the_same_list(filled, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("email,status\nANN@example.org,unsubscribed\nbob@example.org,active\ncy@example.org,bounced\n")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 0
    assert "1 of these still here: `qna subscribers remove --from FILE` lets them go" in filled.out
    assert filled.qna("subscribers", "remove", "--from", str(people)) == 0
    assert filled.out == (
        "1 subscriber removed, 1 written down as left who were not subscribed, 1 left alone who want mail by the list"
        " itself\n"
    )
    assert [each["address"] for each in listed(filled)] == ["bob@example.org"]


def test_many_are_removed_by_a_file_and_no_later_list_brings_them_in(filled, tmp_path):
    bounces, people = tmp_path / "bounces.txt", tmp_path / "people.txt"
    bounces.write_text("Ann <ann@example.org>\nstranger@example.org\nnobody\n")
    people.write_text("stranger@example.org\nann@example.org\nbob@example.org\n")
    assert filled.qna("subscribers", "remove", "--from", str(bounces), "--reason", "bounced 550") == 65
    assert filled.out == "1 subscriber removed, 1 written down as left who were not subscribed\n"
    assert filled.err.startswith(f"qna: {bounces}:3: 'nobody': expected an address such as")
    assert filled.qna("subscribers", "add", "--from", str(people)) == 0
    assert filled.out == "1 subscriber added, 2 left out who have left (--again brings them back)\n"
    assert filled.qna("subscribers", "remove") == 2


def test_removing_a_stranger_is_told_as_it_may_be_a_slip(filled, tmp_path):
    assert filled.qna("subscribers", "remove", "anne@example.org") == 65
    assert filled.out == ""
    told = "qna: anne@example.org: was not subscribed; it is written down as left, so that no list adds it\n"
    assert filled.err == told
    assert [(each["address"], each["state"]) for each in listed(filled, "--all")][1:] == [("anne@example.org", "left")]
    assert filled.qna("subscribers", "remove", "anne@example.org") == 65
    assert filled.err == "qna: anne@example.org: has left already\n"
    assert filled.qna("subscribers", "remove", "nobody") == 65
    assert filled.err.startswith("qna: 'nobody': expected an address such as")


def test_the_list_says_when_and_why_somebody_left(filled):
    filled.now = filled.now.replace(year=filled.now.year + 1)
    filled.qna("subscribers", "remove", "ann@example.org", "--reason", "bounced 550")
    (ann,) = listed(filled, "--all")
    assert (ann["reason"], ann["left_at"][:10]) == ("bounced 550", f"{filled.now:%Y-%m-%d}")
    filled.qna("subscribers", "list", "--all")
    assert filled.out.split() == ["ann@example.org", "left", f"{filled.now:%Y-%m-%d}", "bounced", "550"]


def test_fields_are_kept_beside_those_that_are_given_and_an_empty_one_goes(filled):
    add = ("subscribers", "add", "ann@example.org")
    filled.qna(*add, "--field", "city=Oslo", "--field", "tier=gold")
    assert filled.out == "1 changed\n"
    filled.qna(*add, "--field", "city=Bergen")
    assert listed(filled)[0]["fields"] == {"city": "Bergen", "tier": "gold"}
    filled.qna(*add, "--field", "tier=")
    assert listed(filled)[0]["fields"] == {"city": "Bergen"}
    filled.qna(*add, "--field", "tier=")
    assert filled.out == "1 already there\n"


def test_a_name_that_is_typed_is_changed_and_one_of_a_list_only_fills_in(filled, tmp_path):
    filled.qna("subscribers", "add", "Ann Lee <ann@example.org>")
    assert filled.out == "1 changed\n"
    people = tmp_path / "people.txt"
    people.write_text("Old Name <ann@example.org>\n")
    filled.qna("subscribers", "add", "--from", str(people))
    assert filled.out == "1 already there\n"
    filled.qna("subscribers", "add", "ann@example.org")
    assert listed(filled)[0]["name"] == "Ann Lee"


@pytest.mark.parametrize("field", ["name=Better", "address=x@example.org", "fields=x"])
def test_what_templates_say_of_everybody_is_no_field(filled, field):
    assert filled.qna("subscribers", "add", "ann@example.org", "--field", field) == 2
    assert 'a name is given as "New Name <reader@example.org>"' in filled.err


def test_columns_of_a_table_become_fields(filled, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text(
        "email,name,city,Post-Code,Größe,uuid\nbob@example.org,Bob,Oslo,0150,L,7\nann@example.org,,Rye,,,8\n"
    )
    kept = ("--column", "City", "--column", "post-code", "--column", "size=größe")
    assert filled.qna("subscribers", "add", "--from", str(people), *kept, "--field", "tier=gold") == 0, filled.err
    assert filled.out == "1 subscriber added, 1 changed\nNot kept: uuid (--column COLUMN keeps one as a field)\n"
    ann, bob = (each["fields"] for each in listed(filled))
    assert ann == {"city": "Rye", "tier": "gold"}
    assert bob == {"city": "Oslo", "post_code": "0150", "size": "L", "tier": "gold"}
    assert filled.qna("subscribers", "add", "--from", str(people), "--column", "größe") == 2
    assert "NAME=COLUMN" in filled.err
    assert filled.qna("subscribers", "add", "ann@example.org", "--column", "city") == 2


def test_a_mailbox_whose_domain_is_written_in_two_ways_is_one_reader(filled):
    filled.qna("subscribers", "add", "foo@bücher.example", "foo@xn--bcher-kva.example")
    assert filled.out == "1 subscriber added, 1 already there\n"
    assert filled.qna("subscribers", "remove", "FOO@xn--bcher-kva.example") == 0
    assert [each["address"] for each in listed(filled)] == ["ann@example.org"]


def test_a_list_of_two_cells_brings_nobody_back_either(filled, tmp_path):
    filled.qna("subscribers", "remove", "ann@example.org")
    people = tmp_path / "people.csv"
    people.write_text("ann@example.org,unsubscribed\nbob@example.org,active\n")
    assert filled.qna("subscribers", "add", "--again", "--from", str(people)) == 0
    assert filled.out == "1 subscriber added, 1 left out who have left by the list itself\n"
    people.write_text("ann@example.org,no\n")
    assert filled.qna("subscribers", "add", "--again", "--from", str(people)) == 65
    assert f"{people}:1: 'ann@example.org,no': expected" in filled.err
    assert [each["address"] for each in listed(filled)] == ["bob@example.org"]
