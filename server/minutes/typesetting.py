"""The job that typesets a meeting's drafts, each in a caged child."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.vocabulary import Language, Role
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits, Message
from server.jobs.worker import Bench
from server.meetings import audiences
from server.meetings import queries as meetings
from server.minutes import content, layout, queries, typeset
from server.minutes.models import Draft
from server.settings import Settings
from server.wire import minutes as wire


def typeset_drafts(bench: Bench, meeting_id: str) -> None:
    """Make the PDF of each draft whose newest revision, or whose approval, has none."""
    with bench.db.read() as session:
        drafts = session.scalars(select(Draft).where(Draft.meeting_id == meeting_id)).all()
        papers = [(draft, paper(session, draft, bench.settings)) for draft in drafts]
    for draft, laid_out in papers:
        bench.renew()
        try:
            blob = bench.blobs.put(caged_pdf(layout.html(laid_out)))
        except CageFailure:
            # The draft stays readable and editable; the next edit tries again.
            continue
        with bench.db.write(meeting=meeting_id) as tx:
            row = tx.session.get_one(Draft, (meeting_id, draft.kind))
            row.pdf_sha256, row.pdf_revision = blob.sha256, draft.revision
            tx.session.flush()
            tx.post("draft.typeset", audiences.STAFF, wire.DraftChanged(draft=queries.draft_part(row)))


def caged_pdf(html: str) -> bytes:
    """HTML as PDF/A, in a child of its own: a crash in the typesetter costs one paper. Raises `CageFailure`."""
    return cage.run(lambda: Message({}, (typeset.pdf(html),)), Limits()).attachments[0]


def paper(session: Session, draft: Draft, settings: Settings) -> content.Paper:
    """A draft as it is to be printed; approved ones carry no mark of a draft."""
    zone, language = settings.zone, settings.language
    comma = "、" if language is Language.ZH_CN else ", "
    meeting = meetings.meeting_part(session, meetings.meeting_row(session, draft.meeting_id))
    attendees = meetings.attendee_parts(session, meetings.attendee_rows(session, draft.meeting_id))
    text = queries.draft_text(session, draft.meeting_id, wire.PaperKind(draft.kind))
    held = (meeting.opened_at or meeting.starts_at).astimezone(zone).date()
    is_approved = text.draft.approved_at is not None
    return content.Paper(
        kind=text.draft.kind,
        language=language,
        body=meeting.body_name,
        number=content.paper_number(language, meeting.year, meeting.ordinal),
        title=text.title,
        day=held,
        lists=content.listings(text.attendance),
        paragraphs=content.paragraphs(text.paragraphs),
        chair=comma.join(one.name for one in attendees if one.role is Role.CHAIR),
        keeper=comma.join(one.name for one in attendees if one.role is Role.SECRETARY),
        draft_revision=None if is_approved else text.draft.revision,
        printed_by=settings.organisation if is_approved else "",
        printed_on=text.draft.approved_at.astimezone(zone).date() if text.draft.approved_at else None,
    )
