"""The SMTP outlet against Postfix's smtp-sink, which pipelines in earnest and misbehaves by its flags."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pipeline.errors import Unreachable
from pipeline.model.envelope import Envelope
from pipeline.send.smtp.outlet import SmtpOutlet
from tests.sinks import Sink

pytestmark = pytest.mark.system

MakeOutlet = Callable[..., SmtpOutlet]
BODY = b"The quick brown fox jumps over the lazy dog.\r\n.and a dot\r\n" * 500


def envelope(number: int) -> Envelope:
    return Envelope("s@example.org", f"r{number}@example.org", b"Message-ID: <%d@example.org>\r\n\r\n" % number + BODY)


def deliver(outlet: SmtpOutlet, count: int) -> list[str]:
    return [outcome.kind for outcome in outlet.deliver_each(envelope(number) for number in range(count))]


@pytest.mark.parametrize(
    "flags", [[], ["-p"], ["-8"], ["-e"]], ids=["pipelining", "no PIPELINING", "no 8BITMIME", "no ESMTP"]
)
@pytest.mark.parametrize("renew_after", [0, 7])
def test_every_message_arrives_whole(make_outlet: MakeOutlet, flags: list[str], renew_after: int) -> None:
    with Sink(*flags) as sink:
        with make_outlet(sink.port, renew_after=renew_after) as outlet:
            assert deliver(outlet, 40) == ["sent"] * 40
        arrived = sink.arrived()
        dumped = sorted(re.sub(rb"\A.*?^(?=Message-ID)", b"", each, flags=re.S | re.M) for each in sink.dumped())
    assert sorted(letter.recipient for letter in arrived) == sorted(f"r{number}@example.org" for number in range(40))
    wanted = sorted(envelope(number).message.replace(b"\r\n", b"\n") for number in range(40))
    assert [each.rstrip(b"\n") for each in dumped] == [each.rstrip(b"\n") for each in wanted]


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        (["-r", "RCPT"], "later"),
        (["-f", "RCPT"], "failed"),
        (["-r", "DATA"], "later"),
        (["-f", "DATA"], "failed"),
        (["-r", "."], "later"),
        (["-f", "."], "failed"),
        (["-q", "RCPT"], "later"),
        (["-q", "DATA"], "later"),
        (["-q", "."], "uncertain"),
        (["-Q", "."], "later"),
    ],
    ids=" ".join,
)
def test_a_fault(make_outlet: MakeOutlet, flags: list[str], kind: str) -> None:
    with Sink(*flags) as sink, make_outlet(sink.port) as outlet:
        assert deliver(outlet, 5) == [kind] * 5


@pytest.mark.parametrize("flags", [["-q", "MAIL"], ["-Q", "MAIL"], ["-r", "MAIL"]], ids=" ".join)
def test_a_fault_that_is_no_recipients(make_outlet: MakeOutlet, flags: list[str]) -> None:
    with Sink(*flags) as sink, make_outlet(sink.port) as outlet, pytest.raises(Unreachable):
        deliver(outlet, 5)


@pytest.mark.parametrize("flags", [["-Q", "RCPT"], ["-Q", "DATA"]], ids=" ".join)
def test_the_second_connection_that_is_closed_is_no_recipients_fault(make_outlet: MakeOutlet, flags: list[str]) -> None:
    with Sink(*flags) as sink, make_outlet(sink.port) as outlet:
        assert outlet.deliver(envelope(1)).kind == "later"
        with pytest.raises(Unreachable, match="421"):
            outlet.deliver(envelope(2))
