"""Idle: is there nothing to do? Answered with the standard library alone, so that cron may ask every minute."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.config import Settings
from pipeline.errors import Unreachable
from pipeline.intake import folder
from pipeline.store.glance import Glance, glance
from pipeline.tasks.collecting.patience import SLACK
from pipeline.tasks.publishing.fingerprint import made_of


def is_idle(settings: Settings, templates: str, now: datetime) -> bool:
    """Whether a run would find nothing new, nothing due and nothing to mend.

    `templates` is the digest of the templates in force. In doubt the answer is False: the run will find out.
    """
    seen = glance(settings.database, now)
    return (
        seen is not None
        and not seen.due
        and seen.made_of == made_of(settings, templates)
        and _others_are_in_step(settings, seen)
        and _sources_are_unchanged(settings, seen, now)
        and _site_is_whole(settings.output, seen)
    )


def _others_are_in_step(settings: Settings, seen: Glance) -> bool:
    """Whether mirrors have all of the web root, and hubs know of it."""
    mirrors = (seen.mirrors.get(each.name) == each.where for each in settings.site.mirror)
    return all(mirrors) and seen.hubs.issuperset(settings.feeds.hubs)


def _sources_are_unchanged(settings: Settings, seen: Glance, now: datetime) -> bool:
    for source in settings.source:
        if source.is_on_the_web:
            if source.name not in seen.next_looks or seen.next_looks[source.name] <= now + SLACK:
                return False
            continue
        if source.name not in seen.collected:
            return False
        try:
            if folder.scan(settings.path(source.path)) != seen.known.get(source.name, {}):
                return False
        except Unreachable:
            return False
    return True


def _site_is_whole(root: Path, seen: Glance) -> bool:
    """Whether every file of ours stands in the web root as we left it."""
    for path, stamp in seen.files.items():
        try:
            stat = (root / path).stat()
        except OSError:
            return False
        if (stat.st_size, stat.st_mtime_ns) != stamp:
            return False
    return True
