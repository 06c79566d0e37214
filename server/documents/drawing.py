"""The job that draws a version: pages are stored as they come, so a killed worker loses none."""

import time
from typing import Any

from sqlalchemy import select

from server.documents import actions, folding, rendering
from server.documents.identify import Kind
from server.documents.models import Document, DocumentOutline, DocumentVersion, Page, PageText
from server.documents.rendering import DrawnImage, DrawnPage, Opened
from server.errors import Problem
from server.jobs.cage import CageFailure
from server.jobs.worker import Bench
from server.wire.documents import DocumentState

TELL_SECONDS = 0.5
"""Progress is told at most this often: forty tablets need not hear of each of 350 pages."""


def draw_version(bench: Bench, version_id: str) -> None:
    """Draw what is not drawn yet. A paper at fault is marked as failed, with what its uploader can do about it."""
    with bench.db.read() as session:
        version = session.get_one(DocumentVersion, version_id)
        done = set(session.scalars(select(Page.number).where(Page.version_id == version_id)))
    if version.state in (DocumentState.READY, DocumentState.FAILED):
        return
    path = bench.blobs.path(version.sha256)
    told = 0.0
    try:
        for drawn in rendering.draw(path, Kind(version.content_type), done=done, while_waiting=bench.renew):
            if isinstance(drawn, Opened):
                outline = DocumentOutline(version_id=version_id, entries=[list(entry) for entry in drawn.outline])
                _store(bench, version_id, {"state": DocumentState.DRAWING, "pages": drawn.pages}, outline, tell=True)
                continue
            tell = time.monotonic() - told > TELL_SECONDS
            told = time.monotonic() if tell else told
            _store_page(bench, version_id, drawn, tell=tell)
            bench.renew()
    except (Problem, CageFailure) as failure:
        page = failure.facts.get("page", 0)
        failed = {"state": DocumentState.FAILED, "problem": failure.code, "problem_page": int(page or 0)}
        _store(bench, version_id, failed, tell=True, name="document.failed")
        return
    if version.published_at is not None:
        _store(bench, version_id, {"state": DocumentState.READY}, tell=True, name="document.ready")
        return
    _store(bench, version_id, {"state": DocumentState.READY}, tell=True, then=actions.COMPARE)


def _store_page(bench: Bench, version_id: str, drawn: DrawnPage, *, tell: bool) -> None:
    images = [_keep(bench, image) for image in drawn.images]
    page = Page(
        version_id=version_id, number=drawn.number, width=drawn.shape.width, height=drawn.shape.height,
        rotation=drawn.shape.rotation, images=images, thumbnail=_keep(bench, drawn.thumbnail),
        words=[list(word) for word in drawn.words],
    )
    text, _ = folding.running_text(drawn.words)
    found = PageText(
        version_id=version_id, number=drawn.number, label=drawn.label, links=[list(link) for link in drawn.links],
        folded=folding.folded_with_places(text)[0], text=text,
    )
    _store(bench, version_id, {}, page, found, tell=tell)


def _keep(bench: Bench, image: DrawnImage) -> dict[str, Any]:
    blob = bench.blobs.put(image.content)
    return {"width": image.width, "height": image.height, "digest": blob.sha256, "bytes": blob.size, "type": image.type}


def _store(
    bench: Bench, version_id: str, changes: dict[str, Any], *rows: DocumentOutline | Page | PageText, tell: bool,
    name: str = "document.progressed", then: str = "",
) -> None:
    with bench.db.read() as session:
        meeting = session.get_one(Document, session.get_one(DocumentVersion, version_id).document_id).meeting_id
    with bench.db.write(meeting=meeting) as tx:
        version = tx.session.get_one(DocumentVersion, version_id)
        for field, value in changes.items():
            setattr(version, field, value)
        for row in rows:
            if isinstance(row, DocumentOutline):
                # A worker that takes over a paper opens it again.
                tx.session.merge(row)
            else:
                tx.session.add(row)
            version.pages_ready += isinstance(row, Page)
        tx.session.flush()
        if then:
            tx.enqueue(then, version_id, urgency=0)
        if tell:
            actions.report(tx, name, version)
