"""The SMTP outlet where the server offers PIPELINING: what is on the wire, to the byte, and what goes wrong there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.smtp import channel as smtp_channel
from pipeline.send.smtp.outlet import SmtpOutlet

MakeOutlet = Callable[..., SmtpOutlet]

PIPELINING = "250-here\r\n250 PIPELINING"
OPENING = [b"220 here\r\n", ("hear", b"EHLO client.example\r\n"), b"250-here\r\n250 PIPELINING\r\n"]
TAKEN = b"250 sender fine\r\n250 recipient fine\r\n354 go on\r\n"
PARTING = [("hear", b"QUIT\r\n"), b"221 bye\r\n"]


def envelope(number: int, message: bytes | None = None) -> Envelope:
    return Envelope(
        "s@example.org",
        f"r{number}@example.org",
        b"Subject: %d\r\n\r\nHello.\r\n" % number if message is None else message,
    )


def offer(number: int) -> bytes:
    return b"MAIL FROM:<s@example.org>\r\nRCPT TO:<r%d@example.org>\r\nDATA\r\n" % number


def content(number: int) -> bytes:
    return envelope(number).message + b".\r\n"


def hear(*pieces: bytes) -> tuple[str, bytes]:
    return "hear", b"".join(pieces)


def deliver(outlet: SmtpOutlet, *numbers: int) -> list[str]:
    return [outcome.kind for outcome in outlet.deliver_each(iter([envelope(number) for number in numbers]))]


def tell(outlet: SmtpOutlet, source: Iterator[Envelope | None], told: list[str]) -> None:
    """Deliver, and keep what was told before an exception came."""
    for outcome in outlet.deliver_each(source):
        told.append(outcome.kind)


# What is on the wire


def test_an_offer_is_one_write_and_the_next_rides_behind_the_content(tape: Any, make_outlet: MakeOutlet) -> None:
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            ("quiet", 0.1),
            TAKEN,
            hear(content(1), offer(2)),
            ("quiet", 0.1),
            b"250 one\r\n",
            ("quiet", 0.1),
            TAKEN,
            hear(content(2), offer(3)),
            b"250 two\r\n" + TAKEN,
            hear(content(3)),
            b"250 three\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        outcomes = list(outlet.deliver_each(iter([envelope(1), envelope(2), envelope(3)])))
    assert outcomes == [Outcome("sent", f"250 {word}") for word in ("one", "two", "three")]


def test_without_pipelining_each_command_waits_for_its_answer(tape: Any, make_outlet: MakeOutlet) -> None:
    commands = [hear(line + b"\r\n") for line in offer(1).splitlines()]
    server = tape(
        [
            *OPENING[:2],
            b"250 here\r\n",
            *[
                step
                for command, answer in zip(commands, TAKEN.splitlines(keepends=True), strict=True)
                for step in (command, ("quiet", 0.05), answer)
            ],
            hear(content(1)),
            ("quiet", 0.05),
            b"250 one\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1) == ["sent"]


def test_two_envelopes_are_drawn_ahead_while_the_server_works(tape: Any, make_outlet: MakeOutlet) -> None:
    """The server answers the first message only when the third was drawn: one more than it has been told of."""
    drawn: list[int] = []
    third = threading.Event()

    def source() -> Iterator[Envelope]:
        for number in (1, 2, 3):
            drawn.append(number)
            if number == 3:
                third.set()
            yield envelope(number)

    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(content(1), offer(2)),
            ("wait", third),
            b"250 one\r\n" + TAKEN,
            hear(content(2), offer(3)),
            b"250 two\r\n" + TAKEN,
            hear(content(3)),
            b"250 three\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert [outcome.kind for outcome in outlet.deliver_each(source())] == ["sent"] * 3


def test_dots_are_doubled_also_where_another_rides_behind(tape: Any, make_outlet: MakeOutlet) -> None:
    dotted = envelope(1, b".first\r\n\r\n..\r\na.b\r\n.")
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(b"..first\r\n\r\n...\r\na.b\r\n..\r\n.\r\n", offer(2)),
            b"250 one\r\n" + TAKEN,
            hear(content(2)),
            b"250 two\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert [each.kind for each in outlet.deliver_each(iter([dotted, envelope(2)]))] == ["sent", "sent"]


@pytest.mark.parametrize("way", ["drip", "many lines"])
def test_answers_may_come_in_any_pieces(tape: Any, make_outlet: MakeOutlet, way: str) -> None:
    def said(reply: bytes) -> Any:
        if way == "drip":
            return "drip", reply
        return b"".join(
            b"%b-more\r\n" % line[:3] * 50 + line + b"\r\n" for line in reply.splitlines() if line[:3] != b"220"
        )

    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            said(TAKEN),
            hear(content(1), offer(2)),
            said(b"250 one\r\n" + TAKEN),
            hear(content(2)),
            said(b"250 two\r\n"),
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2) == ["sent", "sent"]


# Refusals


@pytest.mark.parametrize("refusal", [b"550 5.1.1 unknown\r\n", b"450 4.2.0 grey\r\n"])
@pytest.mark.parametrize("data", [b"503 no recipient\r\n", b"554 no valid recipients\r\n"])
def test_a_refused_recipient_that_rode_along(tape: Any, make_outlet: MakeOutlet, refusal: bytes, data: bytes) -> None:
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(content(1), offer(2)),
            b"250 one\r\n250 fine\r\n" + refusal + data,
            hear(b"RSET\r\n", offer(3)),
            b"250 reset\r\n" + TAKEN,
            hear(content(3)),
            b"250 three\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        outcomes = list(outlet.deliver_each(iter([envelope(1), envelope(2), envelope(3)])))
    assert [each.kind for each in outcomes] == ["sent", "failed" if refusal[:1] == b"5" else "later", "sent"]
    assert outcomes[1].reply == refusal.decode().strip()


def test_a_go_ahead_without_recipients_gets_a_lone_dot(tape: Any, make_outlet: MakeOutlet) -> None:
    """RFC 2920 §3.1."""
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            b"250 fine\r\n550 unknown\r\n354 go on\r\n",
            hear(b".\r\n"),
            ("quiet", 0.1),
            b"554 no valid recipients\r\n",
            hear(b"RSET\r\n", offer(2)),
            b"250 reset\r\n" + TAKEN,
            hear(content(2)),
            b"250 two\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2) == ["failed", "sent"]


def test_no_lone_dot_where_it_could_become_an_empty_mail(tape: Any, make_outlet: MakeOutlet) -> None:
    """The recipient was accepted although the sender was not: whatever that server thinks, it gets no message."""
    server = tape([*OPENING, hear(offer(1)), b"450 not you\r\n250 fine\r\n354 go on\r\n", ("end",)])
    with make_outlet(server.port) as outlet, pytest.raises(Unreachable, match="450 not you"):
        deliver(outlet, 1)


def test_a_refused_sender_that_rode_along_is_asked_again_before_it_stops_the_lane(
    tape: Any, make_outlet: MakeOutlet
) -> None:
    """A server that keeps a refused message's transaction open, say, against RFC 5321 §4.1.1.4."""
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(content(1), offer(2)),
            b"554 spam\r\n503 nested MAIL\r\n250 fine\r\n503 bad\r\n",
            hear(b"RSET\r\n", offer(2)),
            b"250 reset\r\n" + TAKEN,
            hear(content(2)),
            b"250 two\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2) == ["failed", "sent"]


@pytest.mark.parametrize(("reply", "error"), [(b"550 not you", ConfigError), (b"451 not now", Unreachable)])
def test_a_refused_sender_stops_the_lane_after_what_was_told(
    tape: Any, make_outlet: MakeOutlet, reply: bytes, error: type[Exception]
) -> None:
    refused = reply + b"\r\n503 bad\r\n503 bad\r\n"
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(content(1), offer(2)),
            b"250 one\r\n" + refused,
            hear(b"RSET\r\n", offer(2)),
            b"250 reset\r\n" + refused,
            *PARTING,
        ]
    )
    told: list[str] = []
    with make_outlet(server.port) as outlet, pytest.raises(error):
        tell(outlet, iter([envelope(1), envelope(2), envelope(3)]), told)
    assert told == ["sent"]


def test_what_cannot_be_offered_does_not_ride_and_is_told_in_its_turn(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(EHLO=PIPELINING)
    strange = Envelope("s@example.org", "jürgen@example.org", b"Subject: x\r\n\r\n")
    with make_outlet(server.port) as outlet:
        outcomes = list(outlet.deliver_each(iter([envelope(1), strange, envelope(3)])))
    assert [each.kind for each in outcomes] == ["sent", "failed", "sent"]
    assert "SMTPUTF8" in outcomes[1].reply


def test_a_message_over_the_limit_is_raised_after_the_one_before_it_was_told(
    script: Any, make_outlet: MakeOutlet
) -> None:
    server = script(EHLO=PIPELINING.replace("250 PIPE", "250-SIZE 200\r\n250 PIPE"))
    told: list[str] = []
    with make_outlet(server.port) as outlet, pytest.raises(ConfigError, match="takes 200"):
        tell(outlet, iter([envelope(1), envelope(2, b"x" * 300 + b"\r\n"), envelope(3)]), told)
    assert told == ["sent"]
    assert len(server.messages) == 1


# Faults


@pytest.mark.parametrize("is_pipelining", [True, False], ids=["pipelining", "one by one"])
@pytest.mark.parametrize(
    ("stage", "fault", "kind"),
    [
        ("MAIL", "421 enough", "sent"),
        ("MAIL", "hang up", "sent"),
        ("RCPT", "421 enough", "later"),
        ("RCPT", "hang up", "later"),
        ("RCPT", "garbage", "later"),
        ("DATA", "421 enough", "later"),
        ("DATA", "hang up", "later"),
        ("DATA", "garbage", "later"),
        ("DATA", "250 what?", "later"),
        ("DATA", "451 not now", "later"),
        ("DATA", "554 no", "failed"),
        ("end", "421 enough", "later"),
        ("end", "451 not now", "later"),
        ("end", "554 spam", "failed"),
        ("end", "hang up", "uncertain"),
        ("end", "garbage", "uncertain"),
        ("end", "2500 garbage", "uncertain"),
        ("end", "250-two\r\n550 minds", "uncertain"),
    ],
)
def test_a_fault_concerns_one_message(
    script: Any, make_outlet: MakeOutlet, is_pipelining: bool, stage: str, fault: str, kind: str
) -> None:
    good = "354 go on" if stage == "DATA" else "250 fine"
    answers = {"EHLO": PIPELINING} if is_pipelining else {}
    server = script(**answers, **{stage: [good, fault, good]})
    with make_outlet(server.port) as outlet:
        kinds = deliver(outlet, 1, 2, 3, 4)
    assert kinds == ["sent", kind, "sent", "sent"]
    arrived = [each for each in (1, 2, 3, 4) if each != 2 or stage == "end" or kind == "sent"]
    assert server.messages == [envelope(each).message for each in arrived], "each once, and none in vain"


@pytest.mark.parametrize("is_pipelining", [True, False], ids=["pipelining", "one by one"])
@pytest.mark.parametrize("way", ["421 enough", "hang up"])
def test_a_server_that_has_enough_after_every_second_message(
    script: Any, make_outlet: MakeOutlet, is_pipelining: bool, way: str
) -> None:
    server = script(
        **({"EHLO": PIPELINING} if is_pipelining else {}),
        MAIL=["250 fine", "250 fine", way, "250 fine", "250 fine", way, "250 fine"],
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2, 3, 4, 5) == ["sent"] * 5
    assert server.connections == 3
    assert server.messages == [envelope(number).message for number in (1, 2, 3, 4, 5)]


def test_silence_after_the_dot_puts_one_message_in_doubt(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(EHLO=PIPELINING, end=["250 fine", "stall", "250 fine"])
    with make_outlet(server.port, final_timeout=0.2) as outlet:
        assert deliver(outlet, 1, 2, 3) == ["sent", "uncertain", "sent"]
    assert server.messages == [envelope(number).message for number in (1, 2, 3)]


def test_more_said_than_asked_is_not_taken_for_an_answer(tape: Any, make_outlet: MakeOutlet) -> None:
    """Else the surplus would be believed to be the answer to the dot, and so on for ever."""
    server = tape(
        [*OPENING, hear(offer(1)), TAKEN + b"250 surplus\r\n", ("end",)],
        [*OPENING, hear(offer(2)), TAKEN, hear(content(2)), b"250 two\r\n", *PARTING],
    )
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2) == ["later", "sent"]


@pytest.mark.parametrize("stage", ["RCPT", "end"])
@pytest.mark.parametrize("flood", ["250 " + "x" * 1_000_000, "250-x\r\n" * 150_000 + "250 x"], ids=["line", "lines"])
def test_an_answer_of_a_megabyte_is_nonsense(script: Any, make_outlet: MakeOutlet, stage: str, flood: str) -> None:
    server = script(EHLO=PIPELINING, **{stage: [flood, "250 fine"]})
    with make_outlet(server.port) as outlet:
        assert deliver(outlet, 1, 2) == ["later" if stage == "RCPT" else "uncertain", "sent"]


@pytest.mark.parametrize("then", ["hang up", "stop"])
def test_a_refusal_in_the_middle_of_a_message_counts(
    tape: Any, make_outlet: MakeOutlet, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """Whether the server hangs up or just stops reading; its answer is found, and there is no deadlock."""
    monkeypatch.setattr(smtp_channel, "_HASTE", 0.3)
    large = envelope(1, b"Subject: x\r\n\r\n" + (b"x" * 998 + b"\r\n") * 15_000)
    done = threading.Event()
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(large.message[:100_000]),
            b"552 5.3.4 too large\r\n",
            *([("wait", done)] if then == "stop" else [("sleep", 0.1)]),
        ],
        [*OPENING, hear(offer(2)), TAKEN, hear(content(2)), b"250 two\r\n", *PARTING],
    )
    outcomes = []
    started = time.monotonic()
    with make_outlet(server.port, timeout=30) as outlet:
        for outcome in outlet.deliver_each(iter([large, envelope(2)])):
            outcomes.append(outcome)
            done.set()
    assert [each.kind for each in outcomes] == ["failed", "sent"]
    assert outcomes[0].reply == "552 5.3.4 too large"
    assert time.monotonic() - started < 10


def test_a_large_message_passes_a_server_that_talks_meanwhile(tape: Any, make_outlet: MakeOutlet) -> None:
    """More than all buffers hold in either direction; an outlet that only writes would wait for ever."""
    large = envelope(1, b"Subject: x\r\n\r\n" + (b"x" * 998 + b"\r\n") * 15_000)
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(large.message[:100_000]),
            b"250-still\r\n" * 3_000,
            hear(large.message[100_000:] + b".\r\n"),
            b"250 reading\r\n",
            *PARTING,
        ]
    )
    with make_outlet(server.port) as outlet:
        assert [each.kind for each in outlet.deliver_each(iter([large]))] == ["sent"]


# The connection's life


@pytest.mark.parametrize("is_pipelining", [True, False], ids=["pipelining", "one by one"])
def test_a_connection_is_renewed_after_so_many_messages(
    script: Any, make_outlet: MakeOutlet, is_pipelining: bool
) -> None:
    server = script(**({"EHLO": PIPELINING} if is_pipelining else {}))
    with make_outlet(server.port, renew_after=2) as outlet:
        assert deliver(outlet, 1, 2, 3, 4, 5) == ["sent"] * 5
    assert server.connections == 3
    verbs = [line.split()[0] for line in server.heard]
    assert " ".join(verbs) == " ".join(["EHLO", *["MAIL RCPT DATA"] * 2, "QUIT"] * 2 + ["EHLO MAIL RCPT DATA QUIT"])


def test_overlap_pauses_only_where_the_connection_is_renewed(tape: Any, make_outlet: MakeOutlet) -> None:
    server = tape(
        [
            *OPENING,
            hear(offer(1)),
            TAKEN,
            hear(content(1), offer(2)),
            b"250 one\r\n" + TAKEN,
            hear(content(2)),
            ("quiet", 0.1),
            b"250 two\r\n",
            *PARTING,
        ],
        [*OPENING, hear(offer(3)), TAKEN, hear(content(3)), b"250 three\r\n", *PARTING],
    )
    with make_outlet(server.port, renew_after=2) as outlet:
        assert deliver(outlet, 1, 2, 3) == ["sent"] * 3


def test_a_generator_that_is_closed_sends_nothing_more(tape: Any, make_outlet: MakeOutlet) -> None:
    """The server has said 354 to the second message: it must not get even an empty one."""
    server = tape(
        [*OPENING, hear(offer(1)), TAKEN, hear(content(1), offer(2)), b"250 one\r\n" + TAKEN, ("end",)],
        [*OPENING, hear(offer(3)), TAKEN, hear(content(3)), b"250 three\r\n", *PARTING],
    )
    with make_outlet(server.port) as outlet:
        outcomes: Any = outlet.deliver_each(iter([envelope(1), envelope(2)]))
        assert next(outcomes).kind == "sent"
        outcomes.close()
        assert outlet.deliver(envelope(3)).kind == "sent"


def test_a_source_that_fails_stops_before_the_next_content(tape: Any, make_outlet: MakeOutlet) -> None:
    def source() -> Iterator[Envelope]:
        yield envelope(1)
        yield envelope(2)
        raise ZeroDivisionError

    server = tape([*OPENING, hear(offer(1)), TAKEN, hear(content(1), offer(2)), b"250 one\r\n" + TAKEN, ("end",)])
    told: list[str] = []
    with make_outlet(server.port) as outlet, pytest.raises(ZeroDivisionError):
        tell(outlet, source(), told)
    assert told == ["sent"]


def test_abort_while_an_answer_is_waited_for(script: Any, make_outlet: MakeOutlet) -> None:
    server = script(EHLO=PIPELINING, end=["250 fine", "stall"])
    with make_outlet(server.port) as outlet:
        threading.Thread(target=lambda: (server.stalled.wait(10), outlet.abort())).start()
        started = time.monotonic()
        kinds = deliver(outlet, 1, 2, 3, 4)
    assert kinds[:2] == ["sent", "uncertain"]
    assert set(kinds[2:]) <= {"later"}
    assert time.monotonic() - started < 4
    assert server.messages == [envelope(1).message, envelope(2).message]
