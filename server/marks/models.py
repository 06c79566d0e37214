"""Rows of marks."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Mark(Row):
    """One mark; erasing sets `erased` and never deletes, so that deleted ink cannot come back by a late message."""

    __tablename__ = "mark"
    __table_args__ = (Index("ix_mark_page", "version_id", "page"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"))
    page: Mapped[int] = mapped_column(Integer)
    layer: Mapped[str] = mapped_column(String(20))
    author_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"))
    author_name: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(Integer)
    erased: Mapped[bool] = mapped_column(Boolean)
    erased_by_id: Mapped[str | None] = mapped_column(ID)
    shape: Mapped[dict[str, Any]]
    carried_from_id: Mapped[str | None] = mapped_column(ID)
    """The mark of the version before that it is the copy of."""
