"""Rows of ballots and named votes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Ballot(Row):
    """The question put. `rule`: {base, numerator, denominator, strict, quorum_numerator, quorum_denominator};
    `electorate`: attendee ids who may vote, fixed at opening; `tally`: the wire's Tally, fixed at closing."""

    __tablename__ = "ballot"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    place: Mapped[int] = mapped_column(Integer)
    """Order among the ballots of the meeting."""
    question: Mapped[str] = mapped_column(String(200))
    rule: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(20))
    eligible: Mapped[int] = mapped_column(Integer, default=0)
    present: Mapped[int] = mapped_column(Integer, default=0)
    electorate: Mapped[list[Any]]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    tally: Mapped[dict[str, Any] | None]


class Vote(Row):
    """One person's named vote; changing it replaces it, the journal keeps that it was changed."""

    __tablename__ = "vote"
    ballot_id: Mapped[str] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    attendee_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"), primary_key=True)
    choice: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(20))
    recorded_by: Mapped[str] = mapped_column(String(200), default="")
    stored_at: Mapped[datetime]
