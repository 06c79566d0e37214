"""Carrying messages to terminals: encoded once for all, bounded for each, over the queues of Socket.IO as it comes."""

import json
import socket as sockets
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from prometheus_client import Counter
from pydantic import BaseModel
from socketio import Manager

from server import logs
from server.journal.line import BACKLOG_BYTES, SIGNAL_BYTES

LINGER_SECONDS = 5
"""How long a terminal that was too slow has to hear `resync` before its line is cut."""
SEND_BUFFER_BYTES = 128 * 1024
"""Kept by the kernel for each terminal; left to itself it would hide megabytes of stale ink."""
NAMESPACE = "/"

_log = logs.logger("delivery")
dropped = Counter("yixi_live_signals_dropped_total", "Signals a slow terminal was not sent")
_resyncs = Counter("yixi_live_resync_total", "Terminals that were too slow and were sent away to come back")

SocketOf = Callable[[Mapping[str, Any]], sockets.socket | None]
"""The socket of a request, as the web server names it."""


Message = BaseModel | Mapping[str, Any] | None
"""A model of the wire, or what one says of it already made of plain values, which costs less to encode."""


def packet(name: str, message: Message) -> EnginePacket:
    """A message as every terminal gets it; the queues encode it once."""
    return EnginePacket(MESSAGE, f'2["{name}"{_body(message)}]')


def encoded(name: str, message: Message) -> str:
    """The same as it is written on the line."""
    return f'{MESSAGE}2["{name}"{_body(message)}]'


def _body(message: Message) -> str:
    if message is None:
        return ""
    if isinstance(message, BaseModel):
        return "," + message.model_dump_json()
    return "," + orjson.dumps(message, option=orjson.OPT_UTC_Z).decode()


class Delivery(Manager):  # type: ignore[misc]  # the library says nothing of its types
    """Socket.IO's own rooms and queues; a terminal that does not read is sent away before it costs memory."""

    def __init__(self, socket_of: SocketOf = lambda environ: environ.get("werkzeug.socket")) -> None:
        super().__init__()
        self._socket_of = socket_of

    def set_server(self, server: Any) -> None:
        """Called by Socket.IO when the server is made: its queues learn what they hold."""
        super().set_server(server)
        library = server.eio._async
        server.eio._async = {**library, "queue": _weighed(library["queue"])}

    def pre_connect(self, eio_sid: str, namespace: str) -> Any:
        """Called by Socket.IO when a terminal knocks: its kernel buffer is bounded like its backlog."""
        line = self._socket_of(self.server.environ.get(eio_sid, {}))
        if line is not None:
            try:
                line.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, SEND_BUFFER_BYTES)
            except OSError:
                pass  # gone by itself
        return super().pre_connect(eio_sid, namespace)

    def spread(
        self, audience: str, name: str, message: Message, *, droppable: bool = False, skip: str | None = None
    ) -> None:
        """Send a message to all of an audience but `skip`; a droppable one not to those who are behind."""
        made = packet(name, message)
        slow = [
            eio_sid
            for sid, eio_sid in self.get_participants(NAMESPACE, audience)
            if sid != skip and not self._queue(eio_sid, made, droppable)
        ]
        self._send_away(slow)

    def send(self, sid: str, name: str, message: Message, *, droppable: bool = False) -> None:
        """Send a message to one terminal."""
        eio_sid = self.eio_sid_from_sid(sid, NAMESPACE)
        if eio_sid is not None and not self._queue(eio_sid, packet(name, message), droppable):
            self._send_away([eio_sid])

    def _queue(self, eio_sid: str, made: EnginePacket, droppable: bool) -> bool:
        """Give it to the terminal's queue; false if too much waits there already."""
        engine_socket = self.server.eio.sockets.get(eio_sid)
        if engine_socket is None:
            return True
        waiting = self._waiting(engine_socket)
        if waiting > (SIGNAL_BYTES if droppable else BACKLOG_BYTES):
            if droppable:
                dropped.inc()
            return droppable
        self.server.eio.send_packet(eio_sid, made)
        return True

    def _waiting(self, engine_socket: Any) -> int:
        return int(engine_socket.queue.weight)

    def _send_away(self, slow: list[str]) -> None:
        for eio_sid in slow:
            engine_socket = self.server.eio.sockets.get(eio_sid)
            if engine_socket is None or engine_socket.closing or engine_socket.closed:
                continue
            _resyncs.inc()
            _log.warning("resync", waiting=self._waiting(engine_socket))
            self._forget_waiting(engine_socket)
            engine_socket.send(packet("resync", None))
            environ = self.server.environ.get(eio_sid, {})
            # Its streams are left now; what follows is only about the line.
            engine_socket.close(wait=False, reason="resync")
            self.server.start_background_task(self._cut_later, environ)

    def _forget_waiting(self, engine_socket: Any) -> None:
        empty = self.server.eio.get_queue_empty_exception()
        try:
            while True:
                engine_socket.queue.get(block=False)
                engine_socket.queue.task_done()
        except empty:
            return

    def _cut_later(self, environ: Mapping[str, Any]) -> None:
        # Whoever waits in a blocked send notices nothing else than this.
        self.server.sleep(LINGER_SECONDS)
        line = self._socket_of(environ)
        if line is not None:
            try:
                line.shutdown(sockets.SHUT_RDWR)
            except OSError:
                pass  # gone by itself


def _weighed(queue: Any) -> Any:
    """The library's queue of packets, knowing how many bytes it holds."""

    class Weighed(queue):  # type: ignore[misc]
        weight = 0

        def _put(self, item: EnginePacket | None) -> None:
            super()._put(item)
            self.weight += _weight(item)

        def _get(self) -> EnginePacket | None:
            item: EnginePacket | None = super()._get()
            self.weight -= _weight(item)
            return item

    return Weighed


def _weight(item: EnginePacket | None) -> int:
    return 0 if item is None else len(item.encode())


class Json:
    """orjson where it can, the standard library where it cannot: a lone surrogate is answered, not dropped."""

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        """Text of a value."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes) -> Any:
        """Value of a text."""
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            return json.loads(text, parse_int=_short_int)


def _short_int(digits: str) -> int:
    if len(digits) > 100:
        raise ValueError("the number is too long")
    return int(digits)
