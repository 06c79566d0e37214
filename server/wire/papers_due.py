"""Before the meeting: until when papers are due, which are missing or late, and who has opened which."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from agenda.vocabulary import Role
from server.wire.base import Audience, Count, Empty, Endpoint, Event, Id, Line, Moment, Number, OptionalLine, Wire


class MissingPaper(Wire):
    """An item without a paper, and whom one would ask for it."""

    item: Id
    number: Number
    title: Line
    submitted_by: OptionalLine
    reporter: OptionalLine


class PapersStanding(Wire):
    """Where the papers of a meeting stand; `late`: papers whose newest version came after the deadline."""

    due_at: Moment
    is_own: bool
    """Set for this meeting; otherwise it follows the beginning."""
    default_hours: Count
    reminded_at: Moment | None
    missing: Annotated[list[MissingPaper], Field(max_length=200)]
    late: Annotated[list[Id], Field(max_length=2000)]


class SetPapersDue(Wire):
    """A deadline of the meeting's own; null follows the beginning again."""

    due_at: Moment | None


class PapersReminder(Wire):
    """Somebody at the desk reminded of papers."""

    at: Moment
    due_at: Moment
    missing: Annotated[list[MissingPaper], Field(max_length=200)]


class PapersReminded(Wire):
    """The reminder after the fact."""

    reminder: PapersReminder


class Opened(StrEnum):
    """Whether somebody has opened a paper; never how far they read."""

    OPENED = "opened"
    OLDER = "older"
    """An earlier version only."""
    NOT_OPENED = "not_opened"
    NOT_THEIRS = "not_theirs"
    """They are not inside the paper's item."""


class PaperReader(Wire):
    """A column of the table."""

    attendee: Id
    name: Line
    role: Role


class OpenedPaper(Wire):
    """A row of the table; `by` in the order of the readers."""

    document: Id
    number: Number
    name: Line
    by: Annotated[list[Opened], Field(max_length=1000)]


class OpenedPapers(Wire):
    """Papers × attendees: opened or not, and nothing more."""

    readers: Annotated[list[PaperReader], Field(max_length=1000)]
    papers: Annotated[list[OpenedPaper], Field(max_length=2000)]


EVENTS = (
    Event("papers.reminded", PapersReminded, Audience.STAFF, "Somebody was reminded of papers that are missing."),
)

_PATH = "/api/v1/meetings/{meeting}/papers"
ENDPOINTS = (
    Endpoint(
        "papers.standing", "GET", f"{_PATH}/standing", None, None, PapersStanding, ("meeting_unknown",),
        "The deadline, what is missing, what came late.",
    ),
    Endpoint(
        "papers.set_due", "PUT", f"{_PATH}/due", SetPapersDue, None, PapersStanding,
        ("meeting_unknown", "papers_due_late", "wrong_phase"), "Set until when papers are due.",
    ),
    Endpoint(
        "papers.remind", "POST", f"{_PATH}/reminder", Empty, None, PapersStanding,
        ("meeting_unknown", "nothing_missing", "wrong_phase"), "Tell those who run the meeting what is missing.",
    ),
    Endpoint(
        "papers.opened", "GET", f"{_PATH}/opened", None, None, OpenedPapers, ("meeting_unknown",),
        "Who has opened which paper; never how far they read, and no marks.",
    ),
)
