"""A session's HTML fragments, fitted to the place where they are shown: headings one step deeper, quotes hung.

The fragments have passed our allow-list (`parse/sanitize.py`), which also made their links absolute; nothing is made
safe here. Most of them are paragraphs, lists and quotes alone: those are known by their tags and never parsed again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.model.session import Html

_OPENING = ("“", "„", "‘", "‚", "«", "‹", '"')
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "h2", "h3", "h4", "h5", "h6", "hr"})
_INLINE = r'[^<]*+(?:<(?:/?(?:em|strong|code|sup|sub)|a href="[^"]*+"|/a|br)>[^<]*+)*+'
_PARAGRAPH = rf"<p>{_INLINE}</p>"
_LIST = rf'<[uo]l(?: start="\d++")?>(?:\s*+<li>(?:(?:\s*+{_PARAGRAPH})++\s*+|{_INLINE})</li>)*+\s*+</[uo]l>'
_QUOTE = rf"<blockquote>(?:\s*+{_PARAGRAPH})++\s*+</blockquote>"
_PROSE = re.compile(rf"(?:\s*+(?:{_PARAGRAPH}|{_LIST}|{_QUOTE}|<hr>))++\s*+")
"""Blocks in which no browser's parser would move anything, and in which nothing but a quotation mark asks for care."""
_LINE = re.compile(_INLINE)
_PARAGRAPHS = re.compile(rf"\s*+<p>({_INLINE})</p>((?:\s*+{_PARAGRAPH})*+)\s*+")
_TO_HANG = re.compile(r'<p>(?=(?:\s|&nbsp;|<(?!/p>)[^>]*>)*[“„‘‚«‹"])')
_TO_END = r'[^>"]*+(?:"[^"]*+"[^>"]*+)*+>'
_MARK = re.compile(rf"</?(?:a|em|strong|code|sup|sub|img)\b{_TO_END}")
_TAG = re.compile(rf"</?[a-z]{_TO_END}")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def fitted(fragment: str, above: int, *, page: bool = False) -> Html:
    """`fragment` with its own headings starting just below level `above` (1 to 5), their steps kept.

    What is not in any block becomes a paragraph. On a `page`, paragraphs that begin with a quotation mark get the class
    by which our style sheet hangs it out, and tables a frame in which they scroll, by keyboard too; `data-qna-` marks
    tell our own parser (`parse/own/page.py`) what was different.
    """
    fragment = fragment.strip()
    if not fragment:
        return Html("")
    if _PROSE.fullmatch(fragment):
        return Html(_TO_HANG.sub('<p class="hang">', fragment) if page else fragment)
    body = _body(fragment)
    if not any(node.tag in _BLOCKS for node in body.iter()):
        body = _body(f"<p{' data-qna-bare' if page else ''}>{fragment}</p>")
    _lower_headings(body, above, page=page)
    if page:
        _furnish(body)
    return _inner(body)


def question_parts(fragment: str) -> tuple[Html, Html]:
    """A question's markup as what may stand in a heading, and the paragraphs that follow it (mostly none)."""
    if _LINE.fullmatch(fragment):
        return Html(fragment.strip()), Html("")
    if simple := _PARAGRAPHS.fullmatch(fragment):
        return Html(simple[1] if simple[1].strip() else ""), Html(simple[2].strip())
    body = _body(fragment)
    first = body.first_child
    if first is None or first.tag not in _BLOCKS:
        return _inner(body), Html("")
    if first.tag != "p":
        return Html(""), _inner(body)
    inner = first.inner_html or ""
    first.decompose()
    return Html(inner if inner.strip() else ""), _inner(body)


def question_words(fragment: str) -> str:
    """A question's markup as the plain line that the parser makes of it."""
    # A letter and its accent may stand on both sides of a tag.
    return unicodedata.normalize("NFC", " ".join(_body(fragment.replace("<br>", "\n")).text(deep=True).split()))


def words_in(fragments: Sequence[str]) -> int:
    """How many words a reader has to read; in scripts without spaces two characters count as one."""
    plain = " ".join(fragments).replace("<p>", " ").replace("</p>", " ").replace("&nbsp;", " ")
    if "<" in plain:
        plain = _TAG.sub(" ", _MARK.sub("", plain))
    if plain.isascii() or not _DENSE.search(plain):
        return len(plain.split())
    return len(_DENSE.sub(" ", plain).split()) + (len(_DENSE.findall(plain)) + 1) // 2


def _body(fragment: str) -> LexborNode:
    body = LexborHTMLParser(fragment).body
    assert body is not None  # the parser makes one, whatever it is given
    return body


def _inner(node: LexborNode) -> Html:
    return Html((node.inner_html or "").strip())


def _furnish(body: LexborNode) -> None:
    for node in body.css("p"):
        if node.text(deep=True).lstrip().startswith(_OPENING):
            node.attrs["class"] = "hang"
    for node in body.css("table"):
        frame = _body(f'<div class="wide" tabindex="0">{node.html or ""}</div>').first_child
        if frame is not None:
            node.replace_with(frame)


def _lower_headings(body: LexborNode, above: int, *, page: bool) -> None:
    found = body.css("h1, h2, h3, h4, h5, h6")
    levels = [int(str(node.tag)[1]) for node in found]
    for node, level in zip(found, levels, strict=True):
        right = min(6, max(above + 1, level + above + 1 - min(levels)))
        if right != level:
            own = f' data-qna-level="{level}"' if page else ""
            new = _body(f"<h{right}{own}>{node.inner_html or ''}</h{right}>").first_child
            if new is not None:
                node.replace_with(new)
