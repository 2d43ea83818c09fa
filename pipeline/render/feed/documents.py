"""Documents of one feed: the latest, which people subscribe to, and archives back to the first entry (RFC 5005).

Entries are counted in the order of publication, the oldest is 0. Archive N holds a fixed number of entries, and always
the same: an archive's entries must not change (§4), or those who have read it will miss some. The latest document
holds as many of the newest as are wished and as keep it small; where it holds all, there are no archives, and it says
that it is complete (§2), so that readers drop what was retracted. Latest and newest archive may overlap: readers know
an entry by its id.

Should too few fit into the latest document to reach the newest full archive, the entries in between stand in small
archives of 1, 2, 4, 8… entries, as in a binary counter: when two become one, that one has another address, so that
these never change either, and the way to the first entry stays short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.channel import AnswerItem, Channel, Item, Place
from pipeline.render.feed.story import Story, told

LIMIT = 512_000
"""Bytes of the latest document, in each format, without compression: beyond, readers and validators complain."""

_HEAD = 8_000
"""Bytes that a head may take."""
_ITEM, _PART = 1_000, 250
"""Bytes of the markup of an item, and of each person or category in it."""
_ESCAPED = 9
"""Bytes that a character like & may take ("&amp;amp;")."""


@dataclass(frozen=True, slots=True)
class Document:
    """Which entries one document of a feed holds."""

    folder: str
    """Where it stands below the feed's own folder: "" for the latest, "archive/3/" for an archive."""
    start: int
    """Its oldest entry."""
    stop: int
    """One after its newest entry."""
    older: str | None = None
    """The folder of the archive with the entries before these."""
    newer: str | None = None
    """From an archive: the folder of the next newer archive."""

    @property
    def is_archive(self) -> bool:
        """Whether it is not the latest."""
        return bool(self.folder)


def documents(count: int, entries: int, fitting: int) -> tuple[Document, ...]:
    """All documents of a feed of `count` entries, the latest first, then the archives from the newest to the oldest.

    `entries` (at least 1) is how many the latest should hold, and how many a full archive holds; of the newest,
    `fitting` fit into the latest (see `fit`).
    """
    begin = count - min(count, entries, max(fitting, 1))
    archives = [Document(f"archive/{at // entries + 1}/", at, at + entries) for at in range(0, begin, entries)]
    if archives and archives[-1].stop > count:  # not yet full
        archives[-1:] = _partial(archives[-1].start, begin)
    folders = [None, *(archive.folder for archive in archives), None]
    chain = [replace(each, older=folders[at], newer=folders[at + 2]) for at, each in enumerate(archives)]
    return (Document("", begin, count, older=folders[-2]), *reversed(chain))


def _partial(start: int, stop: int) -> Iterator[Document]:
    """Archives of `start` to `stop`, each of a power of two, the largest first; their addresses say what they hold."""
    while start < stop:
        size = 1 << ((stop - start).bit_length() - 1)
        yield Document(f"archive/{start + 1}-{start + size}/", start, start + size)
        start += size


def placed(channel: Channel, document: Document, home: str, file: str) -> Channel:
    """The channel as the head of `document`; `home` is the address of the feed's folder, `file` the format's name."""

    def address(folder: str | None) -> str | None:
        return None if folder is None else f"{home}{folder}{file}"

    place = Place(
        is_archive=document.is_archive,
        is_complete=not document.is_archive and document.older is None,
        current=f"{home}{file}" if document.is_archive else None,
        older=address(document.older),
        newer=address(document.newer),
    )
    return replace(channel, self_url=f"{home}{document.folder}{file}", place=place)


def fit(weights: Iterable[int], limit: int = LIMIT) -> int:
    """How many of the entries, newest first, a document of `limit` bytes can hold; the first always goes in."""
    room = limit - _HEAD
    count = 0
    for weight in weights:
        room -= weight
        if room < 0 and count:
            break
        count += 1
    return count


def weight(channel: Channel, item: Item | AnswerItem) -> int:
    """How many bytes the item takes at most, in whichever format."""
    _, (story,), _ = told(channel, [item])
    content = story.content
    escapes = max(12 * content.count("]]>"), sum(map(content.count, '"\n\t\\')))
    parts = len(story.authors) + len(story.guests) + len(story.hosts) + len(story.categories)
    return len(content.encode()) + escapes + sum(map(_bytes, _texts(story))) + _ITEM + _PART * parts


def _bytes(text: str) -> int:
    return len(text.encode()) + (_ESCAPED - 1) * sum(map(text.count, "&<>\"'\n\t\\"))


def _texts(story: Story) -> Iterator[str]:
    """Everything but the content, as often as a format may say it."""
    yield from (story.id, story.link, story.title, story.summary, story.comments_url or "")
    for person in (*story.authors, *story.guests, *story.hosts):
        yield from (person.name, person.url or "")
    for category in story.categories:
        yield from (category.term, category.scheme or "")
    addresses = [each.url for each in (story.enclosure, story.image) if each]
    yield from addresses * 2
