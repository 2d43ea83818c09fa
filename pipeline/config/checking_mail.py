"""What no single key's type can say of mail: addresses that are none, lanes that lack something, limits given twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.utils import getaddresses

from pipeline.config.mail_keys import Dkim, Lane, Mail, limit
from pipeline.domains import a_labels

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]!#$%&'*+/=?^`{|}~_]+")
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")

Mistake = Callable[[str, int, str, str], None]
"""Takes (section, which of them, key, what is wrong)."""


def check_mail(mail: Mail, mistake: Mistake) -> None:
    """Tell `mistake` of everything about mail that no single key's type can say."""
    for key, value in (
        ("from", mail.from_),
        ("editor", mail.editor),
        ("reply_to", mail.reply_to),
        ("return_path", mail.return_path),
        ("unsubscribe", mail.unsubscribe),
    ):
        if value and not is_address(value):
            mistake("mail", 0, key, f'expected an address such as "Name <name@example.org>", not {value!r}')
    for index, lane in enumerate(mail.lane):
        if lane.name in {other.name for other in mail.lane[:index]}:
            mistake("mail.lane", index, "name", f"{lane.name!r} is the name of an earlier lane; names must differ")
        _check_lane(index, lane, mistake)
    for index, dkim in enumerate(mail.dkim):
        _check_dkim(index, dkim, mail, mistake)
    if mail.lane and not any(lane.weight for lane in mail.lane):
        mistake("mail.lane", 0, "weight", "at least one lane needs a weight of 1 or more")
    if mail.lane and not mail.from_:
        mistake("mail", 0, "from", 'a lane needs a sender: from = "Name <name@example.org>"')
    if mail.lane and not mail.editor:
        mistake("mail", 0, "editor", "a lane needs an editor, who gets proofs, receipts and questions")


def _check_lane(index: int, lane: Lane, mistake: Mistake) -> None:
    if lane.outlet == "smtp" and not lane.host:
        mistake("mail.lane", index, "host", "an SMTP lane needs the server's name")
    if lane.security == "none" and lane.username:
        mistake(
            "mail.lane",
            index,
            "security",
            'a login without encryption would show the password to anybody; use "starttls" or "tls"',
        )
    if lane.auth == "xoauth2" and not lane.username:
        mistake("mail.lane", index, "auth", "an access token needs the username that it belongs to")
    if lane.certificate_key_file and not lane.certificate_file:
        mistake("mail.lane", index, "certificate_key_file", "a key needs its certificate: certificate_file")
    if lane.certificate_file and lane.security == "none":
        mistake("mail.lane", index, "certificate_file", 'a certificate is shown in TLS only; set security = "starttls"')
    _check_limits(index, lane, mistake)


def _check_limits(index: int, lane: Lane, mistake: Mistake) -> None:
    spans = [("limits", written, ("", limit(written)[1])) for written in lane.limits]
    for written in lane.domain_limits:
        domain, of_domain = written.lower().split(maxsplit=1)
        if domain != "*" and not _DOMAIN.fullmatch(domain):
            mistake("mail.lane", index, "domain_limits", f"expected a domain such as gmail.com, or *, not {domain!r}")
        spans.append(("domain_limits", written, (domain, limit(of_domain)[1])))
    seen = set()
    for key, written, span in spans:
        if span in seen:
            mistake("mail.lane", index, key, f"{written!r} is the second limit for that length of time")
        seen.add(span)


def _check_dkim(index: int, dkim: Dkim, mail: Mail, mistake: Mistake) -> None:
    domain = _signing(dkim, mail)
    if dkim.domain and not _DOMAIN.fullmatch(domain):
        mistake("mail.dkim", index, "domain", f"expected a domain such as example.org, not {dkim.domain!r}")
    elif mail.domain and domain != mail.domain and not mail.domain.endswith(f".{domain}"):
        mistake(
            "mail.dkim",
            index,
            "domain",
            f"{domain!r} signs for nobody at {mail.domain}: DMARC wants that domain, or one above it",
        )
    if dkim.selector in {other.selector for other in mail.dkim[:index] if _signing(other, mail) == domain}:
        mistake("mail.dkim", index, "selector", f"{dkim.selector!r} is the selector of an earlier key")


def _signing(dkim: Dkim, mail: Mail) -> str:
    """The domain that signs, in A-labels; empty where what is written there is none."""
    try:
        return a_labels(dkim.domain or mail.domain)
    except ValueError:
        return ""


def is_address(written: str) -> bool:
    """Whether `written` is one mail address, with or without a name, that no header can be smuggled in by."""
    found = getaddresses([written])
    address = found[0][1] if len(found) == 1 else ""
    # It must stand there as it is: a lenient parser makes one address of "a@b.example # friend".
    if not _ADDRESS.fullmatch(address) or address not in written or _CONTROL.search(written):
        return False
    try:
        a_labels(address.rpartition("@")[2])
    except ValueError:
        return False
    return True
