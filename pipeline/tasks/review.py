"""Review: what the editor decides about a session: let it go, hold it back, take it down, read it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pipeline.config import Source
from pipeline.errors import ConfigError, DocumentError
from pipeline.intake import folder
from pipeline.model.document import Document, Sighting
from pipeline.model.figures import figure
from pipeline.model.mailing import Mailing, may_become
from pipeline.parse import parse
from pipeline.store import diary, documents, facts, mailings, originals, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.collecting.record import miss, record
from pipeline.tasks.collecting.replaced import REPLACED, make_room
from pipeline.tasks.collecting.take_up import hints_of_run
from pipeline.tasks.mailing.control import call_off
from pipeline.tasks.mailing.editor import moment_words, prove
from pipeline.tasks.mailing.mailing import audience_of
from pipeline.tasks.publishing.publish import name_answers
from pipeline.tasks.tools import Tools


def approve(tools: Tools, kept: Kept, at: datetime | None = None) -> str:
    """Let a session and its held mailing go, the mailing not before `at`; returns what will happen, in words.

    The next run publishes it, or mails it if its time has come. Raises ConfigError when there is nothing to approve.
    """
    now = tools.now()
    with tools.store.write() as connection:
        kept = _unchanged(connection, kept)
        if kept.state == "retracted":
            raise ConfigError(f"“{kept.title}” was retracted; {_anew(kept)}")
        if not kept.title:
            raise ConfigError(
                f"{kept.origin}: it has no title; write one at its top (title: …), it is read again by itself"
            )
        standing, _ = sessions.standing(connection, kept.id, kept.revision)
        waiting = _waiting(connection, kept, at)
        if kept.state in ("review", "held") or standing == "review":
            what = _approve_text(connection, tools, kept, waiting, at)
        elif waiting:
            what = "; ".join(_approve_mailing(connection, tools, kept, each, at) for each in waiting)
        elif kept.state == "ready" and at is not None:
            what = _choose_time(tools, kept, at)
        else:
            raise ConfigError(f"“{kept.title}” {_nothing_waits(connection, tools, kept)}")
        if at is not None:
            mailings.choose_time(connection, kept.id, at)
        diary.write(connection, now, "approved", str(kept.id), what)
    return what


def _nothing_waits(connection: Connection, tools: Tools, kept: Kept) -> str:
    """Why there is nothing to approve, and what can be done instead."""
    last = next(reversed(mailings.of(connection, kept.id)), None)
    if kept.state == "ready":
        is_ahead = kept.embargo_until is not None and kept.embargo_until > tools.now()
        advice = "; another date in its document changes that" if is_ahead else ""
        advice += "; --at TIME mails it later" if kept.mail in ("wanted", "waived") else ""
        return f"waits for nobody: {_published_when(tools, kept)}{advice}"
    if last is not None and last.state == "scheduled":
        what = "its correction" if last.kind == "correction" else "its mailing"
        when = moment_words(tools, last.due_at)
        return f"waits for nobody: {what} is due {when}; change that with --at TIME, or --at now"
    if last is not None and last.state == "paused":
        return f"waits for nothing but `qna resume {kept.word}`: its mailing is paused"
    return f"waits for nothing: it is {kept.state}" + (f", its mailing {last.state}" if last else "")


def _waiting(connection: Connection, kept: Kept, at: datetime | None) -> list[Mailing]:
    """The mailings that wait for the editor, else those that `at` can still move, else a cancelled one."""
    every = mailings.of(connection, kept.id)
    held = [each for each in every if each.state == "held"]
    ahead = [each for each in every if each.state == "scheduled" and at is not None]
    return held or ahead or [each for each in every if each.state == "cancelled" and each.is_of_nobody_yet]


def _approve_text(
    connection: Connection, tools: Tools, kept: Kept, waiting: Sequence[Mailing], at: datetime | None
) -> str:
    waiting = [each for each in waiting if each.state != "cancelled"]  # the text alone is meant
    if at is not None and not waiting:
        _refuse_time(tools, kept, at)
    _, reasons = sessions.standing(connection, kept.id, kept.revision)
    sessions.judge(connection, kept.id, kept.revision, "approved", reasons)  # for another one, it is asked again
    sessions.change(connection, kept.id, state="published" if kept.public_revision else "ready", reason="")
    for each in waiting:
        _let_go(connection, each, at)
    what = "its new text goes out with the next run" if kept.public_revision else _published_when(tools, kept)
    when = ["once it has settled"] if waiting else []
    when += [f"not before {moment_words(tools, at)}"] if at else []
    return what + (f", and is mailed {', '.join(when)}" if when else "")


def _choose_time(tools: Tools, kept: Kept, at: datetime) -> str:
    _refuse_time(tools, kept, at)
    return f"{_published_when(tools, kept)}, and is mailed not before {moment_words(tools, at)}"


def _refuse_time(tools: Tools, kept: Kept, at: datetime) -> None:
    """Raises ConfigError where the session's mailing, which is not made yet, cannot be given that time."""
    if kept.mail not in ("wanted", "waived"):
        raise ConfigError(f"“{kept.title}”: no mailing of it is to come; approve it without --at")
    if kept.embargo_until is not None and at < kept.embargo_until:
        until = moment_words(tools, kept.embargo_until)
        raise ConfigError(f"“{kept.title}”: its document dates it {until}, and nothing leaves before; change it there")


def _published_when(tools: Tools, kept: Kept) -> str:
    """When a session goes out that is approved and not published yet."""
    until = kept.embargo_until
    is_ahead = until is not None and until > tools.now()
    return f"it is published with the {_first_run_after(tools, until) if until and is_ahead else 'next run'}"


def _first_run_after(tools: Tools, moment: datetime) -> str:
    return f"first run after {moment_words(tools, moment)}"


def _approve_mailing(connection: Connection, tools: Tools, kept: Kept, mailing: Mailing, at: datetime | None) -> str:
    _let_go(connection, mailing, at)
    mailing, now = mailings.get(connection, mailing.id), tools.now()
    audience = audience_of(connection, mailing, kept, now)
    if mailing.started_at is None and audience and tools.lanes:
        prove(connection, tools, mailing, kept, audience)
    is_ahead = mailing.state == "scheduled" and mailing.due_at > now
    when = _first_run_after(tools, mailing.due_at) if is_ahead else "next run"
    what = "its correction is" if mailing.kind == "correction" else "it is"
    return f"{what} mailed to {figure(audience)} with the {when}"


def _let_go(connection: Connection, mailing: Mailing, at: datetime | None) -> None:
    """As it was before it was held, or from `at` on: one that had begun goes on then where it stood."""
    when = {} if at is None else {"due_at": at}
    state = mailing.before_holding if at is None else "scheduled"
    mailings.move(connection, mailing, state, approved=True, reason="", finished_at=None, **when)


def hold(tools: Tools, kept: Kept) -> str:
    """Keep a session from being published, or a published one from being mailed; returns what that means, in words."""
    with tools.store.write() as connection:
        kept = _unchanged(connection, kept)
        scheduled = [each for each in mailings.of(connection, kept.id) if each.state == "scheduled"]
        if kept.state in ("ready", "review"):
            sessions.change(connection, kept.id, state="held", reason="held by the editor")
            what = "it is not published until you approve it"
        elif scheduled:
            for each in scheduled:
                mailings.move(connection, each, "held", reason="held by the editor", approved=False)
            what = "it is not mailed until you approve it"
        else:
            raise ConfigError(f"“{kept.title}” {_nothing_to_hold(connection, kept)}")
        diary.write(connection, tools.now(), "held", str(kept.id), what)
    return what


def _nothing_to_hold(connection: Connection, kept: Kept) -> str:
    """Why there is nothing to hold, and what can be done instead."""
    states = {each.state for each in mailings.of(connection, kept.id)}
    if kept.state == "held" or "held" in states:
        what = "it" if kept.state == "held" else "its mailing"
        return f"waits already: {what} is held until you `qna sessions approve {kept.word}`"
    if "paused" in states:
        return f"waits already: its mailing is paused until you `qna resume {kept.word}`"
    return f"is {kept.state} and has no mailing to hold; `qna pause` stops one that has begun"


def retract(tools: Tools, kept: Kept) -> str:
    """Take a session down for good: its page says so, feeds drop it, what is still owed of its mailing is skipped."""
    now = tools.now()
    with tools.store.write() as connection:
        sessions.change(connection, kept.id, state="retracted", reason="retracted by the editor")
        facts.note_site_is_behind(connection)
        skipped = 0
        for each in mailings.of(connection, kept.id):
            if each.state in may_become("cancelled"):
                skipped += call_off(connection, each, "the session was retracted", now)
        diary.write(connection, now, "retracted", str(kept.id), f"{skipped} deliveries skipped")
    return f"retracted; {skipped} deliveries skipped" if skipped else "retracted"


def forget(tools: Tools, kept: Kept) -> str:
    """Drop a session that was never published; returns what that means, in words. Raises ConfigError if it was."""
    with tools.store.write() as connection:
        kept = _unchanged(connection, kept)
        if kept.first_published_at is not None:
            raise ConfigError(f"“{kept.name}” was published, and readers know it; `qna sessions retract` takes it down")
        is_there = not documents.is_missing(connection, kept.source, kept.origin)
        sessions.forget(connection, kept.id)
        documents.forget(connection, kept.source, kept.origin)  # what is still there is read anew
        diary.write(connection, tools.now(), "forgotten", str(kept.id), f"{kept.source}/{kept.origin}")
    return "forgotten" + (f"; if {kept.origin} is still there, the next run reads it anew" if is_there else "")


def _anew(kept: Kept) -> str:
    """How to have all the same what was retracted."""
    if kept.first_published_at is None:
        return f"`qna sessions forget {kept.word}` lets the next run read it anew"
    return "publish it anew as another document"


def _unchanged(connection: Connection, kept: Kept) -> Kept:
    """The session as it is now; a run may have changed it since the editor looked. Raises ConfigError if it has."""
    fresh = sessions.get(connection, kept.id)
    if (fresh.revision, fresh.state) != (kept.revision, kept.state):
        raise ConfigError(f"“{kept.title}” has changed in this very moment; look at it again, then decide")
    return fresh


def there_in(tools: Tools, name: str) -> Mapping[str, Sighting]:
    """Origin → stamp of all documents that the source `name` has now. Raises ConfigError where there is no such source.

    What came over the web is not asked for again.
    """
    source = _source(tools, name)
    if not source.is_on_the_web:
        return folder.scan(tools.settings.path(source.path))
    with tools.store.read() as connection:
        return {each: Sighting(each, 0, 0, 0) for each in documents.content_hashes(connection, name)}


def reparse(tools: Tools, kept: Kept, there: Mapping[str, Sighting], *, touch: bool) -> str:
    """Read a session's document again with today's parser; readers see its new text with the next run.

    `there` is what its source has (`there_in`). `touch` moves the entry's `updated`, as an edit would; otherwise feeds
    stay silent about it. Raises DocumentError.
    """
    source = _source(tools, kept.source)
    document, sighting = _document(tools, source, kept, there)
    parsed = parse(document, hints_of_run(tools, source))
    found = next((each for each in parsed if each.part == kept.part), None)
    now = tools.now()
    with tools.store.write() as connection:
        if found is not None and not source.is_on_the_web and make_room(connection, document, [found], now):
            return f"{REPLACED}, which the next run takes up; what is public stays"
        judged = sessions.standing(connection, kept.id, kept.revision)
        if found is not None:
            record(
                connection,
                tools.settings.publication.id,
                document,
                found,
                now,
                is_backlog=False,
                settled=there.keys(),
            )
        else:
            every = sessions.of_origin(connection, kept.source, kept.origin)
            miss(connection, document, {each.id for each in every} - {kept.id}, now)
        after = sessions.get(connection, kept.id)
        # What is new in the document may be other sessions' as well: the next run has still to take it up.
        if documents.is_read(connection, source.name, kept.origin, document.content_hash):
            outcome = "session" if any(each.session for each in parsed) else "none"
            documents.note(connection, source.name, sighting, document.content_hash, outcome, now)
        if found is None or found.session is None:
            return after.reason + ("; what is public stays" if after.state == "published" else "")
        if after.revision == kept.revision:
            standing, reasons = sessions.standing(connection, kept.id, kept.revision)
            if (standing, reasons) == judged:
                return "reads as before"
            return "reads as before, but " + (f"waits for you: {'; '.join(reasons)}" if reasons else "is ready now")
        if not touch:
            _show_quietly(connection, after)
    return f"reads differently: revision {after.revision}"


def _source(tools: Tools, name: str) -> Source:
    source = next((each for each in tools.settings.source if each.name == name), None)
    if source is None:
        raise ConfigError(f"the source {name!r} is not in the config any more; its documents cannot be read again")
    return source


def _document(tools: Tools, source: Source, kept: Kept, there: Mapping[str, Sighting]) -> tuple[Document, Sighting]:
    """(the session's document, its stamp). Raises DocumentError where it is not there."""
    if source.is_on_the_web:
        with tools.store.read() as connection:
            document = originals.get(connection, source.name, kept.origin)
        if document is None:
            raise DocumentError(f"{source.name}/{kept.origin}: the document was not kept; edit it where it stands")
        return document, Sighting(kept.origin, len(document.data), 0, 0)
    root, sighting = tools.settings.path(source.path), there.get(kept.origin)
    document = folder.read(root, source.name, sighting) if sighting else None
    if sighting is None or document is None:
        raise DocumentError(f"{root / kept.origin}: the session's document is not there, or is being written")
    return document, sighting


def _show_quietly(connection: Connection, kept: Kept) -> None:
    """Make the newest revision the public one without moving `updated`."""
    standing, _ = sessions.standing(connection, kept.id, kept.revision)
    if kept.state == "published" and standing != "review":
        sessions.change(connection, kept.id, public_revision=kept.revision)
        facts.note_site_is_behind(connection)
        name_answers(connection, kept)
