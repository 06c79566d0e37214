"""Reading meetings: the parts that are told and fetched."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agenda import attendance
from agenda.vocabulary import (
    Classification,
    DecisionMethod,
    DecisionOutcome,
    ItemState,
    MeetingKind,
    MeetingPhase,
    PresenceState,
    Purpose,
    Role,
    SignInMethod,
)
from server.errors import Problem
from server.meetings.models import Admission, AgendaItem, Attendee, Body, Meeting
from server.people import queries as people
from server.people.models import Person
from server.rooms.models import Room, Seat
from server.wire import meetings as wire


def meeting_row(session: Session, meeting_id: str) -> Meeting:
    """The row, or `meeting_unknown`."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise Problem("meeting_unknown")
    return meeting


def item_row(session: Session, meeting_id: str, item_id: str) -> AgendaItem:
    """The row of an item of this meeting, or `item_unknown`."""
    item = session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != meeting_id:
        raise Problem("item_unknown")
    return item


def attendee_row(session: Session, meeting_id: str, attendee_id: str) -> Attendee:
    """The row of an attendee of this meeting, or `attendee_unknown`."""
    attendee = session.get(Attendee, attendee_id)
    if attendee is None or attendee.meeting_id != meeting_id:
        raise Problem("attendee_unknown")
    return attendee


def item_rows(session: Session, meeting_id: str) -> Sequence[AgendaItem]:
    """The agenda, in order."""
    return session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.number)
    ).all()


def attendee_rows(session: Session, meeting_id: str) -> Sequence[Attendee]:
    """Everyone invited, in the order of the list."""
    return session.scalars(select(Attendee).where(Attendee.meeting_id == meeting_id).order_by(Attendee.place)).all()


def presences(session: Session, meeting_id: str) -> list[attendance.Presence]:
    """Role and presence of everyone, as the rules count them."""
    rows = session.execute(
        select(Attendee.id, Attendee.role, Attendee.state)
        .where(Attendee.meeting_id == meeting_id)
        .order_by(Attendee.place)
    )
    return [
        attendance.Presence(attendee=attendee_id, role=Role(role), state=PresenceState(state))
        for attendee_id, role, state in rows
    ]


def meeting_part(session: Session, meeting: Meeting) -> wire.Meeting:
    """The meeting as everybody in it sees it."""
    body = session.get_one(Body, meeting.body_id)
    room = session.get(Room, meeting.room_id) if meeting.room_id else None
    heads = attendance.count(presences(session, meeting.id))
    return wire.Meeting(
        id=meeting.id,
        body=body.id,
        body_name=body.name,
        year=meeting.year,
        ordinal=meeting.ordinal,
        title=meeting.title,
        kind=MeetingKind(body.kind),
        classification=Classification(meeting.classification),
        phase=MeetingPhase(meeting.phase),
        room=meeting.room_id,
        room_name=room.name if room else "",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        current_item=meeting.current_item_id,
        sign_in_with_signature=meeting.sign_in_with_signature,
        eligible=heads.eligible,
        present=heads.present,
    )


def item_part(item: AgendaItem) -> wire.AgendaItem:
    """An item as everybody sees it: what is restricted are its papers, not its title."""
    decision = None
    if item.outcome is not None and item.method is not None:
        decision = wire.Decision(
            outcome=DecisionOutcome(item.outcome), method=DecisionMethod(item.method), sentence=item.sentence
        )
    return wire.AgendaItem(
        id=item.id,
        number=item.number,
        title=item.title,
        submitted_by=item.submitted_by,
        reporter=item.reporter,
        purpose=Purpose(item.purpose),
        planned_minutes=item.planned_minutes,
        restricted=item.restricted,
        state=ItemState(item.state),
        started_at=item.started_at,
        ended_at=item.ended_at,
        decision=decision,
    )


def attendee_part(session: Session, attendee: Attendee) -> wire.Attendee:
    """One attendee with seat and presence."""
    return attendee_parts(session, [attendee])[0]


def attendee_parts(session: Session, attendees: Sequence[Attendee]) -> list[wire.Attendee]:
    """Attendees with seats and presence, in the order given."""
    persons = people.people_by_id(session, [attendee.person_id for attendee in attendees])
    seats = {
        seat.id: seat
        for seat in session.scalars(select(Seat).where(Seat.id.in_([a.seat_id for a in attendees if a.seat_id])))
    }
    departments = people.department_names(session)
    return [
        _attendee(attendee, persons[attendee.person_id], departments, seats.get(attendee.seat_id or ""))
        for attendee in attendees
    ]


def _attendee(attendee: Attendee, person: Person, departments: dict[str, str], seat: Seat | None) -> wire.Attendee:
    return wire.Attendee(
        id=attendee.id,
        person=person.id,
        name=person.name,
        title=person.title,
        department=departments.get(person.department_id or "", ""),
        role=Role(attendee.role),
        seat=seat.label if seat else "",
        row=seat.row if seat else None,
        column=seat.column if seat else None,
        state=PresenceState(attendee.state),
        signed_in_at=attendee.signed_in_at,
        left_at=attendee.left_at,
        method=SignInMethod(attendee.method) if attendee.method else None,
        signed_in_by=attendee.signed_in_by,
    )


def attendee_name(session: Session, attendee: Attendee) -> str:
    """The person's name."""
    return session.get_one(Person, attendee.person_id).name


def admissions(session: Session, meeting_id: str) -> dict[tuple[str, str], bool]:
    """(item, attendee) → let in or let out, for everyone about whom that was recorded."""
    rows = session.execute(
        select(Admission.item_id, Admission.attendee_id, Admission.inside)
        .join(AgendaItem, AgendaItem.id == Admission.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {(item_id, attendee_id): inside for item_id, attendee_id, inside in rows}


def body_list(session: Session, year: int) -> list[wire.Body]:
    """All bodies, with the ordinal their next meeting of that year would get."""
    last = {
        body_id: ordinal
        for body_id, ordinal in session.execute(
            select(Meeting.body_id, func.max(Meeting.ordinal)).where(Meeting.year == year).group_by(Meeting.body_id)
        )
    }
    return [
        wire.Body(id=body.id, name=body.name, kind=MeetingKind(body.kind), next_ordinal=last.get(body.id, 0) + 1)
        for body in session.scalars(select(Body).order_by(Body.name))
    ]
