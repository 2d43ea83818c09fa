"""The `qna` command: finds a command's file, loads it, and turns every error into one line and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline import __version__
from pipeline.config import Settings, find, load
from pipeline.errors import BUG, DISK, OK, Bug, ConfigError, QnaError

INTERRUPTED = 130

_COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", "Start a new publication in a folder."),
    "run": ("run", "Do all that is due: collect, publish, mail. For cron."),
    "daemon": ("daemon", "Do the same on the config's schedule, until stopped."),
    "serve": ("serve", "Serve the web root over HTTP."),
    "status": ("status", "Show what last ran, what comes next, what waits."),
    "doctor": ("doctor", "Examine everything a run depends on."),
    "parse": ("parse", "Show how a file is read."),
    "check": ("check", "Find what to mend before publishing."),
    "preview": ("preview", "Show a session as mail, text, page or Markdown."),
    "sessions": ("sessions", "List, show, approve, hold, retract sessions."),
    "subscribers": ("subscribers", "Add, remove and list subscribers."),
    "dkim": ("dkim", "Make keys that sign the mail, show their DNS records."),
    "deliveries": ("deliveries", "Show who got a mailing and who did not."),
    "pause": ("control", "Pause a session's mailing."),
    "resume": ("control", "Let a paused mailing go on."),
    "cancel": ("control", "End a mailing; what is owed is skipped."),
    "mirror": ("mirror", "Bring the site to its mirrors."),
    "build": ("build", "Write the web root from what is in the store."),
    "templates": ("templates", "List templates, copy one to change it."),
    "backup": ("backup", "Write database and keys into one file."),
    "restore": ("backup", "Put a backup in place; it mails nobody."),
}
"""Command → (its module in this package, its line in `qna --help`), in the order of the help."""


class _Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="qna")
@click.option(
    "-c",
    "--config",
    metavar="FILE",
    help="The publication's config.toml, or its folder. Default: here, then $QNA_CONFIG.",
)
@click.pass_context
def qna(ctx: click.Context, config: str | None) -> None:
    """Publish and mail the sessions of a Q&A series, once and whole.

    Exit codes: 0 done or nothing to do; 65 a document was refused, the rest is done; 74 disk; 75 try again later;
    78 configuration; 70 a bug; 2 usage.
    """
    ctx.obj = config


def settings_of(ctx: click.Context) -> Settings:
    """The publication that the command is about. Raises ConfigError."""
    return load(find(ctx.obj, Path.cwd(), os.environ))


def settings_around(ctx: click.Context) -> Settings | None:
    """The publication's, where there is one: a file can be checked or parsed anywhere. Raises ConfigError."""
    try:
        return settings_of(ctx)
    except ConfigError:
        if ctx.obj is not None:
            raise
        return None


def start(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code. No exception ever leaves it."""
    try:
        result = qna.main(list(arguments), prog_name="qna", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else OK
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except QnaError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # click's, where nobody listens to what we print any more
        return OK
    except BrokenPipeError:
        hush()
        return OK
    except OSError as error:
        if error.errno != errno.ENOSPC:
            return _confess(error)
        hush()
        click.echo("qna: what was to be printed could not be written: the disk is full", err=True)
        return DISK
    except Exception as error:
        return _confess(error)


@contextmanager
def listener_may_go() -> Iterator[None]:
    """For what is printed before the work is over: `| head` ends neither the command nor its exit code."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        hush()


def hush() -> None:
    """Print to nobody from now on: our reader has gone, or there is no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(error: QnaError) -> None:
    """One line on stderr for each thing that is wrong."""
    if isinstance(error, Bug) and error.__cause__ is not None and os.environ.get("QNA_DEBUG"):
        traceback.print_exception(error.__cause__)
    for line in str(error).splitlines():
        click.echo(f"qna: {line}", err=True)


def _confess(error: Exception) -> int:
    """A bug of ours: one line for the user; the rest for whoever asks for it."""
    complain(Bug.of(error))
    return BUG
