"""The tables of mail: who wants it, what is mailed, and the ledger of the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
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

# Who wants mail. Ids are never used again.
subscriber = Table(
    "subscriber",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("address", Text, nullable=False),
    Column("address_key", Text, nullable=False, unique=True),  # what makes two spellings one mailbox
    Column("name", Text, nullable=False, default=""),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Column("fields", Text, nullable=False, server_default="{}"),  # what templates may say of them, as JSON
    CheckConstraint("state IN ('active', 'left', 'suppressed')", name="subscriber_state"),
    Index("subscriber_joined", "state", "joined_at"),
    sqlite_autoincrement=True,
)

# Something mailed, unique by (kind, key); the revision is frozen with the audience.
mailing = Table(
    "mailing",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("due_at", Instant, nullable=False),
    Column("approved", Boolean, nullable=False, default=False),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    Column("audience", Integer),
    Column("key_number", Integer, nullable=False),  # of the HMAC key that makes its Message-IDs
    Column("domain", Text, nullable=False),  # right of the @ in its Message-IDs
    Column("note", Text, nullable=False, server_default=""),  # of a correction: what was wrong, in the editor's words
    UniqueConstraint("kind", "key", name="mailing_key"),
    CheckConstraint(
        "state IN ('scheduled', 'held', 'running', 'paused', 'finished', 'cancelled')", name="mailing_state"
    ),
    Index("mailing_session", "session_id"),
    sqlite_autoincrement=True,
)

# The ledger: one mailing owed to one subscriber.
delivery = Table(
    "delivery",
    metadata,
    Column("mailing_id", Integer, ForeignKey("mailing.id"), primary_key=True),
    Column("subscriber_id", Integer, ForeignKey("subscriber.id"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", Instant),
    Column("owner", Text),
    Column("changed_at", Instant, nullable=False),
    Column("lane", Text, nullable=False, server_default=""),  # by which it was last attempted
    CheckConstraint(  # not IN (…): SQLite builds such a list anew for every row that is written
        "state = 'planned' OR state = 'attempting' OR state = 'sent'"
        " OR state = 'failed' OR state = 'skipped' OR state = 'uncertain'",
        name="delivery_state",
    ),
    Index("delivery_due", "mailing_id", "state", "not_before"),
    sqlite_with_rowid=False,
)

# Every attempt that did not end in `sent`; the delivery itself tells the last.
attempt = Table(
    "attempt",
    metadata,
    Column("mailing_id", Integer, ForeignKey("mailing.id"), primary_key=True),
    Column("subscriber_id", Integer, ForeignKey("subscriber.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1, over all resends
    Column("at", Instant, nullable=False),
    Column("lane", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reply", Text, nullable=False),
    CheckConstraint("outcome IN ('failed', 'later', 'uncertain')", name="attempt_outcome"),
    sqlite_with_rowid=False,
)

# How many messages passed in a second, by lane or domain: limits hold across restarts.
throttle = Table(
    "throttle",
    metadata,
    Column("second", BigInteger, primary_key=True),  # since 1970
    Column("scope", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Who is sending now: one row at most, for one process delivers at a time.
lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("heartbeat_at", Instant, nullable=False),
)

# Mail to the editor, unique by what it is about; outside the ledger.
notice = Table(
    "notice",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("message", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("refused", Text),  # what the server said when it would never take it
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", Instant),
    UniqueConstraint("kind", "subject", name="notice_key"),
    sqlite_autoincrement=True,
)
