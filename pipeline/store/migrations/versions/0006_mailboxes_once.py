"""Mailboxes once: a domain is keyed as the DNS has it, so that bücher.example and xn--bcher-kva.example are one."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, Row

from pipeline.domains import domain_of

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_PERSON = sa.table(
    "subscriber",
    *map(sa.column, ("id", "address", "address_key", "state", "reason", "joined_at", "left_at")),
)
_DELIVERY = sa.table("delivery", *map(sa.column, ("mailing_id", "subscriber_id", "state", "reason", "not_before")))
_MAY_HAVE_GOT = ("planned", "attempting", "sent", "uncertain")


def upgrade() -> None:
    """Key subscribers at other letters than ASCII's anew; of two rows that are one mailbox, one goes on."""
    connection = op.get_bind()
    of_letters = sa.select(_PERSON.c.id, _PERSON.c.address_key).where(_PERSON.c.address_key.op("GLOB")("*@*[^ -~]*"))
    for row in connection.execute(of_letters.order_by(_PERSON.c.id)).all():
        local, at, domain = row.address_key.rpartition("@")
        key = local + at + domain_of(f"@{domain}")
        if key == row.address_key:
            continue
        other = connection.execute(sa.select(_PERSON).where(_PERSON.c.address_key == key)).first()
        if other is not None:
            mine = connection.execute(sa.select(_PERSON).where(_PERSON.c.id == row.id)).one()
            _merge(connection, mine, other, key)
        else:
            connection.execute(_PERSON.update().where(_PERSON.c.id == row.id).values(address_key=key))


def _merge(connection: Connection, one: Row[Any], other: Row[Any], key: str) -> None:
    """One mailbox goes on as one row. Whoever left by one of the two after joining by the other has left."""
    kept, twin = sorted((one, other), key=lambda row: (row.state != "active", row.joined_at, row.id))
    leaver = _leaver(kept, twin)
    # Not an address, so that nobody finds it: its deliveries stay what they were.
    apart = {"address_key": f"{key} {twin.id}"}
    if twin.state == "active":
        apart |= {"state": "left", "left_at": twin.joined_at, "reason": f"the same mailbox as {kept.address}"}
    connection.execute(_PERSON.update().where(_PERSON.c.id == twin.id).values(**apart))
    stays = {"address_key": key}
    if leaver:
        stays |= {"state": leaver.state, "left_at": leaver.left_at, "reason": leaver.reason}
    connection.execute(_PERSON.update().where(_PERSON.c.id == kept.id).values(**stays))
    owed = _DELIVERY.c.state == "planned"
    if leaver:
        skipped = sa.and_(owed, _DELIVERY.c.subscriber_id.in_((kept.id, twin.id)))
    else:
        of_kept = _DELIVERY.alias()
        got = sa.select(of_kept.c.mailing_id).where(
            of_kept.c.subscriber_id == kept.id, of_kept.c.state.in_(_MAY_HAVE_GOT)
        )
        skipped = sa.and_(owed, _DELIVERY.c.subscriber_id == twin.id, _DELIVERY.c.mailing_id.in_(got))
    why = leaver.reason if leaver else f"the same mailbox as {kept.address}"
    connection.execute(_DELIVERY.update().where(skipped).values(state="skipped", reason=why, not_before=None))


def _leaver(kept: Row[Any], twin: Row[Any]) -> Row[Any] | None:
    """The row by which the mailbox must not be mailed any more, if it must not."""
    for row in (kept, twin):
        if row.state == "suppressed":
            return row
    gone = [row for row in (kept, twin) if row.state == "left"]
    if len(gone) == 1 and twin.left_at is not None and twin.left_at <= kept.joined_at:
        return None  # they left by the one, and joined by the other afterwards
    return max(gone, key=lambda row: row.left_at or 0, default=None)
