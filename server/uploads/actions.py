"""Beginning, finishing, dropping and forgetting uploads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.meetings import queries as meetings
from server.storage import BlobRef
from server.uploads import queries
from server.uploads.models import Upload

LASTS = timedelta(hours=24)
"""So long after the last byte an unfinished upload can be taken up again."""
_NOTED = timedelta(minutes=10)
UNPACK = "intake.unpack"
"""The job that unpacks a ZIP."""
_NO_MORE_PAPERS = (MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED, MeetingPhase.CANCELLED)


@dataclass(frozen=True)
class UploadLimits:
    """What one person may have on the way at a time."""

    file_bytes: int
    held_bytes: int
    held: int


def begin(
    tx: Transaction, actor: Actor, meeting_id: str, path: str, size: int, announced: str, limits: UploadLimits,
    intake_id: str | None = None,
) -> Upload:
    """Make room for a file of this size, or say which limit it breaks."""
    meeting = meetings.meeting_row(tx.session, meeting_id)
    if meeting.phase in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=meeting.phase)
    if actor.person is None:
        raise Problem("not_permitted", permission="meeting:edit")
    if size > limits.file_bytes:
        raise Problem("upload_too_large", limit_bytes=limits.file_bytes)
    count, held_bytes = queries.held(tx.session, actor.person)
    if count >= limits.held or held_bytes + size > limits.held_bytes:
        raise Problem("too_many_uploads", limit=limits.held, limit_mib=limits.held_bytes // 1024**2)
    upload = Upload(
        id=new_id(), person_id=actor.person, meeting_id=meeting_id, intake_id=intake_id, path=path, size=size,
        announced=announced, sha256="", is_bundle=False, problem="", filed=False, document_id=None, begun_at=tx.now,
        expires_at=tx.now + LASTS,
    )
    tx.session.add(upload)
    tx.session.flush()
    tx.record("upload.begin", upload.id, meeting=meeting_id, size=size)
    return upload


def is_ageing(upload: Upload, now: datetime) -> bool:
    """Whether it is time to note that it goes on; each of a thousand pieces need not be."""
    return upload.expires_at - now < LASTS - _NOTED


def went_on(tx: Transaction, upload_id: str) -> None:
    """More of it arrived: it lasts on."""
    tx.session.get_one(Upload, upload_id).expires_at = tx.now + LASTS


def finish(tx: Transaction, upload_id: str, stored: BlobRef, *, is_bundle: bool = False) -> None:
    """It is whole; a ZIP among many files is given to the worker."""
    upload = tx.session.get_one(Upload, upload_id)
    if is_bundle and not upload.is_bundle:
        upload.is_bundle = True
        tx.enqueue(UNPACK, upload.id, urgency=0)
    upload.sha256, upload.expires_at = stored.sha256, tx.now + LASTS
    tx.record("upload.finish", upload.id, meeting=upload.meeting_id, sha256=stored.sha256, size=stored.size)


def mark_filed(tx: Transaction, upload: Upload, document_id: str) -> None:
    """It became a paper; the row stays a day, so that asking again answers with the same paper."""
    upload.filed, upload.document_id, upload.expires_at = True, document_id, tx.now + LASTS


def refuse_bundle(tx: Transaction, upload_id: str, problem: str) -> None:
    """A ZIP could not be unpacked; its row stays to say why."""
    upload = tx.session.get_one(Upload, upload_id)
    upload.problem, upload.is_bundle = problem, False
    tx.record("upload.refuse", upload.id, outcome=problem, meeting=upload.meeting_id)


def drop(tx: Transaction, upload_id: str, reason: str) -> None:
    """Forget it; its bytes go after the commit."""
    upload = tx.session.get_one(Upload, upload_id)
    tx.session.delete(upload)
    tx.record("upload.drop", upload_id, outcome=reason, meeting=upload.meeting_id)


def expire(tx: Transaction) -> list[str]:
    """Forget every upload nobody took up again in time; their ids, for their bytes."""
    gone = tx.session.scalars(select(Upload).where(Upload.expires_at < tx.now)).all()
    for upload in gone:
        drop(tx, upload.id, "expired" if not upload.filed else "filed")
    return [upload.id for upload in gone]
