"""`qna init`: a new publication, by answers on a terminal or by flags without one."""

from __future__ import annotations

import os
import secrets
import shlex
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from pipeline.cli.words import columns
from pipeline.config.checking import holds_login, is_web_address
from pipeline.config.checking_mail import is_address
from pipeline.wiring import clock, fetcher_to

if TYPE_CHECKING:
    from pipeline.tasks.propose import Proposal

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


def _server(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """HOST or HOST:PORT, checked."""
    try:
        address = urlsplit(f"//{value}") if value else None
        if address is not None and (not address.hostname or address.port == 0 or address.path):
            raise ValueError
    except ValueError:
        raise click.BadParameter(f"expected HOST or HOST:PORT, not {value!r}") from None
    return value


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--from", "site", metavar="URL", help="Begin with the sessions of this site: look at it, and fill in.")
@click.option("--category", help="With --from: only posts of this category.")
@click.option("--title", help="Name of the publication.")
@click.option("--url", help="Address at which it will be served.")
@click.option("--language", help="Its language, as a BCP 47 tag.")
@click.option("--timezone", help="Its time zone, such as Europe/Berlin. Default: this machine's.")
@click.option("--publisher", help="Who publishes it.")
@click.option("--address", help="Postal address for the foot of each mail.")
@click.option("--series", help="Name of the series. Default: the title.")
@click.option("--sender", help='Mail from: "Name <address>".')
@click.option("--editor", help="Who gets proofs, receipts and questions.")
@click.option("--smtp", metavar="HOST[:PORT]", callback=_server, help="Server to mail by. Default: mail into a folder.")
@click.option("--smtp-user", help="Login at that server; its password is read from $QNA_MAIN_PASSWORD.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; defaults for what no flag says.")
def init(folder: Path, yes: bool, site: str | None, category: str | None, **given: str | None) -> None:
    """Start a new publication in DIR, with a folder for sessions or, with --from, with those of a site."""
    from pipeline.config import load
    from pipeline.tasks.begin import begin, refuse_existing
    from pipeline.tasks.mailing.objections import leads_nowhere

    refuse_existing(folder)
    proposal = _look(site, category or "") if site else None
    proposed = proposal.answers if proposal else {}
    asks = sys.stdin.isatty() and not yes
    answers: dict[str, Any] = {
        key: _answer(question, given.get(key), proposed.get(key) or default or _default(key), asks=asks)
        for key, question, default in _QUESTIONS
    }
    answers["series"] = given.get("series") or proposed.get("series") or answers["title"]
    answers |= {"description": proposed.get("description"), "smtp": given["smtp"], "smtp_user": given["smtp_user"]}
    if proposal:
        answers["source"] = {**proposal.source, "series": given.get("series") or proposed.get("series", "")}
    if answers["sender"] and not answers["editor"]:
        answers["editor"] = answers["sender"]
    for key in ("sender", "editor"):
        if answers[key] and not is_address(answers[key]):
            raise click.BadParameter(f'expected an address such as "Name <name@example.org>", not {answers[key]!r}')
    if answers["smtp"] and not answers["sender"]:
        raise click.UsageError("--smtp needs a --sender to mail as.")
    made = begin(folder, answers, clock(os.environ)(), str(uuid.uuid4()), secrets.token_bytes)
    for path in made:
        click.echo(f"made  {path}")
    if answers["smtp"] and (nowhere := leads_nowhere(load(folder / "config.toml"))):
        click.echo(f"\nBefore you mail anybody: {nowhere}.")
    click.echo(f"\nNext:  cd {shlex.quote(str(folder))}\n       qna run --dry-run\n       qna run\n       qna serve")


def _look(url: str, category: str) -> Proposal:
    """Look at the site, say what was found."""
    from pipeline.intake.examine import examine
    from pipeline.tasks.propose import propose

    if holds_login(url):
        raise click.BadParameter("leave the login out; it is set in config.toml later", param_hint="--from")
    if not is_web_address(url):
        raise click.BadParameter(f"expected an address such as https://example.org/, not {url!r}", param_hint="--from")
    with fetcher_to(url, None, None, os.environ) as fetch:
        site = examine(url, fetch)
    proposal = propose(site, url, category)
    click.echo(f"Found at {site.url}")
    for line in columns(proposal.found, indent="  "):
        click.echo(line)
    click.echo()
    return proposal


def _answer(question: str, given: str | None, default: str, *, asks: bool) -> str:
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
