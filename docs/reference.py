"""Writes configuration.md and commands.md, the pages that the program knows best; `make docs` runs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import click
import msgspec

from pipeline.cli.main import qna
from pipeline.config.keys import REPEATED, SECTIONS
from pipeline.config.reading import sentence

HERE = Path(__file__).parent
MADE = "<!-- Written by `make docs`; change the sentences in {source} instead. -->\n\n"


def configuration() -> str:
    """configuration.md: every section with its sentence, every key with its default and its sentence."""
    head = "# config.toml\n\n" + MADE.format(source="pipeline/config/keys.py")
    note = "Paths are relative to the file. `qna init` writes one in which every key stands with its default.\n"
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


PAGES = {"configuration.md": configuration, "commands.md": commands}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
