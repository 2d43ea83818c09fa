"""A run of inline HTML → paragraphs: old pages and editors part them by line breaks alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.parse.blocks import Block, block

_EMPTY = r"<(?:a|span|font)(?: [^<>]{0,200})?></(?:a|span|font)>"
"""Where a link may lead to, or an editor has left something off."""
_PARAGRAPHS = re.compile(rf"(?:<br(?: [^<>]*)?>(?:\s|&nbsp;|{_EMPTY})*){{2,}}")
_SPANNING = re.compile(r"<(/?)(b|strong|i|em)(?=[\s>])[^<>]*>")
_MOST_SPANNING = 8
_WORDS = 3
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_BREAK = re.compile(r"<br(?: [^<>]*)?>")
_OPENING = re.compile(r"(<(?:b|strong|i|em)(?: [^<>]{0,200})?>)((?:\s*<br(?: [^<>]*)?>)+)")
_NOTHING = re.compile(r"<(b|strong|i|em)></\1>")
_LEADING = re.compile(r"^\s*(?:<br(?: [^<>]*)?>\s*)+")
_BOLD = re.compile(r"\s*(?:<(?!b>|strong)[a-z][^<>]{0,200}>\s*)*<(?:b|strong)[\s>]")


def paragraphs(html: str, names: tuple[str, ...] = ()) -> Iterable[Block]:
    """The blocks that the inline `html` holds, cut where its breaks say so; `names` are the words of its class."""
    if "<br" not in html:
        return _paragraph(html.strip(), names, led=False)
    html = _OPENING.sub(r"\2\1", html)  # editors leave breaks within what they set off
    parts = ((part.strip().removesuffix("<br>").removeprefix("<br>").strip(), led) for part, led in _lines(html))
    return (one for part, led in parts for one in _paragraph(part, names, led=led))


def _paragraph(html: str, names: tuple[str, ...], *, led: bool) -> tuple[Block, ...]:
    """The one block that `html` is, if it shows anything; `led`: by a line in bold that heads it."""
    if not html:
        return ()
    piece = block("paragraph", html, names=names)
    if piece.text:
        return (piece._replace(led=True) if led else piece,)
    if "<img" in html or "<figure" in html:
        return (block("image", html if html.startswith("<figure") else f"<p>{html}</p>"),)
    return ()


def _lines(html: str) -> Iterator[tuple[str, bool]]:
    """`html` cut at empty lines, and after a first line that alone is bold: so set, it heads what follows.

    With each part, whether it is led by such a line.
    """
    for part in (_LEADING.sub("", part, count=1) for part in _split(html, _PARAGRAPHS)):
        line, *rest = _split(part, _BREAK, 1) if _BOLD.match(part) else (part,)
        if rest and _heads(line) and not _BOLD.match(rest[0]):
            yield line, False
            yield rest[0], True
        else:
            yield part, False


def _heads(line: str) -> bool:
    """Whether a line is bold and says enough to stand alone; a mere label ("Ada Brook:", "Sponsored") does not."""
    piece = block("paragraph", line)
    words = len(piece.text.split()) + len(_CJK.findall(piece.text)) // 2
    return piece.is_bold and (words >= _WORDS or piece.text[-1:] in tuple("?？؟…"))


def _split(html: str, at: re.Pattern[str], most: int = 0) -> list[str]:
    """`html` cut `at` breaks, at `most` so many; what is bold or in italics across one stays so on both sides."""
    parts = at.split(html, most)
    if len(parts) == 1 or not _SPANNING.search(html):
        return parts
    opened: list[str] = []
    out: list[str] = []
    for part in parts:
        before = "".join(f"<{tag}>" for tag in opened)
        for closing, tag in _SPANNING.findall(part):
            if not closing and len(opened) < _MOST_SPANNING:
                opened.append(tag)
            elif closing and tag in opened:
                opened.reverse()
                opened.remove(tag)
                opened.reverse()
        whole = before + part + "".join(f"</{tag}>" for tag in reversed(opened))
        out.append(_NOTHING.sub("", whole) if before else whole)
    return out
