"""A crowd of terminals on bare sockets in one thread: light enough that the server is what is measured.

It speaks Engine.IO 4 over websocket as browsers do (masked frames, heartbeats answered, no compression offered) and
looks at what comes only as far as it is asked to.
"""

import base64
import json
import os
import resource
import select
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

FILES = 20_000
_RECEIVE = 256 * 1024
_MASK = os.urandom(4)
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


def allow_many_files() -> None:
    """Every terminal is a file of this process, and of the server started by it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Member:
    """One terminal of the crowd."""

    def __init__(self, number: int, handshake: dict[str, Any] | None, receive_bytes: int = 0) -> None:
        self.number = number
        self.handshake = handshake
        self.joined = False
        self.lost = False
        self.bytes = 0
        self.messages = 0
        self.reads = True
        """Set to False for one that reads nothing any more."""
        self.sock = socket.socket()
        if receive_bytes:
            # Set before connecting, or the kernel grows it to megabytes.
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._buffer = b""
        self._upgraded = False
        self._acks = 0
        self._waiting: dict[bytes, Callable[[bytes], None]] = {}

    def emit(self, name: str, message: Any) -> None:
        """Send an event."""
        self.send(b"42" + json.dumps([name, message], ensure_ascii=False).encode())

    def ask(self, name: str, message: Any, answered: Callable[[bytes], None]) -> None:
        """Send an event whose answer is wanted."""
        self._acks += 1
        number = str(self._acks).encode()
        self._waiting[number] = answered
        self.send(b"42" + number + json.dumps([name, message], ensure_ascii=False).encode())

    def send(self, payload: bytes) -> None:
        """Send a packet as one masked text frame; what is sent here always fits the socket's buffer."""
        length = len(payload)
        head = bytes((0x81, 0x80 | length)) if length < 126 else b"\x81\xfe" + length.to_bytes(2, "big")
        times = length // 4 + 1
        mask = int.from_bytes((_MASK * times)[:length], "big")
        self.sock.sendall(head + _MASK + (int.from_bytes(payload, "big") ^ mask).to_bytes(length, "big"))

    def packets(self) -> Iterable[bytes]:
        """What has come, packet by packet; nothing more once the line is lost."""
        try:
            came = self.sock.recv(_RECEIVE)
        except OSError:
            came = b""
        if not came:
            self.lost = True
            return
        self.bytes += len(came)
        buffer = self._buffer + came if self._buffer else came
        if not self._upgraded:
            head, found, rest = buffer.partition(b"\r\n\r\n")
            if not found:
                self._buffer = buffer
                return
            assert b" 101 " in head.partition(b"\r\n")[0], head[:200]
            self._upgraded, buffer = True, rest
        at, end = 0, len(buffer)
        while end - at >= 2:
            length, start = buffer[at + 1], at + 2
            if length == 126:
                if end - at < 4:
                    break
                length, start = int.from_bytes(buffer[at + 2 : at + 4], "big"), at + 4
            elif length == 127:
                if end - at < 10:
                    break
                length, start = int.from_bytes(buffer[at + 2 : at + 10], "big"), at + 10
            if end - start < length:
                break
            opcode = buffer[at] & 15
            at = start + length
            if opcode == _TEXT:
                yield buffer[start:at]
            elif opcode == _CLOSE:
                self.lost = True
            else:
                assert opcode in (_PING, _PONG), f"a frame of kind {opcode}: the stream is out of step"
        self._buffer = buffer[at:]

    def answered(self, packet: bytes) -> None:
        """Hand an acknowledgement to whoever waits for it."""
        number, _, rest = packet[2:].partition(b"[")
        waiting = self._waiting.pop(number, None)
        if waiting is not None:
            waiting(b"[" + rest)


class Crowd:
    """Terminals that come, hear and leave together. `hear` is called with every event packet (`42…`)."""

    def __init__(self, port: int, hear: Callable[[Member, bytes], None] = lambda member, packet: None) -> None:
        self.port = port
        self.hear = hear
        self.members: list[Member] = []
        self.joined = 0
        self._poll = select.epoll()
        self._by_file: dict[int, Member] = {}

    def join(
        self, count: int, handshake: Callable[[int], dict[str, Any] | None], *, at_once: int = 40, seconds: float = 120,
        receive_bytes: int = 0,
    ) -> list[Member]:
        """Bring in this many, a few at a time; return when all were let in."""
        first = len(self.members)
        coming = deque(Member(first + number, handshake(first + number), receive_bytes) for number in range(count))
        new, wanted = list(coming), self.joined + count
        deadline = time.monotonic() + seconds
        while self.joined < wanted:
            assert time.monotonic() < deadline, f"{wanted - self.joined} of {count} were not let in"
            while coming and wanted - self.joined - len(coming) < at_once:
                self._begin(coming.popleft())
            self.turn(0.05)
        assert not any(member.lost for member in new), "the server closed a connection while joining"
        self.members += new
        return new

    def turn(self, seconds: float) -> int:
        """Read what has come, waiting no longer than this for the first of it; how many packets came."""
        count = 0
        for file, _ in self._poll.poll(seconds):
            member = self._by_file[file]
            if not member.reads:
                continue
            for packet in member.packets():
                count += 1
                self._take(member, packet)
            if member.lost:
                assert member.joined, "the server closed a connection while joining"
                self._poll.unregister(file)
                member.sock.close()
                del self._by_file[file]
        return count

    def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Keep reading until something holds; false if it does not in time."""
        deadline = time.monotonic() + seconds
        while not holds():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self.turn(min(left, 0.2))
        return True

    def stop_reading(self, member: Member) -> None:
        """From now on this one reads nothing."""
        member.reads = False
        self._poll.unregister(member.sock.fileno())

    def read_again(self, member: Member) -> None:
        """Now it does."""
        member.reads = True
        self._poll.register(member.sock.fileno(), select.EPOLLIN)

    def close(self) -> None:
        """All leave without a word."""
        for member in (*self.members, *self._by_file.values()):
            member.sock.close()
        self._poll.close()

    def _begin(self, member: Member) -> None:
        # Blocking until the listening socket's backlog has room, as a tablet's connect is; the rest is not.
        member.sock.connect(("127.0.0.1", self.port))
        member.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        member.sock.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        self._by_file[member.sock.fileno()] = member
        self._poll.register(member.sock.fileno(), select.EPOLLIN)

    def _take(self, member: Member, packet: bytes) -> None:
        member.messages += 1
        if packet.startswith(b"42"):
            self.hear(member, packet)
        elif packet.startswith(b"43"):
            member.answered(packet)
        elif packet == b"2":
            member.send(b"3")
        elif packet.startswith(b"0{"):
            auth = b"" if member.handshake is None else json.dumps(member.handshake).encode()
            member.send(b"40" + auth)
        elif packet.startswith(b"40"):
            member.joined = True
            self.joined += 1
        elif packet.startswith(b"44"):
            raise AssertionError(f"refused: {packet[:200]!r}")
