"""Runs code that opens untrusted files in a forked child with limits; what it makes comes back through a pipe.

The worker process has one thread, so forking it is sound; the child shares nothing with it afterwards but that pipe.
The child of a fork is ready in milliseconds where a fresh interpreter takes half a second. It is not a wall against
code that takes the child over, but a bomb, a crash or an endless file costs that file only.
"""

import contextlib
import os
import resource
import select
import signal
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from server.errors import Problem
from server.jobs.cage_child import OUT_OF_MEMORY, Limits, live
from server.jobs.cage_pipe import Ended, Failed, Finished, Message, PipeReader, Torn

__all__ = ["CageFailure", "Limits", "Message", "run", "stream"]

_LOOK_SECONDS = 1.0
"""How often `while_waiting` is called while the child is silent."""
_TICKS_SECONDS = 0.1
_EXIT_SECONDS = 5.0
"""A child that closed its pipe has nothing left to do."""


class CageFailure(Exception):
    """The child was stopped or died: `cage_memory`, `cage_cpu`, `cage_time` or `cage_crashed`; facts say where."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass
class _Child:
    pid: int
    pipe: int
    reader: PipeReader
    limits: Limits
    status: int | None = None
    used: resource.struct_rusage | None = None


def run(work: Callable[[], Message], limits: Limits | None = None) -> Message:
    """Call `work` in a child and return its message. Raises like `stream`."""
    return next(iter(stream(lambda: [work()], limits)))


def stream(
    work: Callable[[], Iterable[Message]],
    limits: Limits | None = None,
    while_waiting: Callable[[], None] | None = None,
) -> Generator[Message, None, None]:
    """Iterate over `work()` in a child and yield its messages as they come; closing the iterator ends the child.

    `while_waiting` is called about once a second while the child is silent; what it raises ends the child too. A
    `Problem` raised in the child is raised here, any other end but a good one is a `CageFailure`.
    """
    child = _start(work, limits or Limits())
    try:
        while not isinstance(message := _next(child, while_waiting or _nothing), Finished):
            if isinstance(message, Failed):
                raise _failure(message)
            yield message
    finally:
        _end(child)


def _nothing() -> None:
    return None


def _start(work: Callable[[], Iterable[Message]], limits: Limits) -> _Child:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        live(work, writing, limits)
    os.close(writing)
    return _Child(pid, reading, PipeReader(reading), limits)


def _next(child: _Child, while_waiting: Callable[[], None]) -> Message | Failed | Finished:
    deadline = time.monotonic() + child.limits.silence_seconds

    def wait() -> None:
        while not select.select([child.pipe], [], [], _LOOK_SECONDS)[0]:
            if time.monotonic() > deadline:
                raise CageFailure("cage_time", seconds=round(child.limits.silence_seconds))
            while_waiting()

    try:
        return child.reader.read(wait)
    except Torn:
        raise CageFailure("cage_crashed") from None
    except Ended:
        raise _end_of(child) from None


def _failure(failed: Failed) -> Exception:
    if not failed.is_problem:
        return CageFailure(failed.code, **failed.facts)
    problem = Problem(failed.code)
    problem.facts.update(failed.facts)
    return problem


def _end_of(child: _Child) -> CageFailure:
    """Why a child ended that had no words left."""
    deadline = time.monotonic() + _EXIT_SECONDS
    while child.status is None and time.monotonic() < deadline:
        if not _reap(child, os.WNOHANG):
            time.sleep(0.005)
    status, used = child.status, child.used
    if status is None or used is None:
        return CageFailure("cage_crashed")
    if os.WIFEXITED(status):
        code = os.WEXITSTATUS(status)
        return CageFailure("cage_memory") if code == OUT_OF_MEMORY else CageFailure("cage_crashed", exit_code=code)
    killed_by = os.WTERMSIG(status)
    # The kernel ends a child by its own count of ticks, which may run a little ahead of what it reports.
    if killed_by == signal.SIGXCPU or used.ru_utime + used.ru_stime >= child.limits.total_cpu_seconds - _TICKS_SECONDS:
        return CageFailure("cage_cpu", seconds=child.limits.cpu_seconds)
    if killed_by == signal.SIGKILL:
        # Nobody here sent it: the kernel does when memory is short.
        return CageFailure("cage_memory")
    return CageFailure("cage_crashed", signal=signal.Signals(killed_by).name)


def _end(child: _Child) -> None:
    os.close(child.pipe)
    if child.status is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)
        _reap(child, 0)


def _reap(child: _Child, options: int) -> bool:
    pid, status, used = os.wait4(child.pid, options)
    if pid == 0:
        return False
    child.status, child.used = status, used
    return True
