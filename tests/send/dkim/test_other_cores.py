"""Who helps to sign makes the same signatures; and whatever becomes of them, each message gets its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from pipeline.model.pieces import Pieces
from pipeline.send.dkim import other_cores
from pipeline.send.dkim.keys import SigningKey
from pipeline.send.dkim.signer import Signer
from tests.processes import running, signing_programs
from tests.signing import AT, HEAD, TEXT, key, verified
from tests.waiting import until

MANY = 10_000
PARENT = """
import sys, time
from pathlib import Path
from pipeline.send.dkim.keys import read_key
from pipeline.send.dkim.signer import Signer
signer = Signer([read_key(Path(sys.argv[1]), "test", "ferry.example")], programs=1)
signer.expect(10_000)
while not signer.has_help:
    time.sleep(0.01)
print("ready", flush=True)
time.sleep(600)
"""
OTHERS_ANSWERS = """
import os, socket
control = socket.socket(fileno=0)
while size := int.from_bytes(control.recv(2, socket.MSG_WAITALL), "big"):
    control.recv(size, socket.MSG_WAITALL)
control.send(b"!")
_, (channel,), _, _ = socket.recv_fds(control, 1, 1)
while os.read(channel, 33):
    os.write(channel, bytes(1000))
"""


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[SigningKey, ...]:
    """Of two kinds, and of two sizes, one of which is no whole number of bytes."""
    folder = tmp_path_factory.mktemp("keys")
    longer = SigningKey("longer", "ferry.example", generate_private_key(65537, 3071))
    return key(folder, "rsa"), key(folder, "ed25519"), longer


@pytest.fixture
def helped(keys: tuple[SigningKey, ...]) -> Iterator[Signer]:
    """A signer for whom two programs sign."""
    signer = Signer(keys, programs=2)
    signer.expect(MANY)
    until(lambda: signer.has_help)
    yield signer
    signer.rest()
    assert helpers() == []


def helpers() -> list[int]:
    return signing_programs(os.getpid())


def letter(number: int) -> Pieces:
    head = (*HEAD[:6], b"To: reader-%d@example.org\r\n" % number, *HEAD[7:])
    return Pieces(head, (b"Dear ", b"%d" % number, b",\r\n" + TEXT * 40))


def test_they_sign_as_we_do(helped: Signer, keys: tuple[SigningKey, ...]) -> None:
    ours = Signer(keys)

    def signed(first: int) -> list[bytes]:
        """As a connection does: a group is begun, then each of it is needed."""
        begun = [helped.begin(letter(number), AT) for number in range(first, first + 10)]
        return [signatures() for signatures in begun]

    with ThreadPoolExecutor(6) as pool:
        groups = list(pool.map(signed, range(0, 200, 10)))
    theirs = [signatures for group in groups for signatures in group]
    assert theirs == [ours.sign(letter(number), AT) for number in range(200)]
    assert verified(theirs[7] + letter(7).message, *keys) == [True, True, True]


def test_what_nobody_asks_for_any_more_does_no_harm(helped: Signer, keys: tuple[SigningKey, ...]) -> None:
    begun = [helped.begin(letter(number), AT) for number in range(1000)]
    last = helped.begin(letter(1000), AT)
    assert last() == Signer(keys).sign(letter(1000), AT)
    assert begun[3]() == Signer(keys).sign(letter(3), AT)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_without_them_we_sign_ourselves(
    how: signal.Signals, helped: Signer, keys: tuple[SigningKey, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_cores, "_PATIENCE", 1)
    assert helped.begin(letter(0), AT)()
    begun = [helped.begin(letter(number), AT) for number in range(40)]
    for each in helpers():
        os.kill(each, how)
    ours = Signer(keys)
    assert [each() for each in begun] == [ours.sign(letter(number), AT) for number in range(40)]
    assert helped.begin(letter(41), AT)() == ours.sign(letter(41), AT)


def test_who_died_before_the_first_question_leaves_nothing_open(helped: Signer, keys: tuple[SigningKey, ...]) -> None:
    before = helpers()
    for each in before:
        os.kill(each, signal.SIGKILL)
    until(lambda: helpers() == [])
    assert helped.begin(letter(1), AT)() == Signer(keys).sign(letter(1), AT)


def test_a_message_for_which_nobody_has_time_to_ask_is_signed_at_once(helped: Signer) -> None:
    for each in helpers():
        os.kill(each, signal.SIGSTOP)
    start = time.monotonic()
    assert helped.sign(letter(1), AT)
    assert time.monotonic() - start < other_cores._PATIENCE / 2


def test_a_signal_to_the_whole_terminal_leaves_them_at_work(helped: Signer) -> None:
    before = helpers()
    assert len(before) == 2
    for each in before:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(each, number)
    assert [len(helped.begin(letter(number), AT)()) for number in range(20)]
    assert helpers() == before


def test_little_is_signed_without_help(keys: tuple[SigningKey, ...]) -> None:
    signer = Signer(keys, programs=1)
    signer.expect(100)
    assert helpers() == []
    assert signer.is_slow
    assert not signer.has_help
    signer.rest()


def test_what_is_quick_needs_no_help(keys: tuple[SigningKey, ...]) -> None:
    signer = Signer(keys[1:2], programs=1)
    signer.expect(MANY)
    assert helpers() == []
    assert not signer.is_slow


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/false"])
def test_where_no_program_can_be_started_we_sign_ourselves(
    python: str, keys: tuple[SigningKey, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    signer = Signer(keys, programs=2)
    signer.expect(MANY)
    assert signer.begin(letter(1), AT)() == Signer(keys).sign(letter(1), AT)
    assert not signer.has_help
    signer.rest()


@pytest.mark.parametrize("unknown", ["", None])
def test_keys_go_to_our_own_python_or_to_none(
    unknown: str | None, keys: tuple[SigningKey, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = tmp_path / "python3"
    stranger.write_text("#!/bin/sh\nwhile true; do /bin/sleep 1; done\n")
    stranger.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", unknown)
    signer = Signer(keys, programs=1)
    signer.expect(MANY)
    found = helpers()
    signer.rest()
    assert found == []


def test_who_answers_something_else_is_not_heard(
    keys: tuple[SigningKey, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program of another version, say: we were updated while a daemon runs."""
    program = tmp_path / "signing_program.py"
    program.write_text(OTHERS_ANSWERS)
    monkeypatch.setattr(other_cores, "_PROGRAM", program)
    signer = Signer(keys, programs=1)
    signer.expect(MANY)
    until(lambda: signer.has_help)
    begun = [signer.begin(letter(number), AT) for number in range(10)]
    signatures = [each() for each in begun]
    signer.rest()
    assert signatures == [Signer(keys).sign(letter(number), AT) for number in range(10)]


def test_an_answer_that_got_lost_gives_nobody_that_of_another(helped: Signer, keys: tuple[SigningKey, ...]) -> None:
    begun = [helped.begin(letter(number), AT) for number in range(10)]
    assert helped._others is not None
    (channel,) = helped._others._channels
    channel._socket.recv(1 + 32 + 256, socket.MSG_WAITALL)  # what memory did not suffice for, say
    ours = Signer(keys)
    assert [each() for each in begun] == [ours.sign(letter(number), AT) for number in range(10)]


def test_they_come_again_for_the_next_mailing(keys: tuple[SigningKey, ...]) -> None:
    signer = Signer(keys, programs=1)
    for _ in range(2):
        signer.expect(MANY)
        signer.expect(MANY)
        until(lambda: signer.has_help)
        assert not signer.is_slow
        assert len(helpers()) == 1
        assert signer.begin(letter(1), AT)() == Signer(keys).sign(letter(1), AT)
        signer.rest()
        assert helpers() == []


def test_they_end_with_a_sender_that_is_killed(tmp_path: Path) -> None:
    key(tmp_path, "rsa")
    command = [sys.executable, "-c", PARENT, str(tmp_path / "rsa.pem")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        (program,) = signing_programs(parent.pid)
        parent.kill()
    until(lambda: program not in [each.number for each in running()])


def test_modules_of_the_folder_where_we_are_are_not_theirs(
    keys: tuple[SigningKey, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "select.py").write_text("raise SystemExit")
    (tmp_path / "cryptography.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    signer = Signer(keys, programs=1)
    signer.expect(MANY)
    until(lambda: signer.has_help)
    signer.rest()


def test_one_core_is_left_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, programs in [(1, 0), (2, 1), (4, 3), (64, 3)]:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: set(range(cores)))
        assert other_cores.programs_worth() == programs
