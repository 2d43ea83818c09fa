"""The SMTP outlet: hands each message to one server and says what became of it (RFC 5321).

What an answer means:

    stage             2xx, 354   4xx            5xx                      no answer, or nonsense
    connecting        go on      Unreachable    Unreachable, ConfigError Unreachable
    MAIL FROM         go on      Unreachable    ConfigError              Unreachable
    RCPT TO, DATA     go on      later          failed                   later
    the final dot     sent       later          failed                   uncertain

MAIL FROM is the same for all recipients, so a refusal there stops the lane instead of using up its deliveries.
A refusal at RCPT TO or DATA may mean us, too: see `_may_mean_us`. A server that has had enough of a connection says
421 to MAIL, or says nothing more: then the message is offered again on a new one, and nobody is blamed. One that says
421 to two recipients in a row, for which it had a connection each, is Unreachable.

With PIPELINING (RFC 2920) the wire looks like this, a line a write; one message at a time is in doubt, for the content
of the next leaves after its own 354:

    MAIL 1, RCPT 1, DATA
    content 1, MAIL 2, RCPT 2, DATA
    content 2, MAIL 3, RCPT 3, DATA …
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from types import TracebackType
from typing import NoReturn, Self

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.envelope import Envelope, Outcome, OutcomeKind
from pipeline.send.smtp.ahead import Ahead
from pipeline.send.smtp.channel import Channel
from pipeline.send.smtp.opening import open_wire
from pipeline.send.smtp.reply import CLOSING, LostError, Reply
from pipeline.send.smtp.server import Server, tls_context
from pipeline.send.smtp.transaction import UnfitError
from pipeline.send.smtp.wire import Wire

_FINAL: dict[int, OutcomeKind] = {2: "sent", 4: "later", 5: "failed"}
_STOPPED = Outcome("later", "stopped before this message")
_LOGIN_WANTED = 530  # RFC 4954 §6
_TOO_LARGE = 552
_POLICY = re.compile(
    rb"\A5\.7\.\d|\b(?:relay|client host|blocked|(?:black|block) ?list|rcpthosts)",  # X.7.X: policy (RFC 3463 §3.8)
    re.IGNORECASE,
)


class SmtpOutlet:
    """One connection at a time, opened when entered, and again when the server has closed it or it has aged."""

    def __init__(self, server: Server, *, context: ssl.SSLContext | None = None) -> None:
        """`context` is for authorities that the machine does not know; certificates are verified by default."""
        self.server = server
        self._context = context
        self._is_ready = False
        self._wire: Wire | None = None
        self._aborted = False
        self._welcome = False
        """Whether the server has been ready for any message of ours yet."""
        self._was_closing = False
        """Whether its last answer to a recipient was that it closes the connection."""

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
        return next(self.deliver_each(iter((envelope,))), _STOPPED)

    def deliver_each(self, envelopes: Iterator[Envelope | None]) -> Iterator[Outcome]:
        """Send one after the other, as fast as the server allows. Raises Unreachable, ConfigError, as `deliver`."""
        ahead = Ahead(envelopes)
        try:
            while not self._aborted:
                envelope = ahead.take()
                if envelope is None or self._aborted:
                    return
                ahead.fill(1)
                yield self._exchange(envelope, ahead)
        finally:
            if self._wire is not None and self._wire.is_engaged:
                self._disconnect(politely=False)

    def abort(self) -> None:
        """Give up on the answer that is waited for, and send nothing more."""
        self._aborted = True
        if self._wire is not None:
            self._wire.channel.abort()

    def _exchange(self, envelope: Envelope, ahead: Ahead) -> Outcome:
        """One transaction, and what its answer means; the offer of the next message may ride along."""
        try:
            wire, reply = self._offer(envelope)
            if reply.is_go_ahead:
                self._welcome, self._was_closing = True, False
                wire.carry(envelope, ahead.peek())
                ahead.fill(2)
                upcoming = ahead.peek()
                if upcoming is not None:
                    wire.prepare(upcoming, ahead.peek(1))
                reply = wire.answer()
        except UnfitError as error:
            return Outcome("failed", str(error))
        except LostError as error:
            return Outcome("uncertain" if error.stage == "end" else "later", f"no answer: {error}")
        except Unreachable:
            if self._aborted:
                return _STOPPED
            raise
        return self._judge(reply)

    def _offer(self, envelope: Envelope) -> tuple[Wire, Reply]:
        """Ask on the connection that we have; on a new one where the server has closed the old one in between."""
        wire = self._wire
        if wire is not None and wire.has_aged:
            self._disconnect(politely=True)
        elif wire is not None and wire.is_open:
            rode = wire.is_asked_for(envelope)
            try:
                reply = wire.offer(envelope)
            except LostError as error:
                if error.stage != "MAIL":
                    raise
            else:
                # What rode along is asked again by itself before it stops the lane: some servers cannot cope.
                if reply.stage != "MAIL" or not (rode or reply.code == CLOSING):
                    return wire, reply
        if wire is None or wire.has_aged or not wire.is_open:
            wire = self._connect()
        try:
            return wire, wire.offer(envelope)
        except LostError as error:
            if error.stage != "MAIL":
                raise
            raise Unreachable(f"{self.server}: no answer to MAIL FROM: {error}; try again later") from error

    def _judge(self, reply: Reply) -> Outcome:
        """What the answer means for this recipient; raises where it means something for all of them."""
        kind = reply.code // 100
        if reply.stage == "end":
            if kind not in _FINAL:
                self._disconnect(politely=False)
            return Outcome(_FINAL.get(kind, "uncertain"), str(reply))
        if reply.code == _LOGIN_WANTED:
            raise ConfigError(f"{self.server}: {reply}; check security, username and password of [[mail.lane]]")
        if reply.stage == "MAIL":
            self._refuse_sender(reply)
        was_closing, self._was_closing = self._was_closing, reply.code == CLOSING
        if was_closing and self._was_closing:
            raise Unreachable(f"{self.server}: closes one connection after the other: {reply}; try again later")
        return Outcome("failed" if kind == 5 and not self._may_mean_us(reply) else "later", str(reply))

    def _refuse_sender(self, reply: Reply) -> NoReturn:
        if reply.code == _TOO_LARGE:
            raise ConfigError(f"{self.server}: takes no message of this size: {reply}; ask it for more")
        if reply.code // 100 == 5:
            raise ConfigError(f"{self.server}: refuses our sender: {reply}; check from and return_path in [mail]")
        raise Unreachable(f"{self.server}: takes no mail from us at present: {reply}; try again later")

    def _may_mean_us(self, reply: Reply) -> bool:
        """Whether a refusal of the recipient may be a refusal of us.

        A lane without its login, or on a blocked address, is told "554 5.7.1 Relay access denied" and the like for
        each recipient. As long as the server has taken nothing, that must not use up the whole audience; after that
        it is this recipient's alone.
        """
        return not self._welcome and bool(_POLICY.search(reply.text))

    def _connect(self) -> Wire:
        server = self.server
        self._disconnect(politely=False)
        if not self._is_ready and server.security != "none":
            self._context = tls_context(server, self._context)
        self._is_ready = True
        wire = Wire(
            Channel(server.timeout),
            timeout=server.timeout,
            final_timeout=server.final_timeout,
            renew_after=server.renew_after,
        )
        self._wire = wire
        if self._aborted:  # asked again, since abort() could not see this wire before
            wire.channel.abort()
        open_wire(wire, server, self._context)
        return wire

    def _disconnect(self, *, politely: bool) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.leave(politely=politely)
