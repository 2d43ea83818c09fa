"""Plain text → blocks: paragraphs between blank lines, hard wraps undone, headings known by their looks."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse import inline
from pipeline.parse.blocks import GUESSED, MOST, Block, Reading, block
from pipeline.parse.characters.decode import decode
from pipeline.parse.editor.front_matter import split
from pipeline.parse.formats.browser_dump import undumped
from pipeline.parse.formats.markdown_slips import with_bold_closed
from pipeline.parse.formats.print_pages import unprinted
from pipeline.parse.formats.transcript import timed
from pipeline.parse.questions.features import is_headline, label

_WRAPPED = range(45, 101)
"""A line that an editor's program broke has so many characters; shorter ones were broken on purpose."""
_UNWRAPPED = 2 * _WRAPPED.stop
_ITEM = re.compile(r"(?:[-*•–·]|\d{1,3}[.)])\s+(?=\S)")
_LEAST_QUOTED = 3
"""Quoted lines, before a text may be a letter with answers between its questions."""
_APART = re.compile(r"\n[^\S\n]*\n")
_RULE = re.compile(r"[-=_*~·•—–―─━═＿＝＊◇◆\s]{3,}")


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
    from pipeline.parse.formats.quoting import letter  # which reads the parts of a letter as plain text

    found = letter(text)
    return (found.blocks, found.dropped) if found.is_conversation else None


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of plain text; `text` has \\n line breaks."""
    runs = (list(filter(None, map(str.strip, part.split("\n")))) for part in _APART.split(text))
    groups = [lines for run in runs for lines in _parts(run)]
    pieces = [(piece, len(joined) == 1) for joined in map(_joined, groups) for piece in joined][: MOST + 1]
    return tuple(_block(piece, alone, following) for (piece, alone), (following, _) in pairwise([*pieces, ("", False)]))


def _parts(lines: list[str]) -> list[list[str]]:
    """The lines of a run between blank lines, apart where a drawn rule parts them."""
    if not any(map(_RULE.fullmatch, lines)):
        return [lines] if lines else []
    runs = groupby(lines, key=lambda line: _RULE.fullmatch(line) is not None)
    return [list(run) for _, run in runs]


def _joined(lines: list[str]) -> list[str]:
    """The paragraphs that a run of lines without a blank line stands for."""
    if len(lines) == 1:
        return lines
    if all(map(_ITEM.match, lines)):
        return ["\n".join(lines)]
    wrapped = all(len(line) in _WRAPPED for line in lines[:-1]) and len(lines[-1]) <= _WRAPPED.stop
    if not wrapped:
        return lines
    out = [[lines[0]]]
    for line in lines[1:]:
        found = label(block("paragraph", inline.from_text(line)))
        if found is not None and (found.name or found.dash):
            out.append([line])
        else:
            out[-1].append(line)
    return [" ".join(parts) for parts in out]


def _block(piece: str, alone: bool, following: str) -> Block:
    if _RULE.fullmatch(piece):
        return block("rule", "<hr>")
    if "\n" in piece:
        return _list(piece.split("\n"))
    # Many texts are Markdown that lost its ending.
    html = with_bold_closed(inline.from_text(piece))
    leads_on = len(following) > len(piece) and following.rstrip("\"'”’)»“")[-1:] in ".!?…:"
    if alone and leads_on and is_headline(piece):
        return block("heading", html, level=GUESSED)
    return block("paragraph", html)


def _list(lines: list[str]) -> Block:
    tag = "ol" if all(line[0].isdigit() for line in lines) else "ul"
    items = "".join(f"<li>{inline.from_text(_ITEM.sub('', line, count=1))}</li>" for line in lines)
    return block("list", f"<{tag}>{items}</{tag}>")
