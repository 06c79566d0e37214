"""Opening, accepting and dropping an intake."""

from collections.abc import Mapping

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.documents import actions as documents
from server.errors import Problem
from server.intake import queries
from server.intake.models import Intake
from server.meetings import queries as meetings
from server.planning import actions as planning
from server.planning import queries as planned
from server.uploads import actions as uploads
from server.uploads import queries as upload_queries
from server.wire import intake as wire
from server.wire.planning import ItemDraft, MeetingDetail

_NO_MORE_PAPERS = (MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED, MeetingPhase.CANCELLED)
_MOST_ITEMS = 200


def open_intake(tx: Transaction, actor: Actor, meeting_id: str) -> wire.Intake:
    """Begin one."""
    phase = meetings.meeting_row(tx.session, meeting_id).phase
    if phase in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=phase)
    if actor.person is None:
        raise Problem("not_permitted", permission="meeting:edit")
    intake = Intake(
        id=new_id(), meeting_id=meeting_id, person_id=actor.person, opened_at=tx.now, accepted_at=None
    )
    tx.session.add(intake)
    tx.session.flush()
    tx.record("intake.open", intake.id)
    return queries.intake_part(tx.session, intake, lambda upload: "")


def accept(
    tx: Transaction, actor: Actor, intake_id: str, request: wire.AcceptIntake, kinds: Mapping[str, str]
) -> MeetingDetail:
    """Put new items on the agenda and file the papers, all or none; `kinds`: upload → content type.

    Asked again after it was accepted, it changes nothing.
    """
    intake = queries.intake_row(tx.session, actor, intake_id)
    if intake.accepted_at is not None:
        return planned.meeting_detail(tx.session, actor, intake.meeting_id)
    _require_sound(tx, intake, request)
    new = [item for item in request.items if item.id is None]
    made = planning.add_items(tx, actor, intake.meeting_id, [
        ItemDraft(title=item.title, submitted_by=item.submitted_by, reporter=item.reporter, purpose=item.purpose,
                  planned_minutes=item.planned_minutes)
        for item in new
    ])
    ids = {item.key: item.id for item in request.items if item.id is not None}
    ids |= dict(zip([item.key for item in new], made, strict=True))
    for paper in request.papers:
        upload = upload_queries.upload_row(tx.session, actor, paper.upload)
        added = documents.add(
            tx, actor, intake.meeting_id, ids[paper.item], upload_queries.file_name(upload), kinds[upload.id],
            upload.sha256, upload.size, name=paper.name,
        )
        uploads.mark_filed(tx, upload, added.document.id)
    intake.accepted_at = tx.now
    tx.record("intake.accept", intake.id, items=len(new), papers=len(request.papers))
    return planned.meeting_detail(tx.session, actor, intake.meeting_id)


def leave_out(tx: Transaction, intake_id: str) -> list[str]:
    """Drop every file of an intake that became no paper; their ids, for their bytes."""
    left = [upload.id for upload in queries.upload_rows(tx.session, intake_id) if not upload.filed]
    for upload_id in left:
        uploads.drop(tx, upload_id, "left_out")
    return left


def _require_sound(tx: Transaction, intake: Intake, request: wire.AcceptIntake) -> None:
    keys = [item.key for item in request.items]
    if len(set(keys)) < len(keys) or {paper.item for paper in request.papers} - set(keys):
        raise Problem("item_unknown")
    for item in request.items:
        if item.id is not None:
            meetings.item_row(tx.session, intake.meeting_id, item.id)
    wanted = [paper.upload for paper in request.papers]
    if len(set(wanted)) < len(wanted):
        raise Problem("paper_twice")
    rows = {upload.id: upload for upload in queries.upload_rows(tx.session, intake.id)}
    if set(wanted) - rows.keys():
        raise Problem("upload_unknown")
    if any(not rows[upload].sha256 or rows[upload].is_bundle for upload in wanted):
        raise Problem("upload_unfinished")
    there = len(meetings.item_rows(tx.session, intake.meeting_id))
    if there + sum(item.id is None for item in request.items) > _MOST_ITEMS:
        raise Problem("agenda_full", limit=_MOST_ITEMS)
