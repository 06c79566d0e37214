"""Which pages the connected terminals hold: a light table, so that it is right with any number of server processes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from server.db.transaction import Transaction
from server.documents import queries
from server.documents.models import Document, DocumentVersion, Holding
from server.wire.documents import DocumentState
from server.wire.pushing import BehindTerminal, PaperReadiness

VOUCHED = timedelta(seconds=45)
"""A process that was killed vouches no longer, and what it knew of its terminals is not believed."""
BEHIND = 60


@dataclass(frozen=True)
class Held:
    """What one connection holds."""

    connection: str
    meeting: str
    attendee: str | None
    streams: tuple[str, ...]
    papers: dict[str, int]
    together: bool


@dataclass(frozen=True)
class Readiness:
    """How ready the terminals are for one paper, and on which stream the paper is told."""

    stream: str
    paper: PaperReadiness


def store(tx: Transaction, held: Iterable[Held]) -> None:
    """Note what these connections hold now."""
    for one in held:
        tx.session.merge(Holding(
            connection=one.connection, meeting_id=one.meeting, attendee_id=one.attendee, streams=list(one.streams),
            papers=dict(one.papers), together=one.together, changed_at=tx.now, seen_at=tx.now,
        ))


def vouch(tx: Transaction, connections: Sequence[str]) -> None:
    """These are still connected; what nobody vouches for any more is swept."""
    tx.session.execute(update(Holding).where(Holding.connection.in_(connections)).values(seen_at=tx.now))
    tx.session.execute(delete(Holding).where(Holding.seen_at < tx.now - VOUCHED))


def forget(tx: Transaction, connections: Sequence[str]) -> None:
    """These are gone, and with them what they held."""
    tx.session.execute(delete(Holding).where(Holding.connection.in_(connections)))


def fingerprint(session: Session, meeting_id: str, now: datetime) -> tuple[int, datetime | None]:
    """Changes whenever a terminal of the meeting came, went or told something new."""
    believed = Holding.seen_at >= now - VOUCHED
    count, newest = session.execute(
        select(func.count(), func.max(Holding.changed_at)).where(Holding.meeting_id == meeting_id, believed)
    ).one()
    return count, newest


def attendees_together(session: Session, meeting_id: str, now: datetime) -> dict[str, bool]:
    """The connected attendees, and whether one of their terminals shows what the room sees."""
    rows = session.execute(
        select(Holding.attendee_id, Holding.together).where(
            Holding.meeting_id == meeting_id, Holding.seen_at >= now - VOUCHED, Holding.attendee_id.is_not(None)
        )
    )
    found: dict[str, bool] = {}
    for attendee, together in rows:
        assert attendee is not None
        found[attendee] = found.get(attendee, False) or together
    return found


def readiness(session: Session, meeting_id: str, now: datetime) -> list[Readiness]:
    """Every paper that can be read, in the order of the agenda, and who holds how much of it."""
    held = session.scalars(
        select(Holding)
        .where(Holding.meeting_id == meeting_id, Holding.seen_at >= now - VOUCHED)
        .order_by(Holding.attendee_id, Holding.connection)
    ).all()
    return [
        _of_paper(queries.stream_of(session, document), version, held)
        for document, version in _drawn(session, meeting_id)
    ]


def _drawn(session: Session, meeting_id: str) -> list[tuple[Document, DocumentVersion]]:
    return [
        (document, version)
        for document, version in queries.current_versions(session, meeting_id)
        if version.state != DocumentState.FAILED and version.pages > 0
    ]


def _of_paper(stream: str, version: DocumentVersion, held: Sequence[Holding]) -> Readiness:
    pages = {
        one.connection: (one.attendee_id, min(int(one.papers.get(version.id, 0)), version.pages))
        for one in held
        if stream in one.streams
    }
    behind = sorted((BehindTerminal(attendee=attendee, pages=count) for attendee, count in pages.values()
                     if count < version.pages), key=lambda one: one.pages)
    return Readiness(stream, PaperReadiness(
        version=version.id, pages=version.pages, terminals=len(pages), ready=len(pages) - len(behind),
        behind=behind[:BEHIND],
    ))
