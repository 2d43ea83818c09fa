"""Front matter that is no YAML, though it has one meaning: a value with a colon in it, a fence that is never closed."""

from __future__ import annotations

import re
from typing import Any

from pipeline.parse.words.keys import meanings

Lines = dict[str, Any]
"""Keys as they are written → text, a list of texts or of such dicts, or such a dict."""

_KEY = r"[\"']?([^\W\d_][\w .'’-]{0,39}?)[\"']?[ \t]*:(?:[ \t]+(.*))?$"
_LINE = re.compile(_KEY)
_INNER = re.compile(rf"[ \t]+{_KEY}")
_ITEM = re.compile(r"[ \t]*-[ \t]+(\S.*)$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_SPECIAL = frozenset("{&*!|>%@`")
"""Signs with which a value begins that means something to YAML."""
_ENGLISH = frozenset(
    {
        "title", "date", "series", "number", "session", "guest", "guests", "host", "hosts", "author", "language",
        "lang", "summary", "description", "topics", "tags", "categories", "draft", "image", "id", "url", "link",
        "interviewer", "interviewee", "role", "slug", "layout", "published", "episode", "questions", "drop",
    }
)  # fmt: skip


def read(text: str) -> Lines | None:
    """What `key: value` lines say; None when a line is none, or has a value that only YAML could read."""
    found: Lines = {}
    key = ""
    for line in filter(str.strip, map(_uncommented, text.split("\n"))):
        if (top := _LINE.match(line)) is not None:
            key, value = top[1], _value(top[2] or "")
            if value is None or key in found:
                return None
            found[key] = value
        elif not key or not _belongs(found, key, line):
            return None
    return found or None


def unclosed(text: str, start: int) -> tuple[Lines, int] | None:
    """The front matter from `start` on that no line closes, and where it ends: before the first line that is no key's.

    None when no key in it is one of ours, so that it is a text which begins with a rule.
    """
    end = start
    for line in text[start:].splitlines(keepends=True)[:_MOST]:
        bare = line.rstrip()
        if not (_LINE.match(bare) or _ITEM.match(bare) or _INNER.match(bare)):
            break
        end += len(line)
    found = read(text[start:end])
    return (found, end) if found and any(map(is_known, found)) else None


_NEAR = 4000
"""Characters below the first line of front matter among which a key of ours must stand."""
_LONGEST_KEY = 30
"""Characters of a word that may be meant as a key."""
_MOST = 60
"""Lines of front matter that is never closed."""


def has_ours(text: str, start: int) -> bool:
    """Whether a line right below `start` has a key of front matter."""
    return any(
        (found := _LINE.match(line)) is not None and is_known(found[1])
        for line in text[start : start + _NEAR].split("\n")[:_MOST]
    )


def is_known(key: str) -> bool:
    """Whether `key` is one of front matter, in any language."""
    folded = key.strip().lower().replace("-", "_")
    return folded in _ENGLISH or folded.replace(" ", "_") in meanings()


def complaint(text: str, line: int, context: int | None) -> tuple[int, str]:
    """The line, from 0, that YAML stumbled over, and what to do about it.

    `line` is where YAML noticed it, `context` where what it was reading begins.
    """
    lines = text.split("\n")
    for place in (line if context is None else context, line):
        found = _LINE.match(lines[place].strip()) if place < len(lines) else None
        value = (found[2] if found else None) or ""
        if value[:1] in ("'", '"') and not value.rstrip().endswith(value[0], 1):
            return place, "close the quotation mark, or leave it out"
    for place in range(min(line, len(lines) - 1), max(-1, line - 3), -1):
        written = lines[place].strip()
        if lines[place][:1] == "\t" or "\t" in lines[place][: len(lines[place]) - len(lines[place].lstrip())]:
            return place, "begin the line with spaces instead of a tab"
        if written and ":" not in written and written[0] not in "#-'\"[]{}|>":
            key = written.split()[0]
            like = f"{key}: …" if len(key) <= _LONGEST_KEY else "key: value"
            return place, f"“{written[:40]}” has no colon; write it as “{like}”"
    return line, "write it as “key: value” lines, and a value with signs like [ { & * # in quotes"


def _uncommented(line: str) -> str:
    return line if "'" in line or '"' in line else _COMMENT.sub("", line).rstrip()


def _belongs(found: Lines, key: str, line: str) -> bool:
    """Whether a line that is no key's goes on with the value of the last `key`; it is added then."""
    item, inner = _ITEM.match(line), _INNER.match(line)
    held = found[key]
    if item is not None and (held == "" or isinstance(held, list)):
        entry: Any = _value(item[1])
        if (part := _LINE.match(item[1])) is not None:
            entry = {part[1]: _value(part[2] or "")}
        found[key] = [*(held or []), entry]
        return entry is not None
    if inner is None:
        return False
    value = _value(inner[2] or "")
    last = held[-1] if isinstance(held, list) and held else held
    if last == "":
        found[key] = last = {}
    if not isinstance(last, dict) or value is None or inner[1] in last:
        return False
    last[inner[1]] = value
    return True


def _value(written: str) -> Any:
    """A value as text, or a list in brackets; None for what only YAML can read."""
    text = written.strip()
    if text[:1] in ("'", '"'):
        quotes = text.count(text[0])
        is_whole = quotes == 2 and text[-1] == text[0]
        return text[1:-1] if is_whole and "\\" not in text else text if quotes > 1 and not is_whole else None
    if text[:1] == "[":
        parts = [_value(part) for part in text[1:-1].split(",")]
        return parts if text[-1] == "]" and all(isinstance(part, str) for part in parts) else None
    return None if text[:1] in _SPECIAL else text
