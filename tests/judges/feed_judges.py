"""The judges of feeds: grammars, four parsers that must read the same, strict rules, archives without a gap."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import feedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.judges import strict_content, strict_feed
from tests.judges.reading import FH, Feed, Shown, moment
from tests.judges.tools import HERE, Finding, node


def grammar(feed: Feed) -> Iterator[Finding]:
    """RELAX NG."""
    if feed.kind != "json":
        yield from against(feed.kind, feed.path, feed.tree)


def against(name: str, path: str, tree: Any) -> Iterator[Finding]:
    """What the grammar schemas/NAME.rng has against a tree."""
    judge = _grammar(name)
    if not judge.validate(tree):
        for error in judge.error_log:
            yield Finding(path, "relax-ng", f"{name}.rng", f"line {error.line}: {error.message}")


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / "schemas" / f"{name}.rng"))


def strict(feed: Feed) -> Iterator[Finding]:
    """Our own rules, for the feed and for what is in its entries."""
    for rule in strict_feed.RULES:
        for message in rule(feed):
            yield Finding(feed.path, "strict", rule.__name__, message)
    for entry in feed.entries:
        html = LexborHTMLParser(entry.content)
        for inner in strict_content.RULES:
            for message in inner(html):
                yield Finding(feed.path, "strict", inner.__name__, f"{entry.id}: {message}")


def parsers(feeds: Iterable[Feed]) -> Iterator[Finding]:
    """feedparser, feedsmith and rss-parser must read without complaint, and all the same as stands there."""
    known = {str(feed.root / feed.path): feed for feed in feeds}
    question = {"schema": str(HERE / "schemas" / "json-feed.json"), "files": list(known)}
    answer = node("feeds.cjs", question, "ajv", "feedsmith", "rss-parser")
    for path, feed in known.items():
        for complaint in answer[path]["complaints"]:
            yield Finding(feed.path, complaint["judge"], complaint["rule"], complaint["message"])
        seen = dict(answer[path]["seen"])
        if feed.kind != "json":
            parsed = feedparser.parse(feed.data)
            if parsed.bozo:
                yield Finding(feed.path, "feedparser", "bozo", repr(parsed.bozo_exception))
            seen["feedparser"] = [_of_feedparser(entry) for entry in parsed.entries]
        for parser, entries in seen.items():
            yield from _read_alike(feed, parser, entries)


def _of_feedparser(entry: Any) -> dict[str, Any]:
    updated = entry.get("updated_parsed")
    return {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "published": _instant(entry.get("published_parsed")),
        "updated": _instant(updated),
        "content": None,  # it cleans what it reads; `reader` in readers.py shows what comes of that
        "title": None if "<" in entry.get("title", "") else entry.get("title"),
    }


def _instant(parsed: Any) -> str | None:
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat() if parsed else None


def _read_alike(feed: Feed, parser: str, entries: list[Mapping[str, Any]]) -> Iterator[Finding]:
    """None means that the parser does not tell."""
    if len(entries) != len(feed.entries):
        yield Finding(feed.path, parser, "count", f"sees {len(entries)} entries of {len(feed.entries)}")
        return
    for seen, shown in zip(entries, feed.entries, strict=True):
        for name in ("id", "title", "link", "content"):
            if seen[name] is not None and seen[name].strip() != getattr(shown, name).strip():
                message = f"{shown.id}: sees {_short(seen[name])} for {_short(getattr(shown, name))}"
                yield Finding(feed.path, parser, name, message)
        for name in ("published", "updated"):
            said = getattr(shown, name)
            if seen[name] is not None and said and moment(seen[name]) != moment(said):
                yield Finding(feed.path, parser, name, f"{shown.id}: sees {seen[name]} for {said}")


def _short(text: str) -> str:
    return repr(text if len(text) < 60 else text[:60] + "…")


def agreement(feeds: Iterable[Feed]) -> Iterator[Finding]:
    """The formats of one folder hold the same entries in the same order, told alike."""
    folders: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        folders[feed.path.rpartition("/")[0]].append(feed)
    for folder in folders.values():
        first, *others = [feed for feed in folder if feed.path.rpartition("/")[2] != "answers.xml"] or folder
        for other in others:
            if [entry.id for entry in first.entries] != [entry.id for entry in other.entries]:
                yield Finding(other.path, "agreement", "ids", f"not those of {first.path}, or not in that order")
                continue
            for one, two in zip(first.entries, other.entries, strict=True):
                for name in ("title", "link", "published", "updated", "content", "authors", "tags", "enclosures"):
                    if _plain(one, name) != _plain(two, name):
                        message = f"{one.id}: {_short(str(getattr(two, name)))}, {first.path} has "
                        yield Finding(other.path, "agreement", name, message + _short(str(getattr(one, name))))
            if first.title != other.title or first.language != other.language:
                yield Finding(other.path, "agreement", "head", f"title or language is not that of {first.path}")


def _plain(entry: Shown, name: str) -> object:
    value = getattr(entry, name)
    return moment(value) if name in ("published", "updated") and value else value


def archives(feeds: Iterable[Feed], sessions: int) -> Iterator[Finding]:
    """From each feed a chain leads back to its first entry, without a gap or an entry twice. (RFC 5005 §2 to §4)."""
    by_url = {feed.url: feed for feed in feeds}
    for feed in by_url.values():
        if feed.is_archive:
            yield from _archive_says_so(feed, by_url)
        else:
            yield from _chain(feed, by_url, sessions)


def _archive_says_so(feed: Feed, by_url: Mapping[str, Feed]) -> Iterator[Finding]:
    if feed.kind == "json":
        return
    if next(feed.tree.iter(f"{FH}archive"), None) is None:
        yield Finding(feed.path, "archives", "MissingArchive", "an archive that does not say fh:archive")
    if feed.linked("current") not in by_url:
        yield Finding(feed.path, "archives", "MissingCurrentInArchive", f"rel=current is {feed.linked('current')}")


def _chain(feed: Feed, by_url: Mapping[str, Feed], sessions: int) -> Iterator[Finding]:
    back = "next" if feed.kind == "json" else "prev-archive"
    met = {entry.id for entry in feed.entries}
    archived: set[str] = set()
    seen, at = {feed.url}, feed
    while (url := at.linked(back)) is not None:
        if url not in by_url or url in seen:
            yield Finding(at.path, "archives", "ArchiveIncomplete", f"{back} leads to {url}")
            return
        seen.add(url)
        at = by_url[url]
        # What is polled may overlap with the archives (§4), but no two of them with each other.
        held = {entry.id for entry in at.entries}
        if held & archived:
            yield Finding(at.path, "archives", "ArchiveIncomplete", "holds what a newer one holds")
        archived |= held
        met |= held
    name = feed.path.rpartition("/")[2]
    if "/" not in feed.path and name != "answers.xml" and len(met) != sessions:
        yield Finding(feed.path, "archives", "ArchiveIncomplete", f"leads to {len(met)} of {sessions} sessions")
    is_complete = feed.kind != "json" and next(feed.tree.iter(f"{FH}complete"), None) is not None
    if is_complete and len(seen) > 1:
        yield Finding(feed.path, "archives", "CurrentNotSelfInCompleteFeed", "complete, and yet an archive behind it")
