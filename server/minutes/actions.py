"""Notes while the meeting runs; editing and approving the drafts afterwards."""

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.errors import Problem
from server.meetings import audiences
from server.meetings import queries as meetings
from server.meetings.models import Meeting
from server.minutes import queries
from server.minutes.models import Draft, DraftRevision, Note
from server.wire import minutes as wire
from server.wire.base import Empty
from server.wire.meetings import MeetingChanged

TYPESET = "minutes.typeset"
"""The job that makes the PDFs of a meeting's drafts."""

_WHILE_NOTES = (MeetingPhase.NOTICED, MeetingPhase.IN_SESSION, MeetingPhase.RECESS)


def write_note(tx: Transaction, actor: Actor, request: wire.WriteNote) -> Empty:
    """Write a note, or change the text of one written before; its time stays that of the first writing."""
    meeting = _while_notes(tx)
    if request.item is not None:
        meetings.item_row(tx.session, meeting.id, request.item)
    if request.speaker is not None:
        meetings.attendee_row(tx.session, meeting.id, request.speaker)
    note = tx.session.get(Note, request.note)
    if note is not None and note.meeting_id != meeting.id:
        raise Problem("note_not_yours")
    if note is None:
        note = Note(id=request.note, meeting_id=meeting.id, at=tx.now, written_by=actor.name, removed=False)
        tx.session.add(note)
    note.item_id, note.speaker_id, note.text, note.removed = request.item, request.speaker, request.text, False
    tx.session.flush()
    tx.post("note.written", audiences.STAFF, wire.NoteChanged(note=queries.note_part(tx.session, note)))
    return Empty()


def remove_note(tx: Transaction, actor: Actor, request: wire.RemoveNote) -> Empty:
    """Take a note back."""
    meeting = _while_notes(tx)
    note = tx.session.get(Note, request.note)
    if note is None or note.meeting_id != meeting.id:
        raise Problem("note_unknown")
    note.removed = True
    tx.session.flush()
    tx.post("note.removed", audiences.STAFF, wire.NoteChanged(note=queries.note_part(tx.session, note)))
    return Empty()


def edit(
    tx: Transaction, actor: Actor, meeting_id: str, kind: wire.PaperKind, request: wire.DraftEdit
) -> wire.DraftText:
    """Put a new text in place of the one that was read; what stood before is kept."""
    draft = _editable(tx, meeting_id, kind, request.revision)
    keep_revision(tx, draft)
    draft.title = request.title
    draft.attendance = [paragraph.model_dump(mode="json") for paragraph in request.attendance]
    draft.paragraphs = [paragraph.model_dump(mode="json") for paragraph in request.paragraphs]
    draft.revision += 1
    draft.edited_at, draft.edited_by = tx.now, actor.name
    tx.session.flush()
    tx.record("minutes.edit", meeting_id, kind=kind.value, revision=draft.revision)
    tx.post("draft.written", audiences.STAFF, wire.DraftChanged(draft=queries.draft_part(draft)))
    tx.enqueue(TYPESET, meeting_id)
    return queries.draft_text(tx.session, meeting_id, kind)


def approve(
    tx: Transaction, actor: Actor, meeting_id: str, kind: wire.PaperKind, request: wire.Approve
) -> wire.DraftText:
    """Approve exactly the revision that was read; approved minutes make the meeting `minuted`."""
    draft = _editable(tx, meeting_id, kind, request.revision)
    draft.state, draft.approved_at, draft.approved_by = wire.DraftState.APPROVED, tx.now, actor.name
    tx.session.flush()
    tx.record("minutes.approve", meeting_id, kind=kind.value, revision=draft.revision)
    tx.post("draft.approved", audiences.STAFF, wire.DraftChanged(draft=queries.draft_part(draft)))
    meeting = meetings.meeting_row(tx.session, meeting_id)
    if kind is wire.PaperKind.MINUTES and meeting.phase == MeetingPhase.CLOSED:
        meeting.phase = MeetingPhase.MINUTED
        tx.session.flush()
        tx.post("meeting.archived", audiences.ROOM, MeetingChanged(meeting=meetings.meeting_part(tx.session, meeting)))
    tx.enqueue(TYPESET, meeting_id)
    return queries.draft_text(tx.session, meeting_id, kind)


def keep_revision(tx: Transaction, draft: Draft) -> None:
    """Keep the text as it stands, before it is replaced."""
    tx.session.add(
        DraftRevision(
            meeting_id=draft.meeting_id,
            kind=draft.kind,
            revision=draft.revision,
            title=draft.title,
            attendance=draft.attendance,
            paragraphs=draft.paragraphs,
            edited_at=draft.edited_at,
            edited_by=draft.edited_by,
        )
    )


def _editable(tx: Transaction, meeting_id: str, kind: wire.PaperKind, revision: int) -> Draft:
    draft = queries.draft_row(tx.session, meeting_id, kind)
    if draft.state == wire.DraftState.APPROVED:
        raise Problem("draft_approved")
    if draft.revision != revision:
        raise Problem("stale_revision", revision=draft.revision, edited_by=draft.edited_by)
    return draft


def _while_notes(tx: Transaction) -> Meeting:
    meeting = meetings.meeting_row(tx.session, tx.meeting or "")
    if meeting.phase not in _WHILE_NOTES:
        raise Problem("wrong_phase", phase=meeting.phase)
    return meeting
