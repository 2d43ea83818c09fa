"""The DNS is asked over a real socket; what is not there is empty, and silence is told as such."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.errors import ConfigError, Unreachable
from pipeline.send.resolving import SILENCE, Resolver
from tests.nameserver import NameServer

RECORDS = {
    ("ferry.example", "TXT"): ["v=spf1 -all", "x" * 300],
    ("ferry.example", "MX"): ["20 Second.ferry.example.", "10 first.ferry.example."],
    ("null.example", "MX"): ["0 ."],
    ("first.ferry.example", "A"): ["192.0.2.1", "192.0.2.2"],
    ("first.ferry.example", "AAAA"): ["2001:db8::1"],
    ("1.2.0.192.in-addr.arpa", "PTR"): ["First.Ferry.Example."],
    ("broken.example", "TXT"): ["SERVFAIL"],
}


@pytest.fixture
def server() -> Iterator[NameServer]:
    with NameServer(RECORDS) as running:
        yield running


def test_answers(server: NameServer) -> None:
    resolver = Resolver(server.address)
    assert set(resolver.texts("ferry.example")) == {"v=spf1 -all", "x" * 300}
    assert resolver.exchangers("ferry.example") == ("first.ferry.example", "second.ferry.example")
    assert resolver.exchangers("null.example") == ("",)
    assert set(resolver.addresses("first.ferry.example")) == {"192.0.2.1", "192.0.2.2", "2001:db8::1"}
    assert resolver.names("192.0.2.1") == ("first.ferry.example",)


def test_what_is_not_there_is_empty(server: NameServer) -> None:
    resolver = Resolver(server.address)
    assert resolver.texts("nowhere.example") == resolver.addresses("nowhere.example") == ()
    assert resolver.exchangers("first.ferry.example") == resolver.names("192.0.2.9") == ()
    for odd in ("", "a..b", "x" * 70 + ".example", "\udc80.example", "a b.example"):
        assert resolver.texts(odd) == ()


def test_a_name_server_that_fails_is_told_with_the_name(server: NameServer) -> None:
    with pytest.raises(Unreachable, match=r"^broken\.example: its name servers give no TXT answer") as caught:
        Resolver(server.address, patience=0.5).texts("broken.example")
    assert not caught.value.about


def test_silence_is_told_once_for_all(server: NameServer) -> None:
    server.silent = True
    with pytest.raises(Unreachable, match="no name server answers") as caught:
        Resolver(server.address, patience=0.2).texts("ferry.example")
    assert caught.value.about == SILENCE


@pytest.mark.parametrize("written", ["ns.example", "127.0.0.1:x", "[::1", "1.2.3"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ConfigError, match="expected the address of a name server"):
        Resolver(written)


@pytest.mark.parametrize(
    ("written", "host", "port"),
    [
        ("192.0.2.1", "192.0.2.1", 53),
        ("192.0.2.1:5353", "192.0.2.1", 5353),
        ("2001:db8::1", "2001:db8::1", 53),
        ("[2001:db8::1]", "2001:db8::1", 53),
        ("[2001:db8::1]:5353", "2001:db8::1", 5353),
    ],
)
def test_addresses_with_and_without_a_port(written: str, host: str, port: int) -> None:
    resolver = Resolver(written)._resolver
    assert (list(resolver.nameservers), resolver.port) == ([host], port)
