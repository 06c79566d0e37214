"""Column types and ids that behave the same on SQLite and PostgreSQL."""

import os
import time
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, String, TypeDecorator

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

ID = String(40)
"""Ids made here have 26 characters; those made by terminals may have up to 40."""


def new_id() -> str:
    """A new id, 26 characters: 48 bits of milliseconds, 80 random ones (a ULID), so that rows stay near in time."""
    number = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    digits = []
    for _ in range(26):
        digits.append(_ALPHABET[number & 31])
        number >>= 5
    return "".join(reversed(digits))


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused, since nobody could say when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
