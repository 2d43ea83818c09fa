"""WordPress's REST API as it is found in the wild: where it is, how it answers, and when it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from pipeline.errors import TooLarge, Unreachable
from pipeline.intake import hypertext
from pipeline.intake.foreign import mapping, parse, text
from pipeline.intake.links import absolute, schemeless
from pipeline.intake.manners.fetch import Answer, Fetcher
from pipeline.intake.plain import line

_LINK = re.compile(r"""<([^<>\s]{1,500})>\s*;[^<]{0,200}?\brel=["']?https://api\.w\.org/""")
_REFUSALS = frozenset({400, 401, 403, 404, 405, 410})
_PAST_THE_END = "rest_post_invalid_page_number"
_SIZES = (100, 20, 5, 1)
"""Items on a page: as many as WordPress gives, and fewer where so many are more than we take; each divides the last."""
_MOST_PAGES = 1000


class Closed(Exception):
    """The API is closed, switched off or broken; the text says how it answers, without address: "answers 403"."""

    def __init__(self, how: str, status: int = 200) -> None:
        super().__init__(how)
        self.status = status


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a collection."""

    items: list[Any]
    total: int | None
    """Of the whole collection, X-WP-Total; None where a proxy has dropped the header."""
    pages: int | None
    url: str = ""
    """Where it came from in the end, after redirects."""


def find(site: str, fetch: Fetcher) -> str:
    """The API's root: as the site announces it, else where WordPress has it by default.

    Raises Unreachable when the site does not answer. https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
    """
    answer = fetch.get(site, accept="text/html, */*;q=0.5", expect=_REFUSALS)
    page = hypertext.read(answer.data, answer.charset, answer.url) if answer.status == 200 else hypertext.Page()
    return announced(answer, page) or base(answer.url) + "wp-json/"


def announced(answer: Answer, page: hypertext.Page) -> str | None:
    """The API's root as an answer of the site announces it, in its headers or in the page.

    A proxy that ends TLS makes sites announce the scheme that nobody sees; the one that has answered is right.
    """
    found = _LINK.search(answer.headers.get("link", ""))
    root = (absolute(found[1], answer.url) if found else None) or page.api
    if root is None or schemeless(root).partition("/")[0] != schemeless(answer.url).partition("/")[0]:
        return root
    return urlunsplit(urlsplit(root)._replace(scheme=urlsplit(answer.url).scheme))


def discover(site: str, fetch: Fetcher) -> str:
    """The root under which the API gives posts. Raises Closed, and Unreachable when the site does not answer."""
    root, probe = find(site, fetch), {"_fields": "id", "per_page": "1"}
    try:
        ask(fetch, root, "wp/v2/posts", probe)
    except Closed as error:
        if error.status not in (200, 404) or not root.endswith("/wp-json/"):
            raise
        other = root.removesuffix("wp-json/") + "?rest_route=/"  # the way without pretty permalinks
        try:
            ask(fetch, other, "wp/v2/posts", probe)
        except Closed:
            raise error from None
        return other
    return root


def knows_us(fetch: Fetcher, root: str) -> bool:
    """Whether our login is accepted; also True where that cannot be told, for many a site hides its users."""
    try:
        return fetch.get(address(root, "wp/v2/users/me", {"_fields": "id"}), expect=_REFUSALS).status != 401
    except Unreachable:
        return True


def base(site: str) -> str:
    """The folder that a site's address means, with a slash at its end."""
    parts = urlsplit(site)
    path = parts.path if parts.path.endswith("/") else parts.path.rpartition("/")[0] + "/"
    if "." not in parts.path.rpartition("/")[2]:
        path = parts.path.rstrip("/") + "/"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def home(root: str) -> str:
    """The address of the site whose API is there."""
    return root.partition("?")[0].removesuffix("index.php").removesuffix("wp-json/")


def address(root: str, path: str, query: dict[str, str]) -> str:
    """An API address; `root` may be of the form …/wp-json/ or …?rest_route=/."""
    written = urlencode(query, safe=":,")
    if "rest_route=" in root:
        return f"{root.rstrip('/')}/{path}&{written}"
    return f"{root.rstrip('/')}/{path}?{written}"


def ask(fetch: Fetcher, root: str, path: str, query: dict[str, str]) -> Part:
    """One page of a collection. Raises Closed, and Unreachable for what may pass (timeouts, 429, 5xx)."""
    answer = fetch.get(address(root, path, query), accept="application/json", expect=_REFUSALS)
    if answer.status == 200:
        items = _json(answer)
        if not isinstance(items, list):
            raise Closed("answers with JSON that is no list of posts")
        return Part(items, _header(answer, "x-wp-total"), _header(answer, "x-wp-totalpages"), answer.url)
    error = mapping(_json(answer, or_else={}))
    if error.get("code") == _PAST_THE_END:  # posts went while we were reading
        return Part([], None, None, answer.url)
    said = line(text(error.get("message")))
    raise Closed(f"answers {answer.status}" + (f" ({said[:200]})" if said else ""), answer.status)


def pages(fetch: Fetcher, root: str, path: str, query: dict[str, str]) -> Iterator[Part]:
    """All pages of a collection, 100 items each, one request each; fewer on each where 100 are too large an answer."""
    size, number = _SIZES[0], 1
    for _ in range(_MOST_PAGES):
        try:
            part = ask(fetch, root, path, {**query, "per_page": str(size), "page": str(number)})
        except TooLarge:
            if size == _SIZES[-1]:
                raise
            smaller = _SIZES[_SIZES.index(size) + 1]
            size, number = smaller, (number - 1) * (size // smaller) + 1
            continue
        yield part
        if not part.items or (len(part.items) < size if part.pages is None else number >= part.pages):
            return
        number += 1


def _json(answer: Answer, or_else: object = None) -> Any:
    try:
        return parse(answer.data)
    except ValueError as error:
        if or_else is not None:
            return or_else
        kind = "a web page" if hypertext.is_page(answer.data) else "something else"
        raise Closed(f"answers with {kind} instead of JSON") from error


def _header(answer: Answer, name: str) -> int | None:
    value = answer.headers.get(name, "")
    return int(value) if re.fullmatch(r"\d{1,9}", value, re.ASCII) else None
