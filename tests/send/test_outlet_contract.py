"""What every outlet promises (`pipeline/send/outlet.py`); a new one adds itself to OUTLETS and passes all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.dry import DryOutlet
from pipeline.send.maildir import MaildirOutlet
from pipeline.send.outlet import Outlet


@dataclass
class Case:
    """An outlet, and a look at what came out of it."""

    make: Callable[[], Outlet]
    """A new outlet each time, all to the same place."""
    received: Callable[[], list[bytes]] | None
    """The messages that have arrived, in any order; None where there is no other side."""


def dry_case(request: pytest.FixtureRequest) -> Case:
    return Case(DryOutlet, None)


def maildir_case(request: pytest.FixtureRequest) -> Case:
    folder: Path = request.getfixturevalue("tmp_path") / "mail"
    return Case(lambda: MaildirOutlet(folder), lambda: [path.read_bytes() for path in folder.glob("new/*")])


def smtp_case(request: pytest.FixtureRequest) -> Case:
    mailboxes = request.getfixturevalue("mailboxes")
    port = request.getfixturevalue("smtp_server")()
    make_outlet = request.getfixturevalue("make_outlet")
    return Case(lambda: make_outlet(port), lambda: [message for _, _, message in mailboxes.received])


OUTLETS: dict[str, Callable[[pytest.FixtureRequest], Case]] = {
    "dry": dry_case,
    "maildir": maildir_case,
    "smtp": smtp_case,
}


@pytest.fixture(params=OUTLETS)
def case(request: pytest.FixtureRequest) -> Case:
    return OUTLETS[request.param](request)


def envelope(number: int = 1, body: bytes = b"Hello.\r\n") -> Envelope:
    message = b"Subject: %d\r\nTo: r%d@example.org\r\n\r\n" % (number, number) + body
    return Envelope("sender@example.org", f"r{number}@example.org", message)


def test_it_satisfies_the_protocol(case: Case) -> None:
    outlet: Outlet = case.make()
    with outlet as entered:
        assert entered is outlet


def test_a_message_is_sent_and_arrives_once(case: Case) -> None:
    with case.make() as outlet:
        outcome = outlet.deliver(envelope())
    assert isinstance(outcome, Outcome)
    assert outcome.kind == "sent"
    if case.received:
        assert case.received() == [envelope().message]


@pytest.mark.parametrize(
    "body",
    [
        b".\r\n",
        b".leading\r\n..two\r\nin.side\r\n.\r\n..\r\n",
        b"\r\n\r\n",
        b"tabs\tand  trailing spaces   \r\n",
        b"QUIT\r\nFrom somebody\r\n>From\r\n",
        b"=E2=98=83" * 9 + b"\r\n" + b"x" * 990 + b"\r\n",
        b"y" * 70 + b"\r\n" * 5_000,
    ],
    ids=["dot", "dots", "empty lines", "space", "commands", "long line", "large"],
)
def test_a_message_arrives_byte_for_byte(case: Case, body: bytes) -> None:
    with case.make() as outlet:
        assert outlet.deliver(envelope(body=body)).kind == "sent"
    if case.received:
        assert case.received() == [envelope(body=body).message]


def test_many_messages_all_arrive(case: Case) -> None:
    wanted = [envelope(number) for number in range(25)]
    with case.make() as outlet:
        assert {outlet.deliver(each).kind for each in wanted} == {"sent"}
    if case.received:
        assert sorted(case.received()) == sorted(each.message for each in wanted)


def test_the_same_message_again_arrives_again(case: Case) -> None:
    """Whether to send twice is the ledger's to decide; an outlet that swallows the second would hide its mistakes."""
    with case.make() as outlet:
        outlet.deliver(envelope())
        outlet.deliver(envelope())
    if case.received:
        assert len(case.received()) == 2


def test_a_second_outlet_adds_to_what_the_first_sent(case: Case) -> None:
    for number in (1, 2):
        with case.make() as outlet:
            outlet.deliver(envelope(number))
    if case.received:
        assert len(case.received()) == 2


def test_the_reply_is_one_short_line(case: Case) -> None:
    with case.make() as outlet:
        reply = outlet.deliver(envelope()).reply
    assert reply.isprintable()
    assert 0 < len(reply) <= 500


def test_after_abort_nothing_leaves(case: Case) -> None:
    with case.make() as outlet:
        outlet.deliver(envelope(1))
        outlet.abort()
        outlet.abort()
        assert outlet.deliver(envelope(2)).kind == "later"
    if case.received:
        assert case.received() == [envelope(1).message]


def test_abort_before_it_is_entered_is_remembered(case: Case) -> None:
    outlet = case.make()
    outlet.abort()
    with outlet:
        assert outlet.deliver(envelope()).kind == "later"
    if case.received:
        assert case.received() == []


def test_leaving_hides_no_exception(case: Case) -> None:
    def stumble() -> None:
        with case.make() as outlet:
            outlet.deliver(envelope())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    if case.received:
        assert len(case.received()) == 1


def test_leaving_in_vain_raises_nothing(case: Case) -> None:
    outlet: Any = case.make()
    outlet.__exit__(None, None, None)
    with outlet:
        pass
