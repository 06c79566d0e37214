"""Papers on their way into the terminals: pushed, held, and how many terminals are ready."""

from typing import Annotated

from pydantic import Field

from server.wire.base import Audience, Command, Count, Digest, Event, Id, Signal, Wire
from server.wire.documents import DocumentChanged


class PageKey(Wire):
    """What a terminal seals the pages it keeps with. It is never written down there and ends with the meeting."""

    id: Id
    """Pages sealed under another id cannot be opened any more."""
    key: Digest


class Push(Wire):
    """Have a paper fetched by every terminal that may read it; absent: every paper of the meeting."""

    version: Id | None


class Pushed(Wire):
    """How many papers were pushed."""

    papers: Count


class HeldPaper(Wire):
    """How many pages of a version a terminal can show without the server."""

    version: Id
    pages: Count


class HoldingSignal(Wire):
    """All that a terminal holds; what is not named is not held."""

    papers: Annotated[list[HeldPaper], Field(max_length=2000)]


class BehindTerminal(Wire):
    """A terminal without all pages of a paper; without an attendee it is a screen."""

    attendee: Id | None
    pages: Count


class PaperReadiness(Wire):
    """How many of the connected terminals that may read a paper hold all of it, and the ones furthest behind."""

    version: Id
    pages: Count
    terminals: Count
    ready: Count
    behind: Annotated[list[BehindTerminal], Field(max_length=60)]


class ReadinessSignal(Wire):
    """The papers of the meeting one may read; always all of them."""

    papers: Annotated[list[PaperReadiness], Field(max_length=2000)]


COMMANDS = (
    Command(
        "document.push",
        Push,
        Pushed,
        ("document_unknown", "document_not_ready", "wrong_phase"),
        "Have the terminals fetch a paper, or all of them, before it is needed.",
    ),
)
EVENTS = (
    Event(
        "document.pushed",
        DocumentChanged,
        Audience.ROOM_OR_ITEM,
        "A paper was pushed: terminals fetch all its pages now.",
    ),
)
SIGNALS = (
    Signal("holding", HoldingSignal, Audience.STAFF, "From a terminal: what it can show without the server."),
    Signal("readiness", ReadinessSignal, Audience.STAFF, "To those who run the meeting, at most once a second."),
)
