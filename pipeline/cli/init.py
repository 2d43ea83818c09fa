"""`qna init`: a new publication, by answers on a terminal or by flags without one."""

from __future__ import annotations

import os
import secrets
import shlex
import sys
import uuid
from pathlib import Path

import click

from pipeline.config.reading import is_address
from pipeline.wiring import clock

_QUESTIONS = (
    ("title", "Name of the publication", "My QnA"),
    ("url", "Address at which it will be served", "http://127.0.0.1:8717/"),
    ("language", "Language (BCP 47)", "en"),
    ("timezone", "Time zone", ""),
    ("publisher", "Who publishes it", ""),
    ("address", "Postal address, as mail law wants it (may wait)", ""),
    ("sender", "Mail from: Name <address> (empty: no mail yet)", ""),
    ("editor", "Editor's address, for proofs and questions", ""),
)
"""(key, what is asked on a terminal, default)."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", help="Name of the publication.")
@click.option("--url", help="Address at which it will be served.")
@click.option("--language", help="Its language, as a BCP 47 tag.")
@click.option("--timezone", help="Its time zone, such as Europe/Berlin. Default: this machine's.")
@click.option("--publisher", help="Who publishes it.")
@click.option("--address", help="Postal address for the foot of each mail.")
@click.option("--series", help="Name of the series. Default: the title.")
@click.option("--from", "sender", help='Mail from: "Name <address>".')
@click.option("--editor", help="Who gets proofs, receipts and questions.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; defaults for what no flag says.")
def init(folder: Path, yes: bool, **given: str | None) -> None:
    """Start a new publication in DIR."""
    from pipeline.tasks.begin import begin

    asks = sys.stdin.isatty() and not yes
    answers = {
        key: _answer(key, question, given.get(key), default or _default(key), asks=asks)
        for key, question, default in _QUESTIONS
    }
    answers["series"] = given.get("series") or answers["title"]
    if answers["sender"] and not answers["editor"]:
        answers["editor"] = answers["sender"]
    for key in ("sender", "editor"):
        if answers[key] and not is_address(answers[key]):
            raise click.BadParameter(f'expected an address such as "Name <name@example.org>", not {answers[key]!r}')
    made = begin(folder, answers, clock(os.environ)(), str(uuid.uuid4()), secrets.token_bytes)
    for path in made:
        click.echo(f"made  {path}")
    click.echo(f"\nNext:  cd {shlex.quote(str(folder))}\n       qna run --dry-run\n       qna run\n       qna serve")


def _answer(key: str, question: str, given: str | None, default: str, *, asks: bool) -> str:
    if given is not None:
        return given
    return str(click.prompt(question, default=default, show_default=bool(default))) if asks else default


def _default(key: str) -> str:
    return _local_zone() if key == "timezone" else ""


def _local_zone() -> str:
    """This machine's zone by its name, UTC where it does not tell."""
    target = os.path.realpath("/etc/localtime")
    name = target.partition("/zoneinfo/")[2]
    return os.environ.get("TZ", "").lstrip(":") or (name if name and not name.startswith("Etc/") else "UTC")
