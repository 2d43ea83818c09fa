"""Org → blocks: keywords, headlines, lists and blocks into HTML, then the common walk.

The libraries there are (orgparse) know the tree of headlines but not the text. What is read is the syntax as
orgmode.org/worg/org-syntax.html describes it, without what Emacs computes: agendas, spreadsheets, running code.
"""

from __future__ import annotations

import re
from html import escape

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Declared, Reading
from pipeline.parse.characters.decode import decode, place
from pipeline.parse.editor.front_matter import declared
from pipeline.parse.formats.marks import Lists
from pipeline.parse.formats.org_inline import inline
from pipeline.parse.pages.markup import blocks, tree
from pipeline.parse.words.table import word_set

_KEYWORD = re.compile(r"\s*#\+([A-Za-z_]+)(?:\[[^\]]*\])?:(?:[ \t]+(.*))?$")
_KEYS = {
    "title": "title", "date": "date", "author": "author", "language": "language", "description": "description",
    "keywords": "keywords", "filetags": "tags", "tags": "tags", "hugo_tags": "tags", "hugo_categories": "categories",
    "category": "categories", "series": "series", "number": "number", "guest": "guest", "guests": "guests",
    "host": "host", "hosts": "hosts", "role": "role", "id": "id", "draft": "draft", "hugo_draft": "draft",
    "export_date": "date", "link_canonical": "canonical", "canonical": "canonical", "url": "url", "summary": "summary",
}  # fmt: skip
_STATED = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: [^\W\d]{2,6}\.?)?(?: (\d\d?:\d\d))?[^<>\[\]]{0,20}[>\]]")

_HEADLINE = re.compile(r"(\*{1,12})[ \t]+(?:(TODO|DONE|NEXT|WAITING|CANCELLED)[ \t]+)?(?:\[#\w\][ \t]*)?(.*)$")
_TAGS = re.compile(r":([\w@#%:]+):$")
_DRAWER = re.compile(r"\s*:([\w-]+):\s*$")
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*[<\[]")
_COMMENT = re.compile(r"\s*#(?:\s|$)")
_OPEN = re.compile(r"\s*#\+begin_(\w+)", re.IGNORECASE)
_CLOSE = r"\s*#\+end_{}\s*$"
_ITEM = re.compile(
    r"(\s*)(?:([-+])|(\s\*)|(\d{1,4}|[a-zA-Z])[.)])(?:[ \t]+(?:\[@\d+\][ \t]*)?(?:\[[ xX-]\][ \t]+)?(.*))?$"
)
_TERM = re.compile(r"(?<=\S)[ \t]+::(?:[ \t]+|$)")
_TABLE = re.compile(r"\s*\|")
_RULE = re.compile(r"\s*-{5,}\s*$")
_FIXED = re.compile(r"\s*:(?: |$)")
_DEFINED = re.compile(r"\[fn:([\w-]+)\][ \t]*(.*)$")
_UNSEEN = word_set("comment export html latex md ascii beamer")
_CODE = word_set("src example listing")
_QUOTED = word_set("quote verse")
_DEEPEST = 8
"""Blocks inside each other."""


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of an Org file. Raises DocumentError for what is no text."""
    lines = [line.rstrip().expandtabs(8) for line in decode(document).split("\n")]
    found, lines = _keywords(lines)
    said, doubts = declared(found, hints, "header") if found else (Declared(), ())
    lines, notes = _notes(lines)
    title = f"<h1>{inline(found['title'], {}, [])}</h1>" if found.get("title") else ""
    html = title + _Writer(lines, notes, []).html()
    address = document.url or said.url
    return Reading(blocks(tree(html, place(document)).body, address), said, doubts=doubts, address=address)


def _keywords(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What #+KEYWORD lines say, wherever they stand, and the lines without them."""
    found: dict[str, str] = {}
    titles: list[str] = []
    rest: list[str] = []
    block = ""
    for line in lines:
        if not block and (opened := _OPEN.match(line)):
            block = opened[1].lower()
        elif block and re.match(_CLOSE.format(re.escape(block)), line, re.IGNORECASE):
            block = ""
        keyword = None if block else _KEYWORD.match(line)
        if keyword is None:
            rest.append(line)
            continue
        name, value = keyword[1].lower(), (keyword[2] or "").strip()
        key = _KEYS.get(name)
        if key == "title":
            titles.append(value)
        elif key is not None and value:
            found.setdefault(key, _value(key, value))
    title = " ".join(filter(None, titles))
    return {"title": title, **found} if title else found, rest


def _value(key: str, value: str) -> str:
    if key == "date":
        stated = _STATED.match(value)
        return " ".join(filter(None, stated.groups())) if stated else value
    return value.strip(":").replace(":", ", ") if key == "tags" and value.startswith(":") else value


def _notes(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """The definitions of footnotes by name, and the lines without them."""
    notes: dict[str, list[str]] = {}
    rest: list[str] = []
    note: list[str] | None = None
    for line in lines:
        if found := _DEFINED.match(line):
            note = [found[2]]
            notes.setdefault(found[1], note)
        elif note is not None and line and not line.startswith("*"):
            note.append(line.strip())
        else:
            note = None
            rest.append(line)
    return rest, {name: " ".join(parts) for name, parts in notes.items()}


class _Writer:
    """Lines → HTML. Inner blocks are written by writers of their own, which share the notes."""

    def __init__(self, lines: list[str], notes: dict[str, str], used: list[str], depth: int = 0) -> None:
        self._lines = lines
        self._notes = notes
        self._used = used
        self._told = len(used)
        self._depth = depth
        self._at = 0
        self._out: list[str] = []
        self._lists = Lists(self._out)
        self._indent = -1
        """Spaces before the item that is open; what is indented more belongs to it."""

    def html(self) -> str:
        while self._at < len(self._lines):
            self._block(self._lines[self._at])
        self._end_lists()
        return "".join(self._out)

    def _inline(self, text: str) -> str:
        return inline(text, self._notes, self._used)

    def _end_lists(self) -> None:
        self._lists.close()
        self._indent = -1
        if self._depth:
            return
        # A note stands after the block that refers to it, so that it stays with its answer.
        for number in range(self._told, len(self._used)):
            text = inline(self._notes.get(self._used[number], ""), {}, [])
            if text:
                self._out.append(f"<p><sup>{number + 1}</sup> {text}</p>")
        self._told = len(self._used)

    def _block(self, line: str) -> None:
        if headline := _HEADLINE.match(line):
            self._headline(headline)
        elif not line or _COMMENT.match(line) or _PLANNING.match(line):
            self._at += 1
            if not line and self._at < len(self._lines) and not self._lines[self._at]:
                self._end_lists()  # two blank lines end a list
        elif opened := _OPEN.match(line):
            self._delimited(opened[1].lower())
        elif (drawer := _DRAWER.match(line)) and drawer[1].upper() != "END":
            self._drawer()
        elif item := _ITEM.match(line):
            self._item(item)
        else:
            if _width(line) <= self._indent:
                self._end_lists()
            self._plain(line)
            if not self._lists:
                self._end_lists()

    def _headline(self, found: re.Match[str]) -> None:
        self._end_lists()
        self._at += 1
        title = found[3].strip()
        last = title[max(title.rfind(" "), title.rfind("\t")) + 1 :]
        tags = _TAGS.match(last)
        if tags:
            title = title[: -len(last)].rstrip()
        if (
            title.startswith("COMMENT ")
            or (tags and "noexport" in tags[1].split(":"))
            or title in ("COMMENT", "Footnotes")
        ):
            depth = len(found[1])
            while self._at < len(self._lines):
                later = _HEADLINE.match(self._lines[self._at])
                if later and len(later[1]) <= depth:
                    break
                self._at += 1
            return
        level = min(len(found[1]) + 1, 6)
        if title:
            self._out.append(f"<h{level}>{self._inline(title)}</h{level}>")

    def _drawer(self) -> None:
        """Leave out everything up to :END:; a drawer that is never closed is text."""
        for end in range(self._at + 1, min(self._at + 200, len(self._lines))):
            if self._lines[end].strip().upper() == ":END:":
                self._at = end + 1
                return
        self._at += 1

    def _delimited(self, name: str) -> None:
        if _width(self._lines[self._at]) <= self._indent:
            self._end_lists()
        close = re.compile(_CLOSE.format(re.escape(name)), re.IGNORECASE)
        self._at += 1
        start = self._at
        while self._at < len(self._lines) and not close.match(self._lines[self._at]):
            self._at += 1
        inside = self._lines[start : self._at]
        self._at += 1
        if name in _UNSEEN:
            return
        if name in _CODE:
            self._out.append(f"<pre>{escape(chr(10).join(inside), quote=False)}</pre>")
        elif name == "verse":
            verses = "<br>".join(self._inline(line.strip()) for line in inside)
            self._out.append(f"<blockquote><p>{verses}</p></blockquote>")
        elif self._depth >= _DEEPEST:
            self._out.append(f"<p>{self._inline(chr(10).join(inside))}</p>")
        else:
            inner = _Writer(inside, self._notes, self._used, self._depth + 1).html()
            self._out.append(f"<blockquote>{inner}</blockquote>" if name in _QUOTED else inner)
        if not self._lists:
            self._end_lists()

    def _item(self, found: re.Match[str]) -> None:
        indent = len(found[1]) + len(found[3] or "") // 2
        text = found[5] or ""
        term = _TERM.search(text) if found[4] is None else None
        tag = "dl" if term else "ol" if found[4] else "ul"
        self._at += 1
        marker = f"{indent} {tag}"
        if indent <= self._indent and marker not in self._lists:
            self._lists.close()
        number = int(found[4]) if found[4] and found[4].isdecimal() else 1
        self._lists.item(marker, tag, term=self._inline(text[: term.start()]) if term else "", start=number)
        self._indent = indent
        lines = [text[term.end() :] if term else text, *self._continued()]
        html = self._inline("\n".join(line.strip() for line in lines if line.strip()))
        if html:
            self._out.append(f"<p>{html}</p>" if term else html)

    def _continued(self) -> list[str]:
        found: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line or _width(line) <= self._indent or self._starts_block(line):
                break
            found.append(line)
            self._at += 1
        return found

    def _starts_block(self, line: str) -> bool:
        return any(p.match(line) for p in (_ITEM, _HEADLINE, _OPEN, _TABLE, _DRAWER, _COMMENT, _RULE, _FIXED))

    def _plain(self, line: str) -> None:
        if _RULE.match(line):
            self._at += 1
            self._out.append("<hr>")
        elif _TABLE.match(line):
            self._table()
        elif _FIXED.match(line):
            lines = self._run(_FIXED)
            self._out.append(f"<pre>{escape(chr(10).join(line.strip()[2:] for line in lines), quote=False)}</pre>")
        else:
            self._at += 1
            lines = [line]
            while self._at < len(self._lines) and (later := self._lines[self._at]) and not self._starts_block(later):
                lines.append(later)
                self._at += 1
            self._out.append(f"<p>{self._inline(chr(10).join(line.strip() for line in lines))}</p>")

    def _run(self, pattern: re.Pattern[str]) -> list[str]:
        start = self._at
        while self._at < len(self._lines) and pattern.match(self._lines[self._at]):
            self._at += 1
        return self._lines[start : self._at]

    def _table(self) -> None:
        rows = (line.strip().strip("|").split("|") for line in self._run(_TABLE) if not line.strip().startswith("|-"))
        body = "".join(f"<tr>{''.join(f'<td>{self._inline(cell.strip())}</td>' for cell in row)}</tr>" for row in rows)
        self._out.append(f"<table>{body}</table>")


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())
