"""Collect from the web: look at the sources whose time has come, several at once, and take up what they bring.

Looking happens in threads, one a source, a few at a time; parsing and writing happen here, source after source in the
order of the config, so that the same answers give the same store. A thread that is far ahead waits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from queue import Empty, Full, Queue

from pipeline.config import Source
from pipeline.config.keys import span
from pipeline.errors import Bug, QnaError, Unreachable
from pipeline.intake.looks import LOOKS
from pipeline.model.document import Document, Sighting
from pipeline.model.sight import Bookmark, Gone, Memory, Passed, Remark, Sight, There, Trace, Unfinished
from pipeline.store import documents, sources
from pipeline.tasks.collecting.patience import after_failure, after_success, is_due, is_worth_a_mail
from pipeline.tasks.collecting.take_up import note_vanished, take_up
from pipeline.tasks.mailing.editor import tell_of_source
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

_AT_ONCE = 4
"""Sources that are looked at at the same time; each may hold one answer of several megabytes."""
_AHEAD = 8
"""Sights that a thread may be ahead of us."""
_LARGE = 1_000_000
"""Bytes of a document that is handed over only when none is waiting, for memory's sake."""
_TICK = 0.2
"""Seconds after which a waiting thread asks whether anybody still wants its sights."""


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing that a look brings."""

    error: BaseException | None = None
    learned: tuple[Trace, ...] = ()


@dataclass
class _Look:
    """One source being looked at."""

    source: Source
    memory: Memory
    sights: Queue[Sight | _End] = field(default_factory=lambda: Queue(_AHEAD))


def collect_web(tools: Tools, report: Report, *, at_once: bool) -> Iterator[tuple[Source, bool]]:
    """(source, whether all of it could be read) for every source on the web, in the order of the config."""
    looks = _due(tools, report, at_once=at_once)
    abandoned = threading.Event()
    waiting: Queue[_Look] = Queue()
    for look in looks:
        waiting.put(look)
    for _ in range(min(_AT_ONCE, len(looks))):
        threading.Thread(target=_work, args=(tools, waiting, abandoned, at_once), name="qna-look", daemon=True).start()
    try:
        for done, look in enumerate(looks):
            tools.meter("looking at sources", done, len(looks))
            complete = _take_in(tools, report, look)
            if report.stopped:
                return
            yield look.source, complete
    finally:
        abandoned.set()


def _due(tools: Tools, report: Report, *, at_once: bool) -> list[_Look]:
    looks = []
    with tools.store.read() as connection:
        for source in tools.settings.source:
            if not source.is_on_the_web:
                continue
            if at_once or is_due(sources.health(connection, source.name), tools.now()):
                looks.append(_Look(source, sources.memory(connection, source.name)))
            else:
                report.is_complete = False
    return looks


def _work(tools: Tools, waiting: Queue[_Look], abandoned: threading.Event, at_once: bool) -> None:
    """In a thread: look at one source after the other."""
    while not abandoned.is_set():
        try:
            look = waiting.get_nowait()
        except Empty:
            return
        for sight in _sights(tools, look, at_once=at_once):
            if not _hand_over(look.sights, sight, abandoned):
                return


def _sights(tools: Tools, look: _Look, *, at_once: bool) -> Iterator[Sight | _End]:
    try:
        with tools.fetcher(look.source, look.memory.traces, at_once) as fetch:
            yield from LOOKS[look.source.kind](look.source, look.memory, fetch, tools.now())
            end = _End(learned=tuple(fetch.learned))
    except Exception as error:  # a bug too: it must not keep the other sources from being read
        end = _End(error)
    yield end


def _hand_over(sights: Queue[Sight | _End], sight: Sight | _End, abandoned: threading.Event) -> bool:
    is_large = isinstance(sight, Document) and len(sight.data) > _LARGE
    while not abandoned.is_set():
        if is_large and not sights.empty():
            abandoned.wait(_TICK)
            continue
        try:
            sights.put(sight, timeout=_TICK)
        except Full:
            continue
        return True
    return False


def _take_in(tools: Tools, report: Report, look: _Look) -> bool:
    """Everything that one look brings; False if it did not come to its end."""
    taker = _Taker(tools, report, look.source)
    while True:
        if tools.stopping():
            report.stopped = True
            return False
        try:
            sight = look.sights.get(timeout=_TICK)
        except Empty:
            continue
        if isinstance(sight, _End):
            return taker.end(sight, look.memory)
        taker.take(sight, look.memory)


class _Taker:
    """Takes in the sights of one source."""

    def __init__(self, tools: Tools, report: Report, source: Source) -> None:
        self.tools, self.report, self.source = tools, report, source
        with tools.store.read() as connection:
            self.hashes = documents.content_hashes(connection, source.name)
        self.settled: set[str] = set()
        """Documents that are there, as this look has shown; others may be there by another name now."""
        self.is_finished = True
        self.remarks: list[str] = []
        self.fresh_until: datetime | None = None

    def take(self, sight: Sight, memory: Memory) -> None:
        """One thing that the look brought."""
        match sight:
            case Document():
                self.document(sight)
            case Gone():
                known = [each for each in sight.origins if each in self.hashes]
                note_vanished(self.tools, self.report, self.source, known)
            case There():
                self.settled |= sight.origins
            case Unfinished():
                self.is_finished = False
            case Passed():
                self.passed(sight, memory)
            case Remark():
                self.remarks.append(sight.text)
            case Trace():
                self.trace(sight, memory)
            case Bookmark():
                if memory.bookmarks.get(sight.name) != sight.value:
                    with self.tools.store.write() as connection:
                        sources.keep_bookmark(connection, self.source.name, sight)

    def document(self, document: Document) -> None:
        """Only bytes that we have not seen are parsed."""
        if self.hashes.get(document.origin) != document.content_hash:
            stamp = Sighting(document.origin, len(document.data), 0, 0)
            take_up(self.tools, self.report, self.source, document, stamp, self.settled)
            self.hashes[document.origin] = document.content_hash
        self.settled.add(document.origin)

    def passed(self, sight: Passed, memory: Memory) -> None:
        """What cannot be read now keeps what is known of it, and speaks once."""
        if sight.error is not None and sight.origin not in memory.refused:
            self.report.trouble(sight.error)
        said = str(sight.error) if sight.error else sight.reason
        self.report.passed_over.append(Item(title=sight.origin, origin=sight.origin, reason=said))
        outcome = "refused" if sight.error else "none"
        if sight.origin in self.hashes and (sight.error is not None) == (sight.origin in memory.refused):
            return
        with self.tools.store.write() as connection:
            stamp = Sighting(sight.origin, 0, 0, 0)
            documents.note(connection, self.source.name, stamp, "", outcome, self.tools.now(), said)

    def trace(self, trace: Trace, memory: Memory) -> None:
        """Remembered if it says anything new."""
        if trace.url == self.source.url:
            self.fresh_until = trace.fresh_until
        if memory.traces.get(trace.url) != trace and trace != Trace(trace.url):
            with self.tools.store.write() as connection:
                sources.keep_trace(connection, self.source.name, trace)

    def end(self, end: _End, memory: Memory) -> bool:
        """Write down how the look went."""
        for trace in end.learned:
            self.trace(trace, memory)
        if end.error is None:
            self.succeeded()
        elif isinstance(end.error, QnaError) and not isinstance(end.error, Unreachable):
            self.report.trouble(end.error)
        else:
            self.failed(end.error if isinstance(end.error, Unreachable) else Bug.of(end.error))
        return end.error is None and self.is_finished

    def succeeded(self) -> None:
        """Tell what is new to know, and that a source that had failed answers again."""
        tools, name = self.tools, self.source.name
        remark = "; ".join(self.remarks)
        with tools.store.write() as connection:
            before = sources.health(connection, name)
            every = span(self.source.every)
            sources.note_health(connection, name, after_success(tools.now(), every, self.fresh_until, remark))
        if remark and remark != before.remark:
            self.report.remarks.append(f"{name}: {remark}")
        if before.failures:
            self.report.remarks.append(f"{name}: answers again")

    def failed(self, error: Unreachable | Bug) -> None:
        """Say it once; after a day, say it by mail."""
        tools, name = self.tools, self.source.name
        error = error.at(name)
        with tools.store.write() as connection:
            before = sources.health(connection, name)
            now_is = after_failure(before, tools.now(), span(self.source.every), error, name)
            sources.note_health(connection, name, replace(now_is, remark=before.remark))
            if is_worth_a_mail(now_is, tools.now()):
                tell_of_source(connection, tools, name, now_is)
        if not before.failures:
            self.report.trouble(error)
