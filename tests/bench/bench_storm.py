"""A thousand terminals come back in one moment after the server was killed; and what one costs in memory."""

import json
import threading
import time

from tests.bench.figures import tell
from tests.bench.live_room import live_room
from tests.bench.processes import cpu_seconds, memory_bytes
from tests.server.live.crowd import Crowd, Member

TERMINALS = 1000
MEMORY_TERMINALS = 500


def main() -> None:
    """Measure and print the storm."""
    with live_room("fast", TERMINALS) as room:
        welcomed: list[bytes] = []
        probe = Crowd(room.served.port, lambda member, packet: welcomed.append(packet))
        probe.join(1, room.handshake)
        known = json.loads(welcomed[0][2:])[1]
        since = [{"stream": one["stream"], "seq": one["seq"]} for one in known["streams"]]
        probe.close()
        room.served.kill()
        room.crowd.close()
        room.served.restart()
        before, cpu = memory_bytes(room.served.pid), cpu_seconds(room.served.pid)
        peak = _Peak(room.served.pid)
        current = [0]

        def hear(member: Member, packet: bytes) -> None:
            if packet.startswith(b'42["welcome"'):
                current[0] += 1

        storm = Crowd(room.served.port, hear)
        began = time.perf_counter()
        # All at once, without the jitter real terminals have; `join` fails if one is refused or dropped.
        storm.join(TERMINALS, lambda number: room.handshake(number, epoch=known["epoch"], since=since),
                   at_once=TERMINALS, seconds=300)
        assert storm.until(lambda: current[0] == TERMINALS, 60), f"{current[0]} of {TERMINALS} are current"
        took = time.perf_counter() - began
        cpu = cpu_seconds(room.served.pid) - cpu
        peak.stop()
        storm.close()
    tell("storm", "all_current", took, "s", terminals=TERMINALS, refused=0)
    tell("storm", "server_cpu", cpu / TERMINALS * 1000, "ms/terminal", terminals=TERMINALS)
    tell("storm", "peak_memory", peak.bytes / 2**20, "MiB", "before", before / 2**20, terminals=TERMINALS)


def memory() -> None:
    """Measure and print what an idle terminal costs."""
    ours, stock = (_per_terminal(way) for way in ("fast", "stock"))
    tell("memory_per_terminal", "resident", ours, "KiB", "stock", stock, terminals=MEMORY_TERMINALS)


def _per_terminal(way: str) -> float:
    with live_room(way, 20) as room:
        before = memory_bytes(room.served.pid)
        room.crowd.join(MEMORY_TERMINALS, room.handshake, seconds=300)
        room.crowd.until(lambda: False, 6)
        return (memory_bytes(room.served.pid) - before) / MEMORY_TERMINALS / 1024


class _Peak:
    """Watches a process's memory from a thread."""

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._pid = pid
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(0.02):
            self.bytes = max(self.bytes, memory_bytes(self._pid))
