"""A text file → blocks: a timed transcript, a letter with answers between its questions, or simply its paragraphs."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Block, Reading
from pipeline.parse.characters.decode import decode
from pipeline.parse.editor.front_matter import split
from pipeline.parse.formats.browser_dump import undumped
from pipeline.parse.formats.paragraphs import WRAPPED, blocks
from pipeline.parse.formats.print_pages import unprinted
from pipeline.parse.formats.transcript import timed

_UNWRAPPED = 2 * WRAPPED.stop
"""A longer line comes from a program that breaks none."""
_LEAST_QUOTED = 3
"""Quoted lines, before a text may be a letter with answers between its questions."""


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a text file. Raises DocumentError for what is no text."""
    declared, text, doubts = split(document, decode(document), hints)
    text, listed = undumped(text)
    text, edges = unprinted(text)
    edges = (*listed, *edges)
    if (found := timed(text)) is not None:
        above, said = found
        if any(len(line) > _UNWRAPPED for line in text.split("\n")):
            above = above.replace("\n", "\n\n")  # a program that breaks no lines broke these on purpose
        return Reading((*blocks(above), *said), declared, dropped=edges, doubts=doubts, address=document.url)
    if (talk := _written_between(text)) is not None:
        said, signature = talk
        return Reading(said, declared, dropped=(*edges, *signature), doubts=doubts, address=document.url)
    return Reading(blocks(text), declared, dropped=edges, doubts=doubts, address=document.url)


def _written_between(text: str) -> tuple[tuple[Block, ...], tuple[str, ...]] | None:
    """What an e-mail that was saved as text says, where answers stand below quoted questions, and its signature."""
    if text.count("\n>") < _LEAST_QUOTED:
        return None
    from pipeline.parse.formats.quoting import letter  # which few texts need

    found = letter(text)
    return (found.blocks, found.dropped) if found.is_conversation else None
