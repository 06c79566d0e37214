"""Durable commands a second: 50 terminals on the real socket, SQLite FULL; beside bare inserts on the same disk."""

import json
import sqlite3
import tempfile
import threading
import time
from pathlib import Path

from annotations.marks import Ink
from annotations.strokes import checksum
from terminal_client.headless.terminal import Terminal, new_id
from tests.server.live.serving import Served

TERMINALS = 50
SECONDS = 10


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        bare = _bare_inserts(Path(folder) / "bare.db")
        served = Served(Path(folder) / "data", "eventlet")
        try:
            took = _commands(served)
        finally:
            served.close()
    per_second = len(took) / SECONDS
    _say("rate", per_second, "commands/s", bare)
    for share, figure in ((0.5, "p50"), (0.99, "p99")):
        _say(figure, sorted(took)[int(len(took) * share)] * 1000, "ms", None)


def _say(figure: str, value: float, unit: str, against: float | None) -> None:
    line = {
        "bench": "commands_per_second", "figure": figure, "value": round(value, 1), "unit": unit,
        "against": "bare_sqlite_full" if against else None, "ratio": round(value / against, 3) if against else None,
        "terminals": TERMINALS, "seconds": SECONDS,
    }
    print(json.dumps(line), flush=True)


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


def _commands(served: Served) -> list[float]:
    """Seconds each acknowledged stroke took, of all terminals together."""
    tokens = served.scenario["terminal_tokens"]
    voters = [tokens[key] for key in ("chen", "wu", "qian", "lin", "sun")]
    terminals = [
        Terminal.enter(served.url, terminal_token=voters[place % len(voters)]).connect() for place in range(TERMINALS)
    ]
    until = time.perf_counter() + SECONDS
    took: list[float] = []
    threads = [threading.Thread(target=_draw, args=(terminal, served, until, took)) for terminal in terminals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for terminal in terminals:
        terminal.close()
    return took


def _draw(terminal: Terminal, served: Served, until: float, took: list[float]) -> None:
    shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, 50, 50, 20, 20), pressures=())
    page = 0
    while time.perf_counter() < until:
        page = page % 3 + 1
        started = time.perf_counter()
        answer = terminal.command("mark.add", {
            "mark": new_id(), "version": served.scenario["versions"][0], "page": page, "layer": "private",
            "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
        })
        if answer.ok:
            took.append(time.perf_counter() - started)
