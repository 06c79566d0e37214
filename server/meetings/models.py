"""Rows of bodies, meetings, their agenda and attendees."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from agenda.deadlines import DEFAULT_HOURS
from server.db.base import Row
from server.db.columns import ID


class Body(Row):
    """A committee, board or council."""

    __tablename__ = "body"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    papers_due_hours: Mapped[int] = mapped_column(Integer, default=DEFAULT_HOURS)
    """So long before its meetings papers are due."""


class Meeting(Row):
    """A meeting; `step` counts the driving steps taken, so that none is taken twice."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("body_id", "year", "ordinal"),)
    id: Mapped[str] = mapped_column(ForeignKey("journal_head.meeting_id"), primary_key=True)
    body_id: Mapped[str] = mapped_column(ForeignKey("body.id"))
    year: Mapped[int] = mapped_column(Integer)
    ordinal: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    classification: Mapped[str] = mapped_column(String(40))
    phase: Mapped[str] = mapped_column(String(40))
    room_id: Mapped[str | None] = mapped_column(ForeignKey("room.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    papers_due_at: Mapped[datetime | None]
    """Only where it is not the usual time before the beginning."""
    papers_reminded_at: Mapped[datetime | None]
    current_item_id: Mapped[str | None] = mapped_column(ID)
    sign_in_with_signature: Mapped[bool] = mapped_column(Boolean)
    step: Mapped[int] = mapped_column(Integer, default=0)
    page_secret: Mapped[str | None] = mapped_column(String(64), default=secrets.token_hex)
    """Where the keys of kept pages come from; forgotten when the meeting is closed, and they with it."""


class AgendaItem(Row):
    """One item; `number` is its place on the agenda."""

    __tablename__ = "agenda_item"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    submitted_by: Mapped[str] = mapped_column(String(200))
    reporter: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(String(40))
    planned_minutes: Mapped[int] = mapped_column(Integer)
    restricted: Mapped[bool] = mapped_column(Boolean)
    guarded: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether somebody in the meeting may not always read its papers: they are told on the item's own stream then."""
    state: Mapped[str] = mapped_column(String(40))
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(40))
    method: Mapped[str | None] = mapped_column(String(40))
    sentence: Mapped[str] = mapped_column(Text, default="")


class Attendee(Row):
    """Somebody invited, with seat and presence."""

    __tablename__ = "attendee"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(40))
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    place: Mapped[int] = mapped_column(Integer)
    """Order in the list."""
    state: Mapped[str] = mapped_column(String(40))
    signed_in_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    method: Mapped[str | None] = mapped_column(String(40))
    signed_in_by: Mapped[str] = mapped_column(String(200), default="")
    signature: Mapped[list[Any]]
    """Strokes, each a list of numbers as in the wire's Stroke; empty if none was asked for."""


class Admission(Row):
    """Somebody was let into a restricted item, or out of it."""

    __tablename__ = "admission"
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"), primary_key=True)
    inside: Mapped[bool] = mapped_column(Boolean)


class ReadingRight(Row):
    """What the organiser wrote about somebody and the papers of an item; without a row the role decides."""

    __tablename__ = "reading_right"
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"), primary_key=True)
    reading: Mapped[str] = mapped_column(String(20))
