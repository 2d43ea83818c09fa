"""What people mistype in Markdown: bold never closed, signs that set off nothing, lists that run on, tags left over."""

from __future__ import annotations

import re
from itertools import dropwhile

from pipeline.parse.words.asking import ends_asking

_ITEM = re.compile(r"^ {0,3}(\d{1,3})[.)][ \t]+(\S[^\n]*)$", re.MULTILINE)
_LONE_END = re.compile(r"^(</(?:p|div|h[1-6]|center)>[ \t]*\n)(?=[^\s<])", re.MULTILINE)
_CODE = re.compile(r"(</?(?:code|pre)\b[^<>]*>)")
_NOTHING = re.compile(r"(?<=\w)\*{4}(?=\w)")
_PAIR = re.compile(
    r"(?<![\w*\\])\*\*(?!\*)[ \t]{0,4}([^\s*<>][^*<>\n]{0,400}?)(?:(?<=[^\s*])\*\*|[ \t]{1,4}\*\*(?=\s|<|$))(?!\*)"
)
_START = re.compile(r"(?:<(?:p|li|h[1-6])>)?")
_END = re.compile(r"(?:<br />|</p>|</li>|</h[1-6]>)?$")
_LONGEST = 350
"""Characters of a question."""


def with_lists_ended(text: str) -> str:
    """Markdown `text` with a list in an answer ended where the next question begins, which has a number as well.

    To Markdown, all that follows with a number goes on with the list. A question after an empty line does not if its
    number is not the list's next one, or if it is the next one of the questions before.
    """
    if "\n1" not in text:
        return text
    out: list[str] = []
    done = asked = 0
    before: re.Match[str] | None = None
    for item in _ITEM.finditer(text):
        number, asks = int(item[1]), ends_asking(item[2].rstrip("*_ "))
        if asks and before is not None and not ends_asking(before[2].rstrip("*_ ")):
            is_next = number == int(before[1]) + 1
            if (not is_next or number == asked + 1) and _are_apart(text[before.end() : item.start()]):
                out += [text[done : item.start()], "<!-- -->\n\n"]
                done = item.start()
        asked = number if asks else asked
        before = item
    return "".join((*out, text[done:])) if out else text


def _are_apart(between: str) -> bool:
    """Whether what stands `between` two items sets them apart: lines that go on with the first, then empty ones."""
    lines = between.split("\n")[1:-1]
    rest = dropwhile(lambda line: line.startswith("  "), lines)
    return bool(lines) and not lines[-1].strip(" \t") and not any(line.strip(" \t") for line in rest)


def with_ends_apart(text: str) -> str:
    """Markdown `text` with an empty line behind an end tag that stands alone on a line, as converters leave it.

    To Markdown, all up to the next empty line would be HTML, with its stars and brackets.
    """
    return _LONE_END.sub(r"\1\n", text) if "</" in text and "```" not in text else text


def with_bold_closed(html: str) -> str:
    """The `html` of a Markdown file, where "**" was left in it: bold as its writer meant it, or without the signs."""
    if "**" not in html:
        return html
    if "<code" not in html:
        return _closed(html)
    out: list[str] = []
    depth = 0
    for place, part in enumerate(_CODE.split(html)):
        if place % 2:
            depth += -1 if part.startswith("</") else 1
        out.append(part if place % 2 or depth > 0 else _closed(part))
    return "".join(out)


def _closed(html: str) -> str:
    return "\n".join(_line_closed(line) if "**" in line else line for line in html.split("\n"))


def _line_closed(line: str) -> str:
    line = _PAIR.sub(r"<strong>\1</strong>", _NOTHING.sub("", line))
    if line.count("**") != 1:
        return line
    start, end = _START.match(line), _END.search(line)
    before, after = (start[0] if start else ""), (end[0] if end else "")
    said = line[len(before) : len(line) - len(after)].strip()
    # "** sold out" is a note.
    if not (said.startswith("**") and said[2:3].strip("* ")) and not said.endswith("**"):
        return line
    bare = said.replace("**", "").strip()
    is_question = ends_asking(bare) and len(bare) < _LONGEST and "<strong>" not in bare
    return f"{before}<strong>{bare}</strong>{after}" if is_question else f"{before}{bare}{after}"
