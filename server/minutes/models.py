"""Rows of notes and drafts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Note(Row):
    """What somebody said, as the keeper typed it."""

    __tablename__ = "note"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    speaker_id: Mapped[str | None] = mapped_column(ForeignKey("attendee.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(String(200))
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class Draft(Row):
    """The record or the minutes of a meeting. `attendance`, `paragraphs`: lists of the wire's Paragraph."""

    __tablename__ = "draft"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    attendance: Mapped[list[Any]]
    paragraphs: Mapped[list[Any]]
    edited_at: Mapped[datetime]
    edited_by: Mapped[str] = mapped_column(String(200))
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str] = mapped_column(String(200), default="")
    pdf_sha256: Mapped[str] = mapped_column(String(64), default="")
    pdf_revision: Mapped[int] = mapped_column(Integer, default=0)
    """Which revision the PDF shows."""


class DraftRevision(Row):
    """A draft as it stood before an edit; nothing written is lost."""

    __tablename__ = "draft_revision"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    revision: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    attendance: Mapped[list[Any]]
    paragraphs: Mapped[list[Any]]
    edited_at: Mapped[datetime]
    edited_by: Mapped[str] = mapped_column(String(200))
