"""What the other side said, as it may stand in a message to people."""

from __future__ import annotations

_LONGEST = 500


def one_line(text: bytes | str) -> str:
    """Printable, without line ends, of at most 500 characters, whatever was said."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    if not said.isprintable():
        said = "".join(mark if mark.isprintable() else " " for mark in said)
    line = said if "  " not in said and said == said.strip() else " ".join(said.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
