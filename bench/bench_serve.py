"""Polls of an unchanged feed that `qna serve` answers in a second, one process, beside one worker of nginx.

Both serve the same files, nginx as docs/servers/nginx.conf sets it up, each to the same wrk, in turns.
QNA_BENCH_SECONDS is how long 200 connections are held at the end (60). It wants `apt install nginx wrk`.
"""

from __future__ import annotations

import http.client
import os
import pwd
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from figure import Figure, ToolMissing

from pipeline.render.page.precompress import variants

SECONDS = float(os.environ.get("QNA_BENCH_SECONDS", "60"))
ROUNDS = 3
CONNECTIONS = 200
PEER = "nginx, one worker"
CONFIG = Path(__file__).parents[1] / "docs" / "servers" / "nginx.conf"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
FEED = "<feed>" + "".join(f"<entry>What do you see from up there, {number}? Fog.</entry>" for number in range(2000))

PUBLICATION = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Ferry Talks"
url = "http://127.0.0.1:8717/"
"""
FRAME = """\
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
{module}
events {{ worker_connections 1024; }}
http {{ access_log off; keepalive_requests 1000000000; include {folder}/site.conf; }}
"""


@dataclass
class Load:
    """What wrk saw."""

    rate: float
    """Answers a second."""
    slowest: float
    """Milliseconds within which 99 of 100 came."""
    answers: int
    errors: int
    """Answers that were none, or of 4xx or 5xx."""


def figures() -> Iterator[Figure]:
    """Rate, ratio and patience. Raises ToolMissing without wrk or nginx."""
    missing = [tool for tool in ("nginx", "wrk") if not shutil.which(tool)]
    if missing:
        raise ToolMissing(f"no {' and no '.join(missing)} here (Debian: apt install {' '.join(missing)})")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        _publish(folder)
        ours, theirs = stack.enter_context(_ours(folder)), stack.enter_context(_nginx(folder))
        for what, is_poll in [("polls of an unchanged feed (304)", True), ("a feed of 110 KB, gzip (200)", False)]:
            pairs = [[_load(port, 3, is_poll) for port in (ours, theirs)] for _ in range(ROUNDS)]
            rate, mark = (statistics.median(pair[side].rate for pair in pairs) for side in (0, 1))
            slowest, patience = (statistics.median(pair[side].slowest for pair in pairs) for side in (0, 1))
            what = f"`qna serve`, {CONNECTIONS} connections, {what}"
            yield Figure(what=what, value=rate, unit="answers/s", against="peer", name=PEER, mark=mark, better="more")
            yield Figure(
                what=f"{what}: 99 of 100 within",
                value=slowest,
                unit="ms",
                against="peer",
                name=PEER,
                mark=patience,
                better="less",
            )
            if is_poll:
                yield Figure(
                    what=f"{what}: share of nginx",
                    value=rate / mark,
                    unit="",
                    against="limit",
                    name="budget",
                    mark=0.1,
                    better="more",
                )
        long = _load(ours, SECONDS, True)
        yield Figure(
            what=f"`qna serve`, {CONNECTIONS} connections polling for {SECONDS:.0f} s: answered without an error",
            value=100 * long.answers / (long.answers + long.errors),
            unit="%",
            against="limit",
            name="all",
            mark=100,
            better="more",
        )


def _publish(folder: Path) -> None:
    """A web root with one feed, its twins, and a config that names it."""
    (folder / "config.toml").write_text(PUBLICATION, "utf-8")
    (folder / "output").mkdir()
    feed = folder / "output" / "atom.xml"
    feed.write_text(FEED, "utf-8")
    changed = feed.stat().st_mtime_ns
    for path, data in variants(str(feed), FEED.encode()):
        Path(path).write_bytes(data)
        os.utime(path, ns=(changed, changed))


@contextmanager
def _ours(folder: Path) -> Iterator[int]:
    port = _free_port()
    yield from _running([sys.executable, "-m", "pipeline", "-c", str(folder), "serve", "--port", str(port)], port)


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    port = _free_port()
    site = CONFIG.read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port} backlog=2048;")
    site = site.replace("root /srv/qna/output;", f"root {folder}/output;")
    if not BROTLI.exists():
        site = site.replace("brotli_static on;", "")
    (folder / "site.conf").write_text(site, "utf-8")
    module = f"load_module {BROTLI};" if BROTLI.exists() else ""
    user = pwd.getpwuid(os.geteuid()).pw_name
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, module=module, user=user), "utf-8")
    yield from _running(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], port)


def _running(command: list[str], port: int) -> Iterator[int]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _load(port: int, seconds: float, is_poll: bool) -> Load:
    """Let wrk ask for the feed, as somebody who has it already if `is_poll`."""
    client = http.client.HTTPConnection("127.0.0.1", port)
    client.putrequest("HEAD", "/atom.xml", skip_accept_encoding=True)
    client.putheader("Accept-Encoding", "gzip")
    client.endheaders()
    etag = client.getresponse().headers["ETag"]
    client.close()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--timeout", "10s", "--latency"]
    command += ["-H", "Accept-Encoding: gzip"]
    command += ["-H", f"If-None-Match: {etag}"] if is_poll else []
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}/atom.xml"], check=True, capture_output=True, text=True
    ).stdout
    rate = re.search(r"Requests/sec:\s*([\d.]+)", said)
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate is not None
    assert slowest is not None
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = sum(map(int, broken.groups())) if broken else 0
    errors += int(refused[1]) if refused else 0
    answers = re.search(r"(\d+) requests in", said)
    assert answers is not None
    slow = float(slowest[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slowest[2]]
    return Load(float(rate[1]), slow, int(answers[1]), errors)
