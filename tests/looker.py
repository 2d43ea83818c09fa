"""Looks at a source again and again, and remembers in between what is to be remembered: for tests of the looks."""

from __future__ import annotations

import time
from datetime import datetime

from pipeline.config.keys import Source
from pipeline.intake.looks import LOOKS
from pipeline.intake.manners.fetch import Fetcher, Manners
from pipeline.model.document import Document
from pipeline.model.sight import Bookmark, Gone, Memory, Passed, Remark, Sight, Trace, Unfinished


class Looker:
    """A source, its memory, and what the last look brought."""

    def __init__(self, kind: str, url: str, now: datetime, **keys: object) -> None:
        self.source = Source(name="town", kind=kind, url=url, **keys)
        self.now = now
        self.traces: dict[str, Trace] = {}
        self.bookmarks: dict[str, str] = {}
        self.known: set[str] = set()
        self.refused: set[str] = set()
        self.is_first = True
        self.authorities = ""
        self.credentials: tuple[str, str] | None = None
        self.sights: list[Sight] = []

    def fetcher(self) -> Fetcher:
        """Without waiting between requests."""
        clock = (lambda: self.now, time.monotonic, lambda seconds: None)
        manners = Manners("qna-pipeline/test", *clock, authorities=self.authorities)
        return Fetcher(manners, home=self.source.url, rate=1000, credentials=self.credentials)

    def look(self, *, stop_after: int | None = None) -> list[Document]:
        """One look, of which all is remembered; with `stop_after` it is killed after so many sights."""
        self.sights = []
        memory = Memory(
            dict(self.traces), dict(self.bookmarks), frozenset(self.known), frozenset(self.refused), self.is_first
        )
        with self.fetcher() as fetch:
            for sight in LOOKS[self.source.kind](self.source, memory, fetch, self.now):
                self.sights.append(sight)
                self._remember(sight)
                if len(self.sights) == stop_after:
                    return self.documents
        self.is_first &= any(isinstance(sight, Unfinished) for sight in self.sights)
        return self.documents

    def _remember(self, sight: Sight) -> None:
        match sight:
            case Document():
                self.known.add(sight.origin)
                self.refused.discard(sight.origin)
            case Passed():
                self.known.add(sight.origin)
                if sight.error is not None:
                    self.refused.add(sight.origin)
            case Trace():
                self.traces[sight.url] = sight
            case Bookmark():
                self.bookmarks[sight.name] = sight.value
            case Gone():
                self.known -= set(sight.origins)
            case _:
                pass

    @property
    def documents(self) -> list[Document]:
        """Those of the last look."""
        return [sight for sight in self.sights if isinstance(sight, Document)]

    @property
    def origins(self) -> list[str]:
        """The origins of the documents of the last look."""
        return [document.origin for document in self.documents]

    @property
    def passed(self) -> dict[str, str]:
        """Origin → why it was passed by in the last look."""
        return {sight.origin: sight.reason or str(sight.error) for sight in self.sights if isinstance(sight, Passed)}

    @property
    def gone(self) -> list[str]:
        """What the last look found gone."""
        return [origin for sight in self.sights if isinstance(sight, Gone) for origin in sight.origins]

    @property
    def remarks(self) -> list[str]:
        """What the editor should know after the last look."""
        return [sight.text for sight in self.sights if isinstance(sight, Remark)]
