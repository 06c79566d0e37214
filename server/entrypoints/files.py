"""Bytes in and out: uploads, page images, typeset papers, packages."""

from urllib.parse import quote

from flask import Response, send_file
from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.archive import queries as archive
from server.documents import accepting, looking, unlocking
from server.documents import actions as document_actions
from server.documents import queries as documents
from server.documents.identify import MEDIA
from server.entrypoints import intakes, tus
from server.entrypoints.calls import Call
from server.errors import Problem
from server.meetings import queries as meetings
from server.minutes import queries as minutes
from server.printing import actions as printing
from server.printing import queries as printed
from server.storage import BlobRef
from server.uploads import actions as upload_actions
from server.uploads import queries as uploads
from server.wire.base import Wire
from server.wire.documents import DocumentChanged, DocumentState
from server.wire.minutes import PaperKind
from server.wire.opening import Unlock
from server.wire.revising import NewVersion
from server.wire.uploads import FiledUpload

_CHUNK_BYTES = 256 * 1024


def upload(actor: Actor, call: Call) -> Wire:
    """Store the bytes, see what they are, and give the paper to the worker; the transaction comes last and is short."""
    paper = call.files.get("paper")
    if paper is None or not paper.filename:
        raise Problem("upload_missing")
    limit = call.house.settings.upload_limit_mib * 1024 * 1024
    blob = call.house.blobs.put_stream(iter(lambda: paper.stream.read(_CHUNK_BYTES), b""), limit)
    content_type = accepting.accept(paper.filename, call.house.blobs.path(blob.sha256))
    return _add(actor, call, paper.filename, content_type, blob, None)


def file_upload(actor: Actor, call: Call) -> Wire:
    """Make a finished upload a paper by the same way; asked again it answers with the same paper."""
    upload_id = call.body_as(FiledUpload).upload
    with call.house.db.read() as session:
        upload = uploads.upload_row(session, actor, upload_id)
        if upload.meeting_id != call.path["meeting"]:
            raise Problem("upload_unknown")
        if upload.document_id is not None:
            return _filed(session, upload.document_id)
    blob = tus.settle(call.house, actor, upload_id)
    try:
        content_type = intakes.kind_of(call.house, upload)
    except Problem:
        # Sending it again would not change what it is.
        tus.drop_upload(call.house, actor, upload_id, "refused")
        raise
    call.house.blobs.adopt(call.house.partials.path(upload_id), blob)
    added = _add(actor, call, uploads.file_name(upload), content_type, blob, upload_id)
    call.house.partials.remove(upload_id)
    return added


def revise(actor: Actor, call: Call) -> Wire:
    """Make a finished upload the next version of a paper; asked again it answers with the same paper."""
    wanted = call.body_as(NewVersion)
    with call.house.db.read() as session:
        upload = uploads.upload_row(session, actor, wanted.upload)
        document = documents.document_row(session, call.path["document"])
        if upload.meeting_id != document.meeting_id:
            raise Problem("upload_unknown")
        if upload.document_id is not None:
            return _filed(session, upload.document_id)
    blob = tus.settle(call.house, actor, upload.id)
    try:
        content_type = intakes.kind_of(call.house, upload)
    except Problem:
        tus.drop_upload(call.house, actor, upload.id, "refused")
        raise
    call.house.blobs.adopt(call.house.partials.path(upload.id), blob)
    with call.house.db.write(actor.message(), document.meeting_id) as tx:
        upload = uploads.upload_row(tx.session, actor, upload.id)
        if upload.document_id is not None:
            return _filed(tx.session, upload.document_id)
        revised = document_actions.revise(
            tx, actor, document.id, uploads.file_name(upload), content_type, blob.sha256, blob.size, wanted.note
        )
        upload_actions.mark_filed(tx, upload, document.id)
    call.house.partials.remove(upload.id)
    return revised


def _add(
    actor: Actor, call: Call, file_name: str, content_type: str, blob: BlobRef, upload_id: str | None
) -> DocumentChanged:
    meeting = call.path["meeting"]
    with call.house.db.write(actor.message(), meeting) as tx:
        if upload_id is not None:
            upload = uploads.upload_row(tx.session, actor, upload_id)
            if upload.document_id is not None:
                return _filed(tx.session, upload.document_id)
        added = document_actions.add(
            tx, actor, meeting, call.path["item"], file_name, content_type, blob.sha256, blob.size
        )
        if upload_id is not None:
            upload_actions.mark_filed(tx, upload, added.document.id)
        return added


def _filed(session: Session, document_id: str) -> DocumentChanged:
    document = documents.document_row(session, document_id)
    return DocumentChanged(
        document=documents.document_part(session, document)
    )


def image(session: Session, actor: Actor, call: Call) -> Response:
    """A drawing of a page; it never changes, so the tablet may keep it as long as it may keep the paper."""
    version, document, _ = documents.readable(session, actor, call.path["version"])
    number = int(call.path["page"]) if call.path["page"].isdigit() else 0
    page = documents.page_row(session, version, number)
    wanted = call.path["digest"]
    drawn = next((one for one in (*page.images, page.thumbnail) if one["digest"] == wanted), None)
    if drawn is None:
        raise Problem("page_out_of_range", page=number, pages=version.pages)
    if looking.is_guarded(document) and wanted != page.thumbnail["digest"]:
        looking.note(call.house.db, actor, document, version, number)
    response = _file(call, wanted, drawn["type"])
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def media(session: Session, actor: Actor, call: Call) -> Response:
    """A video or audio as uploaded, whole or the range asked for."""
    version, _, _ = documents.readable(session, actor, call.path["version"])
    if version.content_type not in MEDIA:
        raise Problem("document_not_playable")
    response = send_file(call.house.blobs.path(version.sha256), mimetype=version.content_type, etag=version.sha256,
                         conditional=True)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def unlock(actor: Actor, call: Call) -> Wire:
    """Open a paper with its password: in a process of its own, at once, so that nothing has to remember it."""
    with call.house.db.read() as session:
        version, document, _ = documents.readable(session, actor, call.path["version"])
    if version.state != DocumentState.LOCKED:
        raise Problem("document_not_locked")
    opened = unlocking.open_with(call.house.blobs, version, call.body_as(Unlock).password)
    with call.house.db.write(actor.message(), document.meeting_id) as tx:
        return document_actions.unlock(tx, actor, version.id, opened.sha256)


def original(session: Session, actor: Actor, call: Call) -> Response:
    """The bytes as uploaded."""
    version, document, _ = documents.readable(session, actor, call.path["version"])
    return _download(_file(call, version.sha256, "application/octet-stream"), version.file_name or document.name)


def draft_pdf(session: Session, actor: Actor, call: Call) -> Response:
    """The typeset record or minutes."""
    kind = paper_kind(call.path["kind"])
    sha256, name = minutes.typeset(session, call.path["meeting"], kind)
    return _download(_file(call, sha256, "application/pdf"), f"{name}.pdf")


def package(session: Session, actor: Actor, call: Call) -> Response:
    """The archive package as one file."""
    sha256, name = archive.package_file(session, call.path["meeting"])
    return _download(_file(call, sha256, "application/zip"), f"{name}.zip")


def pack(actor: Actor, call: Call) -> Response:
    """The PDF of a pack; the log says who took it out before the first byte leaves."""
    with call.house.db.read() as session:
        meeting = printed.meeting_of_pack(session, call.path["pack"])
    with call.house.db.write(actor.message(), meeting) as tx:
        row = printing.take_out(tx, actor, call.path["pack"])
        title = meetings.meeting_row(tx.session, meeting).title
    numbers = [copy["number"] for copy in row.copies]
    name = f"{title} {min(numbers):03d}-{max(numbers):03d}.pdf"
    return _download(_file(call, row.sha256, "application/pdf"), name)


def paper_kind(text: str) -> PaperKind:
    """Record or minutes, or `draft_unknown`."""
    if text not in set(PaperKind):
        raise Problem("draft_unknown")
    return PaperKind(text)


def _file(call: Call, sha256: str, content_type: str) -> Response:
    response = send_file(call.house.blobs.path(sha256), mimetype=content_type, etag=sha256, conditional=False)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _download(response: Response, name: str) -> Response:
    # RFC 6266 with RFC 5987 encoding: names are Chinese.
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
