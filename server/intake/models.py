"""Rows of intakes."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Intake(Row):
    """Files that came together; its uploads name it until they are filed or left out."""

    __tablename__ = "intake"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
