"""Manners and defence: what is asked of a server, and what becomes of anything it may answer."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError, Unreachable
from pipeline.intake.manners.addresses import dial
from pipeline.intake.manners.fetch import Answer, Fetcher, Manners, authorities
from pipeline.model.sight import Trace
from tests.hostile import (
    CERTIFICATE,
    Sent,
    Server,
    answer,
    bomb,
    chunked,
    drip,
    endless,
    redirect,
    unchanged_if,
)

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def manners(**seams: Any) -> Manners:
    """Real sockets, no waiting between requests."""
    given: dict[str, Any] = {"now": lambda: NOW, "monotonic": time.monotonic, "sleep": lambda seconds: None} | seams
    return Manners("qna-pipeline/1.0 (+https://example.org/)", **given)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def fetch(server: Server) -> Iterator[Fetcher]:
    with Fetcher(manners(), home=server.url) as fetch:
        yield fetch


def refusal(fetch: Fetcher, url: str, **more: Any) -> str:
    """The one line with which it is refused."""
    with pytest.raises(Unreachable) as caught:
        fetch.get(url, **more)
    line = str(caught.value)
    assert line.isprintable()
    assert len(line) < 1000
    assert line.startswith(("http://", "https://"))
    return line


# What is asked


def test_an_answer_is_whole(server: Server, fetch: Fetcher) -> None:
    server.pages["/feed"] = answer(b"<rss/>", Content_Type='Text/XML; charset="UTF-8"', ETag='W/"1"', X_WP_Total="3")
    assert fetch.get(server.url + "/feed#top", accept="text/xml") == Answer(
        url=server.url + "/feed",
        status=200,
        data=b"<rss/>",
        media_type="text/xml",
        charset="UTF-8",
        trace=Trace(server.url + "/feed#top", 'W/"1"'),
        headers={
            "content-type": 'Text/XML; charset="UTF-8"', "etag": 'W/"1"', "x-wp-total": "3", "content-length": "6"
        },
    )  # fmt: skip
    (request,) = server.requests
    assert request.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "qna-pipeline/1.0 (+https://example.org/)",
        "accept": "text/xml",
        "accept-encoding": "gzip, deflate",
        "connection": "keep-alive",
    }


def test_what_has_not_changed_is_not_sent_again(server: Server, fetch: Fetcher) -> None:
    modified = "Sat, 21 Nov 2026 10:00:00 GMT"
    server.pages["/feed"] = unchanged_if('"1"', b"content", Last_Modified=modified, Cache_Control="max-age=60")
    first = fetch.get(server.url + "/feed")
    assert first.trace == Trace(server.url + "/feed", '"1"', modified, NOW + timedelta(seconds=60))
    stale = Trace(first.trace.url, first.trace.etag, first.trace.last_modified)
    again = fetch.get(server.url + "/feed", trace=stale)
    assert (again.status, again.data, again.trace) == (304, b"", first.trace)
    headers = server.requests[1].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', modified)


def test_what_is_fresh_is_not_asked_for_except_by_the_impatient(server: Server, fetch: Fetcher) -> None:
    server.pages["/feed"] = unchanged_if('"1"', b"content")
    fresh = Trace(server.url + "/feed", '"1"', fresh_until=NOW + timedelta(seconds=1))
    assert fetch.get(fresh.url, trace=fresh).trace is fresh
    assert server.requests == []
    with Fetcher(manners(), home=server.url, impatient=True) as hasty:
        assert hasty.get(fresh.url, trace=fresh).status == 304
    assert len(server.requests) == 1
    over = Trace(fresh.url, '"1"', fresh_until=NOW)
    assert fetch.get(over.url, trace=over).status == 304
    assert len(server.requests) == 2


def test_304_to_a_plain_question_is_nonsense(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = answer(status=304)
    assert "nothing was asked that it could be compared with" in refusal(fetch, server.url)
    assert "304" in refusal(fetch, server.url, trace=Trace(server.url))


def test_expected_statuses_are_answers(server: Server, fetch: Fetcher) -> None:
    server.pages["/wp-json"] = answer(b'{"code":"x"}', 400, ETag='"1"', Cache_Control="max-age=60")
    got = fetch.get(server.url + "/wp-json", expect=frozenset({400}))
    assert (got.status, got.data, got.trace) == (400, b'{"code":"x"}', Trace(server.url + "/wp-json"))


def test_connections_are_kept_and_replaced_when_the_server_has_closed_them(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = answer(b"x")
    server.pages["/go"] = redirect("/")
    for target in ("/", "/missing", "/go"):
        fetch.get(server.url + target, expect=frozenset({404}))
    assert server.connections == 1
    server.hang_up()
    assert fetch.get(server.url).data == b"x"
    assert server.connections == 2


def test_a_connection_that_closes_under_the_request_is_replaced_once(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = answer(b"x")
    server.pages["/rude"] = b""
    server.pages["/once"] = [Sent((b"",)), answer(b"at last")]
    fetch.get(server.url)
    assert fetch.get(server.url + "/once").data == b"at last"
    fetch.get(server.url)
    assert "hung up without an answer" in refusal(fetch, server.url + "/rude")
    assert server.targets() == ["/", "/once", "/once", "/", "/rude", "/rude"]


def test_cookies_are_neither_kept_nor_shown(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = redirect("/in", Set_Cookie="a=1; Path=/")
    server.pages["/in"] = answer(b"x", Set_Cookie="b=2; Path=/")
    assert "set-cookie" not in fetch.get(server.url).headers
    fetch.get(server.url)
    assert all("cookie" not in request.headers for request in server.requests)


def test_neither_proxies_nor_netrc_of_the_environment_are_used(
    server: Server, fetch: Fetcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    server.pages["/"] = answer(b"x")
    assert fetch.get(server.url).data == b"x"
    assert "authorization" not in server.requests[0].headers


# Login


def test_the_login_goes_to_its_own_origin_only(server: Server) -> None:
    with Server() as other, Fetcher(manners(), home=server.url, credentials=("Authorization", "Basic eA==")) as fetch:
        server.pages["/a"] = redirect(other.url + "/b")
        other.pages["/b"] = redirect(server.url + "/c")
        server.pages["/c"] = answer(b"x")
        assert fetch.get(server.url + "/a").data == b"x"
        assert [request.headers.get("authorization") for request in server.requests] == ["Basic eA=="] * 2
        assert [request.headers.get("authorization") for request in other.requests] == [None]
        assert "the login is refused" in refused_with(server, fetch, 401)
        assert "the login is refused" in refused_with(server, fetch, 403)


def test_the_login_is_not_carried_from_https_to_http() -> None:
    with Server(tls=True) as server:
        server.pages["/"] = redirect(f"http://localhost:{server.port}/x")
        login = ("X-Api-Key", "secret")
        trusting = manners(authorities=str(CERTIFICATE))
        with Fetcher(trusting, home=server.url, credentials=login) as fetch:
            assert "a login would not be encrypted" in refusal(fetch, server.url)
        with Fetcher(trusting, home=server.url) as fetch:
            assert "redirected to http://localhost" in refusal(fetch, server.url)


@pytest.mark.parametrize(
    ("name", "value"), [("X", "hush\r\nHost: b"), ("X", "hush\n"), ("X Y", "hush"), ("X:", "hush"), ("X", "hush €")]
)
def test_a_secret_that_is_no_header_is_not_shown(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Fetcher(manners(), home="http://127.0.0.1/", credentials=(name, value))
    assert "hush" not in str(caught.value)


# Redirects


def test_redirects_are_followed_five_times(server: Server, fetch: Fetcher) -> None:
    for hop in range(6):
        server.pages[f"/{hop}"] = redirect(f"/{hop + 1}", status=(301, 302, 303, 307, 308, 301)[hop])
    server.pages["/6"] = answer(b"x")
    assert fetch.get(server.url + "/1").url == server.url + "/6"
    assert "more than 5 redirects" in refusal(fetch, server.url + "/0")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/", "in a circle"),
        ("ftp://example.org/", "begin with http:// or https://"),
        ("file:///etc/passwd", "begin with http:// or https://"),
        ("javascript:alert(1)", "begin with http:// or https://"),
        ("http://me:secret@127.0.0.1/", "must not hold a login"),
        ("http://127.0.0.1:99999/", "Port out of range"),
        ("http://127.0.0.1:0/", "no port 0"),
        ("http://[::1/", "no address"),
        ("http://a_b..c/", "cannot be the name of a host"),
        ("http://a b/", "cannot be the name of a host"),
        ("/a\x00b", "control characters"),
        ("/" + "a" * 9000, "more than 8000 characters"),
        ("", "leads elsewhere without saying where"),
    ],
)
def test_redirects_that_lead_nowhere(server: Server, fetch: Fetcher, location: str, said: str) -> None:
    server.pages["/"] = redirect(location)
    line = refusal(fetch, server.url)
    assert said in line
    assert "secret" not in line
    assert server.targets() == ["/"]


def test_nothing_odd_in_a_location_gets_into_a_request(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = redirect("/a b\u00fc\\<>\"'{}|^`?q= \u00fc#frag \u00fc")
    server.pages["/utf"] = Sent((b"HTTP/1.1 302 x\r\nLocation: /\xc3\xbc\r\nContent-Length: 0\r\n\r\n",))
    fetch.get(server.url, expect=frozenset({404}))
    fetch.get(server.url + "/utf", expect=frozenset({404}))
    assert server.targets()[1::2] == ["/a%20b%C3%BC%5C%3C%3E%22'%7B%7D%7C%5E%60?q=%20%C3%BC", "/%C3%BC"]


def test_the_endless_body_of_a_redirect_is_not_read(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = endless(before=b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Encoding: gzip\r\n\r\n")
    server.pages["/x"] = answer(b"x")
    assert fetch.get(server.url).data == b"x"


def test_freshness_does_not_outlive_a_temporary_redirect(server: Server, fetch: Fetcher) -> None:
    server.pages |= {"/now": redirect("/x", 302), "/ever": redirect("/x", 301)}
    server.pages["/x"] = answer(b"x", Cache_Control="max-age=60")
    assert fetch.get(server.url + "/now").trace.fresh_until is None
    assert fetch.get(server.url + "/ever").trace.fresh_until == NOW + timedelta(seconds=60)


# No way into private networks; nothing here but loopback is ever connected to


class Net:
    """A resolver that knows some names, and connections that all end at one server, if at all."""

    def __init__(self, names: dict[str, list[list[str]]], end: Server | None = None) -> None:
        self.names = names
        self.end = end
        self.asked: list[str] = []
        self.dialled: list[str] = []

    def resolve(self, host: str, port: int) -> list[Any]:
        self.asked.append(host)
        answers = self.names.get(host, [[host]])
        ips = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(0, 0, 0, "", (ip, port) if ":" not in ip else (ip, port, 0, 0)) for ip in ips]

    def connect(self, address: tuple[Any, ...], seconds: float) -> socket.socket:
        self.dialled.append(address[0])
        if self.end is None:
            raise ConnectionRefusedError
        return dial((self.end.host, self.end.port), seconds)

    def manners(self) -> Manners:
        return manners(resolve=self.resolve, connect=self.connect)


PRIVATE = [
    "10.0.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "::1",
    "::ffff:127.0.0.1",
    "fd00::1",
    "64:ff9b::a00:1",
    "0.0.0.0",
]


@pytest.mark.parametrize("ip", PRIVATE)
def test_names_that_lead_to_private_addresses_are_not_connected_to(ip: str) -> None:
    net = Net({"evil.example": [[ip]]})
    with Fetcher(net.manners(), home="http://evil.example/") as fetch:
        line = refusal(fetch, "http://evil.example/feed")
    assert f"evil.example leads to {ip}" in line
    assert net.asked == ["evil.example"]
    assert net.dialled == []


@pytest.mark.parametrize("ip", PRIVATE)
@pytest.mark.parametrize("form", ["name", "address"])
def test_redirects_to_private_addresses_are_not_connected_to(server: Server, ip: str, form: str) -> None:
    net = Net({"site.example": [["8.8.8.8"]], "inside.example": [[ip]]}, server)
    host = "inside.example" if form == "name" else f"[{ip}]" if ":" in ip else ip
    server.pages["/"] = redirect(f"http://{host}/latest/meta-data/")
    with Fetcher(net.manners(), home="http://site.example/") as fetch:
        line = refusal(fetch, "http://site.example/")
    assert line.startswith(f"http://site.example/, redirected to http://{'inside.example' if form == 'name' else ''}")
    assert "where sources may not lead" in line
    assert net.dialled == ["8.8.8.8"]
    assert server.targets() == ["/"]


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(server: Server) -> None:
    net = Net({"evil.example": [["8.8.8.8"], ["127.0.0.1"]]}, server)
    server.pages["/"] = answer(b"x", close=True)
    with Fetcher(net.manners(), home="http://evil.example/") as fetch:
        assert fetch.get("http://evil.example/").data == b"x"
        assert (net.asked, net.dialled) == (["evil.example"], ["8.8.8.8"])
        assert server.requests[0].headers["host"] == "evil.example"
        assert "leads to 127.0.0.1" in refusal(fetch, "http://evil.example/"), "a new connection is checked anew"
    assert net.dialled == ["8.8.8.8"]


def test_hosts_that_the_editor_names_may_be_private(server: Server) -> None:
    net = Net({"wiki.lan": [["10.0.0.1"]], "site.example": [["8.8.8.8"]]}, server)
    server.pages |= {"/": answer(b"x"), "/go": redirect("http://wiki.lan/")}
    with Fetcher(net.manners(), home="http://site.example/", private_hosts=["WIKI.lan."]) as fetch:
        assert fetch.get("http://site.example/go").data == b"x"
    assert net.dialled == ["8.8.8.8", "10.0.0.1"]


@pytest.mark.parametrize("home", ["http://127.0.0.1", "http://localhost", "http://[::1]"])
def test_an_address_as_home_is_meant_but_not_by_redirects_from_elsewhere(server: Server, home: str) -> None:
    net = Net({"evil.example": [["8.8.8.8"]], "localhost": [["127.0.0.1"]]}, server)
    server.pages |= {"/": answer(b"x"), "/to": redirect(home + "/"), "/here": redirect(home + "/")}
    with Fetcher(net.manners(), home=home) as fetch:
        assert fetch.get(home + "/here").data == b"x"
        assert "this machine itself" in refusal(fetch, "http://evil.example/to"), "not on a kept connection either"
        assert fetch.get(home).data == b"x"


def test_of_several_addresses_the_next_is_tried_when_one_is_dead(server: Server) -> None:
    net = Net({"site.example": [["8.8.8.8", "10.0.0.1", "1.1.1.1"]]}, server)
    server.pages["/"] = answer(b"x")

    def connect(address: tuple[Any, ...], seconds: float) -> socket.socket:
        if address[0] == "8.8.8.8":
            net.dialled.append("8.8.8.8")
            raise TimeoutError
        return net.connect(address, seconds)

    with Fetcher(manners(resolve=net.resolve, connect=connect), home="http://site.example/") as fetch:
        assert fetch.get("http://site.example/").data == b"x"
    assert net.dialled == ["8.8.8.8", "1.1.1.1"]


def test_names_in_other_scripts_are_asked_for_in_ascii(server: Server) -> None:
    net = Net({"xn--bcher-kva.example": [["8.8.8.8"]]}, server)
    server.pages["/%C3%BC"] = answer(b"x")
    with Fetcher(net.manners(), home="http://bücher.example/") as fetch:
        assert fetch.get("http://BÜCHER.example/ü").url == "http://xn--bcher-kva.example/%C3%BC"
        assert "cannot be the name of a host" in refusal(fetch, "http://\u0378.example/")
        # Digits in other scripts are an address like any other.
        assert "10.0.0.1 is an address in a private network" in refusal(fetch, "http://１０.0.0.1/")
    assert net.asked == ["xn--bcher-kva.example", "10.0.0.1"]


@pytest.mark.parametrize(
    "written", ["", "example.org", "//x", "mailto:a@b", "http://a\r\nb/", "http://x/ \x7f", "http://[x]/"]
)
def test_addresses_that_are_none(written: str, fetch: Fetcher) -> None:
    with pytest.raises(Unreachable) as caught:
        fetch.get(written)
    assert str(caught.value).isprintable()


# What servers do

HOSTILE: dict[str, tuple[Callable[[], Any], str]] = {
    "endless": (lambda: endless(), "larger than the 1 MB"),
    "endless chunks": (lambda: endless(b"3e8\r\n" + b"x" * 1000 + b"\r\n", CHUNKED), "larger"),
    "declared": (lambda: endless(b"", OK + b"Content-Length: 10000000000\r\n\r\n"), "larger than the 1 MB"),
    "declared more": (lambda: endless(b"", OK + b"Content-Length: %s\r\n\r\n" % (b"9" * 5000)), "larger than the 1 MB"),
    "bomb": (lambda: answer(bomb(30_000_000), Content_Encoding="gzip"), "larger than the 1 MB"),
    "deflated": (lambda: answer(zlib.compress(bytes(30_000_000)), Content_Encoding="deflate"), "larger than the 1 MB"),
    "nested": (lambda: answer(bomb(30_000_000, 2), Content_Encoding="gzip, gzip"), "did not ask for (gzip, gzip"),
    "brotli": (lambda: answer(b"\x8b", Content_Encoding="br"), "did not ask for (br"),
    "not gzip": (lambda: answer(b"plain", Content_Encoding="gzip"), "packed, and broken"),
    "half gzip": (lambda: answer(bomb(1000)[:-9], Content_Encoding="gzip"), "its end is missing"),
    "transfer": (lambda: Sent((OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n",)), "wrapped in a way"),
    "short": (lambda: Sent((OK + b"Content-Length: 100\r\n\r\nabc",)), "breaks off"),
    "no last chunk": (lambda: chunked(b"abc", end=b""), "breaks off"),
    "half a chunk": (lambda: chunked(b"abc", end=b"ff\r\nabc"), "breaks off"),
    "no chunk": (lambda: chunked(b"abc", end=b"zz\r\n"), "breaks off"),
    "tiny chunks": (lambda: endless(b"1\r\nx\r\n" * 9999, CHUNKED), "more headers"),
    "endless chunk": (lambda: endless(b"x" * 65536, CHUNKED + b"-1\r\n"), "more headers"),
    "negative chunk": (lambda: chunked(b"abc", end=b"-5\r\nabcde"), "proper"),
    "endless chunk size": (lambda: endless(b"1" * 9999, CHUNKED), "proper HTTP"),
    "two lengths": (lambda: Sent((OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",)), "no proper answer"),
    "many headers": (lambda: endless(b"X: y\r\n" * 999, OK), "proper HTTP"),
    "large headers": (lambda: endless(b"X: " + b"y" * 60_000 + b"\r\n", OK), "more headers"),
    "long header": (lambda: endless(b"X" * 60_000, OK), "proper HTTP"),
    "continue": (lambda: endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 999, b""), "more headers"),
    "endless status": (lambda: endless(b"HTTP/1.1 200 ", b""), "proper HTTP"),
    "another protocol": (lambda: Sent((b"SSH-2.0-OpenSSH_9\r\n",)), "proper HTTP"),
    "silence": (lambda: Sent((b"",)), "hung up without an answer"),
    "half a head": (lambda: Sent((OK + b"Content-Ty",)), ""),
    "zeros": (lambda: endless(b"\0" * 65536, b""), "proper HTTP"),
    "switching": (lambda: Sent((b"HTTP/1.1 101 Switching Protocols\r\n\r\n",)), "101 Switching Protocols"),
    "partial": (lambda: answer(b"x", 206), "206 Partial Content"),
    "nothing": (lambda: answer(status=204), "204 No Content"),
    "odd status": (lambda: answer(b"x", 799), "(799)"),
}  # fmt: skip


@pytest.mark.parametrize("behaviour", HOSTILE)
def test_hostile_servers_end_in_one_line(server: Server, fetch: Fetcher, behaviour: str) -> None:
    make, said = HOSTILE[behaviour]
    server.pages["/"] = lambda request: make()
    server.pages["/fine"] = answer(b"x")
    began = time.monotonic()
    if behaviour == "half a head":  # HTTP has no end of headers but the empty line; without length, all is content
        assert fetch.get(server.url).data == b""
    else:
        assert said in refusal(fetch, server.url, limit=1_000_000)
    assert time.monotonic() - began < 10
    assert fetch.get(server.url + "/fine").data == b"x"


@pytest.mark.parametrize(
    "page",
    [
        lambda: drip(OK, 0.1),
        lambda: drip(b"X-A: b\r\n" * 99, 0.1, OK),
        lambda: drip(b"x" * 999, 0.1, OK + b"Content-Length: 999\r\n\r\n"),
        lambda: drip(b"x" * 999, 0.1, OK + b"\r\n"),
        lambda: drip(b"1\r\nx\r\n" * 99, 0.1, CHUNKED),
        lambda: drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 9, 0.1),
        lambda: drip(b"x" * 999, 0.1, b"HTTP/1.1 404 x\r\n\r\n"),
        lambda: drip(b"", 0, b"") and drip(b"x", 5),
    ],
    ids=["status", "headers", "body", "body without length", "chunks", "continue", "error", "nothing"],
)
def test_slow_servers_are_not_waited_for(server: Server, page: Callable[[], Any]) -> None:
    server.pages["*"] = lambda request: page()
    with Fetcher(manners(seconds=0.5), home=server.url) as fetch:
        began = time.monotonic()
        line = refusal(fetch, server.url + "/slow")
        assert "no complete answer within 0.5 s" in line or "404" in line
        assert time.monotonic() - began < 5


def test_the_time_is_for_all_redirects_together(server: Server) -> None:
    server.pages["*"] = lambda request: drip(
        b"\r\n", 0.1, b"HTTP/1.1 302 x\r\nLocation: " + request.target.encode() + b"1"
    )
    with Fetcher(manners(seconds=0.5), home=server.url) as fetch:
        began = time.monotonic()
        assert "no complete answer within 0.5 s" in refusal(fetch, server.url + "/")
        assert time.monotonic() - began < 5


def test_a_server_that_takes_the_connection_and_no_handshake_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        with Fetcher(manners(seconds=0.5), home=address) as fetch:
            began = time.monotonic()
            assert "no complete answer in time" in refusal(fetch, address)
            assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(b"hello", mtime=0), "gzip"),
        (gzip.compress(b"hel", mtime=0) + gzip.compress(b"lo", mtime=0), "x-gzip"),
        (gzip.compress(b"hello", mtime=0) + b"\0" * 99, "GZIP"),
        (zlib.compress(b"hello"), "deflate"),
        (zlib.compress(b"hello")[2:-4], "deflate"),
        (b"hello", "identity"),
    ],
)
def test_packed_content_is_unpacked(server: Server, fetch: Fetcher, data: bytes, coding: str) -> None:
    server.pages["/"] = answer(data, Content_Encoding=coding)
    server.pages["/slowly"] = drip(data, 0.001, OK + f"Content-Encoding: {coding}\r\n\r\n".encode())
    assert fetch.get(server.url).data == b"hello"
    assert fetch.get(server.url + "/slowly").data == b"hello"


def test_the_limit_is_exact(server: Server, fetch: Fetcher) -> None:
    server.pages["/"] = answer(b"x" * 1000)
    server.pages["/packed"] = answer(bomb(1_000_000), Content_Encoding="gzip")
    server.pages["/chunks"] = chunked(*[b"x"] * 1000)
    assert len(fetch.get(server.url, limit=1000).data) == 1000
    assert len(fetch.get(server.url + "/packed", limit=1_000_000).data) == 1_000_000
    assert len(fetch.get(server.url + "/chunks", limit=1000).data) == 1000
    for target in ("/", "/chunks"):
        assert "larger than the 0.999 kB allowed" in refusal(fetch, server.url + target, limit=999)
    assert "larger than the 1000 kB allowed" in refusal(fetch, server.url + "/packed", limit=999_999)


@pytest.mark.parametrize(
    ("declared", "media_type", "charset"),
    [
        ("text/html; charset=klingon-8", "text/html", "klingon-8"),
        ("TEXT/HTML;CHARSET='utf-8'", "text/html", "utf-8"),
        ("text/html; charset=", "text/html", None),
        ("application/json", "application/json", None),
        (";;;", "", None),
    ],
)
def test_what_the_server_says_of_its_content_is_passed_on(
    server: Server, fetch: Fetcher, declared: str, media_type: str, charset: str | None
) -> None:
    server.pages["/"] = answer(b"\xff", Content_Type=declared)
    got = fetch.get(server.url)
    assert (got.media_type, got.charset, got.data) == (media_type, charset, b"\xff")


def refused_with(server: Server, fetch: Fetcher, status: int, **headers: str) -> str:
    server.pages[f"/{status}"] = answer(b"no", status, **headers)
    return refusal(fetch, f"{server.url}/{status}")


def test_each_status_has_its_own_words(server: Server, fetch: Fetcher) -> None:
    statuses = (401, 403, 404, 410, 418, 429, 500, 503)
    lines = {refused_with(server, fetch, status).split(": ", 1)[1].rsplit(" (", 1)[0] for status in statuses}
    assert len(lines) == len(statuses)
    assert "username and password_file" in refused_with(server, fetch, 401)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("value", "wait"), [("90", 90), ("Sun, 22 Nov 2026 12:01:30 GMT", 90), ("soon", None), ("9" * 99, 7 * 86400)]
)
def test_the_server_says_when_to_come_back(server: Server, status: int, value: str, wait: int | None) -> None:
    server.pages["/"] = answer(b"", status, Retry_After=value)
    server.pages["/else"] = answer(b"x")
    shared = manners()
    with Fetcher(shared, home=server.url, impatient=True) as fetch, pytest.raises(Unreachable) as caught:
        fetch.get(server.url)
    assert caught.value.wait == (None if wait is None else timedelta(seconds=wait))
    with Fetcher(shared, home=server.url, impatient=True) as other:
        if wait is None:
            assert other.get(server.url + "/else").data == b"x"
        else:
            assert "wants to be left alone" in refusal(other, server.url + "/else")
            assert len(server.requests) == 1


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with Fetcher(manners(), home=address) as fetch:
        assert "nobody answers there (connection refused)" in refusal(fetch, address)

    def resolve(host: str, port: int) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with Fetcher(manners(resolve=resolve), home="http://x.example/") as fetch:
        assert "there is no host x.example (Name or service not known)" in refusal(fetch, "http://x.example/")


# Certificates


def test_certificates_are_checked_by_name(tmp_path: Path) -> None:
    with Server(tls=True) as server:
        server.pages["/"] = answer(b"x")
        plain = server.url.replace("https:", "http:")
        named = {"home": server.url, "private_hosts": ["127.0.0.1"]}
        with Fetcher(manners(), **named) as fetch:
            assert "certificate cannot be trusted: self-signed certificate" in refusal(fetch, server.url)
            assert "hung up" in refusal(fetch, plain)
        trusted = authorities({"SSL_CERT_FILE": str(CERTIFICATE)})
        with Fetcher(manners(authorities=trusted), **named) as fetch:
            assert fetch.get(server.url).data == b"x"
        # The name that is checked is that of the address, wherever the connection goes.
        net = Net({"bank.example": [["8.8.8.8"]]}, server)
        with Fetcher(manners(authorities=trusted, resolve=net.resolve, connect=net.connect), **named) as fetch:
            assert "not valid for 'bank.example'" in refusal(fetch, "https://bank.example/")
    assert authorities({}) == ""
    with pytest.raises(ConfigError, match="SSL_CERT_FILE in the environment"):
        authorities({"SSL_CERT_FILE": str(tmp_path / "none.pem")})


def test_a_plain_server_behind_https() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.recv(65536)

        threading.Thread(target=serve, daemon=True).start()
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        with Fetcher(manners(seconds=5), home=address) as fetch:
            assert "no encrypted connection" in refusal(fetch, address)


# robots.txt and the pace


def robots(*lines: str) -> Sent:
    return answer("\n".join(lines).encode(), Content_Type="text/plain", ETag='"r"')


def test_pages_are_read_where_robots_txt_allows_it_and_it_is_asked_for_once(server: Server, fetch: Fetcher) -> None:
    server.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /no"), "/a": answer(b"a"), "/no": answer(b"b")}
    assert fetch.get(server.url + "/a", is_page=True).data == b"a"
    line = refusal(fetch, server.url + "/no", is_page=True)
    assert f"{server.url}/robots.txt forbids this page to qna-pipeline" in line
    assert fetch.get(server.url + "/no").data == b"b", "feeds and APIs are not crawled"
    assert server.targets() == ["/robots.txt", "/a", "/no"]
    body = "User-agent: *\nDisallow: /no"
    (learned,) = fetch.learned
    assert learned == Trace(server.url + "/robots.txt", '"r"', "", NOW + timedelta(days=1), body)
    with Fetcher(manners(), home=server.url, traces={learned.url: learned}) as later:
        assert "forbids" in refusal(later, server.url + "/no", is_page=True)
        assert later.learned == []
    assert len(server.requests) == 3


def test_robots_txt_is_asked_for_again_after_a_day_and_used_beyond_while_unreachable(server: Server) -> None:
    old = Trace(server.url + "/robots.txt", '"r"', "", NOW, "User-agent: *\nDisallow: /no")
    server.pages["/robots.txt"] = unchanged_if('"r"', b"")
    for page in (unchanged_if('"r"', b""), answer(b"", 500)):
        server.pages["/robots.txt"] = page
        with Fetcher(manners(), home=server.url, traces={old.url: old}) as fetch:
            assert "forbids" in refusal(fetch, server.url + "/no", is_page=True)
            assert all(trace.body == old.body for trace in fetch.learned)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (answer(b"", 404), ""),
        (answer(b"", 401), ""),
        (answer(b"<html>User-agent: *"), ""),
        (answer(b"\xff\xfe\0" * 999), ""),
        (answer(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), ""),
        (endless(b"#\n" * 9999), ""),
        (answer(b"", 500), "no page of this site is read while its robots.txt cannot be"),
        (answer(b"", 429, Retry_After="60"), "no page of this site is read while its robots.txt cannot be"),
        (redirect("/robots.txt"), "no page of this site is read while its robots.txt cannot be"),
        (redirect("/elsewhere"), "elsewhere forbids"),
        (answer(bomb(30_000_000), Content_Encoding="gzip"), ""),
    ],
)  # fmt: skip
def test_robots_txt_that_is_none(server: Server, fetch: Fetcher, page: Any, said: str) -> None:
    server.pages |= {"/robots.txt": page, "/a": answer(b"a"), "/elsewhere": robots("User-agent: *", "Disallow: /")}
    if not said:
        assert fetch.get(server.url + "/a", is_page=True).data == b"a"
    else:
        assert said.removeprefix("elsewhere ") in refusal(fetch, server.url + "/a", is_page=True)
        assert "/a" not in server.targets()


def test_redirected_pages_are_asked_of_their_own_robots_txt(server: Server, fetch: Fetcher) -> None:
    with Server() as other:
        server.pages["/a"] = redirect(other.url + "/b")
        other.pages |= {"/robots.txt": robots("User-agent: *", "Disallow: /"), "/b": answer(b"b")}
        assert f"{other.url}/robots.txt forbids" in refusal(fetch, server.url + "/a", is_page=True)
        assert other.targets() == ["/robots.txt"]


def test_one_host_is_asked_once_a_second_by_all_sources_together(server: Server) -> None:
    clock, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    server.pages |= {"*": answer(b"x"), "/robots.txt": robots("User-agent: *", "Crawl-delay: 7")}
    shared = manners(monotonic=lambda: clock[0], sleep=sleep, seconds=2)
    with Fetcher(shared, home=server.url) as one, Fetcher(shared, home=server.url, rate=4) as two:
        one.get(server.url)
        two.get(server.url)
        two.get(server.url)
        two.get(server.url)
        assert slept == [1.0, 0.25, 0.25]
        one.get(server.url + "/a", is_page=True)
        one.get(server.url + "/b", is_page=True)
        assert slept[3:] == [0.25, 1.0, 7.0], "what we wait of our own will is not taken from the server's time"


# What it costs


def test_an_unchanged_answer_takes_about_a_millisecond(server: Server, fetch: Fetcher) -> None:
    server.pages["/feed"] = unchanged_if('"1"', b"content")
    trace = fetch.get(server.url + "/feed").trace
    began = time.perf_counter()
    for _ in range(200):
        assert fetch.get(server.url + "/feed", trace=trace).status == 304
    assert time.perf_counter() - began < 2  # measured: 0.2
    assert server.connections == 1


def test_sources_run_side_by_side(server: Server) -> None:
    server.pages["/slow"] = drip(b"x" * 999, 0.1, OK + b"\r\n")
    server.pages["/feed"] = answer(b"x")
    shared = manners(seconds=1)
    done: list[str] = []

    def look(target: str) -> None:
        with Fetcher(shared, home=server.url) as fetch:
            try:
                fetch.get(server.url + target)
            except Unreachable:
                done.append("refused " + target)
            else:
                done.append(target)

    threads = [threading.Thread(target=look, args=(target,)) for target in ("/slow", "/feed", "/feed")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert done == ["/feed", "/feed", "refused /slow"]


MEMORY = r"""
import re, sys, time
from datetime import datetime, UTC
from pipeline.errors import Unreachable
from pipeline.intake.manners.fetch import Fetcher, Manners
import pipeline.intake.manners.connection
manners = Manners("x/1", lambda: datetime.now(UTC), time.monotonic, lambda seconds: None)
peak = lambda: int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1])  # ru_maxrss outlives exec
before = peak()
with Fetcher(manners, home=sys.argv[1]) as fetch:
    for target in sys.argv[2:]:
        try:
            fetch.get(sys.argv[1] + target)
        except Unreachable:
            continue
        raise SystemExit(target + " was no bomb")
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc/self/status is Linux's")
def test_hostile_answers_take_little_memory(server: Server) -> None:
    bombs = [name for name in HOSTILE if name not in ("half a head", "tiny chunks")]
    for number, name in enumerate(bombs):
        server.pages[f"/{number}"] = HOSTILE[name][0]()
    targets = [f"/{number}" for number in range(len(bombs))]
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, server.url, *targets], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert int(done.stdout) < 40_000  # kB; measured: 12,800
