"""What happened in a meeting, read from its journal, for the rules that write the papers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda import minutes as rules
from agenda.vocabulary import PresenceState, Role
from server.journal.models import StoredEvent
from server.meetings import queries as meetings
from server.minutes import queries
from server.minutes.models import Note
from server.wire import meetings as wire
from server.wire.voting import Ballot

_MOVEMENTS = {
    "attendee.signed_in": PresenceState.PRESENT,
    "attendee.left": PresenceState.LEFT,
    "attendee.returned": PresenceState.PRESENT,
    "attendee.excused": PresenceState.EXCUSED,
}
_ITEM_STEPS = ("item.started", "item.postponed", "item.closed")


def gather(session: Session, meeting_id: str, zone: ZoneInfo) -> rules.MeetingFacts:
    """Read the journal of a closed meeting, never anybody's private stream."""
    events = session.scalars(
        select(StoredEvent)
        .where(StoredEvent.meeting_id == meeting_id, ~StoredEvent.stream.startswith("me/"))
        .order_by(StoredEvent.position)
    ).all()
    meeting = meetings.meeting_part(session, meetings.meeting_row(session, meeting_id))
    attendees = meetings.attendee_parts(session, meetings.attendee_rows(session, meeting_id))
    opened = [event for event in events if event.name == "meeting.started"]
    closed = [event for event in events if event.name == "meeting.closed"]
    opened_at = meeting.opened_at or meeting.starts_at
    closed_at = meeting.closed_at or opened_at
    notes = queries.note_rows(session, meeting_id)
    return rules.MeetingFacts(
        body=meeting.body_name,
        year=meeting.year,
        ordinal=meeting.ordinal,
        title=meeting.title,
        room=meeting.room_name,
        opened_at=opened_at.astimezone(zone),
        closed_at=closed_at.astimezone(zone),
        keeper="、".join(one.name for one in attendees if one.role is Role.SECRETARY),
        people=tuple(_person(one, events, zone) for one in attendees),
        items=tuple(
            _item(session, meetings.item_part(row), events, notes, zone)
            for row in meetings.item_rows(session, meeting_id)
        ),
        recesses=_recesses(events, zone),
        remarks=tuple(_speech(session, note, events, zone) for note in notes if note.item_id is None),
        opened_by=tuple(event.position for event in opened[:1]),
        closed_by=tuple(event.position for event in closed[-1:]),
    )


def _person(attendee: wire.Attendee, events: Sequence[StoredEvent], zone: ZoneInfo) -> rules.Person:
    moved = [e for e in events if e.name in _MOVEMENTS and _id(e, "attendee") == attendee.id]
    return rules.Person(
        name=attendee.name,
        title=attendee.title,
        department=attendee.department,
        role=attendee.role,
        state=attendee.state,
        movements=tuple(_movement(event, zone) for event in moved),
    )


def _movement(event: StoredEvent, zone: ZoneInfo) -> rules.Movement:
    by_themselves = event.actor.get("attendee") == _id(event, "attendee")
    return rules.Movement(
        at=_local(event.at, zone),
        state=_MOVEMENTS[event.name],
        recorded_by="" if by_themselves else str(event.actor.get("name", "")),
        sources=(event.position,),
    )


def _item(
    session: Session, item: wire.AgendaItem, events: Sequence[StoredEvent], notes: Sequence[Note], zone: ZoneInfo
) -> rules.ItemFacts:
    about = [e for e in events if e.name in _ITEM_STEPS and _id(e, "item") == item.id]
    closed_by = tuple(event.position for event in about if event.name == "item.closed")
    decision = item.decision
    return rules.ItemFacts(
        number=item.number,
        title=item.title,
        submitted_by=item.submitted_by,
        reporter=item.reporter,
        purpose=item.purpose,
        planned_minutes=item.planned_minutes,
        restricted=item.restricted,
        started_at=item.started_at.astimezone(zone) if item.started_at else None,
        ended_at=item.ended_at.astimezone(zone) if item.ended_at else None,
        papers=tuple(_papers(item.id, events)),
        speeches=tuple(_speech(session, note, events, zone) for note in notes if note.item_id == item.id),
        ballots=tuple(
            _ballot(e, zone) for e in events if e.name == "ballot.closed" and e.payload["ballot"]["item"] == item.id
        ),
        decision=(
            rules.DecisionFacts(decision.outcome, decision.method, decision.sentence, closed_by) if decision else None
        ),
        is_postponed=item.state == "postponed",
        sources=tuple(event.position for event in about),
    )


def _papers(item_id: str, events: Sequence[StoredEvent]) -> list[rules.PaperFacts]:
    """The papers of an item that were not taken back, under their newest name, and whether the room saw them."""
    ready: dict[str, list[StoredEvent]] = {}
    for event in events:
        if event.name == "document.ready" and event.payload["document"]["item"] == item_id:
            ready.setdefault(_id(event, "document"), []).append(event)
        elif event.name == "document.withdrawn":
            ready.pop(event.payload["document_id"], None)
    papers = []
    for filed in ready.values():
        versions = {event.payload["document"]["version"] for event in filed}
        shown = [e for e in events if e.name == "view.changed" and e.payload["view"]["version"] in versions]
        papers.append(
            rules.PaperFacts(
                name=filed[-1].payload["document"]["name"],
                was_shown=bool(shown),
                # Every page turn is an event; the first says that the paper was shown.
                sources=tuple(event.position for event in (*filed, *shown[:1])),
            )
        )
    return papers


def _ballot(event: StoredEvent, zone: ZoneInfo) -> rules.BallotFacts:
    ballot = Ballot.model_validate(event.payload["ballot"])
    return rules.BallotFacts(
        at=_local(event.at, zone),
        question=ballot.question,
        sentence_zh=ballot.tally.sentence_zh if ballot.tally else "",
        sentence_en=ballot.tally.sentence_en if ballot.tally else "",
        votes=tuple(rules.VoteFacts(vote.name, vote.choice, vote.recorded_by) for vote in ballot.votes),
        sources=(event.position,),
    )


def _speech(session: Session, note: Note, events: Sequence[StoredEvent], zone: ZoneInfo) -> rules.Speech:
    written = [e.position for e in events if e.name == "note.written" and _id(e, "note") == note.id]
    part = queries.note_part(session, note)
    return rules.Speech(
        at=_local(note.at, zone), speaker=part.speaker_name, text=note.text, sources=tuple(written[-1:])
    )


def _recesses(events: Sequence[StoredEvent], zone: ZoneInfo) -> tuple[rules.Recess, ...]:
    found: list[rules.Recess] = []
    for event in events:
        if event.name == "meeting.recessed":
            found.append(rules.Recess(_local(event.at, zone), None, (event.position,)))
        elif event.name == "meeting.resumed" and found and found[-1].until is None:
            last = found[-1]
            found[-1] = rules.Recess(last.since, _local(event.at, zone), (*last.sources, event.position))
    return tuple(found)


def _id(event: StoredEvent, part: str) -> Any:
    return event.payload[part]["id"]


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)

