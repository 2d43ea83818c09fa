"""Which posts of a WordPress site are wanted: its category, tag and search word, as the API's numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pipeline.config.keys import Source
from pipeline.errors import ConfigError
from pipeline.intake import foreign
from pipeline.intake.manners.fetch import Fetcher
from pipeline.intake.plain import marked_up, moment
from pipeline.intake.wordpress import api
from pipeline.model.sight import Bookmark, Memory

_KEPT = timedelta(days=1)
_TAXONOMIES = {"category": "categories", "tag": "tags"}
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The query that chooses, and what of it is to be remembered."""

    query: dict[str, str] = field(default_factory=dict)
    is_new: bool = False
    """The choice is another than the one that was remembered."""
    bookmarks: tuple[Bookmark, ...] = ()
    remark: str = ""
    """What is wrong with it."""


def choose(source: Source, memory: Memory, fetch: Fetcher, root: str, now: datetime) -> Choice:
    """The choice that the source's keys mean, asked for once a day.

    A category or tag that was there once and has been renamed is still known by its number. Raises Closed, and
    ConfigError for one that the site never had.
    """
    search = {"search": source.search} if source.search else {}
    wanted = [source.category, source.tag, source.search]
    try:
        remembered = foreign.mapping(json.loads(memory.bookmarks.get("terms") or "{}"))
    except ValueError:
        remembered = {}
    on, query = moment(remembered.get("on")), foreign.mapping(remembered.get("query"))
    is_same = remembered.get("for") == wanted
    if is_same and on is not None and now - on < _KEPT:
        said = foreign.text(remembered.get("remark"))
        return Choice({name: foreign.text(value) for name, value in query.items()}, remark=said)
    found: dict[str, str] = {}
    slugs: dict[str, str] = {}
    remark = ""
    for key, word in (("category", source.category), ("tag", source.tag)):
        if not word:
            continue
        path, term = _TAXONOMIES[key], _term(fetch, root, key, word)
        if term is not None:
            found[path], slugs[key] = _numbers(fetch, root, key, term), foreign.text(term.get("slug"))
            continue
        missing = f"has no {key} {word!r}; correct {key} in the source: {_known(fetch, root, key)}"
        if not is_same or not query.get(path):
            raise ConfigError(f"[[source]] {source.name}: {source.url} {missing}")
        remark = f"{source.url}: by now {missing}; until then, the posts of the one that it was are read"
        found[path], slugs[key] = foreign.text(query[path]), foreign.text(remembered.get(key))
    query = {**found, **search}
    note = json.dumps({"for": wanted, "on": now.isoformat(), "query": query, "remark": remark, **slugs})
    is_new = bool(remembered) and (not is_same or remembered.get("query") != query)
    return Choice(query, is_new, (Bookmark("terms", note),) if any(wanted) or remembered else (), remark)


def _term(fetch: Fetcher, root: str, key: str, word: str) -> dict[str, Any] | None:
    """The term that `word` names, by its slug, else by its name; None if there is none."""
    path = f"wp/v2/{_TAXONOMIES[key]}"
    fields = {"_fields": "id,name,slug", "per_page": "100"}
    slug = "-".join(word.lower().split())
    for query in ({"slug": slug}, {"search": word}):
        for term in map(foreign.mapping, api.ask(fetch, root, path, {**fields, **query}).items):
            names = {foreign.text(term.get("slug")), (marked_up(foreign.text(term.get("name"))) or "").casefold()}
            if foreign.number(term.get("id")) and names & {slug, word, word.casefold()}:
                return term
    return None


def _known(fetch: Fetcher, root: str, key: str) -> str:
    """The names of those that have the most posts, for people."""
    query = {"_fields": "name", "orderby": "count", "order": "desc", "per_page": "8"}
    there = api.ask(fetch, root, f"wp/v2/{_TAXONOMIES[key]}", query).items
    names = filter(None, (marked_up(foreign.text(foreign.mapping(term).get("name"))) for term in there))
    return f"it has {', '.join(names) or 'none'}"


def _numbers(fetch: Fetcher, root: str, key: str, term: dict[str, Any]) -> str:
    """The term and, of a category, those below it."""
    numbers = {term["id"], *(_below(fetch, root, term["id"]) if key == "category" else ())}
    return ",".join(map(str, sorted(numbers)))


def _below(fetch: Fetcher, root: str, parent: int, depth: int = _DEEPEST) -> Iterator[int]:
    """Categories below a category: a site shows their posts with it, and so does its feed."""
    query = {"_fields": "id", "per_page": "100", "parent": str(parent)}
    for term in api.ask(fetch, root, "wp/v2/categories", query).items:
        number = foreign.number(foreign.mapping(term).get("id"))
        if number and depth:
            yield number
            yield from _below(fetch, root, number, depth - 1)
