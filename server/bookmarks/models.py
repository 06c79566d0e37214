"""Rows of bookmarks."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row


class Bookmark(Row):
    """A page of a paper one attendee marked. Of the paper, not of a version: it is still there when a new one comes."""

    __tablename__ = "bookmark"
    attendee_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    page: Mapped[int] = mapped_column(Integer, primary_key=True)
    made_at: Mapped[datetime]
