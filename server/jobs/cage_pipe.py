"""What goes through the pipe of a cage: JSON lines, each followed by the bytes it announces."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import orjson

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_LINE_BYTES = 16 * 1024 * 1024
"""20,000 words with their boxes take 2 MiB; a child gone wild must not fill its parent."""
_ATTACHED_BYTES = 128 * 1024 * 1024
_PIECE_BYTES = 256 * 1024


@dataclass(frozen=True)
class Message:
    """Something the child made: plain values, and bytes beside them."""

    facts: dict[str, Json]
    attachments: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Failed:
    """The child's last words. `is_problem`: a rule about the file was broken; otherwise the child itself failed."""

    code: str
    facts: dict[str, str | int]
    is_problem: bool


@dataclass(frozen=True)
class Finished:
    """The child has said everything."""


class Ended(Exception):
    """The pipe was closed before the child had finished."""


class Torn(Exception):
    """What came through the pipe is no message."""


def write_message(pipe: int, message: Message | Failed | Finished) -> None:
    """Write a message whole. Raises `BrokenPipeError` when the parent is gone."""
    attachments: tuple[bytes, ...] = ()
    head: dict[str, object]
    match message:
        case Message():
            head = {"message": message.facts, "sizes": [len(one) for one in message.attachments]}
            attachments = message.attachments
        case Failed():
            head = {"code": message.code, "facts": message.facts, "is_problem": message.is_problem}
        case Finished():
            head = {"finished": True}
    line = orjson.dumps(head) + b"\n"
    for piece in (line, *attachments):
        view = memoryview(piece)
        while view:
            view = view[os.write(pipe, view) :]


class PipeReader:
    """Reads messages; believes nothing about what comes."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._held = bytearray()

    def read(self, wait: Callable[[], None]) -> Message | Failed | Finished:
        """The next message; `wait` returns when the pipe can be read. Raises `Ended` or `Torn`."""
        try:
            head = orjson.loads(self._line(wait))
            if "finished" in head:
                return Finished()
            if "code" in head:
                return Failed(str(head["code"]), _plain(head["facts"]), bool(head["is_problem"]))
            facts = dict(head["message"])
            sizes = [int(size) for size in head["sizes"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Torn from None
        if any(size < 0 for size in sizes) or sum(sizes) > _ATTACHED_BYTES:
            raise Torn
        return Message(facts, tuple(self._exactly(size, wait) for size in sizes))

    def _line(self, wait: Callable[[], None]) -> bytes:
        seen = 0
        while (end := self._held.find(b"\n", seen)) < 0:
            seen = len(self._held)
            if seen > _LINE_BYTES:
                raise Torn
            self._more(wait)
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        return line

    def _exactly(self, size: int, wait: Callable[[], None]) -> bytes:
        while len(self._held) < size:
            self._more(wait)
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken

    def _more(self, wait: Callable[[], None]) -> None:
        wait()
        piece = os.read(self._pipe, _PIECE_BYTES)
        if not piece:
            raise Ended
        self._held += piece


def _plain(facts: dict[str, object]) -> dict[str, str | int]:
    return {str(name)[:40]: value if isinstance(value, int) else str(value)[:200] for name, value in facts.items()}
