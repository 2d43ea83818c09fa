"""A feed as it stands on disk, without any library's opinion of it: bytes, tree, and what all formats share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
FH = "{http://purl.org/syndication/history/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

Kind = Literal["atom", "rss", "json"]


@dataclass(frozen=True)
class Shown:
    """An entry, in the words of all formats."""

    id: str
    title: str
    link: str
    published: str
    updated: str
    content: str
    summary: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    enclosures: tuple[tuple[str, str, int], ...]
    """(address, type, length in bytes)."""


@dataclass(frozen=True)
class Feed:
    """One document; `root` is the web root and `base` the address at which that would be served."""

    path: str
    """Below the web root."""
    data: bytes
    root: Path = field(default=Path(), compare=False)
    base: str = ""
    now: datetime = datetime(2100, 1, 1, tzinfo=UTC)

    @cached_property
    def kind(self) -> Kind:
        if self.path.endswith(".json"):
            return "json"
        return "rss" if b"<rss" in self.data[:1000] else "atom"

    @cached_property
    def text(self) -> str:
        return self.data.decode("utf-8")

    @cached_property
    def tree(self) -> Any:
        """Of XML."""
        return etree.fromstring(self.data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))

    @cached_property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found

    @property
    def url(self) -> str:
        """Where it would be served."""
        return self.base + self.path

    @property
    def is_archive(self) -> bool:
        return "archive" in Path(self.path).parts

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """(rel, address) of the feed itself, in order; JSON Feed's keys in the words of the others."""
        if self.kind == "json":
            words = {"home_page_url": "alternate", "feed_url": "self", "next_url": "next"}
            found = [(words[key], value) for key, value in self.json.items() if key in words]
            return found + [("hub", hub["url"]) for hub in self.json.get("hubs", ())]
        parent = self.tree if self.kind == "atom" else self.tree.find("channel")
        own = [(link.get("rel", "alternate"), link.get("href", "")) for link in parent.findall(f"{ATOM}link")]
        return own if self.kind == "atom" else [("alternate", parent.findtext("link", "")), *own]

    def linked(self, rel: str) -> str | None:
        """The first link of that kind."""
        return next((href for kind, href in self.links if kind == rel), None)

    @cached_property
    def title(self) -> str:
        if self.kind == "json":
            return str(self.json["title"])
        return str(self.tree.findtext("channel/title" if self.kind == "rss" else f"{ATOM}title", ""))

    @cached_property
    def language(self) -> str | None:
        if self.kind == "json":
            return self.json.get("language")
        found = self.tree.findtext("channel/language") if self.kind == "rss" else self.tree.get(f"{XML}lang")
        return None if found is None else str(found)

    @cached_property
    def elements(self) -> list[Any]:
        """The entries' elements or objects."""
        if self.kind == "json":
            return list(self.json["items"])
        return list(self.tree.iterfind("channel/item" if self.kind == "rss" else f"{ATOM}entry"))

    @cached_property
    def entries(self) -> list[Shown]:
        read = {"atom": _atom, "rss": _rss, "json": _json}[self.kind]
        return [read(element) for element in self.elements]


def moment(text: str) -> datetime:
    """A date of any format, with zone. Raises ValueError."""
    found = parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return found.astimezone(UTC)


def read_all(root: Path, base: str, now: datetime) -> Iterator[Feed]:
    """Every feed of a site."""
    for path in sorted(root.rglob("*")):
        if path.suffix == ".json":
            is_feed = path.name == "feed.json" or b"jsonfeed.org" in path.read_bytes()[:400]
        else:
            is_feed = path.suffix == ".xml" and any(mark in path.read_bytes()[:600] for mark in (b"<feed", b"<rss"))
        if is_feed:
            yield Feed(path.relative_to(root).as_posix(), path.read_bytes(), root, base, now)


def _atom(entry: Any) -> Shown:
    links = [(link.get("rel", "alternate"), link) for link in entry.findall(f"{ATOM}link")]
    return Shown(
        id=entry.findtext(f"{ATOM}id", ""),
        title=entry.findtext(f"{ATOM}title", ""),
        link=next((link.get("href", "") for rel, link in links if rel == "alternate"), ""),
        published=entry.findtext(f"{ATOM}published", ""),
        updated=entry.findtext(f"{ATOM}updated", ""),
        content=entry.findtext(f"{ATOM}content", ""),
        summary=entry.findtext(f"{ATOM}summary", ""),
        authors=tuple(author.findtext(f"{ATOM}name", "") for author in entry.findall(f"{ATOM}author")),
        tags=tuple(each.get("term", "") for each in entry.findall(f"{ATOM}category")),
        enclosures=tuple(
            (link.get("href", ""), link.get("type", ""), int(link.get("length", 0)))
            for rel, link in links
            if rel == "enclosure"
        ),
    )


def _rss(item: Any) -> Shown:
    return Shown(
        id=item.findtext("guid", ""),
        title=item.findtext("title", ""),
        link=item.findtext("link", ""),
        published=item.findtext("pubDate", ""),
        updated=item.findtext(f"{ATOM}updated", ""),
        content=item.findtext(f"{CONTENT}encoded", ""),
        summary=item.findtext("description", ""),
        authors=tuple(each.text or "" for each in item.findall(f"{DC}creator")),
        tags=tuple(each.text or "" for each in item.findall("category")),
        enclosures=tuple(
            (each.get("url", ""), each.get("type", ""), int(each.get("length", 0)))
            for each in item.findall("enclosure")
        ),
    )


def _json(item: dict[str, Any]) -> Shown:
    return Shown(
        id=item.get("id", ""),
        title=item.get("title", ""),
        link=item.get("url", ""),
        published=item.get("date_published", ""),
        updated=item.get("date_modified", ""),
        content=item.get("content_html", ""),
        summary=item.get("summary", ""),
        authors=tuple(author.get("name", "") for author in item.get("authors", ())),
        tags=tuple(item.get("tags", ())),
        enclosures=tuple(
            (each["url"], each["mime_type"], each.get("size_in_bytes", 0)) for each in item.get("attachments", ())
        ),
    )
