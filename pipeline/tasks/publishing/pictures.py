"""Pictures: bring the images of public sessions into the web root, as far as they can be had in a set time.

A session is published with what is there; for the rest its page has links, until a later run brings more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from urllib.parse import urlsplit

from pipeline.config import Source
from pipeline.errors import ConfigError, DocumentError, Unreachable
from pipeline.intake.manners.fetch import Fetcher
from pipeline.intake.pictures import fetch_image
from pipeline.model.picture import Picture
from pipeline.render.pictures.files import Remade
from pipeline.render.pictures.foreign import remade
from pipeline.store import pictures, site_files
from pipeline.store.pictures import Missing
from pipeline.store.site_files import SiteFile
from pipeline.tasks.collecting.patience import SLACK, WORTH_A_MAIL
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools

SECONDS = 60.0
"""For all images of one run; the one that is being fetched is waited for (30 s at most)."""
_SHORTEST = timedelta(hours=1)
_LONGEST = timedelta(days=30)
_ENOUGH = 2
"""Failures in a row after which a host is left alone for this run."""
_TOLD = 3
"""Images that are named in a remark; the others are counted."""
_NOWHERE = "https://pictures.invalid/"
"""The home of who has none (RFC 2606): nothing is asked there, and no host is trusted for its sake."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An image that a public session shows."""

    url: str
    source: str
    """The name of the source of that session: its logins and its private hosts are those for the image, too."""


def fetch_pictures(
    tools: Tools, report: Report, wanted: Iterable[Wanted], monotonic: Callable[[], float], seconds: float = SECONDS
) -> None:
    """Fetch those that are missing and due, and forget those that are wanted no more.

    `wanted` is all images of all public sessions, the newest session's first. Each is committed when its files are in
    place, so that a kill loses nothing. Raises DiskError when a file cannot be written.
    """
    if tools.is_dry:
        return
    everything: dict[str, Wanted] = {}
    for each in wanted:
        everything.setdefault(each.url, each)
    with tools.store.read() as connection:
        had, missing = pictures.had(connection), pictures.missing(connection)
    lost = {url for url, picture in had.items() if any(tools.site.stamp(path) is None for path in _files(picture))}
    kept = had.keys() - lost
    due = [each for each in everything.values() if each.url not in kept and _is_due(missing.get(each.url), tools.now())]
    with tools.store.write() as connection:
        pictures.forget(connection, lost | ((had.keys() | missing.keys()) - everything.keys()))
        pictures.note_waiting(connection, (each.url for each in due))
    _Errand(tools, report, missing, monotonic, monotonic() + seconds).run(_in_turn(due, missing))


def _files(picture: Picture) -> Iterator[str]:
    yield picture.path
    yield from (other.path for other in picture.alternatives)


def _is_due(image: Missing | None, now: datetime) -> bool:
    """Whether it is asked for: after it has failed for as long again as it had already, an hour to a month."""
    if image is None or image.failed_at is None or image.failing_since is None:
        return True
    wait = min(max(image.failed_at - image.failing_since, _SHORTEST), _LONGEST)
    return image.failed_at + wait <= now + SLACK


def _in_turn(due: Iterable[Wanted], missing: Mapping[str, Missing]) -> list[Wanted]:
    """What has never failed comes first; within that the hosts take turns, so that none holds up the others."""
    queues: dict[tuple[bool, str], list[Wanted]] = {}
    for each in due:
        has_failed = each.url in missing and missing[each.url].failed_at is not None
        queues.setdefault((has_failed, _host(each.url)), []).append(each)
    ordered: list[Wanted] = []
    for wanted_now in (False, True):
        turns = zip_longest(*(queue for (has_failed, _), queue in queues.items() if has_failed is wanted_now))
        ordered += [each for turn in turns for each in turn if each is not None]
    return ordered


class _Errand:
    """One run's way through the images."""

    def __init__(
        self,
        tools: Tools,
        report: Report,
        missing: Mapping[str, Missing],
        monotonic: Callable[[], float],
        end: float,
    ) -> None:
        self._tools = tools
        self._report = report
        self._missing = missing
        self._monotonic = monotonic
        self._end = end
        self._fetchers: dict[str, Fetcher] = {}
        self._failures: Counter[str] = Counter()
        self._told: list[str] = []

    def run(self, due: list[Wanted]) -> None:
        """Until all have been asked for, the time is over, or somebody wants us to stop."""
        with ExitStack() as opened:
            for done, each in enumerate(due):
                if self._tools.stopping():
                    self._report.stopped = True
                    break
                if self._monotonic() >= self._end:
                    break
                self._tools.meter("fetching pictures", done, len(due))
                host = _host(each.url)
                if self._failures[host] < _ENOUGH:
                    self._fetch(each, opened)
                else:
                    # Each is put off, else the next run would have to find out again.
                    self._failed(each.url, f"{each.url}: not asked for, as {host} did not answer before")
        if self._told:
            self._report.remarks.append(_remark(self._told))

    def _fetch(self, each: Wanted, opened: ExitStack) -> None:
        try:
            made = remade(fetch_image(each.url, self._fetcher(each.source, opened)))
        except DocumentError as error:
            self._failed(each.url, f"{each.url}: {error}", is_lasting=True)
        except Unreachable as error:
            self._failures[_host(each.url)] += not error.is_lasting
            self._failed(each.url, str(error), is_lasting=error.is_lasting)
        except ConfigError as error:  # a secret that is not there, say: told, and no image of that source comes
            self._report.trouble(error)
        else:
            self._failures[_host(each.url)] = 0
            self._keep(each.url, made)

    def _fetcher(self, name: str, opened: ExitStack) -> Fetcher:
        if name not in self._fetchers:
            known = (source for source in self._tools.settings.source if source.name == name and source.is_on_the_web)
            source = next(known, Source(name=name, kind="page", url=_NOWHERE))
            self._fetchers[name] = opened.enter_context(self._tools.fetcher(source, {}, False))
        return self._fetchers[name]

    def _keep(self, url: str, made: Remade) -> None:
        """The files first: a row promises that they are there."""
        files = []
        for path, data in made.files:
            self._report.files_written += self._tools.site.write(path, data)
            size, modified_ns = self._tools.site.stamp(path) or (0, 0)
            files.append(SiteFile(path, path, size, modified_ns))
        with self._tools.store.write() as connection:
            pictures.note(connection, url, made.picture, map(len, made.others), self._tools.now())
            site_files.note(connection, files)

    def _failed(self, url: str, trouble: str, *, is_lasting: bool = False) -> None:
        now, before = self._tools.now(), self._missing.get(url, Missing(url))
        since = before.failing_since or now
        with self._tools.store.write() as connection:
            pictures.note_failure(connection, Missing(url, since, now, trouble))
        was_long = before.failed_at is not None and before.failed_at - since >= WORTH_A_MAIL
        is_news = trouble != before.trouble if is_lasting else now - since >= WORTH_A_MAIL and not was_long
        if is_news:
            self._told.append(trouble)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _remark(troubles: list[str]) -> str:
    """One line for the editor, once: what is not shown, and why."""
    count = len(troubles)
    begin = "a picture cannot" if count == 1 else f"{count} pictures cannot"
    more = f", and {count - _TOLD} more" if count > _TOLD else ""
    return f"{begin} be shown, and pages link to where they are: {', '.join(troubles[:_TOLD])}{more}"
