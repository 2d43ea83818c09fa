"""The looks: for each kind of source on the web, what brings its documents home."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from pipeline.config.keys import Source
from pipeline.intake.feed.look import look as look_at_feed
from pipeline.intake.manners.fetch import Fetcher
from pipeline.intake.page.look import look as look_at_page
from pipeline.intake.wordpress.look import look as look_at_wordpress
from pipeline.model.sight import Memory, Sight

Look = Callable[[Source, Memory, Fetcher, datetime], Iterator[Sight]]
"""A look at a source: documents as they are read, then what is to be remembered once they have been taken up.

The Trace or Bookmark that says "read so far" comes after all documents that it covers, so that a look that is cut
short loses nothing. Raises Unreachable, at any step, when the source as a whole cannot be read.
"""

LOOKS: Mapping[str, Look] = {"wordpress": look_at_wordpress, "feed": look_at_feed, "page": look_at_page}
"""Kind of source → its look; `folder` is not on the web and has its own way (`intake/folder.py`)."""
