"""Who presents: asking for it, being let, letting somebody else, taking it back."""

from agenda import presenting
from agenda.errors import AgendaError
from agenda.vocabulary import PresenceState, Role
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.errors import Problem
from server.meetings import queries as meetings
from server.meetings.models import Attendee
from server.presenting import queries
from server.presenting.actions import become, require_may_move, tell
from server.presenting.models import View
from server.wire import presenting as wire
from server.wire.base import Empty


def ask(tx: Transaction, actor: Actor, request: Empty) -> wire.Turned:
    """Ask to present; whoever holds conduct is told."""
    attendee = meetings.attendee_row(tx.session, tx.meeting or "", actor.attendee or "")
    _require_here(attendee)
    view = queries.view_row(tx.session, attendee.meeting_id)
    return _queue(tx, view, presenting.ask(view.asked, attendee.id, view.presenter_id))


def unask(tx: Transaction, actor: Actor, request: Empty) -> wire.Turned:
    """Think better of it."""
    view = queries.view_row(tx.session, tx.meeting or "")
    return _queue(tx, view, presenting.leave_queue(view.asked, actor.attendee or ""))


def decline(tx: Transaction, actor: Actor, request: wire.HandOver) -> wire.Turned:
    """Let somebody who asked wait no longer."""
    attendee = meetings.attendee_row(tx.session, tx.meeting or "", request.attendee)
    view = queries.view_row(tx.session, attendee.meeting_id)
    return _queue(tx, view, presenting.leave_queue(view.asked, attendee.id))


def hand_over(tx: Transaction, actor: Actor, request: wire.HandOver) -> wire.Turned:
    """Let somebody present, with the page and region that are shown. They must be here and may read the paper."""
    attendee = meetings.attendee_row(tx.session, tx.meeting or "", request.attendee)
    view = queries.view_row(tx.session, attendee.meeting_id)
    require_may_move(actor, view)
    _require_here(attendee)
    name = meetings.attendee_name(tx.session, attendee)
    if view.version_id is not None:
        _require_reader(tx, attendee, name, view.version_id)
    seen = queries.seen(view)
    handed = presenting.hand_over(seen, attendee.id)
    if handed is seen:
        return wire.Turned(view=view.view, term=view.term)
    view.presenter_name = name
    view.asked = list(presenting.leave_queue(view.asked, attendee.id))
    return tell(tx, become(view, handed), view.item_id)


def _queue(tx: Transaction, view: View, asked: tuple[str, ...]) -> wire.Turned:
    if list(asked) == view.asked:
        return wire.Turned(view=view.view, term=view.term)
    view.asked = list(asked)
    view.view += 1
    # Told as if the item had just begun: those outside a restricted one hear it too.
    return tell(tx, view, None)


def _require_here(attendee: Attendee) -> None:
    # The chair and the secretary run the meeting whether or not they have signed in yet.
    if attendee.state != PresenceState.PRESENT and attendee.role not in (Role.CHAIR, Role.SECRETARY):
        raise AgendaError("not_signed_in")


def _require_reader(tx: Transaction, attendee: Attendee, name: str, version: str) -> None:
    reader = Actor(
        face="terminal", person=attendee.person_id, name=name, meeting=attendee.meeting_id, attendee=attendee.id,
        role=Role(attendee.role),
    )
    try:
        documents.readable(tx.session, reader, version)
    except Problem:
        raise Problem("attendee_outside", name=name) from None
