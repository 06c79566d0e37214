"""Signing in, leaving, coming back: by oneself, or recorded for somebody by who runs the meeting."""

from agenda import attendance, lifecycle
from agenda.errors import AgendaError
from agenda.vocabulary import MeetingPhase, PresenceState, SignInMethod
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.meetings import audiences, queries
from server.meetings.models import Attendee, Meeting
from server.wire import meetings as wire
from server.wire.base import Empty


def sign_in(tx: Transaction, actor: Actor, request: wire.SignIn) -> Empty:
    """Sign oneself in, with a signature where the meeting asks for one."""
    meeting = _open_meeting(tx)
    attendee = queries.attendee_row(tx.session, meeting.id, actor.attendee or "")
    attendee.state = attendance.sign_in(PresenceState(attendee.state))
    if meeting.sign_in_with_signature and not request.signature:
        raise AgendaError("signature_missing")
    attendee.signature = [list(stroke.points) for stroke in request.signature]
    attendee.signed_in_at = tx.now
    attendee.method = SignInMethod.TERMINAL if actor.terminal else SignInMethod.RECEPTION
    return _told(tx, "attendee.signed_in", meeting, attendee)


def record_sign_in(tx: Transaction, actor: Actor, request: wire.AttendeeCommand) -> Empty:
    """Sign somebody in on their behalf; the record names who did it."""
    meeting = _open_meeting(tx)
    attendee = queries.attendee_row(tx.session, meeting.id, request.attendee)
    attendee.state = attendance.sign_in(PresenceState(attendee.state))
    attendee.signed_in_at, attendee.method = tx.now, SignInMethod.SECRETARY
    attendee.signed_in_by = actor.name
    return _told(tx, "attendee.signed_in", meeting, attendee)


def record_leaving(tx: Transaction, actor: Actor, request: wire.AttendeeCommand) -> Empty:
    """Record that somebody left."""
    meeting = _open_meeting(tx)
    attendee = queries.attendee_row(tx.session, meeting.id, request.attendee)
    attendee.state = attendance.leave(PresenceState(attendee.state))
    attendee.left_at = tx.now
    return _told(tx, "attendee.left", meeting, attendee)


def record_return(tx: Transaction, actor: Actor, request: wire.AttendeeCommand) -> Empty:
    """Record that somebody came back."""
    meeting = _open_meeting(tx)
    attendee = queries.attendee_row(tx.session, meeting.id, request.attendee)
    attendee.state = attendance.come_back(PresenceState(attendee.state))
    attendee.left_at = None
    return _told(tx, "attendee.returned", meeting, attendee)


def excuse(tx: Transaction, actor: Actor, request: wire.AttendeeCommand) -> Empty:
    """Record that somebody asked for leave."""
    meeting = _open_meeting(tx)
    attendee = queries.attendee_row(tx.session, meeting.id, request.attendee)
    attendee.state = attendance.excuse(PresenceState(attendee.state))
    return _told(tx, "attendee.excused", meeting, attendee)


def _open_meeting(tx: Transaction) -> Meeting:
    meeting = queries.meeting_row(tx.session, tx.meeting or "")
    lifecycle.require_enterable(MeetingPhase(meeting.phase))
    return meeting


def _told(tx: Transaction, name: str, meeting: Meeting, attendee: Attendee) -> Empty:
    tx.session.flush()
    changed = wire.AttendeeChanged(
        meeting=queries.meeting_part(tx.session, meeting), attendee=queries.attendee_part(tx.session, attendee)
    )
    tx.post(name, audiences.ROOM, changed)
    return Empty()
