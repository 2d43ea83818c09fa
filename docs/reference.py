"""Writes configuration.md, commands.md and the examples in correcting.md, which the program knows best: `make docs`."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_type_hints

import click
import msgspec

from pipeline.cli.main import qna, start
from pipeline.config.keys import REPEATED, SECTIONS, sentence

HERE = Path(__file__).parent
MADE = "<!-- Written by `make docs`; change the sentences in {source} instead. -->\n\n"

PASSWORDS = """\
Passwords never stand in it. Each table that logs in takes its own from the environment, from the variable that bears
its name in capitals with `-` as `_` (`QNA_MY_SHOP_PASSWORD` for `my-shop`), else from its `password_file`. Two tables
whose names make one variable (a source `main` and a lane `main`) both need a `password_file`, and the variable is not
read: no server is sent another one's password.

A `password_file` is for its owner only: `qna doctor` tells of one that others can read, where the keys of the private
folder are refused outright. Files below `/run` and on file systems that cannot be written are taken as they are:
Docker, Kubernetes and systemd hand secrets in there, to nobody else, and their rights are not yours to change.
"""


def configuration() -> str:
    """configuration.md: every section with its sentence, every key with its default and its sentence."""
    head = "# config.toml\n\n" + MADE.format(source="pipeline/config/keys.py")
    note = "Paths are relative to the file. `qna init` writes one that explains itself.\n\n" + PASSWORDS
    return head + note + "".join(section(name, kind) for name, kind in SECTIONS.items())


def section(name: str, kind: type[msgspec.Struct]) -> str:
    """One table of config.toml as a table of Markdown."""
    hints = get_type_hints(kind, include_extras=True)
    title = f"[[{name}]]" if name in REPEATED else f"[{name}]"
    rows = [
        f"| `{field.encode_name}` | {default(field)} | {sentence(hints[field.name])} |\n"
        for field in msgspec.structs.fields(kind)
        if f"{name}.{field.encode_name}" not in SECTIONS
    ]
    return f"\n## {title}\n\n{kind.__doc__}\n\n| key | default | |\n|---|---|---|\n" + "".join(rows)


def default(field: msgspec.structs.FieldInfo) -> str:
    """The default as it would stand in the file."""
    return "(required)" if field.required else f"`{json.dumps(field.default, ensure_ascii=False)}`"


def commands() -> str:
    """commands.md: what each command says with --help."""
    head = "# Commands\n\n" + MADE.format(source="pipeline/cli/")
    root = click.Context(qna, info_name="qna", **qna.context_settings)
    pages = (f"## {path}\n\n```\n{text}\n```\n" for path, text in helps(root))
    return head + "\n".join(pages)


def helps(context: click.Context) -> Iterator[tuple[str, str]]:
    """The path and the help of a command and of those below it, 100 characters wide."""
    context.terminal_width = 100
    yield context.command_path, context.get_help()
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None and not command.hidden:
                yield from helps(click.Context(command, info_name=name, parent=context))


def correcting() -> str:
    """correcting.md with what its commands print, run on the files that stand above them."""
    os.environ.pop("QNA_CONFIG", None)  # the examples belong to no publication
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        return BLOCK.sub(_played, (HERE / "correcting.md").read_text("utf-8"))


BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILES = {"markdown": "harbour.md", "toml": "harbour.session.toml"}


def _played(block: re.Match[str]) -> str:
    kind, text = block[1], block[2]
    if kind in FILES:
        Path(FILES[kind]).write_text(text, "utf-8")
        return block[0]
    command = text.partition("\n")[0]
    arguments = command.removeprefix("$ qna ").split()
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()):
        start(arguments)
    return f"```{kind}\n{command}\n{printed.getvalue()}```"


PAGES = {"configuration.md": configuration, "commands.md": commands, "correcting.md": correcting}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
