"""Collect: look through every source, read what is new or changed, and write down what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pipeline.config import Source
from pipeline.errors import Unreachable
from pipeline.store import sessions, sources
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.collecting.folder import collect_folder
from pipeline.tasks.collecting.relearn import relearn
from pipeline.tasks.collecting.web import collect_web
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools

Backlog = Literal["none", "newest", "all"]
"""What of a source's first collect is mailed."""


def collect(tools: Tools, report: Report, mail_backlog: Backlog = "none", *, at_once: bool = False) -> None:
    """Bring the store up to date with every source; a source or a document that fails is reported and the rest done.

    Sources on the web are looked at when their time has come, or `at_once`.
    """
    for source in tools.settings.source:
        if not source.is_on_the_web:
            try:
                complete = collect_folder(tools, report, source)
            except Unreachable as error:
                report.trouble(error)
                complete = False
            _end(tools, report, source, mail_backlog, complete=complete)
        if report.stopped:
            return
    for source, complete in collect_web(tools, report, at_once=at_once):
        _end(tools, report, source, mail_backlog, complete=complete)


def _end(tools: Tools, report: Report, source: Source, mail_backlog: Backlog, *, complete: bool) -> None:
    report.is_complete &= complete
    if complete:
        relearn(tools, source)
        _close_first_collect(tools, source, mail_backlog)


def _close_first_collect(tools: Tools, source: Source, mail_backlog: Backlog) -> None:
    with tools.store.write() as connection:
        if sources.is_collected(connection, source.name):
            return
        backlog = [
            kept
            for kept in sessions.in_state(connection, "ready", "published")
            if kept.source == source.name and kept.mail == "backlog"
        ]
        for kept in _chosen(connection, backlog, mail_backlog):
            sessions.change(connection, kept.id, mail="waived")
        sources.close_first_collect(connection, source.name, tools.now())


def _chosen(connection: Connection, backlog: list[Kept], mail_backlog: Backlog) -> list[Kept]:
    """Which sessions of the backlog are mailed after all, because the editor asked for it."""
    if mail_backlog == "newest":
        return sorted(backlog, key=lambda kept: _age(connection, kept))[-1:]
    return backlog if mail_backlog == "all" else []


def _age(connection: Connection, kept: Kept) -> tuple[datetime, int, int]:
    said = sessions.content(connection, kept.id, kept.revision).published
    return (said or kept.seen_at, kept.number or 0, kept.id)
