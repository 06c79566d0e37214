"""Reading the history of a paper, and what changed since the version somebody knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.documents import queries as documents
from server.documents.changes import Changes, compose
from server.documents.models import Document, DocumentVersion, VersionChange
from server.documents.page_lines import Box
from server.errors import Problem
from server.marks import queries as marks
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.wire import revising as wire
from server.wire.documents import DocumentState

_MOST_REGIONS = 200


def as_row(changes: Changes) -> dict[str, Any]:
    """Changes as plain values."""
    return {
        "places": list(changes.places), "kept": list(changes.kept),
        "pages": [[page, [list(box) for box in boxes]] for page, boxes in changes.pages.items()],
        "before": [[page, [list(box) for box in boxes]] for page, boxes in changes.before.items()],
    }


def from_row(row: Mapping[str, Any]) -> Changes:
    """Changes as they were stored, or as the cage told them."""
    return Changes(tuple(row["places"]), tuple(row["kept"]), _regions_of(row["pages"]), _regions_of(row["before"]))


def _regions_of(pages: Sequence[tuple[int, Sequence[Sequence[float]]]]) -> dict[int, list[Box]]:
    return {page: [(left, top, right, bottom) for left, top, right, bottom in boxes] for page, boxes in pages}


def changes_since(session: Session, actor: Actor, version_id: str, since_id: str) -> wire.Changes:
    """What changed from a version one knows to a later one, step by step put together."""
    version, document, _ = documents.readable(session, actor, version_id)
    since, of, _ = documents.readable(session, actor, since_id)
    if of.id != document.id:
        raise Problem("document_unknown")
    changes = _between(session, since, version)
    if changes is None:
        places = [min(page, max(version.pages, 1)) for page in range(1, since.pages + 1)]
        return wire.Changes(version=version.id, since=since.id, compared=False, places=places, pages=[], before=[])
    return wire.Changes(
        version=version.id, since=since.id, compared=True, places=list(changes.places),
        pages=_pages(changes.pages), before=_pages(changes.before),
    )


def _between(session: Session, since: DocumentVersion, version: DocumentVersion) -> Changes | None:
    steps = [
        one for one in documents.versions_of(session, version.document_id)
        if one.published_at is not None and since.number < one.number <= version.number
    ]
    known, found = since.id, None
    for step in steps:
        row = session.get(VersionChange, step.id)
        if row is None or row.before_id != known:
            return None
        changes = from_row(row.changes)
        found = changes if found is None else compose(found, changes)
        known = step.id
    return found


def _pages(changed: Mapping[int, Sequence[Box]]) -> list[wire.ChangedPage]:
    return [
        wire.ChangedPage(page=page, regions=[
            wire.ChangedRegion(left=left, top=top, right=right, bottom=bottom)
            for left, top, right, bottom in boxes[:_MOST_REGIONS]
        ])
        for page, boxes in changed.items()
    ]


def history(session: Session, actor: Actor, document_id: str) -> wire.History:
    """The versions of a paper, newest first; those its readers never had are for who prepares the meeting."""
    document = _readable_document(session, actor, document_id)
    edits = rules.may(actor, Permission.MEETING_EDIT)
    versions = [
        one for one in documents.versions_of(session, document.id) if edits or one.published_at is not None
    ]
    changed = {
        row.version_id: [page for page, _ in row.changes["pages"]]
        for row in session.scalars(
            select(VersionChange).where(VersionChange.version_id.in_([one.id for one in versions]))
        )
    }
    return wire.History(versions=[
        wire.Version(
            version=one.id, number=one.number, note=one.note, uploaded_at=one.uploaded_at, uploaded_by=one.uploaded_by,
            published_at=one.published_at, state=DocumentState(one.state), size=one.size, pages=one.pages,
            pages_ready=one.pages_ready, problem=one.problem, problem_page=one.problem_page,
            changed=changed.get(one.id, []),
        )
        for one in reversed(versions)
    ])


def marks_left(session: Session, actor: Actor, document_id: str) -> wire.MarksLeft:
    """How many of the marks one may see stayed on pages of earlier versions."""
    document = _readable_document(session, actor, document_id)
    versions = documents.versions_of(session, document.id)
    current = documents.current_of(versions)
    return wire.MarksLeft(left=[
        wire.LeftBehind(version=one.id, number=one.number, page=page, marks=count)
        for one in versions
        if one.published_at is not None and one.number < current.number
        for page, count in marks.left_behind(session, actor, one.id)
    ])


def _readable_document(session: Session, actor: Actor, document_id: str) -> Document:
    document = documents.document_row(session, document_id)
    item = session.get_one(AgendaItem, document.item_id)
    if actor.meeting != document.meeting_id or not audiences.may_read(
        session, actor, item, document.classification
    ):
        raise Problem("document_unknown")
    return document
