"""Rows of the queue."""

from datetime import datetime

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Job(Row):
    """Something to do about a subject. A worker holds it while its lease runs; a dead worker's lease runs out."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_open", "done_at", "leased_until"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(ID)
    urgency: Mapped[int] = mapped_column(Integer)
    """0 is done first: a page somebody waits for goes before a package nobody does."""
    asked_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    done_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(60), default="")
