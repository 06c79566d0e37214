"""Position and seq are allotted inside the transaction, by updating the heads, so any number of processes agree."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.db.transaction import Transaction
from server.journal.models import JournalHead, StoredEvent, StreamHead


def open_journal(session: Session, meeting_id: str) -> None:
    """Give a new meeting its journal."""
    session.add(JournalHead(meeting_id=meeting_id, position=0))
    session.flush()


def lock(session: Session, meeting_id: str) -> bool:
    """Take the meeting's lock until the end of the transaction; false if there is no such meeting."""
    found = session.execute(
        select(JournalHead.position).where(JournalHead.meeting_id == meeting_id).with_for_update()
    ).scalar_one_or_none()
    return found is not None


def store(tx: Transaction) -> Sequence[StoredEvent]:
    """Number and store what the transaction posted; return the events in the order of their positions."""
    stored: list[StoredEvent] = []
    for meeting_id in dict.fromkeys(posted.meeting for posted in tx.posted):
        posted_here = [posted for posted in tx.posted if posted.meeting == meeting_id]
        position = _advance_journal(tx.session, meeting_id, len(posted_here))
        seqs = {
            stream: _advance_stream(tx.session, meeting_id, stream, count)
            for stream, count in sorted(Counter(posted.stream for posted in posted_here).items())
        }
        actor = tx.actor.model_dump(mode="json")
        for posted in posted_here:
            position += 1
            seqs[posted.stream] += 1
            stored.append(
                StoredEvent(
                    meeting_id=meeting_id,
                    position=position,
                    stream=posted.stream,
                    seq=seqs[posted.stream],
                    name=posted.name,
                    at=tx.now,
                    actor=actor,
                    payload=posted.payload.model_dump(mode="json"),
                )
            )
    tx.session.add_all(stored)
    tx.session.flush()
    return stored


def _advance_journal(session: Session, meeting_id: str, count: int) -> int:
    """Allot `count` positions; return the one before the first of them."""
    newest = session.execute(
        update(JournalHead)
        .where(JournalHead.meeting_id == meeting_id)
        .values(position=JournalHead.position + count)
        .returning(JournalHead.position)
    ).scalar_one()
    return newest - count


def _advance_stream(session: Session, meeting_id: str, stream: str, count: int) -> int:
    # The meeting's lock is held (its head was updated just before), so nobody else makes this stream meanwhile.
    newest = session.execute(
        update(StreamHead)
        .where(StreamHead.meeting_id == meeting_id, StreamHead.stream == stream)
        .values(seq=StreamHead.seq + count)
        .returning(StreamHead.seq)
    ).scalar_one_or_none()
    if newest is None:
        session.add(StreamHead(meeting_id=meeting_id, stream=stream, seq=count))
        session.flush()
        return 0
    return newest - count
