"""Two slow terminals among fifty, one that never reads and one that trickles: what they cost the others."""

import time
from typing import Any

from tests.bench.figures import share, tell
from tests.bench.live_room import LiveRoom, live_room
from tests.bench.processes import memory_bytes

TERMINALS = 50
SECONDS = 10
INKS_PER_SECOND = 300
TRICKLE_BYTES = 256
TRICKLE_SECONDS = 2.0


def main() -> None:
    """Measure and print."""
    with live_room("fast", TERMINALS) as room:
        # The first second fills caches and pools; neither it nor its memory counts.
        _flood(room, 1)
        alone = _flood(room, SECONDS)
        slow = room.crowd.join(2, room.handshake, receive_bytes=4096)
        for member in slow:
            room.crowd.stop_reading(member)
        before = memory_bytes(room.served.pid)
        beside = _flood(room, SECONDS, slow[1].sock.recv)
        grown = memory_bytes(room.served.pid) - before
    about: dict[str, Any] = {"terminals": TERMINALS, "slow": len(slow), "ink_per_second": INKS_PER_SECOND}
    for figure, part in (("others_p50", 0.5), ("others_p99", 0.99)):
        tell("slow_reader", figure, share(beside, part), "ms", "without_them", share(alone, part), **about)
    tell("slow_reader", "ink_arrived", len(beside) / len(alone) * 100, "%", **about)
    tell("slow_reader", "memory_grown", grown / 1024, "KiB", **about)


def _flood(room: LiveRoom, seconds: float, trickle: object = None) -> list[float]:
    """Milliseconds until the last of those who read had each piece of ink."""
    room.arrived["ink"].clear()
    began, due, count, drip = time.perf_counter(), 0.0, 0, 0.0
    while (now := time.perf_counter() - began) < seconds:
        while due <= now:
            due += 1 / INKS_PER_SECOND
            count += 1
            room.ink(room.crowd.members[count % TERMINALS], TERMINALS - 1)
        if callable(trickle) and drip <= now:
            drip += TRICKLE_SECONDS
            trickle(TRICKLE_BYTES)
        room.crowd.turn(max(0.0, due - (time.perf_counter() - began)))
    # Where the machine is too slow for so much ink, some of it is dropped; what arrived is told beside.
    room.crowd.until(lambda: len(room.arrived["ink"]) == count, 5)
    return list(room.arrived["ink"])
