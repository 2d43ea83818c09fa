"""Sessions with their revisions, aliases and answers."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_not

from pipeline.model.session import Session
from pipeline.store.schema import alias, answer, revision, session


@dataclass(frozen=True, slots=True)
class Kept:
    """A session's row: identity, what is public of it, whether it may be mailed."""

    id: int
    source: str
    origin: str
    part: str
    entry_id: str
    slug: str | None
    state: str
    reason: str
    series: str | None
    number: int | None
    title: str
    revision: int
    public_revision: int | None
    seen_at: datetime
    published: datetime | None
    updated: datetime | None
    first_published_at: datetime | None
    embargo_until: datetime | None
    mail: str
    mail_reason: str

    @property
    def word(self) -> str:
        """What to call it on a command line."""
        return shlex.quote(self.slug or self.origin)

    @property
    def name(self) -> str:
        """What to call it in a sentence: its title, or its file if it has none."""
        return self.title or self.origin


def _kept(row: Row[tuple[object, ...]] | None) -> Kept | None:
    return None if row is None else Kept(**row._mapping)


def encode(content: Session) -> bytes:
    """A Session as JSON, the same bytes for the same Session."""
    return msgspec.json.encode(content, order="sorted")


def decode(content: bytes) -> Session:
    """The Session again."""
    return msgspec.json.decode(content, type=Session)


def get(connection: Connection, session_id: int) -> Kept:
    """By its number in the store, which must exist."""
    found = _kept(connection.execute(select(session).where(session.c.id == session_id)).first())
    if found is None:
        raise LookupError(session_id)
    return found


def at(connection: Connection, source: str, origin: str, part: str) -> Kept | None:
    """The session of that key."""
    here = (session.c.source == source, session.c.origin == origin, session.c.part == part)
    return _kept(connection.execute(select(session).where(*here)).first())


def named(connection: Connection, source: str, names: Iterable[str]) -> Kept | None:
    """The session that has one of `names` as an alias in this source."""
    by_name = select(session).join(alias, alias.c.session_id == session.c.id)
    return _kept(connection.execute(by_name.where(alias.c.source == source, alias.c.name.in_(list(names)))).first())


def also_called(connection: Connection, names: Iterable[str]) -> list[Kept]:
    """The sessions of any source that have one of `names` as an alias."""
    by_name = select(session).join(alias, alias.c.session_id == session.c.id).distinct()
    return [Kept(**row._mapping) for row in connection.execute(by_name.where(alias.c.name.in_(list(names))))]


def has_entry_id(connection: Connection, entry_id: str) -> bool:
    """Whether any session has that id."""
    return connection.execute(select(session.c.id).where(session.c.entry_id == entry_id)).first() is not None


def of_origin(connection: Connection, source: str, origin: str) -> list[Kept]:
    """The sessions that one document holds."""
    rows = connection.execute(
        select(session).where(session.c.source == source, session.c.origin == origin).order_by(session.c.id)
    )
    return [Kept(**row._mapping) for row in rows]


def any_because(connection: Connection, source: str, reason: str) -> bool:
    """Whether any session of the source is as it is for that reason."""
    here = (session.c.source == source, session.c.reason == reason)
    return connection.execute(select(session.c.id).where(*here).limit(1)).first() is not None


def add(connection: Connection, **values: object) -> int:
    """A new session; returns its number in the store."""
    result = connection.execute(insert(session).values(**values))
    return int(result.lastrowid)


def change(connection: Connection, session_id: int, **values: object) -> None:
    """Set columns of one session."""
    connection.execute(update(session).where(session.c.id == session_id).values(**values))


def name(connection: Connection, source: str, names: Iterable[str], session_id: int) -> None:
    """Let the session also be found under `names`; a name that is taken keeps its session."""
    for each in names:
        statement = insert_or_not(alias).values(source=source, name=each, session_id=session_id)
        connection.execute(statement.on_conflict_do_nothing(index_elements=["source", "name"]))


def move(connection: Connection, source: str, old: str, new: str) -> None:
    """The file was renamed: same sessions, same entry ids."""
    connection.execute(update(session).where(session.c.source == source, session.c.origin == old).values(origin=new))


def forget(connection: Connection, session_id: int) -> None:
    """As if it had never been seen; only for what was never public, so that nothing else knows of it."""
    for table in (alias, answer, revision):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    connection.execute(delete(session).where(session.c.id == session_id))


def add_revision(
    connection: Connection,
    session_id: int,
    number: int,
    content: Session,
    document_hash: str,
    standing: str,
    reasons: Sequence[str],
    now: datetime,
) -> None:
    """Write down what the session says now."""
    connection.execute(
        insert(revision).values(
            session_id=session_id,
            number=number,
            document_hash=document_hash,
            content=encode(content),
            standing=standing,
            reasons="\n".join(reasons),
            created_at=now,
        )
    )


def renew(connection: Connection, session_id: int, number: int, content: Session, document_hash: str) -> None:
    """The revision reads as before, but is written otherwise: its links begin with https now."""
    here = (revision.c.session_id == session_id, revision.c.number == number)
    connection.execute(update(revision).where(*here).values(content=encode(content), document_hash=document_hash))


def judge(connection: Connection, session_id: int, number: int, standing: str, reasons: Sequence[str]) -> None:
    """The same content was judged anew, by the parser or by the editor (`approved`)."""
    here = (revision.c.session_id == session_id, revision.c.number == number)
    told = {"told_at": None} if standing == "review" else {}
    connection.execute(update(revision).where(*here).values(standing=standing, reasons="\n".join(reasons), **told))


def content(connection: Connection, session_id: int, number: int) -> Session:
    """What the session said in that revision."""
    return decode(raw(connection, session_id, number))


def raw(connection: Connection, session_id: int, number: int) -> bytes:
    """The revision's JSON."""
    here = (revision.c.session_id == session_id, revision.c.number == number)
    found: bytes = connection.execute(select(revision.c.content).where(*here)).scalar_one()
    return found


class _Titled(msgspec.Struct):
    """As much of a Session as `title` needs."""

    title: str


def title(connection: Connection, session_id: int, number: int) -> str:
    """What the session was called in that revision."""
    return msgspec.json.decode(raw(connection, session_id, number), type=_Titled).title


def public_contents(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[bytes, tuple[str, ...]]]:
    """Session → its public revision's JSON, and the ids of its turns in order; of those that are public."""
    # A build asks for all there are, so this goes through the driver's cursor.
    driver = connection.connection.cursor()
    found = {}
    for key in keys:
        row = driver.execute(_PUBLIC_CONTENT, (key,)).fetchone()
        if row is not None:
            found[key] = row[0], tuple(each for (each,) in driver.execute(_PUBLIC_ANSWERS, (key,)))
    return found


_PUBLIC_CONTENT = (
    "SELECT content FROM session JOIN revision ON session_id = session.id AND revision.number = public_revision"
    " WHERE session.id = ?"
)
_PUBLIC_ANSWERS = "SELECT answer_id FROM answer WHERE session_id = ? AND position IS NOT NULL ORDER BY position"


def standing(connection: Connection, session_id: int, number: int) -> tuple[str, tuple[str, ...]]:
    """(`ready`, `review` or `approved`; the reasons)."""
    here = (revision.c.session_id == session_id, revision.c.number == number)
    row = connection.execute(select(revision.c.standing, revision.c.reasons).where(*here)).one()
    return row.standing, tuple(filter(None, row.reasons.split("\n")))


def approved(connection: Connection) -> frozenset[tuple[str, str]]:
    """(hash of the document, part) of every newest revision that the editor has approved."""
    newest = (revision.c.session_id == session.c.id) & (revision.c.number == session.c.revision)
    query = select(revision.c.document_hash, session.c.part).join(session, newest)
    rows = connection.execute(query.where(revision.c.standing == "approved"))
    return frozenset((row.document_hash, row.part) for row in rows)


def due(connection: Connection, now: datetime) -> list[Kept]:
    """Sessions to publish for the first time, oldest acquaintance first."""
    rows = connection.execute(
        select(session)
        .where(session.c.state == "ready", or_(session.c.embargo_until.is_(None), session.c.embargo_until <= now))
        .order_by(session.c.seen_at, session.c.source, session.c.origin, session.c.part)
    )
    return [Kept(**row._mapping) for row in rows]


def edited(connection: Connection) -> list[Kept]:
    """Published sessions that have a newer revision which may be shown."""
    rows = connection.execute(
        select(session)
        .join(revision, (revision.c.session_id == session.c.id) & (revision.c.number == session.c.revision))
        .where(
            session.c.state == "published",
            session.c.public_revision < session.c.revision,
            revision.c.standing != "review",
        )
        .order_by(session.c.id)
    )
    return [Kept(**row._mapping) for row in rows]


def public(connection: Connection) -> list[Kept]:
    """All that readers see, newest first."""
    rows = connection.execute(
        select(session).where(session.c.state == "published").order_by(session.c.published.desc())
    )
    return [Kept(**row._mapping) for row in rows]


def in_state(connection: Connection, *states: str) -> list[Kept]:
    """Sessions in these states, in the order in which we met them; all when no state is named."""
    query = select(session).order_by(session.c.id)
    rows = connection.execute(query.where(session.c.state.in_(states)) if states else query)
    return [Kept(**row._mapping) for row in rows]


_UNDECIDED = ("wanted", "waived")


def wanted(connection: Connection) -> list[Kept]:
    """Published sessions about whose mailing nothing is decided yet, oldest first."""
    rows = connection.execute(
        select(session)
        .where(session.c.state == "published", session.c.mail.in_(_UNDECIDED))
        .order_by(session.c.published)
    )
    return [Kept(**row._mapping) for row in rows]


def doubt_undecided(connection: Connection, reason: str) -> None:
    """No session about whose mailing nothing is decided yet, published or not, is to be mailed unasked from now on."""
    undecided = update(session).where(session.c.mail.in_(_UNDECIDED))
    connection.execute(undecided.values(mail="wanted", mail_reason=reason))


def in_review(connection: Connection, *, untold: bool = False) -> list[tuple[Kept, tuple[str, ...]]]:
    """(session, reasons) of every newest revision that waits for review; only those the editor has not heard of."""
    query = (
        select(session, revision.c.reasons.label("why"))
        .join(revision, (revision.c.session_id == session.c.id) & (revision.c.number == session.c.revision))
        .where(revision.c.standing == "review", session.c.state != "retracted")
        .order_by(session.c.id)
    )
    found = []
    for row in connection.execute(query.where(revision.c.told_at.is_(None)) if untold else query):
        values = dict(row._mapping)
        why = str(values.pop("why"))
        found.append((Kept(**values), tuple(filter(None, why.split("\n")))))
    return found


def note_told(connection: Connection, kept: Kept, now: datetime) -> None:
    """The editor was asked about the session's newest revision."""
    here = (revision.c.session_id == kept.id, revision.c.number == kept.revision)
    connection.execute(update(revision).where(*here).values(told_at=now))


def slugs(connection: Connection) -> set[str]:
    """All that were ever given."""
    return set(filter(None, connection.execute(select(session.c.slug)).scalars()))


def published_moments(connection: Connection) -> set[datetime]:
    """All entry dates in use; no two sessions share one."""
    return set(filter(None, connection.execute(select(session.c.published)).scalars()))


def answers(connection: Connection, session_id: int) -> dict[str, str]:
    """Every answer id ever given in the session → its question as first seen."""
    rows = connection.execute(
        select(answer.c.answer_id, answer.c.question)
        .where(answer.c.session_id == session_id)
        .order_by(answer.c.position)
    )
    return {row.answer_id: row.question for row in rows}


def answer_ids(connection: Connection, session_id: int) -> tuple[str, ...]:
    """The ids of the session's public turns, in order."""
    here = (answer.c.session_id == session_id, answer.c.position.is_not(None))
    return tuple(connection.execute(select(answer.c.answer_id).where(*here).order_by(answer.c.position)).scalars())


def edit_moments(connection: Connection) -> set[datetime]:
    """When public sessions were last edited, or published."""
    return set(filter(None, connection.execute(select(session.c.updated)).scalars()))


def document_hashes(connection: Connection) -> dict[int, str]:
    """Session → hash of the document of which its public revision was made."""
    rows = connection.execute(
        select(session.c.id, revision.c.document_hash).join(
            revision, (revision.c.session_id == session.c.id) & (revision.c.number == session.c.public_revision)
        )
    )
    return {row.id: row.document_hash for row in rows}


def set_answers(connection: Connection, session_id: int, ids: Sequence[str], questions: Sequence[str | None]) -> None:
    """The turns of the public revision; ids of questions that have gone are kept, without a place."""
    connection.execute(update(answer).where(answer.c.session_id == session_id).values(position=None))
    given = set(connection.execute(select(answer.c.answer_id).where(answer.c.session_id == session_id)).scalars())
    for position, (answer_id, question) in enumerate(zip(ids, questions, strict=True)):
        if answer_id in given:
            here = (answer.c.session_id == session_id, answer.c.answer_id == answer_id)
            connection.execute(update(answer).where(*here).values(position=position))
        else:
            connection.execute(
                insert(answer).values(
                    session_id=session_id, answer_id=answer_id, question=question or "", position=position
                )
            )
