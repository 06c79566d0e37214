"""Record and minutes in English."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from agenda import decisions, timing
from agenda.minutes.facts import BallotFacts, ItemFacts, MeetingFacts, Movement, Person, Recess, Speech
from agenda.minutes.presence import Counted, Listing
from agenda.timing import Course
from agenda.vocabulary import Choice, PresenceState, Role
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.voting.kinds import CHOICES, BallotKind

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
_LISTS: Final = {
    Listing.ATTENDED: "Present", Listing.EXCUSED: "Apologies", Listing.IN_ATTENDANCE: "In attendance",
    Listing.AUDIENCE: "Public gallery", Listing.ABSENT: "Absent",
}
_WITH_DEPARTMENT: Final = frozenset({Listing.IN_ATTENDANCE, Listing.AUDIENCE})
_CHOICES: Final = {Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAIN: "Abstaining"}


def designation(facts: MeetingFacts) -> str:
    """For example Board, meeting 12 of 2026."""
    return f"{facts.body}, meeting {facts.ordinal} of {facts.year}"


def record_title(facts: MeetingFacts) -> str:
    """Title of the record."""
    return f"Record of {designation(facts)}"


def minutes_title(facts: MeetingFacts) -> str:
    """Title of the minutes."""
    return f"Minutes of {designation(facts)}"


def listed(listing: Listing, people: Sequence[Person]) -> str:
    """Present: Chen, Wu."""
    names = [
        f"{person.name} ({person.department})" if listing in _WITH_DEPARTMENT and person.department else person.name
        for person in people
    ]
    return f"{_LISTS[listing]}: {', '.join(names)}"


def head(facts: MeetingFacts) -> tuple[str, ...]:
    """Time, place, chair, keeper of the record."""
    ended = _clock(facts.closed_at)
    if facts.closed_at.date() != facts.opened_at.date():
        ended = f"{_day(facts.closed_at)}, {ended}"
    return (
        f"Time: {_day(facts.opened_at)}, {_clock(facts.opened_at)} – {ended}",
        f"Place: {facts.room or 'not set'}",
        f"Chair: {', '.join(facts.names(Role.CHAIR)) or 'none'}",
        f"Record kept by: {facts.keeper or 'nobody named'}",
    )


def presence_heading() -> str:
    """Above the lines of who came and left."""
    return "Arrivals and departures"


def heads(counted: Counted) -> str:
    """12 eligible, 10 came, 1 with apologies, 1 absent."""
    return (
        f"{counted.eligible} eligible, {counted.came} came, {counted.excused} with apologies, {counted.absent} absent."
    )


def movements(person: Person) -> str:
    """Wu: arrived 09:02, left 10:15, returned 10:30."""
    moved: list[str] = []
    has_come = False
    for movement in person.movements:
        moved.append(_moved(movement, has_come))
        has_come = has_come or movement.state is PresenceState.PRESENT
    return f"{person.name}: {', '.join(moved)}"


def _moved(movement: Movement, has_come: bool) -> str:
    if movement.state is PresenceState.EXCUSED:
        return "sent apologies"
    if movement.state is PresenceState.LEFT:
        return f"left {_clock(movement.at)}"
    if has_come:
        return f"returned {_clock(movement.at)}"
    by = f" (signed in by {movement.recorded_by})" if movement.recorded_by else ""
    return f"arrived {_clock(movement.at)}{by}"


def item_heading(item: ItemFacts) -> str:
    """Item 1: title."""
    return f"Item {item.number}: {item.title}"


def untouched(item: ItemFacts) -> str:
    """That an item was not taken up."""
    return "This item was put off and not discussed." if item.is_postponed else "This item was not discussed."


def course(item: ItemFacts, course: Course) -> str:
    """From 09:05 to 09:32: 27 minutes, 25 planned, 2 over. Submitted by Finance. Reported by Li."""
    begun = f"From {_clock(item.started_at)}" if item.started_at else ""
    if item.ended_at is not None:
        begun += f" to {_clock(item.ended_at)}: {_minutes(course.used)}"
        begun += f", {timing.whole_minutes(course.planned)} planned" if course.planned else ""
        begun += f", {timing.whole_minutes(course.overrun)} over" if course.overrun >= timedelta(minutes=1) else ""
    parts = [begun] if begun else []
    if item.submitted_by:
        parts.append(f"Submitted by {item.submitted_by}")
    if item.reporter:
        parts.append(f"Reported by {item.reporter}")
    return ". ".join(parts) + "."


def papers(item: ItemFacts) -> str:
    """Papers: “One” (shown), “Two”."""
    names = [f"“{paper.name}”{' (shown)' if paper.was_shown else ''}" for paper in item.papers]
    return f"Papers: {', '.join(names)}"


def speech(speech: Speech) -> str:
    """[09:12] Li: …"""
    said = f"{speech.speaker}: {speech.text}" if speech.speaker else speech.text
    return f"[{_clock(speech.at)}] {said}"


def ballot(ballot: BallotFacts) -> str:
    """Vote on “…”. 17 eligible, …"""
    return f"Vote on “{ballot.question}”. {ballot.sentence_en}"


def votes(ballot: BallotFacts) -> str:
    """For: One, Two; against: Three. (The vote of Three was entered by Four.)"""
    named = [
        f"{_CHOICES[choice]}: {', '.join(names)}"
        for choice in CHOICES[BallotKind.MOTION]
        if (names := [vote.name for vote in ballot.votes if vote.choice is choice])
    ]
    entered: dict[str, list[str]] = {}
    for vote in ballot.votes:
        if vote.recorded_by:
            entered.setdefault(vote.recorded_by, []).append(vote.name)
    by = "; ".join(f"{', '.join(names)} by {keeper}" for keeper, names in entered.items())
    return "; ".join(named) + "." + (f" (Votes entered for others: {by}.)" if by else "")


def recess(recess: Recess) -> str:
    """Recess from 10:20 to 10:35."""
    if recess.until is None:
        return f"Recess from {_clock(recess.since)}; the meeting was not resumed."
    return f"Recess from {_clock(recess.since)} to {_clock(recess.until)}."


def remarks_heading() -> str:
    """Above the notes that belong to no item."""
    return "Other notes"


def decided(text: str, outcome: Outcome, method: Method, *, is_own: bool) -> str:
    """Decided: …; a sentence somebody wrote is preceded by outcome and method."""
    if is_own:
        return f"Decided: {text}"
    by = f" {decisions.METHOD_EN[method]}" if decisions.METHOD_EN[method] else ""
    return f"Decided ({decisions.OUTCOME_EN[outcome]}{by}): {text}"


def ending(facts: MeetingFacts) -> str:
    """The meeting ended at 11:40."""
    return f"The meeting ended at {_clock(facts.closed_at)}."


def opening(facts: MeetingFacts, items: int) -> str:
    """Board, meeting 12 of 2026, was held on 23 November 2026 in Room 1, Chen in the chair. …"""
    chair = ", ".join(facts.names(Role.CHAIR))
    where = f" in {facts.room}" if facts.room else ""
    who = f", {chair} in the chair" if chair else ""
    studied = f" {items} item{'' if items == 1 else 's'} {'was' if items == 1 else 'were'} discussed." if items else ""
    return f"{designation(facts)}, was held on {_day(facts.opened_at)}{where}{who}.{studied}"


def minutes_heading(place: int, item: ItemFacts) -> str:
    """1. Title."""
    return f"{place}. {item.title}"


def put_off(item: ItemFacts) -> str:
    """That an item on the agenda was not discussed."""
    return f"The item “{item.title}” was {'put off and ' if item.is_postponed else ''}not discussed."


def _minutes(duration: timedelta) -> str:
    count = timing.whole_minutes(duration)
    return "1 minute" if count == 1 else f"{count} minutes"


def _day(moment: datetime) -> str:
    # Not strftime: month names must not follow the machine's locale.
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
