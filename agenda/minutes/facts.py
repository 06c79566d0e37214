"""What happened, as the journal tells it: times in the zone of the meeting, sources as journal positions."""

from dataclasses import dataclass
from datetime import datetime

from agenda.minutes.draft import Sources
from agenda.vocabulary import Choice, DecisionMethod, DecisionOutcome, PresenceState, Purpose, Role


@dataclass(frozen=True)
class Movement:
    """Arriving, leaving, returning or asking for leave. `recorded_by`: who entered it, "" for the person themselves."""

    at: datetime
    state: PresenceState
    recorded_by: str
    sources: Sources


@dataclass(frozen=True)
class Person:
    """An attendee as they were at the end, and their movements in order."""

    name: str
    title: str
    department: str
    role: Role
    state: PresenceState
    movements: tuple[Movement, ...]


@dataclass(frozen=True)
class Speech:
    """What somebody said, as the keeper typed it; an empty speaker is the keeper's own remark."""

    at: datetime
    speaker: str
    text: str
    sources: Sources


@dataclass(frozen=True)
class VoteFacts:
    """What one person voted. `recorded_by`: who entered it, "" for the person themselves."""

    name: str
    choice: Choice
    recorded_by: str


@dataclass(frozen=True)
class BallotFacts:
    """A closed ballot: when, its question, the sentences with the sum as they were told, and who chose what."""

    at: datetime
    question: str
    sentence_zh: str
    sentence_en: str
    votes: tuple[VoteFacts, ...]
    sources: Sources


@dataclass(frozen=True)
class PaperFacts:
    """A paper of an item, and whether it was shown to the room."""

    name: str
    was_shown: bool
    sources: Sources


@dataclass(frozen=True)
class DecisionFacts:
    """How an item ended."""

    outcome: DecisionOutcome
    method: DecisionMethod
    sentence: str
    sources: Sources


@dataclass(frozen=True)
class ItemFacts:
    """An item as it went; without `started_at` it was not taken up. `sources`: taken up, postponed, closed."""

    number: int
    title: str
    submitted_by: str
    reporter: str
    purpose: Purpose
    planned_minutes: int
    restricted: bool
    started_at: datetime | None
    ended_at: datetime | None
    papers: tuple[PaperFacts, ...]
    speeches: tuple[Speech, ...]
    ballots: tuple[BallotFacts, ...]
    decision: DecisionFacts | None
    is_postponed: bool
    sources: Sources


@dataclass(frozen=True)
class Recess:
    """A break; without `until` the meeting ended in it."""

    since: datetime
    until: datetime | None
    sources: Sources


@dataclass(frozen=True)
class MeetingFacts:
    """The whole meeting."""

    body: str
    year: int
    ordinal: int
    title: str
    room: str
    opened_at: datetime
    closed_at: datetime
    keeper: str
    people: tuple[Person, ...]
    items: tuple[ItemFacts, ...]
    recesses: tuple[Recess, ...]
    remarks: tuple[Speech, ...]
    """Notes that belong to no item."""
    opened_by: Sources
    closed_by: Sources

    def names(self, *roles: Role) -> list[str]:
        """Names of those with one of these roles."""
        return [person.name for person in self.people if person.role in roles]
