"""The live channel: one connection per terminal and meeting, told its streams in order."""

import random
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from flask_socketio import SocketIO
from prometheus_client import Counter, Gauge
from pydantic import ValidationError
from socketio.exceptions import ConnectionRefusedError as Refusal

from agenda.reading import TIMED_READERS
from agenda.vocabulary import Role
from server import logs
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.db.transaction import Database
from server.entrypoints import identity, signals, welcome
from server.entrypoints.company import CompanyTeller
from server.entrypoints.gateway import Gateway, malformed_reply, problem_reply
from server.entrypoints.readiness import TELL_SECONDS, ReadinessTeller
from server.errors import Problem
from server.journal import replay
from server.journal.broadcast import Broadcast
from server.journal.delivery import Delivery
from server.journal.models import StoredEvent
from server.meetings import audiences
from server.wire import live
from server.wire.base import PROTOCOL_VERSION

PULSE_SECONDS = 5
TAIL_SECONDS = 0.25
"""How soon what the worker wrote is told."""

RECONSIDER_AFTER = frozenset({"admission.changed", "attendees.changed", "agenda.changed", "readers.changed"})
"""Facts that may let somebody into a stream or out of one."""
RECONSIDER_TIMED_AFTER = frozenset({"item.started", "item.closed", "item.postponed"})
"""Facts that may do so to those who read an item's papers only while it concerns them."""

_log = logs.logger("sockets")
_connected = Gauge("yixi_live_connections", "Terminals on the live channel")
_behind = Counter("yixi_live_since_total", "Times a terminal found itself behind and asked for the rest")


@dataclass
class Connection:
    """One terminal on the live channel."""

    sid: str
    actor: Actor
    meeting: str
    token: str
    streams: set[str] = field(default_factory=set)


class LiveChannel:
    """Joins Socket.IO to the gateway and the journal."""

    def __init__(
        self, socketio: SocketIO, delivery: Delivery, db: Database, gateway: Gateway, broadcast: Broadcast
    ) -> None:
        self._io = socketio
        self._delivery = delivery
        self._db = db
        self._gateway = gateway
        self._broadcast = broadcast
        self._connections: dict[str, Connection] = {}
        self._stopping = False
        self._joining = threading.Lock()
        self._readiness = ReadinessTeller(db, lambda: list(self._connections.values()), self._send_signal)
        self._company = CompanyTeller(db, lambda: list(self._connections.values()), self._send_signal)
        # On Socket.IO's own server: Flask-SocketIO would make a request context for every message.
        for name in ("connect", "disconnect", "command", "since", "signal"):
            self._server.on(name, getattr(self, f"_{name}"))

    def start(self) -> None:
        """Begin the pulse, and picking up what other processes commit."""
        self._io.start_background_task(self._pulse_forever)
        self._io.start_background_task(self._tail_forever)
        self._io.start_background_task(self._readiness_forever)

    def stop(self, after_seconds: float = 1.0) -> None:
        """Refuse new terminals and tell those here to come back, each at a moment of its own."""
        self._stopping = True
        for sid in list(self._connections):
            message = live.ServerRestarting(after_seconds=after_seconds + random.uniform(0, 2))
            self._delivery.send(sid, "server_restarting", message)

    # --- called by Socket.IO ---

    def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        try:
            if self._stopping:
                raise Problem("server_stopping")
            shake = live.Handshake.model_validate(auth)
            if shake.protocol != PROTOCOL_VERSION:
                raise Problem("terminal_too_old" if shake.protocol < PROTOCOL_VERSION else "server_too_old")
            # One at a time, and others between: a thousand that come back at once must not hold up the rest.
            with self._joining:
                self._io.sleep(0)
                self._join(sid, shake)
        except ValidationError as wrong:
            raise Refusal(*_refusal(malformed_reply(wrong))) from None
        except Problem as problem:
            raise Refusal(*_refusal(problem_reply(problem))) from None

    def _join(self, sid: str, shake: live.Handshake) -> None:
        # The turn is held between the snapshot and entering the streams: nothing is told in between, nothing twice.
        with self._broadcast.turn(shake.meeting), self._db.read() as session:
            actor = identity.place(session, identity.who(session, shake.token, self._db.clock.now()), shake.meeting)
            if actor.face == "nobody":
                raise Problem("not_logged_in")
            if not _takes_part(actor, shake.meeting):
                raise Problem("not_in_meeting")
            rules.require(actor, Permission.MEETING_READ)
            welcomed = welcome.welcome(session, actor, shake, self._db.clock.now())
            connection = Connection(sid, actor, shake.meeting, shake.token)
            self._broadcast.listen(shake.meeting, replay.positions(session, [shake.meeting])[shake.meeting])
            self._connections[sid] = connection
            _connected.set(len(self._connections))
            self._delivery.send(sid, "welcome", welcomed)
            for stream in audiences.streams_of(session, actor):
                self._enter(connection, stream)
        _log.info("joined", meeting=shake.meeting, attendee=actor.attendee, face=actor.face)

    def _disconnect(self, sid: str, reason: Any = None) -> None:
        connection = self._connections.pop(sid, None)
        _connected.set(len(self._connections))
        if connection is not None and not any(c.meeting == connection.meeting for c in self._connections.values()):
            self._broadcast.forget(connection.meeting)

    def _command(self, sid: str, raw: Any = None) -> dict[str, Any]:
        connection = self._connections.get(sid)
        if connection is None:
            return live.Refused(ok=False, problem=problem_reply(Problem("not_in_meeting"))).model_dump(mode="json")
        return self._gateway.command(connection.actor, connection.meeting, raw).model_dump(mode="json")

    def _since(self, sid: str, raw: Any = None) -> dict[str, Any]:
        connection = self._connections.get(sid)
        if connection is None:
            return {"streams": []}
        _behind.inc()
        asked = live.SinceRequest.model_validate(raw).since
        with self._broadcast.turn(connection.meeting), self._db.read() as session:
            heard = {audiences.outer(stream): stream for stream in audiences.streams_of(session, connection.actor)}
            since = {heard[one.stream]: one.seq for one in asked if one.stream in heard}
            states = welcome.stream_states(session, connection.actor, since)
        return live.SinceReply(streams=states).model_dump(mode="json")

    def _signal(self, sid: str, raw: Any = None) -> None:
        connection = self._connections.get(sid)
        if connection is None:
            return
        if isinstance(raw, dict) and raw.get("name") == "holding":
            self._readiness.heard(connection, raw.get("payload"))
            return
        if isinstance(raw, dict) and raw.get("name") == "together":
            self._readiness.heard_together(connection, raw.get("payload"))
            return
        carried = signals.carry(self._db, connection.actor, connection.meeting, raw)
        if carried is not None:
            stream, message = carried
            audience = _audience(connection.meeting, stream)
            carried_on = {"name": message.name, "payload": message.payload}
            self._delivery.spread(audience, "signal", carried_on, droppable=True, skip=connection.sid)

    # --- called by the broadcast ---

    def tell(self, meeting_id: str, event: StoredEvent) -> None:
        """Send an event to its stream; then let in and out whom it concerns."""
        self._delivery.spread(_audience(meeting_id, event.stream), "event", replay.told(event))
        if event.name in RECONSIDER_AFTER:
            self._reconsider(meeting_id)
        elif event.name in RECONSIDER_TIMED_AFTER:
            self._reconsider(meeting_id, TIMED_READERS)

    def _reconsider(self, meeting_id: str, roles: Collection[Role] | None = None) -> None:
        here = [c for c in self._connections.values() if c.meeting == meeting_id]
        for connection in [c for c in here if roles is None or c.actor.role in roles]:
            with self._db.read() as session:
                actor = identity.place(
                    session, identity.who(session, connection.token, self._db.clock.now()), connection.meeting
                )
                connection.actor = actor
                heard = set(audiences.streams_of(session, actor)) if _takes_part(actor, meeting_id) else set()
                for stream in sorted(connection.streams - heard):
                    self._leave(connection, stream)
                    closed = live.StreamClosed(stream=audiences.outer(stream))
                    self._delivery.send(connection.sid, "stream.closed", closed)
                for stream in sorted(heard - connection.streams):
                    opened = welcome.stream_opened(session, actor, stream)
                    self._delivery.send(connection.sid, "stream.opened", opened)
                    self._enter(connection, stream)

    def _send_signal(self, sid: str, message: dict[str, Any]) -> None:
        self._delivery.send(sid, "signal", message, droppable=True)

    def _enter(self, connection: Connection, stream: str) -> None:
        connection.streams.add(stream)
        self._server.enter_room(connection.sid, _audience(connection.meeting, stream), namespace="/")

    def _leave(self, connection: Connection, stream: str) -> None:
        connection.streams.discard(stream)
        self._server.leave_room(connection.sid, _audience(connection.meeting, stream), namespace="/")

    @property
    def _server(self) -> Any:
        return self._io.server  # type: ignore[attr-defined]  # the stub leaves it out

    # --- in the background ---

    def _tail_forever(self) -> None:
        while True:
            self._io.sleep(TAIL_SECONDS)  # type: ignore[arg-type]  # the stub knows whole seconds only
            try:
                self._broadcast.catch_up()
            except Exception:
                _log.exception("tail_failed")

    def _readiness_forever(self) -> None:
        while True:
            self._io.sleep(TELL_SECONDS)
            try:
                self._readiness.turn()
                self._company.turn()
            except Exception:
                _log.exception("readiness_failed")

    def _pulse_forever(self) -> None:
        while True:
            self._io.sleep(PULSE_SECONDS)
            try:
                self._pulse()
            except Exception:
                _log.exception("pulse_failed")

    def _pulse(self) -> None:
        now = self._db.clock.now()
        for meeting_id in {connection.meeting for connection in self._connections.values()}:
            with self._broadcast.turn(meeting_id), self._db.read() as session:
                heads = replay.stream_heads(session, meeting_id)
                for connection in [c for c in self._connections.values() if c.meeting == meeting_id]:
                    streams = [
                        live.StreamPosition(stream=audiences.outer(stream), seq=heads.get(stream, 0))
                        for stream in sorted(connection.streams)
                    ]
                    pulse = live.Pulse(streams=streams, at=now)
                    self._delivery.send(connection.sid, "pulse", pulse, droppable=True)


def _takes_part(actor: Actor, meeting_id: str) -> bool:
    return actor.meeting == meeting_id and (actor.attendee is not None or actor.face == "screen")


def _audience(meeting_id: str, stream: str) -> str:
    return f"{meeting_id}:{stream}"


def _refusal(problem: live.ProblemReply) -> tuple[str, dict[str, Any]]:
    return problem.code, problem.model_dump(mode="json")
