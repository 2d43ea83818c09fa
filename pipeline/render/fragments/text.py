"""An HTML fragment as well-set plain text: paragraphs, lists, quotes, and links as numbered notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.render.fragments.wrapping import WIDTH, columns, wrapped

_SENTENCE_END = re.compile(r"[.!?…。！？؟][”»\"’)]*(?=\s|$)|[。！？]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    {
        *("p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "thead", "tbody", "tr"),
        *("figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    }
)
_APART = _BLOCKS | {"br", "td", "th"}
_DROPPED = frozenset({"script", "style", "template", "head"})
_DEEPEST = 60
"""Elements inside each other that are told apart; Python's stack ends at a thousand calls."""
_NARROWEST = 20
_BREAK = "\v"
"""Stands for <br> until white space has been collapsed."""


@dataclass(slots=True)
class Notes:
    """The addresses behind the links of a text, numbered from 1 as they come."""

    count: int = 0
    _waiting: list[str] = field(default_factory=list)

    def add(self, address: str) -> str:
        """Remember an address and get the mark for it, "[3]"."""
        self.count += 1
        mark = f"[{self.count}]"
        self._waiting.append(f"{mark} {address}")
        return mark

    def flush(self) -> str:
        """The addresses since the last flush, a line each; "" if there are none."""
        lines, self._waiting = "\n".join(self._waiting), []
        return lines


def plain(fragment: str, width: int = WIDTH, notes: Notes | None = None) -> str:
    """`fragment` as text of at most `width` columns, blocks a blank line apart, without a line feed at its end.

    With `notes` a link becomes "text [1]" and its address waits there; without, it becomes "text <address>".
    """
    body = LexborHTMLParser(fragment).body
    return "" if body is None else _Setter(notes).blocks(body, width)


def words_of(fragment: str) -> str:
    """The words of a fragment in one line, without links and marks: for summaries and for counting."""
    words: list[str] = []
    body = LexborHTMLParser(fragment).body
    for node in body.traverse(include_text=True) if body is not None else ():
        if node.tag == "-text":
            after_block = node.prev is not None and node.prev.tag in _APART
            words.append(" " * after_block + (node.text_content or ""))
        elif node.tag in _APART:
            words.append(" ")
    return " ".join("".join(words).split())


class _Setter:
    """Sets one fragment."""

    def __init__(self, notes: Notes | None) -> None:
        self.notes = notes
        self.depth = 0

    def blocks(self, node: LexborNode, width: int, *, tight: bool = False) -> str:
        """All that stands in `node`; runs of inline content count as paragraphs."""
        if self.depth >= _DEEPEST:
            return wrapped(_tidy(node.text(deep=True)), max(width, _NARROWEST))
        self.depth += 1
        done = self._blocks(node, max(width, _NARROWEST))
        self.depth -= 1
        return ("\n" if tight else "\n\n").join(done)

    def _blocks(self, node: LexborNode, width: int) -> list[str]:
        done: list[str] = []
        run: list[str] = []

        def close() -> None:
            text = _tidy("".join(run))
            run.clear()
            if text:
                done.append(wrapped(text, width))

        for child in node.iter(include_text=True):
            if child.tag in _BLOCKS:
                close()
                if block := self.block(child, width):
                    done.append(block)
            else:
                run.append(self.inline(child))
        close()
        return done

    def block(self, node: LexborNode, width: int) -> str:
        match node.tag:
            case "ul" | "ol":
                return self.list(node, width)
            case "blockquote":
                inner = self.blocks(node, width - 2)
                return "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""
            case "pre":
                code = (node.text(deep=True) or "").strip("\n")
                return "\n".join(f"    {line}".rstrip() for line in code.split("\n"))
            case "table":
                return "\n".join(filter(None, (self.row(row, width) for row in node.css("tr"))))
            case "hr":
                return "* * *"
            case "dl":
                return self.blocks(node, width, tight=True)
            case "dd":
                return wrapped(_tidy(self.inside(node)), width, "    ")
            case _:
                return self.blocks(node, width)

    def list(self, node: LexborNode, width: int) -> str:
        items: list[str] = []
        entries = [child for child in node.iter() if child.tag == "li"]
        first = _number(node.attributes.get("start"))
        marks = [f"{first + at}. " if node.tag == "ol" else "- " for at in range(len(entries))]
        indent = max((len(mark) for mark in marks), default=0)
        loose = any(entry.css_first("p + p, ul, ol, blockquote, pre") for entry in entries)
        for mark, entry in zip(marks, entries, strict=True):
            text = self.blocks(entry, width - indent)
            set_in = text.replace("\n", "\n" + " " * indent)
            items.append(re.sub(r"(?m)[ ]+$", "", mark.rjust(indent) + set_in))
        return ("\n\n" if loose else "\n").join(items)

    def row(self, node: LexborNode, width: int) -> str:
        cells = [_tidy(self.inside(cell)).replace("\n", " ") for cell in node.css("td, th")]
        return wrapped(" | ".join(cells), width, "", "    ") if any(cells) else ""

    def inside(self, node: LexborNode) -> str:
        if self.depth >= _DEEPEST:
            return _SPACE.sub(" ", node.text(deep=True))
        self.depth += 1
        text = "".join(self.inline(child) for child in node.iter(include_text=True))
        self.depth -= 1
        return text

    def inline(self, node: LexborNode) -> str:
        tag = node.tag
        if tag == "-text":
            return _SPACE.sub(" ", node.text_content or "")
        if tag in _DROPPED or (tag or "-").startswith("-"):
            return ""
        if tag == "br":
            return _BREAK
        if tag == "img":
            described = _tidy(node.attributes.get("alt") or "")
            return f"[{described}]" if described else ""
        inner = self.inside(node)
        if tag == "a":
            return self.link(inner, node.attributes.get("href") or "")
        if tag in ("em", "strong", "i", "b") and inner.strip():
            return _around(inner, "*")
        return f"({inner})" if tag == "sup" and inner.strip() and not inner.strip().isdigit() else inner

    def link(self, text: str, address: str) -> str:
        shown = text.strip()
        if not address or address.startswith("#"):
            return text
        if address.removeprefix("mailto:") == shown or address.rstrip("/") == shown.rstrip("/"):
            return text
        if not shown:
            return f"<{address}>"
        return _around(text, "", f" {self.notes.add(address)}" if self.notes else f" <{address}>")


def _around(text: str, mark: str, after: str = "") -> str:
    """Put `mark` around `text` and `after` behind it, inside of the white space at its ends."""
    core = text.strip(" " + _BREAK)
    start = text.index(core)
    return f"{text[:start]}{mark}{core}{mark}{after}{text[start + len(core) :]}"


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split(_BREAK))
    return "\n".join(lines).strip("\n")


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 6 else 1


def heading(line: str, mark: str = "") -> str:
    """A heading in plain text: a form feed, which stands for space above, the line, and a rule of `mark` if given."""
    text = wrapped(line)
    rule = mark * max(columns(each) for each in text.splitlines() or [""])
    return f"\f{text}\n{rule}" if mark else f"\f{text}"


def sentences(text: str, longest: int) -> str:
    """The beginning of `text` in at most `longest` characters: whole sentences if they fill half of it, else words."""
    if len(text) <= longest:
        return text
    room = text[: longest + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(room) if match.end() <= longest]
    if ends and ends[-1] >= longest // 2:
        return text[: ends[-1]].rstrip()
    cut = text[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest // 2 else cut).rstrip(" ,;:–—-") + "…"
