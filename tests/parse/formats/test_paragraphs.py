"""Plain text as people draw it: a line of signs parts what stands above it from what stands below."""

from __future__ import annotations

import pytest

from pipeline.parse.formats.paragraphs import blocks


@pytest.mark.parametrize("drawn", ["~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~", "-" * 60, "= = = = ="])
def test_a_drawn_rule_is_no_part_of_the_line_beside_it(drawn: str) -> None:
    line = "Reed and Rush, a paper for those who cut them, no. 9"
    assert [one.text for one in blocks(f"{drawn}\n{line}\n{drawn}\n\nThe cutting begins.")] == [
        "",
        line,
        "",
        "The cutting begins.",
    ]


def test_a_list_is_not_torn() -> None:
    assert [one.kind for one in blocks("- reeds\n- rushes\n- sedge")] == ["list"]


def test_what_voices_say_is_whole_again_where_a_page_broke_it() -> None:
    talk = """Ada Brook:  Today we sit down with a man who has turned more stone into flour than anybody on this river,
and he has never told anybody how he began, so perhaps we can begin with that.
Ben Cole:  I was a boy.
Brook:  Here?
Cole:  Yes. My father took me in at night, when the wheel stood still, and he let me hold the lamp, and from then
on there was nothing else for me."""
    assert [len(one.text.split()) for one in blocks(talk)] == [37, 6, 2, 31]


def test_paragraphs_of_a_line_each_stay_apart() -> None:
    talk = """Brook: Who taught you?
Cole: My father taught me all that I know of the mill, and I still hear him.
He took me in at night, when the wheel stood still, and let me hold the lamp.
Brook: And who taught him, if that is known at all?
Cole: Nobody ever said."""
    assert len(blocks(talk)) == 5


def test_turns_between_empty_lines_are_whole_again_where_a_wide_page_broke_them() -> None:
    talk = """Transcript of
an interview

AB: Perhaps we can begin with the mill itself, since there are people in this town who have never seen it run, and I
would like to hear it from you.

BC: It was built before my father was born, and it stood still when he was, because of the ice that lay in the river
for two months.

AB: Did you have any siblings?

BC: A brother, who went to sea. He came back once, with a parrot that could say the name of a ship which nobody here had
ever heard of."""
    assert len(blocks(talk)) == 6
