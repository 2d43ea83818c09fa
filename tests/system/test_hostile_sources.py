"""A publication that follows a dozen hostile servers and a few good ones: a line for each, and the good are published.

It runs in a process of its own, so that its memory can be measured. Its resolver and its connections are ours: names
lead where the test says, each address that is about to be connected to is written down, and nothing leaves loopback.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from datetime import timedelta
from email.utils import format_datetime

import pytest

from tests.hostile import Server, answer, bomb, chunked, drip, endless, redirect
from tests.websites import RSS, item, rss

pytestmark = pytest.mark.system

SECONDS = 3
"""For one answer, in the place of 30."""

# Runs `qna` with the resolver and the connections of this test, then prints them, and the most memory that it took.
JOB = """
import json, re, sys
from dataclasses import replace
from pipeline import wiring
from pipeline.cli.main import start
from pipeline.intake.manners.addresses import dial, look_up
names, seconds, manners = json.loads(sys.argv[1]), float(sys.argv[2]), wiring.manners
asked, dialled = [], []
def resolve(host, port):
    asked.append(host)
    if host not in names:
        return look_up(host, port)
    address = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
    return [(2, 1, 6, "", (address, port))]
def connect(address, seconds):
    dialled.append(address[0])
    return dial(("127.0.0.1", address[1]) if address[0] == "203.0.114.7" else address, seconds)
wiring.manners = lambda *arguments: replace(manners(*arguments), resolve=resolve, connect=connect, seconds=seconds)
code = start(sys.argv[3:])
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])  # ru_maxrss outlives exec
print(json.dumps({"asked": asked, "dialled": dialled, "peak": peak}))
sys.exit(code)
"""

SOURCE = """
[[source]]
name = "{name}"
kind = "{kind}"
url = "{url}"
rate = 1000
"""

TALK = """\
<p>{guest} is a clockmaker at the harbour, who has mended its clocks for thirty years. We talked to her at the quay.</p>
<h3>What did you hear first?</h3>
<p>The quarter bell, which was late even then. I was six, and I thought that the evening itself was late — zu spät.</p>
<h3>Does a clock mind being wrong?</h3>
<p>It minds being looked at. One stops whenever there is a wedding in the square, and nobody has found out why.</p>
<h3>Who will wind them after you?</h3>
<p>Whoever asks for the key. Nobody has, in all these years, and I keep it on a nail beside the door.</p>
"""


def feed(guest: str) -> bytes:
    return rss(item(f"urn:{guest.split()[0]}", "", f"At the Quay: {guest}", TALK.format(guest=guest))).encode()


def servers(stack: ExitStack, now) -> tuple[dict[str, tuple[str, str]], dict[str, Server]]:
    """(name → kind and address of each source, name → its server).

    Each has a server of its own, for Retry-After is meant for a whole one.
    """
    date = format_datetime(now + timedelta(hours=2), usegmt=True)
    linked = rss(item("urn:linked", "/page", "At the Quay: Odile Farrant", "", "<description>Soon.</description>"))
    page = f"<!doctype html><title>At the Quay: Odile Farrant</title>{TALK.format(guest='Odile Farrant')}".encode()
    pages = {
        "endless": endless(),
        "huge": answer(b"<rss>", Content_Length="10000000000", close=True),
        "bomb": answer(bomb(300_000_000), Content_Encoding="gzip", Content_Type=RSS),
        "nested": answer(bomb(300_000_000, layers=2), Content_Encoding="gzip, gzip"),
        "loop": lambda request: redirect("/b" if request.target == "/a" else "/a"),
        "metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "inside": redirect("http://inside.example/wiki"),
        "drip": drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 200, 0.05),
        "picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Content_Type="image/png"),
        "busy-seconds": answer(b"", 429, Retry_After="7200"),
        "busy-date": answer(b"", 429, Retry_After=date),
        "broken": answer(b"<h1>Error</h1>", 500),
        "cut": chunked(feed("Brigid Moss")[:400], end=b"ffff\r\n<item>"),
        "html": answer(b"<!doctype html><title>Just a moment...</title>", Content_Type="text/html"),
        "charset": answer(feed("Hanne Vold"), Content_Type="application/rss+xml; charset=us-ascii"),
        "plain": answer(feed("Ines Carrow"), Content_Type=RSS, Set_Cookie="id=1; Path=/"),
    }  # fmt: skip
    made = {name: stack.enter_context(Server(pages={"*": page})) for name, page in pages.items()}
    cookies = {
        "/": redirect("/feed", Set_Cookie="id=3; Path=/"),
        "/feed": answer(linked.encode(), Content_Type=RSS, Set_Cookie="id=4"),
        "/robots.txt": answer(b"", 404, Set_Cookie="id=5"),
        "/page": answer(page, Content_Type="text/html", Set_Cookie="id=2"),
    }
    made["cookies"] = stack.enter_context(Server(pages=cookies))
    made["changing"] = stack.enter_context(Server())
    made["changing"].pages["*"] = redirect(f"http://changing.example:{made['changing'].port}/again", Connection="close")
    sources = {name: ("wordpress" if name == "html" else "feed", server.url + "/") for name, server in made.items()}
    sources["changing"] = ("feed", f"http://changing.example:{made['changing'].port}/feed")
    sources["private"] = ("feed", "http://inside.example/feed")
    return sources, made


AT = r"http://127\.0\.0\.1:\d+/"
LARGE = f"{AT}: the answer is larger than the 10 MB allowed; check that this is a feed or a page"
INSIDE = r"inside\.example leads to 10\.0\.0\.1, an address in a private network, where sources may not lead; .*"
BUSY = rf"{AT}: we ask too often, says the server; it is tried again in 2 h; lower rate .* \(429 .*\)"
SAID = {
    "endless": LARGE,
    "huge": LARGE,
    "bomb": LARGE,
    "nested": rf"{AT}: the answer is packed in a way we did not ask for \(gzip, gzip, not .*\)",
    "loop": rf"{AT}, redirected to {AT}[ab]: leads back to {AT}[ab], in a circle; check the address in a browser",
    "metadata": rf"{AT}, redirected to http://169\.254.*: 169\.254\.169\.254 is an address of the link only .*",
    "inside": rf"{AT}, redirected to http://inside\.example/wiki: {INSIDE}",
    "private": rf"http://inside\.example/feed: {INSIDE}",
    "changing": rf".*, redirected to .*/again: {INSIDE.replace('inside', 'changing')}",
    "drip": f"{AT}: no complete answer within {SECONDS} s; it is tried again later",
    "picture": rf"{AT}: is not well-formed XML \(.*\); its owner must mend it",
    "busy-seconds": BUSY,
    "busy-date": BUSY,
    "broken": rf"{AT}: the server has trouble of its own; it is tried again later \(500 .*\)",
    "cut": f"{AT}: the answer breaks off in the middle; nothing of it is used, it is tried again later",
    "html": rf"{AT}: WordPress's API answers with a web page instead of JSON, and the feed cannot be read: .*",
}
"""Of each hostile source, the line that is said of it, without its name."""
GOOD = ("charset", "plain", "cookies")


def test_hostile_servers_cost_a_line_each_and_hold_nobody_up(publication):
    with ExitStack() as stack:
        sources, made = servers(stack, publication.now)
        assert set(sources) == set(SAID) | set(GOOD)
        tables = "".join(SOURCE.format(name=name, kind=kind, url=url) for name, (kind, url) in sources.items())
        publication.configure("\n[mail]\n", tables + "\n[mail]\n")
        names = {"inside.example": ["10.0.0.1"], "changing.example": ["203.0.114.7", "10.0.0.1"]}
        began = time.monotonic()
        job = subprocess.run(
            [sys.executable, "-c", JOB, json.dumps(names), str(SECONDS), "-c", str(publication.folder), "run"],
            env=publication.environ, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        took = time.monotonic() - began
        requests = [request for server in made.values() for request in server.requests]
    *told, figures = job.stdout.splitlines()
    seen = json.loads(figures)

    said = dict(line.removeprefix("qna: ").split(": ", 1) for line in job.stderr.splitlines())
    assert len(job.stderr.splitlines()) == len(said) == len(SAID)
    assert {name: line for name, line in said.items() if not re.fullmatch(SAID.get(name, "no line"), line)} == {}
    assert job.returncode == 75
    assert told[0] == "Published: 3 sessions"
    ids = sorted(each["id"] for each in json.loads(publication.site()["feed.json"])["items"])
    assert ids == ["urn:Hanne", "urn:Ines", "urn:linked"]
    assert b"zu sp\xc3\xa4t" in publication.site()["atom.xml"]

    assert set(seen["dialled"]) == {"127.0.0.1", "203.0.114.7"}, "no way into private networks"
    assert seen["asked"].count("changing.example") == 2, "looked up once a connection, and that address is dialled"
    assert [request for request in requests if "cookie" in request.headers] == [], "no cookie is ever sent back"
    assert seen["peak"] < 200_000, f"{seen['peak']} kB"
    assert took < 90, "the drip alone would take two minutes"
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store:
        waits = store.execute("SELECT next_look_at - looked_at FROM source WHERE name LIKE 'busy-%'").fetchall()
    assert [wait / 3_600_000_000 for (wait,) in waits] == [2, 2]
