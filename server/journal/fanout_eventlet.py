"""The fast way to many terminals under eventlet: one frame for all, sent straight to every socket that takes it.

What it hooks of the libraries is listed in `missing_hooks`; where something of it is gone, `Delivery` carries on alone.
"""

import inspect
import socket as sockets
from collections.abc import Callable
from typing import Any

import eventlet
from engineio.async_drivers.eventlet import WebSocketWSGI
from engineio.exceptions import QueueEmpty
from engineio.packet import Packet as EnginePacket
from engineio.socket import Socket as EngineSocket
from eventlet.hubs import trampoline
from eventlet.websocket import RFC6455WebSocket
from socketio import Manager

from server.journal.delivery import LINGER_SECONDS, NAMESPACE, Delivery, Message, SocketOf, dropped, encoded
from server.journal.line import BACKLOG_BYTES, SIGNAL_BYTES, Line, frame_of, unmask

STALL_SECONDS = 45.0
"""A terminal that takes nothing at all for so long is gone."""
RECEIVE_BYTES = 64 * 1024


def missing_hooks() -> list[str]:
    """What this driver leans on and the installed libraries do not have."""
    needed = {
        Manager: ("get_participants", "basic_enter_room", "basic_leave_room", "pre_connect", "set_server"),
        EngineSocket: ("send", "poll", "close", "check_ping_timeout", "_websocket_handler"),
        WebSocketWSGI: ("_handle_hybi_request",),
        RFC6455WebSocket: ("_apply_mask", "_get_bytes", "_recv_frame", "_pack_message", "_send", "close"),
    }
    missing = [
        f"{owner.__name__}.{name}" for owner, names in needed.items() for name in names if not hasattr(owner, name)
    ]
    # A writer that polls, and both marks of an upgrade: without them a frame could overtake another.
    marks = ("self.poll()", "self.upgraded", "self.upgrading", "self.closed", "_async['websocket']")
    source = inspect.getsource(EngineSocket)
    return missing + [f"engineio.Socket without {mark}" for mark in marks if mark not in source]


class FastDelivery(Delivery):
    """Sends to every line of an audience in one loop; those on polling are served by their queues."""

    def __init__(self, socket_of: SocketOf) -> None:
        super().__init__(socket_of)
        self._lines: dict[str, list[_TerminalLine]] = {}
        """Of audiences all of whose terminals have a line."""

    def set_server(self, server: Any) -> None:
        """Called by Socket.IO when the server is made: websockets become lines."""
        super().set_server(server)
        server.eio._async = {**server.eio._async, "websocket": _Handshake}

    def basic_enter_room(self, sid: str, namespace: str, room: str, eio_sid: str | None = None) -> None:
        """Somebody comes into an audience."""
        self._lines.pop(room, None)
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)

    def basic_leave_room(self, sid: str, namespace: str, room: str) -> None:
        """Somebody leaves one."""
        self._lines.pop(room, None)
        super().basic_leave_room(sid, namespace, room)

    def spread(
        self, audience: str, name: str, message: Message, *, droppable: bool = False, skip: str | None = None
    ) -> None:
        """Send a message to all of an audience but `skip`; a droppable one not to those who are behind."""
        lines = self._lines.get(audience)
        if lines is None:
            lines = self._all_lines(audience)
        if lines is None:
            super().spread(audience, name, message, droppable=droppable, skip=skip)
            return
        skipped = self._line(self.eio_sid_from_sid(skip, NAMESPACE)) if skip is not None else None
        slow = _send_all(lines, frame_of(encoded(name, message)), droppable, skipped)
        self._send_away([line.eio_sid for line in slow])

    def _all_lines(self, audience: str) -> "list[_TerminalLine] | None":
        """The lines of an audience, kept until somebody enters or leaves; None if not all have one."""
        found = [self._line(eio_sid) for _, eio_sid in self.get_participants(NAMESPACE, audience)]
        lines = [line for line in found if line is not None]
        if len(lines) != len(found):
            return None
        self._lines[audience] = lines
        return lines

    def _line(self, eio_sid: str | None) -> "_TerminalLine | None":
        engine_socket = self.server.eio.sockets.get(eio_sid)
        line: _TerminalLine | None = getattr(engine_socket, "line", None)
        return line if line is not None and line.is_open() else None

    def _waiting(self, engine_socket: Any) -> int:
        line = getattr(engine_socket, "line", None)
        return super()._waiting(engine_socket) + (0 if line is None else line.waiting)

    def _forget_waiting(self, engine_socket: Any) -> None:
        super()._forget_waiting(engine_socket)
        line = getattr(engine_socket, "line", None)
        if line is not None:
            line.forget_waiting()


def _send_all(
    lines: "list[_TerminalLine]", frame: bytes, droppable: bool, skipped: "_TerminalLine | None"
) -> "list[_TerminalLine]":
    """Send one frame to all; return those with too much waiting. This loop is what a page turn costs."""
    slow: list[_TerminalLine] = []
    size, bound = len(frame), SIGNAL_BYTES if droppable else BACKLOG_BYTES
    for line in lines:
        if line is skipped:
            continue
        if not line.backlog:
            try:
                sent = line.write(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                line.fail()
                continue
            if sent != size:
                line.keep(frame, sent)
        elif line.waiting <= bound:
            line.put(frame)
        elif droppable:
            dropped.inc()
        else:
            slow.append(line)
    return slow


class _TerminalLine(Line):
    """A line that takes over from an Engine.IO socket's queue once that is on websocket."""

    __slots__ = ("_engine_socket", "eio_sid")

    def __init__(self, engine_socket: Any, raw: Any, begin_flushing: Callable[[], None]) -> None:
        super().__init__(raw, begin_flushing)
        self._engine_socket = engine_socket
        self.eio_sid = engine_socket.sid

    def is_open(self) -> bool:
        """Whether frames may go straight out; what still waits in the queue goes before them."""
        engine_socket = self._engine_socket
        if not engine_socket.upgraded or engine_socket.upgrading or engine_socket.closed:
            return False
        queue = engine_socket.queue
        while queue.qsize() and queue.queue[0] is not None:
            self.put(frame_of(queue.get(block=False).encode()))
            queue.task_done()
        return True


class _Handshake(WebSocketWSGI):  # type: ignore[misc]  # the library says nothing of its types
    """Opens a websocket without compression, as a line of the Engine.IO socket it is for."""

    def _handle_hybi_request(self, environ: dict[str, Any]) -> "_LineSocket":
        # Deflating a message costs more than sending it, and 140 KiB for each terminal.
        plain = {name: value for name, value in environ.items() if name != "HTTP_SEC_WEBSOCKET_EXTENSIONS"}
        opened = super()._handle_hybi_request(plain)
        return _LineSocket(opened, environ, self.handler.__self__)


class _LineSocket(RFC6455WebSocket):  # type: ignore[misc]
    """A websocket that reads in large pieces, unmasks fast, and never blocks in sending."""

    def __init__(self, opened: RFC6455WebSocket, environ: dict[str, Any], engine_socket: Any) -> None:
        green = opened.socket
        super().__init__(_Buffered(green), environ, opened.version, max_frame_length=opened.max_frame_length)
        self._green = green
        self._flushing: Any = None
        self._ending = False
        self.line = engine_socket.line = _TerminalLine(engine_socket, green.fd, self._begin_flushing)
        stock_poll = engine_socket.poll

        def poll() -> list[EnginePacket]:
            # The stock writer takes a quiet queue for a dead terminal; ours is nearly always quiet.
            while True:
                try:
                    packets: list[EnginePacket] = stock_poll()
                    return packets
                except QueueEmpty:
                    if engine_socket.closed:
                        raise

        def send(made: EnginePacket) -> None:
            if not engine_socket.check_ping_timeout():
                return
            if self.line.is_open():
                self.line.put(frame_of(made.encode()))
            else:
                engine_socket.queue.put(made)

        engine_socket.poll, engine_socket.send = poll, send

    def wait(self) -> str | bytes | None:
        """The next message; what is not a whole plain one is left to the library's own reader."""
        message: str | bytes | None = self.socket.message(self.max_frame_length)
        return message if message is not None else super().wait()

    _apply_mask = staticmethod(lambda data, mask, length, offset=0: unmask(data, mask, length, offset))

    def _send(self, frame: bytes) -> None:
        self.line.put(frame)

    def close(self, close_data: tuple[int, str] | None = None) -> None:
        """Close once what waits was sent, or the time for it is over."""
        self._send_closing_frame(close_data=close_data, ignore_send_errors=True)
        if self.line.backlog and not self._ending:
            self._ending = True
            eventlet.spawn_after(LINGER_SECONDS, self._end)
        elif not self._ending:
            self._end()

    def _end(self) -> None:
        self.line.fail()
        try:
            self._green.shutdown(sockets.SHUT_RDWR)
        except OSError:
            pass  # gone by itself
        self._green.close()

    def _begin_flushing(self) -> None:
        if self._flushing is None:
            self._flushing = eventlet.spawn(self._flush)

    def _flush(self) -> None:
        try:
            while not self.line.flush():
                trampoline(self._green.fd, write=True, timeout=STALL_SECONDS, timeout_exc=TimeoutError)
        except (OSError, eventlet.hubs.IOClosed):
            self.line.fail()
        finally:
            self._flushing = None
            if self._ending or self.line.broken:
                self._end()


class _Buffered:
    """A socket read in large pieces: a small message costs one call instead of four."""

    def __init__(self, green: Any) -> None:
        self._green = green
        self._came = b""

    def recv(self, size: int) -> bytes:
        """At most so many bytes, at least one; none at the end."""
        if not self._came:
            if size >= RECEIVE_BYTES:
                return bytes(self._green.recv(size))
            self._came = self._green.recv(RECEIVE_BYTES)
        piece, self._came = self._came[:size], self._came[size:]
        return piece

    def message(self, limit: int) -> str | None:
        """The next frame if it is one masked text message that is here as a whole; otherwise nothing is taken."""
        if not self._came:
            self._came = self._green.recv(RECEIVE_BYTES)
        came = self._came
        if len(came) < 6 or came[0] != 0x81 or came[1] < 0x80 or came[1] == 0xFF:
            return None
        length, start = came[1] & 0x7F, 6
        if length == 126:
            length, start = int.from_bytes(came[2:4], "big"), 8
        end = start + length
        if len(came) < end or length > limit:
            return None
        try:
            text = unmask(came[start:end], came[start - 4 : start], length).decode()
        except UnicodeDecodeError:
            return None
        self._came = came[end:]
        return text

    def __getattr__(self, name: str) -> Any:
        return getattr(self._green, name)
