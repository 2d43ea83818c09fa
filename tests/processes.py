"""Processes of this machine, as proc(5) tells of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Process(NamedTuple):
    """One that runs: who has ended and is not yet missed by its parent does not."""

    number: int
    parent: int
    command: str


def running() -> list[Process]:
    """All of them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text().partition(" ")
            command = stat.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        state, parent = rest.rpartition(")")[2].split()[:2]
        if state != "Z":
            found.append(Process(int(number), int(parent), command))
    return found


def signing_programs(parent: int) -> list[int]:
    """Those that sign for the process `parent`."""
    return [each.number for each in running() if each.parent == parent and "signing_program.py" in each.command]
