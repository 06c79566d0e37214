"""Who has opened which paper, which version of it and where they were: one small row a reader and paper.

No part of the journal: a page turn of one's own is nobody's fact, so nothing is told, audited or numbered, and the
meeting is not locked while it is written.
"""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.db.transaction import Transaction
from server.documents import queries
from server.documents.models import Document, DocumentReading, DocumentVersion
from server.errors import Problem
from server.wire import reading as wire
from server.wire.base import Empty

STILL_HERE = timedelta(minutes=1)
"""Seen again on the same page within this, nothing is written."""


def opened(tx: Transaction, actor: Actor, version_id: str, page: int) -> Empty:
    """Remember that an attendee reads this page. An older version opened to compare changes nothing."""
    version, document, _ = queries.readable(tx.session, actor, version_id)
    if page > version.pages:
        raise Problem("page_out_of_range", page=page, pages=version.pages)
    if actor.attendee is None:
        return Empty()
    row = _row(tx, actor.attendee, document.id) or _first(tx, actor.attendee, version, page)
    if row.version_id != version.id:
        if tx.session.get_one(DocumentVersion, row.version_id).number > version.number:
            return Empty()
        row.read_before_id, row.version_id = row.version_id, version.id
    elif row.page == page and tx.now - row.last_opened_at < STILL_HERE:
        return Empty()
    row.page, row.last_opened_at = page, tx.now
    return Empty()


def _row(tx: Transaction, attendee_id: str, document_id: str) -> DocumentReading | None:
    return tx.session.get(DocumentReading, (attendee_id, document_id), with_for_update=True)


def _first(tx: Transaction, attendee_id: str, version: DocumentVersion, page: int) -> DocumentReading:
    row = DocumentReading(
        attendee_id=attendee_id, document_id=version.document_id, version_id=version.id, page=page,
        read_before_id=None, first_opened_at=tx.now, last_opened_at=tx.now,
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
            tx.session.flush()
    except IntegrityError:
        # Another terminal of theirs was quicker.
        return tx.session.get_one(DocumentReading, (attendee_id, version.document_id), with_for_update=True)
    return row


def readings_of(session: Session, actor: Actor, meeting_id: str) -> wire.Readings:
    """Where the caller was last in each paper they opened; withdrawn ones are left out."""
    rows = session.scalars(
        select(DocumentReading)
        .join(Document, Document.id == DocumentReading.document_id)
        .where(
            DocumentReading.attendee_id == (actor.attendee or ""), Document.meeting_id == meeting_id,
            ~Document.withdrawn,
        )
        .order_by(DocumentReading.first_opened_at, DocumentReading.document_id)
    )
    return wire.Readings(readings=[
        wire.Reading(
            document=row.document_id, version=row.version_id, page=row.page, read_before=row.read_before_id,
            last_opened_at=row.last_opened_at,
        )
        for row in rows
    ])


def openers(session: Session, meeting_id: str) -> dict[str, dict[str, DocumentReading]]:
    """Paper → attendee → what is remembered, of every paper of a meeting that somebody opened."""
    rows = session.scalars(
        select(DocumentReading)
        .join(Document, Document.id == DocumentReading.document_id)
        .where(Document.meeting_id == meeting_id)
    )
    found: dict[str, dict[str, DocumentReading]] = defaultdict(dict)
    for row in rows:
        found[row.document_id][row.attendee_id] = row
    return dict(found)
