"""config.toml → Settings, or every mistake in it at once, each with its line and what to write instead."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec

from pipeline.config.checking import check
from pipeline.config.keys import REPEATED, SECTIONS, Settings, fields, sentence, type_hints
from pipeline.errors import ConfigError

FILE_NAME = "config.toml"

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\s-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(\"?[\w-]+\"?)\s*=")


def find(given: str | None, folder: Path, environ: Mapping[str, str]) -> Path:
    """The config file to use: the one given, else the one in `folder`, else `$QNA_CONFIG`.

    Raises ConfigError when there is none.
    """
    if given is not None:
        path = Path(given)
        if path.is_dir():
            path /= FILE_NAME
    elif (folder / FILE_NAME).exists():
        path = folder / FILE_NAME
    elif environ.get("QNA_CONFIG"):
        path = Path(environ["QNA_CONFIG"])
        if path.is_dir():
            path /= FILE_NAME
    else:
        raise ConfigError(
            f"no {FILE_NAME} in {folder}; go to your publication, say --config FILE, or start one with `qna init DIR`"
        )
    if not path.is_file():
        raise ConfigError(f"{path}: there is no such config file; start a publication with `qna init DIR`")
    return path.absolute()


def load(file: Path) -> Settings:
    """Read and check `file`.

    Raises ConfigError: alone for a TOML syntax error, else with one line for every mistake in the file.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return understand(file, text)


def understand(file: Path, text: str) -> Settings:
    """What `text` says, as the content of `file`, which need not exist. Raises ConfigError like `load`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from error
    return _Reader(file, text).settings(tables)


class _Reader:
    """Collects mistakes while it converts table after table."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.mistakes: list[tuple[int, str]] = []
        self.lines = _key_lines(text)

    def mistake(self, section: str, index: int, key: str, message: str) -> None:
        line = self.lines.get((section, index, key)) or self.lines.get((section, index, ""), 0)
        place = f"{self.file}:{line}" if line else str(self.file)
        heading = f"[[{section}]]" if section in REPEATED else f"[{section}]"
        self.mistakes.append((line, f"{place}: {heading}{' ' + key if key else ''}: {message}"))

    def settings(self, tables: dict[str, Any]) -> Settings:
        top = [name for name in SECTIONS if "." not in name]
        for name in tables:
            if name not in top:
                self.mistake(name, 0, "", f"there is no such section{_nearest(name, top)}")
        nested = {name: self.repeated(name, _taken(tables, name)) for name in sorted(REPEATED) if "." in name}
        values: dict[str, Any] = {
            name: self.repeated(name, tables.get(name, []))
            if name in REPEATED
            else self.section(name, tables.get(name, {}))
            for name in top
        }
        if not self.mistakes:
            for name, within in nested.items():
                section, _, key = name.partition(".")
                values[section] = msgspec.structs.replace(values[section], **{key: within})
            settings = Settings(file=self.file, **values)
            check(settings, self.mistake)
        if self.mistakes:
            raise ConfigError("\n".join(message for _, message in sorted(self.mistakes, key=lambda each: each[0])))
        return settings

    def repeated(self, name: str, tables: Any) -> tuple[Any, ...]:
        if not isinstance(tables, list):
            self.mistake(name, 0, "", f"expected an array of tables, written [[{name}]]")
            return ()
        return tuple(self.section(name, table, index) for index, table in enumerate(tables))

    def section(self, name: str, table: Any, index: int = 0) -> Any:
        kind = SECTIONS[name]
        if not isinstance(table, dict):
            self.mistake(name, index, "", f"expected a table, written [{name}]")
            return None
        before = len(self.mistakes)
        hints = type_hints(kind)
        known = {field.encode_name: field for field in fields(name)}
        for key in table:
            if key not in known:
                self.mistake(name, index, key, f"there is no such key{_nearest(key, known)}")
        for key, field in known.items():
            if key in table:
                try:
                    msgspec.convert(table[key], hints[field.name])
                except msgspec.ValidationError as error:
                    self.mistake(name, index, key, f"{_plain(str(error), hints[field.name])}, not {table[key]!r}")
            elif field.required:
                self.mistake(name, index, key, f"this key is missing: {sentence(hints[field.name])}")
        return msgspec.convert(table, kind) if len(self.mistakes) == before else None


def _taken(tables: dict[str, Any], name: str) -> Any:
    """The array of tables that `name` ("mail.lane") means, taken out of the table that it stands in."""
    section, _, key = name.partition(".")
    outer = tables.get(section)
    return outer.pop(key, []) if isinstance(outer, dict) else []


def _key_lines(text: str) -> dict[tuple[str, int, str], int]:
    """(section, index, key) → line; key "" is the section's own header. tomllib does not tell."""
    lines: dict[tuple[str, int, str], int] = {}
    section, index = "", 0
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = re.sub(r"\s", "", header[1])
            index = seen.get(section, -1) + 1
            seen[section] = index
            lines[section, index, ""] = number
        elif key := _KEY.match(line):
            lines.setdefault((section, index, key[1].strip('"')), number)
    return lines


def _nearest(name: str, known: Any) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known)}"


def _plain(message: str, hint: Any) -> str:
    """msgspec's message in the words of somebody who edits a file."""
    if "regex" in message:
        return f"expected {_shape(hint)}"
    message = message.partition(" - at `$[")[0]
    message = re.sub(
        r"^Invalid enum value .*", "expected " + " or ".join(f'"{value}"' for value in _choices(hint)), message
    )
    message = re.sub(r"Expected `str` of length >= 1", "expected some text", message)
    message = re.sub(r"Expected `(\w+)`, got `(\w+)`", lambda m: f"expected {_KINDS.get(m[1], m[1])}", message)
    return message.replace("Expected `int`", "expected a whole number").replace("Expected `float`", "expected a number")


_KINDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list in brackets",
}


def _shape(hint: Any) -> str:
    """The words of `shaped` for that type, or for what its arrays hold."""
    for said in get_args(hint):
        if isinstance(said, msgspec.Meta) and said.pattern and said.extra:
            return str(said.extra["expected"])
        if words := _shape(said):
            return words
    return ""


def _choices(hint: Any) -> tuple[Any, ...]:
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return get_args(hint)
