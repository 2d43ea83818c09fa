"""A glance at the store: is anything due? By sqlite3 of the standard library alone, for runs with nothing to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.model.document import Sighting
from pipeline.store import step

SCHEMA = "0006"
"""The newest migration; a test holds it to the files."""
OLDEST_FACT = "oldest revision that may use this store"
SITE_FACT = "what the site was made of"
LOOKED_FACT = "last look that found nothing to do"

# Of the ledger each EXISTS asks for one place in an index: as a join, or with OR inside, SQLite may read all of it.
_DUE = """
SELECT EXISTS (SELECT 1 FROM session WHERE state = 'ready' AND (embargo_until IS NULL OR embargo_until <= :now))
    OR EXISTS (SELECT 1 FROM session WHERE state = 'published' AND mail IN ('wanted', 'waived'))
    OR EXISTS (SELECT 1 FROM session JOIN revision ON session_id = session.id AND revision.number = session.revision
               WHERE state = 'published' AND public_revision < revision AND standing != 'review')
    OR EXISTS (SELECT 1 FROM session JOIN revision ON session_id = session.id AND revision.number = session.revision
               WHERE standing = 'review' AND told_at IS NULL AND state != 'retracted')
    OR EXISTS (SELECT 1 FROM mailing WHERE state = 'scheduled' AND due_at <= :now)
    OR EXISTS (SELECT 1 FROM mailing WHERE EXISTS (
               SELECT 1 FROM delivery WHERE mailing_id = mailing.id AND delivery.state = 'attempting'))
    OR EXISTS (SELECT 1 FROM mailing WHERE state = 'running' AND (
               EXISTS (SELECT 1 FROM delivery
                       WHERE mailing_id = mailing.id AND delivery.state = 'planned' AND not_before IS NULL)
               OR EXISTS (SELECT 1 FROM delivery
                          WHERE mailing_id = mailing.id AND delivery.state = 'planned' AND not_before <= :now)
               OR NOT EXISTS (SELECT 1 FROM delivery
                              WHERE mailing_id = mailing.id AND delivery.state IN ('planned', 'attempting'))))
    OR EXISTS (SELECT 1 FROM picture WHERE path IS NULL AND (failed_at IS NULL OR
               failed_at + max(3600000000, min(failed_at - fetched_at, 2592000000000)) <= :now))
    OR EXISTS (SELECT 1 FROM notice
               WHERE sent_at IS NULL AND refused IS NULL AND (not_before IS NULL OR not_before <= :now))
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the store says without being opened in earnest."""

    due: bool
    """Whether something in it waits to be done now."""
    made_of: str
    """The fingerprint of templates and settings that the site was made with."""
    known: Mapping[str, Mapping[str, Sighting]]
    """Source → origin → the document as it was last seen; vanished ones are left out."""
    collected: frozenset[str]
    """The sources whose first collect has ended."""
    next_looks: Mapping[str, datetime]
    """Source on the web → when it is looked at again."""
    mirrors: Mapping[str, str]
    """Name → where it leads, of the mirrors that have all of the web root."""
    hubs: frozenset[str]
    """The WebSub hubs to which nothing is owed now."""
    files: Mapping[str, tuple[int, int]]
    """Path in the web root → (bytes, modification time in ns) of every file of ours."""


def glance(path: Path, now: datetime) -> Glance | None:
    """Look; None when the store has to be opened in earnest (it is new, of another schema, or cannot be read so)."""
    if not path.exists():
        return None
    try:
        with closing(
            sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=10, isolation_level=None)
        ) as driver:
            driver.execute("BEGIN")
            if driver.execute("SELECT version_num FROM alembic_version").fetchone() != (SCHEMA,):
                return None
            return _read(driver, int(now.timestamp() * 1_000_000))
    except sqlite3.Error:
        return None


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _read(driver: sqlite3.Connection, now: int) -> Glance:
    known: dict[str, dict[str, Sighting]] = {}
    for source, origin, size, modified_ns, inode in driver.execute(
        "SELECT source, origin, size, modified_ns, inode FROM document WHERE missing_since IS NULL"
    ):
        known.setdefault(source, {})[origin] = Sighting(origin, size, modified_ns, inode)
    made_of = driver.execute("SELECT value FROM fact WHERE name = ?", (SITE_FACT,)).fetchone()
    return Glance(
        due=bool(driver.execute(_DUE, {"now": now}).fetchone()[0]),
        made_of=made_of[0] if made_of else "",
        known=known,
        collected=frozenset(
            name for (name,) in driver.execute("SELECT name FROM source WHERE collected_at IS NOT NULL")
        ),
        next_looks={
            name: datetime.fromtimestamp(at / 1_000_000, UTC)
            for name, at in driver.execute("SELECT name, next_look_at FROM source WHERE next_look_at IS NOT NULL")
        },
        mirrors=step.mirrors_in_step(driver),
        hubs=step.hubs_content(driver, now),
        files={path: (size, ns) for path, size, ns in driver.execute("SELECT path, size, modified_ns FROM site_file")},
    )


def note_looked(path: Path, now: datetime) -> None:
    """Write down that somebody looked and found nothing to do: the one row that an idle run writes."""
    try:
        with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as driver:
            driver.execute("BEGIN IMMEDIATE")
            driver.execute(
                "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (LOOKED_FACT, now.isoformat()),
            )
            driver.execute("COMMIT")
    except sqlite3.Error:
        return  # nobody needs this line so much that an idle run should fail for it
