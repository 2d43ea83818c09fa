"""Looks at a site once and says what is there: for `qna init --from`. At most six requests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

from pipeline.errors import Unreachable
from pipeline.intake import hypertext
from pipeline.intake.feed.reading import read
from pipeline.intake.foreign import items, mapping, number, parse, rendered, text
from pipeline.intake.links import absolute
from pipeline.intake.manners.fetch import Answer, Fetcher
from pipeline.intake.plain import line, marked_up
from pipeline.intake.wordpress import api

_MOST = 6
_NOT_THERE = frozenset({400, 401, 403, 404, 405, 410})
_USUAL = ("feed/", "rss.xml", "atom.xml", "feed.json", "index.xml")
_SERIES = re.compile(
    r"\b(interview|entrevista|intervista|entretien|gespräch|gesprach|conversa|conversation|samtal|samtale|haastattelu|"
    r"rozmow|rozmów|rozhovor|intervju|wywiad|q\s?(&|and|\+|n)\s?a\b|qna|faq|talk|dialog|"
    r"frage|question|pregunta|domande|ask me|ama\b|uses this|profile)|"
    r"интервью|беседа|インタビュー|访谈|採訪|專訪|인터뷰|مقابلة|ראיון",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|\W)(?:#|no\.?|nr\.?|n[°º]|ep(?:isode)?\.?|vol\.?|part|folge)?\s*\d{1,4}(?:\W|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a WordPress site."""

    name: str
    slug: str
    count: int
    """How many posts it has."""
    is_series: bool
    """Whether its name, or the numbers in its posts' titles, make it look like a series of interviews."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site shows of itself."""

    url: str
    """Where it answers, after redirects; of a WordPress site its home, whichever of its pages was looked at."""
    title: str | None = None
    """What the site calls itself; of a single page, the page's title."""
    description: str | None = None
    language: str | None = None
    """BCP 47, as the page declares it."""
    timezone: str | None = None
    """IANA name; None where the site says none."""
    offset: timedelta | None = None
    """The site's distance from UTC, for sites that give nothing better."""
    icon: str | None = None
    is_wordpress: bool = False
    """Whether WordPress's API is open."""
    closed: str = ""
    """What to say of the API of a WordPress site that announces it, but gives no posts by it."""
    categories: tuple[Category, ...] = ()
    """Of a WordPress site, the likeliest series first."""
    feeds: tuple[str, ...] = ()
    """Addresses of feeds: announced ones, else those that answered where feeds usually are."""
    is_feed: bool = False
    """Whether `url` is itself a feed."""


def examine(url: str, fetch: Fetcher) -> Site:
    """Look at the site. Raises Unreachable when it does not answer, or with what is neither a page nor a feed."""
    return _Examination(fetch).site(url)


@dataclass
class _Examination:
    fetch: Fetcher
    _left: int = field(default=_MOST)

    def site(self, url: str) -> Site:
        self._left -= 1
        answer = self.fetch.get(url, accept="text/html, */*;q=0.5")
        if not hypertext.is_page(answer.data):
            channel = read(answer)  # says what it is if it is no feed either
            return Site(answer.url, channel.title or None, feeds=(url,), is_feed=True)
        page = hypertext.read(answer.data, answer.charset, answer.url)
        root = api.announced(answer, page)
        index = self._object(f"{root}&{_INDEX}" if "?" in root else f"{root}?{_INDEX}") if root else None
        said = index or {}
        categories = self._categories(root) if root and index is not None else None
        return Site(
            url=api.home(root) if root else answer.url,
            title=marked_up(text(said.get("name"))) or page.site or page.title,
            description=marked_up(text(said.get("description"))) or page.description,
            language=page.language,
            timezone=line(text(said.get("timezone_string"))),
            offset=_offset(said.get("gmt_offset")),
            icon=absolute(said.get("site_icon_url"), answer.url) or page.icon,
            is_wordpress=categories is not None,
            closed="" if not root or categories is not None else "is closed to visitors",
            categories=categories or (),
            feeds=page.feeds or self._usual_feeds(api.base(answer.url)),
        )

    def _ask(self, url: str) -> Answer | None:
        """An answer if there is one, and if we may still ask."""
        if self._left <= 0:
            return None
        self._left -= 1
        try:
            answer = self.fetch.get(url, expect=_NOT_THERE)
        except Unreachable:
            return None
        return answer if answer.status == 200 else None

    def _json(self, url: str) -> Any:
        answer = self._ask(url)
        try:
            return parse(answer.data) if answer is not None else None
        except ValueError:
            return None

    def _object(self, url: str) -> dict[str, Any] | None:
        found = self._json(url)
        return found if isinstance(found, dict) else None

    def _categories(self, root: str) -> tuple[Category, ...] | None:
        """None where the API gives no posts."""
        query = {"_fields": "title,categories", "per_page": "100"}
        posts = self._json(api.address(root, "wp/v2/posts", query))
        if not isinstance(posts, list):
            return None
        query = {"_fields": "id,name,slug,count", "per_page": "100", "orderby": "count", "order": "desc"}
        found = items(self._json(api.address(root, "wp/v2/categories", query)))
        numbered = _numbered(posts)
        made = [_category(mapping(term), numbered) for term in found]
        return tuple(sorted(filter(None, made), key=lambda category: (not category.is_series, -category.count)))

    def _usual_feeds(self, url: str) -> tuple[str, ...]:
        """The first feed that answers where feeds usually are."""
        for name in _USUAL:
            answer = self._ask(urljoin(url, name))
            try:
                if answer is not None and read(answer):
                    return (answer.url,)
            except Unreachable:
                continue
        return ()


_INDEX = "_fields=name,description,gmt_offset,timezone_string,site_icon_url"


def _numbered(posts: Sequence[object]) -> set[int]:
    """The categories in which three or more titles carry a number, and most of the titles do."""
    all_, with_number = Counter[int](), Counter[int]()
    for post in map(mapping, posts):
        has_number = bool(_NUMBERED.search(marked_up(rendered(post.get("title"))) or ""))
        for category in filter(None, map(number, items(post.get("categories")))):
            all_[category] += 1
            with_number[category] += has_number
    return {category for category, count in with_number.items() if count >= 3 and 2 * count > all_[category]}


def _category(term: dict[str, Any], numbered: set[int]) -> Category | None:
    name, slug = marked_up(text(term.get("name"))), text(term.get("slug"))
    if not name or not slug:
        return None
    is_series = bool(_SERIES.search(name)) or number(term.get("id")) in numbered
    return Category(name, slug, number(term.get("count")) or 0, is_series)


def _offset(value: object) -> timedelta | None:
    """WordPress gives hours, as a number or as a string."""
    try:
        hours = float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None
    return timedelta(hours=hours) if hours is not None and abs(hours) <= 24 else None
