"""An HTML fragment as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_STARTS_BLOCK = re.compile(r"^(\s*)([#>+-]|\d+[.)]|~~~|===)", re.MULTILINE)
_BLOCKS = frozenset(
    {
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "thead", "tbody", "tr", "figure"),
        *("figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    }
)
_DEEPEST = 60
"""Elements inside each other that are told apart; Python's stack ends at a thousand calls."""


def blocks(fragment: str) -> str:
    """`fragment` as Markdown blocks, a blank line apart; "" for nothing."""
    body = LexborHTMLParser(fragment).body
    return "" if body is None else _blocks(body, 0)


def escaped(text: str) -> str:
    """Plain text so that Markdown leaves it as it is."""
    safe = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text)).replace("&", "&amp;")
    return _STARTS_BLOCK.sub(_disarmed, safe)


def _disarmed(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"{space}\\{mark}"


def _blocks(node: LexborNode, depth: int) -> str:
    if depth > _DEEPEST:
        return escaped(node.text(deep=True)).strip()
    done: list[str] = []
    run: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag not in _BLOCKS:
            run.append(_inline(child, depth + 1))
            continue
        done += [_paragraph("".join(run)), _block(child, depth + 1)]
        run.clear()
    done.append(_paragraph("".join(run)))
    return "\n\n".join(part for part in done if part)


def _paragraph(inline: str) -> str:
    return _STARTS_BLOCK.sub(_disarmed, re.sub(r" *\\\n *", "\\\\\n", inline).strip())


def _block(node: LexborNode, depth: int) -> str:
    tag = node.tag or ""
    if tag in ("ul", "ol"):
        return _list(node, depth)
    if tag == "blockquote":
        return _prefixed(_blocks(node, depth), "> ", "> ")
    if tag == "pre":
        return _fenced(node.text(deep=True).strip("\n"))
    if tag == "table":
        return _table(node, depth)
    if tag == "hr":
        return "* * *"
    if tag in ("p", "dt"):
        return _paragraph(_inside(node, depth))
    if tag[0] == "h":
        return f"{'#' * int(tag[1])} {_inside(node, depth).strip()}"
    return _blocks(node, depth)


def _list(node: LexborNode, depth: int) -> str:
    start = node.attributes.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    items = []
    loose = node.css_first("li > p + p, li > blockquote, li > pre") is not None
    for at, entry in enumerate(child for child in node.iter() if child.tag == "li"):
        mark = f"{first + at}. " if node.tag == "ol" else "- "
        text = _blocks(entry, depth)
        items.append(_prefixed(text if loose else re.sub(r"\n\n(?=[-\d])", "\n", text), mark, " " * len(mark)))
    return ("\n\n" if loose else "\n").join(items)


def _table(node: LexborNode, depth: int) -> str:
    rows = [[_inside(cell, depth).replace("|", "\\|").strip() for cell in row.css("th, td")] for row in node.css("tr")]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _fenced(code: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = [first + text.split("\n")[0], *(rest + line for line in text.split("\n")[1:])]
    return "\n".join(line.rstrip() for line in lines)


def _inside(node: LexborNode, depth: int) -> str:
    if depth > _DEEPEST:
        return escaped(node.text(deep=True))
    return "".join(_inline(child, depth + 1) for child in node.iter(include_text=True))


def _inline(node: LexborNode, depth: int) -> str:
    tag = node.tag or "-"
    if tag == "-text":
        return escaped(node.text_content or "")
    if tag.startswith("-"):
        return ""
    if tag == "br":
        return "\\\n"
    if tag == "img":
        return f"![{escaped(node.attributes.get('alt') or '')}]({_address(node.attributes.get('src'))})"
    if tag == "code":
        code = _SPACE.sub(" ", node.text(deep=True))
        return f"`` {code} ``" if "`" in code else f"`{code}`"
    inner = _inside(node, depth)
    if tag == "a" and node.attributes.get("href"):
        return f"[{inner.strip()}]({_address(node.attributes.get('href'))})"
    if tag in ("em", "strong") and inner.strip():
        # Markdown knows no emphasis that begins or ends with a space.
        mark = "*" if tag == "em" else "**"
        core = inner.strip()
        start = inner.index(core)
        return f"{inner[:start]}{mark}{core}{mark}{inner[start + len(core) :]}"
    return f"<{tag}>{inner}</{tag}>" if tag in ("sup", "sub") else inner


def _address(address: str | None) -> str:
    """A link's destination, in angle brackets where it holds what would end it (CommonMark §6.3)."""
    written = (address or "").replace("<", "%3C").replace(">", "%3E")
    return f"<{written}>" if re.search(r"[\s()]", written) else written
