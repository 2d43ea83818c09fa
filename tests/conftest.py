"""What holds in every test: nothing leaves loopback, properties are tried alike; and a publication to play with."""

from __future__ import annotations

import ipaddress
import json
import os
import secrets
import shutil
import socket
import sys
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.cli.main import start
from pipeline.render.page.precompress import SUFFIXES
from pipeline.store.keys import open_keys
from pipeline.store.opening import open_store

# No deadline: two busy cores make any example slow once. CI tries the same examples every time.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("fuzz", deadline=None, max_examples=5000)
settings.load_profile("ci" if "CI" in os.environ else "dev")

ADDRESSED = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
NAMED = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0}
LOOKED_UP = {"socket.gethostbyaddr": 0, "socket.getnameinfo": 0}
OURS = {None, "", "localhost", socket.gethostname()}


def pytest_xdist_auto_num_workers() -> int:
    """How many share the tests: one more than there are processors, for many a test waits for a server or a clock."""
    return len(os.sched_getaffinity(0)) + 1


def stay_on_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Fail the test that connects to, sends to or asks for the name of another machine (an audit hook, PEP 578)."""
    if event in ADDRESSED:
        address = arguments[ADDRESSED[event]]
        allowed = not isinstance(address, tuple) or is_loopback(address[0])  # what is no tuple is no Internet address
    elif event in NAMED:
        address = arguments[NAMED[event]]
        allowed = is_loopback(address.decode() if isinstance(address, bytes) else address)
    elif event in LOOKED_UP:
        address = arguments[LOOKED_UP[event]]
        allowed = is_loopback(address[0] if isinstance(address, tuple) else address)
    else:
        return
    if not allowed:
        pytest.fail(f"a test must not leave loopback: {event} {address!r}")  # not an Exception: nobody swallows it


def is_loopback(host: str | None) -> bool:
    """Whether `host` is this machine, and known to be so without asking anybody."""
    if host in OURS:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


sys.addaudithook(stay_on_loopback)


CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Ferry Talks"
url = "http://127.0.0.1:8717/"
publisher = "Ferry House"
address = "Ferry House, 1 Quay, Nowhere"

[[source]]
name = "sessions"
path = "sessions"

[site]
pictures = false

[mail]
from = "Ferry Talks <talks@ferry.example>"
editor = "editor@ferry.example"
settle = "0 min"

[[mail.lane]]
name = "local"
outlet = "maildir"
rate = 1000
"""

SESSION = """\
---
title: {title}
series: Ferry Talks
number: {number}
guest:
  name: {guest}
  role: ferry captain
date: {date}
---

{guest} has carried people across the same water for thirty years, and has counted most of them.

## What do you see from up there?

{answer}

## What would you change about the crossing?

I would paint the rail a kinder green, and leave the rest. People need something to lean on while they wait.

## Who taught you?

My aunt did, mostly by saying nothing until it was nearly too late, and then saying one short word.
"""

START = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


class Publication:
    """A publication in a folder of its own, driven through the command line; its clock moves only when told to."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.now = START
        self.out = self.err = ""
        self._environment = monkeypatch
        self._captured = capsys
        (folder / "sessions").mkdir(parents=True)
        (folder / "config.toml").write_text(CONFIG, "utf-8")

    @property
    def environ(self) -> dict[str, str]:
        """For a process of its own."""
        return {**os.environ, "SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))}

    def qna(self, *arguments: str) -> int:
        """Run a command; what it printed is in `out` and `err` then."""
        self._environment.setenv("SOURCE_DATE_EPOCH", str(int(self.now.timestamp())))
        code = start(["--config", str(self.folder / "config.toml"), *arguments])
        self.out, self.err = self._captured.readouterr()
        return code

    def run(self, *arguments: str, code: int = 0) -> str:
        """`qna run`, which must end with `code`; returns what it printed."""
        assert self.qna("run", *arguments) == code, self.out + self.err
        return self.out

    def configure(self, old: str, new: str) -> None:
        """Change the config."""
        file = self.folder / "config.toml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def write(
        self, name: str, number: int, *, title: str = "", date: str = "", answer: str = "", guest: str = ""
    ) -> Path:
        """Put a session into the source's folder."""
        path = self.folder / "sessions" / name
        text = SESSION.format(
            title=title or f"Crossing Number {number}",
            number=number,
            guest=guest or f"Mara Lindqvist-{number}",
            date=date or f"{self.now:%Y-%m-%d}",
            answer=answer
            or f"Fog, mostly, and on the {number}th day of each month the bell buoy, which answers nobody.",
        )
        path.write_text(text, "utf-8")
        return path

    def mails(self) -> list[EmailMessage]:
        """Every mail that has been delivered, editor's and subscribers', in the order of delivery."""
        box = self.folder / "var" / "mail" / "new"
        files = sorted(box.iterdir(), key=lambda path: (path.stat().st_mtime_ns, path.name)) if box.is_dir() else []
        return [message_from_bytes(file.read_bytes(), policy=default) for file in files]

    def mailed(self) -> list[str]:
        """Whom the mails went to that are no notices to the editor, sorted."""
        to = (str(mail["To"]) for mail in self.mails())
        return sorted(address for address in to if address != "editor@ferry.example")

    def notices(self) -> list[str]:
        """The subjects of the mails to the editor."""
        return [str(mail["Subject"]) for mail in self.mails() if mail["To"] == "editor@ferry.example"]

    def site(self) -> dict[str, bytes]:
        """Every file of the web root, but for the compressed twins, which say the same."""
        return {name: data for name, data in self.files().items() if not name.endswith(tuple(SUFFIXES))}

    def files(self) -> dict[str, bytes]:
        """Every file of the web root."""
        root = self.folder / "output"
        files = (path for path in sorted(root.rglob("*")) if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}

    def texts(self) -> dict[str, str]:
        """Every file of the web root that is text."""
        return {name: data.decode() for name, data in self.site().items() if not name.endswith((".png", ".ico"))}

    def stamps(self) -> dict[str, int]:
        """When every file of the web root was last written."""
        root = self.folder / "output"
        return {
            path.relative_to(root).as_posix(): path.stat().st_mtime_ns
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    def ledger(self) -> list[dict[str, object]]:
        """The figures of every mailing."""
        assert self.qna("deliveries", "--json") == 0
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(scope="session")
def empty_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private folder with a key and a store that holds nothing yet: copied twenty times as fast as it is made."""
    folder = tmp_path_factory.mktemp("empty") / "var"
    open_keys(folder / "keys", is_new_store=True, random=secrets.token_bytes)
    open_store(folder / "qna.db").close()
    return folder


@pytest.fixture
def new_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Publication:
    """One in whose folder nothing has run yet: the first command makes keys and store."""
    return Publication(tmp_path / "ferry", monkeypatch, capsys)


@pytest.fixture
def publication(new_publication: Publication, empty_var: Path) -> Publication:
    shutil.copytree(empty_var, new_publication.folder / "var")
    return new_publication


@pytest.fixture
def running(publication: Publication) -> Publication:
    """One with a past, two subscribers, and nothing to do; what is written next is mailed."""
    publication.qna("subscribers", "add", "Ann Quay <ann@example.org>", "bob@example.org")
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.now += timedelta(days=1)
    return publication
