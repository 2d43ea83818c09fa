"""What no single key's type can say of mail: addresses that are none, lanes that lack something, limits given twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from email.utils import getaddresses

from pipeline.config.mail_keys import Dkim, Lane, Mail, limit
from pipeline.domains import a_labels

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_BARE = re.compile(r"[^\s<>\"(),:;\\\[\]]+")
"""Has nothing in it that would have to be parsed."""
_ATOM = r"[^\s@<>\"(),:;\\\[\].]+"
_LOCAL = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_LONGEST_LOCAL = 64
_LONGEST_ADDRESS = 254
"""Octets, as are those of a local part: a path is 256 with its angle brackets (RFC 5321 §4.5.3.1)."""
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
    """Whether `written` is one mail address, with or without a name; `mailbox` says which ones are."""
    return mailbox(written) is not None


def mailbox(written: str) -> tuple[str, str] | None:
    """(name, address) of one mail address, with or without a name, that no header can be smuggled in by; else None.

    The address is a dot-atom at a domain (RFC 5321 §4.1.2, RFC 6531 §3.3), no longer than servers have to take
    (RFC 5321 §4.5.3.1), and has no sign in it that nobody sees. The domain is one with a full stop in it, or this
    machine: nobody gets mail at a top-level domain (RFC 7085), but many forget its full stop.
    """
    found = [("", written)] if _BARE.fullmatch(written) else getaddresses([written])
    name, address = found[0] if len(found) == 1 else ("", "")
    # It must stand there as it is: a lenient parser makes one address of "a@b.example # friend".
    if address not in written or _UNWRITABLE.search(written) or not _is_dot_atom_at_a_host(address):
        return None
    return name, address


def _is_dot_atom_at_a_host(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    # In domains of some scripts a joiner makes another word; where it does not, IDNA refuses it (RFC 5892 A.1, A.2).
    if not _LOCAL.fullmatch(local) or _is_hidden_in(local + domain.translate(_JOINERS)):
        return False
    try:
        host = a_labels(domain)
    except ValueError:
        return False
    octets = len(local.encode())
    if "." not in host and host != "localhost":
        return False
    return bool(_HOST.fullmatch(host)) and octets <= _LONGEST_LOCAL and octets + len("@" + host) <= _LONGEST_ADDRESS


def _is_hidden_in(text: str) -> bool:
    """Whether something in it takes no room: a byte order mark, a zero-width space, a sign that turns the direction."""
    return any(unicodedata.category(sign) in ("Cc", "Cf") for sign in text)
