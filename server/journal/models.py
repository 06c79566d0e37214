"""Rows of the journal: heads that number, events that stay, and answers already given."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Installation(Row):
    """One row: the epoch changes when the database was restored from a backup."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    epoch: Mapped[str] = mapped_column(String(40))


class JournalHead(Row):
    """The newest position of a meeting; its row is the lock of the meeting."""

    __tablename__ = "journal_head"
    meeting_id: Mapped[str] = mapped_column(ID, primary_key=True)
    position: Mapped[int] = mapped_column(Integer, default=0)


class StreamHead(Row):
    """The newest number of a stream."""

    __tablename__ = "stream_head"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("journal_head.meeting_id"), primary_key=True)
    stream: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, default=0)


class StoredEvent(Row):
    """A fact: `position` is gapless in its meeting, `seq` in its stream."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_stream", "meeting_id", "stream", "seq", unique=True),)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("journal_head.meeting_id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    stream: Mapped[str] = mapped_column(String(60))
    seq: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]
    actor: Mapped[dict[str, Any]]
    payload: Mapped[dict[str, Any]]


class Receipt(Row):
    """The first answer to a command, kept so that the same id changes nothing again."""

    __tablename__ = "command_receipt"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("journal_head.meeting_id"), primary_key=True)
    sender: Mapped[str] = mapped_column(String(60), primary_key=True)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    fingerprint: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]]
    at: Mapped[datetime]
