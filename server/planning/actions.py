"""Making and changing meetings at the desk: head, attendees, agenda, notice."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from agenda.vocabulary import ItemState, MeetingPhase, PresenceState, Role
from server.access.actor import Actor
from server.conducting import following
from server.conducting.actions import tell_conduct
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.journal.numbering import lock, open_journal
from server.meetings import audiences, queries
from server.meetings.models import AgendaItem, Attendee, Body, Meeting
from server.people import queries as people
from server.planning import queries as planning
from server.planning import removing, restricting
from server.rooms import queries as rooms
from server.rooms.models import Room
from server.wire import planning as wire
from server.wire.meetings import AgendaChanged, AttendeesChanged, MeetingChanged

_PLANNING = (MeetingPhase.DRAFT, MeetingPhase.SUBMITTED, MeetingPhase.APPROVED)
_BEFORE_THE_END = (*_PLANNING, MeetingPhase.NOTICED, MeetingPhase.IN_SESSION, MeetingPhase.RECESS)
_OVER = (MeetingPhase.CANCELLED, MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED)


def create(tx: Transaction, actor: Actor, draft: wire.MeetingDraft, zone: ZoneInfo) -> wire.MeetingDetail:
    """Make a meeting; its ordinal is the body's next one of the year it is held in."""
    body = tx.session.execute(select(Body).where(Body.id == draft.body).with_for_update()).scalar_one_or_none()
    if body is None:
        raise Problem("body_unknown", field="body")
    _require_sound(tx, draft, None)
    meeting_id = new_id()
    open_journal(tx.session, meeting_id)
    lock(tx.session, meeting_id)
    tx.meeting = meeting_id
    year = draft.starts_at.astimezone(zone).year
    meeting = Meeting(
        id=meeting_id, body_id=body.id, year=year, ordinal=_next_ordinal(tx, body.id, year), title=draft.title,
        classification=draft.classification, phase=MeetingPhase.DRAFT, room_id=draft.room, starts_at=draft.starts_at,
        ends_at=draft.ends_at, opened_at=None, closed_at=None, current_item_id=None,
        sign_in_with_signature=draft.sign_in_with_signature, step=0,
    )
    tx.session.add(meeting)
    tx.session.flush()
    tx.record("meeting.create", meeting_id)
    return _told(tx, actor, meeting)


def edit(
    tx: Transaction, actor: Actor, meeting_id: str, draft: wire.MeetingDraft, zone: ZoneInfo
) -> wire.MeetingDetail:
    """Change the head of a meeting that is not over; body and ordinal stay once given."""
    meeting = queries.meeting_row(tx.session, meeting_id)
    _require_phase(meeting, _BEFORE_THE_END)
    _require_sound(tx, draft, meeting_id)
    if meeting.room_id != draft.room:
        for attendee in queries.attendee_rows(tx.session, meeting_id):
            attendee.seat_id = None
    meeting.title, meeting.room_id = draft.title, draft.room
    meeting.starts_at, meeting.ends_at = draft.starts_at, draft.ends_at
    meeting.classification = draft.classification
    meeting.sign_in_with_signature = draft.sign_in_with_signature
    tx.session.flush()
    tx.record("meeting.edit", meeting_id)
    return _told(tx, actor, meeting)


def set_attendees(tx: Transaction, actor: Actor, meeting_id: str, wanted: wire.Attendees) -> wire.MeetingDetail:
    """Set who is invited. Somebody who was already here keeps their place in the journal and cannot be taken out."""
    meeting = queries.meeting_row(tx.session, meeting_id)
    _require_phase(meeting, _BEFORE_THE_END)
    _require_sound_list(tx, meeting, wanted)
    with following.ballots(tx), restricting.papers(tx):
        _replace_attendees(tx, meeting, wanted)
    tx.record("meeting.set_attendees", meeting_id, count=len(wanted.attendees))
    tx.post("attendees.changed", audiences.ROOM, AttendeesChanged(
        meeting=queries.meeting_part(tx.session, meeting),
        attendees=queries.attendee_parts(tx.session, queries.attendee_rows(tx.session, meeting_id)),
    ))
    return planning.meeting_detail(tx.session, actor, meeting_id)


def _replace_attendees(tx: Transaction, meeting: Meeting, wanted: wire.Attendees) -> None:
    present = {attendee.person_id: attendee for attendee in queries.attendee_rows(tx.session, meeting.id)}
    for person_id, attendee in present.items():
        attendee.seat_id = None
        if person_id not in {one.person for one in wanted.attendees}:
            if attendee.state != PresenceState.EXPECTED:
                raise Problem("wrong_phase", phase=meeting.phase)
            removing.remove_attendee(tx, attendee)
    tx.session.flush()
    seats = _seats_for(tx, meeting, wanted)
    for place, one in enumerate(wanted.attendees, start=1):
        attendee = present.get(one.person) or _new_attendee(meeting.id, one.person)
        attendee.role, attendee.place, attendee.seat_id = one.role, place, seats[place - 1]
        tx.session.add(attendee)
    tx.session.flush()


def set_agenda(tx: Transaction, actor: Actor, meeting_id: str, wanted: wire.Agenda) -> wire.MeetingDetail:
    """Set the agenda in order. Items that began stay as they are; one with papers is not removed unseen."""
    meeting = queries.meeting_row(tx.session, meeting_id)
    _require_phase(meeting, _BEFORE_THE_END)
    present = {item.id: item for item in queries.item_rows(tx.session, meeting_id)}
    kept = {draft.id for draft in wanted.items if draft.id is not None}
    if kept - present.keys():
        raise Problem("item_unknown")
    for item_id in present.keys() - kept:
        if present[item_id].state != ItemState.WAITING or planning.paper_count(tx.session, item_id) > 0:
            raise Problem("item_has_papers", number=present[item_id].number)
        removing.remove_item(tx, present[item_id])
    changing = [
        present[draft.id] for draft in wanted.items
        if draft.id is not None and present[draft.id].state == ItemState.WAITING
        and present[draft.id].restricted != draft.restricted
    ]
    restricting.clear_view(tx, changing)
    with restricting.papers(tx):
        for number, draft in enumerate(wanted.items, start=1):
            item = present.get(draft.id or "") or _new_item(meeting_id)
            item.number = number
            if item.state == ItemState.WAITING:
                _write_item(item, draft)
            tx.session.add(item)
    tx.record("meeting.set_agenda", meeting_id, count=len(wanted.items))
    tx.post("agenda.changed", audiences.ROOM, AgendaChanged(
        meeting=queries.meeting_part(tx.session, meeting),
        items=[queries.item_part(item) for item in queries.item_rows(tx.session, meeting_id)],
    ))
    tell_conduct(tx)
    return planning.meeting_detail(tx.session, actor, meeting_id)


def add_items(tx: Transaction, actor: Actor, meeting_id: str, drafts: Sequence[wire.ItemDraft]) -> list[str]:
    """Put items at the end of the agenda, the others untouched; their ids, in order."""
    meeting = queries.meeting_row(tx.session, meeting_id)
    _require_phase(meeting, _BEFORE_THE_END)
    if not drafts:
        return []
    last = max((item.number for item in queries.item_rows(tx.session, meeting_id)), default=0)
    made = [_new_item(meeting_id) for _ in drafts]
    with restricting.papers(tx):
        for number, (item, draft) in enumerate(zip(made, drafts, strict=True), start=last + 1):
            item.number = number
            _write_item(item, draft)
        tx.session.add_all(made)
    tx.record("meeting.add_items", meeting_id, count=len(made))
    tx.post("agenda.changed", audiences.ROOM, AgendaChanged(
        meeting=queries.meeting_part(tx.session, meeting),
        items=[queries.item_part(item) for item in queries.item_rows(tx.session, meeting_id)],
    ))
    tell_conduct(tx)
    return [item.id for item in made]


def send_notice(tx: Transaction, actor: Actor, meeting_id: str) -> wire.MeetingDetail:
    """Send the notice: from now on tablets may come in."""
    meeting = queries.meeting_row(tx.session, meeting_id)
    _require_phase(meeting, _PLANNING)
    if not queries.item_rows(tx.session, meeting_id):
        raise Problem("agenda_empty")
    if not queries.attendee_rows(tx.session, meeting_id):
        raise Problem("nobody_invited")
    meeting.phase = MeetingPhase.NOTICED
    tx.session.flush()
    tx.record("meeting.notice", meeting_id)
    tx.post("meeting.noticed", audiences.ROOM, MeetingChanged(meeting=queries.meeting_part(tx.session, meeting)))
    tell_conduct(tx)
    return planning.meeting_detail(tx.session, actor, meeting_id)


def _told(tx: Transaction, actor: Actor, meeting: Meeting) -> wire.MeetingDetail:
    tx.post("meeting.edited", audiences.ROOM, MeetingChanged(meeting=queries.meeting_part(tx.session, meeting)))
    return planning.meeting_detail(tx.session, actor, meeting.id)


def _next_ordinal(tx: Transaction, body_id: str, year: int) -> int:
    last = tx.session.execute(
        select(func.max(Meeting.ordinal)).where(Meeting.body_id == body_id, Meeting.year == year)
    ).scalar_one()
    return (last or 0) + 1


def _require_phase(meeting: Meeting, allowed: tuple[MeetingPhase, ...]) -> None:
    if meeting.phase not in allowed:
        raise Problem("wrong_phase", phase=meeting.phase)


def _require_sound(tx: Transaction, draft: wire.MeetingDraft, meeting_id: str | None) -> None:
    if draft.ends_at <= draft.starts_at:
        raise Problem("ends_before_start", field="ends_at")
    if draft.room is None:
        return
    # Locking the room makes two people booking it at the same moment come one after the other.
    room = tx.session.execute(select(Room).where(Room.id == draft.room).with_for_update()).scalar_one_or_none()
    if room is None:
        raise Problem("room_unknown", field="room")
    clash = _clash(tx, draft.room, draft.starts_at, draft.ends_at, meeting_id)
    if clash is not None:
        raise Problem("room_taken", field="room", title=clash.title)


def _clash(
    tx: Transaction, room_id: str, starts_at: datetime, ends_at: datetime, meeting_id: str | None
) -> Meeting | None:
    return tx.session.scalars(
        select(Meeting).where(
            Meeting.room_id == room_id, Meeting.id != (meeting_id or ""), Meeting.starts_at < ends_at,
            Meeting.ends_at > starts_at, Meeting.phase.not_in(_OVER),
        )
    ).first()


def _require_sound_list(tx: Transaction, meeting: Meeting, wanted: wire.Attendees) -> None:
    persons = [one.person for one in wanted.attendees]
    if len(set(persons)) < len(persons):
        raise Problem("invited_twice")
    known = people.people_by_id(tx.session, persons)
    if set(persons) - known.keys():
        raise Problem("person_unknown")
    if sum(one.role is Role.CHAIR for one in wanted.attendees) > 1:
        raise Problem("one_chair")


def _seats_for(tx: Transaction, meeting: Meeting, wanted: wire.Attendees) -> list[str | None]:
    """The seats asked for; whoever asked for none gets the best free one, in the order of the list."""
    seats = rooms.seats_by_id(tx.session, meeting.room_id)
    asked = [one.seat for one in wanted.attendees if one.seat is not None]
    if set(asked) - seats.keys():
        raise Problem("seat_unknown")
    if len(set(asked)) < len(asked):
        raise Problem("seat_taken")
    free = [seat_id for seat_id in seats if seat_id not in asked]
    return [one.seat if one.seat is not None else (free.pop(0) if free else None) for one in wanted.attendees]


def _new_attendee(meeting_id: str, person_id: str) -> Attendee:
    return Attendee(
        id=new_id(), meeting_id=meeting_id, person_id=person_id, role=Role.MEMBER, seat_id=None, place=0,
        state=PresenceState.EXPECTED, signed_in_at=None, left_at=None, method=None, signed_in_by="", signature=[],
    )


def _write_item(item: AgendaItem, draft: wire.ItemDraft) -> None:
    item.title, item.submitted_by, item.reporter = draft.title, draft.submitted_by, draft.reporter
    item.purpose, item.planned_minutes, item.restricted = draft.purpose, draft.planned_minutes, draft.restricted


def _new_item(meeting_id: str) -> AgendaItem:
    return AgendaItem(id=new_id(), meeting_id=meeting_id, state=ItemState.WAITING, guarded=False, started_at=None,
                      ended_at=None, outcome=None, method=None, sentence="")
