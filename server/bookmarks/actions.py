"""Putting bookmarks into papers and taking them out again; told to their owner's terminals alone."""

from server.access.actor import Actor
from server.bookmarks import queries
from server.bookmarks.models import Bookmark
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.errors import Problem
from server.meetings import audiences
from server.wire import bookmarks as wire
from server.wire.base import Empty


def add(tx: Transaction, actor: Actor, request: wire.BookmarkedPage) -> Empty:
    """Mark a page; marked again it stays as it is."""
    attendee = actor.attendee or ""
    version, document, _ = documents.readable(tx.session, actor, request.version)
    if request.page > version.pages:
        raise Problem("page_out_of_range", page=request.page, pages=version.pages)
    if tx.session.get(Bookmark, (attendee, document.id, request.page)) is not None:
        return Empty()
    if queries.kept(tx.session, attendee) >= wire.MOST_BOOKMARKS:
        raise Problem("too_many_bookmarks", limit=wire.MOST_BOOKMARKS)
    bookmark = Bookmark(attendee_id=attendee, document_id=document.id, page=request.page, made_at=tx.now)
    tx.session.add(bookmark)
    _tell(tx, "bookmark.added", attendee, queries.bookmark_part(bookmark))
    return Empty()


def remove(tx: Transaction, actor: Actor, request: wire.BookmarkedPage) -> Empty:
    """Take the mark off a page; where there is none nothing happens."""
    attendee = actor.attendee or ""
    _, document, _ = documents.readable(tx.session, actor, request.version)
    bookmark = tx.session.get(Bookmark, (attendee, document.id, request.page))
    if bookmark is not None:
        tx.session.delete(bookmark)
        _tell(tx, "bookmark.removed", attendee, queries.bookmark_part(bookmark, removed=True))
    return Empty()


def _tell(tx: Transaction, name: str, attendee: str, bookmark: wire.Bookmark) -> None:
    tx.post(name, audiences.me_stream(attendee), wire.BookmarkChanged(bookmark=bookmark))
