"""A mailing that programs of our own help to sign: each mail verifies, whichever process is killed meanwhile."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable

import pytest

from pipeline.send.dkim.other_cores import programs_worth
from tests.kills import after_kill, everybody_got_it, finish, prepare, sender
from tests.processes import running, signing_programs
from tests.signing import key, verified
from tests.sinks import Sink
from tests.waiting import until

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(programs_worth() == 0, reason="this machine has one core, or no way to tell"),
]

READERS = 1_200
SAMPLE = 20
"""dkimpy looks at one in so many."""
RATE = 100_000.0
DKIM = """
[[mail.dkim]]
selector = "test-rsa"
key_file = "{file}"
"""


@pytest.fixture
def sink():
    with Sink() as running:
        yield running


@pytest.fixture
def readers(publication, sink, tmp_path):
    found = prepare(publication, READERS, sink.port, RATE)
    ours = key(tmp_path, "rsa")
    assert ours.selector == "test-rsa"
    config = publication.folder / "config.toml"
    config.write_text(config.read_text("utf-8") + DKIM.format(file=tmp_path / "rsa.pem"), "utf-8")
    return found


def as_sent(dumps: Iterable[bytes]) -> list[bytes]:
    """The messages in dumps of smtp-sink, which puts what it knows of each before it, and ends lines as Unix does."""
    found = (dump[dump.index(b"DKIM-Signature: ") :] for dump in dumps if b"\nX-Rcpt-Args: <reader" in dump)
    return [message.replace(b"\n", b"\r\n") for message in found]


def test_all_signatures_are_right(publication, sink, readers, tmp_path):
    with sender(publication) as process:
        until(lambda: signing_programs(process.pid), process=process)
        process.communicate()
    assert process.returncode == 0
    messages = as_sent(sink.dumped())
    assert len(messages) == READERS
    assert all(verified(each, key(tmp_path, "rsa")) == [True] for each in messages[::SAMPLE])


@pytest.mark.parametrize("whose", ["the program's", "the sender's"])
def test_a_kill_costs_nobody_a_signed_mail(whose, publication, sink, readers, tmp_path):
    in_flight = []
    with sender(publication) as process:
        until(lambda: sink.count() > READERS / 3 and signing_programs(process.pid), process=process)
        (program, *_) = signing_programs(process.pid)
        if whose == "the program's":
            os.kill(program, signal.SIGKILL)
            _, said = process.communicate()
            assert (process.returncode, said) == (0, "")
        else:
            process.kill()
            process.wait()
            in_flight.append(after_kill(publication.folder)[0])
    until(lambda: program not in [each.number for each in running()])
    finish(publication)
    print(everybody_got_it(publication, readers, sink.arrived(), in_flight))
    assert all(verified(each, key(tmp_path, "rsa")) == [True] for each in as_sent(sink.dumped())[::SAMPLE])
