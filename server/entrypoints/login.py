"""Ways in: desk login, bound terminals and screens, a PIN at the door, the list of today's meetings."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.entrypoints.calls import Call
from server.errors import Problem
from server.meetings import queries as meetings
from server.meetings.models import Attendee, Meeting
from server.people import actions as people_actions
from server.people import proofs
from server.people import queries as people
from server.people.models import Person
from server.rooms import queries as rooms
from server.rooms.models import Room, Seat, Terminal
from server.settings import Settings
from server.wire import people as wire

OPEN_PHASES = (MeetingPhase.NOTICED, MeetingPhase.IN_SESSION, MeetingPhase.RECESS)
"""Phases in which one may come into a meeting."""

_AFTER = (MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED)


def todays_meetings(session: Session, now: datetime, settings: Settings) -> list[Meeting]:
    """The meetings of today that were noticed, and any that still runs."""
    midnight = now.astimezone(settings.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return list(
        session.scalars(
            select(Meeting)
            .where(
                or_(
                    Meeting.phase.in_((MeetingPhase.IN_SESSION, MeetingPhase.RECESS)),
                    Meeting.phase.in_((*OPEN_PHASES, *_AFTER))
                    & (Meeting.starts_at >= midnight)
                    & (Meeting.starts_at < midnight + timedelta(days=1)),
                )
            )
            .order_by(Meeting.starts_at)
        )
    )


def _today(session: Session, meeting: Meeting) -> wire.TodayMeeting:
    part = meetings.meeting_part(session, meeting)
    return wire.TodayMeeting(
        id=part.id,
        title=part.title,
        body=part.body_name,
        room=part.room_name,
        phase=part.phase,
        starts_at=part.starts_at,
    )


def today(session: Session, now: datetime, settings: Settings) -> wire.Today:
    """What `/` shows."""
    shown = [_today(session, meeting) for meeting in todays_meetings(session, now, settings)]
    return wire.Today(meetings=shown, organisation=settings.organisation)


def today_seats(session: Session, meeting_id: str, now: datetime, settings: Settings) -> wire.TodaySeats:
    """Who sits where, for finding oneself; only for a meeting of today."""
    meeting = next((m for m in todays_meetings(session, now, settings) if m.id == meeting_id), None)
    if meeting is None:
        raise Problem("meeting_unknown")
    room = session.get(Room, meeting.room_id) if meeting.room_id else None
    attendees = meetings.attendee_parts(session, meetings.attendee_rows(session, meeting_id))
    return wire.TodaySeats(
        meeting=_today(session, meeting),
        rows=room.rows if room else 0,
        columns=room.columns if room else 0,
        seats=[
            wire.TodaySeat(
                attendee=one.id, name=one.name, title=one.title, role=one.role, seat=one.seat,
                row=one.row if one.row is not None else -1, column=one.column if one.column is not None else -1,
                needs_pin=True,
            )
            for one in attendees
        ],
    )


def log_in(actor: Actor, call: Call) -> wire.DeskSession:
    """Log in at the desk. Raises `wrong_login` or `too_many_attempts`."""
    house, body = call.house, call.body_as(wire.Login)
    with house.db.read() as session:
        known = people.by_login(session, body.login)
    tried = proofs.tried(body.password, known.password_hash if known else "", house.aside)
    with house.db.write(actor.message()) as tx:
        opened = people_actions.log_in(tx, body.login, tried, house.settings.login_hours)
    if opened is None:
        raise Problem("wrong_login")
    return opened


def enter(actor: Actor, call: Call) -> wire.Entrance:
    """Come in by a bound terminal, a PIN or a login. Raises `wrong_pin`, `too_many_attempts` and others."""
    house, by = call.house, call.body_as(wire.Enter).by
    tried = None
    if isinstance(by, wire.EnterByPin):
        with house.db.read() as session:
            hashed = _invited(session, by, house.db.clock.now(), house.settings)[2].pin_hash
        tried = proofs.tried(by.pin, hashed, house.aside)
    with house.db.write(actor.message()) as tx:
        if isinstance(by, wire.EnterByTerminal):
            entrance: wire.Entrance | None = _by_terminal(tx, by, house.settings)
        elif isinstance(by, wire.EnterByPin):
            assert tried is not None
            entrance = _by_pin(tx, by, tried, house.settings)
        else:
            entrance = _by_login(tx, actor, by, house.settings)
    if entrance is None:
        raise Problem("wrong_pin")
    return entrance


def _by_terminal(tx: Transaction, by: wire.EnterByTerminal, settings: Settings) -> wire.Entrance:
    terminal = rooms.terminal_of(tx.session, by.terminal_token)
    if terminal is None:
        raise Problem("terminal_unknown")
    meeting = _meeting_in_room(tx, terminal.room_id, settings)
    room = tx.session.get_one(Room, terminal.room_id)
    seat = tx.session.get(Seat, terminal.seat_id) if terminal.seat_id else None
    attendee = None
    if meeting is not None and seat is not None:
        attendee = tx.session.scalars(
            select(Attendee).where(Attendee.meeting_id == meeting.id, Attendee.seat_id == seat.id)
        ).one_or_none()
    return _entrance(tx, settings, meeting, attendee, terminal, seat.label if seat else "", room.name)


def _meeting_in_room(tx: Transaction, room_id: str, settings: Settings) -> Meeting | None:
    """What is on in the room: a running meeting, else the next of today, else the last of today."""
    here = [m for m in todays_meetings(tx.session, tx.now, settings) if m.room_id == room_id]
    running = [m for m in here if m.phase in (MeetingPhase.IN_SESSION, MeetingPhase.RECESS)]
    coming = [m for m in here if m.phase == MeetingPhase.NOTICED]
    return next(iter(running + coming + here[::-1]), None)


def _invited(
    session: Session, by: wire.EnterByPin, now: datetime, settings: Settings
) -> tuple[Meeting, Attendee, Person]:
    meeting = next((m for m in todays_meetings(session, now, settings) if m.id == by.meeting), None)
    if meeting is None:
        raise Problem("meeting_unknown")
    attendee = session.get(Attendee, by.attendee)
    if attendee is None or attendee.meeting_id != meeting.id:
        raise Problem("not_invited")
    return meeting, attendee, session.get_one(Person, attendee.person_id)


def _by_pin(
    tx: Transaction, by: wire.EnterByPin, tried: proofs.Tried, settings: Settings
) -> wire.Entrance | None:
    meeting, attendee, person = _invited(tx.session, by, tx.now, settings)
    subject = f"pin:{person.id}"
    proofs.require_patience(tx, subject)
    if not tried.proves(person.pin_hash):
        proofs.count_failure(tx, subject)
        tx.record("people.enter", attendee.id, outcome="wrong_pin")
        return None
    seat = tx.session.get(Seat, attendee.seat_id) if attendee.seat_id else None
    room = tx.session.get(Room, meeting.room_id) if meeting.room_id else None
    return _entrance(tx, settings, meeting, attendee, None, seat.label if seat else "", room.name if room else "")


def _by_login(tx: Transaction, actor: Actor, by: wire.EnterByLogin, settings: Settings) -> wire.Entrance:
    if actor.person is None:
        raise Problem("not_logged_in")
    meeting = meetings.meeting_row(tx.session, by.meeting)
    attendee = tx.session.scalars(
        select(Attendee).where(Attendee.meeting_id == meeting.id, Attendee.person_id == actor.person)
    ).one_or_none()
    if attendee is None:
        raise Problem("not_invited")
    seat = tx.session.get(Seat, attendee.seat_id) if attendee.seat_id else None
    return _entrance(tx, settings, meeting, attendee, None, seat.label if seat else "", "")


def _entrance(
    tx: Transaction, settings: Settings, meeting: Meeting | None, attendee: Attendee | None, terminal: Terminal | None,
    seat: str, room: str,
) -> wire.Entrance:
    face = "screen" if terminal is not None and terminal.face == "screen" else "terminal"
    token = ""
    if meeting is not None and (attendee is not None or face == "screen"):
        token, _ = people_actions.open_session(
            tx, face, settings.login_hours, person=attendee.person_id if attendee else None,
            terminal=terminal.id if terminal else None, meeting=meeting.id, attendee=attendee.id if attendee else None,
        )
        tx.record("people.enter", attendee.id if attendee else terminal.id if terminal else "", face=face)
    names = people.people_by_id(tx.session, [attendee.person_id]) if attendee else {}
    return wire.Entrance(
        token=token,
        meeting=meeting.id if meeting else None,
        face="screen" if face == "screen" else "terminal",
        attendee=attendee.id if attendee else None,
        name=names[attendee.person_id].name if attendee else "",
        seat=seat,
        room_name=room,
    )

