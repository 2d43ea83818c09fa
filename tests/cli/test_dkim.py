"""`qna dkim`: from nothing to a key that signs and a record that the DNS has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from pipeline.config import load
from pipeline.tasks.mailing.signing_keys import open_signer
from tests.conftest import Publication
from tests.nameserver import NameServer
from tests.signing import AT, AWKWARD, verified, whole

NAME = "qna202606._domainkey.ferry.example"


@pytest.fixture
def server() -> Iterator[NameServer]:
    with NameServer({("ferry.example", "A"): ["192.0.2.1"]}) as running:
        yield running


def adopt(publication: Publication) -> None:
    """Add the printed lines to the config."""
    table = publication.out[publication.out.index("[[mail.dkim]]") :]
    assert tomllib.loads(table)["mail"]["dkim"]
    publication.configure("[[mail.lane]]", f"{table}\n[[mail.lane]]")


def test_from_nothing_to_verified(publication: Publication, server: NameServer) -> None:
    assert publication.qna("dkim", "show") == 0
    assert "`qna dkim new` makes a key" in publication.out
    assert publication.qna("dkim", "new") == 0
    path = publication.folder / "var" / "keys" / "dkim-qna202606.pem"
    assert path.stat().st_mode & 0o777 == 0o600
    assert f"  name   {NAME}\n" in publication.out
    record = next(line.split(None, 1)[1] for line in publication.out.splitlines() if line.startswith("  value"))
    assert record.startswith("v=DKIM1; k=rsa; p=MII")
    zone = next(line for line in publication.out.splitlines() if line.startswith(f"  {NAME}. IN TXT ( "))
    assert "".join(zone.split('"')[1::2]) == record
    adopt(publication)

    assert publication.qna("dkim", "show", "--dns", server.address) == 78
    assert "wrong  no record; add the above\n" in publication.out
    server.records[NAME, "TXT"] = [record]
    assert publication.qna("dkim", "show", "--dns", server.address) == 0
    assert f"ok  {NAME} holds our RSA key" in publication.out

    settings = load(publication.folder / "config.toml")
    signer = open_signer(settings)
    message = AWKWARD["plain"]

    class Published:
        record_name = NAME

    Published.record = record  # type: ignore[attr-defined]
    assert verified(signer.sign(whole(message), AT) + message, Published) == [True]  # type: ignore[arg-type]


def test_both_kinds_beside_each_other(publication: Publication) -> None:
    assert publication.qna("dkim", "new", "--selector", "a") == 0
    adopt(publication)
    assert publication.qna("dkim", "new", "--ed25519", "--selector", "b", "--domain", "ferry.example") == 0
    assert "v=DKIM1; k=ed25519; p=" in publication.out
    assert "domain =" not in publication.out
    adopt(publication)
    signer = open_signer(load(publication.folder / "config.toml"))
    signatures = signer.sign(whole(AWKWARD["plain"]), AT)
    assert [b"a=rsa-sha256" in signatures, b"a=ed25519-sha256" in signatures] == [True, True]


def test_a_key_is_never_replaced(publication: Publication) -> None:
    assert publication.qna("dkim", "new", "--selector", "a") == 0
    path = publication.folder / "var" / "keys" / "dkim-a.pem"
    before = path.read_bytes()
    assert publication.qna("dkim", "new", "--selector", "a", "--ed25519") == 78
    assert publication.err == f"qna: {path}: there is such a key already; name another --selector\n"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--selector", "../a"), "expected lower-case letters"),
        (("--selector", "A"), "expected lower-case letters"),
        (("--domain", "other.example"), "DMARC wants that of [mail] from, ferry.example, or one above it"),
        (("--domain", "example"), "DMARC wants"),
    ],
)
def test_what_cannot_be_is_refused(options: tuple[str, ...], says: str, publication: Publication) -> None:
    assert publication.qna("dkim", "new", *options) == 78
    assert says in publication.err
    assert not list((publication.folder / "var" / "keys").glob("dkim-*"))


def test_a_domain_above_is_named_in_the_config(publication: Publication) -> None:
    publication.configure("talks@ferry.example", "talks@news.ferry.example")
    assert publication.qna("dkim", "new", "--domain", "ferry.example") == 0
    assert 'domain = "ferry.example"' in publication.out
    assert "`qna dkim show --selector qna202606 --domain ferry.example`" in publication.out
    adopt(publication)
    signer = open_signer(load(publication.folder / "config.toml"))
    assert b" d=ferry.example;" in signer.sign(whole(AWKWARD["plain"]), AT)


def test_a_key_can_be_looked_up_before_the_config_names_it(publication: Publication, server: NameServer) -> None:
    assert publication.qna("dkim", "new", "--selector", "a") == 0
    assert publication.qna("dkim", "show", "--selector", "a", "--dns", server.address) == 78
    assert "a._domainkey.ferry.example" in publication.out
    assert publication.qna("dkim", "show", "--selector", "b", "--dns", server.address) == 78
    assert "dkim-b.pem: this DKIM key is missing" in publication.err


def test_a_silent_name_server_means_later(
    publication: Publication, server: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.send.resolving.PATIENCE", 0.2)
    assert publication.qna("dkim", "new", "--ed25519", "--selector", "a") == 0
    server.silent = True
    assert publication.qna("dkim", "show", "--selector", "a", "--dns", server.address) == 75
    assert "no name server answers" in publication.out
    assert "v=DKIM1; k=ed25519" in publication.out


@pytest.fixture
def broken(publication: Publication) -> Publication:
    """A publication with two subscribers, whose key is no key."""
    publication.qna("subscribers", "add", "ann@example.org", "bob@example.org")
    publication.run()
    publication.write("one.md", 1)
    publication.configure("[[mail.lane]]", '[[mail.dkim]]\nselector = "a"\n\n[[mail.lane]]')
    path = publication.folder / "var" / "keys" / "dkim-a.pem"
    path.touch(mode=0o600)
    path.write_text("no key\n", "utf-8")
    return publication


def test_a_key_that_cannot_be_used_stops_mail_alone(broken: Publication) -> None:
    broken.run(code=78)
    assert broken.err.count("dkim-a.pem") == 1
    assert any(path.startswith("s/") for path in broken.site())
    assert broken.mails() == []
    assert broken.qna("sessions", "list") == 0
    assert broken.qna("status") == 0
    broken.qna("dkim", "new", "--selector", "b")
    broken.configure('selector = "a"', 'selector = "b"')
    broken.run()
    assert broken.mailed() == ["ann@example.org", "bob@example.org"]
    assert all("s=b;" in str(mail["DKIM-Signature"]) for mail in broken.mails())


def test_a_mailing_under_way_can_be_paused_whatever_its_key(publication: Publication) -> None:
    publication.configure('settle = "0 min"', 'settle = "60 min"')
    publication.qna("subscribers", "add", "ann@example.org")
    publication.run()
    publication.write("one.md", 1)
    publication.run()
    publication.configure("[[mail.lane]]", '[[mail.dkim]]\nselector = "a"\n\n[[mail.lane]]')
    assert publication.qna("pause") == 0


def test_a_key_can_be_looked_up_beside_one_that_is_broken(broken: Publication, server: NameServer) -> None:
    broken.qna("dkim", "new", "--selector", "b")
    assert broken.qna("dkim", "show", "--selector", "b", "--dns", server.address) == 78
    assert "b._domainkey.ferry.example" in broken.out
    assert "no record; add the above" in broken.out
