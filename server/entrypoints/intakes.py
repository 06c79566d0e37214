"""Intakes as calls: bytes are looked at and stored before the one short transaction."""

from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.documents import accepting
from server.entrypoints import tus
from server.entrypoints.calls import Call, House
from server.errors import Problem
from server.intake import actions, queries
from server.storage import BlobMissing
from server.uploads import queries as uploads
from server.uploads.models import Upload
from server.wire.base import Empty, Wire
from server.wire.intake import AcceptIntake


def read(session: Session, actor: Actor, call: Call) -> Wire:
    """What came so far, and what it seems to be."""
    intake = queries.intake_row(session, actor, call.path["intake"])
    return queries.intake_part(session, intake, lambda upload: _problem_of(call.house, upload))


def accept(actor: Actor, call: Call) -> Wire:
    """Look at each file once more, store all of them, then put everything in place at once."""
    request = call.body_as(AcceptIntake)
    intake_id = call.path["intake"]
    kinds = {}
    with call.house.db.read() as session:
        intake = queries.intake_row(session, actor, intake_id)
        rows = {upload.id: upload for upload in queries.upload_rows(session, intake_id)}
    if intake.accepted_at is None:
        for paper in request.papers:
            upload = rows.get(paper.upload)
            if upload is None:
                raise Problem("upload_unknown")
            stored = tus.settle(call.house, actor, upload.id)
            kinds[upload.id] = kind_of(call.house, upload)
            call.house.blobs.adopt(call.house.partials.path(upload.id), stored)
    with call.house.db.write(actor.message(), intake.meeting_id) as tx:
        detail = actions.accept(tx, actor, intake_id, request, kinds)
        left = actions.leave_out(tx, intake_id)
    for upload_id in (*left, *kinds):
        call.house.partials.remove(upload_id)
    return detail


def drop(actor: Actor, call: Call) -> Wire:
    """Leave it all out."""
    with call.house.db.write(actor.message()) as tx:
        intake = queries.intake_row(tx.session, actor, call.path["intake"])
        left = actions.leave_out(tx, intake.id)
    for upload_id in left:
        call.house.partials.remove(upload_id)
    return Empty()


def kind_of(house: House, upload: Upload) -> str:
    """The content type of an upload that arrived. Raises as `accepting.accept` does."""
    try:
        return accepting.accept(uploads.file_name(upload), house.partials.path(upload.id))
    except BlobMissing:
        raise Problem("upload_unknown") from None


def _problem_of(house: House, upload: Upload) -> str:
    try:
        kind_of(house, upload)
    except Problem as problem:
        return problem.code
    return ""
