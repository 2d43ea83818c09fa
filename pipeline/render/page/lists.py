"""Tables of contents: all sessions, those of a year, of a series, a guest or a topic, and the lists of all of these."""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.model.collection import Collection, Kind
from pipeline.model.listing import Listing
from pipeline.model.session import direction
from pipeline.render.dates import day
from pipeline.render.fragments.text import sentences
from pipeline.render.french import in_language
from pipeline.render.page import structured
from pipeline.render.page.ordering import in_order
from pipeline.render.page.parting import NEWEST, by_year, is_split
from pipeline.render.page.sheets import Sheets, feeds_of, host

_EXCERPT = 160
_FEW = 10
"""From so many sessions on, a table of contents goes without excerpts."""
_ONE_GLANCE = 20
"""Above so many sessions a collection is divided by year."""

Row = dict[str, Any]


class Lists(Sheets):
    """Makes the pages that list sessions."""

    def index(self, listings: Sequence[Listing], kinds: Group[Kind] = ()) -> bytes:
        """index.html: the newest of all `listings` (newest first), and the `kinds` of lists that there are."""
        split, few = is_split(len(listings)), len(listings) < _FEW
        rows = [self._row(each, "", few=few) for each in (listings[:NEWEST] if split else listings)]
        years = by_year(listings, self._zone).items() if split else ()
        return self._render(
            "index",
            self._frames.page(""),
            years=_years(rows),
            numbered=_numbered(rows),
            all_years=[(year, len(some)) for year, some in years],
            kinds=self._kinds(kinds),
            structured=structured.script([structured.website(self._publication)]),
        )

    def year(
        self, year: int, listings: Sequence[Listing], *, previous: int | None = None, following: int | None = None
    ) -> bytes:
        """years/YEAR/index.html; `previous` and `following` are the years before and after it that have sessions."""
        rows = [self._row(each, "../../") for each in listings]
        return self._page(
            "year",
            self._frames.page("../../"),
            [],
            (str(year), f"years/{year}/"),
            year=year,
            rows=rows,
            numbered=_numbered(rows),
            previous=previous,
            following=following,
        )

    def collection(self, collection: Collection) -> bytes:
        """{series,guests,topics}/SLUG/index.html"""
        count = len(collection.listings)
        divided, few = count > _ONE_GLANCE, count < _FEW
        rows = [self._row(each, "../../", year=not divided, few=few, of=collection) for each in collection.listings]
        return self._page(
            "collection",
            self._frames.page("../../"),
            [self._crumb(collection.kind)],
            (collection.name, collection.path),
            structured.collection(self._publication, collection),
            collection=collection,
            host=host(collection.url),
            years=_years(rows) if divided else [{"year": None, "rows": rows}],
            numbered=_numbered(rows),
            feeds=feeds_of(collection.path),
        )

    def kind(self, kind: Kind, collections: Sequence[Collection]) -> bytes:
        """{series,guests,topics,questions}/index.html; `collections` in any order."""
        return self._page(
            "kind", self._frames.page("../"), [], self._crumb(kind), kind=kind, groups=in_order(kind, collections)
        )

    def _row(
        self, listing: Listing, root: str, *, year: bool = False, few: bool = False, of: Collection | None = None
    ) -> Row:
        """A session's line; `year` and `few` say whether its date has its year and whether there is room for more."""
        language = self._publication.language
        dated = listing.published.astimezone(ZoneInfo(self._zone))
        spoken = listing.language or language
        is_mixed = of is not None and of.kind != "series"
        return {
            "year": dated.year,
            "number": "" if listing.number is None or is_mixed else listing.number,
            "title": self._title(listing),
            "guests": "; ".join(self._said(listing, of)),
            "date": day(listing.published, language, self._zone, year=year),
            "iso": dated.date().isoformat(),
            "href": root + listing.path,
            "language": spoken,
            "direction": direction(spoken),
            # An introduction would only repeat who the guest is; the editor's own words are worth the room.
            "excerpt": in_language(spoken)(sentences(listing.excerpt, _EXCERPT)) if few else "",
        }

    def _said(self, listing: Listing, of: Collection | None) -> list[str]:
        """Who answers, and in what series, but for what the list itself says."""
        guests = [each for each in listing.guests if not (of and of.kind == "guests" and each.name == of.name)]
        said = [", ".join(filter(None, (each.name, each.role))) for each in guests]
        told = of is None or of.kind == "series" or listing.series == self._publication.title
        return said if told or not listing.series else [*said, listing.series]


def _years(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{"year": year, "rows": list(some)} for year, some in groupby(rows, key=lambda row: row["year"])]


def _numbered(rows: Sequence[Row]) -> bool:
    return any(row["number"] != "" for row in rows)
