"""The README's way from a site to a reader and a mailbox, typed as it is written there."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.ports import free_port
from tests.websites import WordPress

pytestmark = pytest.mark.system

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
TALK = """\
<p>{guest} is the keeper of the bell at the quay. We asked her about it.</p>
<h3>Who rings it at night?</h3><p>The wind does, when it comes from the east, and nobody gets up for that any more.</p>
<h3>Has it ever been stolen?</h3><p>Twice. It was brought back both times, because it is too loud to keep.</p>
<h3>What does it say to you?</h3><p>That somebody is coming home late, and that I should leave the lamp where it is.</p>
"""


class Mailbox:
    """Takes every message."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], bytes]] = []
        self.port = 0

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:
        self.taken.append((list(envelope.rcpt_tos), envelope.content))  # type: ignore[attr-defined]
        return "250 OK"


@pytest.fixture
def site():
    with WordPress() as wordpress:
        wordpress.terms.append(wordpress.term(2, "Interviews", "category"))
        for number, guest in enumerate(("Ines Carrow", "Petra Lund", "Vera Quill"), start=1):
            title = f"Quay Talks {number}: The Bell"
            wordpress.add(title, TALK.format(guest=guest), datetime(2026, 5, number, tzinfo=UTC), categories=(2,))
        wordpress.add("Lemon tart", "<p>Take two lemons.</p>", datetime(2026, 5, 9, tzinfo=UTC))
        yield wordpress


@pytest.fixture
def mailbox():
    box = Mailbox()
    box.port = free_port()
    server = Controller(box, hostname="127.0.0.1", port=box.port, server_hostname="server.example")
    server.start()
    yield box
    server.stop()


def test_six_commands_lead_from_a_site_to_a_reader_and_a_mailbox(site, mailbox, tmp_path):
    assert shutil.which("newsboat"), "install newsboat"
    block = re.search(r"^```\n(qna init talks --from .*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    port = free_port()
    typed = [line.partition("  #")[0].strip() for line in block[1].splitlines()]
    assert len(typed) == 6
    script = "\n".join(typed)
    for there, here in (
        ("https://harbour.example/", f"{site.url}/ --url http://127.0.0.1:{port}/"),
        ("mail.example.org --smtp-user talks", f"127.0.0.1:{mailbox.port}"),
        ("qna serve &", f"qna serve --port {port} & sleep 3"),
        (":8717/", f":{port}/"),
        ("newsboat -u urls", "newsboat -u urls -c cache.db -C /dev/null -x reload"),
    ):
        assert there in script, there
        script = script.replace(there, here)
    shim = tmp_path / "bin" / "qna"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline "$@"\n')
    shim.chmod(0o755)
    environ = {**os.environ, "PATH": f"{shim.parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    environ.pop("QNA_CONFIG", None)
    began = time.monotonic()
    done = subprocess.run(
        ["bash", "-euc", f"{script}\nkill %1"], cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "category “Interviews”" in done.stdout
    assert "Published: 3 sessions" in done.stdout
    with closing(sqlite3.connect(tmp_path / "talks" / "cache.db")) as driver:
        assert driver.execute("SELECT count(*) FROM rss_item").fetchone() == (3,)
    ((to, message),) = mailbox.taken
    assert to == ["you@example.org"]
    assert b"Who rings it at night?" in message
    assert time.monotonic() - began < 240
