"""HTML as text and back: looking at a fragment, and cutting it at a character. Expects well-formed, parsed HTML."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape, unescape
from typing import NamedTuple

from pipeline.parse.words.table import word_set

_TAG = re.compile(r"(<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_EMPTY = re.compile(r"<(strong|em|b|i|a|span|code|u|sup|sub|mark|small|font)\b[^<>]*>\s*</\1>")
_LEAD = re.compile(r"\s*(<(strong|b|em|i|u|font|span)\b[^<>]*>).*?</\2>", re.DOTALL | re.IGNORECASE)
_BREAKS = word_set(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tr blockquote pre figure figcaption hr section"
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")

_CLOSING = " \n\xa0.?!…:"
_LONGEST_END = 20
"""Characters at the end of a fragment in which its last tag is closed."""
_ENDS_ASKED = ("?", "!", ":", "？", "！", "：", "؟")
_ENDS = (".", "…", "。", *_ENDS_ASKED)
_MOST_APART = 0.4
"""So much of what is set off may be titles in it, which are not."""


class Look(NamedTuple):
    """What can be seen of a fragment at a glance."""

    raw: str
    bold: int
    italic: bool
    marked: tuple[str, ...]


def look(html: str) -> Look:
    """The text of `html`, and how much of it is set off."""
    raw: list[str] = []
    marked: list[list[str]] = []
    strong = slanted = linked = length = bold = 0
    leading = italic = True
    for piece in _TAG.split(html):
        if not piece:
            continue
        if piece[0] == "<" and piece[-1] == ">":
            name, step = _tag(piece)
            if name in ("strong", "b"):
                strong += step
                marked.append([]) if step > 0 and not linked else None
            elif name in ("em", "i"):
                slanted += step
            elif name == "a":
                linked += step
                marked.append([]) if step > 0 and not strong else None
            elif name in _BREAKS or name == "br" or name in ("td", "th"):
                glue = "\n" if name not in ("td", "th") else " "
                raw.append(glue)
                length += 1
                bold = length if leading and bold else bold
            continue
        text = unescape(piece)
        raw.append(text)
        length += len(text)
        if strong > 0 and leading:
            bold = length
        elif strong <= 0 and text.strip():
            leading = False
        if slanted <= 0 and text.strip():
            italic = False
        if (strong > 0 or linked > 0) and marked:
            marked[-1].append(text)
    whole = "".join(raw)
    if not italic and _is_whole(html, "<em", "<i"):
        italic = _only_titles_apart(html, "em", "i")
    if bold and not leading and _is_whole(html, "<strong", "<b") and _only_titles_apart(html, "strong", "b"):
        bold = length
    return Look(whole, bold, italic and bool(whole.strip()), tuple(filter(None, (tidy("".join(m)) for m in marked))))


def _is_whole(html: str, *tags: str) -> bool:
    """Whether `html` begins and ends with one of `tags`, and holds a second."""
    if "</" not in html[-_LONGEST_END:] or not html.startswith(tags) or "<br" in html:
        return False
    if html.partition(">")[0].partition(" ")[0] not in tags:
        return False  # a picture, and no italics
    end = html.rstrip(_CLOSING)
    return any(html.count(tag) > 1 and end.endswith(f"</{tag[1:]}>") for tag in tags)


def _only_titles_apart(html: str, *names: str) -> bool:
    """Whether a fragment that begins and ends set off by one of `names` only shows titles by doing without within."""
    depth, length, apart, gap, before = 0, 0, 0, "", ""
    for piece in _TAG.split(html.rstrip(_CLOSING)):
        if piece[:1] == "<" and piece[-1:] == ">":
            name, step = _tag(piece)
            depth += step if name in names else 0
            continue
        length += len(piece)
        if depth <= 0:
            gap += piece
            apart += len(piece)
        elif piece:
            # Whoever answers in the same paragraph does so after a question or a label, and with a sentence.
            if gap.strip() and (before.rstrip()[-1:] in _ENDS_ASKED or gap.rstrip()[-1:] in _ENDS):
                return False
            gap, before = "", piece
    return apart <= _MOST_APART * length


def tidy(text: str) -> str:
    """`text` on one line, without surplus space."""
    # Nearly every paragraph is so already, and this finds out in half the time: no white space but " " is printable.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def letters(text: str) -> str:
    """`text` for comparing titles and names: its letters and digits, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def lead(html: str) -> tuple[str, int]:
    """The tag with which `html` begins if it sets its text off, and how many characters stand in it; else "" and 0."""
    found = _LEAD.match(html) if html.lstrip()[:1] == "<" else None
    return (found[1].lower(), len(look(found[0]).raw)) if found else ("", 0)


@lru_cache(maxsize=1024)
def _tag(piece: str) -> tuple[str, int]:
    match = _NAME.match(piece)
    return (match[1].lower() if match else "", -1 if piece.startswith("</") else 1)


def cut(html: str, count: int) -> str:
    """`html` without its first `count` characters of text; what is left empty by that goes too."""
    if not count:
        return html
    if "<" not in html:
        return escape(unescape(html)[count:], quote=False).strip()
    out: list[str] = []
    for piece in _TAG.split(html):
        if piece[:1] == "<" and piece[-1:] == ">":
            taken = count > 0 and _counts(piece)
            count -= taken
            if not taken:
                out.append(piece)
            continue
        text = unescape(piece)
        out.append(escape(text[count:], quote=False) if count < len(text) else "")
        count = max(0, count - len(text))
    return _without_empty("".join(out)).strip()


def head(html: str, count: int) -> str:
    """The first `count` characters of `html`, with their tags; some may stay open, the sanitiser closes them."""
    out: list[str] = []
    for piece in _TAG.split(html):
        if count <= 0:
            break
        if piece[:1] == "<" and piece[-1:] == ">":
            count -= _counts(piece)
            out.append(piece)
            continue
        text = unescape(piece)
        out.append(escape(text[:count], quote=False))
        count -= len(text)
    return _without_empty("".join(out)).strip()


def parted(html: str, places: Sequence[int]) -> list[str]:
    """`html` cut at each of `places`, ascending, in characters of text. What is open at a cut opens again behind it."""
    parts: list[str] = []
    out: list[str] = []
    opened: list[tuple[str, str]] = []
    left, done = deque(places), 0

    def finish() -> None:
        parts.append(_without_empty("".join(out)).strip())
        out[:] = [tag for _, tag in opened]
        left.popleft()

    for piece in _TAG.split(html):
        while left and left[0] <= done:
            finish()
        if piece[:1] == "<" and piece[-1:] == ">":
            out.append(piece)
            done += _counts(piece)
            _follow(opened, piece)
            continue
        text, start = unescape(piece), done
        while left and left[0] < start + len(text):
            out.append(escape(text[done - start : left[0] - start], quote=False))
            done = left[0]
            finish()
        out.append(escape(text[done - start :], quote=False))
        done = start + len(text)
    while left:
        finish()
    return [*parts, _without_empty("".join(out)).strip()]


def _follow(opened: list[tuple[str, str]], piece: str) -> None:
    """Keep (name, tag) of what is open up to date with one tag more."""
    name, step = _tag(piece)
    if step > 0 and name not in _VOID:
        opened.append((name, piece))
    elif step < 0:
        for place in range(len(opened) - 1, -1, -1):
            if opened[place][0] == name:
                del opened[place]
                break


def _counts(piece: str) -> bool:
    name, _ = _tag(piece)
    return name in _BREAKS or name in ("br", "td", "th")


def _without_empty(html: str) -> str:
    for _ in range(3):
        shorter = _EMPTY.sub("", html)
        if shorter == html:
            break
        html = shorter
    return html


def plain(html: str) -> str:
    """`html` as text: a line for each paragraph, list item and table row."""
    return "\n".join(filter(None, map(tidy, look(html).raw.split("\n"))))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]}'’”»]")


def from_text(text: str) -> str:
    """Plain text as inline HTML: escaped, lines kept, web addresses made links."""
    html = escape(text, quote=False)
    if "://" in html:
        html = _address().sub(lambda match: f'<a href="{match[0].replace(chr(34), "%22")}">{match[0]}</a>', html)
    return html.replace("\n", "<br>")
