"""Whatever an SMTP server does, and whenever: what the outlet says of each message is true."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.smtp.outlet import SmtpOutlet

WHIMS = ["fine", "fine", "fine", "450 not now", "550 never", "421 enough", "hang up", "garbage", "550-in\r\n550 lines"]
FINE = {"MAIL": "250 fine", "RCPT": "250 fine", "DATA": "354 go on", "end": "250 taken"}


def answers(stage: str) -> st.SearchStrategy[list[str]]:
    whims = st.lists(st.sampled_from(WHIMS), max_size=8)
    return whims.map(lambda said: [FINE[stage] if whim == "fine" else whim for whim in said] + [FINE[stage]])


def envelope(number: int) -> Envelope:
    return Envelope("s@example.org", f"r{number}@example.org", b"Subject: %d\r\n\r\nHello.\r\n" % number)


def number_of(message: bytes) -> int | None:
    found = re.match(rb"Subject: (\d+)\r\n\r\nHello\.\r\n$", message)
    return int(found[1]) if found else None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moods=st.fixed_dictionaries({stage: answers(stage) for stage in FINE}),
    features=st.sampled_from(["250 here", "250-here\r\n250 PIPELINING"]),
    gaps=st.sets(st.integers(0, 9)),
    renew_after=st.integers(0, 3),
)
def test_every_account_is_true(
    script: Any,
    make_outlet: Callable[..., SmtpOutlet],
    moods: dict[str, list[str]],
    features: str,
    gaps: set[int],
    renew_after: int,
) -> None:
    server = script(EHLO=features, **{stage: list(said) for stage, said in moods.items()})
    told: list[Outcome] = []
    drawn = [each for number in range(10) for each in ([None] if number in gaps else []) + [envelope(number)]]
    with make_outlet(server.port, renew_after=renew_after) as outlet:
        try:
            for outcome in outlet.deliver_each(iter(drawn)):
                told.append(outcome)
        except (ConfigError, Unreachable):
            assert len(told) < 10
        else:
            assert len(told) == 10
    patience = time.monotonic() + 5
    while len(server.verdicts) < len(server.messages) and time.monotonic() < patience:
        time.sleep(0.001)  # the server notes its word after it has said it
    arrivals = [number_of(message) for message in server.messages]
    verdicts = dict(zip(arrivals, server.verdicts, strict=True))
    for number in range(10):
        assert arrivals.count(number) <= 1, "no content leaves twice"
        verdict = verdicts.get(number, "did not arrive")
        kind = told[number].kind if number < len(told) else None
        expected = {"2": "sent", "4": "later", "5": "failed", "h": "uncertain", "g": "uncertain"}.get(verdict[0])
        if expected is None:
            assert kind in ("later", "failed", None)
        else:
            assert kind == expected


@pytest.mark.parametrize("features", ["250 here", "250-here\r\n250 PIPELINING"])
def test_the_account_sees_that_something_arrived(
    script: Any, make_outlet: Callable[..., SmtpOutlet], features: str
) -> None:
    """The test above could not fail if `number_of` knew no message."""
    server = script(EHLO=features)
    with make_outlet(server.port) as outlet:
        assert len(list(outlet.deliver_each(envelope(number) for number in range(10)))) == 10
    assert [number_of(message) for message in server.messages] == list(range(10))
