"""The row of a meeting's archive package."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row


class Package(Row):
    """The newest package of a meeting; the file lies in the package folder under its SHA-256."""

    __tablename__ = "package"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime | None]
    size: Mapped[int] = mapped_column(Integer, default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    problem: Mapped[str] = mapped_column(String(60), default="")
