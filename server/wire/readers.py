"""Who may read which papers: the organiser's table, what one person may read, and how papers are classified."""

from typing import Annotated

from pydantic import Field

from agenda.vocabulary import Classification, ReadingGrant
from server.wire.base import Audience, Empty, Endpoint, Event, Id, Line, Moment, Number, Wire
from server.wire.documents import Document, DocumentChanged
from server.wire.meetings import AgendaItem, Attendee


class ReadingCell(Wire):
    """One cell: somebody and the papers of an item."""

    item: Id
    attendee: Id
    grant: ReadingGrant | None
    """What the organiser wrote; without it the role decides."""
    called_in: bool | None
    """Called in during the meeting, let out, or neither."""
    reads: bool
    """Whether they may read now."""
    lasting: bool
    """Whether that holds before and after the item too."""


class Readers(Wire):
    """Attendees by items; papers with their classification."""

    attendees: Annotated[list[Attendee], Field(max_length=1000)]
    items: Annotated[list[AgendaItem], Field(max_length=200)]
    documents: Annotated[list[Document], Field(max_length=2000)]
    readings: Annotated[list[ReadingCell], Field(max_length=200_000)]


class ReadingChanged(Wire):
    """The cell after the fact."""

    reading: ReadingCell


class WriteReading(Wire):
    """What the organiser writes about somebody and an item; nothing leaves it to the role again."""

    item: Id
    attendee: Id
    grant: ReadingGrant | None


class Classify(Wire):
    """How a paper is classified."""

    classification: Classification


class SeenItem(Wire):
    """An item as somebody sees it."""

    item: AgendaItem
    inside: bool
    documents: Annotated[list[Document], Field(max_length=2000)]


class SeenBy(Wire):
    """Exactly what one attendee may read now."""

    attendee: Attendee
    items: Annotated[list[SeenItem], Field(max_length=200)]


class Look(Wire):
    """Somebody was handed pages of a restricted paper."""

    at: Moment
    name: Line
    document: Line
    version: Id
    page: Number


class Looks(Wire):
    """The looks of a meeting, newest first."""

    looks: Annotated[list[Look], Field(max_length=1000)]


_MEETING = "/api/v1/meetings/{meeting}"
EVENTS = (
    Event("readers.changed", ReadingChanged, Audience.STAFF, "Somebody may read more, or less, from now on."),
    Event("document.classified", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper was classified anew."),
)
ENDPOINTS = (
    Endpoint("readers.read", "GET", _MEETING + "/readers", None, None, Readers, ("meeting_unknown",),
             "Who may read the papers of which item."),
    Endpoint("readers.write", "PUT", _MEETING + "/readers", WriteReading, None, Readers,
             ("meeting_unknown", "item_unknown", "attendee_unknown"),
             "Let somebody read the papers of an item, keep them out, or leave it to their role."),
    Endpoint("readers.see_as", "POST", _MEETING + "/readers/{attendee}", Empty, None, SeenBy,
             ("meeting_unknown", "attendee_unknown"), "What an attendee may read now, by the same rule; recorded."),
    Endpoint("readers.looks", "GET", _MEETING + "/looks", None, None, Looks, ("meeting_unknown",),
             "Who was handed pages of restricted papers."),
    Endpoint("documents.classify", "PUT", "/api/v1/documents/{document}/classification", Classify, None,
             DocumentChanged, ("document_unknown",), "Classify a paper. State secrets never belong on this system."),
)
