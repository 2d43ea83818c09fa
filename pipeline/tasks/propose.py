"""Propose: what a new publication should begin with, from what its site shows of itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipeline.errors import ConfigError
from pipeline.intake.examine import Category, Site
from pipeline.model.figures import figure

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """Answers to what `qna init` would ask, and what was found, for people."""

    answers: dict[str, str]
    source: dict[str, str]
    """The keys of the [[source]]."""
    found: tuple[tuple[str, str], ...]
    """(what, what was found)."""


def propose(site: Site, url: str, category: str = "") -> Proposal:
    """What to begin with for the site at `url`; only posts of `category` where that is named.

    Raises ConfigError for a category that the site does not have.
    """
    chosen = _chosen(site, category)
    answers = {
        "title": site.title,
        "description": site.description,
        "language": _language(site.language),
        "timezone": _zone(site.timezone, site.offset),
        "series": chosen.name if chosen else None,
    }
    source = {"name": _name(url)}
    if site.is_wordpress or site.closed:
        source |= {"kind": "wordpress", "url": site.url}
        source |= {"category": chosen.slug} if chosen else {}
    elif site.feeds:
        source |= {"kind": "feed", "url": site.feeds[0]}
    else:
        source |= {"kind": "page", "url": site.url}
    given = {key: value for key, value in answers.items() if value}
    return Proposal(given, source, tuple(_found(site, chosen, given)))


def _chosen(site: Site, category: str) -> Category | None:
    """The category that is named, else the likeliest series."""
    if not category:
        return next((each for each in site.categories if each.is_series), None)
    wanted = category.casefold()
    for each in site.categories:
        if wanted in (each.slug.casefold(), each.name.casefold()):
            return each
    have = ", ".join(each.slug for each in site.categories[:_LISTED]) or "none that could be read"
    raise ConfigError(f"{site.url}: there is no category {category!r}; it has {have}")


def _found(site: Site, chosen: Category | None, answers: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in ("title", "description", "language", "timezone"):
        if key in answers:
            yield key, answers[key]
    if site.is_wordpress:
        yield "kind", "WordPress, its API is open"
    elif site.closed:
        yield "kind", f"WordPress, whose API {site.closed}; its feed is read instead"
    elif site.is_feed:
        yield "kind", "a feed"
    elif not site.feeds:
        yield "kind", "a page; no feed was found"
    if chosen is not None:
        posts = "1 post" if chosen.count == 1 else f"{figure(chosen.count)} posts"
        yield "series", f"category “{chosen.name}”, {posts}"
    elif site.is_wordpress:
        yield "series", "no category looks like one: all posts are looked at"
    others = [f"{each.slug} ({each.count})" for each in site.categories if each is not chosen][:_LISTED]
    if others:
        yield "others", f"{', '.join(others)}; `--category` chooses another"
    for feed in site.feeds[:3]:
        yield "feed", feed


def _language(tag: str | None) -> str:
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else ""


def _zone(name: str | None, offset: timedelta | None) -> str:
    """An IANA zone; for sites that give hours only, the one without summer time that has them."""
    if name:
        try:
            return ZoneInfo(name).key
        except (OSError, ValueError):
            pass
    hours, rest = divmod(offset or timedelta(minutes=1), timedelta(hours=1))
    if rest or not -14 <= -hours <= 12:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _name(url: str) -> str:
    """The source's name for ever, from the host: "harbour-notes" of https://www.harbour-notes.example/."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    name = re.sub(r"[^a-z0-9_-]", "", labels[0]).strip("-_")
    return name if name and not name.isdigit() else "site"
