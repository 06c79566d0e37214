"""Answers already given: the same command again gets the first answer, and changes nothing."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from server.db.base import table
from server.journal.models import Receipt


class Given(NamedTuple):
    """An answer given before, and the fingerprint of the command it was given to."""

    fingerprint: str
    answer: dict[str, Any]


# Written once and given to the connection itself: both run in every command.
_FIND = select(Receipt.fingerprint, Receipt.answer).where(
    Receipt.meeting_id == bindparam("meeting"), Receipt.sender == bindparam("by"), Receipt.id == bindparam("command")
)
_KEEP = insert(table(Receipt))


def find(session: Session, meeting: str, sender: str, command_id: str) -> Given | None:
    """The answer this sender's command got, if it came before."""
    found = session.connection().execute(_FIND, {"meeting": meeting, "by": sender, "command": command_id})
    row = found.one_or_none()
    return None if row is None else Given(row.fingerprint, row.answer)


def keep(
    session: Session, meeting: str, sender: str, command_id: str, *, name: str, given: Given, at: datetime
) -> None:
    """Remember an answer, in the transaction that did what was commanded."""
    session.connection().execute(
        _KEEP,
        {
            "meeting_id": meeting, "sender": sender, "id": command_id, "name": name, "fingerprint": given.fingerprint,
            "answer": given.answer, "at": at,
        },
    )
