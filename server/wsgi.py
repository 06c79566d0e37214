"""The entry of the server process: patches first, then everything else."""

import sys

_EARLY = [name for name in ("flask", "sqlalchemy", "socketio", "psycopg", "structlog") if name in sys.modules]
if _EARLY:
    raise RuntimeError(f"server.wsgi must be imported first: {', '.join(_EARLY)} came before the patches")

import os
import warnings
from collections.abc import Mapping
from typing import Any

# psycopg's C wait would stop the hub; its selector wait is patched below (DESIGN section 11).
os.environ["PSYCOPG_WAIT_FUNC"] = "wait_selector"
# Real threads for what is done aside: more would only take the hub's core from it.
os.environ.setdefault("EVENTLET_THREADPOOL_SIZE", "4")
# The system's own name resolution keeps /etc/hosts in force.
os.environ["EVENTLET_NO_GREENDNS"] = "yes"
# Known and decided (DECISIONS.md); saying it at every start would hide warnings that matter.
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet

eventlet.monkey_patch()

import eventlet.wsgi
from eventlet import tpool
from eventlet.patcher import is_monkey_patched, original

from server import logs
from server.app import Yixi, create_app
from server.journal.delivery import Delivery
from server.settings import Settings
from server.watchdog import Watchdog

BACKLOG = 2048
CONNECTIONS = 20_000


def serve(settings: Settings, with_worker: bool) -> None:
    """Serve until told to stop. Raises OSError if the port is taken."""
    import socket

    from server.serving import keep_worker, stop_on_signals

    if not is_monkey_patched("socket"):
        raise RuntimeError("the socket module was not patched")
    yixi: Yixi = create_app(settings, aside=tpool.execute, delivery=_delivery(settings))
    listening = eventlet.listen((settings.host, settings.port), backlog=BACKLOG, reuse_port=False)
    # Accepted sockets inherit it: without it small messages wait 40 ms for each other.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yixi.live.start()
    _watch(yixi)
    if with_worker:
        keep_worker(yixi)
    stop_on_signals(yixi, listening.close)
    eventlet.wsgi.server(listening, yixi.app, max_size=CONNECTIONS, log_output=False, socket_timeout=60, debug=False)


def _delivery(settings: Settings) -> Delivery:
    """The fast way to the terminals, where the installed libraries have what it leans on."""
    logs.configure(settings.log_level, settings.log_format)
    if settings.fanout == "fast":
        try:
            from server.journal import fanout_eventlet

            missing = fanout_eventlet.missing_hooks()
        except ImportError as gone:
            missing = [str(gone)]
        if not missing:
            return fanout_eventlet.FastDelivery(_socket_of)
        logs.logger("wsgi").warning("fanout_stock", missing=missing)
    return Delivery(_socket_of)


def _socket_of(environ: Mapping[str, Any]) -> Any:
    given = environ.get("eventlet.input")
    return None if given is None else given.get_socket()


def _watch(yixi: Yixi) -> None:
    """Keep an eye on the hub from outside of it."""
    threading, sleep = original("threading"), original("time").sleep
    watchdog = Watchdog(threading.get_ident())
    yixi.socketio.start_background_task(watchdog.tick_forever, eventlet.sleep)
    threading.Thread(target=watchdog.watch_forever, args=(sleep,), name="watchdog", daemon=True).start()
