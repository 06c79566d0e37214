"""The job that draws a version: pages are stored as they come, so a killed worker loses none."""

import time
from typing import Any

from server.documents import actions, converting, folding, rendering, sharing, unlocking
from server.documents.models import Document, DocumentOutline, DocumentVersion, Page, PageText
from server.documents.rendering import DrawnImage, DrawnPage, Opened
from server.documents.sharing import Taken
from server.errors import Problem
from server.jobs.cage import CageFailure
from server.jobs.worker import RENEW_SECONDS, Bench
from server.wire.documents import DocumentState

_OVER = (DocumentState.READY, DocumentState.FAILED, DocumentState.LOCKED)
TELL_SECONDS = 0.5
"""Progress is told at most this often: forty tablets need not hear of each of 350 pages."""


WAIT_SECONDS = 0.2
"""How often a worker with nothing left to take looks whether the others have finished the paper."""


def draw_version(bench: Bench, version_id: str) -> None:
    """Draw what nobody draws yet, range by range, beside other workers at the same paper.

    A paper at fault is marked as failed, with what its uploader can do about it.
    """
    with bench.db.read() as session:
        meeting = session.get_one(Document, session.get_one(DocumentVersion, version_id).document_id).meeting_id
    drawn_any = False
    while True:
        with bench.db.write(meeting=meeting) as tx:
            version = tx.session.get_one(DocumentVersion, version_id)
            if version.state in _OVER:
                return
            rest = version.pages - version.pages_ready
            if drawn_any and rest > 0 and sharing.stand_back(tx, version, bench.job):
                return
            taken = sharing.take(tx, version)
        if taken is None:
            if version.pages and version.pages_ready >= version.pages:
                _finish(bench, version)
                return
            # Held by another worker, or by one that died: then its lease runs out.
            bench.renew()
            time.sleep(WAIT_SECONDS)
            continue
        if not _draw_range(bench, version, taken):
            return
        drawn_any = True


def _finish(bench: Bench, version: DocumentVersion) -> None:
    if version.published_at is not None:
        _store(bench, version.id, {"state": DocumentState.READY}, tell=True, name="document.ready")
        return
    _store(bench, version.id, {"state": DocumentState.READY}, tell=True, then=actions.COMPARE)


def _draw_range(bench: Bench, version: DocumentVersion, taken: Taken) -> bool:
    """Draw a range, or what of it comes before a page the room waits for elsewhere; false for a paper at fault."""
    held = _Held(bench, taken)
    told = 0.0
    pages = None
    try:
        path, kind = converting.source_of(bench, version, held.renew)
        pages = rendering.draw(path, kind, first_page=taken.first, done=taken.others(), while_waiting=held.renew)
        for drawn in pages:
            if isinstance(drawn, Opened):
                if version.state == DocumentState.WAITING:
                    _opened(bench, version.id, drawn)
                continue
            tell = time.monotonic() - told > TELL_SECONDS
            told = time.monotonic() if tell else told
            now = _store_page(bench, version.id, drawn, tell=tell)
            held.renew()
            if now.state == DocumentState.FAILED:
                return False
            with bench.db.read() as session:
                if now.wanted_page and sharing.is_wanted_elsewhere(session, now, taken, drawn.number):
                    break
    except (Problem, CageFailure) as failure:
        page = failure.facts.get("page", 0)
        locked = failure.code == "document_encrypted" and unlocking.can_open(version)
        failed = {
            "state": DocumentState.LOCKED if locked else DocumentState.FAILED, "problem": failure.code,
            "problem_page": int(page or 0),
        }
        _store(bench, version.id, failed, tell=True, name="document.locked" if locked else "document.failed")
        return False
    finally:
        if pages is not None:
            pages.close()
        with bench.db.write() as tx:
            sharing.give_back(tx, taken)
    return True


def _opened(bench: Bench, version_id: str, drawn: Opened) -> None:
    outline = DocumentOutline(version_id=version_id, entries=[list(entry) for entry in drawn.outline])
    version = _store(bench, version_id, {"state": DocumentState.DRAWING, "pages": drawn.pages}, outline, tell=True)
    with bench.db.write() as tx:
        sharing.ask_helpers(tx, version)


class _Held:
    """The leases of the job and of its range, renewed together."""

    def __init__(self, bench: Bench, taken: Taken) -> None:
        self._bench, self._taken, self._renewed = bench, taken, time.monotonic()

    def renew(self) -> None:
        """Say that both are worked on; cheap enough to be called after every page."""
        self._bench.renew()
        if time.monotonic() - self._renewed > RENEW_SECONDS:
            self._renewed = time.monotonic()
            with self._bench.db.write() as tx:
                sharing.renew(tx, self._taken)


def _store_page(bench: Bench, version_id: str, drawn: DrawnPage, *, tell: bool) -> DocumentVersion:
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
    return _store(bench, version_id, {}, page, found, tell=tell)


def _keep(bench: Bench, image: DrawnImage) -> dict[str, Any]:
    blob = bench.blobs.put(image.content)
    return {"width": image.width, "height": image.height, "digest": blob.sha256, "bytes": blob.size, "type": image.type}


def _store(
    bench: Bench, version_id: str, changes: dict[str, Any], *rows: DocumentOutline | Page | PageText, tell: bool,
    name: str = "document.progressed", then: str = "",
) -> DocumentVersion:
    with bench.db.read() as session:
        meeting = session.get_one(Document, session.get_one(DocumentVersion, version_id).document_id).meeting_id
    with bench.db.write(meeting=meeting) as tx:
        version = tx.session.get_one(DocumentVersion, version_id)
        if version.state in _OVER:
            # Another worker was first to finish it, or to find its fault.
            return version
        for field, value in changes.items():
            setattr(version, field, value)
        for row in rows:
            if isinstance(row, Page) and tx.session.get(Page, (version_id, row.number)) is not None:
                # A lease ran out while its worker lived: the page is there already.
                return version
            if isinstance(row, DocumentOutline):
                # A worker that takes over a paper opens it again.
                tx.session.merge(row)
            else:
                tx.session.add(row)
            version.pages_ready += isinstance(row, Page)
            if isinstance(row, Page) and row.number == version.wanted_page:
                version.wanted_page = 0
        tx.session.flush()
        if then:
            tx.enqueue(then, version_id, urgency=0)
        if tell:
            actions.report(tx, name, version)
    return version
