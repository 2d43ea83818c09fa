"""The search index: what it costs to make, to renew and to ask, for 1,304 and for 10,000 sessions."""

from __future__ import annotations

import random
import statistics
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from json import loads
from time import process_time

from figure import Figure, at_most
from interviews import interviews

from pipeline.model.entry import Entry
from pipeline.model.identity import answer_ids
from pipeline.model.listing import Listing
from pipeline.parse import parse
from pipeline.render import search
from pipeline.render.page.slugs import slug
from pipeline.render.search.folding import words

INVENTED = 1304
LARGE = 10_000
NEW = 32
"""New sessions, one run each: as many as until a segment is full."""
ASKED = 200
HITS = 6
"""Shelves that a reader needs at most until the first hits are seen."""
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """First the size of the pipeline's own measure, then the large archive."""
    for count in (INVENTED, LARGE):
        yield from Archive(count).figures()


@cache
def entries() -> list[Entry]:
    """The invented interviews; a larger archive holds them again under other keys."""
    found = []
    for number, document in enumerate(interviews(INVENTED)):
        session = parse(document)[0].session
        assert session is not None
        ids = answer_ids([turn.question for turn in session.turns], {})
        address = f"{slug(session, ())}-{number}"
        found.append(Entry(session, f"urn:x:{number}", address, "https://x.example/", NOW, NOW, 1, ids))
    return found


class Archive:
    """An index of `count` sessions."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.files: dict[str, bytes] = {}
        self.text = sum(
            len(f"{answer.question}{answer.text}".encode())
            for key in range(1, count + 1)
            for answer in texts(key).answers
        )
        self.listings = [listing(key) for key in range(1, count + 1)]
        self.seconds = timed(self.bring_up_to_date)

    def figures(self) -> Iterator[Figure]:
        """Making, size, asking, renewing."""
        what = f"search index of {self.count:,} sessions, {self.text / 1e6:.0f} MB of text"
        milliseconds = 1000 * self.seconds / self.count
        yield at_most(f"{what}: making it, a session", milliseconds, "ms", "budget", 2.0)
        size = sum(map(len, self.files.values()))
        yield at_most(f"{what}: its size, of the text's", 100 * size / self.text, "%", "budget", 40.0)
        loads = [self.load(word) for word in random.Random(1).sample(vocabulary(), ASKED)]
        requests, sizes = zip(*loads, strict=True)
        yield at_most(f"{what}: requests until the hits of a first word stand", max(requests), "", "budget", 16.0)
        yield at_most(f"{what}: KB until then, uncompressed, at most", max(sizes) / 1000, "KB", "budget", 300.0)
        taken, written = [], []
        for _ in range(NEW):
            before = dict(self.files)
            self.listings.append(listing(len(self.listings) + 1))
            taken.append(1000 * timed(self.bring_up_to_date))
            written.append(sum(before.get(path) != data for path, data in self.files.items()))
        yield at_most(f"{what}: one more, median of {NEW}", statistics.median(taken), "ms", "budget", 100.0)
        yield at_most(f"{what}: files written for it, median", statistics.median(written), "", "budget", 8.0)

    def bring_up_to_date(self) -> None:
        """Make what is not there, as the build does: what is made of the same is not made again."""
        segments, shelves = search.segments(self.listings), search.shelves(self.listings)
        wanted: dict[str, bytes] = {}
        for segment in segments:
            known = made.get(segment)
            if known is None:
                known = made[segment] = dict(search.segment_files(segment, texts))
            wanted |= known
        for shelf in shelves:
            if shelf not in shelved:
                shelved[shelf] = search.shelf_file(shelf, entry)
            wanted[shelf.path] = shelved[shelf]
        wanted[search.MANIFEST] = search.manifest(segments, wanted.__getitem__)
        self.files = wanted

    def load(self, word: str) -> tuple[int, int]:
        """Requests and bytes, index.json included, if the hits lie on as many of the largest shelves."""
        paths = [search.MANIFEST]
        for segment in loads(self.files[search.MANIFEST]):
            number = max(0, bisect_right(segment["begins"], word) - 1)
            paths.append(f"search/words/{segment['first']}-{segment['size']}/{number}.txt")
        shelves = sorted(len(data) for path, data in self.files.items() if path.startswith("search/answers/"))
        return len(paths) + HITS, sum(len(self.files[path]) for path in paths) + sum(shelves[-HITS:])


made: dict[search.Segment, dict[str, bytes]] = {}
shelved: dict[search.Shelf, bytes] = {}


def entry(key: int) -> Entry:
    """The session with this key."""
    return entries()[key * 7919 % INVENTED]  # mixed, lest each segment hold the same ones in the same order


def texts(key: int) -> search.Searched:
    """What of it can be found."""
    return search.searched(entry(key))


def listing(key: int) -> Listing:
    """Its line."""
    return Listing(key, f"urn:x:{key}", f"s{key}", "https://x.example/", "", NOW, NOW, 1)


def vocabulary() -> list[str]:
    """Words that somebody may look for."""
    said = (answer.text for each in islice(entries(), 200) for answer in search.searched(each).answers)
    return sorted({word for text in said for word in words(text)})


def timed(do: Callable[[], None]) -> float:
    """Processor seconds that it takes."""
    begin = process_time()
    do()
    return process_time() - begin
