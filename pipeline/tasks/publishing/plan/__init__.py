"""The plan of the site: every file that should stand in the web root, of what it is made, and how to make it.

Nothing is rendered here: a `Wanted` carries a digest of its ingredients, and `build` renders it only where that has
changed. So a new session costs its own page and those that mention it, however many there are.

1.  `public.py` knows what is public: a line of each session, read from the store, made anew where the session changed.
2.  `pages.py` wants the sessions' pages, the index, the lists, and the pages of what sessions have in common.
3.  `search.py` wants the index for searching, `furniture.py` what belongs to the site as a whole.
4.  `feeds.py` wants the feeds, archives first: they come last, when all that they lead to stands there.
"""

from __future__ import annotations

from pipeline.tasks.publishing.plan.feeds import feeds
from pipeline.tasks.publishing.plan.furniture import furniture
from pipeline.tasks.publishing.plan.pages import pages
from pipeline.tasks.publishing.plan.public import Public
from pipeline.tasks.publishing.plan.search import search, words
from pipeline.tasks.publishing.plan.wanted import Wanted

__all__ = ["Public", "Wanted", "plan"]


def plan(public: Public) -> tuple[list[Wanted], ...]:
    """Every file of the site, in stages: each may need what the one before has written, and feeds come last."""
    has_pages = public.settings.site.pages
    return (
        [*pages(public), *words(public)] if has_pages else [],
        [*(search(public) if has_pages else ()), *furniture(public)],
        [*feeds(public)],
    )
