"""Durable commands a second: 50 terminals on the real socket, SQLite FULL; beside bare inserts on the same disk."""

import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from annotations.marks import Ink
from annotations.strokes import checksum
from server.wire.base import PROTOCOL_VERSION
from terminal_client.headless.entering import by_terminal
from terminal_client.headless.terminal import new_id
from tests.bench.figures import share, tell
from tests.bench.processes import cpu_seconds
from tests.server.live.crowd import Crowd, Member
from tests.server.live.serving import Served

TERMINALS = 50
SECONDS = 10


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        bare = _bare_inserts(Path(folder) / "bare.db")
        served = Served(Path(folder) / "data", "eventlet")
        try:
            took, cpu = _commands(served)
        finally:
            served.close()
    about: dict[str, Any] = {"terminals": TERMINALS, "seconds": SECONDS}
    tell("commands_per_second", "rate", len(took) / SECONDS, "commands/s", "bare_sqlite_full", bare, **about)
    tell("commands_per_second", "p50", share(took, 0.5) * 1000, "ms", **about)
    tell("commands_per_second", "p99", share(took, 0.99) * 1000, "ms", **about)
    tell("commands_per_second", "server_cpu", cpu / len(took) * 1000, "ms/command", **about)


def _bare_inserts(path: Path) -> float:
    """Single-row transactions a second, WAL, synchronous FULL."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE event (position INTEGER PRIMARY KEY, payload TEXT)")
    started, count = time.perf_counter(), 0
    while time.perf_counter() - started < SECONDS / 5:
        database.execute("INSERT INTO event (payload) VALUES (?)", ("x" * 400,))
        count += 1
    return count / (time.perf_counter() - started)


def _commands(served: Served) -> tuple[list[float], float]:
    """Seconds each acknowledged stroke took, of all terminals together; and the server's CPU seconds for them."""
    crowd = Crowd(served.port)
    tokens = served.scenario["terminal_tokens"]
    entrances = [by_terminal(served.url, tokens[key]) for key in ("chen", "wu", "qian", "lin", "sun")]

    def handshake(number: int) -> dict[str, object]:
        entrance = entrances[number % len(entrances)]
        return {"protocol": PROTOCOL_VERSION, "token": entrance.token, "meeting": entrance.meeting}

    members = crowd.join(TERMINALS, handshake)
    took: list[float] = []
    before, until = cpu_seconds(served.pid), time.perf_counter() + SECONDS

    def draw(member: Member, place: int) -> None:
        shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, 50, 50, 20, 20), pressures=())
        payload = {
            "mark": new_id(), "version": served.scenario["versions"][0], "page": place % 3 + 1, "layer": "private",
            "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
        }
        answered = partial(drawn, member, place, time.perf_counter())
        member.ask("command", {"id": new_id(), "name": "mark.add", "payload": payload}, answered)

    def drawn(member: Member, place: int, asked: float, answer: bytes) -> None:
        assert b'"ok":true' in answer, answer[:300]
        if time.perf_counter() < until:
            took.append(time.perf_counter() - asked)
            draw(member, place + 1)

    for place, member in enumerate(members):
        draw(member, place)
    while time.perf_counter() < until:
        crowd.turn(0.1)
    cpu = cpu_seconds(served.pid) - before
    crowd.close()
    return took, cpu
