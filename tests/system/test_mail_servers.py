"""From `qna run` through Postfix, on STARTTLS with a login, and Dovecot into a mailbox that is read over IMAP.

What arrives is what was sent, byte by byte, below the lines in which the servers say that they had it.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tests.judges.mail_samples import parsed, qna
from tests.mail_servers import CERTIFICATE, DOMAIN, LOGIN, PASSWORD, MailHost, mail_host

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(os.geteuid() != 0, reason="Postfix starts only as root"),
]

NOW = "1795348800"
READER, ACCENTED, GONE, EDITOR = (f"{local}@{DOMAIN}" for local in ("reader", "jörg", "gone", "editor"))
CONFIG = """\
[publication]
id = "9a6a3e5e-3c36-4d0e-9b57-1c4a0f3b1d99"
title = "Fährgespräche"
url = "https://faehre.example.org/"
address = "Ferry House, 1 Quay, Nowhere"

[[source]]
name = "sessions"
path = "sessions"

[mail]
from = '"Fährgespräche, am Kai" <talks@{domain}>'
editor = "editor@{domain}"
settle = "0 min"

[[mail.lane]]
name = "quay"
{lane}
"""
MAILDIR = 'outlet = "maildir"\n'
SMTP = """\
outlet = "smtp"
host = "localhost"
port = {port}
security = "starttls"
username = "{login}"
"""
KEYS = """
[[mail.dkim]]
selector = "rsa"
key_file = "rsa.pem"

[[mail.dkim]]
selector = "ed"
key_file = "ed.pem"
"""
SESSION = """\
---
title: Über die Fähre
number: 3
date: 2026-11-22
language: de
guest:
  name: Jörg Ångström
  role: Fährmann
---

Jörg Ångström fährt seit dreißig Jahren über dasselbe Wasser, und hat es noch nie zweimal gesehen.

## Was sehen Sie von dort oben?

Nebel, meistens.

. Und an manchen Tagen einen Punkt am Anfang einer Zeile.

## Was würden Sie ändern?

Ein freundlicheres Grün für die Reling; „mehr nicht“ – und 渡し船 auf das Schild.
"""
TRACE = re.compile(rb"(?:(?:Return-Path|X-Original-To|Delivered-To|Received): [^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)+")


@pytest.fixture(scope="module")
def host() -> Iterator[MailHost]:
    with mail_host({"reader": "reader", "editor": "editor", "jörg": "joerg"}) as running:
        yield running


@pytest.fixture
def publication(host: MailHost, tmp_path: Path) -> Path:
    """A publication that mails through the host, with three subscribers; nobody has the last one's mailbox."""
    folder = tmp_path / "publication"
    (folder / "sessions").mkdir(parents=True)
    (folder / "sessions" / "three.md").write_text(SESSION, "utf-8")
    configure(folder, SMTP.format(port=host.port, login=LOGIN))
    qna(folder, "subscribers", "add", READER, ACCENTED, GONE, SOURCE_DATE_EPOCH=NOW)
    return folder


def configure(folder: Path, lane: str) -> None:
    (folder / "config.toml").write_text(CONFIG.format(domain=DOMAIN, lane=lane), "utf-8")


def run(folder: Path, *, code: int = 0, **environ: str) -> str:
    known = {"SOURCE_DATE_EPOCH": NOW, "QNA_QUAY_PASSWORD": PASSWORD, "SSL_CERT_FILE": str(CERTIFICATE)}
    return qna(folder, "run", "--mail-backlog", "all", code=code, **{**known, **environ})


def ledger(folder: Path) -> dict[str, Any]:
    """The mailing, with its deliveries."""
    return json.loads(qna(folder, "deliveries", "latest", "--json", SOURCE_DATE_EPOCH=NOW))


def all_handed_over(folder: Path, keys: str = "") -> list[bytes]:
    """The mails that the same publication would hand over now, in their order; it writes them to a Maildir instead."""
    twin = folder.with_name("twin")
    shutil.copytree(folder, twin)
    configure(twin, MAILDIR + keys)
    run(twin)
    files = sorted((twin / "var" / "mail" / "new").iterdir(), key=lambda file: file.stat().st_mtime_ns)
    return [file.read_bytes() for file in files]


def as_handed_over(folder: Path, keys: str = "") -> dict[str, bytes]:
    """Recipient → the mail to that reader."""
    return {str(parsed(mail)["To"]): mail for mail in all_handed_over(folder, keys) if parsed(mail)["Archived-At"]}


def arrived(host: MailHost, box: str, handed_over: bytes) -> bytes:
    """The mail in that box which is `handed_over`, with what stands above it."""
    return host.fetch(box, str(parsed(handed_over)["Message-ID"]))


def test_what_arrives_is_what_was_sent(host, publication):
    sent = as_handed_over(publication)
    run(publication)
    for box, recipient in (("reader", READER), ("joerg", ACCENTED)):
        mail = arrived(host, box, sent[recipient])
        trace = TRACE.match(mail)
        assert trace is not None
        assert mail[trace.end() :] == sent[recipient]
        assert f"for <{recipient}>".encode() in trace[0]
    assert b"ESMTPSA" in arrived(host, "reader", sent[READER])  # TLS and a login (RFC 3848)
    assert b"UTF8SMTPSA" in arrived(host, "joerg", sent[ACCENTED])  # RFC 6531 §4.3
    mail = parsed(sent[READER])
    assert mail["From"].addresses[0].display_name == "Fährgespräche, am Kai"
    assert "mehr nicht“ – und 渡し船" in mail.get_body(("plain",)).get_content()


def test_an_unknown_mailbox_is_told_with_the_servers_words(host, publication):
    assert "2 of 3 subscribers (1 failed)" in run(publication)
    mailing = ledger(publication)
    assert (mailing["audience"], mailing["sent"], mailing["failed"], mailing["remaining"]) == (3, 2, 1, 0)
    states = {each["address"]: (each["state"], each["reason"]) for each in mailing["deliveries"]}
    refusal = f"550 5.1.1 <{GONE}>: Recipient address rejected: User unknown in virtual mailbox table"
    assert states[GONE] == ("failed", refusal)
    assert states[READER][0] == states[ACCENTED][0] == "sent"
    assert states[READER][1].startswith("250 2.0.0 Ok: queued as ")


def test_the_editor_gets_proof_and_receipt(host, publication):
    notices = [mail for mail in all_handed_over(publication) if parsed(mail)["To"] == EDITOR]
    run(publication)
    proof, receipt = (parsed(arrived(host, "editor", notice)) for notice in notices)
    assert proof["Subject"].startswith("[Proof] Über die Fähre")
    assert receipt["Subject"].startswith("Sent to 2 of 3: Über die Fähre")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"QNA_QUAY_PASSWORD": "ten screens"}, "check username and password"),
        ({"SSL_CERT_FILE": os.devnull}, "certificate cannot be trusted"),
    ],
    ids=["password", "certificate"],
)
def test_what_the_editor_must_mend_uses_up_nobody(host, publication, wrong, said):
    assert said in run(publication, code=78, **wrong)
    assert ledger(publication)["state"] == "scheduled"
    an_hour_later = str(int(NOW) + 3600)
    assert "2 of 3 subscribers (1 failed)" in run(publication, SOURCE_DATE_EPOCH=an_hour_later)


def test_signatures_still_hold_after_both_servers(host, publication):
    records = new_keys(publication)
    configure(publication, SMTP.format(port=host.port, login=LOGIN) + KEYS)
    sent = as_handed_over(publication, KEYS)
    run(publication)
    for box, recipient in (("reader", READER), ("joerg", ACCENTED)):
        mail = arrived(host, box, sent[recipient])
        assert mail.endswith(sent[recipient])
        assert verified(mail, records) == [True, True]
        assert verified(mail.replace(b"Nebel", b"Regen"), records) == [False, False]


def new_keys(folder: Path) -> dict[bytes, bytes]:
    """Make both keys there; name in the DNS → its record (RFC 6376 §3.6.1, 8463 §4)."""
    rsa, ed = generate_private_key(65537, 2048), Ed25519PrivateKey.generate()
    for name, key in (("rsa", rsa), ("ed", ed)):
        (folder / f"{name}.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (folder / f"{name}.pem").chmod(0o600)
    published = {
        "rsa": b"v=DKIM1; k=rsa; p="
        + base64.b64encode(rsa.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
        "ed": b"v=DKIM1; k=ed25519; p="
        + base64.b64encode(ed.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)),
    }
    return {f"{name}._domainkey.{DOMAIN}.".encode(): record for name, record in published.items()}


def verified(mail: bytes, records: dict[bytes, bytes]) -> list[bool]:
    """What dkimpy thinks of each signature, the topmost first."""
    return [_holds(dkim.DKIM(mail), number, records) for number in range(mail.count(b"DKIM-Signature:"))]


def _holds(judge: dkim.DKIM, number: int, records: dict[bytes, bytes]) -> bool:
    try:
        return judge.verify(number, dnsfunc=lambda name, timeout=5: records[name])
    except dkim.ValidationError:
        return False
