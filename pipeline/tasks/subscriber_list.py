"""A list of people, as it was typed or as other programs save it → who is on it, one after the other. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.config.checking_mail import is_address
from pipeline.errors import DocumentError

_SEPARATORS = ("\t", ";", ",")
_ADDRESS = frozenset(
    {"email", "e-mail", "mail", "address", "email address", "e-mail address", "mail address", "adresse", "courriel"}
    | {"e-mail-adresse", "mailadresse", "adresse e-mail", "adresse mail", "correo", "correo electrónico"}
    | {"indirizzo e-mail", "endereço de e-mail"}
)
_GIVEN = frozenset({"first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome"})
_FAMILY = frozenset(
    {"last name", "lastname", "family name", "surname", "nachname", "nom", "apellido", "apellidos", "cognome"}
)
_WHOLE = frozenset({"name", "full name", "display name", "nom", "nombre", "nome"})


class Person(NamedTuple):
    """Somebody on a list, as they are written: an address, or "Name <address>"."""

    written: str
    place: str = ""
    """Where it says so: "people.csv:3: "."""


def people(text: str, file: str) -> Iterator[Person]:
    """The people in a list: an address or "Name <address>" a line, or a table whose first line names its columns.

    Empty lines are nobody, nor are comments. Raises DocumentError when a table cannot be read.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if _says_something(line)), "")
    separator = _separator(first)
    columns = _cells(first, separator)
    if any(_plain(cell) in _ADDRESS for cell in columns):
        yield from _in_table(lines, separator, [_plain(cell) for cell in columns], lines.index(first), file)
        return
    for number, line in enumerate(lines, 1):
        if _says_something(line):
            yield Person(_in_line(line.strip()), f"{file}:{number}: ")


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


def _in_table(lines: Sequence[str], separator: str, columns: Sequence[str], head: int, file: str) -> Iterator[Person]:
    """Who stands in the rows below line `head`; other columns than those of address and name are not looked at."""
    rows = csv.reader((f"{line}\n" for line in lines[head + 1 :]), delimiter=separator)
    at = next(index for index, name in enumerate(columns) if name in _ADDRESS)
    names = _name_columns(columns)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                address = row[at].strip() if at < len(row) else ""
                name = " ".join(" ".join(row[index] for index in names if index < len(row)).split())
                written = _written(name, address) if address else separator.join(row)
                yield Person(written, f"{file}:{head + 1 + rows.line_num}: ")
    except csv.Error as error:
        place = f"{file}:{head + 1 + rows.line_num}"
        raise DocumentError(
            f"{place}: expected a row of the table, not this ({error}); nobody has been added"
        ) from error


def _name_columns(columns: Sequence[str]) -> list[int]:
    """The columns that make the name, in their order in it: given and family name, or the one for both."""
    family = [index for index, name in enumerate(columns) if name in _FAMILY][:1]
    given = [index for index, name in enumerate(columns) if name in _GIVEN and index not in family][:1]
    whole = [index for index, name in enumerate(columns) if name in _WHOLE][:1]
    return given + family if given and family else whole or given or family


def _in_line(line: str) -> str:
    """A line that is no address, but two cells of which one is: the other is the name."""
    if "<" in line or is_address(line):
        return line
    cells = [cell.strip() for cell in _cells(line, _separator(line)) if cell.strip()]
    addresses = [cell for cell in cells if is_address(cell)]
    if len(cells) != 2 or len(addresses) != 1:
        return line
    (name,) = (cell for cell in cells if cell != addresses[0])
    return _written(name, addresses[0])


def _written(name: str, address: str) -> str:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if name and "<" not in address else address
