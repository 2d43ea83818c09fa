"""The tables of a session in mail: each in a frame in which it scrolls where its words need more room than there is."""

from __future__ import annotations

import re

from pipeline.model.session import Html

_TAG = re.compile(r'<(?:[^>"]|"[^"]*")*+>')
_FRAME = '<div class="wide" tabindex="0">'
"""Who has no mouse scrolls it with the keys."""


def framed(fragment: Html) -> Html:
    """`fragment`, which has passed our allow-list, with a frame around each table."""
    if "<table" not in fragment:
        return fragment

    def with_frame(match: re.Match[str]) -> str:
        tag = match[0]
        if tag == "</table>":
            return f"{tag}</div>"
        return f"{_FRAME}{tag}" if tag.startswith(("<table>", "<table ")) else tag

    return Html(_TAG.sub(with_frame, fragment))
