"""Websites on loopback that count what they are asked: pages and feeds with validators, and a WordPress site.

The WordPress site answers as a real one does (seen on 6.1, of which `tests/system/wordpress.py` starts one): the forms
of its JSON and of its errors, its paging, and that it compares times strictly and in local time.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

HTML = "text/html; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
RSS = "application/rss+xml; charset=UTF-8"


@dataclass
class Reply:
    """What an address answers with."""

    body: str | bytes = b""
    media_type: str = HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    validators: bool = True
    """Whether it has an ETag, and says 304 to who has it."""


class Website:
    """A site; `pages` maps a path, with its query if it has one, to a Reply or to what makes one of the query."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.requests: list[str] = []
        """What was asked for, but for robots.txt."""
        self.unchanged = 0
        """How often 304 was said."""
        self.authorization: str | None = None
        """The login that came with the last request."""
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body in one packet, else each answer waits for an acknowledgement

            def do_GET(self) -> None:
                site._serve(self)

            def log_message(self, *_: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.bare = self.url.partition("//")[2]

    def secure(self, context: ssl.SSLContext) -> None:
        """From now on, answer by https only, as localhost."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = self.url.replace("http://127.0.0.1", "https://localhost")

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def asked(self) -> list[str]:
        """What was asked for since the last time."""
        requests, self.requests = self.requests, []
        return requests

    def find(self, target: str) -> Reply:
        """The answer to a path with its query."""
        found = self.pages.get(target) or self.pages.get(urlsplit(target).path)
        if callable(found):
            return found(dict(parse_qsl(urlsplit(target).query, keep_blank_values=True)))
        return found or Reply("<!doctype html><title>Not found</title>", status=404, validators=False)

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.path != "/robots.txt":
            self.requests.append(handler.path)
        self.authorization = handler.headers.get("Authorization")
        reply = self.find(handler.path)
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        headers, status = {"Content-Type": reply.media_type, **reply.headers}, reply.status
        if reply.validators and status == 200:
            headers.setdefault("ETag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
            if handler.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
                self.unchanged += 1
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        if status != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@dataclass
class Post:
    """A WordPress post; times are UTC, its words are HTML."""

    id: int
    title: str
    content: str
    date: datetime
    modified: datetime
    slug: str = ""
    password: str = ""
    status: str = "publish"
    categories: tuple[int, ...] = (1,)
    tags: tuple[int, ...] = ()
    author: int = 1
    media: int = 0
    excerpt: str = ""
    guid: str = ""

    def __post_init__(self) -> None:
        self.slug = self.slug or re.sub(r"\W+", "-", self.title.lower()).strip("-")


class WordPress(Website):
    """A WordPress site in a folder of its server. `api`: "open", a status it answers with, "html", or "broken"."""

    def __init__(self, folder: str = "", *, plain: bool = False) -> None:
        super().__init__()
        self.folder, self.plain = folder, plain
        self.home = self.url + folder
        """As it calls itself, also where it says https."""
        self.api: str | int = "open"
        self.feed_size = 10
        self.has_totals = True
        self.login: str | None = None
        """The Authorization that is accepted."""
        self.scheme = "http"
        """That under which the site calls itself."""
        self.knows_modified_after = True
        self.offset: Callable[[datetime], timedelta] = lambda at: timedelta(hours=2)
        self.posts: list[Post] = []
        self.terms: list[dict[str, Any]] = [self.term(1, "Uncategorized", "category")]
        self.before_answer: Callable[[str], None] = lambda target: None

    def secure(self, context: ssl.SSLContext) -> None:
        super().secure(context)
        self.home = self.url + self.folder

    def term(self, number: int, name: str, taxonomy: str, parent: int = 0) -> dict[str, Any]:
        """A category or tag as the API gives it."""
        slug = re.sub(r"\W+", "-", html.unescape(name).lower()).strip("-")
        return {"id": number, "name": name, "slug": slug, "taxonomy": taxonomy, "parent": parent, "count": 1}

    def add(self, title: str, content: str, date: datetime, **fields: Any) -> Post:
        """A new post."""
        number = max((post.id for post in self.posts), default=10) + 1
        post = Post(number, title, content, date, **{"modified": date, **fields})
        post.guid = post.guid or f"{self.home}/?p={number}"
        self.posts.append(post)
        return post

    def link(self, post: Post) -> str:
        return f"{self.home}/?p={post.id}" if self.plain else f"{self.home}/{post.slug}/"

    def find(self, target: str) -> Reply:
        self.before_answer(target)
        parts = urlsplit(target)
        path, query = parts.path.removeprefix(self.folder), dict(parse_qsl(parts.query))
        route = query.pop("rest_route", "") or (path.removeprefix("/wp-json") if path.startswith("/wp-json/") else "")
        if route and (not self.plain or not path.startswith("/wp-json/")):
            return self._api(route, query)
        if (path == "/feed/" and not self.plain) or "feed" in query:
            return self._feed(query)
        if target in self.pages or parts.path in self.pages:
            return super().find(target)
        root = f"{self.home}/?rest_route=/" if self.plain else f"{self.home}/wp-json/"
        root = root.replace("http", self.scheme, 1)
        linked = {"Link": f'<{root}>; rel="https://api.w.org/"'}
        if path in ("", "/"):
            return Reply("<!doctype html><html lang=en-US><title>Town &#8211; Talks</title>", headers=linked)
        for post in self._published():
            if self.link(post).removeprefix(self.home) == path:
                return Reply(
                    f"<!doctype html><title>{post.title}</title><article>{self._shown(post)}</article>", headers=linked
                )
        return super().find("/404")

    def _published(self) -> list[Post]:
        return [post for post in self.posts if post.status == "publish"]

    def _shown(self, post: Post) -> str:
        return '<form class="post-password-form"></form>' if post.password else post.content

    def _local(self, at: datetime) -> str:
        return (at + self.offset(at)).strftime("%Y-%m-%dT%H:%M:%S")

    # The API

    def _api(self, route: str, query: dict[str, str]) -> Reply:
        if self.api == "html":
            return Reply("<!doctype html><title>Just a moment…</title>", validators=False)
        if self.api == "broken":
            return Reply('{"posts": "none"}', JSON, validators=False)
        is_known = self.login is not None and self.authorization == self.login
        if route == "/wp/v2/users/me" and is_known:
            return Reply('{"id": 1}', JSON, validators=False)
        if isinstance(self.api, int) and not is_known:
            return self._error(self.api, "rest_not_logged_in", "You are not currently logged in.")
        if route == "/wp/v2/users/me":
            return self._error(401, "rest_not_logged_in", "You are not currently logged in.")
        collections = {"posts": self._post_list, "categories": self._term_list, "tags": self._term_list}
        name = route.removeprefix("/wp/v2/")
        if route == "/":
            index = {
                "name": "Town &amp; Talks",
                "description": "Just talks",
                "timezone_string": "",
                "gmt_offset": "5.5",
            }
            return Reply(json.dumps({**index, "site_icon_url": ""}), JSON, validators=False)
        if name not in collections:
            return self._error(404, "rest_no_route", "No route was found matching the URL and request method.")
        return collections[name](name, query)

    def _error(self, status: int, code: str, message: str) -> Reply:
        body = {"code": code, "message": message, "data": {"status": status}}
        return Reply(json.dumps(body), JSON, status, validators=False)

    def _invalid(self, name: str) -> Reply:
        return self._error(400, "rest_invalid_param", f"Invalid parameter(s): {name}")

    def _term_list(self, name: str, query: dict[str, str]) -> Reply:
        taxonomy = {"categories": "category", "tags": "post_tag"}[name]
        found = [term for term in self.terms if term["taxonomy"] == taxonomy]
        if "slug" in query:
            found = [term for term in found if term["slug"] == query["slug"].lower()]
        if "search" in query:
            found = [term for term in found if query["search"].lower() in html.unescape(term["name"]).lower()]
        if "parent" in query:
            found = [term for term in found if term["parent"] == int(query["parent"])]
        return self._page(found, query)

    def _post_list(self, name: str, query: dict[str, str]) -> Reply:
        found = self._published()
        for key, at in (("modified_after", "modified"), ("after", "date")):
            if key in query and (key == "after" or self.knows_modified_after):
                if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?", query[key]):
                    return self._invalid(key)
                limit = self._as_local(query[key])
                found = [post for post in found if self._local(getattr(post, at)) > limit]
        for key in ("categories", "tags", "include"):
            if key in query:
                if not re.fullmatch(r"\d+(,\d+)*", query[key]):
                    return self._invalid(key)
                wanted = set(map(int, query[key].split(",")))
                found = [post for post in found if wanted & set((post.id,) if key == "include" else getattr(post, key))]
        if "search" in query:
            found = [post for post in found if query["search"].lower() in (post.title + post.content).lower()]
        by, is_desc = query.get("orderby", "date"), query.get("order", "desc") == "desc"
        if by not in ("id", "date", "modified", "include"):
            return self._invalid("orderby")
        found.sort(key=lambda post: getattr(post, by if by != "include" else "id"), reverse=is_desc)
        return self._page([self._post(post, "_embed" in query) for post in found], query)

    def _as_local(self, written: str) -> str:
        at = datetime.fromisoformat(written)
        return self._local(at.astimezone(UTC)) if at.tzinfo else written

    def _post(self, post: Post, is_embedded: bool) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": post.id,
            "date": self._local(post.date),
            "date_gmt": post.date.strftime("%Y-%m-%dT%H:%M:%S"),
            "guid": {"rendered": post.guid},
            "modified": self._local(post.modified),
            "modified_gmt": post.modified.strftime("%Y-%m-%dT%H:%M:%S"),
            "slug": post.slug,
            "status": post.status,
            "link": self.link(post),
            "title": {"rendered": post.title},
            "content": {"rendered": "" if post.password else post.content + "\n", "protected": bool(post.password)},
            "excerpt": {"rendered": post.excerpt, "protected": bool(post.password)},
            "categories": list(post.categories),
            "tags": list(post.tags),
            "_links": {"author": [{"embeddable": True, "href": f"{self.home}/wp-json/wp/v2/users/{post.author}"}]},
        }
        if is_embedded:
            terms = [term for term in self.terms if term["id"] in (*post.categories, *post.tags)]
            kinds = ("category", "post_tag")
            hidden = {"code": "rest_user_cannot_view", "message": "Sorry.", "data": {"status": 401}}
            made["_embedded"] = {
                "author": [{"id": 1, "name": "Jo &amp; Sam"} if post.author == 1 else hidden],
                "wp:term": [[term for term in terms if term["taxonomy"] == kind] for kind in kinds],
            }
            if post.media:
                made["_embedded"]["wp:featuredmedia"] = [
                    {"id": post.media, "source_url": f"{self.home}/{post.media}.jpg"}
                ]
        return made

    def _page(self, found: list[dict[str, Any]], query: dict[str, str]) -> Reply:
        size, number = int(query.get("per_page", "10")), int(query.get("page", "1"))
        if not 1 <= size <= 100:
            return self._invalid("per_page")
        pages = -(-len(found) // size)
        if number > max(pages, 1) and found:
            message = "The page number requested is larger than the number of pages available."
            return self._error(400, "rest_post_invalid_page_number", message)
        shown = found[size * (number - 1) : size * number]
        if fields := set(query.get("_fields", "").replace("content.protected", "content").split(",")) - {""}:
            shown = [{key: value for key, value in item.items() if key in fields} for item in shown]
        headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)} if self.has_totals else {}
        return Reply(json.dumps(shown), JSON, headers=headers, validators=False)

    # The feed

    def _feed(self, query: dict[str, str]) -> Reply:
        found = sorted(self._published(), key=lambda post: post.date, reverse=True)
        if slug := query.get("category_name"):
            wanted = {term["id"] for term in self.terms if term["slug"] == slug}
            found = [post for post in found if wanted & set(post.categories)]
        start = self.feed_size * (int(query.get("paged", "1")) - 1)
        items = "".join(map(self._item, found[start : start + self.feed_size]))
        body = rss(items, "<generator>https://wordpress.org/?v=6.1</generator><language>en-US</language>")
        return Reply(body, RSS, 200 if items else 404)

    def _item(self, post: Post) -> str:
        content = self._shown(post)
        topics = "".join(
            f"<category><![CDATA[{term['name']}]]></category>" for term in self.terms if term["id"] in post.categories
        )
        return item(
            post.guid, self.link(post), post.title, content,
            f"<pubDate>{post.date:%a, %d %b %Y %H:%M:%S} +0000</pubDate><dc:creator>Jo &amp; Sam</dc:creator>{topics}"
            f"<description><![CDATA[<p>{content[3:40]} [&#8230;]</p>]]></description>",
        )  # fmt: skip


def rss(items: str, more: str = "") -> str:
    """An RSS 2.0 feed around its items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"'
        f' xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Town</title>{more}{items}</channel></rss>'
    )


def item(guid: str, link: str, title: str, content: str, more: str = "") -> str:
    """An RSS item; `content` is HTML."""
    whole = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    id_ = f'<guid isPermaLink="false">{html.escape(guid)}</guid>'
    return f"<item><title>{title}</title><link>{link}</link>{id_}{more}{whole}</item>"
