"""Papers that open with a password, and papers that are played."""

from typing import Annotated

from pydantic import StringConstraints

from server.wire.base import Endpoint, Wire
from server.wire.documents import DocumentChanged


class Unlock(Wire):
    """The password of a paper; used once and kept nowhere."""

    password: Annotated[str, StringConstraints(min_length=1, max_length=200)]


_READ = ("document_unknown",)
ENDPOINTS = (
    Endpoint(
        "documents.unlock",
        "POST",
        "/api/v1/versions/{version}/unlock",
        Unlock,
        None,
        DocumentChanged,
        (*_READ, "document_not_locked", "wrong_password"),
        "Open a paper with its password.",
    ),
    Endpoint(
        "documents.media",
        "GET",
        "/api/v1/versions/{version}/media",
        None,
        None,
        None,
        (*_READ, "document_not_playable"),
        "The bytes of a video or of audio, whole or in ranges.",
        replies_with="video/*",
    ),
)
