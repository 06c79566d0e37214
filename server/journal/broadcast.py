"""Telling after the commit: each meeting's events go out in the order of their positions, whoever committed them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from server.db.transaction import Database, Told
from server.journal import replay
from server.journal.models import StoredEvent


class Fanout(Protocol):
    """Carries one event to all who hear a stream."""

    def tell(self, meeting_id: str, event: StoredEvent) -> None:
        """Send it to every connection in the stream's audience."""
        ...


class Locks(Protocol):
    """Makes locks of the kind the async library wants."""

    def __call__(self) -> AbstractContextManager[object]:
        """A new lock."""
        ...


class Broadcast:
    """Knows for every meeting somebody listens to, up to which position it was told."""

    def __init__(self, db: Database, fanout: Fanout, new_lock: Locks) -> None:
        self._db = db
        self._fanout = fanout
        self._new_lock = new_lock
        self._told: dict[str, int] = {}
        self._locks: dict[str, AbstractContextManager[object]] = {}

    def turn(self, meeting_id: str) -> AbstractContextManager[object]:
        """The meeting's turn to speak: nothing is told while it is held. Joining holds it from snapshot to entering."""
        return self._locks.setdefault(meeting_id, self._new_lock())

    def listen(self, meeting_id: str, position: int) -> None:
        """Somebody joins with a snapshot of `position`; call it with the turn held."""
        self._told.setdefault(meeting_id, position)

    def forget(self, meeting_id: str) -> None:
        """Nobody listens to the meeting any more."""
        self._told.pop(meeting_id, None)

    def committed(self, told: Sequence[Told]) -> None:
        """Tell what a transaction of this process just committed."""
        events = [event for event in told if isinstance(event, StoredEvent)]
        for meeting_id in dict.fromkeys(event.meeting_id for event in events):
            self._tell(meeting_id, [event for event in events if event.meeting_id == meeting_id])

    def catch_up(self) -> None:
        """Tell what other processes committed: the worker, another server. The journal is the truth."""
        if not self._told:
            return
        with self._db.read() as session:
            newest = replay.positions(session, list(self._told))
        for meeting_id, position in newest.items():
            if position > self._told.get(meeting_id, position):
                self._tell(meeting_id, [], position)

    def _tell(self, meeting_id: str, events: list[StoredEvent], upto: int = 0) -> None:
        with self.turn(meeting_id):
            told = self._told.get(meeting_id)
            newest = max(upto, events[-1].position if events else 0)
            if told is None or newest <= told:
                return
            if not events or events[0].position != told + 1:
                # Somebody committed between: read the journal rather than trust what is at hand.
                with self._db.read() as session:
                    events = list(replay.events_between(session, meeting_id, told, newest))
            for event in events:
                if event.position > told:
                    self._fanout.tell(meeting_id, event)
            self._told[meeting_id] = newest
