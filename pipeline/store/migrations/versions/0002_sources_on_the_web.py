"""Sources on the web: when each was looked at, how it failed, what its addresses answered with, what it repeats."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; nothing that an older program reads is changed."""
    for name in ("looked_at", "next_look_at", "failing_since"):
        op.add_column("source", sa.Column(name, sa.BigInteger(), nullable=True))
    op.add_column("source", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    for name in ("trouble", "remark"):
        op.add_column("source", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "trace",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("fresh_until", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "url"),
    )
    op.create_table(
        "original",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("source", "origin"),
    )
    op.create_table(
        "habit",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "line"),
    )
    op.create_index("habit_documents", "habit", ["source", "documents"], unique=False)
    op.create_table(
        "bookmark",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "name"),
    )
