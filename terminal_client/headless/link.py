"""One attempt at a live link over Socket.IO, under real threads; it never reconnects by itself."""

import threading
from collections.abc import Callable
from typing import Any

import socketio

Hear = Callable[[str, Any], None]
"""Called with the name of a Socket.IO event and its message, in order, on the link's own thread."""

CONNECT_SECONDS = 10


class LinkRefused(Exception):
    """The handshake was answered with a problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LinkLost(Exception):
    """The link broke: whether the last thing sent arrived is unknown."""


class Link:
    """A connected socket. `hear` is told `lost` once when it ends."""

    def __init__(self, base_url: str, handshake: dict[str, Any], hear: Hear) -> None:
        self._hear = hear
        self._lost = threading.Event()
        self._refused: list[str] = []
        self._client = socketio.Client(reconnection=False, handle_sigint=False)
        for name in (
            "welcome",
            "event",
            "stream.opened",
            "stream.closed",
            "pulse",
            "signal",
            "server_restarting",
            "resync",
        ):
            self._client.on(name, self._forward(name))
        self._client.on("connect_error", self._connect_error)
        self._client.on("disconnect", self._disconnected)
        try:
            self._client.connect(
                base_url, auth=handshake, transports=["websocket"], wait=True, wait_timeout=CONNECT_SECONDS
            )
        except socketio.exceptions.ConnectionError as failed:
            self.close()
            if self._refused:
                raise LinkRefused(self._refused[0]) from None
            raise LinkLost(str(failed)) from None

    @property
    def is_lost(self) -> bool:
        """Whether it ended."""
        return self._lost.is_set()

    def ask(self, name: str, message: Any, seconds: float) -> Any:
        """Send and wait for the acknowledgement; raises `LinkLost` when none comes."""
        answered = threading.Event()
        answers: list[Any] = []

        def take(*answer: Any) -> None:
            answers.extend(answer)
            answered.set()

        self._emit(name, message, take)
        waited = 0.0
        while not answered.wait(0.05):
            waited += 0.05
            if self._lost.is_set() or waited > seconds:
                raise LinkLost(name)
        return answers[0]

    def tell(self, name: str, message: Any, answered: Callable[[Any], None] | None = None) -> None:
        """Send without waiting; the acknowledgement, if wanted, is handed over on the link's thread."""
        self._emit(name, message, answered)

    def cut(self) -> None:
        """Break the line without a word, as a pulled cable does."""
        websocket = getattr(self._client.eio, "ws", None)
        if websocket is not None:
            websocket.shutdown()
        self._end()

    def close(self) -> None:
        """Say goodbye and end."""
        try:
            self._client.disconnect()
        finally:
            self._end()

    def _emit(self, name: str, message: Any, callback: Callable[..., None] | None) -> None:
        try:
            self._client.emit(name, message, callback=callback)
        except (socketio.exceptions.SocketIOError, OSError) as failed:
            raise LinkLost(name) from failed

    def _forward(self, name: str) -> Callable[..., None]:
        def forward(message: Any = None) -> None:
            if not self._lost.is_set():
                self._hear(name, message)

        return forward

    def _connect_error(self, problem: Any = None) -> None:
        if isinstance(problem, dict) and isinstance(problem.get("data"), dict):
            self._refused.append(str(problem["data"].get("code", "")))

    def _disconnected(self, reason: Any = None) -> None:
        self._end()

    def _end(self) -> None:
        if not self._lost.is_set():
            self._lost.set()
            self._hear("lost", None)
