"""Reading bookmarks."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.bookmarks.models import Bookmark
from server.wire import bookmarks as wire


def bookmark_part(bookmark: Bookmark, *, removed: bool = False) -> wire.Bookmark:
    """A bookmark as its owner sees it."""
    return wire.Bookmark(
        document=bookmark.document_id, page=bookmark.page, made_at=bookmark.made_at, removed=removed
    )


def bookmarks_of(session: Session, attendee_id: str) -> list[wire.Bookmark]:
    """The bookmarks of an attendee, also those in papers that are closed to them for now; oldest first."""
    rows = session.scalars(
        select(Bookmark)
        .where(Bookmark.attendee_id == attendee_id)
        .order_by(Bookmark.made_at, Bookmark.document_id, Bookmark.page)
    )
    return [bookmark_part(row) for row in rows]


def kept(session: Session, attendee_id: str) -> int:
    """How many an attendee has."""
    return session.execute(
        select(func.count()).select_from(Bookmark).where(Bookmark.attendee_id == attendee_id)
    ).scalar_one()
