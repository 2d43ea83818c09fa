"""HTML → blocks, for every format that becomes HTML on the way (Markdown, web pages, docx)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.errors import DocumentError
from pipeline.parse import inline
from pipeline.parse.blocks import CALL, MOST, Block, Kind, block
from pipeline.parse.pages.links import absolute
from pipeline.parse.pages.mending import mend, names_in
from pipeline.parse.pages.paragraphs import paragraphs
from pipeline.parse.pages.printed_lines import unwrapped
from pipeline.parse.pages.word_lists import listed
from pipeline.parse.words.asking import asking
from pipeline.parse.words.table import every, word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEPTH = 512
"""Elements inside each other; browsers stop at the same depth."""
_LISTS = 30
"""Lists inside each other, down to which each is looked at for questions."""
_ATTRIBUTES = 1000
_LONGEST_DRAWING = 200
"""Characters of text in a drawing."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = word_set(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr nobr svg math input button"
)
_ASKING = frozenset("?？؟")
_LEAST_ASKED = 3
_ASKS = 0.5
_MOSTLY = 0.8
_SOME = 0.25
_MOST_OF_IT = 0.6
_MOST_QUOTES = 50
_BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,blockquote,pre,section,article,hr,figure,center"
_WITHOUT_TEXT = word_set("script style noscript template iframe noembed noframes object embed textarea select xmp svg")
_CALLS = re.compile(r"(?:^|[\s_-])(?:cta|call-?to-?action)(?:$|[\s_-])")
_SPACE = re.compile(r"[\s_]+")
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPENED = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_FAT = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_SHORT_CELL, _LONG_CELL = 40, 60
_LONGEST_CELL = 300
"""Characters of text, above which a table's cell with paragraphs in it holds no data."""
_VOID = word_set("area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option")


def tree(html: str, where: str) -> LexborHTMLParser:
    """`html` parsed, without scripts and other elements that hold no text.

    Raises DocumentError when it is nested so deep, or has such tags, that no person or program wrote it in earnest.
    """
    from selectolax.lexbor import LexborHTMLParser

    refuse_bombs(html, where)
    parsed = LexborHTMLParser(html)
    names = names_in(html)
    mend(parsed, html, names)
    # Backwards: freeing an outer element frees those inside it.
    for node in reversed(parsed.css(",".join(sorted(names & _WITHOUT_TEXT)))) if names & _WITHOUT_TEXT else ():
        # An unclosed <svg> holds the whole article.
        if node.tag != "svg" or len(node.text(deep=True)) < _LONGEST_DRAWING:
            node.decompose()
    return parsed


def refuse_bombs(html: str, where: str) -> None:
    """Raises DocumentError for nesting and tags that no person or program writes in earnest."""
    # The HTML parser takes quadratic time for both, so it must not see them.
    if any(match[0].count("=") > _ATTRIBUTES for match in _FAT.finditer(html)):
        raise DocumentError(
            f"{where}: the HTML has a tag with over {_ATTRIBUTES} attributes; save the page again as plain HTML"
        )
    if html.count("<") - html.count("</") <= DEPTH or not _may_be_deep(html):
        return
    depth = within = 0
    for closing, name in _TAGS.findall(html):
        tag = name.lower()
        if tag in _VOID:
            continue
        if tag in _INLINE:
            within = max(0, within - 1) if closing else within + 1
        else:
            depth = max(0, depth - 1) if closing else depth + 1
        # Old pages leave many inline elements open; the parser opens them again in each paragraph.
        if depth > DEPTH or within > 2 * DEPTH:
            raise DocumentError(f"{where}: elements are nested over {DEPTH} deep; take out the nesting")


def _may_be_deep(html: str) -> bool:
    """Whether so much opens that it would be too deep if nothing closed: to count is faster than to follow."""
    depth = within = 0
    for name, times in Counter(_OPENED.findall(html)).items():
        tag = name.lower()
        if tag in _VOID:
            continue
        if tag in _INLINE:
            within += times
        else:
            depth += times
    return depth > DEPTH or within > 2 * DEPTH


def blocks(root: LexborNode | None, address: str | None = None) -> tuple[Block, ...]:
    """The blocks below `root`, in reading order; pictures that readers could not load give way to their description."""
    if root is None:
        return ()
    _open_quotes(root)
    # Most documents hold neither, and without a selector they are read in less time.
    has_any = root.parser.tags("a") or root.parser.tags("img")
    for node in root.css("img,a[href]") if has_any else ():
        if node.tag == "img":
            _serve(node, address)
        else:
            _point(node, address)
    return unwrapped(listed(tuple(islice(_walk(root), MOST + 1))))


def _open_quotes(root: LexborNode) -> None:
    """What holds most of the text, and in it several questions, is no quotation or code, but a whole talk."""
    quotes = root.css("blockquote,pre")
    whole = len(root.text(deep=True)) if quotes else 0
    for quote in islice(quotes, _MOST_QUOTES):
        said = quote.text(deep=True)
        is_talk = len(said) > _MOST_OF_IT * whole and sum(map(said.count, _ASKING)) >= _LEAST_ASKED
        if is_talk and not quote.css_first("code"):
            quote.attrs["role"] = "presentation"


def _walk(root: LexborNode, lists: int = 0) -> Iterator[Block]:
    """The blocks below `root`, which stands in so many `lists`."""
    # An explicit stack: depth is the document's choice, the interpreter's recursion limit is ours.
    stack = [root.iter(include_text=True)]
    within = [_names(root)]
    run: list[str] = []
    while stack:
        node = next(stack[-1], None)
        tag = "" if node is None else node.tag or ""
        if node is not None and (tag == "-text" or (tag in _INLINE and not (tag != "br" and node.css_first(_BLOCKS)))):
            run.append(node.html or "")
            continue
        if tag.startswith("-"):
            continue
        if (text := "".join(run)) and not text.isspace():
            yield from paragraphs(text, within[-1])
        run.clear()
        if node is None:
            stack.pop()
            within.pop()
        elif tag in _LEAVES or tag in _HEADINGS:
            yield from _leaf(node, tag, _names(node, within[-1]))
        elif (table := _speakers(node, lists) if tag == "table" else None) is not None:
            yield from table
        elif tag in ("ul", "ol"):
            yield from _list(node, tag, lists + 1)
        elif tag in ("table", "blockquote", "figure") and not (tag in _LAYING_OUT and _is_layout(node)):
            yield from _whole(node, tag)
        else:
            stack.append(node.iter(include_text=True))
            within.append(_names(node, within[-1]))


_WORDS_TITLE = "msotitle"
"""The class of the title in pages that Word saved."""
_LONGEST_DRAWN = 60
_DRAWN = re.compile(r"\s*(?:[-=_*~—–―─━═＿＝＊◇◆]\s*){3,60}")
"""A rule that somebody has drawn with signs, as editors without a button for it make people do."""
_WITHIN_A_CELL = "td table,th table"
_LEAVES = frozenset({"p", "pre", "hr", "dt", "summary", "figcaption", "caption", "legend"})


def _names(node: LexborNode, around: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of its class; a call to action is one down to the last element in it."""
    written = (node.attributes.get("class") or "").lower()
    inherited = (CALL,) if CALL in around or (written and _CALLS.search(written)) else ()
    return (*_SPACE.split(written), *inherited) if written else inherited


def _leaf(node: LexborNode, tag: str, names: tuple[str, ...]) -> Iterable[Block]:
    html = node.inner_html or ""
    if tag == "hr":
        return (block("rule", "<hr>"),)
    if tag in _HEADINGS:
        piece = block("heading", html.strip(), level=_HEADINGS[tag], names=names)
        if piece.text:
            return (piece,)
        return (block("image", f"<p>{html}</p>"),) if "<img" in html else ()
    if tag == "pre":
        return _typed(node) if node.attributes.get("role") == "presentation" else (block("code", node.html or ""),)
    if _WORDS_TITLE in names and (piece := block("heading", html.strip(), level=1)).text:
        return (piece,)
    if tag == "p" and len(html) <= _LONGEST_DRAWN and _DRAWN.fullmatch(html):
        return (block("rule", "<hr>"),)
    if tag in ("dt", "summary"):
        return paragraphs(f"<strong>{html}</strong>")
    return paragraphs(html, names)


def _typed(node: LexborNode) -> Iterable[Block]:
    """The blocks of a text file that became a page by a <pre> around it."""
    if node.css_first("b,strong,i,em,u,font,span"):
        return paragraphs(_EMPTY_LINE.sub("<br><br>", node.inner_html or ""))
    from pipeline.parse.formats.paragraphs import blocks as lines  # which few pages need

    return lines(node.text(deep=True))


_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_KINDS: dict[str, Kind] = {"table": "table", "blockquote": "quote", "figure": "image"}


def _whole(node: LexborNode, tag: str) -> Iterator[Block]:
    html = node.html or ""
    piece = block(_KINDS[tag], html)
    if piece.text or "<img" in html:
        yield piece


def _list(node: LexborNode, tag: str, lists: int) -> Iterator[Block]:
    """A list as one block; but a list whose items are questions with their answers, as what it stands for."""
    items = [item for item in node.iter() if item.tag == "li"] if lists <= _LISTS else []
    opened = _opened(items, tag, lists)
    if not opened:
        piece = block("list", node.html or "")
        if piece.text:
            yield piece
        return
    start = _start(node)
    for offset, parts in enumerate(opened):
        first, *rest = parts or (None,)
        if first is not None:
            yield block(first.kind, first.html, level=first.level, number=start + offset if tag == "ol" else None)
        yield from rest


def _opened(items: list[LexborNode], tag: str, lists: int) -> list[tuple[Block, ...]]:
    """The blocks of each item, if some are questions with their answers; else nothing."""
    roomy = [_has_room(item, len(items)) for item in items]
    lines = sum(_ASKED_LINE.match(_in_lines(item)) is not None for item in items) if len(items) > 1 else 0
    if not any(roomy) and lines < _SEVERAL:
        return []
    walked = [tuple(_walk(item, lists)) for item in items]
    parted = [_by_line(parts) for parts in walked] if lines else walked
    asked = sum(len(parts) > 1 and parts[0].text[-1:] in _ASKING for parts in parted)
    if asked >= _SEVERAL and asked >= len(items) / 2:
        return parted
    with_room = (parts for parts, has_room in zip(walked, roomy, strict=True) if has_room)
    return walked if any(_is_prompt(parts, len(items), tag) for parts in with_room) else []


_SEVERAL = 2
_ASKED_LINE = re.compile(r"\s*[^\n]{8,300}[?？؟]\s*\n\s*\S")
"""A question on a line of its own, and more below it."""


def _in_lines(item: LexborNode) -> str:
    return inline.plain(item.inner_html or "") if item.css_first("br") is not None else item.text(deep=True)


def _by_line(parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """`parts`, with the first line apart if that is a question: "1. Why red?", and the answer on the next line."""
    first = parts[0] if parts else None
    if first is None or first.kind != "paragraph" or not _ASKED_LINE.match(first.raw):
        return parts
    end = first.raw.index("\n", len(first.raw) - len(first.raw.lstrip()))
    return (*(block("paragraph", html) for html in inline.parted(first.html, [end])), *parts[1:])


def _has_room(item: LexborNode, siblings: int) -> bool:
    return siblings == 1 or item.css_first("p,ul,ol,blockquote,pre,strong,b") is not None


def _is_prompt(parts: tuple[Block, ...], siblings: int, tag: str) -> bool:
    if not parts or (siblings > 1 and len(parts) < 2):
        return False
    if parts[0].is_bold or parts[0].text[-1:] in _ASKING:
        return True
    # "3. Describe your worst night." between paragraphs is a list of one to Markdown.
    return siblings == 1 and tag == "ol" and asking(parts[0].text) >= _ASKS


def _start(node: LexborNode) -> int:
    written = node.attributes.get("start") or "1"
    return int(written) if written.isdecimal() and len(written) < 6 else 1


def _speakers(node: LexborNode, lists: int) -> list[Block] | None:
    """The paragraphs of a table that has the speakers in its first column and what they say in the second."""
    # A table around others lays out a page; and each row would be read once for each table around it.
    if node.css_first(_WITHIN_A_CELL):
        return None
    rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in node.css("tr")]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return None
    cells = [(inline.plain(name.inner_html or "").rstrip(" :"), tuple(_walk(said, lists))) for name, said in rows]
    if (asked := _asked_and_answered(cells)) is not None:
        return asked
    spoken = [sum(len(part.text) for part in said) for _, said in cells]
    returns = 2 * len({name for name, _ in cells}) <= len(rows)
    if max(len(name) for name, _ in cells) > _SHORT_CELL or (sum(spoken) < _LONG_CELL * len(rows) and not returns):
        return None
    out: list[Block] = []
    for name, said in cells:
        first = inline.cut(said[0].html, len(said[0].raw) - len(said[0].raw.lstrip(" :"))) if said else ""
        out.append(block("paragraph", f"<strong>{escape(name)}:</strong> {first}" if name else first))
        out.extend(said[1:])
    return out


def _asked_and_answered(rows: list[tuple[str, tuple[Block, ...]]]) -> list[Block] | None:
    """The paragraphs of a table that has the questions in its first column and the answers in the second."""
    # A first row that says which column holds what needs no question mark to be believed.
    if rows[0][0].casefold() in every("question") and _said_in(rows[0][1]).casefold() in every("answer"):
        return _in_turn(rows[1:])
    asked = [name[-1:] in _ASKING and len(name.split()) > 1 for name, _ in rows]
    if sum(asked) < _LEAST_ASKED or sum(asked) < _MOSTLY * len(rows):
        return None
    return _in_turn(rows[asked.index(True) :])


def _said_in(cell: tuple[Block, ...]) -> str:
    return " ".join(part.text for part in cell).rstrip(" :")


def _in_turn(rows: list[tuple[str, tuple[Block, ...]]]) -> list[Block]:
    out: list[Block] = []
    for name, said in rows:
        out += [block("paragraph", f"<strong>{inline.from_text(name)}</strong>"), *said]
    return out


_LAYING_OUT = ("table", "blockquote")


def _is_layout(table: LexborNode) -> bool:
    """Whether a table only puts pieces of a page side by side, as pages before 2005 did: its cells hold paragraphs."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    if table.tag == "blockquote":
        return False
    if _asks_down(table):
        return True
    if table.css_first("th,caption"):
        return len(table.css("table")) > 1
    cells = table.css("td")
    return len(cells) == 1 or any(
        len(cell.text(deep=True)) > _LONGEST_CELL and len(cell.css("p,h1,h2,h3,h4,blockquote,table,dl,br,div")) > 2
        for cell in cells
    )


def _asks_down(table: LexborNode) -> bool:
    """Whether some cells ask and the others answer at length: a talk of which each turn has a row or a cell."""
    if table.css_first(_WITHIN_A_CELL):
        return False
    said = [text for cell in table.css("td,th") if (text := cell.text(deep=True).strip())]
    others = [len(text) for text in said if text[-1] not in _ASKING]
    asked = len(said) - len(others)
    return asked >= _LEAST_ASKED and asked >= _SOME * len(said) and sum(others) >= _LONG_CELL * asked


def _point(link: LexborNode, address: str | None) -> None:
    """Make `link` absolute where that is possible; links within the page are the sanitiser's."""
    written = link.attributes.get("href") or ""
    if not written.startswith("#") and (found := absolute(written, address)) not in (None, written):
        link.attrs["href"] = found or written


def _serve(image: LexborNode, address: str | None) -> None:
    source = absolute(image.attributes.get("src"), address)
    if source is not None:
        image.attrs["src"] = source
        return
    # Some sites keep sizes and classes behind bars: "Ada Brook|100|author".
    described = " ".join((image.attributes.get("alt") or "").split("|")[0].split())
    if described:
        image.replace_with(described)
    else:
        image.decompose()
