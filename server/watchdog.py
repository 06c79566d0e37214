"""Watches the one thread all green threads share: how late it is, and what it was doing when it was too late."""

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from types import FrameType
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

from server import logs

TICK_SECONDS = 0.05
LATE_SECONDS = 0.1
"""Later than this, and the stack is logged."""
STUCK_SECONDS = 5.0
"""Later than this, and it may never be able to log: the watching thread writes the alarm itself."""
WINDOW = int(120 / TICK_SECONDS)
"""Ticks the exported p99 is of: two minutes."""
FRAMES = 30

_log = logs.logger("watchdog")
_lateness = Histogram(
    "yixi_hub_lateness_seconds", "How much later than asked for the hub woke up a green thread",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
_p99 = Gauge("yixi_hub_lateness_p99_seconds", "The same, p99 of the last two minutes")
_late = Counter("yixi_hub_late_total", "Times the hub was late by more than 100 ms")


class Watchdog:
    """A green ticker that should come in time, and a real thread that looks whether it did."""

    def __init__(self, watched_thread: int) -> None:
        self._watched = watched_thread
        self._due = time.monotonic() + TICK_SECONDS
        self._latenesses: deque[float] = deque(maxlen=WINDOW)
        self._seen: deque[dict[str, Any]] = deque(maxlen=20)
        _p99.set_function(self.p99)

    def p99(self) -> float:
        """Seconds of lateness that 99 of 100 ticks did not exceed."""
        known = sorted(self._latenesses)
        return known[min(len(known) - 1, len(known) * 99 // 100)] if known else 0.0

    def tick_forever(self, sleep: Callable[[float], object]) -> None:
        """Runs as a green thread."""
        while True:
            self._due = time.monotonic() + TICK_SECONDS
            sleep(TICK_SECONDS)
            late = max(0.0, time.monotonic() - self._due)
            self._latenesses.append(late)
            _lateness.observe(late)
            if late > LATE_SECONDS:
                _late.inc()
                # Logged here and not where it was seen: the locks of the log belong to green threads.
                _log.warning("hub_late", ms=round(late * 1000), **(self._seen.pop() if self._seen else {}))
            self._seen.clear()

    def watch_forever(self, sleep: Callable[[float], object]) -> None:
        """Runs as a real thread, with the real sleep; takes no lock that a green thread may hold."""
        noted = alarmed = 0.0
        while True:
            sleep(TICK_SECONDS)
            due = self._due
            late = time.monotonic() - due
            if late > LATE_SECONDS and noted != due:
                noted = due
                self._seen.append({"stack": self._stack()})
            if late > STUCK_SECONDS and alarmed != due:
                alarmed = due
                line = {"event": "hub_stuck", "level": "critical", "seconds": round(late), "stack": self._stack()}
                os.write(2, json.dumps(line).encode() + b"\n")

    def _stack(self) -> list[str]:
        """Where the watched thread is, innermost last: places only, never values."""
        frame: FrameType | None = sys._current_frames().get(self._watched)
        places: list[str] = []
        while frame is not None and len(places) < FRAMES:
            code = frame.f_code
            places.append(f"{os.path.basename(code.co_filename)}:{frame.f_lineno} {code.co_qualname}")
            frame = frame.f_back
        return places[::-1]
