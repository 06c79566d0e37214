"""Pages a reader marked to find them again."""

from server.wire.base import Audience, Command, Empty, Event, Id, Moment, Number, Wire

MOST_BOOKMARKS = 500
"""Of one attendee in one meeting."""


class Bookmark(Wire):
    """A marked page of a paper, whichever version of it is the newest; `removed` if it is marked no more."""

    document: Id
    page: Number
    made_at: Moment
    removed: bool


class BookmarkedPage(Wire):
    """A page of the version one reads."""

    version: Id
    page: Number


class BookmarkChanged(Wire):
    """The bookmark after the fact."""

    bookmark: Bookmark


COMMANDS = (
    Command(
        "bookmark.add",
        BookmarkedPage,
        Empty,
        ("document_unknown", "page_out_of_range", "too_many_bookmarks"),
        "Mark a page for oneself.",
    ),
    Command("bookmark.remove", BookmarkedPage, Empty, ("document_unknown",), "Take one's mark off a page."),
)
EVENTS = (
    Event("bookmark.added", BookmarkChanged, Audience.ME, "One marked a page, on this terminal or another."),
    Event("bookmark.removed", BookmarkChanged, Audience.ME, "One took a mark off a page."),
)
