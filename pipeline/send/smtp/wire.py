"""One SMTP connection (RFC 5321): its greeting and its transactions, pipelined where the server allows (RFC 2920)."""

from __future__ import annotations

import re
import ssl
from contextlib import suppress
from typing import NoReturn

from pipeline.model.envelope import Envelope
from pipeline.send.smtp.channel import Channel
from pipeline.send.smtp.reply import CLOSING, LostError, Reply, Stage
from pipeline.send.smtp.transaction import Load, load, questions

_FAREWELL = 5.0
"""Seconds that a server gets to answer QUIT."""
_STAGES: tuple[Stage, ...] = ("MAIL", "RCPT", "DATA")
_GO_AHEAD = Reply("DATA", 354, b"")
_ACCEPTED = re.compile(rb"2\d\d [^\n]{0,500}\n2\d\d [^\n]{0,500}\n354[ \r][^\n]{0,500}\n")
"""What a server nearly always says to MAIL, RCPT and DATA, if it has all been heard."""


class Wire:
    """A connection that is opened by `opening.open_wire` and then carries one message after the other.

    For each: `offer` it, and if the answer is the go-ahead, `carry` it and wait for the `answer`. With PIPELINING an
    offer is one write, and that of the next message may ride behind the content of this one. The connection is closed
    where it breaks, where the server says 421, and where what it says is no SMTP.
    """

    def __init__(self, channel: Channel, *, timeout: float, final_timeout: float, renew_after: int = 0) -> None:
        """Seconds that the server gets for any answer, and for the one to the final dot.

        `renew_after` is the number of offers after which it is to be replaced; 0 means never.
        """
        self.channel = channel
        self._timeout = timeout
        self._final_timeout = final_timeout
        self.features: dict[str, str] = {}
        """What EHLO told: keyword in capitals → parameters."""
        self.offers = 0
        """How many messages were offered here."""
        self.is_engaged = False
        """Whether the server is owed a message, or we are owed an answer: no time for QUIT."""
        self._renew_after = renew_after
        self._load: Load | None = None
        self._riding: Envelope | None = None
        self._has_transaction = False
        self._refused_early: Reply | None = None
        self._is_cut = False

    @property
    def is_open(self) -> bool:
        """Whether it can carry more."""
        return self.channel.is_open

    @property
    def is_pipelining(self) -> bool:
        """Whether the server takes several commands in one write."""
        return "PIPELINING" in self.features

    @property
    def has_aged(self) -> bool:
        """Whether it has carried enough, and there is time to take leave."""
        return 0 < self._renew_after <= self.offers and not self.is_engaged

    def is_asked_for(self, envelope: Envelope) -> bool:
        """Whether the offer of this message rode behind the content of the one before it."""
        return self._riding is envelope

    def command(self, line: str) -> tuple[int, bytes]:
        """One command and its reply, for all that comes before mail. Raises OSError."""
        self.channel.write(f"{line}\r\n".encode())
        return self.channel.reply(self._timeout)

    def hello(self, name: str) -> tuple[int, bytes]:
        """EHLO, or HELO where that is not known; the features are what the server tells now. Raises OSError."""
        self.features = {}
        code, text = self.command(f"EHLO {name}")
        if code != 250:
            return self.command(f"HELO {name}") if code // 100 == 5 else (code, text)
        for line in text.decode("ascii", "replace").split("\n")[1:]:
            # Some old servers write AUTH=LOGIN.
            keyword, _, parameters = line.replace("AUTH=", "AUTH ", 1).strip().partition(" ")
            self.features[keyword.upper()] = f"{self.features.get(keyword.upper(), '')} {parameters}".strip()
        return code, text

    def start_tls(self, context: ssl.SSLContext, host: str) -> tuple[int, bytes]:
        """STARTTLS (RFC 3207); after a 220, TLS is spoken and `hello` must follow. Raises OSError."""
        code, text = self.command("STARTTLS")
        if code == 220:
            self.channel.secure(context, host)
        return code, text

    def offer(self, envelope: Envelope) -> Reply:
        """Ask for a message to be taken: the reply is the go-ahead, or the first refusal.

        Raises LostError, UnfitError, ConfigError.
        """
        if self._riding is envelope:
            self._riding = None
            reply = self._hear_offer()
        elif self.is_engaged:  # by a `deliver` between two outcomes of `deliver_each`
            self._lose("MAIL", "another message is under way")
        else:
            reply = self._ask(questions(envelope, self.features))
        self.offers += 1
        self.is_engaged = reply.is_go_ahead
        return reply

    def carry(self, envelope: Envelope, following: Envelope | None) -> None:
        """Send a message after the go-ahead, and behind it, if the server pipelines, the offer of the `following`.

        Raises LostError where the message cannot be whole over there; else `answer` tells.
        """
        if self.channel.has_unread:  # the next reply would be taken for that to the dot
            self._lose("DATA", "the server says more than it was asked")
        following = following if self._lets_ride(self.offers) else None
        loaded, self._load = self._load, None
        if loaded is None or loaded.envelope is not envelope or loaded.following is not following:
            loaded = load(envelope, following, self.features)
        self._refused_early = None
        try:
            self.channel.write(loaded.data)
        except OSError as error:
            self._is_cut = True
            if self.channel.written < loaded.size:
                self._break_off(error)
        else:
            self._riding = following if loaded.rides else None

    def prepare(self, envelope: Envelope, following: Envelope | None) -> None:
        """Make ready what the next `carry` will probably send; for the time in which the server works."""
        self._load = load(envelope, following if self._lets_ride(self.offers + 1) else None, self.features)

    def answer(self) -> Reply:
        """Wait for the reply to the final dot. Raises LostError."""
        if self._refused_early is not None:
            return self._refused_early
        # RFC 5321 §4.5.3.2.6 wants more patience here than for any other.
        reply = self._hear("end", self._final_timeout)
        if self._is_cut:
            self.channel.close()
        self.is_engaged = self._riding is not None
        self._has_transaction = self.is_engaged or reply.code // 100 != 2
        return reply

    def leave(self, *, politely: bool) -> None:
        """Close the connection, with QUIT if `politely` and if there is time for it. Never raises."""
        if politely and self.is_open and not self.is_engaged:
            with suppress(OSError):
                self.channel.write(b"QUIT\r\n")
                self.channel.reply(min(_FAREWELL, self._timeout))
        self.channel.close()

    def _ask(self, commands: tuple[bytes, ...]) -> Reply:
        # A transaction that came to nothing is ended first: a MAIL within it is against RFC 5321 §4.1.4.
        reset = (b"RSET\r\n",) if self._has_transaction else ()
        self._has_transaction = self.is_engaged = True
        if not self.is_pipelining:
            return self._ask_each(reset, commands)
        self._write(b"".join(reset + commands))
        if reset:
            self._hear("MAIL")
        return self._hear_offer()

    def _ask_each(self, reset: tuple[bytes, ...], commands: tuple[bytes, ...]) -> Reply:
        for command in reset:
            self._write(command)
            self._hear("MAIL")
        for stage, command in zip(_STAGES, commands, strict=True):
            self._write(command, stage)
            reply = self._hear(stage)
            if reply.code // 100 != 2:
                break
        return self._sane(reply)

    def _hear_offer(self) -> Reply:
        """The replies to MAIL, RCPT and DATA that left together: all of them, whatever the first says."""
        if self.channel.take(_ACCEPTED):
            return _GO_AHEAD
        replies: list[Reply] = []
        try:
            for stage in _STAGES:
                replies.append(self._hear(stage))
        except LostError:
            if all(reply.code // 100 == 2 for reply in replies):
                raise
        refusal = next((reply for reply in replies if reply.code // 100 != 2), replies[-1])
        if refusal.stage != "DATA" and replies[-1].is_go_ahead:
            self._send_nothing(replies[1])
        return self._sane(refusal)

    def _send_nothing(self, recipient: Reply) -> None:
        """Answer a go-ahead for a message that has no recipient with a lone dot (RFC 2920 §3.1)."""
        if recipient.code // 100 == 2:  # after a refused MAIL: the dot alone might become an empty mail
            self.channel.close()
            return
        with suppress(LostError):
            self._write(b".\r\n")
            self._hear("end")

    def _sane(self, reply: Reply) -> Reply:
        """The reply; if it can be neither go-ahead nor refusal, nobody knows where the dialogue stands."""
        if not reply.is_go_ahead and reply.code // 100 not in (4, 5):
            self.channel.close()
        return reply

    def _lets_ride(self, offers: int) -> bool:
        return self.is_pipelining and not 0 < self._renew_after <= offers

    def _break_off(self, error: OSError) -> None:
        """Writing has failed within the message: a refusal may say why (RFC 5321 §4.5.4.2 has it as common)."""
        code, text = self.channel.early_reply() or (0, b"")
        if code // 100 not in (4, 5):
            self._lose("DATA", str(error), error)
        self.channel.close()
        self._refused_early = Reply("end", code, text)

    def _write(self, data: bytes, stage: Stage = "MAIL") -> None:
        try:
            self.channel.write(data)
        except OSError as error:
            self._lose(stage, str(error), error)

    def _hear(self, stage: Stage, patience: float | None = None) -> Reply:
        try:
            code, text = self.channel.reply(self._timeout if patience is None else patience)
        except OSError as error:
            self._lose(stage, str(error), error)
        if code in (CLOSING, -1):
            self.channel.close()
        return Reply(stage, code, text)

    def _lose(self, stage: Stage, reason: str, error: OSError | None = None) -> NoReturn:
        self.channel.close()
        raise LostError(stage, reason) from error
