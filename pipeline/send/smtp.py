"""The SMTP outlet: hands each message to one server and says what became of it (RFC 5321).

What an answer means:

    stage             2xx, 354   4xx            5xx                      no answer, or nonsense
    connecting        go on      Unreachable    Unreachable, ConfigError Unreachable
    MAIL FROM         go on      Unreachable    ConfigError              Unreachable
    RCPT TO, DATA     go on      later          failed                   later
    the final dot     sent       later          failed                   uncertain

MAIL FROM is the same for all recipients, so a refusal there stops the lane instead of using up its deliveries.
So may a refusal at RCPT TO, for want of a login: see `_may_mean_us`.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import NoReturn, Self

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.envelope import Envelope, Outcome, OutcomeKind
from pipeline.send.pace import Pace
from pipeline.send.smtp_address import wire_address
from pipeline.send.smtp_opening import Server, open_wire
from pipeline.send.wire import LostError, Reply, UnfitError, Wire

_FINAL: dict[int, OutcomeKind] = {2: "sent", 4: "later", 5: "failed"}
_STOPPED = Outcome("later", "stopped before this message")
_LOGIN_WANTED = 530  # RFC 4954 §6
_TOO_LARGE = 552
_CLOSING = 421
_POLICY = re.compile(r"5\.7\.\d|.*\brelay", re.IGNORECASE | re.DOTALL)  # X.7.X: security or policy (RFC 3463 §3.8)


class SmtpOutlet:
    """One connection at a time, opened when entered, and again when the server has closed it."""

    def __init__(
        self,
        server: Server,
        *,
        rate: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        context: ssl.SSLContext | None = None,
    ) -> None:
        """At most `rate` messages a second; `clock` and `sleep` as time.monotonic and time.sleep.

        `context` is for authorities that the machine does not know; certificates are verified by default.
        """
        self.server = server
        self._pace = Pace(rate, clock, sleep)
        self._context = context or ssl.create_default_context()
        self._wire: Wire | None = None
        self._aborted = False
        self._welcome = False
        """Whether the server has accepted any recipient of ours yet."""
        self._name = server.name

    def __enter__(self) -> Self:
        """Connect. Raises Unreachable, ConfigError."""
        if not self._aborted:
            self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say QUIT and disconnect."""
        self._disconnect(politely=kind is None and not self._aborted)

    def deliver(self, envelope: Envelope) -> Outcome:
        """Send one message. Raises Unreachable, ConfigError: then nothing has left, and no recipient is at fault."""
        sender = wire_address(envelope.sender) if envelope.sender else ""
        if sender is None:
            raise ConfigError(f"{envelope.sender!r} is no e-mail address; check from and return_path in [mail]")
        recipient = wire_address(envelope.recipient)
        if recipient is None:
            return Outcome("failed", f"{envelope.recipient!r} is no address that SMTP can carry")
        self._pace.wait(lambda: self._aborted)
        if self._aborted:
            return _STOPPED
        try:
            reply = self._transact(sender, recipient, envelope.message)
        except UnfitError as error:
            return Outcome("failed", str(error))
        except LostError as error:
            self._disconnect(politely=False)
            return Outcome("uncertain" if error.stage == "end" else "later", f"no answer: {error}")
        except Unreachable:
            if self._aborted:
                return _STOPPED
            raise
        return self._judge(reply)

    def abort(self) -> None:
        """Give up on the answer that is waited for, and send nothing more."""
        self._aborted = True
        if self._wire is not None:
            self._wire.abort()

    def _transact(self, sender: str, recipient: str, message: bytes) -> Reply:
        """The transaction, on a new connection if the server has closed the old one while it was idle."""
        if self._wire is not None:
            try:
                reply = self._wire.transact(sender, recipient, message)
            except LostError as error:
                if error.stage != "MAIL":
                    raise
            else:
                if (reply.stage, reply.code) != ("MAIL", _CLOSING):
                    return reply
            self._disconnect(politely=False)
        try:
            return self._connect().transact(sender, recipient, message)
        except LostError as error:
            if error.stage != "MAIL":
                raise
            self._disconnect(politely=False)
            raise Unreachable(f"{self.server}: no answer to MAIL FROM: {error}; try again later") from error

    def _judge(self, reply: Reply) -> Outcome:
        """What the answer means for this recipient; raises where it means something for all of them."""
        kind = reply.code // 100
        if reply.code == _CLOSING or kind not in (2, 4, 5):
            self._disconnect(politely=False)
        self._welcome |= reply.stage in ("DATA", "end")
        if reply.stage == "end":
            return Outcome(_FINAL.get(kind, "uncertain"), str(reply))
        if reply.code == _LOGIN_WANTED:
            raise ConfigError(f"{self.server}: {reply}; check security, username and password of [[mail.lane]]")
        if reply.stage == "MAIL" and reply.code != _TOO_LARGE:
            self._refuse_sender(reply)
        return Outcome("failed" if kind == 5 and not self._may_mean_us(reply) else "later", str(reply))

    def _refuse_sender(self, reply: Reply) -> NoReturn:
        if reply.code // 100 == 5:
            raise ConfigError(f"{self.server}: refuses our sender: {reply}; check from and return_path in [mail]")
        raise Unreachable(f"{self.server}: takes no mail from us at present: {reply}; try again later")

    def _may_mean_us(self, reply: Reply) -> bool:
        """Whether a refusal of the recipient may be a refusal of us.

        A lane without its login, or on a blocked address, is told "554 5.7.1 Relay access denied" and the like for
        each recipient. As long as the server has accepted nobody, that must not use up the whole audience; after
        that it is this recipient's alone.
        """
        return not self._welcome and reply.stage == "RCPT" and bool(_POLICY.match(reply.text))

    def _connect(self) -> Wire:
        server = self.server
        wire = Wire(name=self._name, timeout=server.timeout, final_timeout=server.final_timeout)
        self._name = wire.local_hostname  # asking DNS for it once is enough
        self._wire = wire
        if self._aborted:  # asked again, since abort() could not see this wire before
            wire.abort()
        try:
            open_wire(wire, server, self._context)
        except BaseException:
            self._wire = None
            raise
        return wire

    def _disconnect(self, *, politely: bool) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.leave(politely=politely)
