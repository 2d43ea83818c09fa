"""Publish: give sessions their lasting address and dates, then bring the web root up to date, feeds last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from pipeline.model.entry import Entry
from pipeline.model.identity import answer_ids
from pipeline.model.session import Session
from pipeline.render.page.slugs import slug
from pipeline.store import diary, facts, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.control import as_it_began
from pipeline.tasks.publishing.build import build
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.publishing.pictures import Wanted as Image
from pipeline.tasks.publishing.pictures import fetch_pictures
from pipeline.tasks.publishing.plan import Public
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

_SECOND = timedelta(seconds=1)
_AT_ONCE = 100


def publish(tools: Tools, report: Report, *, rebuild: bool = False) -> None:
    """Publish what is ready and show what was edited; `rebuild` writes every page anew.

    Identities are committed before the first file is written: a run that is killed in between finds them again.

    Raises TemplateError when a page cannot be rendered, DiskError when a file cannot be written; the next run goes on
    from there.
    """
    now = tools.now()
    while _publish_some(tools, report, now):
        pass
    build(tools, report, rebuild=rebuild, first=partial(_fetch_pictures, tools, report))


def _fetch_pictures(tools: Tools, report: Report, public: Public) -> None:
    """Have what the pages are to show. Here and not in `build`: a withdrawal, say, should not wait for the network."""
    if tools.settings.site.pages:
        fetch_pictures(tools, report, (Image(url, source) for url, source in public.images()), tools.monotonic)


def _publish_some(tools: Tools, report: Report, now: datetime) -> bool:
    """Up to a hundred in one transaction, for others have to write too; False when there is nothing left."""
    with tools.store.write() as connection:
        # Of undated ones in one run, the highest number is the newest.
        due = sorted(sessions.due(connection, now), key=lambda kept: -(kept.number or 0))[:_AT_ONCE]
        edited = sessions.edited(connection)[:_AT_ONCE]
        taken = Taken(sessions.slugs(connection), sessions.published_moments(connection))
        for kept in due:
            _publish_first(connection, tools, report, kept, now, taken)
        moments = sessions.edit_moments(connection)
        for kept in edited:
            _publish_edit(connection, tools, report, kept, now, moments)
        if due or edited:
            facts.note_site_is_behind(connection)
    return bool(due or edited)


@dataclass(frozen=True, slots=True)
class Taken:
    """What no other session may have."""

    slugs: set[str]
    moments: set[datetime]


def _publish_first(
    connection: Connection, tools: Tools, report: Report, kept: Kept, now: datetime, taken: Taken
) -> None:
    content = sessions.content(connection, kept.id, kept.revision)
    published = entry_date(content.published, now, taken.moments)
    address = kept.slug or slug(content, taken.slugs)
    taken.moments.add(published)
    taken.slugs.add(address)
    sessions.change(
        connection,
        kept.id,
        state="published",
        slug=address,
        published=published,
        updated=published,
        first_published_at=now,
        public_revision=kept.revision,
        reason="",
    )
    name_answers(connection, kept)
    diary.write(connection, now, "published", str(kept.id), address)
    entry = entry_of(connection, tools.settings, sessions.get(connection, kept.id))
    report.published.append(Item(entry.session.title, entry.link, kept.origin))
    report.backlog += kept.mail == "backlog"
    report.undated += kept.mail == "backlog" and content.published is None


def _publish_edit(
    connection: Connection, tools: Tools, report: Report, kept: Kept, now: datetime, taken: set[datetime]
) -> None:
    updated = _moment_of_edit(now, kept.updated or now, taken)
    before = sessions.content(connection, kept.id, kept.public_revision or kept.revision)
    sessions.change(connection, kept.id, public_revision=kept.revision, updated=updated, reason="")
    name_answers(connection, kept)
    diary.write(connection, now, "updated", str(kept.id), f"revision {kept.revision}")
    entry = entry_of(connection, tools.settings, sessions.get(connection, kept.id))
    kept_date = _kept_date(before, entry, tools.settings.publication.timezone)
    begun = f"its mailing has begun: {as_it_began(kept)}" if mailings.any_begun(connection, kept.id) else ""
    reason = "; ".join(filter(None, (kept_date, begun)))
    report.updated.append(Item(entry.session.title, entry.link, kept.origin, reason))


def _kept_date(before: Session, entry: Entry, timezone: str) -> str:
    """What to say of an edit that names another day, which comes too late; "" of any other. Pure."""
    said, zone = entry.session.published, ZoneInfo(timezone)
    if (
        said is None
        or said == before.published
        or said.astimezone(zone).date() == entry.published.astimezone(zone).date()
    ):
        return ""
    return f"its date stays {entry.published.astimezone(zone):%Y-%m-%d}, for what is published keeps its date"


def _moment_of_edit(now: datetime, before: datetime, taken: set[datetime]) -> datetime:
    """When an edit becomes public: now, or up to seconds earlier where others did at the same moment; after `before`.

    Feeds need a date for each entry that no other has, the same in every document.
    """
    moment = now
    while moment in taken and moment - _SECOND > before:
        moment -= _SECOND
    moment = max(moment, before + _SECOND)
    taken.add(moment)
    return moment


def name_answers(connection: Connection, kept: Kept) -> None:
    """Give every answer of the newest revision its permanent id."""
    questions = [turn.question for turn in sessions.content(connection, kept.id, kept.revision).turns]
    ids = answer_ids(questions, sessions.answers(connection, kept.id))
    sessions.set_answers(connection, kept.id, ids, questions)


def entry_date(said: datetime | None, now: datetime, taken: set[datetime]) -> datetime:
    """The date that an entry keeps for ever: what the document says, or now; never ahead, never one of `taken`.

    Ties are set one second apart, backwards. Readers sort by date, and two equal ones would change places.
    """
    moment = (now if said is None or said > now else said).replace(microsecond=0)
    while moment in taken:
        moment -= _SECOND
    return moment
