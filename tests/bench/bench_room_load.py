"""A lively meeting: 100 terminals, 150 ink signals, 2 page turns and 20 durable commands a second, each at its time."""

import time
from functools import partial
from typing import Any

from annotations.marks import Ink
from annotations.strokes import checksum
from terminal_client.headless.terminal import new_id
from tests.bench.figures import share, tell
from tests.bench.live_room import LiveRoom, live_room
from tests.bench.processes import cpu_seconds

TERMINALS = 100
SECONDS = 15
RATES = {"ink": 150, "turn": 2, "command": 20}
WAYS = ("fast", "stock")


def main() -> None:
    """Measure and print."""
    ours, stock = (_measure(way) for way in WAYS)
    about: dict[str, Any] = {"terminals": TERMINALS, "seconds": SECONDS}
    about |= {f"{kind}_per_second": rate for kind, rate in RATES.items()}
    for figure, unit in (("cpu_share", "%"), ("turn_p99", "ms"), ("ink_p99", "ms"), ("command_p99", "ms"),
                         ("ink_arrived", "%")):
        tell("room_load", figure, ours[figure], unit, "stock", stock[figure], **about)


def _measure(way: str) -> dict[str, float]:
    with live_room(way, TERMINALS) as room:
        chair = room.crowd.members[0]
        version = room.served.scenario["versions"][0]
        shown = room.command(chair, "view.present", {"version": version, "page": 1})
        commands: list[float] = []
        due = dict.fromkeys(RATES, 0.0)
        began, cpu, count, turns = time.perf_counter(), cpu_seconds(room.served.pid), 0, 0
        while (now := time.perf_counter() - began) < SECONDS:
            for kind, rate in RATES.items():
                while due[kind] <= now:
                    due[kind] += 1 / rate
                    count += 1
                    if kind == "ink":
                        room.ink(room.crowd.members[count % TERMINALS], TERMINALS - 1)
                    elif kind == "turn":
                        turns += 1
                        room.expect("turn", f"view {shown['view'] + turns}", TERMINALS)
                        payload = {"version": version, "page": turns % 3 + 1, "term": shown["term"]}
                        chair.ask("command", {"id": new_id(), "name": "view.turn", "payload": payload}, _done)
                    else:
                        _draw(room, count, commands)
            room.crowd.turn(max(0.0, min(due.values()) - (time.perf_counter() - began)))
        cpu = cpu_seconds(room.served.pid) - cpu
        # Turns are events: every one arrives everywhere. Ink may be dropped where the machine is too slow for it.
        assert room.crowd.until(lambda: len(room.arrived["turn"]) == turns, 30), f"{room.arrived['turn']} of {turns}"
    return {
        "ink_arrived": len(room.arrived["ink"]) / (SECONDS * RATES["ink"]) * 100,
        "cpu_share": cpu / SECONDS * 100, "turn_p99": share(room.arrived["turn"], 0.99),
        "ink_p99": share(room.arrived["ink"], 0.99), "command_p99": share(commands, 0.99),
    }


def _draw(room: LiveRoom, count: int, took: list[float]) -> None:
    shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, *([30, 20] * 40)), pressures=())
    payload = {
        "mark": new_id(), "version": room.served.scenario["versions"][0], "page": count % 3 + 1, "layer": "shared",
        "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
    }
    member = room.crowd.members[count % TERMINALS]
    answered = partial(_answered, took, time.perf_counter())
    member.ask("command", {"id": new_id(), "name": "mark.add", "payload": payload}, answered)


def _done(answer: bytes) -> None:
    assert b'"ok":true' in answer, answer[:200]


def _answered(took: list[float], asked: float, answer: bytes) -> None:
    assert b'"ok":true' in answer, answer[:200]
    took.append((time.perf_counter() - asked) * 1000)
