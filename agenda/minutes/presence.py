"""Who is listed where: 出席, 请假, 列席, 旁听, 缺席; and the heads of the voters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agenda.attendance import VOTERS
from agenda.minutes.draft import Sources
from agenda.minutes.facts import MeetingFacts, Person
from agenda.vocabulary import PresenceState, Role

_CAME: Final = frozenset({PresenceState.PRESENT, PresenceState.LEFT})
_RUN_THE_MEETING: Final = frozenset({Role.SECRETARY, Role.STAFF})
"""They are there to work; the papers do not list them, nor miss them."""


class Listing(StrEnum):
    """The lists of people in record and minutes, in their order."""

    ATTENDED = "attended"
    EXCUSED = "excused"
    IN_ATTENDANCE = "in_attendance"
    AUDIENCE = "audience"
    ABSENT = "absent"


IN_RECORD: Final = tuple(Listing)
IN_MINUTES: Final = (Listing.ATTENDED, Listing.EXCUSED, Listing.IN_ATTENDANCE)
"""The minutes are issued and name nobody as absent (GB/T 9704-2012, 10.3)."""


@dataclass(frozen=True)
class Counted:
    """Voters only: 应到, those who came at any time (实到), 请假, 缺席. 应到 is the sum of the rest."""

    eligible: int
    came: int
    excused: int
    absent: int


def listing_of(person: Person) -> Listing | None:
    """The list somebody belongs to, by role and by whether they came."""
    if person.role in _RUN_THE_MEETING:
        return None
    if person.state in _CAME:
        if person.role in VOTERS:
            return Listing.ATTENDED
        return Listing.AUDIENCE if person.role is Role.GUEST else Listing.IN_ATTENDANCE
    return Listing.EXCUSED if person.state is PresenceState.EXCUSED else Listing.ABSENT


def counted(facts: MeetingFacts) -> Counted:
    """The heads of the voters over the whole meeting."""
    listings = [listing_of(person) for person in facts.people if person.role in VOTERS]
    return Counted(
        eligible=len(listings),
        came=listings.count(Listing.ATTENDED),
        excused=listings.count(Listing.EXCUSED),
        absent=listings.count(Listing.ABSENT),
    )


def listed_by(facts: MeetingFacts, person: Person) -> Sources:
    """The event that put somebody on their list; who never moved is absent by the closing of the meeting."""
    wanted = PresenceState.EXCUSED if person.state is PresenceState.EXCUSED else PresenceState.PRESENT
    return next((movement.sources for movement in person.movements if movement.state is wanted), facts.closed_by)
