"""Rows of rooms, seats and terminals."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Room(Row):
    """A meeting room; its seat plan is a grid of rows and columns."""

    __tablename__ = "room"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[int] = mapped_column(Integer)
    columns: Mapped[int] = mapped_column(Integer)


class Seat(Row):
    """A place at the table; `rank` 1 is the place of honour."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("room_id", "row", "column"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"))
    label: Mapped[str] = mapped_column(String(40))
    row: Mapped[int] = mapped_column(Integer)
    column: Mapped[int] = mapped_column(Integer)
    rank: Mapped[int] = mapped_column(Integer)


class Terminal(Row):
    """A tablet or screen; only the SHA-256 of its secret is kept. A screen has no seat."""

    __tablename__ = "terminal"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    face: Mapped[str] = mapped_column(String(20))
    room_id: Mapped[str] = mapped_column(ForeignKey("room.id"))
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    bound_at: Mapped[datetime]
    released: Mapped[bool] = mapped_column(Boolean, default=False)
