"""Uploads that can be resumed, by the tus protocol 1.0 (creation, expiration, termination)."""

from typing import Annotated

from pydantic import StringConstraints

from server.wire.base import Digest, Endpoint, Id, Wire

TUS_VERSION = "1.0.0"
TUS_EXTENSIONS = "creation,expiration,termination"

RelativePath = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class UploadMetadata(Wire):
    """What `Upload-Metadata` says of a file; the keys of tus, each value in Base64."""

    meeting: Id
    filename: RelativePath
    """Its name, with the folders it came in where it came in some."""
    intake: Id | None = None
    """The intake it comes with, if many files come at once."""
    sha256: Digest | None = None
    """What arrived is compared with it; without it TCP's word has to do."""


class FiledUpload(Wire):
    """A finished upload that is to become a paper."""

    upload: Id


_PATH = "/api/v1/uploads"
_ONE = "/api/v1/uploads/{upload}"
_KNOWN = ("upload_unknown", "upload_protocol")
ENDPOINTS = (
    Endpoint(
        "uploads.options", "OPTIONS", _PATH, None, None, None, (), "What of tus is spoken here.",
        replies_with="headers", public=True, tus=True,
    ),
    Endpoint(
        "uploads.create",
        "POST",
        _PATH,
        None,
        None,
        None,
        ("meeting_unknown", "wrong_phase", "upload_too_large", "too_many_uploads", "upload_protocol"),
        "Begin an upload: `Upload-Length`, `Upload-Metadata`; answers 201 with its `Location`.",
        replies_with="headers",
        tus=True,
    ),
    Endpoint(
        "uploads.offset", "HEAD", _ONE, None, None, None, _KNOWN, "How much of it arrived: `Upload-Offset`.",
        replies_with="headers", tus=True,
    ),
    Endpoint(
        "uploads.append",
        "PATCH",
        _ONE,
        None,
        None,
        None,
        (*_KNOWN, "stale_offset", "upload_too_large", "upload_damaged"),
        "Send what follows `Upload-Offset`; answers 204 with the new one.",
        replies_with="headers",
        tus=True,
    ),
    Endpoint(
        "uploads.drop", "DELETE", _ONE, None, None, None, _KNOWN, "Give an upload up.", replies_with="headers",
        tus=True,
    ),
)
