"""Adding papers and taking them back; what the worker reports of them."""

from pathlib import PurePath

from sqlalchemy import func, select

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.documents import queries
from server.documents.identify import MEDIA
from server.documents.models import Document, DocumentVersion, Page
from server.errors import Problem
from server.meetings import queries as meetings
from server.wire import documents as wire
from server.wire import pushing
from server.wire.base import Empty

RENDER = "documents.render"
"""The job that draws a version."""
COMPARE = "documents.compare"
"""The job that compares a drawn version with the one its readers have, and gives it to them."""

_NO_MORE_PAPERS = (MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED, MeetingPhase.CANCELLED)


_UNREADABLE = (wire.DocumentState.FAILED, wire.DocumentState.LOCKED)


def add(
    tx: Transaction,
    actor: Actor,
    meeting_id: str,
    item_id: str,
    file_name: str,
    content_type: str,
    sha256: str,
    size: int,
    *,
    name: str = "",
) -> wire.DocumentChanged:
    """Add a stored file to an item as a paper, and have it drawn."""
    if meetings.meeting_row(tx.session, meeting_id).phase in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=meetings.meeting_row(tx.session, meeting_id).phase)
    meetings.item_row(tx.session, meeting_id, item_id)
    place = tx.session.execute(
        select(func.coalesce(func.max(Document.place), 0)).where(Document.item_id == item_id)
    ).scalar_one()
    plain_name = PurePath(file_name.replace("\\", "/")).name
    document = Document(
        id=new_id(), meeting_id=meeting_id, item_id=item_id, place=place + 1, withdrawn=False,
        classification=meetings.meeting_row(tx.session, meeting_id).classification,
        name=(name or PurePath(plain_name).stem or plain_name)[:200],
    )
    tx.session.add(document)
    tx.session.flush()
    version = _store_version(tx, actor, document, 1, plain_name, content_type, sha256, size, "")
    version.published_at = tx.now
    tx.session.flush()
    tx.record("document.add", document.id, version=version.id, sha256=sha256, size=size)
    changed = wire.DocumentChanged(document=queries.document_part(tx.session, document))
    tx.post("document.added", queries.stream_of(tx.session, document), changed)
    return changed


def revise(
    tx: Transaction,
    actor: Actor,
    document_id: str,
    file_name: str,
    content_type: str,
    sha256: str,
    size: int,
    note: str,
) -> wire.DocumentChanged:
    """Add a version to a paper. Its readers keep the one they have until the new one is drawn and compared."""
    document = queries.document_row(tx.session, document_id)
    if (phase := meetings.meeting_row(tx.session, document.meeting_id).phase) in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=phase)
    versions = queries.versions_of(tx.session, document.id)
    if versions[-1].sha256 == sha256:
        raise Problem("same_version", number=versions[-1].number)
    if len(versions) >= wire.MOST_VERSIONS:
        raise Problem("too_many_versions", limit=wire.MOST_VERSIONS)
    plain_name = PurePath(file_name.replace("\\", "/")).name
    version = _store_version(
        tx, actor, document, versions[-1].number + 1, plain_name, content_type, sha256, size, note
    )
    if queries.current_of(versions).state in _UNREADABLE or version.state == wire.DocumentState.READY:
        # There was nothing to read: the new one comes page by page, as a first one does.
        version.published_at = tx.now
    tx.session.flush()
    tx.record("document.revise", document.id, version=version.id, number=version.number, sha256=sha256, size=size)
    changed = wire.DocumentChanged(document=queries.document_part(tx.session, document))
    tx.post("document.revised", queries.stream_of(tx.session, document), changed)
    return changed


def _store_version(
    tx: Transaction, actor: Actor, document: Document, number: int, file_name: str, content_type: str, sha256: str,
    size: int, note: str,
) -> DocumentVersion:
    version = DocumentVersion(
        id=new_id(), document_id=document.id, number=number, file_name=file_name[:200], content_type=content_type,
        sha256=sha256, size=size, pages=0, pages_ready=0, problem="", problem_page=0, uploaded_at=tx.now,
        uploaded_by=actor.name, note=note, published_at=None, drawn_sha256="", drawn_type="",
        state=wire.DocumentState.READY if content_type in MEDIA else wire.DocumentState.WAITING,
    )
    tx.session.add(version)
    tx.session.flush()
    if version.state == wire.DocumentState.WAITING:
        tx.enqueue(RENDER, version.id, urgency=0)
    return version


def restore(tx: Transaction, actor: Actor, document_id: str) -> wire.DocumentChanged:
    """Lay a paper that was taken back on the tables again; once more changes nothing."""
    document = tx.session.get(Document, document_id)
    if document is None:
        raise Problem("document_unknown")
    if (phase := meetings.meeting_row(tx.session, document.meeting_id).phase) in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=phase)
    changed = wire.DocumentChanged(document=queries.document_part(tx.session, document))
    if document.withdrawn:
        document.withdrawn = False
        tx.session.flush()
        tx.record("document.restore", document.id)
        tx.post("document.restored", queries.stream_of(tx.session, document), changed)
    return changed


def withdraw(tx: Transaction, actor: Actor, document_id: str) -> Empty:
    """Take a paper back; its bytes and its place in the journal stay."""
    document = queries.document_row(tx.session, document_id)
    document.withdrawn = True
    tx.record("document.withdraw", document.id)
    tx.post("document.withdrawn", queries.stream_of(tx.session, document), wire.DocumentGone(document_id=document.id))
    return Empty()


def unlock(tx: Transaction, actor: Actor, version_id: str, sha256: str) -> wire.DocumentChanged:
    """Have a locked paper drawn from what its password opened."""
    version, document = queries.version_row(tx.session, version_id)
    if version.state != wire.DocumentState.LOCKED:
        raise Problem("document_not_locked")
    version.state, version.problem, version.problem_page = wire.DocumentState.WAITING, "", 0
    version.drawn_sha256, version.drawn_type = sha256, version.content_type
    tx.enqueue(RENDER, version.id, urgency=0)
    tx.record("document.unlock", document.id, version=version.id)
    tx.session.flush()
    report(tx, "document.unlocked", version)
    return wire.DocumentChanged(document=queries.document_part(tx.session, document))


def push(tx: Transaction, actor: Actor, request: pushing.Push) -> pushing.Pushed:
    """Have the terminals fetch a paper, or all that can be read; a paper still being drawn comes page by page."""
    meeting_id = tx.meeting or ""
    if (phase := meetings.meeting_row(tx.session, meeting_id).phase) in _NO_MORE_PAPERS:
        raise Problem("wrong_phase", phase=phase)
    if request.version is None:
        rows = queries.current_versions(tx.session, meeting_id)
    else:
        version, document, _ = queries.readable(tx.session, actor, request.version)
        rows = [(document, version)]
    rows = [(document, version) for document, version in rows if version.state not in _UNREADABLE]
    if not rows:
        raise Problem("document_not_ready")
    for document, _ in rows:
        document.pushed_at = tx.now
        changed = wire.DocumentChanged(document=queries.document_part(tx.session, document))
        tx.post("document.pushed", queries.stream_of(tx.session, document), changed)
    tx.session.flush()
    return pushing.Pushed(papers=len(rows))


def want(tx: Transaction, version: DocumentVersion, page: int) -> None:
    """Have the page the room waits for drawn before the others, unless it is drawn."""
    version.wanted_page = 0 if tx.session.get(Page, (version.id, page)) is not None else page


def report(tx: Transaction, name: str, version: DocumentVersion) -> None:
    """Tell how far a version is drawn: `document.progressed`, `document.ready` or `document.failed`."""
    document = tx.session.get_one(Document, version.document_id)
    if document.withdrawn:
        return
    changed = wire.DocumentChanged(document=queries.document_part(tx.session, document))
    tx.post(name, queries.stream_of(tx.session, document), changed, meeting=document.meeting_id)
