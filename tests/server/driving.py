"""Short words for tests that drive a meeting through the gateway."""

import secrets
from typing import Any

from server.access.actor import Actor
from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.journal import replay
from server.journal.models import StoredEvent
from server.meetings.models import Meeting
from server.wire.live import Accepted, Refused
from tests.factories.house import Gathering, actor_of


class Room:
    """A meeting with people in it who say things."""

    def __init__(self, db: Database, gateway: Gateway, gathering: Gathering) -> None:
        self.db = db
        self.gateway = gateway
        self.gathering = gathering

    def actor(self, key: str) -> Actor:
        """One of the cast."""
        return actor_of(self.gathering, key)

    def says(self, key: str, name: str, *, id: str | None = None, **payload: Any) -> Accepted | Refused:
        """Somebody gives a command."""
        message = {"id": id or secrets.token_hex(8), "name": name, "payload": payload}
        return self.gateway.command(self.actor(key), self.gathering.meeting, message)

    def does(self, key: str, name: str, **payload: Any) -> dict[str, Any]:
        """Somebody gives a command that must be accepted."""
        answer = self.says(key, name, **payload)
        assert isinstance(answer, Accepted), answer
        return answer.reply

    def refused(self, key: str, name: str, **payload: Any) -> str:
        """Somebody gives a command that must be refused; which code. Nothing may be told."""
        before = len(self.journal())
        answer = self.says(key, name, **payload)
        assert isinstance(answer, Refused), answer
        assert len(self.journal()) == before
        return answer.problem.code

    def drives(self, key: str, name: str, **payload: Any) -> dict[str, Any]:
        """Somebody takes the step that is next."""
        return self.does(key, name, step=self.step, **payload)

    @property
    def step(self) -> int:
        """The number of steps taken."""
        with self.db.read() as session:
            return session.get_one(Meeting, self.gathering.meeting).step

    def journal(self) -> list[StoredEvent]:
        """Everything told so far."""
        with self.db.read() as session:
            head = replay.positions(session, [self.gathering.meeting])[self.gathering.meeting]
            return list(replay.events_between(session, self.gathering.meeting, 0, head))

    def told(self, since: int) -> list[tuple[str, str]]:
        """(stream, event) of everything told after the first `since` events."""
        return [(event.stream, event.name) for event in self.journal()[since:]]
