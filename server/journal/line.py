"""A terminal's line: what the kernel takes goes out at once, the rest waits within bounds and never goes out twice."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

BACKLOG_BYTES = 1024 * 1024
"""More than this waiting, and the terminal is sent away to come back through `since`."""
SIGNAL_BYTES = 64 * 1024
"""More than this waiting, and signals are dropped: by the time they would arrive, newer ones have come."""


class RawSocket(Protocol):
    """What a line needs of a non-blocking socket."""

    def send(self, data: bytes | memoryview, /) -> int: ...


class Line:
    """A non-blocking socket and what it has not taken yet; `begin_flushing` is called when something starts to wait."""

    __slots__ = ("_begin_flushing", "_begun", "backlog", "broken", "waiting", "write")

    def __init__(self, raw: RawSocket, begin_flushing: Callable[[], None]) -> None:
        self.write = raw.send
        self.backlog: deque[memoryview] = deque()
        self.waiting = 0
        """Bytes in the backlog."""
        self.broken = False
        self._begin_flushing = begin_flushing
        self._begun = False
        """The first piece of the backlog is the rest of a frame the terminal has the beginning of."""

    def put(self, frame: bytes) -> None:
        """Send a frame, or as much of it as the kernel takes now; never blocks."""
        if self.broken:
            return
        if self.backlog:
            self.backlog.append(memoryview(frame))
            self.waiting += len(frame)
            return
        sent = self._write(memoryview(frame))
        if sent < len(frame) and not self.broken:
            self.keep(frame, sent)

    def keep(self, frame: bytes, sent: int) -> None:
        """Let a frame wait of which this many bytes went out; nothing may have waited before it."""
        self._begun = sent > 0
        self.backlog.append(memoryview(frame)[sent:])
        self.waiting += len(frame) - sent
        self._begin_flushing()

    def flush(self) -> bool:
        """Send what the kernel takes; true when nothing waits any more."""
        while self.backlog:
            piece = self.backlog[0]
            sent = self._write(piece)
            self.waiting -= sent
            if self.broken:
                return True
            if sent < len(piece):
                self.backlog[0] = piece[sent:]
                self._begun = self._begun or sent > 0
                return False
            self.backlog.popleft()
            self._begun = False
        return True

    def forget_waiting(self) -> None:
        """Drop what waits, but for the rest of a frame that was begun: without it what follows could not be read."""
        if self._begun:
            while len(self.backlog) > 1:
                self.waiting -= len(self.backlog.pop())
        else:
            self.backlog.clear()
            self.waiting = 0

    def fail(self) -> None:
        """The other end is gone."""
        self.broken = True
        self.backlog.clear()
        self.waiting = 0

    def _write(self, piece: memoryview) -> int:
        try:
            return self.write(piece)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            self.fail()
            return 0


def frame_of(payload: str | bytes) -> bytes:
    """A payload as one unmasked websocket frame: text for `str`, binary for `bytes`."""
    body = payload.encode() if isinstance(payload, str) else payload
    opcode = 0x81 if isinstance(payload, str) else 0x82
    length = len(body)
    if length < 126:
        return bytes((opcode, length)) + body
    if length < 65536:
        return bytes((opcode, 126)) + length.to_bytes(2, "big") + body
    return bytes((opcode, 127)) + length.to_bytes(8, "big") + body


def unmask(data: bytes, mask: bytes | tuple[int, ...], length: int, offset: int = 0) -> bytes:
    """The bytes without their mask, as one large number instead of byte by byte."""
    turned = bytes(mask) if offset % 4 == 0 else bytes(mask[(offset + place) % 4] for place in range(4))
    key = int.from_bytes((turned * (length // 4 + 1))[:length], "big")
    return (int.from_bytes(data, "big") ^ key).to_bytes(length, "big")
