"""Which streams somebody hears, and on which stream a fact about an item is told: one rule for fetch and push."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.meetings.models import Admission, AgendaItem

ROOM = "room"
STAFF = "staff"


def item_stream(item: AgendaItem) -> str:
    """Where facts about the papers, ballots and shared marks of an item are told."""
    return f"item/{item.id}" if item.restricted else ROOM


def me_stream(attendee_id: str) -> str:
    """The stream only this attendee hears."""
    return f"me/{attendee_id}"


def is_inside(session: Session, actor: Actor, item: AgendaItem) -> bool:
    """Whether the caller may see inside this item.

    Whoever prepares meetings at the desk sees papers of any item: they uploaded them. Everybody else is inside an
    unrestricted item when in the meeting, and inside a restricted one by the rule of `access.rules.is_inside`.
    """
    if rules.may(actor, Permission.MEETING_EDIT):
        return True
    if not item.restricted:
        return rules.may(actor, Permission.MEETING_READ)
    return actor.attendee is not None and _is_admitted(session, actor, item)


def _is_admitted(session: Session, actor: Actor, item: AgendaItem) -> bool:
    admission = session.get(Admission, (item.id, actor.attendee))
    return rules.is_inside(actor.role, admission.inside if admission else None)


def streams_of(session: Session, actor: Actor) -> list[str]:
    """The streams, as stored, that this caller hears in the meeting of the call."""
    streams = [ROOM]
    if rules.may(actor, Permission.STAFF_READ):
        streams.append(STAFF)
    if actor.attendee is None:
        return streams
    restricted = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == actor.meeting, AgendaItem.restricted)
        .order_by(AgendaItem.number)
    )
    streams += [item_stream(item) for item in restricted if _is_admitted(session, actor, item)]
    streams.append(me_stream(actor.attendee))
    return streams


def outer(stream: str) -> str:
    """The name a terminal knows the stream by: its own is just `me`."""
    return "me" if stream.startswith("me/") else stream
