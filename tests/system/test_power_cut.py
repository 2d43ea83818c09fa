"""The power fails in the midst of a mailing: what the disk had confirmed is enough to go on, and to be right.

The sender is stopped, and its database and write-ahead log are copied as a disk would hold them: all that was synced,
which is everything up to the last commit (`synchronous=FULL`), and of what was written after that as much as chance
would have it (https://sqlite.org/walformat.html).
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.kills import dice, everybody_got_it, finish, prepare, sender
from tests.sinks import Sink, to_readers

pytestmark = pytest.mark.system

WAL_HEADER, FRAME_HEADER = 32, 24
COUNT, CUTS, RATE = 600, 5, 300.0


def stop(process: subprocess.Popen[str]) -> None:
    """Halt every thread of it, in whatever it is doing."""
    os.killpg(process.pid, signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    while any(_state(task) != "T" for task in Path(f"/proc/{process.pid}/task").iterdir()):
        time.sleep(0.001)


def _state(task: Path) -> str:
    return (task / "stat").read_text().rpartition(")")[2].split()[0]


def committed(log: bytes) -> int:
    """Where the last commit of the log ends; 0 if it holds none."""
    if len(log) < WAL_HEADER:
        return 0
    page_size, _, *salts = struct.unpack_from(">4I", log, 8)
    place, end, frame = WAL_HEADER, 0, FRAME_HEADER + page_size
    while place + frame <= len(log):
        _, pages, *own = struct.unpack_from(">4I", log, place)
        if own != salts:
            break  # from before the log was begun anew
        place += frame
        if pages:  # the database's size, which only the frame of a commit tells
            end = place
    return end


def cut(database: Path, chance: random.Random) -> str:
    """Lose what had not been synced, at a random place of it; says what was done."""
    path = database.with_name(database.name + "-wal")
    log = path.read_bytes() if path.exists() else b""
    end = committed(log)
    torn = chance.choice(["at the commit", "in a frame", "after a frame"])
    if torn == "at the commit" or not end:
        path.write_bytes(log[:end])
        return f"{torn}, {end} of {len(log)} bytes kept"
    # The next transaction, as far as it came: frames of the last one do for it, but for the commit.
    frame = FRAME_HEADER + struct.unpack_from(">I", log, 8)[0]
    later = log[end:] if len(log) > end else bytearray(log[end - frame : end])
    if len(log) == end:
        struct.pack_into(">I", later, 4, 0)
    length = min(frame, len(later)) if torn == "after a frame" else chance.randrange(1, min(frame, len(later)))
    path.write_bytes(log[:end] + bytes(later[:length]))
    return f"{torn}, {end} of {len(log)} bytes kept, and {length} of the next transaction"


def states(database: Path, scratch: Path) -> dict[str, str]:
    """Address → state, in a copy, for whoever opens a log also mends it."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{database}{suffix}", scratch / f"qna.db{suffix}")
    with closing(sqlite3.connect(scratch / "qna.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        query = "SELECT address, delivery.state FROM delivery JOIN subscriber ON id = subscriber_id"
        return dict(connection.execute(query).fetchall())


def power_cut(publication: Any, sink: Sink, goal: int, chance: random.Random) -> set[str]:
    """Let the power fail when `goal` messages have come; returns who was in flight as far as the disk knows."""
    database = publication.folder / "var" / "qna.db"
    disk = publication.folder.with_name("disk")
    disk.mkdir(exist_ok=True)
    with sender(publication) as process:
        while sink.count() < goal:
            assert process.poll() is None, process.communicate()[1]
            time.sleep(chance.uniform(0, 0.01))
        stop(process)
        for name in ("qna.db", "qna.db-wal"):
            shutil.copy(database.with_name(name), disk / name)
    what = cut(disk / "qna.db", chance)
    for name in ("qna.db", "qna.db-wal"):
        shutil.copy(disk / name, database.with_name(name))
    database.with_name("qna.db-shm").unlink()

    known = states(database, publication.folder.with_name("scratch"))
    arrived = {letter.recipient for letter in to_readers(sink.arrived())}
    lacking = {address for address, state in known.items() if state == "sent"} - arrived
    assert not lacking, f"marked sent, and never sent (cut {what})"
    unknown = arrived - {address for address, state in known.items() if state in ("sent", "attempting")}
    assert not unknown, f"sent, and the disk knows nothing of it (cut {what})"
    return {address for address, state in known.items() if state == "attempting"}


def test_what_the_disk_has_confirmed_is_enough(publication):
    with dice() as chance, Sink() as sink:
        readers = prepare(publication, COUNT, sink.port, RATE)
        in_flight = []
        for number in range(1, CUTS + 1):
            goal = sink.count() + chance.randint(1, COUNT // (CUTS + 1))
            in_flight.append(power_cut(publication, sink, goal, chance))
            assert in_flight[-1] or number == CUTS, "it was stopped at work"
        finish(publication)
        print(everybody_got_it(publication, readers, sink.arrived(), in_flight))


@pytest.mark.parametrize("frames", [0, 1, 2, 5])
def test_the_end_of_the_last_commit_is_found(tmp_path, frames):
    """Against SQLite itself: of a log that is cut there, nothing is lost; a byte before, the last commit is."""
    database = tmp_path / "a.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE number (value)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(frames):
            connection.execute("INSERT INTO number VALUES (?)", (number,))
        log = (tmp_path / "a.db-wal").read_bytes()
        data = database.read_bytes()
    end = committed(log)
    for kept, expected in ((end, frames), (end - 1, frames - 1)):
        if kept >= 0:
            (tmp_path / "b.db").write_bytes(data)
            (tmp_path / "b.db-wal").write_bytes(log[:kept])
            with closing(sqlite3.connect(tmp_path / "b.db")) as connection:
                assert connection.execute("SELECT count(*) FROM number").fetchone() == (expected,)


def test_no_message_leaves_before_its_attempt_is_on_the_disk(publication, tmp_path):
    """What no copy can show: whether it was synced. strace sees the writes, the syncs and the sends of each thread."""
    seen = tmp_path / "seen"
    calls = "trace=pwrite64,fdatasync,fsync,sendto,sendmsg,write"
    with Sink() as sink:
        readers = prepare(publication, 100, sink.port, RATE)
        finish(publication, "strace", "-f", "-y", "-qq", "-s", "16", "-e", calls, "-o", str(seen))
        assert len(to_readers(sink.arrived())) == len(readers)
    unsynced: dict[str, bool] = {}
    sent = 0
    for line in seen.read_text().splitlines():
        if (match := re.match(r'(\d+) +(\w+)\(\d+<([^>]*)>(?:, "(.*?)")?', line)) is None:
            continue  # the end of a call that another thread has cut in two
        thread, call, file, data = match.groups()
        if file.endswith("-wal"):
            unsynced[thread] = call == "pwrite64"
        elif file.startswith("socket:") and thread in unsynced and not re.match("EHLO|MAIL|RCPT|DATA|QUIT|RSET", data):
            sent += 1
            assert not unsynced[thread], line
    assert sent >= len(readers), "the threads that send are those that write"
