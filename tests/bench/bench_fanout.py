"""CPU of the server per delivered message, and how long until the last of a room has a page turn.

One terminal emits, the server relays to the whole room, the next is emitted when the last has it. Ours, stock
Flask-SocketIO and a bare loop of sends run one after the other with the same bytes and the same crowd.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench.figures import share, tell
from tests.bench.processes import cpu_seconds
from tests.server.live.crowd import Crowd, Member, allow_many_files
from tests.server.live.serving import ROOT

CLIENTS = (50, 500, 2000)
WAYS = ("raw", "ours", "stock")
KINDS = {"page": [1200, 3400, "01K5Z7Q8R9S0T1V2W3X4Y5Z6A7", "01K5Z7Q8R9S0T1V2W3X4Y5Z6A8", 14, 3, 0.1, 0.9, 21.5],
         "ink": ["01K5Z7Q8R9S0T1V2W3X4Y5Z6A7", 7, *range(16000, 16080), 22.5]}
BYTES = {"page": 137, "ink": 550}
DELIVERIES = {"page": 60_000, "ink": 30_000}
"""Deliveries to measure over: enough for the kernel's clock ticks of 10 ms to be noise."""
WARM_ROUNDS = 5


def main() -> None:
    """Measure and print."""
    allow_many_files()
    for clients in CLIENTS:
        measured = {way: _measure(way, clients) for way in WAYS}
        for kind, size in BYTES.items():
            ours = measured["ours"][kind]
            about: dict[str, Any] = {"clients": clients, "kind": kind, "bytes": size}
            for against in ("raw", "stock"):
                rival = measured[against][kind]
                tell("fanout", "cpu_per_delivery", ours[0], "us", against, rival[0], **about)
                tell("fanout", "to_last_p50", ours[1], "ms", against, rival[1], **about)
                tell("fanout", "to_last_p99", ours[2], "ms", against, rival[2], **about)


def _measure(way: str, clients: int) -> dict[str, tuple[float, float, float]]:
    """By kind: CPU microseconds per delivery, and p50 and p99 to the last in milliseconds."""
    figures = {}
    with serving(way) as (pid, port):
        heard = [0]

        def hear(member: Member, packet: bytes) -> None:
            heard[0] += 1

        crowd = Crowd(port, hear)
        # Not everybody is registered the moment they were let in.
        crowd.join(clients, lambda number: None)
        for kind, values in KINDS.items():
            rounds = max(30, DELIVERIES[kind] // clients)
            took: list[float] = []
            before = 0.0
            for number in range(WARM_ROUNDS + rounds):
                if number == WARM_ROUNDS:
                    before = cpu_seconds(pid)
                heard[0] = 0
                started = time.perf_counter()
                crowd.members[0].emit("turn", {"seq": number, "page": values})
                assert crowd.until(lambda: heard[0] >= clients, 30), f"{way}: {heard[0]} of {clients} heard it"
                if number >= WARM_ROUNDS:
                    took.append((time.perf_counter() - started) * 1000)
            cpu = (cpu_seconds(pid) - before) / (rounds * clients) * 1e6
            figures[kind] = (cpu, share(took, 0.5), share(took, 0.99))
        crowd.close()
    return figures


@contextmanager
def serving(way: str) -> Iterator[tuple[int, int]]:
    """A relaying server: its process and port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "tests.bench.fanout_server", str(port), way]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        deadline = time.monotonic() + 30
        while True:
            assert process.poll() is None and time.monotonic() < deadline, f"{way} did not start"
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()
