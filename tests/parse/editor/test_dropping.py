"""A heading is dropped with what stands below it, and with nothing else."""

from __future__ import annotations

import pytest

from pipeline.parse.blocks import GUESSED, Block, Reading, block
from pipeline.parse.editor.dropping import under, without


def _blocks(written: str) -> tuple[Block, ...]:
    """ "1 Title | text | **bold**" with a level before each heading."""
    made = []
    for piece in written.split(" | "):
        if piece[0].isdigit():
            made.append(block("heading", piece[2:], level=int(piece[0])))
        elif piece.startswith("**"):
            made.append(block("paragraph", f"<strong>{piece.strip('*')}</strong>"))
        else:
            made.append(block("paragraph", piece))
    return tuple(made)


@pytest.mark.parametrize(
    ("written", "headings", "dropped"),
    [
        ("1 A | x | 2 Related | y | 3 B | z | 2 C | w", ("Related",), [2, 3, 4, 5]),
        ("2 Related | y | 1 A | x", ("related",), [0, 1]),
        ("2 See  also: | y | 2 A | x", ("SEEALSO",), [0, 1]),
        ("2 A | Related | y | **B** | x", ("Related",), [1, 2]),
        ("2 A | **Related** | y | 3 B | x", ("Related",), [1, 2]),
        ("About us | y | z | Q: Why? | x", ("About us",), [0, 1, 2]),
        (f"{GUESSED} Related | y | {GUESSED} B | x", ("Related",), [0, 1]),
        ("2 Related | y | 3 About | z | 2 C", ("About", "Related"), [0, 1, 2, 3]),
        ("2 A | x | 2 Unrelated | y", ("Related",), []),
        ("2 A | x", (), []),
        ("2 A | x", ("",), []),
    ],
)
def test_what_stands_below(written: str, headings: tuple[str, ...], dropped: list[int]) -> None:
    assert list(under(_blocks(written), headings)) == dropped


def test_text_is_kept_for_the_editor() -> None:
    read = Reading(_blocks("2 A | x | 2 Related | y"), dropped=("nav",))
    left = without(read, under(read.blocks, ("Related",)))
    assert [one.text for one in left.blocks] == ["A", "x"]
    assert left.dropped == ("nav", "Related", "y")
