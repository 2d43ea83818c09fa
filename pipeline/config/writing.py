"""Settings → a config.toml in which every key stands with its sentence; what `qna init` writes."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, get_type_hints

import msgspec

from pipeline.config.keys import KEYS_OF, REPEATED, SECTIONS, fields, sentence

_HEAD = "# What this publication uses; docs/configuration.md has every key. Paths are relative to this file.\n"


def write(given: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The text of a config.toml.

    `given` maps a section's name to the tables to write, each a mapping of keys to values (one table, but for those
    of `REPEATED`). Keys that are not given are written with their defaults; sections of `REPEATED` are left out where
    nothing is given. Of a source or a mirror, only the keys that mean something to its kind are written.
    """
    parts = [_HEAD]
    for name, kind in SECTIONS.items():
        tables = given.get(name, () if name in REPEATED else ({},))
        parts += [_table(name, kind, table, first=index == 0) for index, table in enumerate(tables)]
    return "\n".join(parts)


def _table(name: str, kind: type[msgspec.Struct], values: Mapping[str, Any], *, first: bool) -> str:
    hints = get_type_hints(kind, include_extras=True)
    lines = [f"# {kind.__doc__}"] if first and kind.__doc__ else []
    lines.append(f"[[{name}]]" if name in REPEATED else f"[{name}]")
    known = KEYS_OF[name][values.get("kind", "folder")] if name in KEYS_OF else None
    for field in fields(name):
        if known is not None and field.name not in known:
            continue
        lines += textwrap.wrap(sentence(hints[field.name]), width=100, initial_indent="# ", subsequent_indent="# ")
        value = values.get(field.encode_name, field.default)
        lines.append(f"{field.encode_name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """A TOML value; JSON's strings, numbers, booleans and arrays of strings are TOML's too."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False).replace("\x7f", "\\u007f")
