"""What every server of a web root must do, as a table of requests and answers; `qna serve`, nginx and Caddy take it.

The table speaks of a site of its own, made by `make_site`. Header values are regular expressions, matched in full;
None means that there must be none. In a request's headers, {etag} and {modified} stand for what the same request was
told without conditions, and {other} for the ETag that its plain version has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from tests.web.served import CARD, FILES, MODIFIED, SOUND, ask, exchange

BASE = "https://talks.example/"
HUB = "https://hub.example/"
MAX_AGE = 5400
EARLIER, LATER = "Fri, 09 Jan 2026 11:59:59 GMT", "Fri, 09 Jan 2026 12:00:01 GMT"


@dataclass
class Case:
    """A request, and what is to be answered."""

    path: str
    says: str = ""
    """What is special about the request, for the test's name."""
    method: str = "GET"
    sent: dict[str, str] = field(default_factory=dict)
    status: int | tuple[int, ...] = 200
    headers: dict[str, str | None] = field(default_factory=dict)
    body: str | bytes | None = None
    """The name of the file of which it must be, decoded, the content; or the content; None: not looked at."""

    @property
    def name(self) -> str:
        shown = self.path if len(self.path) < 60 else self.path[:20] + "…"
        return " ".join(filter(None, (self.method, shown, self.says)))


PAGE_MAY = r"default-src 'none'; style-src 'self'; script-src 'self'; .*img-src 'self' data:; .*frame-ancestors 'none'"
STRONG = r'"[^"]+"'
A_MINUTE = r"public, max-age=60, must-revalidate"
A_DAY = r"public, max-age=86400"
FOR_EVER = r"public, max-age=31536000, immutable"
A_FEED = rf"public, max-age={MAX_AGE}"
VARIES = "Accept-Encoding"


def always(kind: str, kept: str, **more: str | None) -> dict[str, str | None]:
    """What every 200 has to say."""
    return {
        "content-type": kind,
        "cache-control": kept,
        "etag": STRONG,
        "last-modified": MODIFIED,
        "x-content-type-options": "nosniff",
        "set-cookie": None,
        **{name.replace("_", "-"): value for name, value in more.items()},
    }


def page(**more: str | None) -> dict[str, str | None]:
    return always(
        "text/html; charset=utf-8",
        A_MINUTE,
        vary=VARIES,
        content_security_policy=PAGE_MAY,
        referrer_policy="strict-origin-when-cross-origin",
        link=None,
        **more,
    )


def feed(kind: str, path: str, **more: str | None) -> dict[str, str | None]:
    links = f'<{HUB}>; rel="hub", <{BASE}{path}>; rel="self"'
    rest = {"vary": VARIES, "access_control_allow_origin": r"\*", "link": re.escape(links), **more}
    return always(f"application/{kind}; charset=utf-8", A_FEED, **rest)


KINDS = [
    Case("/", headers=page(), body="index.html"),
    Case("/index.html", headers=page(), body="index.html"),
    Case("/s/talk/", headers=page(), body="s/talk/index.html"),
    Case("/s/talk/?utm=mail", headers=page(), body="s/talk/index.html"),
    Case("/s/caf%C3%A9/", headers=page(), body="s/café/index.html"),
    Case("/atom.xml", headers=feed(r"atom\+xml", "atom.xml"), body="atom.xml"),
    Case("/rss.xml", headers=feed(r"rss\+xml", "rss.xml"), body="rss.xml"),
    Case("/answers.xml", headers=feed(r"atom\+xml", "answers.xml"), body="answers.xml"),
    Case("/feed.json", headers=feed(r"feed\+json", "feed.json"), body="feed.json"),
    Case("/series/ferry/rss.xml", headers=feed(r"rss\+xml", "series/ferry/rss.xml"), body="series/ferry/rss.xml"),
    Case("/archive/1/atom.xml", headers=feed(r"atom\+xml", "", link=None), body="archive/1/atom.xml"),
    Case("/feeds.opml", headers=always("text/x-opml; charset=utf-8", A_MINUTE, vary=VARIES, link=None)),
    Case("/sitemap.xml", headers=always("application/xml; charset=utf-8", A_MINUTE, vary=VARIES), body="sitemap.xml"),
    Case("/robots.txt", headers=always("text/plain; charset=utf-8", A_MINUTE, vary=VARIES), body="robots.txt"),
    Case("/style.css", headers=always("text/css; charset=utf-8", A_MINUTE, vary=VARIES), body="style.css"),
    Case("/style.css?v=abc", headers=always("text/css; charset=utf-8", FOR_EVER, vary=VARIES), body="style.css"),
    Case("/style.css?w=abc", headers=always("text/css; charset=utf-8", A_MINUTE, vary=VARIES), body="style.css"),
    Case("/index.html?v=abc", headers=page(), body="index.html"),
    Case("/search/search.js", headers=always("text/javascript; charset=utf-8", A_MINUTE, vary=VARIES)),
    Case("/search/search.js?v=1", headers=always("text/javascript; charset=utf-8", FOR_EVER, vary=VARIES)),
    Case("/search/words.json?v=1", headers=always("application/json", FOR_EVER, vary=VARIES)),
    Case("/robots.txt?v=1", headers=always("text/plain; charset=utf-8", A_MINUTE, vary=VARIES)),
    Case("/search/words.json", headers=always("application/json", A_MINUTE, vary=VARIES), body="search/words.json"),
    Case("/icon.svg", headers=always(r"image/svg\+xml", A_DAY, content_security_policy=".*; sandbox"), body="icon.svg"),
    Case("/favicon.ico", headers=always("image/x-icon", A_DAY, content_security_policy=None), body="favicon.ico"),
    Case("/icon-192.png", headers=always("image/png", A_DAY, vary=None), body="icon-192.png"),
    Case(f"/{CARD}", headers=always("image/png", FOR_EVER), body=CARD),
    Case("/media/photo-20260109.webp", headers=always("image/webp", A_DAY)),
    Case("/media/photo.avif", headers=always("image/avif", A_DAY)),
    Case("/media/talk.mp3", headers=always("audio/mpeg", A_DAY, accept_ranges="bytes"), body="media/talk.mp3"),
    Case("/.well-known/security.txt", headers=always("text/plain; charset=utf-8", A_MINUTE)),
]

CODED = [
    Case(
        "/atom.xml", f"as {sent or 'nothing'}", sent={"Accept-Encoding": sent},
        headers=feed(r"atom\+xml", "atom.xml", content_encoding=coding), body="atom.xml",
    )
    for sent, coding in {
        "": None, "identity": None, "gzip": "gzip", "GZIP": "gzip", "br": "br", "gzip, deflate": "gzip",
        "gzip;q=0.5": "gzip", "gzip;q=0": None, "gzip;q=0.0, br;q=0": None, "br;q=0, gzip": "gzip", "snappy": None,
        "deflate, gzip;q=1.0": "gzip",
    }.items()
]  # fmt: skip
CODED += [
    Case("/", "as br", sent={"Accept-Encoding": "br"}, headers=page(content_encoding="br"), body="index.html"),
    Case("/s/talk/", "as gzip", sent={"Accept-Encoding": "gzip"}, headers=page(content_encoding="gzip")),
    Case("/robots.txt", "too small", sent={"Accept-Encoding": "gzip"}, headers={"content-encoding": None}),
    Case("/icon-192.png", "packed already", sent={"Accept-Encoding": "gzip"}, headers={"content-encoding": None}),
]  # fmt: skip
FINER = [
    *(
        Case(path, "ETag wins", sent={"If-None-Match": "{etag}", "If-Modified-Since": EARLIER}, status=304)
        for path in ("/atom.xml", "/s/talk/")
    ),
    Case("/media/talk.mp3", "another unit", sent={"Range": "pages=5-9"}, body="media/talk.mp3"),
    *(Case(path, "a link that leads out", status=404) for path in ("/leak.txt", "/leaks/index.html", "/leaks/")),
]
"""What not every server does: nginx wants the time to fit as well as the ETag; Caddy refuses other units than bytes;
both follow links wherever they lead."""
FINER += [
    Case("/rss.xml", f"as {sent}", sent={"Accept-Encoding": sent}, headers={"content-encoding": coding}, body="rss.xml")
    for sent, coding in {
        "gzip, deflate, br, zstd": "br", "zstd": "zstd", "zstd, gzip": "zstd", "*": "br", "*;q=0": None,
        "x-gzip": "gzip", "br;q=0.5, gzip;q=0.8": "gzip", "gzip;q=0.5, identity": None, "gzip;q=0.5, *;q=0.1": "gzip",
        "br;q=x": None, "br;q=0, *": "zstd", "identity;q=0": None, ";,;;q=,": None, "gzip; Q = 1": "gzip",
        "gzip;q=2": None,
    }.items()
]  # fmt: skip
"""nginx prefers Brotli to gzip whatever the weights, and knows no `*`."""

ENCODINGS = ["", "gzip", "br"]
REVALIDATED = {
    "exact": ({"If-None-Match": "{etag}"}, 304),
    "in a list": ({"If-None-Match": '"a", {etag}, "b"'}, 304),
    "in a list without spaces": ({"If-None-Match": '"a",{etag}'}, 304),
    "weak": ({"If-None-Match": "W/{etag}"}, 304),
    "any": ({"If-None-Match": "*"}, 304),
    "another": ({"If-None-Match": '"another"'}, 200),
    "garbage": ({"If-None-Match": "garbage, ,,"}, 200),
    "the same time": ({"If-Modified-Since": "{modified}"}, 304),
    "later": ({"If-Modified-Since": LATER}, 304),
    "earlier": ({"If-Modified-Since": EARLIER}, 200),
    "no date": ({"If-Modified-Since": "yesterday"}, 200),
    "both": ({"If-None-Match": "{etag}", "If-Modified-Since": "{modified}"}, 304),
    "ETag wins, new": ({"If-None-Match": '"another"', "If-Modified-Since": "{modified}"}, 200),
    "A-IM": ({"If-None-Match": "{etag}", "A-IM": "feed"}, 304),
    "A-IM, another": ({"If-None-Match": '"another"', "A-IM": "feed"}, 200),
    "If-Match": ({"If-Match": "{etag}"}, 200),
    "If-Match, another": ({"If-Match": '"another"'}, 412),
    "If-Unmodified-Since": ({"If-Unmodified-Since": EARLIER}, 412),
}
CONDITIONAL = [
    Case(
        path, f"{says}, as {coding or 'it is'}", method, {"Accept-Encoding": coding, **sent}, status,
        {"etag": STRONG, "cache-control": kept, "vary": VARIES} if status == 304 else {},
        b"" if status == 304 else None,
    )
    for path, kept in {"/atom.xml": A_FEED, "/s/talk/": A_MINUTE}.items()
    for coding in ENCODINGS
    for method in ("GET", "HEAD")
    for says, (sent, status) in REVALIDATED.items()
]  # fmt: skip
CONDITIONAL.append(
    Case(
        "/atom.xml",
        "the plain one's ETag does for no twin",
        sent={"Accept-Encoding": "gzip", "If-None-Match": "{other}"},
    )
)
CONDITIONAL.append(
    Case(
        "/atom.xml",
        "readers may read it",
        sent={"If-None-Match": "*"},
        status=304,
        headers={"access-control-allow-origin": r"\*"},
    )
)

SIZE = len(SOUND)
PARTS = [
    Case(
        "/media/talk.mp3", says, sent=sent, status=206, body=SOUND[first:end],
        headers={
            "content-range": f"bytes {first}-{end - 1}/{SIZE}", "content-length": str(end - first),
            "content-type": "audio/mpeg", "etag": STRONG, "cache-control": A_DAY,
        },
    )
    for says, sent, first, end in [
        ("the first", {"Range": "bytes=0-99"}, 0, 100),
        ("one byte", {"Range": "bytes=7-7"}, 7, 8),
        ("the rest", {"Range": "bytes=1279000-"}, 1279000, SIZE),
        ("the last", {"Range": "bytes=-300"}, SIZE - 300, SIZE),
        ("more than there is", {"Range": "bytes=1279000-99999999"}, 1279000, SIZE),
        ("a large part", {"Range": "bytes=1000-1000999"}, 1000, 1001000),
        ("If-Range", {"Range": "bytes=5-9", "If-Range": "{etag}"}, 5, 10),
        ("If-Range, by date", {"Range": "bytes=5-9", "If-Range": "{modified}"}, 5, 10),
    ]
]  # fmt: skip
PARTS += [
    Case("/media/short.mp3", "a part", sent={"Range": "bytes=256-257"}, status=206, body=b"\0\1"),
    Case("/media/talk.mp3", "not it", sent={"Range": "bytes=5-9", "If-Range": '"another"'}, body="media/talk.mp3"),
    Case("/media/talk.mp3", "not since", sent={"Range": "bytes=5-9", "If-Range": EARLIER}, body="media/talk.mp3"),
    Case(
        "/media/talk.mp3", "beyond", sent={"Range": f"bytes={SIZE}-"}, status=416,
        headers={"content-range": rf"bytes \*/{SIZE}"},
    ),
    Case("/media/talk.mp3", "304 first", sent={"Range": "bytes=5-9", "If-None-Match": "{etag}"}, status=304, body=b""),
]  # fmt: skip

NOT_HERE = {
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
    "cache-control": A_MINUTE,
    "content-security-policy": PAGE_MAY,
}
REFUSED = [
    Case("/nowhere", status=404, headers=NOT_HERE, body="404.html"),
    Case("/nowhere/", status=404, headers=NOT_HERE, body="404.html"),
    Case("/nowhere", "HEAD", "HEAD", status=404, headers=NOT_HERE, body=b""),
    Case("/nowhere", "as gzip", sent={"Accept-Encoding": "gzip"}, status=404, headers=NOT_HERE, body="404.html"),
    Case("/nowhere", "with conditions", sent={"If-None-Match": "*"}, status=404, body="404.html"),
    Case("/s/gone/", status=410, headers=NOT_HERE, body="s/gone/gone.html"),
    Case("/s/gone/", "HEAD", "HEAD", status=410, headers=NOT_HERE, body=b""),
    Case("/s/gone/", "with conditions", sent={"If-Modified-Since": LATER}, status=410, body="s/gone/gone.html"),
    Case("/s/talk", status=308, headers={"location": r"(?:\./|/s/)talk/"}),
    Case("/s/talk?a=1&b=2", status=308, headers={"location": r"\./talk/\?a=1&b=2"}),
    Case("/s/gone", status=308, headers={"location": r"\./gone/"}),
    Case("/s/caf%C3%A9", status=308, headers={"location": r"\./caf%C3%A9/"}),
    *(
        Case("/atom.xml", method=method, status=405, headers={"allow": "GET, HEAD"})
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")
    ),
    Case("/nowhere", method="POST", status=405, headers={"allow": "GET, HEAD"}),
    *(
        Case(path, status=(400, 403, 404))
        for path in [
            "/.htpasswd", "/s/.secret/", "/s/.secret/index.html", "/s/.secret", "/s/.0123456789abcdef.qna-part",
            "/../private.txt", "/s/../../private.txt", "/%2e%2e/private.txt", "/..%2fprivate.txt", "/..%5cprivate.txt",
            "/s/%2e%2e/%2e%2e/private.txt", "/s%2Ftalk/", "/s%2ftalk", "/atom.xml%00", "/%00", "/s/talk%5c",
            "//atom.xml", "/s//talk/", "//s/talk", "/s/", "/s", "/atom.xml/", "/s/talk/index.html/", "/media/",
            "/404.html", "/s/gone/gone.html", "/atom.xml.gz", "/atom.xml.br", "/atom.xml.zst", "/s/talk/index.html.gz",
            "/ATOM.XML", "/atom.xml%20", "/%ff", "/s/talk/%", "/*", "/" + "a" * 300, "/" + "a/" * 300,
        ]
    ),
    Case("/" + "a" * 60_000, "far too long", status=(400, 404, 414, 431)),
]  # fmt: skip

CASES = [*KINDS, *CODED, *CONDITIONAL, *PARTS, *REFUSED]
each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def check(case: Case, port: int) -> None:
    """Fail unless the server answers as the case says."""
    answer = ask(port, case.path, case.method, **filled(case, port))
    statuses = case.status if isinstance(case.status, tuple) else (case.status,)
    assert answer.status in statuses, answer
    for name, pattern in case.headers.items():
        value = answer.headers.get(name)
        if pattern is None:
            assert value is None, name
        else:
            assert value is not None, name
            assert re.fullmatch(pattern, value), f"{name}: {value}"
    if isinstance(case.body, str):
        assert answer.decoded == FILES[case.body]
    elif case.body is not None:
        assert answer.body == case.body
    assert b"secret" not in answer.body


def filled(case: Case, port: int) -> dict[str, str]:
    """The request's headers, with what the server said before."""
    if "{" not in "".join(case.sent.values()):
        return case.sent
    before = ask(port, case.path, Accept_Encoding=case.sent.get("Accept-Encoding", ""))
    plain = ask(port, case.path)
    known = {
        "{etag}": before.headers["etag"],
        "{modified}": before.headers["last-modified"],
        "{other}": plain.headers["etag"],
    }
    sent = dict(case.sent)
    for mark, value in known.items():
        sent = {name: text.replace(mark, value) for name, text in sent.items()}
    return sent


def check_head_is_get(port: int) -> None:
    """HEAD says what GET says, of every file; but that it may be silent about the length (RFC 9110 §9.3.2)."""
    for name in FILES:
        for coding in ENCODINGS:
            path = "/" + name.replace("é", "%C3%A9")
            get, head = (ask(port, path, method, Accept_Encoding=coding) for method in ("GET", "HEAD"))
            for answer in (get, head):
                answer.headers.pop("date")
            head.headers.setdefault("content-length", get.headers["content-length"])
            assert (get.status, get.headers, b"") == (head.status, head.headers, head.body), (path, get.headers, head)


def check_who_asks_does_not_matter(port: int) -> None:
    """The same bytes and headers whatever the client says of itself."""
    asking: list[dict[str, str]] = [
        {},
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (X11) Firefox/140.0"},
        {"Accept": "application/rss+xml"},
        {"Accept": "text/html;q=0.9"},
        {"Cookie": "a=b"},
        {"Referer": "https://elsewhere.example/"},
        {"A-IM": "feed"},
        {"Origin": "https://reader.example"},
    ]
    answers = [ask(port, "/atom.xml", **headers) for headers in asking]
    for answer in answers:
        answer.headers.pop("date")
    assert all(answer == answers[0] for answer in answers)


def check_poll_is_small(port: int) -> None:
    """A poll of a feed that has not changed costs less than 400 bytes on the wire, all told (feeds.md, rule 4)."""
    for path in ("/atom.xml", "/rss.xml", "/feed.json", "/series/ferry/rss.xml"):
        for coding in ENCODINGS:
            etag = ask(port, path, Accept_Encoding=coding).headers["etag"]
            fields = f"Host: talks.example\r\nAccept-Encoding: {coding}\r\nIf-None-Match: {etag}\r\n"
            wire = exchange(port, f"GET {path} HTTP/1.1\r\n{fields}\r\n".encode())
            assert wire.startswith(b"HTTP/1.1 304 ")
            assert wire.endswith(b"\r\n\r\n")
            assert len(wire) < 400, wire


def check_twins_differ(port: int) -> None:
    """Each version has an ETag of its own, and the same time."""
    answers = [ask(port, "/atom.xml", Accept_Encoding=coding) for coding in ENCODINGS]
    assert len({answer.headers["etag"] for answer in answers}) == len(ENCODINGS)
    assert {answer.headers["last-modified"] for answer in answers} == {MODIFIED}
