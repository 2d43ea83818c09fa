"""Spread: bring what has been published to the mirrors, and tell the hubs; only then may it be announced by mail."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from pipeline.model.media_types import headers_of
from pipeline.tasks.publishing.mirror import mirror
from pipeline.tasks.publishing.ping import ping
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools


def spread(tools: Tools, report: Report) -> bool:
    """Whether readers find everywhere what is in the web root: mail leads to pages, which must be there before it.

    A mirror that fails is tried again by the next run. It is told of once a day; the exit code always tells.
    """
    said = partial(headers_of, feeds_last=timedelta(minutes=tools.settings.feeds.ttl))
    report.mirrored = mirror(tools, tools.open_mirror, said)
    for each in report.mirrored:
        report.stopped |= each.stopped
        if each.trouble is not None:
            report.trouble(each.trouble, spoken=each.is_news)
    if not all(each.is_in_step for each in report.mirrored):
        return False
    report.pinged = ping(tools, tools.open_hubs)
    for pinged in report.pinged:
        if pinged.trouble is not None:
            report.trouble(pinged.trouble)
    return not report.stopped
