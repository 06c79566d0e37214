"""The row of where a room is."""

from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from agenda.vocabulary import FollowMode
from server.db.base import Row


class View(Row):
    """What the room sees: newest wins by `view`; `term` grows with every hand-over."""

    __tablename__ = "view"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    view: Mapped[int] = mapped_column(Integer, default=0)
    term: Mapped[int] = mapped_column(Integer, default=0)
    presenter_id: Mapped[str | None] = mapped_column(ForeignKey("attendee.id"))
    presenter_name: Mapped[str] = mapped_column(String(200), default="")
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("document_version.id"))
    page: Mapped[int] = mapped_column(Integer, default=0)
    turned: Mapped[int] = mapped_column(Integer, default=0)
    """The view in which the page was turned to."""
    region: Mapped[dict[str, Any] | None]
    mode: Mapped[str] = mapped_column(String(20), default=FollowMode.FOLLOW)
    asked: Mapped[list[Any]]
    """Attendees who ask to present, in the order they asked."""
