"""Rows of uploads."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Upload(Row):
    """A file somebody is sending; how much of it arrived is the length of the file, which only grows."""

    __tablename__ = "upload"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    path: Mapped[str] = mapped_column(String(1000))
    """Its name with the folders it came in, parted by `/`."""
    size: Mapped[int] = mapped_column(BigInteger)
    announced: Mapped[str] = mapped_column(String(64))
    """SHA-256 as its sender computed it; empty if it was not."""
    sha256: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what arrived; empty until it is whole."""
    filed: Mapped[bool] = mapped_column(Boolean)
    """It became a paper, `document_id`."""
    document_id: Mapped[str | None] = mapped_column(ID)
    begun_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
