"""Copies: what the web root has of the pictures that a session's mail shows."""

from __future__ import annotations

from pipeline.config import Settings
from pipeline.model.entry import Entry
from pipeline.model.picture import Pictures, addresses
from pipeline.store import pictures
from pipeline.store.engine import Connection


def copies_of(connection: Connection, settings: Settings, entry: Entry) -> Pictures:
    """The pictures that `entry` may show in mail: our own copies. The mail links to all others, as pages do.

    Where no copies are made (`[site] pictures = false` or `pages = false`) there is none. A picture at another's
    address would tell its host who reads the mail and when, could be another one tomorrow than in the proof, and has
    no size that we know: Outlook, which knows no max-width, would draw it beyond the letter's edge.
    """
    shown = addresses(entry.session)
    if not (shown and settings.site.pictures and settings.site.pages):
        return {}
    had = pictures.had(connection)
    return {url: had[url] for url in shown if url in had}
