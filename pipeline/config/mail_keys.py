"""The keys of [mail], its lanes and its signing keys: who mails, by which servers, how fast, and never by accident."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import parseaddr
from typing import Annotated, Literal

from msgspec import Meta, field
from msgspec.structs import replace

from pipeline.config.section import Name, Section, Span, shaped
from pipeline.domains import domain_of

_LIMIT = r"[1-9]\d{0,8} ?/ ?([1-9]\d{0,4} )?(s|min|h|hour|days?)$"
Limit = Annotated[str, shaped(f"^{_LIMIT}", 'limits such as "1000/hour" or "50/10 min"')]
"""At most so many in any stretch of time of that length: "1000/hour", "50/10 min"."""
DomainLimit = Annotated[
    str, shaped(rf"^(\*|[^\s*/@]+) {_LIMIT}", 'domains with their limits, such as "gmail.com 500/hour" or "* 50/min"')
]
"""The same for the mailboxes of one domain, or with * of each that is not named: "gmail.com 500/hour"."""

_SECONDS = {"s": 1, "min": 60, "h": 3600, "hour": 3600, "day": 86400, "days": 86400}


def limit(written: str) -> tuple[int, timedelta]:
    """(how many, in which stretch of time) of a `Limit`, whose pattern `written` must match."""
    match = re.fullmatch(r"(\d+) ?/ ?(?:(\d+) )?(\w+)", written)
    if match is None or match[3] not in _SECONDS:
        raise ValueError(f"not a limit: {written!r}")
    return int(match[1]), timedelta(seconds=int(match[2] or 1) * _SECONDS[match[3]])


class Mail(Section, frozen=True):
    """Who mails, and what is never mailed by accident. Without a [[mail.lane]] nothing is mailed at all."""

    from_: Annotated[
        str, Meta(description='The sender: "Name <address>"; needs to be yours in the eyes of the receiving servers.')
    ] = field(name="from", default="")
    editor: Annotated[
        str, Meta(description="Gets the proof before each mailing, the receipt after it, and every question.")
    ] = ""
    reply_to: Annotated[str, Meta(description="Where replies go; empty means the sender.")] = ""
    return_path: Annotated[
        str,
        Meta(description="Envelope sender, to which servers return what they cannot deliver; empty means the sender."),
    ] = ""
    unsubscribe: Annotated[
        str, Meta(description="Address that people write to in order to leave; empty means the editor.")
    ] = ""
    settle: Annotated[
        Span, Meta(description="A session is mailed only after its text has stood unchanged for so long.")
    ] = "60 min"
    send_at: Annotated[
        str,
        shaped(r"^(([01]\d|2[0-3]):[0-5]\d)?$", 'a time such as "08:30", or ""'),
        Meta(
            description='Mailings start at this time of day, as "08:30"; empty means as soon as the text has settled.'
        ),
    ] = ""
    approval: Annotated[
        bool, Meta(description="Whether every mailing waits until the editor says `qna sessions approve`.")
    ] = False
    max_age: Annotated[
        Span, Meta(description="What was published longer ago than this is held and the editor asked.")
    ] = "14 days"
    ask_above: Annotated[
        int, Meta(ge=0, description="More new sessions than this in one run are held and the editor asked.")
    ] = 3
    give_up: Annotated[Span, Meta(description="How long a mailbox that answers “try later” is tried again.")] = "2 days"
    max_failures: Annotated[
        float,
        Meta(
            gt=0,
            le=1,
            description="When more than this share of what was tried (and more than 20) has failed, the mailing pauses"
            " and the editor is told.",
        ),
    ] = 0.1
    uncertain: Annotated[
        Literal["resend", "hold"],
        Meta(description='What becomes of a message that a crash left in doubt: "resend" (same Message-ID) or "hold".'),
    ] = "resend"
    lane: tuple[Lane, ...] = ()
    dkim: tuple[Dkim, ...] = ()

    @property
    def domain(self) -> str:
        """The sender's domain, in A-labels: the one that we may speak for in Message-IDs and List-Id."""
        return domain_of(parseaddr(self.from_)[1])

    @property
    def leave(self) -> str:
        """The address to write to in order to leave."""
        return self.unsubscribe or self.editor


class Lane(Section, frozen=True):
    """A way out for mail: an SMTP server, or a Maildir to look at. Repeat the table for more: they share the work."""

    name: Annotated[
        Name, Meta(description="Names the lane in reports, and its password's variable: QNA_NAME_PASSWORD.")
    ]
    outlet: Annotated[
        Literal["maildir", "smtp"], Meta(description='"smtp" sends; "maildir" writes each mail to a folder instead.')
    ]
    path: Annotated[str, Meta(description="Maildir: the folder, relative to this file.")] = "var/mail"
    host: Annotated[str, Meta(description="SMTP: the server's name.")] = ""
    port: Annotated[int, Meta(ge=1, le=65535, description="SMTP: 587 with starttls, 465 with tls, mostly.")] = 587
    security: Annotated[
        Literal["starttls", "tls", "none"],
        Meta(description='SMTP: "starttls", "tls" from the first byte, or "none" (for a server on this machine only).'),
    ] = "starttls"
    username: Annotated[str, Meta(description="SMTP: login; empty means no login.")] = ""
    password_file: Annotated[
        str, Meta(description="SMTP: a file that holds the password; or set QNA_NAME_PASSWORD in the environment.")
    ] = ""
    auth: Annotated[
        Literal["password", "xoauth2"],
        Meta(description='SMTP: whether the secret is a "password" or an access token ("xoauth2").'),
    ] = "password"
    certificate_file: Annotated[
        str, Meta(description="SMTP: our certificate, as PEM, for servers that ask for one.")
    ] = ""
    certificate_key_file: Annotated[
        str, Meta(description="SMTP: the certificate's key, as PEM; empty means that it is in the same file.")
    ] = ""
    connections: Annotated[int, Meta(ge=1, le=100, description="How many connections are open at once.")] = 2
    renew_after: Annotated[
        int, Meta(ge=0, description="SMTP: a connection is closed after so many messages and made anew; 0 means never.")
    ] = 1000
    rate: Annotated[float, Meta(gt=0, description="At most so many messages a second, on all its connections.")] = 10.0
    limits: Annotated[
        tuple[Limit, ...],
        Meta(description='At most so many in any stretch of time: ["1000/hour", "20000/day"]. Kept across restarts.'),
    ] = ()
    domain_limits: Annotated[
        tuple[DomainLimit, ...],
        Meta(
            description='The same for mailboxes of one domain, and of each other: ["gmail.com 500/hour", "* 50/min"].'
        ),
    ] = ()
    weight: Annotated[
        int,
        Meta(ge=0, le=1000, description="Its share of the work beside other lanes; 0 means only when they cannot."),
    ] = 1
    timeout: Annotated[
        int, Meta(ge=1, description="Seconds to wait for any answer but the last one, which gets 600 (RFC 5321).")
    ] = 60


def unlimited(lane: Lane) -> Lane:
    """The lane without `limits` and `domain_limits`."""
    return replace(lane, limits=(), domain_limits=())


class Dkim(Section, frozen=True):
    """A key that signs each mail (`qna dkim new` makes one); two tables, RSA and Ed25519, make two signatures."""

    selector: Annotated[
        str,
        shaped(
            r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
            'a selector such as "qna-2026", of lower-case letters, digits, "-" and "."',
        ),
        Meta(description="Names the key in DNS: SELECTOR._domainkey.DOMAIN."),
    ]
    key_file: Annotated[
        str, Meta(description="The private key, as PEM; empty means keys/dkim-SELECTOR.pem in the private folder.")
    ] = ""
    domain: Annotated[str, Meta(description="Who signs; empty means the domain of the sender.")] = ""
