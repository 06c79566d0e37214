"""Meetings as the desk lists and shows them, with what is missing for the next step."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agenda.vocabulary import MeetingPhase, Role
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.documents import queries as documents
from server.documents.models import Document
from server.meetings import queries
from server.meetings.models import AgendaItem, Attendee, Meeting
from server.wire import planning as wire
from server.wire.documents import DocumentState

LIST_LIMIT = 1000

_PLANNING = (MeetingPhase.DRAFT, MeetingPhase.SUBMITTED, MeetingPhase.APPROVED)


def meeting_list(session: Session, actor: Actor, now: datetime, zone: ZoneInfo) -> wire.MeetingList:
    """All meetings for those who organise, otherwise those one is invited to; newest first."""
    wanted = select(Meeting).order_by(Meeting.starts_at.desc()).limit(LIST_LIMIT)
    if not rules.may(actor, Permission.MEETING_EDIT):
        wanted = wanted.where(
            Meeting.id.in_(select(Attendee.meeting_id).where(Attendee.person_id == actor.person))
        )
    items = _counts(session, AgendaItem.meeting_id)
    attendees = _counts(session, Attendee.meeting_id)
    papers = dict(
        session.execute(
            select(Document.meeting_id, func.count()).where(~Document.withdrawn).group_by(Document.meeting_id)
        ).tuples().all()
    )
    return wire.MeetingList(
        meetings=[
            wire.MeetingSummary(
                meeting=queries.meeting_part(session, meeting), items=items.get(meeting.id, 0),
                papers=papers.get(meeting.id, 0), attendees=attendees.get(meeting.id, 0),
            )
            for meeting in session.scalars(wanted)
        ],
        bodies=queries.body_list(session, now.astimezone(zone).year),
    )


def _counts(session: Session, column) -> dict[str, int]:  # type: ignore[no-untyped-def]  # a mapped column
    return dict(session.execute(select(column, func.count()).group_by(column)).tuples().all())


def paper_count(session: Session, item_id: str) -> int:
    """How many papers an item has."""
    return session.execute(
        select(func.count()).select_from(Document).where(Document.item_id == item_id, ~Document.withdrawn)
    ).scalar_one()


def meeting_detail(session: Session, actor: Actor, meeting_id: str) -> wire.MeetingDetail:
    """All of one meeting for the desk."""
    meeting = queries.meeting_row(session, meeting_id)
    attendees = queries.attendee_rows(session, meeting_id)
    items = queries.item_rows(session, meeting_id)
    return wire.MeetingDetail(
        meeting=queries.meeting_part(session, meeting),
        attendees=queries.attendee_parts(session, attendees),
        items=[queries.item_part(item) for item in items],
        readiness=_readiness(session, meeting, [Role(attendee.role) for attendee in attendees], [i.id for i in items]),
        may_conduct=any(a.person_id == actor.person and a.role in (Role.CHAIR, Role.SECRETARY) for a in attendees),
        may_edit=rules.may(actor, Permission.MEETING_EDIT),
    )


def _readiness(session: Session, meeting: Meeting, roles: list[Role], item_ids: list[str]) -> list[wire.Readiness]:
    """What is missing, in the order in which one would see to it."""
    papers = documents.document_parts(session, meeting.id)
    with_papers = {paper.item for paper in papers}
    missing = {
        "no_room": int(meeting.room_id is None),
        "nobody_invited": int(not roles),
        "no_chair": int(bool(roles) and Role.CHAIR not in roles),
        "no_secretary": int(bool(roles) and Role.SECRETARY not in roles),
        "agenda_empty": int(not item_ids),
        "items_without_papers": sum(item_id not in with_papers for item_id in item_ids),
        "papers_drawing": sum(p.state in (DocumentState.WAITING, DocumentState.DRAWING) for p in papers),
        "papers_failed": sum(p.state in (DocumentState.FAILED, DocumentState.LOCKED) for p in papers),
        "not_noticed": int(meeting.phase in _PLANNING),
    }
    return [wire.Readiness(code=code, count=count) for code, count in missing.items() if count]
