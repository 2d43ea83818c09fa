"""Lines of a printed page that each became a paragraph are joined again; verses and ordinary paragraphs are not."""

from __future__ import annotations

import textwrap

from pipeline.parse.blocks import LONGEST, Block, block
from pipeline.parse.pages.printed_lines import unwrapped

SAID = (
    "We came to the island in a boat that had no engine, and nobody had told us that the tide runs the other way "
    "there in spring, so that we drifted past the lighthouse twice before anybody on the shore took notice of us and "
    "threw a rope, which by the way hangs in our kitchen to this day, over the door, where every guest asks for it."
)


def lines(text: str, width: int) -> list[Block]:
    return [block("paragraph", line) for line in textwrap.wrap(text, width)]


def texts(*pieces: Block) -> list[str]:
    return [one.text for one in unwrapped(pieces)]


def test_lines_are_joined_and_questions_are_not() -> None:
    first, second = block("paragraph", "<b>Why an island?</b>"), block("paragraph", "<b>And who threw the rope?</b>")
    said = lines(SAID, 60)
    assert texts(first, *said, second, *said) == [first.text, SAID, second.text, SAID]


def test_a_question_of_several_lines_is_one() -> None:
    asked = "Why did you go there in a boat that had no engine, if you knew that the tide runs the other way in spring?"
    bold = [block("paragraph", f"<b>{line}</b>") for line in textwrap.wrap(asked, 60)]
    found = unwrapped((*bold, *lines(SAID * 3, 60)))
    assert found[0].text == asked
    assert found[0].is_bold


def test_a_plain_question_behind_a_full_line_stands_alone() -> None:
    full = block("paragraph", "and that is how we came to own the only lighthouse on it all.")
    found = texts(*lines(SAID * 3, 60), full, block("paragraph", "Who keeps it now?"), *lines(SAID, 60))
    assert "Who keeps it now?" in found


def test_what_never_ends_is_cut() -> None:
    endless = [
        block("paragraph", f"and the tide goes on and on, wave by wave {count}, past the") for count in range(5000)
    ]
    assert max(len(one.html) for one in unwrapped(tuple(endless))) < LONGEST


def test_verses_stay_lines() -> None:
    verses = tuple(lines(SAID * 2, 34))
    assert unwrapped(verses) == verses


def test_paragraphs_stay_as_they_are() -> None:
    paragraphs = tuple(block("paragraph", SAID) for _ in range(30))
    assert unwrapped(paragraphs) == paragraphs
