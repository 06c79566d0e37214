"""A server process on a free port, that can be killed and started again on the same data."""

import copy
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
READY_SECONDS = 30
WAYS = {
    "fast": {"YIXI_ASYNC_MODE": "eventlet", "YIXI_FANOUT": "fast"},
    "stock": {"YIXI_ASYNC_MODE": "eventlet", "YIXI_FANOUT": "stock"},
    "eventlet": {"YIXI_ASYNC_MODE": "eventlet"},
    "threading": {"YIXI_ASYNC_MODE": "threading"},
}
"""The ways to serve; what can be observed is the same under each."""


class Served:
    """`yixi serve --no-worker` with the scenario of `tests.faults`."""

    def __init__(self, data: Path, way: str, *, with_worker: bool = False) -> None:
        # With a worker papers are uploaded and really drawn; without one they only look as if they were.
        papers = ["--no-papers"] if with_worker else []
        self.data = data
        self._options = [] if with_worker else ["--no-worker"]
        self.port = _free_port()
        self._environment = {
            **os.environ, "YIXI_DATA": str(data), "YIXI_PORT": str(self.port), "YIXI_HOST": "127.0.0.1",
            **WAYS[way], "YIXI_LOG_LEVEL": "error", "PYTHONPATH": str(ROOT),
        }
        made = subprocess.run(
            [sys.executable, "-m", "tests.faults.scenario", str(data), *papers],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        self.scenario: dict[str, Any] = json.loads(made.stdout.strip().splitlines()[-1])
        self._process = self._start()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The server process."""
        return self._process.pid

    def kill(self) -> None:
        """As if the power went."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def worker_pid(self) -> int:
        """The worker beside it; 0 while there is none."""
        command = ["pgrep", "-P", str(self._process.pid), "-f", "server.cli worker"]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else 0

    def stop(self) -> float:
        """Ask it to stop; how many seconds it took."""
        started = time.monotonic()
        self._process.terminate()
        self._process.wait(timeout=20)
        return time.monotonic() - started

    def beside(self) -> "Served":
        """Another server process on the same data, on a port of its own."""
        other = copy.copy(self)
        other.port = _free_port()
        other._environment = {**self._environment, "YIXI_PORT": str(other.port)}
        other._process = other._start()
        return other

    def restart(self) -> None:
        """Start it again on the same data and port."""
        self._process = self._start()

    def close(self) -> None:
        """End it, whatever state it is in."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "server.cli", "serve", *self._options], cwd=ROOT, env=self._environment
        )
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            assert process.poll() is None, "the server did not start"
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=2).close()
                return process
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("the server did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
