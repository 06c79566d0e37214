"""Rows of papers, their versions and drawn pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Row
from server.db.columns import ID


class Document(Row):
    """A paper of an item."""

    __tablename__ = "document"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[int] = mapped_column(Integer)
    """Order within the item."""
    classification: Mapped[str] = mapped_column(String(40), default="internal")
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    pushed_at: Mapped[datetime | None]


class DocumentVersion(Row):
    """The bytes as uploaded, by their SHA-256, and how far they are drawn; never replaced."""

    __tablename__ = "document_version"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    file_name: Mapped[str] = mapped_column(String(200))
    content_type: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(20))
    pages: Mapped[int] = mapped_column(Integer, default=0)
    pages_ready: Mapped[int] = mapped_column(Integer, default=0)
    problem: Mapped[str] = mapped_column(String(60), default="")
    problem_page: Mapped[int] = mapped_column(Integer, default=0)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(200), default="")
    """What its uploader says is new in it."""
    published_at: Mapped[datetime | None]
    """Since when its readers have it; the newest published one is the current one."""
    wanted_page: Mapped[int] = mapped_column(Integer, default=0)
    """The page the room waits for, until it is drawn; 0 for none."""
    drawn_sha256: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """What its pages are drawn from where that is not the upload itself: the PDF it was printed to, or what a password
    opened; empty otherwise."""
    drawn_type: Mapped[str] = mapped_column(String(100), default="", server_default="")


class PageRange(Row):
    """Pages one worker draws while its lease runs."""

    __tablename__ = "page_range"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"), index=True)
    first: Mapped[int] = mapped_column(Integer)
    last: Mapped[int] = mapped_column(Integer)
    leased_until: Mapped[datetime]


class VersionChange(Row):
    """What changed from the version published before to this one: `changes.Changes` as plain values, or nothing where
    the two could not be compared."""

    __tablename__ = "version_change"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"), primary_key=True)
    before_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"))
    changes: Mapped[dict[str, Any]]


class DocumentReading(Row):
    """Where one attendee was last in a paper, and which version of it they knew before the one they read now."""

    __tablename__ = "document_reading"
    attendee_id: Mapped[str] = mapped_column(ForeignKey("attendee.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"))
    page: Mapped[int] = mapped_column(Integer)
    read_before_id: Mapped[str | None] = mapped_column(ForeignKey("document_version.id"))
    first_opened_at: Mapped[datetime]
    last_opened_at: Mapped[datetime]


class Holding(Row):
    """What a connected terminal holds. Kept by the process it is connected to; gone with the connection."""

    __tablename__ = "holding"
    connection: Mapped[str] = mapped_column(String(40), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ID, index=True)
    attendee_id: Mapped[str | None] = mapped_column(ID)
    streams: Mapped[list[Any]]
    papers: Mapped[dict[str, Any]]
    """Pages by version."""
    together: Mapped[bool] = mapped_column(Boolean)
    """Whether it shows what the room sees."""
    changed_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """When its process last vouched for it."""


class Page(Row):
    """A drawn page. `images`: list of {width, height, digest, bytes, type}, smallest first; `words`: list of
    [text, left, top, right, bottom] in fractions of the displayed page, in reading order."""

    __tablename__ = "page"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    width: Mapped[float] = mapped_column(Float)
    height: Mapped[float] = mapped_column(Float)
    rotation: Mapped[int] = mapped_column(Integer)
    images: Mapped[list[Any]]
    thumbnail: Mapped[dict[str, Any]]
    words: Mapped[list[Any]]


class PageText(Row):
    """What stands on a page and where it leads. A table of its own and narrow: a search reads every row of a paper, and
    beside the boxes of all words that would be thirty times as many bytes. `links`: list of [page, left, top, right,
    bottom]; `folded`: the text as it is looked for."""

    __tablename__ = "page_text"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    label: Mapped[str] = mapped_column(String(20))
    """What the paper itself calls the page; empty where that is its number."""
    links: Mapped[list[Any]]
    folded: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class DocumentOutline(Row):
    """The bookmarks a version came with: list of [title, level, page]."""

    __tablename__ = "document_outline"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_version.id"), primary_key=True)
    entries: Mapped[list[Any]]
