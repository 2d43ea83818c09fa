"""What every outlet promises (`pipeline/send/outlet.py`); a new one adds itself to OUTLETS and passes all of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DiskError, QnaError, Unreachable
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
    ruin: Callable[[], object]
    """Makes every further delivery impossible."""
    trouble: type[QnaError] | None
    """What is raised then; None where nothing can go wrong."""


def dry_case(request: pytest.FixtureRequest) -> Case:
    return Case(DryOutlet, None, lambda: None, None)


def maildir_case(request: pytest.FixtureRequest) -> Case:
    folder: Path = request.getfixturevalue("tmp_path") / "mail"
    return Case(
        lambda: MaildirOutlet(folder),
        lambda: [path.read_bytes() for path in folder.glob("new/*")],
        lambda: (folder / "tmp").rmdir(),
        DiskError,
    )


def smtp_case(request: pytest.FixtureRequest) -> Case:
    mailboxes = request.getfixturevalue("mailboxes")
    port = request.getfixturevalue("smtp_server")()
    make_outlet = request.getfixturevalue("make_outlet")
    return Case(
        lambda: make_outlet(port),
        lambda: [message for _, _, message in mailboxes.received],
        lambda: setattr(mailboxes, "closed", True),
        Unreachable,
    )


def pipelining_case(request: pytest.FixtureRequest) -> Case:
    request.getfixturevalue("mailboxes").features.append("PIPELINING")
    return smtp_case(request)


OUTLETS: dict[str, Callable[[pytest.FixtureRequest], Case]] = {
    "dry": dry_case,
    "maildir": maildir_case,
    "smtp": smtp_case,
    "smtp, pipelining": pipelining_case,
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


# Many at a time


def tell(outlet: Outlet, source: Iterator[Envelope | None], told: list[str]) -> None:
    """Deliver, and keep what was told before an exception came."""
    for outcome in outlet.deliver_each(source):
        told.append(outcome.kind)


def arrived(case: Case, *numbers: int) -> None:
    if case.received:
        assert sorted(case.received()) == sorted(envelope(number).message for number in numbers)


def test_each_of_many_arrives_once_and_has_its_outcome(case: Case) -> None:
    with case.make() as outlet:
        outcomes = list(outlet.deliver_each(envelope(number) for number in range(25)))
    assert [outcome.kind for outcome in outcomes] == ["sent"] * 25
    arrived(case, *range(25))


def test_none_at_all(case: Case) -> None:
    with case.make() as outlet:
        assert list(outlet.deliver_each(iter(()))) == []
        assert list(outlet.deliver_each(iter((None, None)))) == []


def test_single_and_many_may_follow_each_other(case: Case) -> None:
    with case.make() as outlet:
        told: list[str] = []
        tell(outlet, iter((envelope(1), envelope(2))), told)
        told.append(outlet.deliver(envelope(3)).kind)
        tell(outlet, iter((envelope(4),)), told)
    assert told == ["sent"] * 4
    arrived(case, 1, 2, 3, 4)


def test_a_single_one_may_come_in_between(case: Case) -> None:
    with case.make() as outlet:
        outcomes = outlet.deliver_each(envelope(number) for number in range(4))
        told = [next(outcomes).kind, outlet.deliver(envelope(77)).kind, *(outcome.kind for outcome in outcomes)]
    assert told == ["sent"] * 5
    arrived(case, 0, 1, 2, 3, 77)


def test_at_most_two_are_drawn_ahead_of_the_one_that_waits(case: Case) -> None:
    told: list[str] = []
    gaps = []

    def source() -> Iterator[Envelope]:
        for number in range(9):
            gaps.append(number - len(told))
            yield envelope(number)

    with case.make() as outlet:
        tell(outlet, source(), told)
    assert max(gaps) <= 2


def test_after_none_everything_is_told_before_more_is_drawn(case: Case) -> None:
    told: list[str] = []
    when_resumed = []

    def source() -> Iterator[Envelope | None]:
        for number in range(6):
            yield envelope(number)
            if number % 3 == 2:
                yield None
                when_resumed.append(len(told))
                yield None

    with case.make() as outlet:
        tell(outlet, source(), told)
    assert when_resumed == [3, 6]
    arrived(case, *range(6))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_whoever_closes_it_early_knows_all_that_left(case: Case, count: int) -> None:
    with case.make() as outlet:
        outcomes: Any = outlet.deliver_each(envelope(number) for number in range(9))
        for _ in range(count):
            assert next(outcomes).kind == "sent"
        outcomes.close()
        arrived(case, *range(count))
        assert outlet.deliver(envelope(77)).kind == "sent"
    arrived(case, *range(count), 77)


@pytest.mark.parametrize("good", [0, 1, 2, 4])
def test_a_source_that_fails_is_told_of_after_all_that_left(case: Case, good: int) -> None:
    def source() -> Iterator[Envelope]:
        for number in range(good):
            yield envelope(number)
        raise ZeroDivisionError

    told: list[str] = []
    with case.make() as outlet:
        with pytest.raises(ZeroDivisionError):
            tell(outlet, source(), told)
        arrived(case, *range(len(told)))
        assert outlet.deliver(envelope(77)).kind == "sent"
    assert set(told) <= {"sent"}


def test_what_concerns_everybody_is_raised_after_all_that_left(case: Case) -> None:
    told: list[str] = []

    def source() -> Iterator[Envelope | None]:
        yield envelope(0)
        yield envelope(1)
        yield None
        case.ruin()
        yield envelope(2)
        yield envelope(3)

    with case.make() as outlet, pytest.raises(case.trouble) if case.trouble else nullcontext():
        tell(outlet, source(), told)
    assert told == ["sent"] * (2 if case.trouble else 4)
    arrived(case, 0, 1)


def test_abort_from_another_thread(case: Case) -> None:
    """What is not "later" has left, what is has not; and no more are drawn than were when it came."""
    told: list[str] = []
    drawn = []

    def source() -> Iterator[Envelope]:
        for number in range(9):
            drawn.append(number)
            if number == 4:
                thread = threading.Thread(target=outlet.abort)
                thread.start()
                thread.join()
            yield envelope(number)

    with case.make() as outlet:
        tell(outlet, source(), told)
        tell(outlet, iter((envelope(77),)), told)
    assert len(drawn) <= 5
    left = [number for number, kind in enumerate(told) if kind != "later"]
    sent = [number for number, kind in enumerate(told) if kind == "sent"]
    assert told[: len(left)].count("later") == 0
    assert len(left) - len(sent) <= 1
    if case.received:
        messages = case.received()
        assert {envelope(number).message for number in sent} <= set(messages)
        assert set(messages) <= {envelope(number).message for number in left}
