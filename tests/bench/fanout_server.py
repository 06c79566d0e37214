"""Relays `turn` to everybody, in one of three ways: ours, stock Flask-SocketIO, or a bare loop of sends.

`python -m tests.bench.fanout_server PORT ours|stock|raw`, eventlet under all three.
"""

import os
import sys
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
os.environ["EVENTLET_NO_GREENDNS"] = "yes"

import eventlet

eventlet.monkey_patch()

import base64
import hashlib
import socket
from typing import Any

import eventlet.wsgi
from flask import Flask
from flask_socketio import SocketIO, join_room
from flask_socketio import emit as flask_emit

from server.journal.delivery import Json
from server.journal.fanout_eventlet import FastDelivery
from server.journal.line import frame_of, unmask

ROOM = "room"
BACKLOG = 4096
CONNECTIONS = 20_000


def ours(listening: Any) -> None:
    """The driver of the product."""
    delivery = FastDelivery(lambda environ: environ["eventlet.input"].get_socket())
    socketio = SocketIO(client_manager=delivery, json=Json, async_mode="eventlet", async_handlers=False)
    app = Flask("bench")
    socketio.init_app(app, client_manager=delivery, json=Json)
    server = socketio.server  # type: ignore[attr-defined]  # the stub leaves it out

    def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        server.enter_room(sid, ROOM, namespace="/")

    def turn(sid: str, data: Any) -> None:
        delivery.spread(ROOM, "turn", data)

    server.on("connect", connect)
    server.on("turn", turn)
    _serve(listening, app)


def stock(listening: Any) -> None:
    """Flask-SocketIO as its documentation shows it."""
    app = Flask("bench")
    socketio = SocketIO(app, async_mode="eventlet")

    @socketio.on("connect")
    def connect() -> None:
        join_room(ROOM)

    @socketio.on("turn")
    def turn(data: Any) -> None:
        flask_emit("turn", data, to=ROOM)

    _serve(listening, app)


def raw(listening: Any) -> None:
    """Nothing but sends: a list of sockets and one frame."""
    everybody: list[Any] = []

    def serve(green: Any) -> None:
        reading = green.makefile("rb", buffering=65536)
        key = b""
        while (line := reading.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"sec-websocket-key:"):
                key = line.partition(b":")[2].strip()
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        green.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n" + frame_of('0{"sid":"raw"}')
        )
        while head := reading.read(2):
            length = head[1] & 127
            length = int.from_bytes(reading.read(2), "big") if length == 126 else length
            mask = reading.read(4)
            packet = unmask(reading.read(length), mask, length)
            if packet.startswith(b"40"):
                everybody.append(green.fd.send)
                green.sendall(frame_of('40{"sid":"raw"}'))
            elif packet.startswith(b"42"):
                frame = frame_of(packet.decode())
                for send in everybody:
                    send(frame)

    while True:
        green, _ = listening.accept()
        eventlet.spawn(serve, green)


def _serve(listening: Any, app: Flask) -> None:
    eventlet.wsgi.server(listening, app, max_size=CONNECTIONS, log_output=False, debug=False)


if __name__ == "__main__":
    bound = eventlet.listen(("127.0.0.1", int(sys.argv[1])), backlog=BACKLOG)
    # Accepted sockets inherit it; stock has it too here, so that what differs is only the way of sending.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    {"ours": ours, "stock": stock, "raw": raw}[sys.argv[2]](bound)
