"""Who is calling: a token becomes an actor, and an actor takes their place in a meeting."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.vocabulary import Role
from server.access.actor import NOBODY, Actor
from server.meetings.models import Attendee, Meeting
from server.people import queries as people
from server.people.models import Person
from server.wire.people import Duty


def who(session: Session, token: str, now: datetime) -> Actor:
    """The actor a token proves; nobody if it proves nothing."""
    kept = people.session_of(session, token, now) if token else None
    if kept is None:
        return NOBODY
    person = session.get(Person, kept.person_id) if kept.person_id else None
    if kept.person_id and (person is None or not person.active):
        return NOBODY
    actor = Actor(
        face="screen" if kept.face == "screen" else "desk" if kept.face == "desk" else "terminal",
        person=person.id if person else None,
        name=person.name if person else "",
        duties=frozenset(Duty(duty) for duty in person.duties) if person and kept.face == "desk" else frozenset(),
        terminal=kept.terminal_id,
    )
    return place(session, actor, kept.meeting_id) if kept.meeting_id else actor


def place(session: Session, actor: Actor, meeting_id: str) -> Actor:
    """The actor in this meeting. A terminal's or screen's token opens only its own meeting."""
    if actor.face == "nobody" or actor.meeting == meeting_id:
        return actor
    if actor.meeting is not None or session.get(Meeting, meeting_id) is None:
        return replace(actor, meeting=None, attendee=None, role=None, duties=frozenset())
    if actor.person is None:
        return replace(actor, meeting=meeting_id)
    attendee = session.execute(
        select(Attendee.id, Attendee.role).where(Attendee.meeting_id == meeting_id, Attendee.person_id == actor.person)
    ).one_or_none()
    if attendee is None:
        return replace(actor, meeting=meeting_id)
    return replace(actor, meeting=meeting_id, attendee=attendee.id, role=Role(attendee.role))
