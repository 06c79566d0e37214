"""The life of a caged child, from the fork to its end; it never returns."""

import contextlib
import ctypes
import gc
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

from server.errors import Problem
from server.jobs.cage_network import forbid_network
from server.jobs.cage_pipe import Failed, Finished, Message, write_message
from server.jobs.confining import limit

DONE, CRASHED, OUT_OF_MEMORY = 0, 70, 71
"""How the child exits."""
_CHILD_PIPE = 3
_MIB = 1024 * 1024
_DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux."""


@dataclass(frozen=True)
class Limits:
    """What the child may use. Limits the system does not have are skipped (macOS has no limit of memory)."""

    memory_bytes: int = 1024 * _MIB
    """Beyond what the worker itself occupies."""
    cpu_seconds: int = 10
    """From one message to the next: one page, one paper opened."""
    total_cpu_seconds: int = 900
    silence_seconds: float = 60.0
    """Time on the clock without a message: for a child that waits for something. Long, as machines are busy."""
    file_bytes: int = 64 * _MIB
    open_files: int = 64


def live(work: Callable[[], Iterable[Message]], pipe: int, limits: Limits) -> NoReturn:
    """Write what `work` yields to the pipe and exit. Called right after the fork."""
    code = CRASHED
    try:
        _detach(pipe)
        limit("RLIMIT_AS", _occupied_bytes() + limits.memory_bytes)
        limit("RLIMIT_FSIZE", limits.file_bytes)
        limit("RLIMIT_NOFILE", limits.open_files)
        limit("RLIMIT_CORE", 0)
        forbid_network()
        code = _work(work, limits)
    except BaseException:
        code = CRASHED
    finally:
        # No handlers, destructors or buffers of the parent's: they would end its connections.
        os._exit(code)


def _work(work: Callable[[], Iterable[Message]], limits: Limits) -> int:
    try:
        _allow_cpu(limits.cpu_seconds, limits.total_cpu_seconds)
        for message in work():
            write_message(_CHILD_PIPE, message)
            _allow_cpu(limits.cpu_seconds, limits.total_cpu_seconds)
        write_message(_CHILD_PIPE, Finished())
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:
        return CRASHED
    except Problem as problem:
        facts = {name: fact if isinstance(fact, int) else str(fact) for name, fact in problem.facts.items()}
        write_message(_CHILD_PIPE, Failed(problem.code, facts, is_problem=True))
    except Exception as error:
        # Only where it happened: what an exception says may quote the paper.
        write_message(_CHILD_PIPE, Failed("cage_crashed", {"error": type(error).__name__, "at": _place(error)}, False))
    return DONE


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"


def _detach(pipe: int) -> None:
    """Let go of everything of the parent's: its signals, its files and connections, its objects."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    # Otherwise the collector would close the parent's database connections, politely, at their servers.
    gc.freeze()
    silence = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(silence, standard)
    if pipe != _CHILD_PIPE:
        os.dup2(pipe, _CHILD_PIPE)
    os.closerange(_CHILD_PIPE + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _allow_cpu(seconds: int, total_seconds: int) -> None:
    """Move the soft limit on, so that a long paper may take its time and one endless page may not."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = min(int(used.ru_utime + used.ru_stime) + seconds, total_seconds)
    # The hard limit a second later: where both are one the kernel kills outright, and nobody could tell why.
    resource.setrlimit(resource.RLIMIT_CPU, (soft, total_seconds + 1))


def _occupied_bytes() -> int:
    """The address space the child was born with; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
