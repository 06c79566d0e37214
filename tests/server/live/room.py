"""A served meeting with a crowd on bare sockets, and what each of them was told."""

import json
import urllib.request
from typing import Any

from annotations.marks import Ink
from annotations.strokes import checksum
from server.wire.base import PROTOCOL_VERSION
from terminal_client.headless.entering import by_terminal
from terminal_client.headless.terminal import new_id
from tests.server.live.crowd import Crowd, Member
from tests.server.live.serving import Served


class Room:
    """A served meeting, and what each member of a crowd was told."""

    def __init__(self, served: Served, way: str) -> None:
        self.served = served
        self.way = way
        self.told: dict[int, list[list[Any]]] = {}
        self.crowd = Crowd(served.port, self._hear)
        self.tokens = {
            key: by_terminal(served.url, secret).token for key, secret in served.scenario["terminal_tokens"].items()
        }

    def handshake(self, key: str, **more: object) -> dict[str, Any]:
        """What this person's terminal sends on joining."""
        meeting = self.served.scenario["meeting"]
        return {"protocol": PROTOCOL_VERSION, "token": self.tokens[key], "meeting": meeting, **more}

    def join(self, key: str, receive_bytes: int = 0, **more: object) -> Member:
        """Somebody joins on a bare socket."""
        return self.crowd.join(1, lambda number: self.handshake(key, **more), receive_bytes=receive_bytes)[0]

    def draw(self, member: Member, points: int = 3, layer: str = "shared", timeout: float = 20) -> None:
        """A stroke, acknowledged."""
        answers: list[bytes] = []
        command = {"id": new_id(), "name": "mark.add", "payload": self.stroke(points, layer)}
        member.ask("command", command, answers.append)
        assert self.crowd.until(lambda: bool(answers), timeout), "no answer"
        assert answers[0].startswith(b'[{"ok":true'), answers[0][:300]

    def stroke(self, points: int, layer: str = "shared") -> dict[str, Any]:
        """A stroke of so many points on the open paper."""
        steps = ([7, 7, -7, -7] * points)[: 2 * points - 2]
        shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, *steps), pressures=())
        self.page = getattr(self, "page", 0) % 3 + 1
        return {
            "mark": new_id(), "version": self.served.scenario["versions"][0], "page": self.page, "layer": layer,
            "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
        }

    def events(self, member: Member, stream: str = "room") -> list[int]:
        """The numbers of the events of a stream it was told."""
        mine = self.told.get(member.number, [])
        return [one[1]["seq"] for one in mine if one[0] == "event" and one[1]["stream"] == stream]

    def heard(self, member: Member, name: str) -> list[Any]:
        """The bodies of its messages of this name."""
        return [one[1] if len(one) > 1 else None for one in self.told.get(member.number, []) if one[0] == name]

    def inks(self, member: Member) -> int:
        """How many pieces of strokes it was signalled; who holds what and who is here is told by signals too."""
        return len([body for body in self.heard(member, "signal") if body["name"] == "ink"])

    def head(self, member: Member, stream: str = "room") -> int:
        """The number `welcome` named."""
        states = self.heard(member, "welcome")[0]["streams"]
        return next(int(state["seq"]) for state in states if state["stream"] == stream)

    def metric(self, name: str) -> float:
        """A counter of the server."""
        with urllib.request.urlopen(f"{self.served.url}/metrics") as answer:
            lines = answer.read().decode().splitlines()
        return sum(float(line.split()[1]) for line in lines if line.startswith(name + " "))

    def ink(self, key: str, points: int = 3) -> dict[str, Any]:
        """A signal: a piece of a stroke while the pen is down."""
        return {
            "name": "ink",
            "payload": {
                "author": self.served.scenario["attendees"][key], "version": self.served.scenario["versions"][0],
                "page": 1, "layer": "shared",
                "segment": {
                    "mark_id": new_id(), "kind": "ink", "colour": "#1f4e79", "width": 60, "first_index": 0,
                    "points": [100, 100, *([5, 5] * (points - 1))], "pressures": [],
                },
            },
        }

    def _hear(self, member: Member, packet: bytes) -> None:
        self.told.setdefault(member.number, []).append(json.loads(packet[2:]))
