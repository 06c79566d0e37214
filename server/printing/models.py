"""Rows of printed packs: the log."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Pack(Row):
    """A pack somebody asked for. `copies`: list of {number, attendee, name, from_page}; `papers`: list of {document,
    version, item, name, first_page}; `downloads`: list of {at, by}."""

    __tablename__ = "pack"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    problem: Mapped[str] = mapped_column(String(60))
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(200))
    personal: Mapped[bool] = mapped_column(Boolean)
    copies: Mapped[list[Any]]
    papers: Mapped[list[Any]]
    pages: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    downloads: Mapped[list[Any]]
