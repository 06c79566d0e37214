"""Rows of people and of proofs of who is who."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Department(Row):
    """A part of the organisation."""

    __tablename__ = "department"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    rank: Mapped[int]


class Person(Row):
    """Somebody of the organisation, or a guest."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    name_sort: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    department_id: Mapped[str | None] = mapped_column(ForeignKey("department.id"))
    rank: Mapped[int]
    """Order in which the organisation names its people, lowest first."""
    duties: Mapped[list[Any]]
    login: Mapped[str | None] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    pin_hash: Mapped[str] = mapped_column(String(200), default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class LoginSession(Row):
    """A token in use; only its SHA-256 is kept."""

    __tablename__ = "login_session"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    face: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    terminal_id: Mapped[str | None] = mapped_column(ID)
    meeting_id: Mapped[str | None] = mapped_column(ID)
    """A terminal's or screen's token opens one meeting only."""
    attendee_id: Mapped[str | None] = mapped_column(ID)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class FailedAttempt(Row):
    """A wrong password or PIN, counted for a while to slow down guessing."""

    __tablename__ = "failed_attempt"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    subject: Mapped[str] = mapped_column(String(120), index=True)
    at: Mapped[datetime]
