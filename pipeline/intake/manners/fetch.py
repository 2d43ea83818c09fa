"""Manners: how anything is fetched from the web. All inbound HTTP of the program passes `Fetcher.get`.

An address is asked for at most `rate` times a second and not before it wants to be (`pace`, `freshness`); as a page
only where robots.txt lets us (`robots`); at an address that is not in a private network (`addresses`); for so many
seconds and bytes (`leash`, `inflate`); each redirect again like the first request. Whatever a server does ends in an
`Answer` or in one line (`trouble`). requests is imported when the first request is made, as it takes its time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.errors import ConfigError, Unreachable
from pipeline.intake.manners import robots
from pipeline.intake.manners.freshness import fresh_until, retry_after
from pipeline.intake.manners.inflate import ACCEPTED
from pipeline.intake.manners.leash import Leash
from pipeline.intake.manners.shared import Manners, authorities
from pipeline.intake.manners.trouble import refuse, spoken
from pipeline.intake.manners.url import Url, follow, read_host, read_url
from pipeline.intake.manners.way import REDIRECTS, Way
from pipeline.model.sight import Trace

if TYPE_CHECKING:
    from requests import Response

    from pipeline.intake.manners.connection import Line

__all__ = ["LARGEST", "Answer", "Fetcher", "Manners", "authorities"]

LARGEST = 10_000_000
"""Bytes of content, unpacked, unless somebody asks for more or less."""

_NO_ROBOTS = frozenset(range(400, 500)) - {408, 425, 429}
"""What says that there is no robots.txt (RFC 9309 §2.3.1.3); not what says "later"."""
_LONGEST_VALIDATOR = 1000
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered with, complete and unpacked."""

    url: str
    """Where it came from in the end, after redirects, without fragment."""
    status: int
    """200, 304, or one of those that were expected."""
    data: bytes
    """The content; empty with 304."""
    media_type: str
    """In lower case, without parameters; "" when the server did not say."""
    charset: str | None
    """As declared in Content-Type; it may be wrong."""
    trace: Trace
    """To be remembered once everything in the answer has been taken up."""
    headers: Mapping[str, str]
    """Names in lower case; without cookies."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for on the whole way."""

    trace: Trace | None
    accept: str
    limit: int
    expect: frozenset[int]
    is_page: bool
    cut: bool = False


class Fetcher:
    """Fetches for one source in one run; a context manager. For one thread at a time; many may share their manners."""

    def __init__(
        self,
        manners: Manners,
        *,
        home: str,
        rate: float = 1.0,
        credentials: tuple[str, str] | None = None,
        private_hosts: Sequence[str] = (),
        traces: Mapping[str, Trace] | None = None,
        impatient: bool = False,
    ) -> None:
        """`credentials` (header, value) go to the origin of `home` only. At most `rate` requests a second and host.

        `private_hosts` may have addresses in private networks; so may the host of `home` where it is written as an IP
        address or localhost, unless a redirect from another host leads there. `traces`: what is remembered of
        robots.txt files. `impatient` asks also for what is still fresh. Raises Unreachable for a `home` that is no
        address, ConfigError for what cannot be a header or a host.
        """
        self._manners = manners
        self._home = read_url(home)
        self._interval = 1 / rate
        self._credentials = _checked(credentials, home)
        self._named = frozenset(_host(host) for host in private_hosts)
        is_local = self._home.is_ip or self._home.host == "localhost"
        self._implied = frozenset({self._home.host} if is_local else ())
        self._traces = traces or {}
        self._impatient = impatient
        self._rules: dict[str, robots.Rules | Unreachable] = {}
        self._line_made: Line | None = None
        self.learned: list[Trace] = []
        """What was fetched on the way and is to be remembered, too: robots.txt."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line_made is not None:
            self._line_made.close()
            self._line_made = None

    def get(
        self,
        url: str,
        *,
        trace: Trace | None = None,
        accept: str = "*/*",
        limit: int = LARGEST,
        expect: frozenset[int] = frozenset(),
        is_page: bool = False,
    ) -> Answer:
        """The answer of `url`, with status 200, one of `expect`, or, if `trace` is given, 304 for unchanged.

        While `trace` is fresh, 304 is said without asking. `is_page`: robots.txt is obeyed. `limit` is in bytes.
        Raises Unreachable: which address, what was wrong, what to do; its `wait` is the server's Retry-After.
        """
        return self._get(url, _Wish(trace, accept, limit, expect, is_page))

    def _get(self, written: str, wish: _Wish) -> Answer:
        first = read_url(written)
        if wish.trace is not None and self._is_fresh(wish.trace):
            return Answer(str(first), 304, b"", "", None, wish.trace, {})
        way = Way(first, first)
        try:
            return self._answer(written, way, self._walk(way, wish), wish)
        except Unreachable as error:
            raise error.at(str(way)) from error

    def _is_fresh(self, trace: Trace) -> bool:
        return not self._impatient and trace.fresh_until is not None and trace.fresh_until > self._manners.now()

    def _walk(self, way: Way, wish: _Wish) -> Response:
        """Ask, and follow redirects to the first answer that is none."""
        leash = Leash(self._manners.monotonic, self._manners.seconds)
        while True:
            response = self._ask(way, wish, leash)
            status, location = response.status_code, response.headers.get("location")
            if status not in REDIRECTS or status in wish.expect or not location:
                return response
            self._line.drop(response)
            try:
                following = follow(way.url, location)
            except Unreachable as error:
                raise Unreachable(f"leads to {error}") from error
            if way.url.scheme == "https" and following.scheme == "http" and self._is_login_for(way.url):
                raise Unreachable(f"leads to {following}, where a login would not be encrypted; check the address")
            way.turn(following, status)

    def _ask(self, way: Way, wish: _Wish, leash: Leash) -> Response:
        """One request, when its time has come."""
        manners, url = self._manners, way.url
        began = manners.monotonic()
        interval = max(self._interval, self._delay(url)) if wish.is_page else self._interval
        if closed := manners.pace.closed_for(url.origin):
            wait = timedelta(seconds=closed)
            raise Unreachable(f"the server wants to be left alone; it is tried again in {spoken(wait)}", wait)
        manners.pace.wait(url.host, interval)
        leash.extend(manners.monotonic() - began)
        is_named = url.host in self._named or (url.host in self._implied and not way.is_from_elsewhere)
        if url.host in self._implied and not is_named:
            self._line.close()  # a kept connection would not be checked
        return self._line.get(url, self._headers(url, wish), leash, is_named=is_named)

    def _headers(self, url: Url, wish: _Wish) -> dict[str, str]:
        headers = {
            "User-Agent": self._manners.user_agent,
            "Accept": wish.accept,
            "Accept-Encoding": ACCEPTED,
            "Connection": "keep-alive",
        }
        if wish.trace is not None and wish.trace.etag:
            headers["If-None-Match"] = wish.trace.etag
        if wish.trace is not None and wish.trace.last_modified:
            headers["If-Modified-Since"] = wish.trace.last_modified
        if self._credentials is not None and self._is_login_for(url):
            headers[self._credentials[0]] = self._credentials[1]
        return headers

    def _is_login_for(self, url: Url) -> bool:
        return self._credentials is not None and url.origin == self._home.origin

    def _answer(self, written: str, way: Way, response: Response, wish: _Wish) -> Answer:
        now, status = self._manners.now(), response.status_code
        headers = {
            name.lower(): " ".join(value.split())
            for name, value in response.headers.items()
            if name.lower() not in ("set-cookie", "set-cookie2")
        }
        is_unchanged = status == 304 and wish.trace is not None and bool(wish.trace.etag or wish.trace.last_modified)
        if status != 200 and not is_unchanged and status not in wish.expect:
            self._line.drop(response)
            wait = retry_after(headers.get("retry-after", ""), now) if status in (429, 503) else None
            if wait:
                self._manners.pace.close(way.url.origin, wait.total_seconds())
            login = self._home.origin if self._credentials is not None else ""
            raise refuse(status, way.url.origin, login=login, wait=wait)
        data = self._line.read(response, wish.limit, cut=wish.cut)
        known = wish.trace if is_unchanged and wish.trace is not None else Trace(written)
        if status in (200, 304):
            known = replace(
                known,
                url=written,
                etag=_validator(headers, "etag") or known.etag,
                last_modified=_validator(headers, "last-modified") or known.last_modified,
                fresh_until=fresh_until(headers, now) if way.is_lasting else None,
            )
        declared = headers.get("content-type", "")
        charset = _CHARSET.search(declared)
        media_type = declared.partition(";")[0].strip().lower()
        return Answer(str(way.url), status, data, media_type, charset[1] if charset else None, known, headers)

    @property
    def _line(self) -> Line:
        if self._line_made is None:
            from pipeline.intake.manners.connection import Line

            manners = self._manners
            self._line_made = Line(manners.resolve, manners.connect, manners.authorities)
        return self._line_made

    def _delay(self, url: Url) -> float:
        """The seconds between two pages that the site's robots.txt wants. Raises Unreachable if it forbids this one."""
        address = url.origin + "/robots.txt"
        if address not in self._rules:
            self._rules[address] = self._robots(address)
        rules = self._rules[address]
        if isinstance(rules, Unreachable):
            raise copy(rules)
        if not rules.allow(url.target):
            what = f"{address} forbids this page to {robots.TOKEN}; ask the site to allow it there"
            raise Unreachable(what, about=address, is_lasting=True)
        return rules.delay

    def _robots(self, address: str) -> robots.Rules | Unreachable:
        """The rules at `address`. Without an answer, those that are remembered, however old, else none may be read."""
        remembered = self._traces.get(address)
        if remembered is not None and self._is_fresh(remembered):
            return robots.Rules.read(remembered.body)
        wish = _Wish(remembered, "text/plain, */*;q=0.1", robots.LIMIT, _NO_ROBOTS, is_page=False, cut=True)
        try:
            answer = self._get(address, wish)
        except Unreachable as error:
            if remembered is not None:
                return robots.Rules.read(remembered.body)
            what = f"no page of this site is read while its robots.txt cannot be: {error}"
            return Unreachable(what, error.wait, about=address)
        body = answer.trace.body
        if answer.status != 304:
            body = answer.data.decode("utf-8", "replace").replace("\0", "") if answer.status == 200 else ""
        until = self._manners.now() + robots.KEPT
        self.learned.append(replace(answer.trace, fresh_until=until, body=body))
        return robots.Rules.read(body)


def _validator(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "")
    return value if len(value) <= _LONGEST_VALIDATOR else ""


def _checked(credentials: tuple[str, str] | None, home: str) -> tuple[str, str] | None:
    """The credentials, if they can be a header. The message does not show them."""
    if credentials is None:
        return None
    name, value = credentials
    if _HEADER.fullmatch(name) is None:
        raise ConfigError(f"{home}: {name!r} cannot be the name of a header; check header of its source")
    with suppress(UnicodeError):
        value.encode("latin-1")
        if value.isprintable() and value == value.strip():
            return credentials
    raise ConfigError(f"{home}: its secret cannot be sent in a header (line end, odd characters?); check password_file")


def _host(written: str) -> str:
    try:
        return read_host(written, "private_hosts")
    except Unreachable as error:
        raise ConfigError(f"{error}; write it without scheme, port and path") from error
