"""A list of people, as other programs save it: rows, standing, fields, and rows that lost their shape."""

from __future__ import annotations

import pytest

from pipeline.errors import DocumentError
from pipeline.tasks.subscriber_list import people, refuse_unclear


def test_of_several_columns_one_is_enough_to_have_left() -> None:
    found = people("Email,Unsubscribed,Bounced\na@b.example,no,no\nc@d.example,no,yes\ne@f.example,yes,no\n", "f")
    assert [each.standing for each in found.people] == ["wants", "left", "left"]
    assert found.telling == ["Bounced", "Unsubscribed"]
    assert found.passed_over == []


def test_a_status_that_is_not_understood_is_refused_with_its_column_and_words() -> None:
    found = people("\n# ours\nemail,status\na@b.example,active\nc@d.example,purple\ne@f.example,\n", "f.csv")
    with pytest.raises(
        DocumentError, match=r'^f\.csv:3: the column "status" should .* but says "purple", ""; expected'
    ):
        refuse_unclear(found)
    refuse_unclear(people("email,status\na@b.example,active\n", "f.csv"))


def test_so_many_words_are_named_and_no_more() -> None:
    found = people("email,status\n" + "".join(f"a@b.example,w{number}\n" for number in range(9)), "f.csv")
    with pytest.raises(DocumentError, match='"w3", "w4" and more; expected'):
        refuse_unclear(found)


def test_in_a_list_without_a_head_a_status_is_no_name() -> None:
    found = people("a@b.example,unsubscribed\nc@d.example,Ann\nactive,e@f.example\ng@h.example,no\n", "f").people
    assert [(each.written, each.standing) for each in found] == [
        ("a@b.example", "left"),
        ('"Ann" <c@d.example>', ""),
        ("e@f.example", "wants"),
        ("g@h.example,no", ""),
    ]


def test_a_column_of_addresses_may_have_a_longer_name() -> None:
    found = people("Sent email,Email,Status\n1,a@b.example,left\n", "f").people
    assert [(each.written, each.standing) for each in found] == [("a@b.example", "left")]
    found = people("Contact_Email,Unsubscribed\na@b.example,2024-01-01\n", "f").people
    assert [(each.written, each.standing) for each in found] == [("a@b.example", "left")]


@pytest.mark.parametrize(
    "rows",
    [
        '"q1@b.example","Unclosed\nq2@b.example,"B"\nq3@b.example,C\n',
        '"q1@b.example","Unclosed\nq2@b.example,B\nq3@b.example,C\n',
        'q1@b.example,"Unclosed\nq2@b.example,B\nq3@b.example,C"\n',
    ],
)
def test_a_quotation_mark_that_is_not_closed_swallows_nobody(rows: str) -> None:
    with pytest.raises(DocumentError, match=r"^f\.csv:3: expected a row .* quotation marks closed"):
        people("email,name\nq0@b.example,A\n" + rows, "f.csv")


def test_a_cell_may_have_several_lines_and_each_row_is_named_by_its_first() -> None:
    found = people('email,name,note\na@b.example,"Quay\nBob","first\nsecond, third"\nnobody,,\n', "f.csv")
    assert [(each.written, each.place) for each in found.people] == [
        ('"Quay Bob" <a@b.example>', "f.csv:2: "),
        ("nobody", "f.csv:5: "),
    ]


def test_columns_become_fields_when_they_are_asked_for_and_others_are_named() -> None:
    text = "Email;City;Postal Code;Uuid\na@b.example;Oslo ;;1\nc@d.example;Bergen;5003;2\n"
    found = people(text, "f", {"city": "city", "zip": "Postal Code"})
    assert [each.fields for each in found.people] == [{"city": "Oslo"}, {"city": "Bergen", "zip": "5003"}]
    assert found.passed_over == ["Uuid"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("email,name\na@b.example,Ann\n", 'f:1: expected a column "city" (--column), not only email, name'),
        ("a@b.example\n", 'f: expected a first line that names its columns, "city" among them (--column)'),
    ],
)
def test_a_column_that_is_not_there_is_refused(text: str, expected: str) -> None:
    with pytest.raises(DocumentError) as caught:
        people(text, "f", {"city": "city"})
    assert str(caught.value) == expected
