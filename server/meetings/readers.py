"""Everybody in a meeting as readers of an item: the table the desk shows, and what decides who hears of a paper."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda import reading
from agenda.vocabulary import ReadingGrant, Role
from server.meetings import audiences, queries
from server.meetings.models import AgendaItem, ReadingRight
from server.people import queries as people

Readers = Mapping[tuple[str, str], reading.Reader]
"""By item and attendee."""


def readers(session: Session, meeting_id: str) -> Readers:
    """Every attendee as reader of every item."""
    items = queries.item_rows(session, meeting_id)
    attendees = queries.attendee_rows(session, meeting_id)
    persons = people.people_by_id(session, [one.person_id for one in attendees])
    called_in = queries.admissions(session, meeting_id)
    written = {
        (right.item_id, right.attendee_id): ReadingGrant(right.reading)
        for right in session.scalars(
            select(ReadingRight).where(ReadingRight.item_id.in_([item.id for item in items]))
        )
    }
    return {
        (item.id, one.id): reading.Reader(
            Role(one.role), persons[one.person_id].name, called_in.get((item.id, one.id)),
            written.get((item.id, one.id)),
        )
        for item in items
        for one in attendees
    }


def insiders(session: Session, item: AgendaItem) -> frozenset[str]:
    """The attendees who may see inside the item now."""
    return frozenset(
        attendee
        for (item_id, attendee), reader in readers(session, item.meeting_id).items()
        if item_id == item.id and reading.is_inside(reader, audiences.standing(item))
    )


def guard(session: Session, meeting_id: str) -> None:
    """Note for each item whether everybody in the meeting always reads its papers."""
    everybody = readers(session, meeting_id)
    for item in queries.item_rows(session, meeting_id):
        item.guarded = item.restricted or not all(
            reading.always_inside(reader) for (item_id, _), reader in everybody.items() if item_id == item.id
        )
    session.flush()
