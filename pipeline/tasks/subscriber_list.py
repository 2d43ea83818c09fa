"""A list of people, as it was typed or as other programs save it → who is on it, one after the other. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from pipeline.config.checking_mail import is_address
from pipeline.errors import DocumentError
from pipeline.tasks.subscriber_standing import Standing, Telling, of_word, standing, telling

_SEPARATORS = ("\t", ";", ",")
_ADDRESS = frozenset(
    {"email", "e-mail", "mail", "address", "email address", "e-mail address", "mail address", "adresse", "courriel"}
    | {"e-mail-adresse", "mailadresse", "adresse e-mail", "adresse mail", "correo", "correo electrónico"}
    | {"indirizzo e-mail", "endereço de e-mail", "subscriber"}
)
_GIVEN = frozenset({"first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome"})
_FAMILY = frozenset(
    {"last name", "lastname", "family name", "surname", "nachname", "nom", "apellido", "apellidos", "cognome"}
)
_WHOLE = frozenset({"name", "full name", "display name", "nom", "nombre", "nome"})
_NO_FIELDS: Mapping[str, str] = MappingProxyType({})
_NAMED = 5
"""So many words that nobody understands are named; a column of notes has thousands."""


class Person(NamedTuple):
    """Somebody on a list, as they are written: an address, or "Name <address>"."""

    written: str
    place: str = ""
    """Where it says so: "people.csv:3: "."""
    standing: Standing = ""
    """What the list says of their wanting mail."""
    fields: Mapping[str, str] = _NO_FIELDS
    """What it says of them beyond the name, of that which was asked for."""


@dataclass(slots=True)
class Listed:
    """What a list says."""

    people: list[Person] = field(default_factory=list)
    telling: list[str] = field(default_factory=list)
    """The columns by which somebody has left."""
    unclear: dict[str, list[str]] = field(default_factory=dict)
    """Column that should tell who has left → words of it that we do not understand."""
    passed_over: list[str] = field(default_factory=list)
    """The columns of which nothing is kept."""
    head: str = ""
    """Where its columns are named: "people.csv:1"."""


def people(text: str, file: str, keep: Mapping[str, str] = _NO_FIELDS) -> Listed:
    """Who is in a list: an address or "Name <address>" a line, or a table whose first line names its columns.

    `keep` names a table's columns that become fields (field → column). Empty lines are nobody, nor are comments.
    Raises DocumentError when a table cannot be read, or has no such column.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if _says_something(line)), "")
    separator = _separator(first)
    columns = _cells(first, separator)
    if _address_column([_plain(cell) for cell in columns]) is not None:
        return _in_table(_Table(file, lines, lines.index(first), separator, columns), keep)
    if keep:
        asked = " and ".join(f'"{column}"' for column in keep.values())
        raise DocumentError(f"{file}: expected a first line that names its columns, {asked} among them (--column)")
    numbered = enumerate(lines, 1)
    return Listed([_in_line(each.strip(), f"{file}:{at}: ") for at, each in numbered if _says_something(each)])


def refuse_unclear(listed: Listed) -> None:
    """Raises DocumentError where a column that should tell who has left says what nobody understands."""
    for column, words in listed.unclear.items():
        said = ", ".join(f'"{word}"' for word in words[:_NAMED]) + (" and more" if len(words) > _NAMED else "")
        raise DocumentError(
            f'{listed.head}: the column "{column}" should tell who wants mail, but says {said}; expected words such as'
            " active, unsubscribed or bounced: write these, or take the column out if it is about something else"
            " (nobody has been added)"
        )


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _separator(line: str) -> str:
    return next((each for each in _SEPARATORS if each in line), ",")


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _plain(cell: str) -> str:
    return " ".join(cell.replace("_", " ").casefold().split())


class _Table(NamedTuple):
    """A table as it stands in its file; `head` is the line, counted from 0, that names the columns."""

    file: str
    lines: Sequence[str]
    head: int
    separator: str
    columns: Sequence[str]

    def place(self, line: int) -> str:
        """The `line`th below the head."""
        return f"{self.file}:{self.head + 1 + line}"


def _in_table(table: _Table, keep: Mapping[str, str]) -> Listed:
    """Who stands in the rows below the head, what it says of them, and what of it is not looked at."""
    columns = [_plain(cell) for cell in table.columns]
    at = _address_column(columns) or 0
    names = _name_columns(columns)
    kept = {name: _column(table, columns, wanted) for name, wanted in keep.items()}
    tells = telling(table.columns)
    used = {at, *names, *kept.values(), *(column.at for column in tells)}
    passed_over = [cell.strip() for index, cell in enumerate(table.columns) if index not in used and cell.strip()]
    found = Listed(passed_over=passed_over, head=table.place(0))
    for row, line in _rows(table):
        address = _cell(row, at)
        name = " ".join(" ".join(_cell(row, index) for index in names).split())
        written = _written(name, address) if address else table.separator.join(row)
        fields = {name: text for name, index in kept.items() if (text := " ".join(_cell(row, index).split()))}
        found.people.append(Person(written, f"{table.place(line)}: ", _standing(found, tells, row), fields))
    return found


def _address_column(columns: Sequence[str]) -> int | None:
    """The column of the addresses; one such as "contact email" if none is called so outright."""
    outright = (index for index, name in enumerate(columns) if name in _ADDRESS)
    nearly = (index for index, name in enumerate(columns) if name.endswith((" email", " e-mail", " email address")))
    return next(outright, next(nearly, None))


def _column(table: _Table, columns: Sequence[str], wanted: str) -> int:
    if _plain(wanted) in columns:
        return columns.index(_plain(wanted))
    named = ", ".join(cell.strip() for cell in table.columns)
    raise DocumentError(f'{table.place(0)}: expected a column "{wanted}" (--column), not only {named}')


def _rows(table: _Table) -> Iterator[tuple[list[str], int]]:
    """The rows that say something, each with the line where it begins.

    A quotation mark that is not closed would make one row of several, and all of these but the first would be lost:
    then the table is refused.
    """
    rows = csv.reader((f"{line}\n" for line in table.lines[table.head + 1 :]), delimiter=table.separator, strict=True)
    begins = 1
    try:
        for row in rows:
            if any(_swallowed(cell, table.separator) for cell in row):
                raise csv.Error("another row seems to stand inside its quotation marks")
            if any(cell.strip() for cell in row):
                yield row, begins
            begins = rows.line_num + 1
    except csv.Error as error:
        raise DocumentError(
            f"{table.place(begins)}: expected a row of the table, with its quotation marks closed, not this ({error});"
            " mend the row (nobody has been touched)"
        ) from error


def _swallowed(cell: str, separator: str) -> bool:
    """Whether a cell of several lines holds a row: an address among others in one line."""
    rest = cell.split("\n")[1:]
    return any(is_address(part.strip(' "')) for line in rest if separator in line for part in line.split(separator))


def _cell(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def _standing(found: Listed, tells: Sequence[Telling], row: Sequence[str]) -> Standing:
    """What all the columns together say of somebody: who has left by one of them has left."""
    said: set[Standing] = set()
    for column in tells:
        each = standing(column, _cell(row, column.at))
        said.add(each)
        if each == "left" and column.name not in found.telling:
            found.telling.append(column.name)
        if each == "unclear" and (word := _cell(row, column.at)) not in found.unclear.setdefault(column.name, []):
            found.unclear[column.name].append(word)
    ranked: tuple[Standing, ...] = ("left", "unclear", "wants")
    return next((each for each in ranked if each in said), "")


def _name_columns(columns: Sequence[str]) -> list[int]:
    """The columns that make the name, in their order in it: given and family name, or the one for both."""
    family = [index for index, name in enumerate(columns) if name in _FAMILY][:1]
    given = [index for index, name in enumerate(columns) if name in _GIVEN and index not in family][:1]
    whole = [index for index, name in enumerate(columns) if name in _WHOLE][:1]
    return given + family if given and family else whole or given or family


def _in_line(line: str, place: str) -> Person:
    """Of a line with two cells one is the address; the other is the name, or says that they have left."""
    if "<" in line or is_address(line):
        return Person(line, place)
    cells = [cell.strip() for cell in _cells(line, _separator(line)) if cell.strip()]
    addresses = [cell for cell in cells if is_address(cell)]
    if len(cells) != 2 or len(addresses) != 1:
        return Person(line, place)
    (name,) = (cell for cell in cells if cell != addresses[0])
    said = of_word(name)
    if said == "unclear":
        return Person(line, place)
    return Person(addresses[0], place, said) if said else Person(_written(name, addresses[0]), place)


def _written(name: str, address: str) -> str:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if name and "<" not in address else address
