"""Record: write one parsed session into the store, as a new one, as a new revision of a known one, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pipeline.model.document import Document
from pipeline.model.identity import entry_id
from pipeline.model.session import Parsed, Session, Verdict
from pipeline.store import diary, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept


def record(
    connection: Connection, publication: str, document: Document, parsed: Parsed, now: datetime, *, is_backlog: bool
) -> None:
    """Bring the store up to date with `parsed`; run inside a write transaction.

    `publication` is the publication's id; `is_backlog` says that the source's first collect has not ended yet.
    """
    names = document.aliases
    if parsed.session is not None and parsed.session.identity:
        names = (parsed.session.identity, *names)
    known = sessions.find(connection, document.source, document.origin, parsed.part, names)
    if parsed.session is None:
        if known is not None:
            _doubt(connection, known, now)
        return
    if known is None:
        session_id = _add(connection, publication, document, parsed, parsed.session, now, is_backlog=is_backlog)
    else:
        session_id = known.id
        _revise(connection, known, document, parsed.session, parsed.verdict, now)
    sessions.name(connection, document.source, names, session_id)


def _add(
    connection: Connection,
    publication: str,
    document: Document,
    parsed: Parsed,
    content: Session,
    now: datetime,
    *,
    is_backlog: bool,
) -> int:
    verdict = _with_twin(connection, document, content, parsed.verdict)
    embargo = _embargo(content, now)
    session_id = sessions.add(
        connection,
        source=document.source,
        origin=document.origin,
        part=parsed.part,
        entry_id=entry_id(
            publication, document.source, content.identity or document.origin, parsed.part, guid=content.identity
        ),
        state="ready" if verdict.standing == "ready" else "review",
        series=content.series,
        number=content.number,
        title=content.title,
        revision=1,
        seen_at=now,
        embargo_until=embargo,
        # An archive is not mailed; what lies under an embargo is no archive, even when it came with one.
        mail="backlog" if is_backlog and embargo is None else "wanted",
    )
    sessions.add_revision(
        connection, session_id, 1, content, document.content_hash, verdict.standing, verdict.reasons, now
    )
    diary.write(connection, now, "found", str(session_id), document.origin)
    return session_id


def _with_twin(connection: Connection, document: Document, content: Session, verdict: Verdict) -> Verdict:
    twin = sessions.twin(connection, content, document.source, document.origin)
    if twin is None:
        return verdict
    reason = f"“{twin.title}” is there already, with the same series and number, from {twin.source}/{twin.origin}"
    return Verdict("review", (*verdict.reasons, reason))


def _revise(
    connection: Connection, known: Kept, document: Document, content: Session, verdict: Verdict, now: datetime
) -> None:
    """The bytes have changed; make a revision of it if what they say has changed."""
    origin = {"origin": document.origin} if known.source == document.source else {}
    if sessions.encode(_said(content)) == sessions.encode(
        _said(sessions.content(connection, known.id, known.revision))
    ):
        sessions.change(connection, known.id, seen_at=now, **origin)
        return
    number = known.revision + 1
    standing = verdict.standing if verdict.standing != "none" else "review"
    sessions.add_revision(connection, known.id, number, content, document.content_hash, standing, verdict.reasons, now)
    unpublished = known.state in ("review", "ready")
    sessions.change(
        connection,
        known.id,
        state=standing if unpublished else known.state,
        reason="",
        series=content.series,
        number=content.number,
        title=content.title,
        revision=number,
        seen_at=now,
        embargo_until=_embargo(content, now),
        **origin,
    )
    diary.write(connection, now, "revised", str(known.id), document.origin)


def _said(content: Session) -> Session:
    """A session without what its readers never see."""
    return replace(content, boilerplate=())


def _embargo(content: Session, now: datetime) -> datetime | None:
    """The editor's own date, where it lies ahead."""
    return content.published if content.embargo and content.published is not None and content.published > now else None


def _doubt(connection: Connection, known: Kept, now: datetime) -> None:
    """A document that was a session reads like none any more: what is public stays, what is not waits."""
    reason = "the document no longer reads like a session"
    if known.state == "ready":
        sessions.judge(connection, known.id, known.revision, "review", (reason,))
        sessions.change(connection, known.id, state="review")
    sessions.change(connection, known.id, reason=reason, seen_at=now)
    diary.write(connection, now, "doubted", str(known.id), reason)
