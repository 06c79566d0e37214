"""How ready the terminals are: what those of this process hold is noted, and told to those who run the meeting."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import ValidationError

from server.access.actor import Actor
from server.db.transaction import Database
from server.documents import holding
from server.journal import replay
from server.meetings import audiences
from server.wire.live import SignalMessage
from server.wire.presenting import TogetherSignal
from server.wire.pushing import HoldingSignal, ReadinessSignal

TELL_SECONDS = 1
VOUCH_TURNS = 15
"""How often, in turns of a second, a process says which terminals are still its own."""


class Connected(Protocol):
    """A terminal of this process."""

    @property
    def sid(self) -> str: ...
    @property
    def actor(self) -> Actor: ...
    @property
    def meeting(self) -> str: ...
    @property
    def streams(self) -> set[str]: ...


@dataclass
class _Known:
    """What was last noted of a connection."""

    streams: tuple[str, ...] = ()
    papers: dict[str, int] = field(default_factory=dict)
    together: bool = False
    changed: bool = True


class ReadinessTeller:
    """Works once a second, however often terminals report."""

    def __init__(
        self,
        db: Database,
        connections: Callable[[], Collection[Connected]],
        send: Callable[[str, dict[str, Any]], None],
    ) -> None:
        self._db = db
        self._connections = connections
        self._send = send
        self._known: dict[str, _Known] = {}
        self._told: dict[str, tuple[object, dict[str, dict[str, Any]]]] = {}
        """By meeting: the state that was looked at, and what was told to whom."""
        self._turns = 0

    def heard(self, connection: Connected, raw: object) -> None:
        """A terminal told what it holds; what is malformed is dropped like any signal."""
        try:
            told = HoldingSignal.model_validate(raw)
        except ValidationError:
            return
        known = self._known.setdefault(connection.sid, _Known())
        papers = {paper.version: paper.pages for paper in told.papers}
        known.changed = known.changed or papers != known.papers
        known.papers = papers

    def heard_together(self, connection: Connected, raw: object) -> None:
        """A terminal told whether it shows what the room sees."""
        try:
            told = TogetherSignal.model_validate(raw)
        except ValidationError:
            return
        known = self._known.setdefault(connection.sid, _Known())
        known.changed = known.changed or told.together != known.together
        known.together = told.together

    def turn(self) -> None:
        """Note what changed since the last turn, then tell where somebody listens."""
        connections = [one for one in self._connections() if one.actor.face in ("terminal", "screen")]
        self._note(connections)
        listening = [one for one in self._connections() if audiences.STAFF in one.streams]
        meetings = {one.meeting for one in listening}
        for gone in self._told.keys() - meetings:
            del self._told[gone]
        for meeting in meetings:
            self._tell(meeting, [one for one in listening if one.meeting == meeting])

    def _note(self, connections: Collection[Connected]) -> None:
        here = {one.sid: one for one in connections}
        gone = [sid for sid in self._known if sid not in here]
        for sid in gone:
            del self._known[sid]
        changed = []
        for connection in connections:
            known = self._known.setdefault(connection.sid, _Known())
            streams = tuple(sorted(connection.streams))
            if known.changed or streams != known.streams:
                known.changed, known.streams = False, streams
                changed.append(holding.Held(
                    connection.sid, connection.meeting, connection.actor.attendee, streams, dict(known.papers),
                    known.together,
                ))
        self._turns += 1
        vouches = self._turns % VOUCH_TURNS == 0 and bool(here)
        if not (gone or changed or vouches):
            return
        with self._db.write() as tx:
            holding.store(tx, changed)
            if gone:
                holding.forget(tx, gone)
            if vouches:
                holding.vouch(tx, list(here))

    def _tell(self, meeting: str, listening: Collection[Connected]) -> None:
        now = self._db.clock.now()
        looked, told = self._told.get(meeting, (None, {}))
        with self._db.read() as session:
            state = (
                holding.fingerprint(session, meeting, now), replay.positions(session, [meeting]).get(meeting),
                frozenset(one.sid for one in listening),
            )
            if state == looked:
                return
            papers = holding.readiness(session, meeting, now)
        telling = {
            # A chair who was let out of an item hears nothing of its papers, not even how many there are.
            one.sid: ReadinessSignal(papers=[paper.paper for paper in papers if paper.stream in one.streams])
            .model_dump(mode="json")
            for one in listening
        }
        self._told[meeting] = (state, telling)
        for sid, payload in telling.items():
            if told.get(sid) != payload:
                self._send(sid, SignalMessage(name="readiness", payload=payload).model_dump(mode="json"))
