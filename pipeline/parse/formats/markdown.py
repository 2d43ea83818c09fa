"""Markdown → blocks: front matter, then CommonMark with tables (pyromark), then the walk over its HTML."""

from __future__ import annotations

import re

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.characters.decode import decode, place
from pipeline.parse.editor.front_matter import split
from pipeline.parse.formats.markdown_slips import with_bold_closed, with_ends_apart, with_lists_ended
from pipeline.parse.pages.markup import blocks, tree

# Commands of site generators (Liquid, Hugo, Nunjucks) and of MDX that stand alone on a line say nothing to a reader.
_COMMANDS = re.compile(
    r"^[ \t]*(?:\{%[^\n]*%\}|\{\{[^\n]*\}\}|\{:[^\n]*\}|(?:import|export) [^\n]* from [^\n]*;?)[ \t]*$", re.MULTILINE
)


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a Markdown file. Raises DocumentError for what is no text, and for broken front matter."""
    import pyromark

    declared, text, doubts = split(document, decode(document), hints)
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH
    text = with_ends_apart(with_lists_ended(_without_commands(text)))
    html = with_bold_closed(pyromark.html(text, options=options))
    address = document.url or declared.url
    return Reading(blocks(tree(html, place(document)).body, address), declared, doubts=doubts, address=address)


def _without_commands(text: str) -> str:
    return _COMMANDS.sub("", text) if "{" in text or "port " in text else text
