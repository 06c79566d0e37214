"""create_app(): the only place where the parts are joined."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
from flask import Flask, Response, send_from_directory
from flask_socketio import SocketIO
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from server import addresses, logs
from server.aside import Aside, here
from server.clock import Clock
from server.db.transaction import Database
from server.demo import card as demo_card
from server.demo import links as demo_links
from server.entrypoints import rest, tus
from server.entrypoints.calls import House
from server.entrypoints.gateway import Gateway
from server.entrypoints.routes import ROUTES
from server.entrypoints.sockets import LiveChannel
from server.entrypoints.switchboard import SWITCHBOARD
from server.journal.broadcast import Broadcast
from server.journal.delivery import Delivery, Json
from server.journal.models import StoredEvent
from server.opening import open_database
from server.settings import Settings
from server.storage import FilesystemStore, PartialStore
from server.wire import openapi

CLIENT = Path(__file__).resolve().parent.parent / "terminal_client" / "dist"
MESSAGE_BYTES = 512 * 1024
"""The largest live message: a stroke of 5000 points needs about 60 KiB."""

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-src 'self'; frame-ancestors 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Yixi:
    """The joined house."""

    app: Flask
    socketio: SocketIO
    db: Database
    live: LiveChannel
    settings: Settings


def create_app(
    settings: Settings, clock: Clock | None = None, aside: Aside = here, delivery: Delivery | None = None
) -> Yixi:
    """Join the parts. The database must be migrated."""
    logs.configure(settings.log_level, settings.log_format)
    db = open_database(settings, clock)
    app = Flask("yixi", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = (settings.upload_limit_mib + 1) * 1024 * 1024
    delivery = delivery or Delivery()
    socketio = SocketIO(
        app,
        client_manager=delivery,
        json=Json,
        async_mode=settings.async_mode,
        cors_allowed_origins=None,  # type: ignore[arg-type] # None is "the same origin only"; the stubs forgot it
        max_http_buffer_size=MESSAGE_BYTES,
        # One terminal's commands are done in the order it gave them.
        async_handlers=False,
        ping_interval=25,
        ping_timeout=20,
    )
    gateway = Gateway(db, SWITCHBOARD)
    fanout = _Late()
    broadcast = Broadcast(db, fanout, threading.RLock)
    live = LiveChannel(socketio, delivery, db, gateway, broadcast)
    fanout.tell = live.tell
    db.after_commit = broadcast.committed
    partials = PartialStore(settings.data / "uploads", aside)
    blobs = FilesystemStore(settings.data / "blobs", aside)
    house = House(db, blobs, partials, settings, lambda: addresses.base_url(settings), aside)
    rest.register(app, house, ROUTES)
    rest.register_commands(app, house, gateway)
    card = demo_card.read(settings) if settings.demo else None
    if card is not None:
        demo_links.register(app, card, addresses.base_url(settings))
    _register_client(app)
    _register_health(app, db)
    tus.register(app, house)
    app.after_request(_harden)
    return Yixi(app, socketio, db, live, settings)


class _Late:
    """The live channel needs the broadcast and the broadcast the live channel; one of them has to wait."""

    tell: Callable[[str, StoredEvent], None]


def _harden(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def _register_health(app: Flask, db: Database) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        with db.read() as session:
            session.connection().exec_driver_sql("SELECT 1")
        return Response("ok\n", mimetype="text/plain")

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)

    @app.get("/api/v1/openapi.json")
    def described() -> Response:
        return Response(orjson.dumps(openapi.document()), mimetype="application/json")


def _register_client(app: Flask) -> None:
    """The four faces are one page; what is not a file of the build is that page."""

    @app.get("/assets/<path:name>")
    def asset(name: str) -> Response:
        response = send_from_directory(CLIENT / "assets", name)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    @app.get("/")
    @app.get("/<path:name>")
    def page(name: str = "") -> Response:
        if name.startswith(("api/", "socket.io")):
            return Response("not found\n", status=404, mimetype="text/plain")
        if not (CLIENT / "index.html").is_file():
            return Response("The client is not built: run `make setup`.\n", status=503, mimetype="text/plain")
        is_file = bool(name) and (CLIENT / name).is_file()
        response = send_from_directory(CLIENT, name if is_file else "index.html")
        response.headers["Cache-Control"] = "no-cache"
        return response
