"""Giving a drawn version to its readers: marks go over to pages that stayed, and the room keeps its page."""

from agenda import presenting as rules
from agenda.vocabulary import MeetingPhase
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.documents.changes import Changes
from server.documents.models import Document, DocumentVersion, VersionChange
from server.marks import actions as marks
from server.meetings import queries as meetings
from server.presenting import actions as presenting
from server.presenting import queries as views
from server.revising import queries
from server.wire.documents import DocumentChanged

_OVER = (MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED, MeetingPhase.CANCELLED)


def publish(tx: Transaction, version_id: str, before_id: str, changes: Changes | None) -> bool:
    """Let a version take the place of the one before; one event switches every reader.

    `changes` is None where the two could not be compared. Nothing happens, and False is answered, if meanwhile another
    version took that place or the meeting ended.
    """
    version = tx.session.get_one(DocumentVersion, version_id)
    document = tx.session.get_one(Document, version.document_id)
    before = documents.current_of(documents.versions_of(tx.session, document.id))
    if before.id != before_id or before.number > version.number or version.published_at is not None:
        return False
    if meetings.meeting_row(tx.session, document.meeting_id).phase in _OVER:
        return False
    version.published_at = tx.now
    tx.session.flush()
    if changes is not None:
        tx.session.add(VersionChange(version_id=version.id, before_id=before.id, changes=queries.as_row(changes)))
        marks.carry_over(tx, before.id, version.id, changes.kept)
    tx.session.flush()
    tx.record("document.replace", document.id, version=version.id, number=version.number)
    if document.withdrawn:
        return True
    stream = documents.stream_of(tx.session, document)
    tx.post("document.replaced", stream, DocumentChanged(document=documents.document_part(tx.session, document)))
    _keep_the_room(tx, before, version, changes)
    return True


def _keep_the_room(
    tx: Transaction, before: DocumentVersion, version: DocumentVersion, changes: Changes | None
) -> None:
    """Whoever presents the paper goes on presenting it, on the page that stands for the one shown."""
    view = views.view_row(tx.session, tx.meeting or "")
    if view.version_id != before.id:
        return
    page = changes.places[view.page - 1] if changes is not None else min(view.page, version.pages)
    stayed = changes is not None and changes.kept[view.page - 1] > 0
    revised = rules.revise(views.seen(view), version.id, page, stayed=stayed)
    presenting.tell(tx, presenting.become(view, revised), view.item_id)
