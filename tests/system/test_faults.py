"""The fault table of docs/delivery.md: what each fault of a server does to the ledger, and what the operator reads.

Each row is played: four readers, a mailing that is due, a server with the fault, `qna run`; then a good server, and
time, until everybody has it who can have it. What comes twice has the same Message-ID.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.apart import apart
from tests.machine import absent
from tests.sinks import Faulty, Scripted, Sink, to_readers
from tests.system.faults import FAULTS
from tests.waiting import until

pytestmark = pytest.mark.system

PAGE = Path(__file__).parents[2] / "docs" / "delivery.md"
READERS = tuple(f"reader{number}@example.org" for number in range(1, 5))
LANE = """\
outlet = "smtp"
host = "{host}"
port = {port}
security = "{security}"
connections = 1
rate = {rate}
timeout = {timeout}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """Where the publication under way is kept, for each test to copy."""
    return tmp_path_factory.mktemp("under_way") / "ferry"


@pytest.fixture
def under_way(publication, prepared, monkeypatch):
    """A publication in the middle of a mailing: every reader's copy has been put off once, and its time has come."""
    monkeypatch.setenv("QNA_LOCAL_PASSWORD", "s3cret")
    start = publication.now
    if prepared.exists():
        shutil.rmtree(publication.folder)
    else:
        announce(publication, READERS)
        publication.now += timedelta(hours=1)
        with Scripted(RCPT="451 4.7.1 come again") as server:
            mail_by(publication, server.port)
            publication.run()
        assert [state for state, _ in rows(publication).values()] == ["planned"] * len(READERS)
        publication.folder.rename(prepared)
    shutil.copytree(prepared, publication.folder)
    publication.now = start + timedelta(hours=3)
    return publication


def announce(publication, readers) -> None:
    """Let a mailing become due after the next hour."""
    publication.configure('settle = "0 min"', 'settle = "60 min"\nuncertain = "resend"')
    file = publication.folder / "readers"
    file.write_text("\n".join(readers))
    publication.qna("subscribers", "add", "--quiet", "--from", str(file))
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.write("two.md", 2)
    publication.now += timedelta(hours=1)
    publication.run()
    assert len(publication.notices()) == 1, "the editor has the proof"
    assert publication.mailed() == []


def mail_by(publication, port: int, more: str = "", *, uncertain: str = "", **lane: str) -> None:
    """Let the lane lead to that server."""
    file = publication.folder / "config.toml"
    text = file.read_text("utf-8").partition("outlet = ")[0]
    if uncertain:
        text = re.sub("uncertain = .*", f'uncertain = "{uncertain}"', text)
    lane = {"host": "127.0.0.1", "security": "none", "rate": "1000", "timeout": "1"} | lane
    file.write_text(text + LANE.format(port=port, **lane) + more, "utf-8")


def rows(publication) -> dict[str, tuple[str, str]]:
    """Address → (state, reason), as `qna deliveries` tells it; its figures must be those of its rows."""
    return {each["address"]: (each["state"], each["reason"]) for each in told(publication)}


def told(publication) -> list[dict[str, Any]]:
    assert publication.qna("deliveries", "2", "--json") == 0, publication.err
    facts = json.loads(publication.out)
    by_state = dict.fromkeys(("sent", "failed", "skipped", "uncertain"), 0)
    for each in facts["deliveries"]:
        if each["state"] in by_state:
            by_state[each["state"]] += 1
    assert facts["audience"] == len(facts["deliveries"])
    assert facts["audience"] == facts["remaining"] + sum(facts[state] for state in by_state), "the ledger balances"
    assert by_state == {state: facts[state] for state in by_state}
    return facts["deliveries"]


def heal(publication, *faulty: Any) -> None:
    """With a good server and time, everybody has it who can have it, with one Message-ID, and nothing is left to do."""
    before = rows(publication)
    with Scripted() as good:
        mail_by(publication, good.port)
        publication.now += timedelta(days=1)
        publication.run()
        after = rows(publication)
        expected = {who: "sent" if state in ("planned", "sent") else state for who, (state, _) in before.items()}
        assert {who: state for who, (state, _) in after.items()} == expected
        now = to_readers(good.arrived())
        assert {letter.recipient for letter in now} == {who for who, (state, _) in before.items() if state == "planned"}
        assert set(now.values()) <= {1}
        everything = set(now).union(*(to_readers(each.arrived()) for each in faulty))
        assert len(everything) == len({letter.recipient for letter in everything}), "one Message-ID a reader, always"
        publication.now += timedelta(days=1)
        assert publication.run() == ""
        assert to_readers(good.arrived()) == now


@pytest.mark.parametrize("name", FAULTS)
def test_fault(under_way, monkeypatch, name):
    fault = FAULTS[name]
    for key, value in fault.environ.items():
        monkeypatch.setenv(key, value)
    with fault.server() as server:
        mail_by(under_way, server.port, fault.more, **fault.lane)
        code = under_way.qna("run")
        assert (code, bool(under_way.err)) == (fault.code, bool(fault.says)), under_way.err
        assert under_way.err.count("\n") == bool(fault.says), "one line"
        assert fault.says in under_way.err
        assert len(under_way.err) < 1000
        found = rows(under_way)
        assert {state for state, _ in found.values()} == {fault.state}
        tried = [each for each in told(under_way) if each["attempts"] == 2]
        assert {each["attempts"] for each in told(under_way)} <= {1, 2}
        assert len(tried) == (fault.blamed or (0 if fault.is_untouched else len(READERS)))
        assert all(fault.reason in each["reason"] and len(each["reason"]) <= 500 for each in tried), found
        arrived = to_readers(server.arrived())
        assert len(arrived) == sum(arrived.values()) == fault.reached
        monkeypatch.undo()
        heal(under_way, server)


def test_each_recipient_has_an_end_of_its_own(under_way):
    """aiosmtpd refuses one for ever, one once, one twice, and takes one."""
    hard, once, twice, fine = READERS
    soft = "450 4.2.1 mailbox busy"
    with Faulty({hard: ["550 5.1.1 no such mailbox"], once: [soft], twice: [soft, soft]}) as server:
        mail_by(under_way, server.port)
        under_way.run()
        assert {who: state for who, (state, _) in rows(under_way).items()} == {
            hard: "failed",
            once: "planned",
            twice: "planned",
            fine: "sent",
        }
        under_way.run()
        assert rows(under_way)[once][0] == "planned", "the back-off is kept"
        for minutes, state in ((15, "planned"), (45, "sent")):
            under_way.now += timedelta(minutes=minutes)
            under_way.run()
            assert (rows(under_way)[once][0], rows(under_way)[twice][0]) == ("sent", state)
        assert rows(under_way)[hard] == ("failed", "550 5.1.1 no such mailbox")
        assert to_readers(server.arrived()).keys() == {
            letter for letter in server.arrived() if letter.recipient in (once, twice, fine)
        }
        heal(under_way, server)


def test_host_unknown(under_way):
    """DNS fails: inside the fence, nobody answers; such names never do (RFC 6761 §6.4)."""
    if any(name != "lo" for _, name in socket.if_nameindex()):
        absent("a network namespace", "tests/fence.py makes one where the kernel allows it; nobody else is to be asked")
    mail_by(under_way, 25, host="mail.invalid")
    with apart(under_way.folder, environ=under_way.environ) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 75
    assert said.count("\n") == 1
    assert "mail.invalid" in said
    assert {state for state, _ in rows(under_way).values()} == {"planned"}
    heal(under_way)


def test_server_stops_for_a_while(publication):
    """A machine that hangs in the middle: what it had no time to answer is waited for, or tried again; all get it."""
    many = [f"reader{number}@example.org" for number in range(60)]
    announce(publication, many)
    publication.now += timedelta(hours=2)
    with Sink() as server:
        mail_by(publication, server.port, rate="20")
        with apart(publication.folder, environ=publication.environ) as process:
            until(lambda: server.count() > 10, process=process)
            server.stop()
            time.sleep(4)  # four times the lane's timeout
            server.go_on()
            process.communicate(timeout=60)
        assert process.returncode in (0, 75)
        assert {state for state, _ in rows(publication).values()} <= {"sent", "planned"}
        for _ in range(4):
            publication.now += timedelta(hours=1)
            publication.run()
        assert {state for state, _ in rows(publication).values()} == {"sent"}
        arrived = to_readers(server.arrived())
        assert {letter.recipient for letter in arrived} == set(many)
        assert len(arrived) == len(many)
        assert sum(arrived.values()) == len(many), "the final dot is waited for: nobody got it twice"


@pytest.mark.parametrize("killed", [False, True], ids=["waits for room", "killed while it waits"])
def test_disk_full_while_recording(publication, small_disk, killed):
    """What a server has taken is not forgotten: the sender waits for room; killed meanwhile, it is in doubt."""
    many = [f"reader{number}@example.org" for number in range(200)]
    announce(publication, many)
    publication.now += timedelta(hours=2)
    ballast = small_disk / "ballast"
    full = threading.Event()

    def fill(count: int) -> None:
        if count == 40:
            room = os.statvfs(small_disk)
            ballast.write_bytes(b"\0" * (room.f_bavail * room.f_frsize))
            full.set()

    with Scripted(on_letter=fill) as server:
        mail_by(publication, server.port)
        with apart(publication.folder, environ=publication.environ) as process:
            assert full.wait(30)
            time.sleep(3)
            reached = len(to_readers(server.arrived()))
            assert process.poll() is None
            assert 40 <= reached < 100, "nothing leaves whose attempt cannot be written down"
            if killed:
                process.send_signal(signal.SIGKILL)
            ballast.unlink()
            _, said = process.communicate(timeout=60)
        assert process.returncode == (-signal.SIGKILL if killed else 0), said
        if killed:
            publication.run()
        assert {state for state, _ in rows(publication).values()} == {"sent"}
        arrived = to_readers(server.arrived())
        assert {letter.recipient for letter in arrived} == set(many)
        assert len(arrived) == len(many), "one Message-ID a reader"
        assert sum(arrived.values()) - len(many) <= (20 if killed else 0)


TOLD = {
    "some recipients refused": test_each_recipient_has_an_end_of_its_own,
    "host unknown": test_host_unknown,
    "server stops for a minute": test_server_stops_for_a_while,
    "disk full while recording": test_disk_full_while_recording,
}


def test_the_table_and_these_tests_agree() -> None:
    """Each row of the table is a test here, and says what the test expects."""
    section = PAGE.read_text("utf-8").partition("## What each fault does")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", section, re.MULTILINE)
    table = {name: rest for name, *rest in lines if name not in ("fault", "---")}
    assert list(table) == [*FAULTS, *TOLD]
    for name, fault in FAULTS.items():
        row, code, said = table[name]
        assert re.findall("`(.+?)`", row) == [fault.state], name
        assert ("untouched" in row) == fault.is_untouched, name
        assert int(code) == fault.code, name
        assert re.findall("stderr: `(.+?)`", said) == ([fault.says] if fault.says else []), name
        assert re.findall("reason: `(.+?)`", said) == ([fault.reason] if fault.reason else []), name
