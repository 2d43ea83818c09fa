"""What a text browser printed of a page (lynx, links, elinks, w3m): its links are numbered, and listed below.

The numbers would stand before every linked word and before many a question; the list says how many there are.
"""

from __future__ import annotations

import re
from collections import deque

_HEADING = re.compile(r"\n[ \t]*References:?[ \t]*\n")
_LISTED = re.compile(r"[ \t]*(?:\[(\d{1,4})\]|(\d{1,4})\.)[ \t]+[a-z][a-z0-9+.-]{1,20}:\S+[ \t]*", re.IGNORECASE)
_CAPTION = re.compile(r"[ \t]*(?:Visible|Hidden) links:?[ \t]*")
_LEAST = 2
"""Links of the shortest list; a single address below "References" may be a book's."""
_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")
_BEFORE_A_WORD = re.compile(r"(?<!\S)\[\d{1,4}\](?=\S)")
_PICTURE = re.compile(
    r"[ \t]*(?:\[(?:[^\s\[\]]{1,200}\.(?:gif|jpe?g|png|webp|svg|avif)|INLINE|IMAGE|IFRAME|EMBED)\][ \t]*)+"
)
_FIELD = "_" * 10
"""Where something can be typed in."""
_ALTERNATES = re.compile(r"\s*#\[?\d.*?\n[ \t]*\n", re.DOTALL)
"""The feeds and neighbours that a page names in its head, above all else."""


def undumped(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without the numbers of links, their list and the marks of pictures; and what was left out.

    Text that ends without such a list is given back as it is.
    """
    last = deque(_HEADING.finditer(text), maxlen=1)
    if not last:
        return text, ()
    heading = last[0]
    below = [line for line in text[heading.end() :].split("\n") if line.strip()]
    listed = [found for line in below if (found := _LISTED.fullmatch(line)) is not None]
    if len(listed) < _LEAST or len(listed) + sum(_CAPTION.fullmatch(line) is not None for line in below) < len(below):
        return text, ()
    body, dropped = text[: heading.start()], [" ".join(line.split()) for line in below]
    if len(_BEFORE_A_WORD.findall(body)) < len(listed) / 2:  # numbers behind words are footnotes
        return text, ()
    most = max(int(found[1] or found[2]) for found in listed)
    if (head := _ALTERNATES.match(body)) is not None:
        dropped.insert(0, " ".join(head[0].split()))
        body = body[head.end() :]
    body = _NUMBER.sub(lambda found: "" if int(found[1]) <= most else found[0], body)
    lines = body.split("\n")
    is_mark = [_FIELD in line or _PICTURE.fullmatch(line) is not None for line in lines]
    dropped += [" ".join(line.split()) for line, is_left in zip(lines, is_mark, strict=True) if is_left]
    return "\n".join(line for line, is_left in zip(lines, is_mark, strict=True) if not is_left), tuple(dropped)
