"""Addresses apart: ß is not ss, neither in the name of a mailbox nor in a domain (IDNA 2008)."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Key subscribers by their address in lower case; those whose key changes had an address of other letters."""
    connection = op.get_bind()
    subscriber = sa.table("subscriber", sa.column("id"), sa.column("address"), sa.column("address_key"))
    others = sa.select(subscriber).where(subscriber.c.address_key != sa.func.lower(subscriber.c.address))
    for row in connection.execute(others).all():
        key = unicodedata.normalize("NFC", row.address.strip().lower())
        if key != row.address_key:
            connection.execute(subscriber.update().where(subscriber.c.id == row.id).values(address_key=key))
