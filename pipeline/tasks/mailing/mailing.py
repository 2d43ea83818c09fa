"""The life of one mailing: it starts with a frozen audience, carries one letter to each, and finishes balanced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import partial

from pipeline.config import Mail
from pipeline.config.keys import span
from pipeline.model.entry import Entry
from pipeline.model.envelope import Envelope, Outcome
from pipeline.model.identity import message_id
from pipeline.model.letter import Reader
from pipeline.model.mailing import Balance, Mailing, Owed, Result
from pipeline.model.picture import Pictures
from pipeline.model.pieces import Pieces
from pipeline.render.mail.message import Composed, compose
from pipeline.store import diary, documents, ledger, mailings, notices, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.correct import follow
from pipeline.tasks.mailing.editor import acknowledge, ask_about_held, proof_subject
from pipeline.tasks.mailing.objections import asked, too_old, unusual
from pipeline.tasks.mailing.signing import Signing, signing
from pipeline.tasks.publishing.copies import copies_of
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Carried:
    """A mailing with its message, composed once."""

    mailing: Mailing
    title: str
    message: Composed
    key: bytes
    sender: str
    looked_at: dict[int, bytes]
    """The constant pieces whose line ends are known to be right."""
    signing: Signing

    def envelope(self, owed: Owed) -> Envelope:
        """The message as this subscriber gets it, the same bytes at every attempt."""
        pieces = self._pieces(owed)
        return self._envelope(owed, pieces, self.signing.message(pieces))

    def begin(self, owed: Owed) -> Callable[[], Envelope]:
        """`envelope` in two steps, both by the same thread: if others help to sign, they do between the two."""
        if not self.signing.signer.has_help:
            return partial(self.envelope, owed)
        try:
            pieces = self._pieces(owed)
            message = self.signing.begin(pieces)
        except Exception:
            return partial(self.envelope, owed)  # raises it when it is this reader's turn
        return lambda: self._envelope(owed, pieces, message())

    def _pieces(self, owed: Owed) -> Pieces:
        identity = message_id(
            self.key, self.mailing.domain, "mailing", self.mailing.key, self.mailing.kind, owed.subscriber_id
        )
        return self.message.pieces(Reader(owed.name, owed.address, owed.fields), identity)

    def _envelope(self, owed: Owed, pieces: Pieces, message: bytes) -> Envelope:
        return Envelope(self.sender, owed.address, message, is_checked=pieces.are_plain(self.looked_at))


def carry(tools: Tools, mailing: Mailing) -> Carried:
    """Compose the mailing's message from the revision that is frozen with it.

    Raises TemplateError, and ConfigError for a key that cannot sign.
    """
    entry, pictures = _shown(tools, mailing)
    settings, date = tools.settings, mailing.started_at or tools.now()
    correction = mailing.note if mailing.kind == "correction" else None
    message = compose(
        tools.renderer.letter(entry, correction=correction, pictures=pictures),
        settings.mail,
        settings.publication,
        date=date,
        link=entry.link,
        mailing=str(mailing.id),
    )
    return Carried(
        mailing,
        entry.session.title,
        message,
        tools.keys[mailing.key_number],
        envelope_sender(settings.mail),
        {},
        signing(tools, date),
    )


def _shown(tools: Tools, mailing: Mailing) -> tuple[Entry, Pictures]:
    with tools.store.read() as connection:
        kept = sessions.get(connection, mailing.session_id)
        entry = entry_of(connection, tools.settings, kept, revision=mailing.revision)
        return entry, copies_of(connection, tools.settings, entry)


def envelope_sender(mail: Mail) -> str:
    """MAIL FROM: where servers return what they cannot deliver."""
    return parseaddr(mail.return_path or mail.from_)[1]


def start(tools: Tools, report: Report, due: Mailing) -> None:
    """Freeze the audience, unless something speaks for waiting or for asking the editor.

    One that had begun before it was put off goes on as it stands. Raises TemplateError, and ConfigError for a key that
    cannot sign.
    """
    carry(tools, due)  # a template with a mistake must not start anything
    now = tools.now()
    with tools.store.write() as connection:
        mailing = mailings.get(connection, due.id)
        kept = sessions.get(connection, mailing.session_id)
        if mailing != due:
            return
        if mailing.started_at is not None:
            mailings.move(connection, mailing, "running")
            return
        if waits_for(connection, tools.settings.mail, mailing, kept, now):
            return
        if objection := _objection(connection, tools, mailing, kept):
            mailings.move(connection, mailing, "held", reason=objection)
            ask_about_held(connection, tools, [kept], objection, is_correction=mailing.kind == "correction")
            report.held.append(Item(kept.title, origin=kept.origin, reason=objection))
            return
        audience = _freeze(connection, mailing, kept, now)
        if audience:
            mailings.move(connection, mailing, "running", started_at=now, audience=audience)
        else:
            ended = {"started_at": now, "finished_at": now, "audience": 0, "reason": "nobody was subscribed"}
            mailings.move(connection, mailing, "finished", **ended)
        diary.write(connection, now, "started", str(kept.id), f"audience {audience}")


def _freeze(connection: Connection, mailing: Mailing, kept: Kept, now: datetime) -> int:
    if mailing.kind == "correction":
        return ledger.freeze_correction(connection, mailing.id, kept.id, mailing.revision, now)
    return ledger.freeze(connection, mailing.id, kept.first_published_at or now, now)


def waits_for(connection: Connection, mail: Mail, mailing: Mailing, kept: Kept, now: datetime) -> str:
    """Why a mailing whose time has come cannot start yet, and does so by itself later; empty when it can."""
    if notices.fate(connection, "proof", proof_subject(mailing))[0] == "waiting":
        return "its proof has not left yet"
    if kept.state != "published":
        return f"the session is {kept.state}"
    if sessions.standing(connection, kept.id, kept.revision)[0] == "review":
        return ""
    if not mailing.revision == kept.public_revision == kept.revision:
        return "its new text is not public yet"
    is_fresh = not mailing.approved and kept.seen_at + span(mail.settle) > now
    return "its text has not settled yet" if is_fresh else ""


def _objection(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept) -> str:
    """Why the editor has to be asked before this mailing starts; empty when nothing speaks against it."""
    if mailing.approved:
        return ""
    fate, reply = notices.fate(connection, "proof", proof_subject(mailing))
    if fate == "refused":
        return f"its proof was refused: {reply}"
    if outdated := outdated_by(connection, kept):
        return outdated
    size, mail = audience_of(connection, mailing, kept, tools.now()), tools.settings.mail
    return too_old(kept, tools.now(), mail) or unusual(size, mailings.last_audience(connection)) or asked(mail)


def outdated_by(connection: Connection, kept: Kept) -> str:
    """Why the public text is not what the session's document holds now: then nobody is mailed unasked. Else empty."""
    if sessions.standing(connection, kept.id, kept.revision)[0] == "review":
        return "a newer text of it waits for review"
    if kept.reason:
        return kept.reason
    if documents.is_missing(connection, kept.source, kept.origin):
        return "its document has vanished since"
    if documents.is_refused(connection, kept.source, kept.origin):
        return "its document has changed since and cannot be read"
    return ""


def audience_of(connection: Connection, mailing: Mailing, kept: Kept, now: datetime) -> int:
    """To how many a mailing still goes; before its audience is written down, how many that would be now."""
    if mailing.audience is None:
        return ledger.audience_size(connection, kept.first_published_at or now)
    return ledger.balance(connection, mailing.id).remaining


def finish(tools: Tools, mailing: Mailing) -> Balance:
    """Count; when nothing remains the mailing is finished, and the editor gets the receipt.

    Also one that was paused when its last messages were on their way: there is nothing to go on with.
    """
    now = tools.now()
    with tools.store.write() as connection:
        balance = ledger.balance(connection, mailing.id)
        as_it_is = mailings.get(connection, mailing.id)
        has_begun = as_it_is.state in ("running", "paused") and as_it_is.started_at is not None
        if balance.remaining == 0 and has_begun:
            mailings.move(connection, as_it_is, "finished", finished_at=now)
            follow(connection, mailing, now)
            acknowledge(connection, tools, mailing, sessions.get(connection, mailing.session_id), balance)
            diary.write(
                connection, now, "finished", str(mailing.session_id), f"sent {balance.sent} of {balance.audience}"
            )
    return balance


def verdict_on(outcome: Outcome, owed: Owed, mail: Mail, now: datetime) -> Result:
    """What an attempt's outcome means for its row in the ledger (docs/delivery.md). Pure."""
    if outcome.kind in ("sent", "failed"):
        return Result(owed, outcome.kind, outcome.reply)
    if outcome.kind == "uncertain" and mail.uncertain == "hold":
        return Result(owed, "uncertain", outcome.reply)
    # Its own waiting counts, not the calendar: an outage of ours is no fault of the mailbox.
    waited = sum((back_off(attempt) for attempt in range(owed.attempts)), timedelta())
    if waited > span(mail.give_up):
        if outcome.kind == "uncertain":
            return Result(owed, "uncertain", outcome.reply)
        return Result(owed, "failed", f"given up after {mail.give_up}: {outcome.reply}", outcome=outcome.kind)
    return Result(owed, "planned", outcome.reply, not_before=now + back_off(owed.attempts), outcome=outcome.kind)


def back_off(attempts: int) -> timedelta:
    """How long to wait after that many earlier attempts: 5 minutes, then twice as long each time, 4 hours at most."""
    return min(_FIRST_WAIT * int(2 ** min(attempts, 10)), _LONGEST_WAIT)
