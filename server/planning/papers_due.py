"""The deadline for papers: set, told, reminded of; and who has opened which paper."""

from sqlalchemy.orm import Session

from agenda import deadlines
from agenda.vocabulary import MeetingPhase, PresenceState
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.documents import reading
from server.documents.models import DocumentReading
from server.errors import Problem
from server.meetings import audiences
from server.meetings import queries as meetings
from server.meetings.models import Body, Meeting
from server.meetings.readers import insiders
from server.wire import papers_due as wire

_BEFORE = (MeetingPhase.DRAFT, MeetingPhase.SUBMITTED, MeetingPhase.APPROVED, MeetingPhase.NOTICED)


def standing(session: Session, meeting_id: str) -> wire.PapersStanding:
    """Where the papers of a meeting stand."""
    meeting = meetings.meeting_row(session, meeting_id)
    hours = session.get_one(Body, meeting.body_id).papers_due_hours
    due_at = deadlines.papers_due(meeting.starts_at, hours, meeting.papers_due_at)
    papers = documents.document_parts(session, meeting_id)
    awaited = [
        deadlines.Awaited(item.id, item.number, item.title, item.submitted_by, item.reporter)
        for item in meetings.item_rows(session, meeting_id)
    ]
    return wire.PapersStanding(
        due_at=due_at,
        is_own=meeting.papers_due_at is not None,
        default_hours=hours,
        reminded_at=meeting.papers_reminded_at,
        missing=[
            wire.MissingPaper(item=one.item, number=one.number, title=one.title, submitted_by=one.submitted_by,
                              reporter=one.reporter)
            for one in deadlines.missing(awaited, {paper.item for paper in papers})
        ],
        late=[paper.id for paper in papers if deadlines.is_late(paper.uploaded_at, due_at)],
    )


def set_due(tx: Transaction, actor: Actor, meeting_id: str, request: wire.SetPapersDue) -> wire.PapersStanding:
    """Give the meeting a deadline of its own, or let it follow the beginning again."""
    meeting = _before(tx, meeting_id)
    deadlines.require_sound(request.due_at, meeting.starts_at)
    meeting.papers_due_at = request.due_at
    tx.session.flush()
    tx.record("papers.set_due", meeting_id, due_at=request.due_at.isoformat() if request.due_at else None)
    return standing(tx.session, meeting_id)


def remind(tx: Transaction, actor: Actor, meeting_id: str) -> wire.PapersStanding:
    """Tell those who run the meeting which papers are missing, by item, unit and reporter."""
    meeting = _before(tx, meeting_id)
    now = standing(tx.session, meeting_id)
    if not now.missing:
        raise Problem("nothing_missing")
    meeting.papers_reminded_at = tx.now
    tx.session.flush()
    reminder = wire.PapersReminder(at=tx.now, due_at=now.due_at, missing=now.missing)
    tx.record("papers.remind", meeting_id, count=len(now.missing))
    tx.post("papers.reminded", audiences.STAFF, wire.PapersReminded(reminder=reminder))
    return standing(tx.session, meeting_id)


def opened_papers(session: Session, meeting_id: str) -> wire.OpenedPapers:
    """Papers × attendees: opened or not. Pages, times and marks stay with their readers."""
    meetings.meeting_row(session, meeting_id)
    items = {item.id: item for item in meetings.item_rows(session, meeting_id)}
    readers = [one for one in meetings.attendee_parts(session, meetings.attendee_rows(session, meeting_id))
               if one.state is not PresenceState.EXCUSED]
    inside = {item.id: insiders(session, item) for item in items.values() if item.restricted}
    by_paper = reading.openers(session, meeting_id)
    papers = []
    for paper in documents.document_parts(session, meeting_id):
        item, opened = items[paper.item], by_paper.get(paper.id, {})
        papers.append(wire.OpenedPaper(
            document=paper.id, number=item.number, name=paper.name,
            by=[
                wire.Opened.NOT_THEIRS
                if item.restricted and one.id not in inside[item.id]
                else _opened(opened.get(one.id), paper.version)
                for one in readers
            ],
        ))
    return wire.OpenedPapers(
        readers=[wire.PaperReader(attendee=one.id, name=one.name, role=one.role) for one in readers], papers=papers
    )


def _opened(row: DocumentReading | None, newest: str) -> wire.Opened:
    if row is None:
        return wire.Opened.NOT_OPENED
    return wire.Opened.OPENED if row.version_id == newest else wire.Opened.OLDER


def _before(tx: Transaction, meeting_id: str) -> Meeting:
    meeting = meetings.meeting_row(tx.session, meeting_id)
    if meeting.phase not in _BEFORE:
        raise Problem("wrong_phase", phase=meeting.phase)
    return meeting
