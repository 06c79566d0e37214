"""A whole terminal: joins, keeps its state, sends commands again with the same id until they are answered."""

import random
import threading
import time
from collections.abc import Callable
from typing import Any

from server.wire import registry
from server.wire.base import PROTOCOL_VERSION, Wire
from server.wire.live import Accepted, CommandMessage, Refused
from server.wire.people import Entrance
from terminal_client.headless import entering
from terminal_client.headless.link import Link, LinkLost, LinkRefused
from terminal_client.headless.state import Snapshot, Streams

ACKNOWLEDGE_SECONDS = 10
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ANSWERS: dict[bool, type[Accepted] | type[Refused]] = {True: Accepted, False: Refused}


def new_id() -> str:
    """A new id for a command, mark or note."""
    return "".join(random.SystemRandom().choices(_ALPHABET, k=26))


class Terminal:
    """One person's or screen's place in one meeting. Methods may be called from any thread."""

    def __init__(self, base_url: str, token: str, meeting: str) -> None:
        self.base_url = base_url
        self.token = token
        self.meeting = meeting
        self.me: dict[str, Any] = {}
        self.refused: str = ""
        """The code the last handshake was refused with."""
        self.told: list[tuple[str, int]] = []
        """Stream and number of every event that was applied, in order."""
        self.on_event: Callable[[dict[str, Any]], None] = lambda event: None
        self.on_signal: Callable[[dict[str, Any]], None] = lambda signal: None
        """Both are called on the link's thread and must not wait for an answer."""
        self.lag_seconds = 0.0
        """How long each message lies before it is read: a slow tablet."""
        self._streams = Streams()
        self._epoch = ""
        self._link: Link | None = None
        self._offline = False
        self._closed = False
        self._welcomed = False
        self._changed = threading.Condition(threading.RLock())
        self._keeper: threading.Thread | None = None

    @classmethod
    def enter(cls, base_url: str, *, terminal_token: str = "", entrance: Entrance | None = None) -> "Terminal":
        """Come in with a bound terminal's secret, or with an entrance got otherwise; raises `entering.Refusal`."""
        came = entrance or entering.by_terminal(base_url, terminal_token)
        if came.meeting is None:
            raise entering.Refusal("meeting_unknown", 404, {})
        return cls(base_url, came.token, came.meeting)

    # --- the link ---

    def connect(self, seconds: float = 15) -> "Terminal":
        """Join and stay in, again and again; return when live, raise `LinkRefused` or `LinkLost` if that fails."""
        if self._keeper is None:
            self._keeper = threading.Thread(target=self._keep_linked, name="terminal", daemon=True)
            self._keeper.start()
        if not self.wait_for(lambda: self.is_live or bool(self.refused), seconds):
            raise LinkLost("welcome")
        if self.refused:
            raise LinkRefused(self.refused)
        return self

    @property
    def is_live(self) -> bool:
        """Welcomed, and the link is up."""
        return self._link is not None and not self._link.is_lost and self._welcomed

    def drop(self) -> None:
        """Break the line without a word; it comes back by itself."""
        link = self._link
        if link is not None:
            link.cut()

    def go_offline(self) -> None:
        """Break the line and stay away."""
        self._offline = True
        self.drop()

    def go_online(self) -> None:
        """Come back."""
        self._offline = False

    def close(self) -> None:
        """Leave for good."""
        self._closed = True
        link = self._link
        if link is not None:
            link.close()
        if self._keeper is not None:
            self._keeper.join(timeout=5)

    # --- what is known ---

    def snapshot(self, stream: str) -> Snapshot | None:
        """What is known of a stream: `room`, `staff`, `me`, `item/<id>`."""
        with self._changed:
            return self._streams.snapshots.get(stream)

    @property
    def documents(self) -> list[Any]:
        """Every paper one may read, whichever stream tells of it."""
        with self._changed:
            return [paper for held in self._streams.snapshots.values() for paper in held.get("documents", ())]

    @property
    def streams(self) -> dict[str, Snapshot]:
        """Everything that is known, by stream."""
        with self._changed:
            return dict(self._streams.snapshots)

    @property
    def read(self) -> dict[str, int]:
        """How far each stream was read."""
        with self._changed:
            return dict(self._streams.read)

    def wait_for(self, holds: Callable[[], bool], seconds: float = 10) -> bool:
        """Wait until something holds of what is known; false if it does not in time."""
        with self._changed:
            return self._changed.wait_for(holds, seconds)

    # --- what is said ---

    def command(
        self, name: str, payload: Wire | dict[str, Any], *, command_id: str = "", seconds: float = 60
    ) -> Accepted | Refused:
        """Do a command; sent again with the same id after a lost link. Raises `LinkLost` when time runs out."""
        fields = payload.model_dump(mode="json") if isinstance(payload, Wire) else payload
        message = CommandMessage(id=command_id or new_id(), name=name, payload=fields).model_dump(mode="json")
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not self.wait_for(lambda: self.is_live or self._closed, left) or self._closed:
                break
            link = self._link
            if link is None:
                continue
            try:
                answer = link.ask("command", message, min(left, ACKNOWLEDGE_SECONDS))
            except LinkLost:
                link.cut()
                continue
            return _ANSWERS[answer["ok"]].model_validate(answer)
        raise LinkLost(name)

    def submit(self, name: str, payload: dict[str, Any], answered: Callable[[Any], None]) -> None:
        """Send a command once without waiting; for load. The raw answer comes on the link's thread."""
        link = self._link
        if link is None:
            raise LinkLost(name)
        link.tell("command", {"id": new_id(), "name": name, "payload": payload}, answered)

    def signal(self, name: str, payload: Wire | dict[str, Any]) -> None:
        """Send a signal, or drop it."""
        fields = payload.model_dump(mode="json") if isinstance(payload, Wire) else payload
        registry.SIGNALS[name].payload.model_validate(fields)
        link = self._link
        if link is not None and self.is_live:
            try:
                link.tell("signal", {"name": name, "payload": fields})
            except LinkLost:
                pass  # signals are never sent again

    # --- on other threads ---

    def _keep_linked(self) -> None:
        attempt = 0
        while not self._closed:
            link = self._link
            if self._offline or (link is not None and not link.is_lost):
                time.sleep(0.02)
                continue
            attempt = 0 if self._try_link() else attempt + 1
            if attempt:
                time.sleep(min(5.0, 0.1 * 2**attempt) * random.uniform(0.5, 1))

    def _try_link(self) -> bool:
        with self._changed:
            self._welcomed = False
            handshake = {
                "protocol": PROTOCOL_VERSION, "token": self.token, "meeting": self.meeting, "epoch": self._epoch,
                "since": self._streams.positions(),
            }
        try:
            link = Link(self.base_url, handshake, self._heard)
        except LinkRefused as refused:
            with self._changed:
                self.refused = refused.code
                self._changed.notify_all()
            return False
        except (LinkLost, OSError):
            return False
        with self._changed:
            self.refused = ""
            self._link = link
            self._changed.notify_all()
        return True

    def _heard(self, name: str, message: Any) -> None:
        if self.lag_seconds:
            time.sleep(self.lag_seconds)
        with self._changed:
            if name == "welcome":
                self._welcome(message)
            elif name == "event":
                self._event(message)
            elif name == "stream.opened":
                self._streams.begin(message["stream"], message["seq"], message["snapshot"])
            elif name == "stream.closed":
                self._streams.drop(message["stream"])
            elif name == "pulse" and self._streams.is_behind(message["streams"]):
                self._ask_since()
            elif name == "resync" and self._link is not None:
                self._link.cut()
            self._changed.notify_all()
        if name == "signal":
            self.on_signal(message)

    def _welcome(self, message: dict[str, Any]) -> None:
        heard = {state["stream"] for state in message["streams"]}
        for stream in list(self._streams.read):
            if stream not in heard or self._epoch != message["epoch"]:
                self._streams.drop(stream)
        self._epoch = message["epoch"]
        self._welcomed = True
        self.me = message["me"]
        self._catch_up(message["streams"])

    def _catch_up(self, states: list[dict[str, Any]]) -> None:
        for state in states:
            if state["snapshot"] is not None:
                self._streams.begin(state["stream"], state["seq"], state["snapshot"])
            for event in state["events"]:
                self._event(event)

    def _event(self, event: dict[str, Any]) -> None:
        before = self._streams.read.get(event["stream"])
        if not self._streams.apply(event):
            self._ask_since()
        elif self._streams.read.get(event["stream"]) != before:
            self.told.append((event["stream"], event["seq"]))
            self.on_event(event)

    def _ask_since(self) -> None:
        # On the link's own thread nothing may wait for an answer: it is handed over when it comes.
        link = self._link
        if link is not None:
            link.tell("since", {"since": self._streams.positions()}, self._since_answered)

    def _since_answered(self, reply: dict[str, Any]) -> None:
        with self._changed:
            known = [state for state in reply["streams"] if state["stream"] in self._streams.read]
            self._catch_up(known)
            self._changed.notify_all()
