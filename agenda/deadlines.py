"""Until when papers are to be in, which came late, and which are missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agenda.errors import AgendaError

DEFAULT_HOURS = 24
"""Before the meeting begins; a body may want its own."""


@dataclass(frozen=True)
class Awaited:
    """An item whose paper is looked for, and whom one would ask for it."""

    item: str
    number: int
    title: str
    submitted_by: str
    reporter: str


def papers_due(starts_at: datetime, hours: int, own: datetime | None) -> datetime:
    """The meeting's own deadline, else so many hours before it begins; a meeting that moves takes it along."""
    return own if own is not None else starts_at - timedelta(hours=hours)


def require_sound(due_at: datetime | None, starts_at: datetime) -> None:
    """Raise `papers_due_late` for a deadline after the meeting began."""
    if due_at is not None and due_at > starts_at:
        raise AgendaError("papers_due_late")


def is_late(uploaded_at: datetime, due_at: datetime) -> bool:
    """Whether a paper came after the deadline; at the very moment is in time."""
    return uploaded_at > due_at


def missing(items: Sequence[Awaited], with_papers: Collection[str]) -> list[Awaited]:
    """The items nobody handed in a paper for, in the order of the agenda."""
    return sorted((item for item in items if item.item not in with_papers), key=lambda item: item.number)
