"""Pictures: which images of sessions lie in the web root, and which could not be had.

A row is one of three things. Had: `path` and the rest are there. Failing: `failed_at` is when it was last asked for in
vain, `fetched_at` when it was so the first time, `trouble` why. Waiting: neither; nobody has had the time to ask.
An alternative of a picture is a row of its own, whose `url` is the path of the picture that it can stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.picture import Alternative, Picture
from pipeline.store.schema import picture

_FACTS = ("path", "width", "height", "media_type", "size", "fetched_at", "failed_at")
_NOTHING: dict[str, object] = dict.fromkeys(_FACTS) | {"trouble": ""}


@dataclass(frozen=True, slots=True)
class Missing:
    """An image that we do not have."""

    url: str
    failing_since: datetime | None = None
    """None as long as it has not been asked for."""
    failed_at: datetime | None = None
    """The last time."""
    trouble: str = ""


def had(connection: Connection) -> dict[str, Picture]:
    """Address of the image → picture, of all that lie in the web root."""
    rows = connection.execute(select(picture).where(picture.c.path.is_not(None))).all()
    others = {row.url: (Alternative(row.path, row.media_type),) for row in rows if not _is_address(row.url)}
    return {
        row.url: Picture(row.path, row.width, row.height, row.media_type, row.size, others.get(row.path, ()))
        for row in rows
        if _is_address(row.url)
    }


def missing(connection: Connection) -> dict[str, Missing]:
    """Address → image, of all that we know of and do not have."""
    rows = connection.execute(select(picture).where(picture.c.path.is_(None)))
    return {row.url: Missing(row.url, row.fetched_at, row.failed_at, row.trouble) for row in rows}


def paths(connection: Connection) -> frozenset[str]:
    """Every file of theirs in the web root."""
    return frozenset(connection.execute(select(picture.c.path).where(picture.c.path.is_not(None))).scalars())


def note(connection: Connection, url: str, found: Picture, sizes: Iterable[int], now: datetime) -> None:
    """We have it, with its alternatives, which have `sizes` in bytes."""
    files = [(url, found.path, found.media_type, found.size)]
    files += [
        (found.path, other.path, other.media_type, size) for other, size in zip(found.alternatives, sizes, strict=True)
    ]
    for key, path, media_type, size in files:
        _put(
            connection,
            key,
            path=path,
            width=found.width,
            height=found.height,
            media_type=media_type,
            size=size,
            fetched_at=now,
        )


def note_failure(connection: Connection, failed: Missing) -> None:
    """It could not be had; `failed.failed_at` and `failing_since` are set."""
    _put(
        connection,
        failed.url,
        fetched_at=failed.failing_since,
        failed_at=failed.failed_at,
        trouble=failed.trouble,
    )


def note_waiting(connection: Connection, urls: Iterable[str]) -> None:
    """There was no time for these; what is known of them stays."""
    for url in urls:
        connection.execute(insert(picture).values(url=url, trouble="").on_conflict_do_nothing())


def forget(connection: Connection, urls: Iterable[str]) -> None:
    """No session shows these any more, nor what stood for them."""
    for url in urls:
        connection.execute(delete(picture).where(picture.c.url == url))
    kept = select(picture.c.path).where(picture.c.url.like("http%"), picture.c.path.is_not(None))
    connection.execute(delete(picture).where(picture.c.url.not_like("http%"), picture.c.url.not_in(kept)))


def _put(connection: Connection, url: str, **values: object) -> None:
    row: dict[str, object] = _NOTHING | values
    statement = insert(picture).values(url=url, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_=row))


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))
