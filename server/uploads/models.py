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
    intake_id: Mapped[str | None] = mapped_column(ForeignKey("intake.id"), index=True)
    """The heap of files it came with, if it came with one."""
    path: Mapped[str] = mapped_column(String(1000))
    """Its name with the folders it came in, parted by `/`."""
    size: Mapped[int] = mapped_column(BigInteger)
    announced: Mapped[str] = mapped_column(String(64))
    """SHA-256 as its sender computed it; empty if it was not."""
    sha256: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what arrived; empty until it is whole."""
    is_bundle: Mapped[bool] = mapped_column(Boolean)
    """A ZIP that waits to be unpacked."""
    problem: Mapped[str] = mapped_column(String(60))
    """Why a ZIP could not be unpacked; empty if nothing went wrong."""
    filed: Mapped[bool] = mapped_column(Boolean)
    """It became a paper, `document_id`."""
    document_id: Mapped[str | None] = mapped_column(ID)
    begun_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
