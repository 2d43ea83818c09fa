"""Posts as WordPress stores them → HTML with paragraphs: in the old editor a blank line is one, a line break is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The elements that wpautop (wp-includes/formatting.php) knows to stand for themselves.
_BLOCK = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|"
    "summary|iframe|script"
)
_OPENED = re.compile(rf"(<(?:{_BLOCK})(?=[\s/>])[^<>]*>)", re.IGNORECASE)
_CLOSED = re.compile(rf"(</(?:{_BLOCK})\s*>)", re.IGNORECASE)
_STANDS = re.compile(rf"</?(?:{_BLOCK})(?=[\s/>])|<!--", re.IGNORECASE)
_KEPT = re.compile(r"<(/?)(pre|script|style|textarea)\b[^<>]*>", re.IGNORECASE)


def paragraphs(html: str) -> str:
    """`html` with <p> and <br> where WordPress would show them; what its new editor wrote has them already."""
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    if "<!-- wp:" in text or "\n" not in text.strip():
        return text
    return "\n".join(piece if is_kept else _wrapped(piece) for piece, is_kept in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, and whether each is one in which line breaks mean nothing else."""
    last = {match[2].lower(): match.end() for match in _KEPT.finditer(text) if match[1]}
    done, opened, begun = 0, "", 0
    for match in _KEPT.finditer(text):
        name = match[2].lower()
        if not opened and not match[1] and match.end() < last.get(name, 0):
            opened, begun = name, match.start()
        elif opened == name and match[1]:
            yield text[done:begun], False
            yield text[begun : match.end()], True
            done, opened = match.end(), ""
    yield text[done:], False


def _wrapped(text: str) -> str:
    apart = _CLOSED.sub(r"\1\n\n", _OPENED.sub(r"\n\n\1", text))
    pieces = (piece.strip() for piece in re.split(r"\n\s*\n", apart))
    return "\n".join(
        piece if _STANDS.match(piece) else "<p>" + piece.replace("\n", "<br>\n") + "</p>" for piece in pieces if piece
    )
