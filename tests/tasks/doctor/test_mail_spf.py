"""SPF records are followed as receivers follow them: whom they let send, how they end, what they cost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.tasks.doctor.mail_spf import MOST_LOOKUPS, Spf, follow, spf_records

FOUR, SIX = "192.0.2.10", "2001:db8::10"


class Known:
    """A zone in a dict."""

    def __init__(self, records: Mapping[str, tuple[str, ...]]) -> None:
        self.records = records

    def texts(self, name: str) -> tuple[str, ...]:
        return self.records.get(f"TXT {name}", ())

    def addresses(self, name: str) -> tuple[str, ...]:
        return self.records.get(f"A {name}", ())

    def exchangers(self, name: str) -> tuple[str, ...]:
        return self.records.get(f"MX {name}", ())

    def names(self, address: str) -> tuple[str, ...]:
        return self.records.get(f"PTR {address}", ())


ZONE = Known(
    {
        "A ferry.example": (FOUR,),
        "A mx.ferry.example": (FOUR, SIX),
        "A near.example": ("192.0.2.77", "2001:db8::77"),
        "MX ferry.example": ("mx.ferry.example",),
        "TXT spf.provider.example": ("google-site=1", "v=spf1 ip4:192.0.2.0/24 ~all"),
        "TXT to.provider.example": ("v=spf1 include:spf.provider.example -all",),
        "TXT two.example": ("v=spf1 -all", "v=spf1 +all"),
        "TXT mx.example": ("v=spf1 mx:ferry.example -all",),
        "TXT anybody.example": ("v=spf1 +all",),
        "TXT bad.example": ("v=spf1 -all ip:192.0.2.1",),
        "MX many.example": tuple(f"mx{at}.many.example" for at in range(11)),
        f"PTR {FOUR}": ("boat.ferry.example",),
        f"PTR {SIX}": ("feigned.ferry.example",),
        "A boat.ferry.example": (FOUR,),
        "A old.example": ("192.0.2.1",),
        "TXT loop.example": ("v=spf1 include:loop.example -all",),
    }
)


def read(record: str, *addresses: str) -> Spf:
    return follow("ferry.example", record, addresses or (FOUR, SIX), ZONE)


@pytest.mark.parametrize(
    ("record", "allowed"),
    [
        (f"v=spf1 ip4:{FOUR} -all", {FOUR}),
        ("v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/64 -all", {FOUR, SIX}),
        ("v=spf1 ip4:192.0.2.0/30 -all", set()),
        ("v=spf1 a -all", {FOUR}),
        ("v=spf1 +MX -all", {FOUR, SIX}),
        ("v=spf1 a:near.example -all", set()),
        ("v=spf1 a:near.example/24 -all", {FOUR}),
        ("v=spf1 a:near.example//64 -all", {SIX}),
        ("v=spf1 a:near.example/24//64 -all", {FOUR, SIX}),
        ("v=spf1 mx:near.example -all", set()),
        ("v=spf1 include:to.provider.example -all", {FOUR}),
        ("v=spf1 redirect=spf.provider.example", {FOUR}),
        ("v=spf1 -a ~include:spf.provider.example ?mx -all", set()),
        (f"v=spf1 -all ip4:{FOUR}", set()),
        (f"v=spf1 -ip4:{FOUR} ip4:192.0.2.0/24 mx -all", {SIX}),
        ("v=spf1 ~include:spf.provider.example redirect=mx.example", {SIX}),
        ("v=spf1 include:anybody.example -all", {FOUR, SIX}),
        ("v=spf1 include:mx.example ?a:nobody.example ?a:nothing.example all", {FOUR, SIX}),
        ("v=spf1 all", set()),
        ("v=spf1 redirect=anybody.example", set()),
        ("v=spf1 exists:near.example -all", {FOUR, SIX}),
        ("v=spf1 ptr -all", {FOUR}),
        ("v=spf1 ptr:elsewhere.example -all", set()),
        ("v=spf1 exists:%{i}._spf.ferry.example ptr:elsewhere.example exp=why.ferry.example -all", set()),
        ("v=spf1 mx//64 x-future=%{d2r}/a: -all", {FOUR, SIX}),
    ],
)
def test_whom_it_lets_send(record: str, allowed: set[str]) -> None:
    spf = read(record)
    assert (spf.allowed, spf.trouble) == (allowed, "")


@pytest.mark.parametrize(
    ("record", "ending"),
    [
        ("v=spf1 mx -all", "-all"),
        ("v=spf1 mx ~ALL", "~all"),
        ("v=spf1 mx all", "+all"),
        ("v=spf1 mx ?all", "?all"),
        ("v=spf1 mx", ""),
        ("v=spf1 redirect=spf.provider.example", "~all"),
        ("v=spf1 -all redirect=spf.provider.example", "-all"),
        ("v=spf1 include:spf.provider.example", ""),
    ],
)
def test_how_it_ends(record: str, ending: str) -> None:
    assert read(record).ending == ending


@pytest.mark.parametrize(
    ("record", "lookups"),
    [
        ("v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all", 0),
        ("v=spf1 a mx ptr exists:x.example include:spf.provider.example -all", 5),
        ("v=spf1 include:to.provider.example -all", 2),
        ("v=spf1 redirect=to.provider.example", 2),
        ("v=spf1" + " a:near.example" * 10 + " -all", 10),
    ],
)
def test_what_it_costs(record: str, lookups: int) -> None:
    assert read(record).lookups == lookups


@pytest.mark.parametrize("record", ["v=spf1 include:loop.example -all", "v=spf1" + " a" * 40])
def test_following_ends_beyond_the_limit(record: str) -> None:
    assert read(record).lookups > MOST_LOOKUPS


@pytest.mark.parametrize(
    ("record", "trouble"),
    [
        ("v=spf1 ipv4:192.0.2.1 -all", "“ipv4:192.0.2.1” is no SPF term"),
        ("v=spf1 ip4:192.0.2.999 -all", "“ip4:192.0.2.999” is no SPF term"),
        ("v=spf1 192.0.2.1 -all", "“192.0.2.1” is no SPF term"),
        ("v=spf1 a/99 -all", "“a/99” is no SPF term"),
        ("v=spf1 -all ipv4:192.0.2.1", "“ipv4:192.0.2.1” is no SPF term"),
        ("v=spf1 ip4:2001:db8::/32 -all", "“ip4:2001:db8::/32” is no SPF term"),
        ("v=spf1 ip6:192.0.2.1 -all", "“ip6:192.0.2.1” is no SPF term"),
        ("v=spf1 ip4:192.0.2.0/255.255.255.0 -all", "“ip4:192.0.2.0/255.255.255.0” is no SPF term"),
        ("v=spf1 a: -all", "“a:” is no SPF term"),
        ("v=spf1 include -all", "“include” is no SPF term"),
        ("v=spf1 a:localhost -all", "“a:localhost” is no SPF term"),
        ("v=spf1 -all:ferry.example", "“-all:ferry.example” is no SPF term"),
        ("v=spf1 a\tmx -all", "“a\tmx” is no SPF term"),
        ("v=spf1 exists:%{x}.ferry.example -all", "“exists:%{x}.ferry.example” is no SPF term"),
        ("v=spf1 redirect=mx.example redirect=mx.example", "redirect= stands in it twice"),
        ("v=spf1 mx exp=a.example exp=b.example -all", "exp= stands in it twice"),
        ("v=spf1 mx:many.example -all", "“mx:many.example” leads to more than 10 servers"),
        ("v=spf1 include:bad.example -all", "“ip:192.0.2.1” is no SPF term (in the record of bad.example)"),
        (
            "v=spf1 a:x1.example mx:x2.example exists:x3.example -all",
            "more than 2 of its terms ask for what is not in the DNS",
        ),
        (
            "v=spf1 a:old.example a:old.example a:old.example -all",  # nobody who sends by IPv6 gets an answer
            "more than 2 of its terms ask for what is not in the DNS",
        ),
        ("v=spf1 include:nobody.example -all", "include:nobody.example leads to no SPF record"),
        ("v=spf1 include:two.example -all", "include:two.example leads to more than one SPF record"),
        ("v=spf1 redirect=nobody.example", "redirect=nobody.example leads to no SPF record"),
    ],
)
def test_what_makes_it_void(record: str, trouble: str) -> None:
    assert read(record).trouble == trouble


def test_two_answers_may_be_missing_for_each_kind_of_address() -> None:
    assert not read("v=spf1 a:x1.example a:x2.example mx -all").trouble
    assert not read("v=spf1 a:old.example a:old.example a:old.example -all", FOUR).trouble


def test_who_has_the_last_word() -> None:
    assert read("v=spf1 redirect=mx.example").redirect == "mx.example"
    assert read("v=spf1 redirect=mx.example -all").redirect == ""
    assert read("v=spf1 redirect=%{d}.mx.example").redirect == "%{d}.mx.example"


def test_only_spf_is_spf() -> None:
    assert spf_records(["v=spf1", "V=SPF1 a", "v=spf10 a", "spf2.0/pra", "x v=spf1"]) == ("v=spf1", "V=SPF1 a")
