"""The tus protocol 1.0: uploads that go on where a broken connection left them."""

import base64
import binascii
from email.utils import format_datetime

from flask import Flask, Response, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.entrypoints import identity
from server.entrypoints.calls import Call, House
from server.errors import Problem
from server.intake import queries as intakes
from server.storage import BlobMissing, BlobRef
from server.uploads import actions, queries
from server.uploads.models import Upload
from server.wire.uploads import TUS_EXTENSIONS, TUS_VERSION, UploadMetadata

_CHUNK_BYTES = 256 * 1024
_MOST_HELD = 1000
_PATH = "/api/v1/uploads"


def register(app: Flask, house: House) -> None:
    """Give every answer about uploads the header of tus, and drop bytes nobody knows of any more."""
    with house.db.read() as session:
        house.partials.sweep(session.scalars(select(Upload.id).where(~Upload.filed)))

    def speaks_tus(response: Response) -> Response:
        if request.path.startswith(_PATH):
            response.headers["Tus-Resumable"] = TUS_VERSION
            if response.status_code == 412:
                response.headers["Tus-Version"] = TUS_VERSION
        return response

    app.after_request(speaks_tus)


def options(actor: Actor, call: Call) -> Response:
    """What of tus is spoken here."""
    response = Response(status=204)
    response.headers["Tus-Version"] = TUS_VERSION
    response.headers["Tus-Extension"] = TUS_EXTENSIONS
    response.headers["Tus-Max-Size"] = str(limits(call.house).file_bytes)
    return response


def create(actor: Actor, call: Call) -> Response:
    """Begin an upload; who may is asked in the meeting it is for."""
    _require_tus(call)
    size = _number(call, "Upload-Length")
    metadata = _metadata(call.headers.get("Upload-Metadata", ""))
    with call.house.db.read() as session:
        rules.require(identity.place(session, actor, metadata.meeting), Permission.MEETING_EDIT)
        if metadata.intake is not None:
            intake = intakes.intake_row(session, actor, metadata.intake)
            if intake.meeting_id != metadata.meeting or intake.accepted_at is not None:
                raise Problem("intake_unknown")
    with call.house.db.write(actor.message()) as tx:
        expired = actions.expire(tx)
        upload = actions.begin(
            tx, actor, metadata.meeting, metadata.filename, size, metadata.sha256 or "", limits(call.house),
            metadata.intake,
        )
        # Before the commit: a row without its file could never be sent.
        call.house.partials.create(upload.id)
    for one in expired:
        call.house.partials.remove(one)
    response = Response(status=201)
    response.headers["Location"] = f"{_PATH}/{upload.id}"
    response.headers["Upload-Expires"] = format_datetime(upload.expires_at, usegmt=True)
    return response


def offset(session: Session, actor: Actor, call: Call) -> Response:
    """How much of it arrived."""
    _require_tus(call)
    upload = queries.upload_row(session, actor, call.path["upload"])
    response = Response(status=200)
    response.headers["Upload-Offset"] = str(_arrived(call.house, upload))
    response.headers["Upload-Length"] = str(upload.size)
    response.headers["Upload-Expires"] = format_datetime(upload.expires_at, usegmt=True)
    response.headers["Cache-Control"] = "no-store"
    return response


def append(actor: Actor, call: Call) -> Response:
    """Take what follows; whatever arrived before the connection broke stays."""
    _require_tus(call)
    if call.headers.get("Content-Type", "") != "application/offset+octet-stream":
        raise Problem("malformed", reason="content_type")
    at = _number(call, "Upload-Offset")
    with call.house.db.read() as session:
        upload = queries.upload_row(session, actor, call.path["upload"])
    if actions.is_ageing(upload, call.house.db.clock.now()):
        with call.house.db.write(actor.message()) as tx:
            actions.went_on(tx, upload.id)
    if upload.sha256:
        raise Problem("stale_offset", offset=upload.size)
    chunks = iter(lambda: call.stream.read(_CHUNK_BYTES), b"")
    try:
        now_at = call.house.partials.append(upload.id, at, chunks, upload.size)
    except BlobMissing:
        raise Problem("upload_unknown") from None
    if now_at == upload.size:
        settle(call.house, actor, upload.id)
    response = Response(status=204)
    response.headers["Upload-Offset"] = str(now_at)
    response.headers["Upload-Expires"] = format_datetime(upload.expires_at, usegmt=True)
    return response


def drop(actor: Actor, call: Call) -> Response:
    """Give it up."""
    _require_tus(call)
    drop_upload(call.house, actor, call.path["upload"], "given_up")
    return Response(status=204)


def drop_upload(house: House, actor: Actor, upload_id: str, reason: str) -> None:
    """Forget an upload of one's own, then its bytes."""
    with house.db.write(actor.message()) as tx:
        actions.drop(tx, queries.upload_row(tx.session, actor, upload_id).id, reason)
    house.partials.remove(upload_id)


def settle(house: House, actor: Actor, upload_id: str) -> BlobRef:
    """The digest of a whole upload, computed once. Raises `upload_unfinished`, and `upload_damaged` dropping it."""
    with house.db.read() as session:
        upload = queries.upload_row(session, actor, upload_id)
    if upload.sha256:
        return BlobRef(upload.sha256, upload.size)
    if _arrived(house, upload) != upload.size:
        raise Problem("upload_unfinished")
    stored = house.partials.digest(upload_id)
    if upload.announced not in ("", stored.sha256):
        drop_upload(house, actor, upload_id, "damaged")
        raise Problem("upload_damaged")
    with house.partials.path(upload_id).open("rb") as file:
        is_bundle = upload.intake_id is not None and upload.path.lower().endswith(".zip") and file.read(2) == b"PK"
    with house.db.write(actor.message()) as tx:
        actions.finish(tx, upload_id, stored, is_bundle=is_bundle)
    return stored


def limits(house: House) -> actions.UploadLimits:
    """What the settings allow one person."""
    mib = 1024 * 1024
    return actions.UploadLimits(
        house.settings.upload_limit_mib * mib, house.settings.uploads_held_mib * mib, _MOST_HELD
    )


def _arrived(house: House, upload: Upload) -> int:
    if upload.sha256:
        return upload.size
    try:
        return house.partials.length(upload.id)
    except BlobMissing:
        raise Problem("upload_unknown") from None


def _require_tus(call: Call) -> None:
    if call.headers.get("Tus-Resumable") != TUS_VERSION:
        raise Problem("upload_protocol", version=TUS_VERSION)


def _number(call: Call, header: str) -> int:
    text = call.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise Problem("malformed", field=header, reason="number")
    return int(text)


def _metadata(text: str) -> UploadMetadata:
    """`Upload-Metadata`: pairs of a key and Base64, parted by commas; keys that mean nothing here are left out."""
    found: dict[str, str] = {}
    for pair in text.split(",")[:20]:
        key, _, value = pair.strip().partition(" ")
        if key in UploadMetadata.model_fields and value:
            try:
                found[key] = base64.b64decode(value, validate=True).decode("utf-8")
            except (binascii.Error, UnicodeDecodeError):
                raise Problem("malformed", field=key, reason="base64") from None
    return UploadMetadata.model_validate(found)
