"""Reading notes, drafts and what they were written from."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.errors import Problem
from server.journal.models import StoredEvent
from server.meetings import queries as meetings
from server.meetings.models import Attendee
from server.minutes.models import Draft, Note
from server.people.models import Person
from server.wire import minutes as wire


def note_part(session: Session, note: Note) -> wire.Note:
    """A note with its speaker's name."""
    speaker = session.get(Attendee, note.speaker_id) if note.speaker_id else None
    return wire.Note(
        id=note.id,
        item=note.item_id,
        speaker=note.speaker_id,
        speaker_name=session.get_one(Person, speaker.person_id).name if speaker else "",
        text=note.text,
        at=note.at,
        written_by=note.written_by,
        removed=note.removed,
    )


def note_rows(session: Session, meeting_id: str) -> Sequence[Note]:
    """The notes that stand, in the order they were written."""
    return session.scalars(
        select(Note).where(Note.meeting_id == meeting_id, ~Note.removed).order_by(Note.at, Note.id)
    ).all()


def notes(session: Session, meeting_id: str) -> list[wire.Note]:
    """The same, as they are told."""
    return [note_part(session, note) for note in note_rows(session, meeting_id)]


def draft_part(draft: Draft) -> wire.Draft:
    """The head of a draft."""
    return wire.Draft(
        kind=wire.PaperKind(draft.kind),
        revision=draft.revision,
        state=wire.DraftState(draft.state),
        edited_at=draft.edited_at,
        edited_by=draft.edited_by,
        approved_at=draft.approved_at,
        approved_by=draft.approved_by,
        pdf_ready=bool(draft.pdf_sha256) and draft.pdf_revision == draft.revision,
    )


def drafts(session: Session, meeting_id: str) -> list[wire.Draft]:
    """The heads of the drafts there are."""
    rows = session.scalars(select(Draft).where(Draft.meeting_id == meeting_id).order_by(Draft.kind.desc()))
    return [draft_part(draft) for draft in rows]


def draft_row(session: Session, meeting_id: str, kind: wire.PaperKind) -> Draft:
    """The row of a draft, or `draft_unknown` while the meeting has none."""
    meetings.meeting_row(session, meeting_id)
    draft = session.get(Draft, (meeting_id, kind))
    if draft is None:
        raise Problem("draft_unknown")
    return draft


def draft_text(session: Session, meeting_id: str, kind: wire.PaperKind) -> wire.DraftText:
    """A draft with its paragraphs."""
    draft = draft_row(session, meeting_id, kind)
    return wire.DraftText(
        draft=draft_part(draft),
        title=draft.title,
        attendance=[wire.Paragraph.model_validate(one) for one in draft.attendance],
        paragraphs=[wire.Paragraph.model_validate(one) for one in draft.paragraphs],
    )


def typeset(session: Session, meeting_id: str, kind: wire.PaperKind) -> tuple[str, str]:
    """SHA-256 and title of the typeset paper of the newest revision, or `pdf_not_ready`."""
    draft = draft_row(session, meeting_id, kind)
    if not draft_part(draft).pdf_ready:
        raise Problem("pdf_not_ready")
    return draft.pdf_sha256, draft.title


def sources(session: Session, meeting_id: str) -> wire.JournalSources:
    """What the drafts were written from: the journal without anybody's private stream."""
    meetings.meeting_row(session, meeting_id)
    events = session.scalars(
        select(StoredEvent)
        .where(StoredEvent.meeting_id == meeting_id, ~StoredEvent.stream.startswith("me/"))
        .order_by(StoredEvent.position)
    )
    return wire.JournalSources(
        events=[
            wire.JournalSource(position=e.position, name=e.name, at=e.at, actor_name=str(e.actor.get("name", "")))
            for e in events
        ]
    )
