"""Mail to the editor: proofs, receipts and questions, put into the outbox in the transaction that causes them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parseaddr
from itertools import islice

from pipeline.errors import ConfigError
from pipeline.model.figures import figure
from pipeline.model.identity import message_id
from pipeline.model.letter import Letter, Reader
from pipeline.model.mailing import Balance, Mailing
from pipeline.model.sight import Health
from pipeline.render.dates import clock, day
from pipeline.render.mail.message import compose
from pipeline.store import ledger, notices
from pipeline.store.documents import Refused
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.signing import signed
from pipeline.tasks.publishing.copies import copies_of
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.tools import Tools

_LISTED = 50
"""How many addresses a receipt names; `qna deliveries` names all."""


def prove(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept, audience: int) -> None:
    """The real mail, to how many it goes, and when."""
    moment = moment_words(tools, max(mailing.due_at, tools.now()))
    readers = "1 subscriber" if audience == 1 else f"{figure(audience)} subscribers"
    banner = f"Proof. This goes to {readers} on {moment}, unless the source changes."
    if mailing.state == "held":
        banner = f"Proof. This goes to {readers} once you approve it: qna sessions approve {kept.word}"
    correction = mailing.note if mailing.kind == "correction" else None
    entry = entry_of(connection, tools.settings, kept)
    pictures = copies_of(connection, tools.settings, entry)
    letter = tools.renderer.letter(entry, banner=banner, correction=correction, pictures=pictures)
    _put(connection, tools, "proof", proof_subject(mailing), letter)


def moment_words(tools: Tools, at: datetime) -> str:
    """A time as it is said to the editor: "4 June 2026 at 08:30 (Europe/Oslo)"."""
    zone = tools.settings.publication.timezone
    return f"{day(at, 'en', zone)} at {clock(at, zone)} ({zone})"


def proof_subject(mailing: Mailing) -> str:
    """What a proof is about: one revision in one mailing."""
    return f"mailing {mailing.id} revision {mailing.revision}"


def acknowledge(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept, balance: Balance) -> None:
    """The receipt: the balanced figures, and who did not get it."""
    entry = entry_of(connection, tools.settings, kept, revision=mailing.revision)
    undelivered = islice(ledger.lines(connection, mailing.id, ("failed", "uncertain", "skipped")), _LISTED)
    letter = tools.renderer.notice(
        "receipt",
        title=entry.session.title,
        is_correction=mailing.kind == "correction",
        link=entry.link,
        audience=balance.audience,
        sent=balance.sent,
        failed=balance.failed,
        skipped=balance.skipped,
        uncertain=balance.uncertain,
        remaining=balance.remaining,
        started=mailing.started_at,
        finished=tools.now(),
        undelivered=[(line.address, line.reason) for line in undelivered],
    )
    _put(connection, tools, "receipt", f"mailing {mailing.id} at {tools.now():%Y-%m-%dT%H:%M:%S}", letter)


def ask_about_held(
    connection: Connection, tools: Tools, held: Sequence[Kept], reason: str, *, is_correction: bool = False
) -> None:
    """One mail for all that is held at the same time: why, and how to let it go."""
    letter = tools.renderer.notice(
        "held",
        sessions=[entry_of(connection, tools.settings, kept) for kept in held],
        reason=reason,
        commands=[f"qna sessions approve {kept.word}" for kept in held],
        is_correction=is_correction,
    )
    subject = f"{' '.join(str(kept.id) for kept in held)} at {tools.now():%Y-%m-%dT%H:%M:%S}"
    _put(connection, tools, "held", subject, letter)


def ask_for_review(connection: Connection, tools: Tools, doubted: Sequence[tuple[Kept, tuple[str, ...]]]) -> None:
    """One mail for all sessions that the parser doubts: what it doubts, and how to look and to approve."""
    letter = tools.renderer.notice(
        "review",
        sessions=[
            {"title": kept.name, "origin": kept.origin, "reasons": reasons, "word": kept.word}
            for kept, reasons in doubted
        ],
    )
    revisions = " ".join(f"{kept.id}.{kept.revision}" for kept, _ in doubted)  # each may be doubted more than once
    _put(connection, tools, "review", f"{revisions} at {tools.now():%Y-%m-%dT%H:%M:%S}", letter)


def tell_of_source(connection: Connection, tools: Tools, name: str, health: Health) -> None:
    """One mail for a source that has failed for long, whatever becomes of it later."""
    since, publication = health.failing_since or tools.now(), tools.settings.publication
    letter = tools.renderer.notice(
        "trouble",
        what=f"The source “{name}” has not been read since {day(since, 'en', publication.timezone)}",
        detail=f"{health.trouble}\n\nWhat it brought before stays as it is. It is tried again at least once a day;"
        " `qna run --now` tries at once, and `qna status` shows how it goes.",
    )
    # Collecting does not depend on mail: what a bad key keeps back now, the next failure brings again.
    with suppress(ConfigError):
        if tools.lanes:
            _put(connection, tools, "trouble", f"source {name} since {since:%Y-%m-%dT%H:%M:%S}", letter)


def tell_of_refused(connection: Connection, tools: Tools, refused: Sequence[Refused]) -> None:
    """One mail for all documents that were refused since the last one, and why."""
    messages = [each.message for each in refused[:_LISTED]]
    if len(refused) > _LISTED:
        messages.append(f"And {figure(len(refused) - _LISTED)} more.")
    letter = tools.renderer.notice(
        "trouble",
        what="A document was refused" if len(refused) == 1 else f"{figure(len(refused))} documents were refused",
        detail="\n\n".join(messages) + "\n\nThe others are read as ever, and what was brought before stays as it is."
        " A document is read again when it changes; `qna status` names all that are refused.",
    )
    moment = f"{tools.now():%Y-%m-%dT%H:%M:%S}"
    first = f"{refused[0].source}/{refused[0].origin} {refused[0].content_hash}"
    _put(connection, tools, "trouble", f"{len(refused)} refused, {first}, at {moment}", letter)


def tell_of_mailing(connection: Connection, tools: Tools, mailing: Mailing, title: str, reason: str) -> None:
    """One mail for a mailing that was paused because too much of it failed, and how to let it go on."""
    letter = tools.renderer.notice(
        "trouble",
        what=f"The {'correction' if mailing.kind == 'correction' else 'mailing'} of “{title}” is paused",
        detail=f"{reason}.\n\n`qna deliveries` shows who did not get it, and what the servers said. Nobody else is"
        " mailed until you say `qna resume`, or `qna cancel`.",
    )
    _put(connection, tools, "trouble", f"mailing {mailing.id} paused at {tools.now():%Y-%m-%dT%H:%M:%S}", letter)


def _put(connection: Connection, tools: Tools, kind: str, subject: str, letter: Letter) -> None:
    mail = tools.settings.mail
    name, address = parseaddr(mail.editor)
    number = tools.keys.newest
    identity = message_id(tools.keys[number], mail.domain, "notice", kind, subject)
    message = compose(letter, mail, tools.settings.publication, date=tools.now())
    pieces = message.pieces(Reader(name, address), identity, is_list=False)
    notices.add(connection, kind, subject, signed(tools, pieces, tools.now()), tools.now())
