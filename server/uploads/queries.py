"""Reading uploads."""

from pathlib import PurePosixPath

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.errors import Problem
from server.uploads.models import Upload


def upload_row(session: Session, actor: Actor, upload_id: str) -> Upload:
    """The row of an upload of one's own, or `upload_unknown`; nobody learns of another's."""
    upload = session.get(Upload, upload_id)
    if upload is None or actor.person is None or upload.person_id != actor.person:
        raise Problem("upload_unknown")
    return upload


def meeting_of_upload(session: Session, upload_id: str) -> str:
    """The meeting an upload is for."""
    upload = session.get(Upload, upload_id)
    if upload is None:
        raise Problem("upload_unknown")
    return upload.meeting_id


def file_name(upload: Upload) -> str:
    """Its name without the folders."""
    return PurePosixPath(upload.path).name


def held(session: Session, person_id: str) -> tuple[int, int]:
    """How many unfiled uploads somebody has, and how many bytes they were announced with."""
    count, size = session.execute(
        select(func.count(), func.coalesce(func.sum(Upload.size), 0)).where(
            Upload.person_id == person_id, ~Upload.filed
        )
    ).one()
    return int(count), int(size)
