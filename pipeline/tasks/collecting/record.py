"""Record: write one parsed session into the store, as a new one, as a new revision of a known one, or not at all."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from datetime import datetime

from pipeline.model.document import Document
from pipeline.model.identity import entry_id
from pipeline.model.session import Parsed, Session, Verdict
from pipeline.store import diary, facts, mailings, sessions, twins
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.collecting.replaced import REPLACED, park

DOUBT = "the document no longer reads like a session"
GONE = "its document no longer holds it"
_SECURE = b"https://"


def record(
    connection: Connection,
    publication: str,
    document: Document,
    parsed: Parsed,
    now: datetime,
    *,
    is_backlog: bool,
    settled: Set[str],
) -> int | None:
    """Bring the store up to date with `parsed`; returns the number of its session, if there is or was one.

    Runs inside a write transaction.

    `publication` is the publication's id; `is_backlog` says that the source's first collect has not ended yet;
    `settled` are the origins that are there and surely still hold what the store says.
    """
    names = document.aliases
    if parsed.session is not None and parsed.session.identity:
        names = (parsed.session.identity, *names)
    known, clash = _find(connection, document, parsed.part, names, settled)
    if parsed.session is None:
        if known is None:
            return None
        _doubt(connection, known, DOUBT, now)
        sessions.change(connection, known.id, seen_at=now)
        return known.id
    verdict = parsed.verdict
    if clash is not None:
        names = ()
        verdict = _also(verdict, f"its id is that of “{clash.title}”, from {clash.source}/{clash.origin}")
    is_as_before = known is not None and _is_as_before(connection, known, parsed.session)
    # One that was found to be no copy does not become one for having been copied.
    may_be_copy = known is None or known.state == "review" or (known.state == "ready" and not is_as_before)
    if may_be_copy and (known is None or known.public_revision is None):
        again = _again(connection, document, parsed.session, known, is_backlog=is_backlog)
        verdict = _also(verdict, again) if again else verdict
    if known is None:
        session_id = _add(
            connection, publication, document, parsed.part, parsed.session, verdict, now, is_backlog=is_backlog
        )
    else:
        session_id = known.id
        take = _confirm if is_as_before else _revise
        take(connection, known, document, parsed.session, verdict, now)
    sessions.name(connection, document.source, names, session_id)
    return session_id


def miss(connection: Connection, document: Document, found: Collection[int | None], now: datetime) -> list[Kept]:
    """Doubt the sessions that `document` held and that are not among those `found` in it; returns them as they were.

    Each once: a session that is missed already, or was retracted, is nothing to tell of.
    """
    missed = [
        kept
        for kept in sessions.of_origin(connection, document.source, document.origin)
        if kept.id not in found and kept.state != "retracted" and kept.reason != GONE
    ]
    for kept in missed:
        _doubt(connection, kept, GONE, now)
    return missed


def _find(
    connection: Connection, document: Document, part: str, names: Sequence[str], settled: Set[str]
) -> tuple[Kept | None, Kept | None]:
    """(the session that the document is, another one that has the same id and keeps it).

    A name (front matter's id, an alias) wins over the place, but not over a document that is still there with it.
    """
    by_place = sessions.at(connection, document.source, document.origin, part)
    by_name = sessions.named(connection, document.source, names)
    if by_name is None or (by_place is not None and by_name.id == by_place.id):
        return by_place, None
    if by_name.origin.isdecimal() and document.origin.isdecimal():
        return by_place, None  # posts have numbers for ever, but may take each other's addresses
    if by_name.origin != document.origin and by_name.origin in settled:
        return by_place, by_name
    if by_place is not None:  # if its own document has only moved on, that says so when its turn comes
        park(connection, by_place)
    return by_name, None


def _also(verdict: Verdict, reason: str) -> Verdict:
    return Verdict("review", (*verdict.reasons, reason))


def _again(
    connection: Connection, document: Document, content: Session, known: Kept | None, *, is_backlog: bool
) -> str:
    """Why it is one that is there already and must not be mailed twice; "" if it is not."""
    besides, is_archive = (None, is_backlog) if known is None else (known.id, known.mail == "backlog")
    place = (document.source, document.origin)
    twin = twins.twin(connection, content, *place, document.content_hash, besides)
    if twin is None and not is_archive:  # an archive is mailed to nobody, and looking through it takes its time
        others = (each for each in twins.alike(connection, content) if each.id != besides)
        twin = next((each for each in others if (each.source, each.origin) != place), None)
    return (
        "" if twin is None else f"it is “{twin.title}” again, which is there already, from {twin.source}/{twin.origin}"
    )


def _add(
    connection: Connection,
    publication: str,
    document: Document,
    part: str,
    content: Session,
    verdict: Verdict,
    now: datetime,
    *,
    is_backlog: bool,
) -> int:
    embargo = _embargo(content, now)
    session_id = sessions.add(
        connection,
        source=document.source,
        origin=document.origin,
        part=part,
        entry_id=_free_entry_id(connection, publication, document, content, part),
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


def _free_entry_id(connection: Connection, publication: str, document: Document, content: Session, part: str) -> str:
    """An id that no session has: a file's name may be used again after the first one with it was renamed."""
    origin = content.identity or document.origin
    guid = content.identity or (document.guid if not part else None)
    first = entry_id(publication, document.source, origin, part, guid=guid)
    later = (entry_id(publication, document.source, origin, f"{part}//{count}") for count in itertools.count(2))
    return next(each for each in itertools.chain([first], later) if not sessions.has_entry_id(connection, each))


def _is_as_before(connection: Connection, known: Kept, content: Session) -> bool:
    """Whether readers see no difference to the newest revision. A site that moves to https has not been edited."""
    return _said(sessions.content(connection, known.id, known.revision)) == _said(content)


def _confirm(
    connection: Connection, known: Kept, document: Document, content: Session, verdict: Verdict, now: datetime
) -> None:
    """The bytes have changed, but not what readers see of them; what is to become of it may have."""
    # What stands as it stood has settled all the same: `seen_at` does not move.
    sessions.change(connection, known.id, origin=document.origin)
    before = sessions.raw(connection, known.id, known.revision)
    if sessions.encode(content).count(_SECURE) > before.count(_SECURE):
        sessions.renew(connection, known.id, known.revision, content, document.content_hash)
        facts.note_site_is_behind(connection)
    if known.reason == REPLACED:
        sessions.change(connection, known.id, reason="")
    if known.reason in (DOUBT, GONE):  # and now it is as it was
        sessions.change(connection, known.id, reason="")
        _judge(connection, known, verdict, now)
    elif _is_judged_anew(connection, known, verdict):
        _judge(connection, known, verdict, now)


def _is_judged_anew(connection: Connection, known: Kept, verdict: Verdict) -> bool:
    """Whether the same text is to be doubted now, or no longer, or for another reason: `draft: true` came or went.

    What the editor has approved in spite of these reasons stays so, and what can be held back from nobody any more is
    not doubted.
    """
    standing, reasons = sessions.standing(connection, known.id, known.revision)
    is_the_same = (standing, reasons) == (_standing(verdict), verdict.reasons)
    if is_the_same or (standing == "approved" and set(verdict.reasons) <= set(reasons)):
        return False
    is_out = known.public_revision == known.revision and known.mail not in ("wanted", "waived")
    return standing == "review" or not is_out or mailings.any_unstarted(connection, known.id)


def _judge(connection: Connection, known: Kept, verdict: Verdict, now: datetime) -> None:
    standing = _standing(verdict)
    state = standing if known.state in ("review", "ready") else known.state
    sessions.judge(connection, known.id, known.revision, standing, verdict.reasons)
    sessions.change(connection, known.id, state=state, seen_at=now)
    if standing == "review":
        mailings.forget_approval(connection, known.id)


def _standing(verdict: Verdict) -> str:
    """How what has been read as a session once is kept: it never becomes none unseen."""
    return "review" if verdict.standing == "none" else verdict.standing


def _revise(
    connection: Connection, known: Kept, document: Document, content: Session, verdict: Verdict, now: datetime
) -> None:
    """The bytes have changed, and what they say: make a revision of it."""
    standing = _standing(verdict)
    unpublished = known.state in ("review", "ready")
    mailings.forget_approval(connection, known.id)
    number = known.revision + 1
    sessions.add_revision(connection, known.id, number, content, document.content_hash, standing, verdict.reasons, now)
    sessions.change(
        connection,
        known.id,
        state=standing if unpublished else known.state,
        reason="" if known.state != "held" else known.reason,
        series=content.series,
        number=content.number,
        title=content.title,
        revision=number,
        seen_at=now,
        embargo_until=_embargo(content, now),
        origin=document.origin,
    )
    diary.write(connection, now, "revised", str(known.id), document.origin)


def _said(content: Session) -> bytes:
    """What readers see of a session, with all addresses by https."""
    return sessions.encode(replace(content, boilerplate=())).replace(b"http://", _SECURE)


def _embargo(content: Session, now: datetime) -> datetime | None:
    """The editor's own date, where it lies ahead."""
    return content.published if content.embargo and content.published is not None and content.published > now else None


def _doubt(connection: Connection, known: Kept, reason: str, now: datetime) -> None:
    """A document does not show its session any more: what is public stays, what is not waits."""
    if known.state == "ready" or (known.state == "review" and known.reason != reason):
        sessions.judge(connection, known.id, known.revision, "review", (reason,))
        sessions.change(connection, known.id, state="review")
    sessions.change(connection, known.id, reason=reason)
    mailings.forget_approval(connection, known.id)
    diary.write(connection, now, "doubted", str(known.id), reason)
