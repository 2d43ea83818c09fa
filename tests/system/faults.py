"""The faults that a mail server may have, each with what becomes of a mailing: the table of docs/delivery.md."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from tests.sinks import CERTIFICATE, HANG_UP, SILENCE, Faulty, Scripted, Sink

MEGABYTE = 1 << 20
TLS = {"host": "localhost", "security": "starttls"}
LOGIN = 'username = "ferry"\n'


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One row of the table."""

    server: Callable[[], AbstractContextManager[Any]]
    state: str
    """Of every reader's row after the run."""
    code: int = 0
    says: str = ""
    """What stands in the one line on stderr; nothing is said where this is empty."""
    reason: str = ""
    """What stands in the reason of every reader's row."""
    reached: int = 0
    """How many readers' copies have come in whole at the faulty server."""
    blamed: int | None = None
    """How many readers' rows an attempt was used up of, where that is neither all nor, in `is_untouched`, none."""
    lane: dict[str, str] = field(default_factory=dict)
    more: str = ""
    """More of the lane's lines."""
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def is_untouched(self) -> bool:
        """Whether the rows, but for those of the `blamed`, are as if nobody had tried."""
        return self.state == "planned" and self.code != 0


class Closed:
    """A port at which nobody listens."""

    def __enter__(self) -> Any:
        with Scripted() as server:
            self.port = server.port
        return self

    def __exit__(self, *_: object) -> None: ...

    def arrived(self) -> list[Any]:
        return []


def sink(*flags: str) -> Callable[[], Sink]:
    return lambda: Sink(*flags)


def scripted(**how: Any) -> Callable[[], Scripted]:
    return lambda: Scripted(**how)


def faulty(*arguments: Any, **how: Any) -> Callable[[], Faulty]:
    return lambda: Faulty(*arguments, **how)


TRUSTING = {"SSL_CERT_FILE": str(CERTIFICATE)}
SOFT, HARD = ("-b", "451 4.7.1 not now"), ("-B", "550 5.1.1 never")
NOT_BEGUN: dict[str, Any] = {"state": "planned", "code": 75}
REFUSED: dict[str, Any] = {"state": "failed", "code": 78, "says": "mail to editor@ferry.example is refused"}
"""So is the receipt then, and the operator has to hear of it in another way."""

FAULTS: dict[str, Fault] = {
    # The connection. (smtp-sink -w, -W answer out of turn while they wait: no pipelining, then.)
    "nobody listens": Fault(server=Closed, says="no connection", **NOT_BEGUN),
    "greeting 4xx": Fault(server=sink("-r", "CONNECT", *SOFT), says="451 4.7.1 not now", **NOT_BEGUN),
    "greeting 5xx": Fault(server=sink("-f", "CONNECT", *HARD), says="550 5.1.1 never", **NOT_BEGUN),
    "greeting 421": Fault(server=sink("-Q", "CONNECT"), says="421 4.0.0", **NOT_BEGUN),
    "greeting dropped": Fault(server=sink("-q", "CONNECT"), says="no connection", **NOT_BEGUN),
    "greeting late": Fault(server=scripted(greeting=SILENCE), says="no connection", **NOT_BEGUN),
    "EHLO refused": Fault(server=sink("-f", "EHLO"), state="sent", reached=4),
    "EHLO and HELO refused": Fault(server=sink("-f", "EHLO,HELO", *HARD), says="550 5.1.1 never", **NOT_BEGUN),
    "EHLO dropped": Fault(server=sink("-q", "EHLO"), says="no connection", **NOT_BEGUN),
    "no ESMTP": Fault(server=sink("-e"), state="sent", reached=4),
    "no PIPELINING": Fault(server=sink("-p"), state="sent", reached=4),
    "no 8BITMIME": Fault(server=sink("-8"), state="sent", reached=4),
    # TLS and login
    "STARTTLS not offered": Fault(server=sink(), state="planned", code=78, says="no STARTTLS", lane=TLS),
    "STARTTLS refused": Fault(
        server=scripted(EHLO="250-here\r\n250 STARTTLS", STARTTLS="454 4.7.0 no TLS now"),
        says="454 4.7.0 no TLS now",
        lane=TLS,
        **NOT_BEGUN,
    ),
    "STARTTLS broken": Fault(
        server=scripted(EHLO="250-here\r\n250 STARTTLS", STARTTLS="220 go\r\n250 and now for nonsense"),
        says="no connection",
        lane=TLS,
        **NOT_BEGUN,
    ),
    "certificate unknown": Fault(
        server=faulty(certificate=CERTIFICATE), state="planned", code=78, says="certificate", lane=TLS
    ),
    "certificate for another name": Fault(
        server=faulty(certificate=CERTIFICATE, host="127.0.0.2"),
        state="planned",
        code=78,
        says="certificate",
        lane=TLS | {"host": "127.0.0.2"},
        environ=TRUSTING,
    ),
    "AUTH refused": Fault(
        server=faulty(certificate=CERTIFICATE, login=False),
        state="planned",
        code=78,
        says="refuses the login of ferry",
        lane=TLS,
        more=LOGIN,
        environ=TRUSTING,
    ),
    "AUTH accepted": Fault(
        server=faulty(certificate=CERTIFICATE, login=True),
        state="sent",
        reached=4,
        lane=TLS,
        more=LOGIN,
        environ=TRUSTING,
    ),
    # MAIL FROM
    "MAIL 4xx": Fault(server=sink("-r", "MAIL", *SOFT), says="451 4.7.1 not now", **NOT_BEGUN),
    "MAIL 5xx": Fault(
        server=sink("-f", "MAIL", *HARD), state="planned", code=78, says="refuses our sender: 550 5.1.1 never"
    ),
    "MAIL 421": Fault(server=sink("-Q", "MAIL"), says="421 4.0.0", **NOT_BEGUN),
    "MAIL dropped": Fault(server=sink("-q", "MAIL"), says="MAIL FROM", **NOT_BEGUN),
    # RCPT TO
    "RCPT 4xx": Fault(server=sink("-r", "RCPT", *SOFT), state="planned", reason="451 4.7.1 not now"),
    "RCPT 5xx": Fault(server=sink("-f", "RCPT", *HARD), reason="550 5.1.1 never", **REFUSED),
    "RCPT 421": Fault(server=sink("-Q", "RCPT"), says="421 4.0.0", reason="421 4.0.0", blamed=1, **NOT_BEGUN),
    "RCPT dropped": Fault(server=sink("-q", "RCPT"), state="planned", reason="no answer"),
    "RCPT late": Fault(server=scripted(RCPT=SILENCE), state="planned", reason="no answer"),
    # DATA
    "DATA 4xx": Fault(server=sink("-r", "DATA", *SOFT), state="planned", reason="451 4.7.1 not now"),
    "DATA 5xx": Fault(server=sink("-f", "DATA", *HARD), reason="550 5.1.1 never", **REFUSED),
    "DATA 421": Fault(server=sink("-Q", "DATA"), says="421 4.0.0", reason="421 4.0.0", blamed=1, **NOT_BEGUN),
    "DATA dropped": Fault(server=sink("-q", "DATA"), state="planned", reason="no answer"),
    "DATA slow": Fault(server=sink("-p", "-w", "1"), state="sent", reached=4, lane={"timeout": "5"}),
    "550 for want of patience": Fault(server=sink("-A", "1"), reason="550 This violates SMTP", **REFUSED),
    # The final dot
    "dot 4xx": Fault(server=sink("-r", ".", *SOFT), state="planned", reason="451 4.7.1 not now", reached=4),
    "dot 5xx": Fault(server=sink("-f", ".", *HARD), reason="550 5.1.1 never", reached=4, **REFUSED),
    "dot 421": Fault(server=sink("-Q", "."), state="planned", reason="421 4.0.0", reached=4),
    "dot dropped": Fault(server=sink("-q", "."), state="planned", reason="no answer", reached=4),
    "dot dropped, held": Fault(
        server=sink("-q", "."),
        state="uncertain",
        reason="no answer",
        reached=4,
        lane={"uncertain": "hold"},
    ),
    "dot late": Fault(server=sink("-p", "-W", ".:2"), state="sent", reached=4),
    # Leaving
    "QUIT refused": Fault(server=sink("-f", "QUIT"), state="sent", reached=4),
    "QUIT dropped": Fault(server=sink("-q", "QUIT"), state="sent", reached=4),
    # Odd manners
    "421 after each 2 messages": Fault(server=scripted(quota=2), state="sent", reached=4),
    "421 after each message": Fault(server=scripted(quota=1), state="sent", reached=4),
    "hangs up after each message": Fault(server=scripted(end=HANG_UP), state="planned", reason="no answer", reached=4),
    "replies byte by byte": Fault(server=scripted(each_byte=True), state="sent", reached=4),
    "reply of 1 MB in lines": Fault(
        server=scripted(end="250-so much to say to you about it all\r\n" * (MEGABYTE // 40) + "250 taken"),
        state="planned",
        reason="an answer without end",
        reached=4,
    ),
    "reply of 1 MB in one line": Fault(
        server=scripted(RCPT="250 " + "x" * MEGABYTE), state="planned", reason="an answer without end"
    ),
    "reply of 1 MB in one line, at the dot": Fault(
        server=scripted(end="250 " + "x" * MEGABYTE), state="planned", reason="an answer without end", reached=4
    ),
    "reply that is no SMTP": Fault(server=scripted(RCPT="what do you want?"), state="planned"),
}
