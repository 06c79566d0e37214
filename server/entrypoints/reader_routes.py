"""The endpoints about who may read what: permission → what they do."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from server.access.permissions import Permission as P
from server.documents import looking
from server.documents import queries as documents
from server.entrypoints.calls import Route
from server.planning import readers
from server.wire.readers import Classify, WriteReading


def _of_document(session: Session, path: Mapping[str, str]) -> str:
    return documents.document_row(session, path["document"]).meeting_id


READER_ROUTES: Final[Mapping[str, Route]] = {
    "readers.read": Route(
        P.MEETING_EDIT, reads=lambda session, actor, call: readers.table(session, call.path["meeting"])
    ),
    "readers.write": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: readers.write(tx, actor, call.path["meeting"], call.body_as(WriteReading)),
    ),
    "readers.see_as": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: readers.see_as(tx, actor, call.path["meeting"], call.path["attendee"]),
    ),
    "readers.looks": Route(
        P.LOOKS_READ, reads=lambda session, actor, call: looking.looks(session, call.path["meeting"])
    ),
    "documents.classify": Route(
        P.MEETING_EDIT, meeting_of=_of_document,
        writes=lambda tx, actor, call: readers.classify(tx, actor, call.path["document"], call.body_as(Classify)),
    ),
}
