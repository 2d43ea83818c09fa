"""An HTML fragment as Markdown (CommonMark with tables) that says exactly the same; what that cannot say stays HTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_STARTS_BLOCK = re.compile(r"^(\s*)([#>+=:-]|\d+[.)])", re.MULTILINE)
_CLOSING_SIGNS = re.compile(r"(?<!\\)#(?=#*\s*$)")
_LONE_TAG = re.compile(r"<[^<>]*>\s*(?:\n|$)")
_BLANK = re.compile(r"\n(?=[ \t\r\f]*\n)")
_SAFE = re.compile(r"[A-Za-z0-9!#$%()*+,./:;=?@_~&-]+")
"""Addresses that Markdown's readers leave as they are; they write all other characters in per cent."""
_BARE_PIPE = re.compile(r"(?<!\\)\||\\\\")
_START = re.compile(r"0|[1-9][0-9]{0,8}")
_BLOCKS = frozenset(
    {
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td"),
        *("figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    }
)
_LISTS = frozenset({"ul", "ol"})
_DEEPEST = 60
"""Elements inside each other that are told apart; Python's stack ends at a thousand calls."""
_LAST = 6
"""The deepest level of a heading."""


class _OnlyHtmlError(Exception):
    """Markdown has no words for it."""


def each_block(fragment: str, deeper: int = 0) -> Iterator[tuple[str, str]]:
    """Each block of `fragment`, as HTML and as Markdown. Text outside any block is a paragraph.

    Headings stand `deeper` levels deeper; where that does not tell their own level, a comment does: `<!-- h5 -->`.
    """
    body = LexborHTMLParser(fragment).body
    before = ""
    for piece in _pieces(body) if body is not None else ():
        written = _one(piece, deeper, after_list=before in _LISTS)
        before = "" if isinstance(piece, list) or written.startswith("<") else piece.tag or ""
        yield "".join(part.html or "" for part in piece) if isinstance(piece, list) else piece.html or "", written


def inline(fragment: str) -> str | None:
    """`fragment` on one line of Markdown, as it may stand in a heading; None if there are blocks in it."""
    body = LexborHTMLParser(fragment).body
    try:
        return "" if body is None else _one_line(list(body.iter(include_text=True)), 0)
    except _OnlyHtmlError:
        return None


def escaped(text: str) -> str:
    """Plain text so that Markdown leaves it as it is."""
    safe = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text)).replace("&", "&amp;")
    return _STARTS_BLOCK.sub(_disarmed, safe)


def heading(line: str, level: int) -> str:
    """A heading of this line of Markdown; signs at its end that look like the end of a heading are told apart."""
    return f"{'#' * level} {_CLOSING_SIGNS.sub(_armoured, line.strip(' '))}".rstrip(" ")


def _armoured(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _disarmed(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"{space}\\{mark}"


def _pieces(node: LexborNode) -> Iterator[LexborNode | list[LexborNode]]:
    """The blocks in `node`, and between them what stands in no block."""
    run: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag not in _BLOCKS:
            run.append(child)
            continue
        if any(map(_says_something, run)):
            yield run
        run = []
        yield child
    if any(map(_says_something, run)):
        yield run


def _says_something(node: LexborNode) -> bool:
    return node.tag != "-comment" and (node.tag != "-text" or bool((node.text_content or "").strip(" \t\r\n\f")))


def _one(piece: LexborNode | list[LexborNode], deeper: int, *, after_list: bool) -> str:
    """A piece of the fragment itself."""
    try:
        if isinstance(piece, list):
            return _paragraph(_line(piece, 0))
        if piece.tag in _LISTS and after_list:
            return _raw(piece)  # Markdown would take both for one list
        if re.fullmatch("h[1-6]", piece.tag or ""):
            return _own_heading(piece, deeper)
        return _block(piece, 0)
    except _OnlyHtmlError:
        return "".join(part.html or "" for part in piece) if isinstance(piece, list) else _raw(piece)


def _own_heading(node: LexborNode, deeper: int) -> str:
    own = int(str(node.tag)[1])
    level = min(_LAST, own + deeper)
    line = _one_line(list(node.iter(include_text=True)), 0)
    return heading(line if level == own + deeper else f"{line} <!-- h{own} -->", level)


def _raw(node: LexborNode) -> str:
    """The element as a block of HTML, which ends at the first blank line (CommonMark §4.6), that of <pre> excepted."""
    written = (node.html or "").strip()
    return written if node.tag == "pre" else _BLANK.sub("&#10;", written)


def _inside(node: LexborNode, depth: int) -> str:
    """The blocks in `node`, which must hold nothing else."""
    done: list[str] = []
    before = ""
    for piece in _pieces(node):
        if isinstance(piece, list) or (piece.tag in _LISTS and before in _LISTS):
            raise _OnlyHtmlError
        done.append(_block(piece, depth + 1))
        before = piece.tag or ""
    if not all(done):
        raise _OnlyHtmlError
    return "\n\n".join(done)


def _block(node: LexborNode, depth: int) -> str:
    tag = node.tag or ""
    if depth > _DEEPEST:
        raise _OnlyHtmlError
    if tag == "p":
        return _paragraph(_line(list(node.iter(include_text=True)), depth))
    if tag in _LISTS:
        return _list(node, depth)
    if tag == "blockquote":
        return _prefixed(_filled(_inside(node, depth)), "> ", "> ")
    if tag == "pre":
        return _fenced(node, depth)
    if tag == "table":
        return _table(node, depth)
    if tag == "hr":
        return "* * *"
    raise _OnlyHtmlError


def _filled(text: str) -> str:
    if not text:
        raise _OnlyHtmlError
    return text


def _paragraph(line: str) -> str:
    text = _STARTS_BLOCK.sub(_disarmed, line.strip(" \n"))
    if _LONE_TAG.match(text):  # it would begin a block of HTML
        raise _OnlyHtmlError
    return _filled(text)


def _list(node: LexborNode, depth: int) -> str:
    items = _only(node, "li")
    start = node.attributes.get("start") or "1"
    if not _START.fullmatch(start) or ("start" in node.attributes and start == "1"):
        raise _OnlyHtmlError
    opened = [list(_pieces(entry)) for entry in items]
    loose = all(parts and not isinstance(parts[0], list) for parts in opened)
    if loose and len(items) < 2 and len(opened[0]) < 2:
        raise _OnlyHtmlError  # one paragraph in one item: without a blank line it is none
    done = []
    for at, (entry, parts) in enumerate(zip(items, opened, strict=True)):
        mark = "- " if node.tag == "ul" else f"{int(start) + at}. "
        text = _loose(entry, parts, depth) if loose else _tight(parts, depth)
        done.append(_prefixed(text, mark, " " * len(mark)))
    return ("\n\n" if loose else "\n").join(done)


def _loose(entry: LexborNode, parts: list[LexborNode | list[LexborNode]], depth: int) -> str:
    if isinstance(parts[0], list) or parts[0].tag != "p":
        raise _OnlyHtmlError
    return _inside(entry, depth)


def _tight(parts: list[LexborNode | list[LexborNode]], depth: int) -> str:
    """A line of text, and below it at most one list, tight as well."""
    text, *below = parts or [[]]
    if not isinstance(text, list) or len(below) > 1:
        raise _OnlyHtmlError
    done = [_paragraph(_line(text, depth))]
    for inner in below:
        if isinstance(inner, list) or inner.tag not in _LISTS or "start" in inner.attributes:
            raise _OnlyHtmlError
        done.append(_block(inner, depth + 1))
    text_of_all = "\n".join(done)
    if "\n\n" in text_of_all:
        raise _OnlyHtmlError
    return text_of_all


def _only(node: LexborNode, *tags: str) -> list[LexborNode]:
    """The elements in `node`, which must be such and must be there."""
    found = [child for child in node.iter(include_text=True) if _says_something(child)]
    if not found or any(child.tag not in tags for child in found):
        raise _OnlyHtmlError
    return found


def _table(node: LexborNode, depth: int) -> str:
    """A table of one row of headings and at least one of cells; nothing else is a table in Markdown."""
    head, *bodies = _only(node, "thead", "tbody")
    if head.tag != "thead" or [body.tag for body in bodies] != ["tbody"]:
        raise _OnlyHtmlError
    rows = [_only(row, "th") for row in _only(head, "tr")] + [_only(row, "td") for row in _only(bodies[0], "tr")]
    if len(_only(head, "tr")) > 1 or len({len(row) for row in rows}) > 1:
        raise _OnlyHtmlError
    first, *others = ["| " + " | ".join(_cell(cell, depth) for cell in row) + " |" for row in rows]
    return "\n".join([first, "|" + " --- |" * len(rows[0]), *others])


def _cell(cell: LexborNode, depth: int) -> str:
    text = _one_line(list(cell.iter(include_text=True)), depth).strip(" ")
    if cell.attributes or _BARE_PIPE.search(text):
        raise _OnlyHtmlError
    return text


def _fenced(node: LexborNode, depth: int) -> str:
    parts = list(node.iter(include_text=True))
    if len(parts) != 1 or parts[0].tag != "code" or any(True for _ in parts[0].iter()):
        raise _OnlyHtmlError
    code = parts[0].text(deep=True)
    if not code.strip("\n") or (depth and "\t" in code):
        raise _OnlyHtmlError
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code.removesuffix(chr(10))}\n{fence}"


def _prefixed(text: str, first: str, rest: str) -> str:
    start, *others = text.split("\n")
    return "\n".join([first + start, *(rest + line if line else rest.rstrip(" ") for line in others)])


def _one_line(nodes: list[LexborNode], depth: int) -> str:
    return _line(nodes, depth, hard="<br>")


def _line(nodes: list[LexborNode], depth: int, hard: str = "\\\n", within: str = "") -> str:
    """What stands in a block, as inline Markdown; `hard` is a line break, `within` the emphasis around it."""
    if depth > _DEEPEST:
        raise _OnlyHtmlError
    parts = [_Part(node, depth, hard, within) for node in nodes if node.tag != "-comment"]
    out = ""
    for at, part in enumerate(parts):
        follows = parts[at + 1].text[:1] if at + 1 < len(parts) else ""
        if part.tag in ("em", "strong"):
            out += _emphasis(part, out[-1:], follows, within)
        elif part.tag == "br":
            goes_on = at + 1 < len(parts) and parts[at + 1].text.strip(" ")
            out = f"{out.rstrip(' ')}{hard}" if out.strip(" ") and goes_on and not out.endswith("\n") else f"{out}<br>"
        elif part.tag == "code" and out.endswith("`"):
            out += part.as_html
        elif part.tag == "a" and out.endswith("!") and part.text.startswith("["):
            out = f"{out[:-1]}\\!{part.text}"  # else it would be a picture
        else:
            out += part.text.lstrip(" ") if out.endswith("\n") else part.text
    return out


class _Part:
    """An inline element or a text, with what stands in it."""

    def __init__(self, node: LexborNode, depth: int, hard: str, within: str) -> None:
        self.tag = node.tag or ""
        self.text = _INLINE[self.tag](node, depth, hard, within) if self.tag in _INLINE else _unknown()
        self._node = node

    @property
    def as_html(self) -> str:
        """The same as a tag around text."""
        return f"<{self.tag}>{escaped(self._node.text(deep=True))}</{self.tag}>"


def _unknown() -> str:
    raise _OnlyHtmlError


def _emphasis(part: _Part, before: str, follows: str, within: str) -> str:
    """With asterisks where no reader can mistake them (CommonMark §6.2), else with tags."""
    inner = part.text
    opens = inner[:1].isalnum() or (not before or before.isspace())
    closes = inner[-1:].isalnum() or not follows or follows.isspace() or unicodedata.category(follows)[0] == "P"
    is_apart = "*" not in (before, follows, inner[:1], inner[-1:]) and not inner[:1].isspace()
    is_nested = within and (part.tag in within or not (before in ("", " ") and follows in ("", " ")))
    if not inner or inner[-1:].isspace() or not (opens and closes and is_apart) or is_nested:
        return f"<{part.tag}>{inner}</{part.tag}>"
    mark = "*" if part.tag == "em" else "**"
    return f"{mark}{inner}{mark}"


def _text(node: LexborNode, depth: int, hard: str, within: str) -> str:
    return escaped(node.text_content or "")


def _emphasised(node: LexborNode, depth: int, hard: str, within: str) -> str:
    return _line(list(node.iter(include_text=True)), depth + 1, "<br>", f"{within} {node.tag}")


def _break(node: LexborNode, depth: int, hard: str, within: str) -> str:
    return ""


def _raised(node: LexborNode, depth: int, hard: str, within: str) -> str:
    inner = _line(list(node.iter(include_text=True)), depth + 1, "<br>", within)
    return f"<{node.tag}>{inner}</{node.tag}>"


def _code(node: LexborNode, depth: int, hard: str, within: str) -> str:
    if any(True for _ in node.iter()):
        return _raised(node, depth, hard, within)
    code = _SPACE.sub(" ", node.text(deep=True))
    # In a table, a bar is escaped also within code, and no backslash can stand before one (GFM, example 200).
    if not code.strip(" ") or "\\|" in code:
        return f"<code>{escaped(code)}</code>"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", code)), default=0))
    pad = " " if "`" in (code[0], code[-1]) or " " in (code[0], code[-1]) or len(fence) > 1 else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _link(node: LexborNode, depth: int, hard: str, within: str) -> str:
    inner = _line(list(node.iter(include_text=True)), depth + 1, "<br>", within)
    address = node.attributes.get("href")
    if address is None:
        raise _OnlyHtmlError
    if not _SAFE.fullmatch(address):
        return f'<a href="{html.escape(address)}">{inner}</a>'
    return f"[{inner}]({_address(address)})"


def _picture(node: LexborNode, depth: int, hard: str, within: str) -> str:
    source, described = node.attributes.get("src") or "", node.attributes.get("alt")
    if described is None or not _SAFE.fullmatch(source):
        said = "" if described is None else f' alt="{html.escape(_SPACE.sub(" ", described))}"'
        return f'<img src="{html.escape(source)}"{said}>'
    return f"![{escaped(described)}]({_address(source)})"


def _address(address: str) -> str:
    """A link's destination, in angle brackets where it holds what would end it (CommonMark §6.3)."""
    written = address.replace("&", "&amp;")
    return f"<{written}>" if "(" in written or ")" in written else written


_INLINE = {
    "-text": _text,
    "em": _emphasised,
    "strong": _emphasised,
    "br": _break,
    "sup": _raised,
    "sub": _raised,
    "code": _code,
    "a": _link,
    "img": _picture,
}
