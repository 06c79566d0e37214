"""Putting marks on pages, erasing, restoring and clearing them; the rules are those of `annotations`."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from agenda.vocabulary import Role
from annotations import layers, log, strokes
from annotations import marks as rules
from annotations.errors import MarkError, MarkProblem
from annotations.layers import Standing
from annotations.marks import Layer
from server.access.actor import Actor
from server.access.predicates import is_chair
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.documents.models import Document
from server.errors import Problem
from server.marks import queries
from server.marks.models import Mark
from server.meetings import audiences
from server.presenting.models import View
from server.wire import marks as wire

_MAY_ANNOTATE: Final = frozenset({Role.CHAIR, Role.MEMBER, Role.REPORTER, Role.SECRETARY})
"""Those at the table; observers, staff and guests draw for themselves only."""

EVENT_MARKS = 500
"""Marks of one event: a cleared page of 2000 strokes is told in pieces a slow tablet can take."""


def add(tx: Transaction, actor: Actor, request: wire.AddMark) -> wire.MarksTouched:
    """Put a mark on a page. The same mark again changes nothing."""
    version, document, _ = documents.readable(tx.session, actor, request.version)
    if request.page > version.pages:
        raise Problem("page_out_of_range", page=request.page, pages=version.pages)
    layers.require_draw(request.layer, _standing(tx, actor, request.version))
    strokes.check_received(request.shape, request.checksum)
    mark = rules.Mark(
        id=request.mark, document_version_id=request.version, page=request.page, layer=request.layer,
        author_id=actor.attendee or "", shape=request.shape, made_at=tx.now, revision=1, erased=False,
    )
    known = tx.session.get(Mark, request.mark)
    drawn = queries.drawn_on_layer(tx.session, request.version, request.page, request.layer, mark.author_id)
    if not log.admit(queries.mark_value(known) if known else None, mark, drawn):
        return wire.MarksTouched(touched=0)
    row = Mark(
        id=mark.id, version_id=request.version, page=request.page, layer=request.layer, author_id=mark.author_id,
        author_name=actor.name, made_at=tx.now, revision=1, erased=False, erased_by_id=None,
        shape=request.shape.model_dump(mode="json"), carried_from_id=None,
    )
    tx.session.add(row)
    tx.session.flush()
    _tell(tx, "mark.added", document, [row])
    return wire.MarksTouched(touched=1)


def erase(tx: Transaction, actor: Actor, request: wire.MarkIds) -> wire.MarksTouched:
    """Erase one's own marks; those erased already stay as they are."""
    _, document, _ = documents.readable(tx.session, actor, request.version)
    standing = _standing(tx, actor, request.version)
    rows = _rows(tx, request)
    for row in rows:
        layers.require_erase(queries.mark_value(row), standing)
    touched = [row for row in rows if not row.erased]
    _erase(touched, actor)
    _tell(tx, "mark.erased", document, touched)
    return wire.MarksTouched(touched=len(touched))


def restore(tx: Transaction, actor: Actor, request: wire.MarkIds) -> wire.MarksTouched:
    """Bring erased marks back: the author what they erased, the chair what was cleared."""
    _, document, _ = documents.readable(tx.session, actor, request.version)
    standing = _standing(tx, actor, request.version)
    rows = _rows(tx, request)
    for row in rows:
        layers.require_restore(queries.mark_value(row), row.erased_by_id or row.author_id, standing)
    touched = [row for row in rows if row.erased]
    for row in touched:
        drawn = queries.drawn_on_layer(tx.session, row.version_id, row.page, Layer(row.layer), row.author_id)
        if drawn >= rules.MARKS_PER_PAGE:
            raise MarkError(MarkProblem.PAGE_FULL, page=row.page, limit=rules.MARKS_PER_PAGE)
        restored = log.restore(queries.mark_value(row))
        row.revision, row.erased, row.erased_by_id = restored.revision, False, None
        tx.session.flush()
    _tell(tx, "mark.restored", document, touched)
    return wire.MarksTouched(touched=len(touched))


def clear(tx: Transaction, actor: Actor, request: wire.PageOfMarks) -> wire.MarksTouched:
    """Clear the shared layer of a page."""
    _, document, _ = documents.readable(tx.session, actor, request.version)
    layers.require_clear(Layer.SHARED, _standing(tx, actor, request.version))
    rows = tx.session.scalars(
        select(Mark).where(
            Mark.version_id == request.version, Mark.page == request.page, Mark.layer == Layer.SHARED, ~Mark.erased
        )
    ).all()
    _erase(rows, actor)
    tx.record("mark.clear", request.version, page=request.page, count=len(rows))
    _tell(tx, "mark.erased", document, rows)
    return wire.MarksTouched(touched=len(rows))


def carry_over(tx: Transaction, before_id: str, version_id: str, kept: Sequence[int]) -> int:
    """Copy the marks of a version to the pages of the next that stayed as they were; how many.

    `kept` names for each page the page it is now, or 0. Nobody is told: a version's marks are fetched with its pages.
    """
    rows = tx.session.scalars(select(Mark).where(Mark.version_id == before_id, ~Mark.erased)).all()
    carried = [(row, kept[row.page - 1]) for row in rows if row.page <= len(kept) and kept[row.page - 1] > 0]
    tx.session.add_all(
        Mark(
            id=new_id(), version_id=version_id, page=page, layer=row.layer, author_id=row.author_id,
            author_name=row.author_name, made_at=row.made_at, revision=1, erased=False, erased_by_id=None,
            shape=row.shape, carried_from_id=row.id,
        )
        for row, page in carried
    )
    return len(carried)


def _standing(tx: Transaction, actor: Actor, version_id: str) -> Standing:
    """What the rules ask about the caller; that they may see the page was asked before."""
    view = tx.session.get(View, tx.meeting)
    return Standing(
        attendee_id=actor.attendee or "",
        may_see_page=True,
        may_annotate=actor.role in _MAY_ANNOTATE,
        conducts=is_chair(actor),
        presents=view is not None and view.presenter_id == actor.attendee and view.version_id == version_id,
    )


def _rows(tx: Transaction, request: wire.MarkIds) -> list[Mark]:
    rows = []
    for mark_id in dict.fromkeys(request.marks):
        row = tx.session.get(Mark, mark_id)
        if row is None or row.version_id != request.version or row.page != request.page:
            raise MarkError(MarkProblem.MARK_UNKNOWN, mark_id=mark_id)
        rows.append(row)
    return rows


def _erase(rows: Sequence[Mark], actor: Actor) -> None:
    for row in rows:
        erased = log.erase(queries.mark_value(row))
        row.revision, row.erased, row.erased_by_id = erased.revision, True, actor.attendee


def _tell(tx: Transaction, name: str, document: Document, rows: Sequence[Mark]) -> None:
    """Private marks are told to their author, on any terminal they use; others to all who may see the page."""
    tx.session.flush()
    for first in range(0, len(rows), EVENT_MARKS):
        piece = rows[first : first + EVENT_MARKS]
        private = [row for row in piece if row.layer == Layer.PRIVATE]
        public = [row for row in piece if row.layer != Layer.PRIVATE]
        if private:
            told = wire.MarksChanged(marks=[queries.mark_part(row) for row in private])
            tx.post(name, audiences.me_stream(private[0].author_id), told)
        if public:
            told = wire.MarksChanged(marks=[queries.mark_part(row) for row in public])
            tx.post(name, documents.stream_of(tx.session, document), told)
