"""Spam filters, parsers, validators of HTML and a browser look at real mails: none has anything against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from email.message import Message
from email.policy import compat32, default

import pytest

from tests.judges import mail_html, mail_samples, mail_spam
from tests.judges.mail_spam import Verdict
from tests.judges.tools import Finding

pytestmark = pytest.mark.system

LONGEST = 998
"""Octets in a line without its CRLF (RFC 5322 §2.1.1)."""
LONGEST_ENCODED = 76
"""Of quoted-printable (RFC 2045 §6.7) and base64 (§6.8)."""
LOW_CONTRAST = """
<!DOCTYPE html><html lang="en"><head><title>A</title><meta name="color-scheme" content="light dark"></head>
<body style="background-color: #161513"><main><h1 style="color: #999">A</h1><p style="color: #333">Hard to read.</p>
<img src="https://example.org/a.png" alt="Harder" style="color: #333"><p style="width: 700px; color: #999">Wide</p>
<table><tr><td><table style="width: 20px; word-break: break-all"><tr><td>Broken</td></tr></table></td></tr></table>
<link rel="stylesheet" href="https://example.org/a.css"></main></body></html>
"""


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return mail_samples.made(tmp_path_factory.mktemp("mails") / "publication")


@pytest.fixture(scope="module")
def shown(mails: dict[str, bytes]) -> dict[str, bytes]:
    """Those with HTML."""
    return {name: message for name, message in mails.items() if name != "receipt"}


def nothing(findings: Iterable[Finding]) -> None:
    told = "\n".join(map(str, findings))
    if told:
        pytest.fail(told, pytrace=False)


def all_good(verdicts: Mapping[str, Verdict]) -> None:
    """Fails with what makes it spam; prints the others, for whoever asks by `pytest -s`."""
    for name, verdict in verdicts.items():
        print(f"{name} {verdict}")
    told = "\n".join(f"{name} {verdict}" for name, verdict in verdicts.items() if verdict.score > 0)
    if told:
        pytest.fail(told, pytrace=False)


def test_there_is_one_of_each_and_the_long_one_is_cut(mails):
    assert mails.keys() == {*mail_samples.NAMES.values(), "proof", "receipt"}
    html = mail_samples.html_of(mails["long"])
    assert 60_000 < len(html.encode()) < 99_500  # with its line ends, as it is received
    assert 'class="button"' in html
    assert 'dir="rtl"' in mail_samples.html_of(mails["hebrew"])


def test_spamassassin_likes_every_mail(mails, tmp_path):
    verdicts = mail_spam.spamassassin(each_received(mails), tmp_path)
    all_good(verdicts)
    assert "MAILING_LIST_MULTI" in verdicts["least"].rules


def test_rspamd_likes_every_mail(mails, tmp_path):
    verdicts = mail_spam.rspamd(each_received(mails), tmp_path)
    all_good(verdicts)
    assert {"MAILLIST", "HAS_LIST_UNSUB", "MIME_GOOD"} <= verdicts["least"].rules.keys()


def test_both_filters_would_know_a_bad_mail(mails, tmp_path):
    bad = (
        mails["least"]
        .replace(b"Subject: Short", b"Subject: RE: !!! MAKE MONEY FAST !!! $$$")
        .replace(b"Date:", b"X-Date:")
    )
    for judge in (mail_spam.spamassassin, mail_spam.rspamd):
        folder = tmp_path / judge.__name__
        folder.mkdir()
        assert judge({"bad": mail_samples.received(bad)}, folder)["bad"].score > 1


def each_received(mails: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: mail_samples.received(message) for name, message in mails.items()}


@pytest.mark.parametrize("policy", [default, compat32], ids=["default", "compat32"])
def test_pythons_parser_reports_no_defect(mails, policy):
    for name, message in mails.items():
        parsed: Message = message_from_bytes(message, policy=policy)
        for part in parsed.walk():
            if not part.is_multipart():
                part.get_payload(decode=True)
            assert not part.defects, name
            for header, value in part.items():
                assert not getattr(value, "defects", ()), (name, header)


def test_no_line_is_too_long(mails):
    for name, message in mails.items():
        assert message.count(b"\n") == message.count(b"\r\n") == message.count(b"\r"), name
        assert message.isascii(), name
        assert max(map(len, message.split(b"\r\n"))) <= LONGEST, name
        for part in message_from_bytes(message).walk():
            if part["Content-Transfer-Encoding"] in ("quoted-printable", "base64"):
                assert max(map(len, part.get_payload().splitlines())) <= LONGEST_ENCODED, name


def test_their_html_is_valid(shown, tmp_path):
    nothing(mail_html.nu(tmp_path, mail_html.written(shown, tmp_path)))


def test_their_html_pleases_html_validate(shown, tmp_path):
    nothing(mail_html.html_validate(tmp_path, mail_html.written(shown, tmp_path)))


def test_they_can_be_read_by_everybody_on_a_telephone_and_in_the_dark(shown, browser, tmp_path):
    nothing(mail_html.looked_at(browser, tmp_path, mail_html.written(shown, tmp_path)))


def test_who_looks_would_see_what_is_wrong(browser, tmp_path):
    file = tmp_path / "bad.html"
    file.write_text(LOW_CONTRAST, "utf-8")
    found = {finding.rule for finding in mail_html.looked_at(browser, tmp_path, [file])}
    assert {"color-contrast", "alt", "scrolls", "request", "broken"} <= found


def test_every_picture_is_our_copy_and_says_what_it_shows_and_how_large_it_is(shown):
    ours = r'src="https://harbour\.example\.org/media/[0-9a-f]+\.png" alt="[^"]+" width="\d+" height="\d+"'
    pictures = re.findall(r"<img [^>]*>", mail_samples.html_of(shown["rich"]))
    assert len(pictures) == 2
    assert all(re.search(ours, picture) for picture in pictures)
