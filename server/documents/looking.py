"""Looks at restricted papers: recorded before the page leaves, once for each reader and version within a while."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.reading import GUARDED
from server.access.actor import Actor
from server.audit.models import AuditEntry
from server.db.transaction import Database
from server.documents.models import Document, DocumentVersion
from server.meetings import queries as meetings
from server.meetings.models import Attendee
from server.wire import readers as wire

LOOK = "document.look"
WINDOW = timedelta(minutes=10)
"""Fetched again within this, it is the same look: turning back and forth must not bury the trail."""
_MOST_SHOWN = 1000
_MOST_REMEMBERED = 10_000

_looked: dict[tuple[str, str], datetime] = {}
"""By reader and version, to spare the database; after a restart a look may be recorded twice, never not at all."""


def is_guarded(document: Document) -> bool:
    """Whether looks at the paper are recorded."""
    return document.classification in GUARDED


def note(db: Database, actor: Actor, document: Document, version: DocumentVersion, page: int) -> None:
    """Record a look, unless it is the one of a moment ago."""
    now = db.clock.now()
    key = (f"{actor.meeting}:{actor.sender}", version.id)
    seen = _looked.get(key)
    if seen is not None and timedelta(0) <= now - seen < WINDOW:
        return
    with db.write(actor.message(), document.meeting_id) as tx:
        tx.record(LOOK, version.id, page=page, document=document.id, face=actor.face)
    if len(_looked) >= _MOST_REMEMBERED:
        _looked.clear()
    _looked[key] = now


def looks(session: Session, meeting_id: str) -> wire.Looks:
    """Who was handed pages of restricted papers, newest first."""
    meetings.meeting_row(session, meeting_id)
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.scope == meeting_id, AuditEntry.action == LOOK)
        .order_by(AuditEntry.seq.desc())
        .limit(_MOST_SHOWN)
    ).all()
    names = {
        attendee.id: meetings.attendee_name(session, attendee)
        for attendee in session.scalars(select(Attendee).where(Attendee.meeting_id == meeting_id))
    }
    papers = {
        document.id: document.name
        for document in session.scalars(select(Document).where(Document.meeting_id == meeting_id))
    }
    return wire.Looks(
        looks=[
            wire.Look(
                at=entry.at, name=names.get(entry.actor) or entry.actor or entry.facts["face"],
                document=papers.get(entry.facts["document"], "-"), version=entry.object, page=entry.facts["page"],
            )
            for entry in entries
        ]
    )
