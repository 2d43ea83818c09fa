"""Build: bring the web root up to date with what is public. Pages first, feeds last, what is right untouched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pipeline.errors import QnaError
from pipeline.render.page.precompress import twins, variants
from pipeline.render.templating import in_force
from pipeline.send.site_folder import Pending
from pipeline.store import facts, site_files
from pipeline.store.glance import SITE_FACT
from pipeline.store.site_files import SiteFile
from pipeline.tasks.publishing.fingerprint import made_of
from pipeline.tasks.publishing.plan import Public, Wanted, plan
from pipeline.tasks.publishing.together import together
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools

_TOGETHER = 1024
"""So many files wait for the disk together; a kill makes no more than these once again."""


def build(
    tools: Tools, report: Report, *, rebuild: bool = False, first: Callable[[Public], None] | None = None
) -> None:
    """Write what is missing or different, remove what is ours and not wanted any more; `rebuild` makes every file anew.

    `first` is called when it is known what is public, before anything is made of it.
    What was written is committed even when a later file fails, so that the next run goes on from there.
    """
    fingerprint = made_of(tools.settings, in_force.fingerprint(tools.settings.overrides))
    with tools.store.read() as connection:
        here = site_files.all_files(connection)
    public = Public(tools, fingerprint)
    public.remember()
    tools.site.sweep()
    if first is not None:
        first(public)
        if report.stopped:
            return
        public.look_for_pictures()
    stages = plan(public)
    work = _Work(tools, report, here)
    try:
        for stage in stages:
            if not work.write([each for each in stage if rebuild or not work.is_right(each)]):
                return
        gone = sorted(here.keys() - {each.path for stage in stages for each in stage} - public.picture_files)
        work.remove(gone)
    finally:
        with tools.store.write() as connection:
            site_files.note(connection, work.written)
    with tools.store.write() as connection:
        site_files.forget(connection, gone)
        facts.remember(connection, SITE_FACT, fingerprint)


@dataclass(frozen=True, slots=True)
class Made:
    """What one process has made."""

    paths: list[str]
    changed: int
    """How many of these files will have other bytes than before."""
    pending: Pending
    error: QnaError | None


@dataclass
class _Work:
    """Files on their way into the web root."""

    tools: Tools
    report: Report
    here: dict[str, SiteFile]
    """What stands there, as far as we know."""
    written: list[SiteFile] = field(default_factory=list)

    def is_right(self, each: Wanted) -> bool:
        """Whether the file stands there as it should, and nobody has touched it."""
        known = self.here.get(each.path)
        if known is None or known.made_of != each.made_of:
            return False
        return self.tools.site.stamp(each.path) == (known.size, known.modified_ns)

    def write(self, wanted: Sequence[Wanted]) -> bool:
        """Make these files; False if somebody wants us to stop before all are made."""
        for start in range(0, len(wanted), _TOGETHER):
            some = wanted[start : start + _TOGETHER]
            prepare = partial(_prepared, self.tools, start, len(wanted))
            # What a dry run has written is only in the memory of who wrote it.
            made = together(some, prepare, None if self.tools.is_dry else partial(_prepared_elsewhere, self.tools))
            self.tools.site.adopt([each.pending for each in made[1:]], (each.path for each in some))
            self.tools.site.commit()
            done = {path for each in made for path in each.paths}
            self.report.files_written += sum(each.changed for each in made)
            self.written += [self._note(each) for each in some if each.path in done]
            for each in made:
                if each.error is not None:
                    raise each.error
            if len(done) < len(some):
                self.report.stopped = True
                return False
        return True

    def remove(self, paths: Iterable[str]) -> None:
        """Take away what is not wanted any more, compressed twins first: they must not outlive their file."""
        for path in paths:
            for twin in twins(path):
                self.tools.site.remove(twin)
            self.tools.site.remove(path)
            self.report.files_removed += 1

    def _note(self, each: Wanted) -> SiteFile:
        size, modified_ns = self.tools.site.stamp(each.path) or (0, 0)
        return SiteFile(each.path, each.made_of, size, modified_ns)


def _prepared_elsewhere(tools: Tools, wanted: Iterable[Wanted]) -> Made:
    """In another process: its connection to the store is its own, and ours alone shows how far we are."""
    tools.store.after_fork()
    return _prepared(replace(tools, meter=_silent), 0, 0, wanted)


def _silent(what: str, done: int, total: int) -> None:
    """Show nothing."""


def _prepared(tools: Tools, before: int, total: int, wanted: Iterable[Wanted]) -> Made:
    """Make these files and write them beside their places; stops at the first error, or when it is asked to."""
    paths: list[str] = []
    changed = 0
    error: QnaError | None = None
    for each in wanted:
        if tools.stopping():
            break
        tools.meter("writing pages", before + len(paths), total)
        try:
            data = each.render()
            compressed = dict.fromkeys(twins(each.path)) | dict(variants(each.path, data))
            changed += tools.site.prepare(each.path, data, compressed)
        except QnaError as caught:
            error = caught
            break
        paths.append(each.path)
    return Made(paths, changed, tools.site.pending(), error)
