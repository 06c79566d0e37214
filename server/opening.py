"""Opening the database with everything a transaction does: lock first; at the end chain, number and queue."""

from collections.abc import Sequence

from server.audit import chain
from server.clock import Clock, SystemClock
from server.db.engine import open_engine
from server.db.transaction import Database, Transaction
from server.errors import Problem
from server.jobs import queue
from server.journal import numbering
from server.journal.models import StoredEvent
from server.settings import Settings


def open_database(settings: Settings, clock: Clock | None = None) -> Database:
    """The database of these settings; it must be migrated."""
    return Database(open_engine(settings.database), clock or SystemClock(), _open, _finish)


def _open(tx: Transaction) -> None:
    if tx.meeting is not None and not numbering.lock(tx.session, tx.meeting):
        raise Problem("meeting_unknown")


def _finish(tx: Transaction) -> Sequence[StoredEvent]:
    stored = numbering.store(tx)
    chain.store(tx)
    queue.store(tx)
    return stored
