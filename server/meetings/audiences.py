"""Which streams somebody hears, and on which stream a fact about an item or its papers is told: one rule for fetch
and push."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda import reading
from agenda.vocabulary import Classification, ItemState, ReadingGrant
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.meetings.models import Admission, AgendaItem, ReadingRight

ROOM = "room"
STAFF = "staff"


def item_stream(item: AgendaItem) -> str:
    """Where facts about the ballots of an item, and of what is shown in it, are told."""
    return inner_stream(item) if item.restricted else ROOM


def paper_stream(item: AgendaItem, classification: str) -> str:
    """Where facts about a paper of an item and its shared marks are told: to those who may read it, and nobody else."""
    if item.guarded and not reading.is_public(standing(item), Classification(classification)):
        return inner_stream(item)
    return ROOM


def inner_stream(item: AgendaItem) -> str:
    """The stream of those inside the item."""
    return f"item/{item.id}"


def me_stream(attendee_id: str) -> str:
    """The stream only this attendee hears."""
    return f"me/{attendee_id}"


def standing(item: AgendaItem) -> reading.Item:
    """The row as the rules of reading see it."""
    return reading.Item(item.restricted, ItemState(item.state), item.reporter)


def is_inside(session: Session, actor: Actor, item: AgendaItem) -> bool:
    """Whether the caller may see inside this item now.

    Whoever prepares meetings at the desk sees papers of any item: they uploaded them. For everybody else in the meeting
    the rule is `agenda.reading.is_inside`.
    """
    if rules.may(actor, Permission.MEETING_EDIT):
        return True
    return _takes_part(actor) and reading.is_inside(_reader(session, actor, item), standing(item))


def may_read(session: Session, actor: Actor, item: AgendaItem, classification: str) -> bool:
    """Whether the caller may read a paper of this item now."""
    if rules.may(actor, Permission.MEETING_READ) and reading.is_public(standing(item), Classification(classification)):
        return True
    return is_inside(session, actor, item)


def _takes_part(actor: Actor) -> bool:
    return rules.may(actor, Permission.MEETING_READ) and (actor.attendee is not None or actor.face == "screen")


def _reader(session: Session, actor: Actor, item: AgendaItem) -> reading.Reader:
    if actor.attendee is None:
        return reading.Reader(None)
    admission = session.get(Admission, (item.id, actor.attendee))
    right = session.get(ReadingRight, (item.id, actor.attendee))
    return reading.Reader(
        actor.role, actor.name, admission.inside if admission else None, ReadingGrant(right.reading) if right else None
    )


def streams_of(session: Session, actor: Actor) -> list[str]:
    """The streams, as stored, that this caller hears in the meeting of the call."""
    streams = [ROOM]
    if rules.may(actor, Permission.STAFF_READ):
        streams.append(STAFF)
    guarded = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == actor.meeting, AgendaItem.guarded).order_by(AgendaItem.number)
    ).all()
    if _takes_part(actor):
        streams += [inner_stream(item) for item in guarded
                    if reading.is_inside(_reader(session, actor, item), standing(item))]
    if actor.attendee is not None:
        streams.append(me_stream(actor.attendee))
    return streams


def outer(stream: str) -> str:
    """The name a terminal knows the stream by: its own is just `me`."""
    return "me" if stream.startswith("me/") else stream
