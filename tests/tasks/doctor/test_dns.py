"""Doctor asks a real name server on loopback what receivers would ask, and tries each lane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from pipeline.config import Settings, load
from pipeline.errors import Unreachable
from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.maildir import MaildirOutlet
from pipeline.send.outlet import Outlet
from pipeline.send.resolving import Resolver
from pipeline.tasks.doctor.examine import examine
from pipeline.tasks.doctor.finding import Finding
from pipeline.tasks.doctor.mail_dns import examine_dns
from pipeline.tasks.doctor.mail_spf import Zone
from pipeline.tasks.mailing.signing_keys import new_key, read_keys
from tests.conftest import CONFIG, START
from tests.nameserver import NameServer

LANE = """
[[mail.lane]]
name = "quay"
outlet = "smtp"
host = "mail.ferry.example"
"""
OWN = "boat.ferry.example"


def settings(folder: Path, more: str = LANE, config: str = CONFIG) -> Settings:
    text = config.split("[[mail.lane]]")[0] + more
    (folder / "config.toml").write_text(text, "utf-8")
    return load(folder / "config.toml")


def asked(config: Settings, server: NameServer) -> dict[str, Finding]:
    return {each.what: each for each in examine_dns(config, Resolver(server.address, patience=1), OWN)}


RECORDS = {
    ("ferry.example", "TXT"): ["some-verification=1", "v=spf1 a:mail.ferry.example -all"],
    ("ferry.example", "MX"): ["10 mail.ferry.example."],
    ("_dmarc.ferry.example", "TXT"): ["v=DMARC1; p=none; rua=mailto:editor@ferry.example"],
    ("mail.ferry.example", "A"): ["192.0.2.10"],
    ("mail.ferry.example", "AAAA"): ["2001:db8::10"],
    ("10.2.0.192.in-addr.arpa", "PTR"): ["mail.ferry.example."],
    ("0.1.0.0." + "0." * 20 + "8.b.d.0.1.0.0.2.ip6.arpa", "PTR"): ["mail.ferry.example."],
    ("boat.ferry.example", "A"): ["192.0.2.20"],
}


@pytest.fixture
def server() -> Iterator[NameServer]:
    with NameServer(RECORDS) as running:
        yield running


def test_all_is_well(tmp_path: Path, server: NameServer) -> None:
    config = settings(tmp_path)
    for made in (new_key(config, START, "rsa", "rsa"), new_key(config, START, "ed25519", "ed25519")):
        server.records[made.key.record_name, "TXT"] = [made.key.record]
    config = settings(tmp_path, LANE + '[[mail.dkim]]\nselector = "rsa"\n[[mail.dkim]]\nselector = "ed25519"\n')
    findings = asked(config, server)
    assert [each for each in findings.values() if not each.is_well] == []
    assert list(findings) == [
        "SPF of ferry.example",
        "PTR of mail.ferry.example",
        "DKIM rsa",
        "DKIM ed25519",
        "DMARC of ferry.example",
        "MX of ferry.example",
    ]


def test_nothing_is_there(tmp_path: Path, server: NameServer) -> None:
    server.records = {("mail.ferry.example", "A"): ["192.0.2.10"]}
    made = new_key(settings(tmp_path), START, "rsa", selector="a")
    findings = asked(settings(tmp_path, LANE + made.table), server)
    assert [each.is_well for each in findings.values()] == [False] * 5
    assert findings["SPF of ferry.example"].detail.endswith('ferry.example. IN TXT "v=spf1 a:mail.ferry.example ~all"')
    assert made.key.public[:100] in findings["DKIM a"].detail
    assert "rua=mailto:editor@ferry.example" in findings["DMARC of ferry.example"].detail


def test_silence_is_one_line(tmp_path: Path, server: NameServer) -> None:
    server.silent = True
    findings = list(examine_dns(settings(tmp_path), Resolver(server.address, patience=0.2), OWN))
    assert len(set(server.asked)) == 1, "nobody waits for every answer that does not come"
    assert [(each.what, each.exit_code) for each in findings if not each.is_well] == [("DNS", 75)]
    assert "no name server answers" in findings[-1].detail


def test_one_zone_that_fails_does_not_hide_the_others(tmp_path: Path, server: NameServer) -> None:
    server.records["_dmarc.ferry.example", "TXT"] = ["SERVFAIL"]
    findings = asked(settings(tmp_path), server)
    assert [each.what for each in findings.values() if not each.is_well] == ["DMARC"]
    assert findings["MX of ferry.example"].is_well


def test_dmarc_is_sought_upwards(tmp_path: Path, server: NameServer) -> None:
    config = settings(tmp_path, config=CONFIG.replace("talks@ferry", "talks@news.ferry"))
    assert asked(config, server)["DMARC of news.ferry.example"].detail.startswith("_dmarc.ferry.example: p=none")


def test_dmarc_says_first_what_it_is(tmp_path: Path, server: NameServer) -> None:
    server.records["_dmarc.ferry.example", "TXT"] = ["p=none; v=DMARC1"]
    assert asked(settings(tmp_path), server)["DMARC of ferry.example"].detail.startswith("no record; add")


def test_a_return_path_elsewhere_is_judged_there(tmp_path: Path, server: NameServer) -> None:
    server.records["bounces.example", "TXT"] = ["v=spf1 -all"]
    config = settings(tmp_path, config=CONFIG.replace("[mail]", '[mail]\nreturn_path = "b@bounces.example"'))
    findings = asked(config, server)
    assert "does not let mail.ferry.example send" in findings["SPF of bounces.example"].detail
    assert not findings["DMARC of ferry.example"].is_well
    assert not findings["MX of bounces.example"].is_well
    assert findings["MX of ferry.example"].is_well


def test_a_service_may_send_from_where_only_its_include_knows(tmp_path: Path, server: NameServer) -> None:
    config = settings(tmp_path, LANE.replace("mail.ferry", "smtp.provider") + 'username = "me"\n')
    server.records["smtp.provider.example", "A"] = ["198.51.100.1"]
    server.records["spf.provider.example", "TXT"] = ["v=spf1 ip4:203.0.113.0/24 -all"]
    assert "does not let smtp.provider.example send" in asked(config, server)["SPF of ferry.example"].detail
    server.records["ferry.example", "TXT"] = ["v=spf1 include:spf.provider.example -all"]
    assert asked(config, server)["SPF of ferry.example"].is_well


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_a_server_on_this_machine_is_known_by_its_name(host: str, tmp_path: Path, server: NameServer) -> None:
    config = settings(tmp_path, LANE.replace("mail.ferry.example", host))
    findings = asked(config, server)
    assert "does not let boat.ferry.example send" in findings["SPF of ferry.example"].detail
    assert "192.0.2.20 has no name (PTR)" in findings["PTR of boat.ferry.example"].detail


def test_behind_a_router_nothing_is_guessed(tmp_path: Path, server: NameServer) -> None:
    server.records["boat.ferry.example", "A"] = ["192.168.1.5"]
    findings = asked(settings(tmp_path, LANE.replace("mail.ferry.example", "localhost")), server)
    assert findings["SPF of ferry.example"].is_well
    assert findings["PTR of boat.ferry.example"].detail.startswith("not judged")


def test_a_key_that_is_missing_leaves_the_rest(tmp_path: Path, server: NameServer) -> None:
    findings = asked(settings(tmp_path, LANE + '[[mail.dkim]]\nselector = "a"\n'), server)
    assert "dkim-a.pem: this DKIM key is missing" in findings["DKIM"].detail
    assert findings["SPF of ferry.example"].is_well


def test_an_ed25519_key_needs_an_rsa_key_beside_it(tmp_path: Path, server: NameServer) -> None:
    made = new_key(settings(tmp_path), START, "ed25519")
    server.records[made.key.record_name, "TXT"] = [made.key.record]
    findings = asked(settings(tmp_path, LANE + made.table), server)
    assert "only an Ed25519 key" in findings["DKIM"].detail
    assert findings["DKIM qna202606e"].is_well


class Closed:
    """An outlet whose server does not answer."""

    def __enter__(self) -> Self:
        raise Unreachable("mail.ferry.example:587: no answer; try again later")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def deliver(self, envelope: Envelope) -> Outcome:
        raise AssertionError

    def abort(self) -> None: ...


def whole(config: Settings, outlets: list[Outlet], zone: Zone | None) -> dict[str, Finding]:
    def asked_for() -> Zone:
        assert zone is not None, "nobody may ask the DNS"
        return zone

    lanes = [(lane, lambda outlet=outlet: outlet) for lane, outlet in zip(config.mail.lane, outlets, strict=True)]
    found = examine(config, START, lambda: None, lambda *_: pytest.fail("no source on the web"), lanes, asked_for, OWN)
    return {each.what: each for each in found}


def test_each_lane_is_tried(tmp_path: Path, server: NameServer) -> None:
    (tmp_path / "sessions").mkdir()
    maildir = '[[mail.lane]]\nname = "shelf"\noutlet = "maildir"\npath = "mail"\n'
    outlets = [Closed(), MaildirOutlet(tmp_path / "mail")]
    findings = whole(settings(tmp_path, LANE + maildir), outlets, Resolver(server.address))
    assert findings["mail lane quay"] == Finding(
        "mail lane quay", False, "mail.ferry.example:587: no answer; try again later", 75
    )
    assert findings["mail lane shelf"].is_well
    assert findings["SPF of ferry.example"].is_well


def test_without_an_smtp_lane_nobody_asks_the_dns(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    maildir = '[[mail.lane]]\nname = "shelf"\noutlet = "maildir"\npath = "mail"\n'
    findings = whole(settings(tmp_path, maildir), [MaildirOutlet(tmp_path / "mail")], None)
    assert not any(what.startswith(("SPF", "DNS", "DKIM")) for what in findings)
    assert whole(settings(tmp_path, ""), [], None)["mail"].is_well


def test_the_keys_that_doctor_judges_are_those_that_sign(tmp_path: Path) -> None:
    config = settings(tmp_path)
    made = new_key(config, START, "rsa", domain="ferry.example")
    assert made.key.selector == "qna202606"
    (again,) = read_keys(settings(tmp_path, LANE + made.table))
    assert again.record == made.key.record
