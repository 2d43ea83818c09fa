"""The tables. What each is for stands above it; migrations make them, and a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from pipeline.store.columns import Instant, metadata
from pipeline.store.schema_mail import attempt, delivery, lease, mailing, notice, subscriber, throttle

__all__ = [
    "address", "alias", "answer", "attempt", "bookmark", "delivery", "document", "event", "fact", "habit", "hub",
    "lease", "listing", "mailing", "metadata", "mirror", "mirrored", "notice", "original", "picture", "ping",
    "revision", "session", "site_file", "slot", "source", "subscriber", "throttle", "trace",
]  # fmt: skip

# Facts about the store itself and the last run: name → text.
fact = Table("fact", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# Every source ever seen; until `collected_at` is set, what it brings is backlog. The rest is about those on the web.
source = Table(
    "source",
    metadata,
    Column("name", Text, primary_key=True),
    Column("collected_at", Instant),
    Column("looked_at", Instant),  # when a look last ended, well or not
    Column("next_look_at", Instant),  # no run looks before
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("failing_since", Instant),
    Column("trouble", Text, nullable=False, server_default=""),
    Column("remark", Text, nullable=False, server_default=""),  # what the editor was told of it, as long as it is true
)

# What an address answered with, so that an unchanged answer is recognised or not asked for.
trace = Table(
    "trace",
    metadata,
    Column("source", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("fresh_until", Instant),
    Column("body", Text, nullable=False),
)

# The documents of sessions that came over the web, so that a better parser can read them again without asking anybody.
original = Table(
    "original",
    metadata,
    Column("source", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("document", LargeBinary, nullable=False),  # all but its content, as JSON
    Column("content", LargeBinary, nullable=False),  # deflated
)

# How many sessions of a source hold a short line (a digest; "" counts the sessions): what most hold is boilerplate.
habit = Table(
    "habit",
    metadata,
    Column("source", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
    Index("habit_documents", "source", "documents"),
)

# How far a source has read, in its own words.
bookmark = Table(
    "bookmark",
    metadata,
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What a source showed us, and what came of it; the stamp tells an unchanged file without opening it.
document = Table(
    "document",
    metadata,
    Column("source", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("content_hash", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("inode", BigInteger, nullable=False),
    Column("seen_at", Instant, nullable=False),  # when these very bytes were first seen
    Column("outcome", Text, nullable=False),
    Column("message", Text, nullable=False, default=""),
    Column("missing_since", Instant),
    CheckConstraint("outcome IN ('session', 'none', 'refused')", name="document_outcome"),
    Index("document_hash", "content_hash"),
)

# A session's lasting identity, what is public of it, and whether it may be mailed.
session = Table(
    "session",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("part", Text, nullable=False, default=""),
    Column("entry_id", Text, nullable=False, unique=True),
    Column("slug", Text, unique=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("series", Text),
    Column("number", Integer),
    Column("title", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # the newest
    Column("public_revision", Integer),  # the one readers see
    Column("seen_at", Instant, nullable=False),  # when the newest revision's bytes were first seen
    Column("published", Instant, unique=True),
    Column("updated", Instant),
    Column("first_published_at", Instant),  # by our clock; subscribers are owed what is later than their joining
    Column("embargo_until", Instant),
    Column("mail", Text, nullable=False),
    Column("mail_reason", Text, nullable=False, default=""),  # why it is not mailed, or not unasked
    UniqueConstraint("source", "origin", "part", name="session_key"),
    CheckConstraint("state IN ('review', 'ready', 'published', 'held', 'retracted')", name="session_state"),
    CheckConstraint("mail IN ('backlog', 'wanted', 'waived', 'decided')", name="session_mail"),
    Index("session_title", "title"),
    sqlite_autoincrement=True,
)

# What a session said at each time; the content is a Session as JSON.
revision = Table(
    "revision",
    metadata,
    Column("session_id", Integer, ForeignKey("session.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document_hash", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("standing", Text, nullable=False),
    Column("reasons", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Column("told_at", Instant),  # when the editor was asked about it
    CheckConstraint("standing IN ('ready', 'review', 'approved')", name="revision_standing"),
    Index("revision_document", "document_hash"),
)

# Other names by which a source, or front matter, may call a session.
alias = Table(
    "alias",
    metadata,
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False),
)

# The permanent fragment id of each answer, by the question's text as first seen ("" when there was none).
answer = Table(
    "answer",
    metadata,
    Column("session_id", Integer, ForeignKey("session.id"), primary_key=True),
    Column("answer_id", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("position", Integer),  # among the turns of the newest revision; NULL when it has gone
)

# Every file of ours in the web root, and a digest of all that went into it.
site_file = Table(
    "site_file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
)

# A published session's line in lists, kept beside its content, which is far larger.
listing = Table(
    "listing",
    metadata,
    Column("session_id", Integer, ForeignKey("session.id"), primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("line", LargeBinary, nullable=False),
)

# The permanent address of a series, a guest, a topic, a question, by what makes two spellings one.
address = Table(
    "address",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("slug", Text, nullable=False),
    UniqueConstraint("kind", "slug", name="address_slug"),
)

# Images of sessions that are mirrored into the web root, and those that could not be had.
picture = Table(
    "picture",
    metadata,
    Column("url", Text, primary_key=True),
    Column("path", Text),  # in the web root; NULL as long as it could not be had
    Column("width", Integer),
    Column("height", Integer),
    Column("media_type", Text),
    Column("size", Integer),
    Column("fetched_at", Instant),
    Column("failed_at", Instant),
    Column("trouble", Text, nullable=False, server_default=""),
)

# Every mirror ever written to: how far it is in step with the web root, and how it fails.
mirror = Table(
    "mirror",
    metadata,
    Column("name", Text, primary_key=True),
    Column("target", Text, nullable=False),  # where it leads; what was sent elsewhere does not count
    Column("site", Text, nullable=False, server_default=""),  # the web root's stamp when all of it was there
    Column("in_step_at", Instant),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("failing_since", Instant),
    Column("told_at", Instant),  # when the editor last heard of it
    Column("trouble", Text, nullable=False, server_default=""),
)

# What a mirror has of us: the bytes (a digest), the headers that went with them, the file as it was then.
mirrored = Table(
    "mirrored",
    metadata,
    Column("mirror", Text, primary_key=True),
    Column("place", Text, primary_key=True),  # its path at the mirror
    Column("digest", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("etag", Text, nullable=False, server_default=""),  # as the mirror answered
)

# WebSub hubs, and the web root's stamp when its feeds were last compared with what they know.
hub = Table(
    "hub",
    metadata,
    Column("url", Text, primary_key=True),
    Column("site", Text, nullable=False),
)

# What a hub knows of a feed, and whether it is owed a ping.
ping = Table(
    "ping",
    metadata,
    Column("hub", Text, primary_key=True),
    Column("topic", Text, primary_key=True),  # the feed's absolute address
    Column("path", Text, nullable=False),  # in the web root
    Column("digest", Text, nullable=False),  # of the feed's bytes, as the ping tells or told of them
    Column("size", Integer, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("since", Instant, nullable=False),  # that state
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Instant),
    Column("trouble", Text, nullable=False, server_default=""),
    CheckConstraint("state IN ('owed', 'told', 'given up')", name="ping_state"),
    Index("ping_owed", "hub", "state"),
)

# What the daemon's clock has already done.
slot = Table(
    "slot",
    metadata,
    Column("job", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("due", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    CheckConstraint("state IN ('running', 'done')", name="slot_state"),
)

# The diary: what happened to what, for `qna status` and for somebody who wonders later.
event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False, default=""),
)
