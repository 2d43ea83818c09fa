"""Columns: the one place for all tables' metadata, and how a moment is stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, MetaData, TypeDecorator

metadata = MetaData()

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """A moment, stored as microseconds since 1970 UTC; naive datetimes are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        """To the database."""
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        """From the database."""
        return None if value is None else from_microseconds(value)


def to_microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC, exactly. Raises TypeError for a naive `moment`."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    """The moment so many microseconds after the beginning of 1970 UTC."""
    return _EPOCH + timedelta(microseconds=value)
