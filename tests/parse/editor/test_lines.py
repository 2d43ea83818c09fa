"""Texts are found where they stand, whatever markup is around them."""

from __future__ import annotations

import time

from pipeline.parse.editor.lines import Lines

TEXT = """\
# What *do* you [see](https://ferry.example/a "so far")?

Music is all. <b
class="x">Music</b> &amp; rope.

Music

**Ada:** rope
1. rope
"""


def test_texts_are_found_in_order() -> None:
    lines, after, found = Lines(TEXT), 0, []
    for text in ("What do you see?", "Music is all. Music & rope.", "Music", "Ada: rope", "rope"):
        line, after = lines.find(text, after)
        found.append(line)
    assert found == [1, 3, 6, 8, 9]


def test_a_short_text_in_the_middle_of_a_line_is_no_place() -> None:
    lines = Lines(TEXT)
    assert lines.find("all") == (None, 0)
    assert lines.find("Music is nothing but noise") == (None, 0)
    assert lines.find("—")[0] is None


def test_in_plain_text_angle_brackets_are_text() -> None:
    assert Lines("a < b\nand c > d", is_plain=True).find("and c > d")[0] == 2


def test_time_grows_with_the_text() -> None:
    paragraphs = [f"Paragraph {number} says nothing new." for number in range(20_000)]
    lines, after = Lines("\n\n".join(paragraphs)), 0
    start = time.process_time()
    for number, text in enumerate(paragraphs):
        line, after = lines.find(text, after)
        assert line == 2 * number + 1
    assert time.process_time() - start < 5
