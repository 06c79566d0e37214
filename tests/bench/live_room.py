"""A real meeting on a real server with a crowd in it, for the benches of the live channel."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from server.wire.base import PROTOCOL_VERSION
from terminal_client.headless.entering import by_terminal
from terminal_client.headless.terminal import new_id
from tests.server.live.crowd import Crowd, Member, allow_many_files
from tests.server.live.serving import Served

PEOPLE = ("chen", "wu", "qian", "lin", "sun")
"""The crowd's terminals are these people's in turn; the first of all is the chair's."""


@dataclass
class LiveRoom:
    """A served meeting; `arrived` is given the milliseconds until the last had each turn and ink signal."""

    served: Served
    crowd: Crowd
    tokens: list[str]
    arrived: dict[str, list[float]] = field(default_factory=lambda: {"turn": [], "ink": []})
    _waiting: dict[str, list[Any]] = field(default_factory=dict)
    term: int = 0

    def handshake(self, number: int, **more: object) -> dict[str, object]:
        """What the crowd's member of this number sends on joining."""
        meeting = self.served.scenario["meeting"]
        token = self.tokens[number % len(self.tokens)]
        return {"protocol": PROTOCOL_VERSION, "token": token, "meeting": meeting, **more}

    def expect(self, kind: str, key: str, count: int) -> None:
        """From now on it counts until so many have heard of it."""
        self._waiting[key] = [count, time.perf_counter(), kind]

    def heard(self, key: str) -> None:
        """One more has heard of it."""
        waiting = self._waiting.get(key)
        if waiting is None:
            return
        waiting[0] -= 1
        if waiting[0] == 0:
            self.arrived[waiting[2]].append((time.perf_counter() - waiting[1]) * 1000)
            del self._waiting[key]

    def command(self, member: Member, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Do a command and wait for its answer."""
        answers: list[bytes] = []
        member.ask("command", {"id": new_id(), "name": name, "payload": payload}, answers.append)
        assert self.crowd.until(lambda: bool(answers), 30), f"{name} was not answered"
        answer: dict[str, Any] = json.loads(answers[0])[0]
        assert answer["ok"], answer
        reply: dict[str, Any] = answer["reply"]
        return reply

    def ink(self, member: Member, hearers: int) -> None:
        """A piece of a stroke, as wide as they come while the pen is down."""
        mark = new_id()
        self.expect("ink", mark, hearers)
        segment = {
            "mark_id": mark, "kind": "ink", "colour": "#1f4e79", "width": 60, "first_index": 0,
            "points": [16000, 16000, *([112, 87] * 30)], "pressures": [],
        }
        author = self.served.scenario["attendees"][PEOPLE[member.number % len(PEOPLE)]]
        version = self.served.scenario["versions"][0]
        payload = {"author": author, "version": version, "page": 1, "layer": "shared", "segment": segment}
        member.emit("signal", {"name": "ink", "payload": payload})


@contextmanager
def live_room(way: str, terminals: int) -> Iterator[LiveRoom]:
    """A meeting with so many terminals in it."""
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder), way)
        secrets = served.scenario["terminal_tokens"]
        tokens = [by_terminal(served.url, secrets[key]).token for key in PEOPLE]
        room = LiveRoom(served, Crowd(served.port), tokens)
        room.crowd.hear = _hearing(room)
        try:
            room.crowd.join(terminals, room.handshake, seconds=300)
            yield room
        finally:
            room.crowd.close()
            served.close()


def _hearing(room: LiveRoom) -> Callable[[Member, bytes], None]:
    """Looks for what is measured without parsing everything: the crowd's CPU is not what is asked about."""

    def hear(member: Member, packet: bytes) -> None:
        if packet.startswith(b'42["signal",{"name":"ink"'):
            at = packet.index(b'"mark_id":"') + 11
            room.heard(packet[at : at + 26].decode())
        elif packet.startswith(b'42["event"') and b'"name":"view.changed"' in packet:
            at = packet.index(b'"view":{"view":') + 15
            room.heard("view " + packet[at : at + 12].split(b",")[0].decode())

    return hear
