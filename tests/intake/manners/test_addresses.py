"""Which addresses may be connected to, whatever the names say; no connection is made here but to loopback."""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest

from pipeline.errors import Unreachable
from pipeline.intake.manners.addresses import dial, nature_of, permitted


def answering(*ips: str) -> Any:
    """A resolver that gives these addresses, as getaddrinfo would."""

    def resolve(host: str, port: int) -> list[Any]:
        return [(0, socket.SOCK_STREAM, 6, "", (ip, port) if ":" not in ip else (ip, port, 0, 0)) for ip in ips]

    return resolve


def addresses(*ips: str, host: str = "example.org", is_named: bool = False) -> list[str]:
    found = permitted(host, 80, resolve=answering(*ips), is_named=is_named, seconds=5)
    return [str(address[0]) for address in found]


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "192.0.2.1", "198.18.0.1", "198.51.100.1",
        "::1", "fe80::1", "fe80::1%1", "fc00::1", "fd12:3456::1", "fec0::1", "2001:db8::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
        "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe", "4000::1",
    ],
)  # fmt: skip
def test_private_networks_are_closed_unless_the_host_is_named(ip: str) -> None:
    with pytest.raises(Unreachable, match=r'private_hosts = \["example\.org"\]') as caught:
        addresses(ip)
    assert f"example.org leads to {ip}" in str(caught.value)
    assert addresses(ip, is_named=True) == [ip]


@pytest.mark.parametrize(
    "ip", ["0.0.0.0", "0.1.2.3", "::", "224.0.0.1", "239.1.1.1", "ff02::1", "ff0e::1", "240.0.0.1", "255.255.255.255",
           "::ffff:0.0.0.0", "::ffff:224.0.0.1", "nonsense"],
)  # fmt: skip
def test_what_no_server_can_have_stays_closed_even_if_named(ip: str) -> None:
    for is_named in (False, True):
        with pytest.raises(Unreachable, match="where sources may not lead") as caught:
            addresses(ip, is_named=is_named)
        assert "private_hosts" not in str(caught.value)


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::1"]
)
def test_the_public_internet_is_open(ip: str) -> None:
    assert nature_of(ip) == ""
    assert addresses(ip) == [ip]


def test_of_several_addresses_only_the_open_ones_are_tried_each_once() -> None:
    assert addresses("10.0.0.1", "8.8.8.8", "::1", "8.8.8.8", "1.1.1.1") == ["8.8.8.8", "1.1.1.1"]


def test_a_crowd_of_addresses_is_not_tried_to_its_end() -> None:
    assert len(addresses(*(f"8.8.8.{last}" for last in range(200)))) <= 10


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "127.0.0.1"])
def test_odd_spellings_of_this_machine_are_seen_through(host: str) -> None:
    def resolve(name: str, port: int) -> Any:
        return [(*first, (str(address[0]), port)) for *first, address in socket.getaddrinfo("127.0.0.1", port)]

    spelled = socket.inet_ntoa(socket.inet_aton(host)) if host != "localhost" else "127.0.0.1"
    assert spelled == "127.0.0.1", "it is one, to the system"
    with pytest.raises(Unreachable, match="this machine itself"):
        permitted(host, 80, resolve=resolve, is_named=False, seconds=5)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), r"there is no host x\.org \(Name or serv"),
        (UnicodeError("label too long"), r"there is no host x\.org \(not a name\)"),
        (None, "has no address"),
    ],
)
def test_a_name_without_address(error: Exception | None, said: str) -> None:
    def resolve(host: str, port: int) -> Any:
        if error is not None:
            raise error
        return []

    with pytest.raises(Unreachable, match=said):
        permitted("x.org", 80, resolve=resolve, is_named=False, seconds=5)


def test_a_name_server_that_is_silent_is_not_waited_for() -> None:
    release = threading.Event()

    def resolve(host: str, port: int) -> Any:
        release.wait(10)
        return []

    with pytest.raises(Unreachable, match="no answer from the name server within 0 s"):
        permitted("x.org", 80, resolve=resolve, is_named=False, seconds=0.05)
    release.set()


def test_dialling_goes_straight_to_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, dial(server.getsockname(), 5) as wire:
        assert wire.getpeername() == server.getsockname()
