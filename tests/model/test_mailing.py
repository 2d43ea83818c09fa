"""What a delivery knows of its recipient."""

from __future__ import annotations

import pytest

from pipeline.model.mailing import InFlight, Owed, Result


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("reader@Example.ORG", "example.org"),
        ("a@b@c.example", "c.example"),
        ("reader@bücher.example", "xn--bcher-kva.example"),
        ("reader@BÜCHER.example", "xn--bcher-kva.example"),
        ("reader@faß.example", "xn--fa-hia.example"),
        ("reader@Ü..example", "ü..example"),
    ],
)
def test_the_domain_is_what_limits_go_by(address: str, domain: str) -> None:
    assert Owed(1, 1, address, "", 0).domain == domain
    assert InFlight(1, address, "lane").domain == domain


def test_it_can_be_a_key_whatever_is_known_of_the_subscriber() -> None:
    owed = Owed(1, 1, "a@b.example", "", 0, {"town": "Nõmme"})
    assert {owed: 1}[Owed(1, 1, "a@b.example", "", 0, {"town": "Nõmme"})] == 1
    assert Result(owed, "sent", "250") in {Result(owed, "sent", "250")}
