"""Each state that a sender's DNS can be in has its finding, and each that is wrong the record that is right."""

from __future__ import annotations

import pytest

from pipeline.tasks.doctor.finding import Finding
from pipeline.tasks.doctor.mail_records import (
    dmarc_records,
    judge_dkim,
    judge_dmarc,
    judge_mx,
    judge_ptr,
    judge_spf,
    tags,
    upwards,
    zone_line,
)
from pipeline.tasks.doctor.mail_spf import Spf

HOSTS = {"mail.ferry.example": ("192.0.2.10", "2001:db8::10")}
RECORD = "v=spf1 a:mail.ferry.example -all"
KEY = "v=DKIM1; k=rsa; p=" + "A" * 392
NAME = "qna._domainkey.ferry.example"


def spf(record: str = RECORD, **changed: object) -> Spf:
    facts = {
        "lookups": 1,
        "ending": "-all",
        "allowed": frozenset(HOSTS["mail.ferry.example"]),
        "includes": False,
        "trouble": "",
    }
    return Spf(record, **{**facts, **changed})  # type: ignore[arg-type]


def spf_finding(found: Spf | None, *records: str) -> Finding:
    return judge_spf("ferry.example", records or (RECORD,), found, HOSTS)


def test_spf_in_order() -> None:
    finding = spf_finding(spf())
    assert (finding.is_well, finding.detail) == (True, "one record, 1 of 10 lookups, ends with -all")


def test_spf_that_is_missing_is_written_out() -> None:
    finding = judge_spf("ferry.example", (), None, {**HOSTS, "192.0.2.5": ("192.0.2.5",), "2001:db8::5": ()})
    assert not finding.is_well
    wanted = 'ferry.example. IN TXT "v=spf1 a:mail.ferry.example ip4:192.0.2.5 ip6:2001:db8::5 ~all"'
    assert finding.detail.endswith(wanted)
    assert judge_spf("ferry.example", (), None, {}).detail.endswith('"v=spf1 mx ~all"')


@pytest.mark.parametrize(
    ("found", "says", "wanted"),
    [
        (spf(trouble="“ipv4” is no SPF term"), "“ipv4” is no SPF term", ""),
        (spf(lookups=11), "more than 10 lookups", ""),
        (
            spf("v=spf1 mx -all", allowed=frozenset()),
            "does not let mail.ferry.example send; change it to",
            "v=spf1 a:mail.ferry.example mx -all",
        ),
        (
            spf("v=spf1 mx ?all", ending="?all", allowed=frozenset()),
            "does not let mail.ferry.example send",
            "v=spf1 a:mail.ferry.example mx ~all",
        ),
        (spf("v=spf1 mx ?all", ending="?all"), "ends with ?all, so it keeps nobody out; change it", "v=spf1 mx ~all"),
        (spf("v=spf1 mx", ending=""), "has no all at its end, so it keeps nobody out; change it to", "v=spf1 mx ~all"),
        (
            spf("v=spf1 +all", ending="+all", allowed=frozenset()),
            "ends with +all, so it keeps nobody out; change it to",
            "v=spf1 a:mail.ferry.example ~all",
        ),
        (
            spf("v=spf1 ip4:192.0.2.10 -all", allowed=frozenset({"192.0.2.10"})),
            "does not let mail.ferry.example with 2001:db8::10 send; change it to",
            "v=spf1 a:mail.ferry.example ip4:192.0.2.10 -all",
        ),
        (
            spf("v=spf1 redirect=_spf.p.example", ending="?all", redirect="_spf.p.example"),
            "redirects to _spf.p.example, whose record ends with ?all, so it keeps nobody out; have that one end",
            "v=spf1 include:_spf.p.example ~all",
        ),
        (
            spf("v=spf1 mx Redirect=_spf.p.example", ending="", redirect="_spf.p.example", allowed=frozenset()),
            "does not let mail.ferry.example send",
            "v=spf1 a:mail.ferry.example mx include:_spf.p.example ~all",
        ),
        (
            spf("v=spf1 redirect=_spf.p.example", ending="-all", redirect="_spf.p.example", allowed=frozenset()),
            "does not let mail.ferry.example send",
            "v=spf1 a:mail.ferry.example redirect=_spf.p.example",
        ),
        (
            spf("v=spf1 redirect=_spf.p.example", ending="+all", redirect="_spf.p.example", allowed=frozenset()),
            "redirects to _spf.p.example, whose record ends with +all",
            "v=spf1 a:mail.ferry.example ~all",
        ),
        (spf("v=spf1 ?all redirect=x.example", ending="?all"), "ends with ?all", "v=spf1 mx ~all"),
    ],
)
def test_spf_that_is_wrong(found: Spf, says: str, wanted: str) -> None:
    finding = spf_finding(found)
    assert not finding.is_well
    assert says in finding.detail
    assert not wanted or finding.detail.endswith(f'ferry.example. IN TXT "{wanted}"')


def test_where_a_macro_leads_is_not_judged() -> None:
    finding = spf_finding(spf("v=spf1 redirect=%{d}.p.example", ending="", redirect="%{d}.p.example"))
    assert (finding.is_well, finding.detail) == (True, "one record, 1 of 10 lookups, ends with redirect=%{d}.p.example")


@pytest.mark.parametrize(("record", "ending"), [("v=spf1 +all", "+all"), ("v=spf1 ?all exp=x.example", "?all")])
def test_a_record_that_names_nobody_is_not_closed_as_it_is(record: str, ending: str) -> None:
    finding = judge_spf("ferry.example", (record,), spf(record, ending=ending, allowed=frozenset()), {})
    assert '"v=spf1 mx ' in finding.detail


def test_two_spf_records_are_none() -> None:
    finding = spf_finding(None, "v=spf1 a -all", "v=spf1 mx -all")
    assert not finding.is_well
    assert "2 records, so none counts" in finding.detail


def test_dkim_in_order() -> None:
    for text in (
        KEY,
        KEY.replace(" ", ""),
        KEY.removeprefix("v=DKIM1; k=rsa; "),
        f"{KEY}; h=sha1:sha256; s=email; t=s",
    ):
        assert judge_dkim(NAME, KEY, [text]) == Finding("DKIM qna", True, f"{NAME} holds our RSA key")
    assert judge_dkim(NAME, "v=DKIM1; k=ed25519; p=AB", ["x", "v=DKIM1;k=ed25519;p=AB"]).is_well


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ([], "no record; add"),
        (["v=spf1 -all"], "no record; add"),
        ([KEY, KEY], "2 records"),
        (["v=DKIM1; k=rsa; p="], "has an empty p=, which takes the key back"),
        (["v=DKIM1; k=rsa"], "has an empty p="),
        (["v=DKIM2; p=A"], "begins with v=DKIM2"),
        ([KEY.replace("AAAA", "BAAA", 1)], "holds another key than ours"),
        ([KEY.replace("rsa", "ed25519")], "holds another key than ours"),
        ([f"{KEY}; h=sha1"], "forbids SHA-256"),
        ([f"{KEY}; s=tlsrpt"], "not for mail"),
        ([f"{KEY}; t=s:y"], "says t=y, testing"),
    ],
)
def test_dkim_that_is_wrong(texts: list[str], says: str) -> None:
    finding = judge_dkim(NAME, KEY, texts)
    assert not finding.is_well
    assert says in finding.detail
    assert finding.detail.endswith(zone_line(NAME, KEY))


def test_a_short_key_wants_a_new_one() -> None:
    short = "v=DKIM1; k=rsa; p=" + "A" * 216
    assert "less than 2,048 bits" in judge_dkim(NAME, short, [short]).detail


@pytest.mark.parametrize(
    ("at", "record", "signers", "envelope", "says"),
    [
        ("ferry.example", "v=DMARC1; p=none", ["ferry.example"], "b.example", "p=none, nothing is refused yet; DKIM"),
        ("ferry.example", "v=DMARC1;p=reject", [], "bounces.ferry.example", "p=reject, fakes are refused; SPF"),
        (
            "ferry.example",
            "v=DMARC1; p=quarantine; adkim=s; aspf=s",
            ["ferry.example"],
            "ferry.example",
            "DKIM and SPF",
        ),
        ("ferry.example", "v=DMARC1; p=none", ["mail.ferry.example"], "b.example", "DKIM speaks"),
    ],
)
def test_dmarc_in_order(at: str, record: str, signers: list[str], envelope: str, says: str) -> None:
    finding = judge_dmarc("ferry.example", [(at, record)], signers, envelope, "")
    assert finding.is_well
    assert says in finding.detail


def test_dmarc_of_the_organisation() -> None:
    found = [("ferry.example", "v=DMARC1; p=reject; sp=quarantine")]
    finding = judge_dmarc("news.ferry.example", found, ["ferry.example"], "other.ferry.example", "")
    assert (finding.is_well, finding.detail) == (
        True,
        "_dmarc.ferry.example: p=quarantine, fakes go to spam; DKIM and SPF speak for it",
    )


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ([], 'no record; add _dmarc.ferry.example. IN TXT "v=DMARC1; p=none; rua=mailto:ed@ferry.example"'),
        (["v=DMARC1; p=none", "v=DMARC1; p=reject"], "2 records"),
        (["v=DMARC1; rua=mailto:x@y.example"], "has no policy; change it to _dmarc.ferry.example. IN TXT"),
        (["v=DMARC1; p=none"], "neither a DKIM key nor the return path provider.example"),
        (["v=DMARC1; p=none; adkim=s"], "adkim=s and aspf=s take that domain only"),
    ],
)
def test_dmarc_that_is_wrong(found: list[str], says: str) -> None:
    signers = ["mail.ferry.example"] if "adkim=s" in "".join(found) else []
    records = [("ferry.example", each) for each in found]
    finding = judge_dmarc("ferry.example", records, signers, "provider.example", "ed@ferry.example")
    assert not finding.is_well
    assert says in finding.detail


@pytest.mark.parametrize(
    ("to", "reports"),
    [
        ("ed@ferry.example", "; rua=mailto:ed@ferry.example"),
        ("ed@Desk.Ferry.example", "; rua=mailto:ed@Desk.Ferry.example"),
        ("ed@elsewhere.example", ""),  # which would have to agree in its own DNS
        ("ed@notferry.example", ""),
        ("ed", ""),
        ("", ""),
    ],
)
def test_reports_are_sent_only_where_they_are_taken(to: str, reports: str) -> None:
    wanted = f'no record; add _dmarc.ferry.example. IN TXT "v=DMARC1; p=none{reports}"'
    assert judge_dmarc("ferry.example", [], [], "ferry.example", to).detail == wanted


def test_only_dmarc_is_dmarc() -> None:
    right = ("v=DMARC1", "v=DMARC1; p=none", "V = DMARC1 ;p=none")
    wrong = ("p=none; v=DMARC1", "v=dmarc1; p=none", "v=DMARC10; p=none", " v=DMARC1", "v=spf1 -all", "")
    assert dmarc_records([*right, *wrong]) == right


def test_a_top_level_is_no_organisation() -> None:
    assert list(upwards("a.b.example")) == ["a.b.example", "b.example"]
    assert not judge_dmarc("a.example", [("a.example", "v=DMARC1; p=none")], ["example"], "b.example", "").is_well


def test_ptr() -> None:
    names = {"192.0.2.10": ("mail.ferry.example",)}
    well = judge_ptr("mail.ferry.example", names, {"mail.ferry.example": ("2001:db8::10", "192.0.2.10")})
    assert well == Finding("PTR of mail.ferry.example", True, "192.0.2.10 is mail.ferry.example")
    elsewhere = judge_ptr("mail.ferry.example", names, {"mail.ferry.example": ("192.0.2.99",)})
    assert not elsewhere.is_well
    assert elsewhere.detail.endswith("add mail.ferry.example. IN A 192.0.2.10")
    nameless = judge_ptr("mail.ferry.example", {**names, "2001:db8::10": ()}, {"mail.ferry.example": ("192.0.2.10",)})
    assert not nameless.is_well
    assert "2001:db8::10 has no name (PTR)" in nameless.detail


def test_mx() -> None:
    some = ("192.0.2.1",)
    assert judge_mx("a.example", ["x.example", "y.example"], {"x.example": (), "y.example": some}).detail.startswith(
        "y."
    )
    assert judge_mx("a.example", [], {"a.example": some}).is_well
    assert "takes no mail" in judge_mx("a.example", [""], {}).detail
    assert "x.example has no address" in judge_mx("a.example", ["x.example"], {"x.example": ()}).detail
    missing = judge_mx("a.example", [], {"a.example": ()})
    assert (missing.is_well, missing.detail) == (
        False,
        "no server takes its mail; add a.example. IN MX 10 mail.a.example.",
    )


def test_a_long_record_is_written_in_strings() -> None:
    line = zone_line(NAME, KEY)
    strings = line.split('"')[1::2]
    assert "".join(strings) == KEY
    assert max(map(len, strings)) == 255
    assert line.startswith(f"{NAME}. IN TXT ( ")
    assert line.endswith(" )")


def test_tags_are_read_leniently() -> None:
    assert tags(" V = DKIM1 ;p= A\tB ;;x; p=C") == {"v": "DKIM1", "p": "AB"}
