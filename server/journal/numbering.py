"""Position and seq are allotted inside the transaction, by updating the heads, so any number of processes agree."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session

from server.db.base import table
from server.db.transaction import Transaction
from server.journal.models import JournalHead, StoredEvent, StreamHead

# Written once and given to the connection itself: these run in every command, and making and mapping them anew
# cost more than the database does.
_HEAD, _STREAM = table(JournalHead), table(StreamHead)
_LOCK = select(JournalHead.position).where(JournalHead.meeting_id == bindparam("meeting")).with_for_update()
_ADVANCE = (
    update(_HEAD)
    .where(JournalHead.meeting_id == bindparam("meeting"))
    .values(position=JournalHead.position + bindparam("count"))
    .returning(JournalHead.position)
)
_ADVANCE_STREAM = (
    update(_STREAM)
    .where(StreamHead.meeting_id == bindparam("meeting"), StreamHead.stream == bindparam("told"))
    .values(seq=StreamHead.seq + bindparam("count"))
    .returning(StreamHead.seq)
)
_BEGIN_STREAM = insert(_STREAM)
_KEEP = insert(table(StoredEvent))
_COLUMNS = tuple(column.name for column in table(StoredEvent).columns)


def open_journal(session: Session, meeting_id: str) -> None:
    """Give a new meeting its journal."""
    session.add(JournalHead(meeting_id=meeting_id, position=0))
    session.flush()


def lock(session: Session, meeting_id: str) -> bool:
    """Take the meeting's lock until the end of the transaction; false if there is no such meeting."""
    return session.connection().execute(_LOCK, {"meeting": meeting_id}).scalar_one_or_none() is not None


def store(tx: Transaction) -> Sequence[StoredEvent]:
    """Number and store what the transaction posted; return the events in the order of their positions."""
    if not tx.posted:
        return []
    connection = tx.session.connection()
    stored: list[StoredEvent] = []
    for meeting_id in dict.fromkeys(posted.meeting for posted in tx.posted):
        posted_here = [posted for posted in tx.posted if posted.meeting == meeting_id]
        position = _advance_journal(connection, meeting_id, len(posted_here))
        seqs = {
            stream: _advance_stream(connection, meeting_id, stream, count)
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
    # The rows that are told are no part of the session: nobody changes an event.
    connection.execute(_KEEP, [{name: getattr(event, name) for name in _COLUMNS} for event in stored])
    return stored


def _advance_journal(connection: Connection, meeting_id: str, count: int) -> int:
    """Allot `count` positions; return the one before the first of them."""
    newest: int = connection.execute(_ADVANCE, {"meeting": meeting_id, "count": count}).scalar_one()
    return newest - count


def _advance_stream(connection: Connection, meeting_id: str, stream: str, count: int) -> int:
    # The meeting's lock is held (its head was updated just before), so nobody else makes this stream meanwhile.
    told = {"meeting": meeting_id, "told": stream, "count": count}
    newest: int | None = connection.execute(_ADVANCE_STREAM, told).scalar_one_or_none()
    if newest is None:
        connection.execute(_BEGIN_STREAM, {"meeting_id": meeting_id, "stream": stream, "seq": count})
        return 0
    return newest - count
