"""AsciiDoc → blocks: header, sections, lists, delimited blocks into HTML, then the common walk.

There is no library for it in Python. What is read is the language as docs.asciidoctor.org describes it, without what
needs files or a program: includes, conditions, counters, formulas, references to other documents.
"""

from __future__ import annotations

import re
from html import escape

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Reading
from pipeline.parse.characters.decode import decode, place
from pipeline.parse.editor.front_matter import split
from pipeline.parse.formats.asciidoc_header import header, unframed
from pipeline.parse.formats.asciidoc_inline import inline
from pipeline.parse.formats.marks import Lists
from pipeline.parse.pages.markup import blocks, tree

_DEEPEST = 8
"""Delimited blocks inside each other."""

_COMMENT = re.compile(r"//(?!/)")
_DIRECTIVE = re.compile(r"(?:ifdef|ifndef|ifeval|endif|include)::[^\n]*\]\s*$|:!?[\w-]+!?:(?:\s|$)|toc::\[|<<<$|'{3,}$")
_SECTION = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*)$")
_UNDERLINE = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_ATTRIBUTES = re.compile(r"\[(?!\[)([^\]]*(?:\][^\]]+)*)\]$")
_ANCHOR = re.compile(r"\[\[[^\[\]]+\]\]$")
_TITLE = re.compile(r"\.(?=[^\s.])(.+)$")
_FENCE = re.compile(r"(?:(-{4,})|(\.{4,})|(={4,})|(\*{4,})|(_{4,})|(\+{4,})|(/{4,})|(--)|(```)[\w-]*|(\"\"))$")
_TABLE = re.compile(r"[|,:!]={3,}$")
_PICTURE = re.compile(r"image::([^\s\[\]]+)\[([^\]]*)\]$")
_EMBEDDED = re.compile(r"(?:video|audio|gist|tweet)::")
_LABELLED = re.compile(r"(?!\s*//)\s*(\S.*?)(::::|:::|::|;;)(?:[ \t]+(\S.*))?$")
_BULLET = re.compile(r"\s*(-|\*{1,9}|•)[ \t]+(\S.*)$")
_NUMBERED = re.compile(r"\s*(\.{1,9}|\d{1,4}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\))[ \t]+(\S.*)$")
_CALLOUT = re.compile(r"<(?:\d{1,2}|\.)>[ \t]+(\S.*)$")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): +")
_CELL = re.compile(r"(?<!\\)(?:\d{1,3}\*|(?:\d{1,3})?(?:\.\d{1,3})?\+)?[<^>]?[a-z]?\|")


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of an AsciiDoc file. Raises DocumentError for what is no text."""
    front, text, doubts = split(document, decode(document), hints)
    lines = [line.rstrip() for line in text.split("\n")]
    found = header(lines, hints)
    declared = front if front.by_editor else found.declared
    writer = _Writer(lines[found.end :], found.attributes)
    html = (f"<h1>{inline(found.title, found.attributes, writer.notes)}</h1>" if found.title else "") + "".join(
        f"<p>{inline(line, found.attributes, writer.notes)}</p>" for line in found.lead
    )
    html += writer.html()
    address = document.url or declared.url
    return Reading(
        blocks(tree(html, place(document)).body, address), declared, doubts=(*doubts, *found.doubts), address=address
    )


class _Writer:
    """The lines below the header → HTML. Inner blocks are written by writers of their own, which share the notes."""

    def __init__(
        self, lines: list[str], attributes: dict[str, str], notes: list[str] | None = None, depth: int = 0
    ) -> None:
        self.notes: list[str] = [] if notes is None else notes
        self._noted = len(self.notes)
        self._lines = lines
        self._attributes = attributes
        self._depth = depth
        self._at = 0
        self._out: list[str] = []
        self._lists = Lists(self._out)
        self._style = ""
        """The first attribute of the block that follows: qanda, quote, source, discrete."""

    def html(self) -> str:
        while self._at < len(self._lines):
            self._block()
        self._end_lists()
        self._flush_notes()
        return "".join(self._out)

    def _inline(self, text: str) -> str:
        return inline(text, self._attributes, self.notes)

    def _flush_notes(self) -> None:
        # A note stands after the block that refers to it, so that it stays with its answer.
        if self._depth or self._lists:
            return
        for number in range(self._noted, len(self.notes)):
            self._out.append(f"<p><sup>{number + 1}</sup> {self.notes[number]}</p>")
        self._noted = len(self.notes)

    def _end_lists(self) -> None:
        self._lists.close()
        self._flush_notes()

    def _block(self) -> None:
        line = self._lines[self._at]
        if not line or _COMMENT.match(line) or _ANCHOR.match(line) or _DIRECTIVE.match(line):
            if line.startswith("'''"):
                self._end_lists()
                self._out.append("<hr>")
            elif line.startswith("//") and self._at and not self._lines[self._at - 1]:
                self._end_lists()  # a comment of its own is how writers part two lists
            self._at += 1
            return
        if line == "+" and self._lists:
            self._at += 1
            self._attached()
        elif self._is_item(line):
            self._item(line)
        else:
            self._end_lists()
            self._whole(line)
            self._flush_notes()

    def _attached(self) -> None:
        """The block after a "+", inside the item that is open."""
        while self._at < len(self._lines) and (line := self._lines[self._at]):
            if line == "+" or self._is_item(line):
                return
            self._whole(line)

    def _whole(self, line: str) -> None:
        if (found := _ATTRIBUTES.match(line)) and self._at + 1 < len(self._lines):
            self._style = re.split(r"[,.#%]", found[1])[0].strip().lower()
            self._at += 1
            return
        style, self._style = self._style, ""
        if fence := _FENCE.match(line):
            self._fenced(fence, style)
        elif _TABLE.match(line):
            self._table(line)
        elif (section := _SECTION.match(line)) or self._is_underlined():
            self._section(section)
        elif picture := _PICTURE.match(line):
            self._at += 1
            described = escape(picture[2].split(",")[0].strip().strip('"'))
            self._out.append(f'<p><img src="{escape(picture[1])}" alt="{described}"></p>')
        elif _EMBEDDED.match(line):
            self._at += 1
        elif title := _TITLE.match(line):
            self._at += 1
            self._style = style
            self._out.append(f"<p><em>{self._inline(title[1])}</em></p>")
        else:
            self._paragraph(style)

    def _is_underlined(self) -> bool:
        """Whether this line is a title with a line of the same length under it."""
        if self._at + 1 >= len(self._lines):
            return False
        line, below = self._lines[self._at], self._lines[self._at + 1]
        return (
            len(below) >= 3
            and below[0] in _UNDERLINE
            and set(below) == {below[0]}
            and abs(len(below) - len(line)) <= 2
            and line[:1].isalnum()
        )

    def _section(self, found: re.Match[str] | None) -> None:
        if found is not None:
            level, title = len(found[1]), unframed(found[1], found[2])
            self._at += 1
        else:
            title, level = self._lines[self._at], _UNDERLINE[self._lines[self._at + 1][0]]
            self._at += 2
        self._out.append(f"<h{min(level, 6)}>{self._inline(title)}</h{min(level, 6)}>")

    def _is_item(self, line: str) -> bool:
        return any(pattern.match(line) for pattern in (_BULLET, _NUMBERED, _CALLOUT, _LABELLED))

    def _item(self, line: str) -> None:
        self._at += 1
        self._style = ""
        if found := _BULLET.match(line):
            self._lists.item(found[1], "ul")
        elif found := _NUMBERED.match(line):
            number = found[1].rstrip(".")
            marker = found[1] if found[1][0] == "." else "1."
            self._lists.item(marker, "ol", start=int(number) if number.isdecimal() else 1)
        elif found := _CALLOUT.match(line):
            self._lists.item("<1>", "ol")
        else:
            labelled = _LABELLED.match(line)
            assert labelled is not None
            self._lists.item(labelled[2], "dl", term=self._inline(labelled[1]))
            self._definition(labelled[3])
            return
        self._out.append(self._inline("\n".join([found[found.lastindex or 1], *self._text_lines()])))

    def _definition(self, first: str | None) -> None:
        # Between a term and what it means there may be blank lines.
        while first is None and self._at < len(self._lines) and not self._lines[self._at]:
            self._at += 1
        here = self._lines[self._at] if self._at < len(self._lines) else ""
        if first is None and (not here or self._is_item(here) or here == "+" or not self._is_text(here)):
            return
        lines = [*([first] if first else []), *self._text_lines()]
        if lines:
            self._out.append(f"<p>{self._inline(chr(10).join(line.strip() for line in lines))}</p>")

    def _text_lines(self) -> list[str]:
        """The lines that belong to the paragraph that has begun; `_at` is moved past them."""
        found: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if _COMMENT.match(line):
                self._at += 1
                continue
            if not line or line == "+" or not self._is_text(line) or (self._lists and self._is_item(line)):
                break
            found.append(line.strip())
            self._at += 1
        return found

    def _is_text(self, line: str) -> bool:
        return not (_FENCE.match(line) or _TABLE.match(line) or _ATTRIBUTES.match(line) or _DIRECTIVE.match(line))

    def _paragraph(self, style: str) -> None:
        is_literal = self._lines[self._at][:1] in (" ", "\t")
        start = self._at
        self._at += 1
        lines = [self._lines[start].strip(), *self._text_lines()]
        if is_literal and all(line[:1] in (" ", "\t") for line in self._lines[start : self._at]):
            text = "\n".join(self._lines[start : self._at])
            self._out.append(f"<pre>{escape(text, quote=False)}</pre>")
            return
        html = self._inline(_ADMONITION.sub("", "\n".join(lines), count=1))
        if style in (
            "quote",
            "verse",
            "note",
            "tip",
            "important",
            "warning",
            "caution",
            "sidebar",
        ) or _ADMONITION.match(lines[0]):
            self._out.append(f"<blockquote><p>{html}</p></blockquote>")
        elif style in ("source", "listing", "literal"):
            self._out.append(f"<pre>{escape(chr(10).join(lines), quote=False)}</pre>")
        elif style not in ("comment", "pass", "stem"):
            self._out.append(f"<p>{html}</p>")

    def _fenced(self, fence: re.Match[str], style: str) -> None:
        end = fence[9] or fence[0]
        self._at += 1
        start = self._at
        while self._at < len(self._lines) and self._lines[self._at] != end:
            self._at += 1
        inside = self._lines[start : self._at]
        self._at += 1
        code, literal, example, sidebar, quote, passed, comment, *_ = fence.groups()
        if comment or passed or style in ("comment", "pass", "stem"):
            return
        if code or literal or fence[9] or style in ("source", "listing", "literal"):
            self._out.append(f"<pre>{escape(chr(10).join(inside), quote=False)}</pre>")
        elif self._depth >= _DEEPEST:
            self._out.append(f"<p>{self._inline(chr(10).join(inside))}</p>")
        else:
            inner = _Writer(inside, self._attributes, self.notes, self._depth + 1).html()
            is_apart = quote or sidebar or fence[10] or (example and style) or style in ("quote", "verse", "sidebar")
            self._out.append(f"<blockquote>{inner}</blockquote>" if is_apart else inner)

    def _table(self, fence: str) -> None:
        self._at += 1
        rows: list[list[str]] = []
        while self._at < len(self._lines) and self._lines[self._at] != fence:
            line = self._lines[self._at]
            self._at += 1
            cells = [cell.strip() for cell in _CELL.split(line)]
            if _CELL.match(line):
                rows.append(cells[1:])
            elif line and rows:
                rows[-1][-1] += "\n" + line
        self._at += 1
        # A cell a line: the first line, or the first run of them, says how many make a row.
        width = max((len(row) for row in rows), default=1)
        if width == 1 and len(rows) > 2 and len(rows) % 2 == 0:
            rows = [[*rows[index], *rows[index + 1]] for index in range(0, len(rows), 2)]
        body = "".join(f"<tr>{''.join(f'<td>{self._inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
        self._out.append(f"<table>{body}</table>")
