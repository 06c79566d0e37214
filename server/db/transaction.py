"""One transaction: rows, audit entries, events and jobs reach the disk together or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from server.clock import Clock
from server.db.engine import WRITES
from server.wire.base import Wire
from server.wire.live import Actor as ActorMessage


@dataclass(frozen=True)
class Posted:
    """An event waiting for its numbers: `stream` is `room`, `staff`, `item/<id>` or `me/<attendee>`."""

    meeting: str
    stream: str
    name: str
    payload: Wire


@dataclass(frozen=True)
class Recorded:
    """An audit entry waiting for its place in the chain of its scope (a meeting's id, or `site`)."""

    scope: str
    action: str
    object: str
    outcome: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Enqueued:
    """A job for the worker process."""

    kind: str
    subject: str
    urgency: int


class Told(Protocol):
    """An event with its numbers, as the journal stored it."""

    @property
    def meeting_id(self) -> str: ...
    @property
    def position(self) -> int: ...


@dataclass
class Transaction:
    """What an action works with; it never commits, emits, sleeps or reads a clock."""

    session: Session
    now: datetime
    actor: ActorMessage
    meeting: str | None
    """The meeting whose journal is locked for this transaction."""
    posted: list[Posted] = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)
    enqueued: list[Enqueued] = field(default_factory=list)

    def post(self, name: str, stream: str, payload: Wire, *, meeting: str | None = None) -> None:
        """Tell a stream of the meeting that something happened, once it is committed."""
        target = meeting or self.meeting
        if target is None:
            raise RuntimeError(f"{name} was posted outside any meeting")
        self.posted.append(Posted(target, stream, name, payload))

    def record(self, action: str, object: str, *, outcome: str = "done", **facts: Any) -> None:
        """Add an entry to the audit trail; facts are ids and numbers, never contents."""
        self.recorded.append(Recorded(self.meeting or "site", action, object, outcome, facts))

    def enqueue(self, kind: str, subject: str, *, urgency: int = 1) -> None:
        """Ask the worker process to do something about a subject (an id); 0 goes before 1."""
        self.enqueued.append(Enqueued(kind, subject, urgency))


NOBODY = ActorMessage(attendee=None, name="", role=None, on_behalf=False)
"""The system itself: the worker, the seed."""

Finisher = Callable[[Transaction], Sequence[Told]]
Opener = Callable[[Transaction], None]


class Database:
    """Hands out transactions. `opener` locks, `finisher` numbers and stores what was posted, recorded and enqueued."""

    def __init__(self, engine: Engine, clock: Clock, opener: Opener, finisher: Finisher) -> None:
        self.engine = engine
        self.clock = clock
        self._opener = opener
        self._finisher = finisher
        self.after_commit: Callable[[Sequence[Told]], None] = lambda told: None
        """Called with the events of each committed transaction; `create_app` puts the broadcast here."""

    @contextmanager
    def write(self, actor: ActorMessage = NOBODY, meeting: str | None = None) -> Iterator[Transaction]:
        """A write transaction; told to the streams after its commit, rolled back on any exception."""
        with self.engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: True})
            with Session(connection, expire_on_commit=False) as session:
                tx = Transaction(session, self.clock.now(), actor, meeting)
                self._opener(tx)
                yield tx
                session.flush()
                told = self._finisher(tx)
                session.commit()
        self.after_commit(told)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read transaction: one consistent picture."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session
