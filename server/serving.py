"""Serving under either async library, and stopping within five seconds."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from types import FrameType

from server import logs
from server.app import Yixi, create_app
from server.settings import Settings

STOP_SECONDS = 3
"""Long enough to finish a transaction and say goodbye; systemd and people wait no longer gladly."""

WORKER_LOOK_SECONDS = 1.0
"""How soon a worker that died is replaced; its job waits for its lease in any case."""

_log = logs.logger("serving")


def keep_worker(yixi: Yixi) -> None:
    """Run a worker process beside the server, and another one whenever it died: a bomb may take it down."""

    def keep() -> None:
        while True:
            worker = subprocess.Popen([sys.executable, "-m", "server.cli", "worker"])
            while worker.poll() is None:
                yixi.socketio.sleep(WORKER_LOOK_SECONDS)  # type: ignore[arg-type]  # the stub knows whole seconds only
            _log.warning("worker_died", code=worker.returncode)

    yixi.socketio.start_background_task(keep)


def stop_on_signals(yixi: Yixi, close: Callable[[], None]) -> None:
    """On SIGTERM or SIGINT: refuse new terminals, send those here away for a moment, close, be gone."""

    def stop(signum: int, frame: FrameType | None) -> None:
        yixi.live.stop()
        yixi.socketio.start_background_task(_leave, yixi, close)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _leave(yixi: Yixi, close: Callable[[], None]) -> None:
    yixi.socketio.sleep(STOP_SECONDS / 10)  # type: ignore[arg-type]  # the stub knows whole seconds only
    close()
    yixi.db.engine.dispose()
    # Websockets would hold the server open for as long as tablets stay; every acknowledged command is on disk.
    os._exit(0)


def serve_threading(settings: Settings, with_worker: bool) -> None:
    """Serve with one thread a connection: slower, and free of the async library."""
    yixi = create_app(settings)
    yixi.live.start()
    if with_worker:
        keep_worker(yixi)
    stop_on_signals(yixi, lambda: None)
    yixi.socketio.run(yixi.app, host=settings.host, port=settings.port, allow_unsafe_werkzeug=True, log_output=False)

