"""Plain lines in which only the first question and its answer say who speaks, and a line leads elsewhere."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

HEAD = "The keeper of the clocks\n\nAda Brook builds clocks in Low Ferring. We met her at the weir.\n\n"
FIRST = "Ben Mills, The Gull: How did you begin, and why with clocks?"
TALK = (
    "I had a bucket, and I had my father's saw, and nobody told me that it could not be done with those two alone.",
    "What did your first clock do?",
    "I saw it run backwards for a week. I did not mind it at all, since I had nowhere to be, and neither had it.",
    "Who buys your clocks?",
    "I sell to sailors. They come in spring, when I have oiled the wheels, and they pay me when they are back.",
    "What will you build next?",
    "I shall rest, I think. I have promised my sister a clock for her boat since the year in which it was built.",
    "What do you tell those who begin?",
    "I tell them to find a bucket. I found mine in the weir, and I have never once lent it to anybody since then.",
)
ASKED = ("How did you begin, and why with clocks?", *TALK[1::2])


def read(*lines: str) -> Parsed:
    (parsed,) = parse(Document("once", "talk.txt", "text/plain", (HEAD + "\n\n".join(lines)).encode()))
    return parsed


def test_names_before_the_first_turn_are_those_who_talk() -> None:
    session = read(FIRST, f"Ada Brook: {TALK[0]}", *TALK[1:]).session
    assert session is not None
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ada Brook"]
    assert [host.name for host in session.hosts] == ["Ben Mills"]
    assert session.turns[0].answer[0].body == f"<p>{TALK[0]}</p>"


def test_what_is_no_name_stays() -> None:
    session = read("On clocks: How did you begin, and why with clocks?", *TALK).session
    assert session is not None
    assert session.questions[0] == "On clocks: How did you begin, and why with clocks?"


@pytest.mark.parametrize("line", ["See also: The mill at the weir", "Read also: Who owns the river?"])
def test_a_line_that_leads_elsewhere_ends_no_talk_that_goes_on(line: str) -> None:
    parsed = read(FIRST, f"Ada Brook: {TALK[0]}", *TALK[1:3], line, *TALK[3:])
    assert parsed.session is not None
    assert parsed.session.questions == ASKED
    assert "also" not in "".join(passage.body for turn in parsed.session.turns for passage in turn.answer)


def test_headlines_behind_such_a_line_are_no_questions() -> None:
    others = ("Who will mend the road?", "The council met.", "Where are the swans?", "The keeper counts them again.")
    parsed = read(FIRST, f"Ada Brook: {TALK[0]}", *TALK[1:], "See also: The mill at the weir", *others)
    assert parsed.session is not None
    assert parsed.session.questions == ASKED


def test_what_readers_ask_below_the_talk_is_no_part_of_it() -> None:
    others = ("Why did you never come back to us?", TALK[2], "Do you still mend clocks?", TALK[4])
    parsed = read(FIRST, f"Ada Brook: {TALK[0]}", *TALK[1:], "2 responses to The keeper of the clocks", *others)
    assert parsed.session is not None
    assert parsed.session.questions == ASKED


def test_a_paper_asks_by_its_short_name() -> None:
    session = read("BBN: How did you begin, and why with clocks?", f"Ada Brook: {TALK[0]}", *TALK[1:]).session
    assert session is not None
    assert session.questions == ASKED
    assert [host.name for host in session.hosts] == ["BBN"]


def test_one_word_is_enough_where_the_guest_is_named_above() -> None:
    session = read(FIRST.replace("Ben Mills, The Gull", "GULL"), f"Ada Brook: {TALK[0]}", *TALK[1:]).session
    assert session is not None
    assert session.questions == ASKED
    assert session.turns[0].answer[0].body == f"<p>{TALK[0]}</p>"


def test_one_word_before_the_first_answer_is_no_name_where_nobody_above_has_it() -> None:
    session = read(FIRST.replace("Ben Mills, The Gull", "Clocks"), f"Honestly: {TALK[0]}", *TALK[1:]).session
    assert session is not None
    assert session.questions[0] == "Clocks: How did you begin, and why with clocks?"


def test_a_label_in_bold_before_the_first_question_in_italics() -> None:
    asked = [f"_{one}_" for one in TALK[1::2]]
    talk = "\n\n".join(line for pair in zip(asked, TALK[2::2], strict=True) for line in pair)
    text = f"# The clocks\n\n{HEAD}**Us:** _{ASKED[0]}_\n\n**Ada Brook:** {TALK[0]}\n\n{talk}\n"
    (parsed,) = parse(Document("once", "talk.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert parsed.session.questions == ASKED
    assert parsed.session.turns[0].answer[0].body == f"<p>{TALK[0]}</p>"
