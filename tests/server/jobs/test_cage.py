"""A caged child gives what it made, or its end is told by a code; the worker outlives all of them."""

import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.errors import Problem
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits, Message

MIB = 1024 * 1024
TIGHT = Limits(memory_bytes=200 * MIB, cpu_seconds=1, silence_seconds=20)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")


def _code_of(work: Callable[[], Message], limits: Limits = TIGHT) -> str:
    with pytest.raises(CageFailure) as failure:
        cage.run(work, limits)
    return failure.value.code


def _forever() -> Message:
    while True:
        pass


def test_messages_and_bytes_come_in_order() -> None:
    def work() -> Iterator[Message]:
        for number in range(300):
            yield Message({"number": number, "name": "议席", "line": "a\nb"}, (b"\n" * number, os.urandom(7)))

    got = list(cage.stream(work))
    assert [message.facts["number"] for message in got] == list(range(300))
    assert {message.facts["name"] for message in got} == {"议席"}
    assert [len(message.attachments[0]) for message in got] == list(range(300))


def test_large_attachments_come_whole() -> None:
    content = os.urandom(20 * MIB)
    assert cage.run(lambda: Message({}, (content, b"", content[:5]))).attachments == (content, b"", content[:5])


def test_messages_come_while_the_child_still_works() -> None:
    def work() -> Iterator[Message]:
        yield Message({"page": 1})
        time.sleep(30)

    stream = cage.stream(work)
    started = time.monotonic()
    assert next(stream).facts == {"page": 1}
    stream.close()
    assert time.monotonic() - started < 10


def test_the_child_changes_nothing_in_the_worker() -> None:
    mine = ["here"]

    def work() -> Message:
        mine.append("child")
        return Message({"pid": os.getpid()})

    assert cage.run(work).facts["pid"] != os.getpid()
    assert mine == ["here"]


def test_a_problem_is_raised_here_with_its_facts() -> None:
    def work() -> Message:
        raise Problem("document_damaged", page=7)

    with pytest.raises(Problem) as problem:
        cage.run(work)
    assert (problem.value.code, problem.value.facts) == ("document_damaged", {"page": 7})


def test_another_exception_tells_where_but_not_what_it_says() -> None:
    def work() -> Message:
        raise ValueError("words of the paper")

    with pytest.raises(CageFailure) as failure:
        cage.run(work)
    assert failure.value.code == "cage_crashed"
    assert failure.value.facts["error"] == "ValueError"
    assert str(failure.value.facts["at"]).startswith("test_cage.py:")
    assert "words" not in str(failure.value)


@linux_only
def test_too_much_memory_in_python() -> None:
    assert _code_of(lambda: Message({}, (b"x" * (500 * MIB),))) == "cage_memory"


def test_too_much_cpu() -> None:
    started = time.monotonic()
    assert _code_of(_forever) == "cage_cpu"
    assert time.monotonic() - started < 15


def test_cpu_is_counted_from_message_to_message() -> None:
    def work() -> Iterator[Message]:
        for number in range(4):
            until = time.process_time() + 0.7
            while time.process_time() < until:
                pass
            yield Message({"page": number})

    assert len(list(cage.stream(work, Limits(cpu_seconds=2)))) == 4


def test_cpu_in_all_is_limited_too() -> None:
    def work() -> Iterator[Message]:
        while True:
            until = time.process_time() + 0.2
            while time.process_time() < until:
                pass
            yield Message({})

    with pytest.raises(CageFailure) as failure:
        list(cage.stream(work, Limits(cpu_seconds=5, total_cpu_seconds=1)))
    assert failure.value.code == "cage_cpu"


def test_a_silent_child_is_ended() -> None:
    def work() -> Message:
        time.sleep(60)
        return Message({})

    assert _code_of(work, Limits(silence_seconds=1.5)) == "cage_time"


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_crash_is_told_with_its_signal(number: signal.Signals) -> None:
    def work() -> Message:
        os.kill(os.getpid(), number)
        return Message({})

    with pytest.raises(CageFailure) as failure:
        cage.run(work)
    assert (failure.value.code, failure.value.facts) == ("cage_crashed", {"signal": number.name})


def test_a_real_crash_in_c_costs_the_child_only() -> None:
    def work() -> Message:
        ctypes.string_at(0)
        return Message({})

    assert _code_of(work) == "cage_crashed"


def test_an_exit_in_mid_message_is_a_crash() -> None:
    def work() -> Message:
        os.write(3, b'{"message": {}, "sizes": [1000]}\nonly this')
        os._exit(0)

    assert _code_of(work) == "cage_crashed"


@pytest.mark.parametrize("noise", [b"garbage\n", b"[1]\n", b'{"message": 3, "sizes": []}\n',
                                   b'{"message": {}, "sizes": [99999999999]}\n', b'{"message": {}, "sizes": [-1]}\n',
                                   b"[" * 100_000 + b"\n"])
def test_noise_in_the_pipe_is_a_crash(noise: bytes) -> None:
    def work() -> Message:
        os.write(3, noise)
        time.sleep(0.2)
        return Message({})

    assert _code_of(work) == "cage_crashed"


def test_the_child_holds_no_file_of_the_worker(tmp_path: Path) -> None:
    with (tmp_path / "database").open("w") as held:
        descriptor = held.fileno()

        def work() -> Message:
            try:
                os.fstat(descriptor)
            except OSError:
                return Message({"closed": descriptor != 3})
            return Message({"closed": descriptor == 3})

        assert cage.run(work).facts == {"closed": True}


def test_limits_hold_in_the_child(tmp_path: Path) -> None:
    def work() -> Message:
        try:
            (tmp_path / "big").write_bytes(b"x" * (2 * MIB))
        except OSError as refused:
            return Message({"errno": refused.errno, "core": resource.getrlimit(resource.RLIMIT_CORE)[0]})
        return Message({})

    assert cage.run(work, Limits(file_bytes=MIB)).facts == {"errno": 27, "core": 0}


def test_while_waiting_may_end_the_child() -> None:
    class Enough(Exception):
        pass

    calls = 0

    def look() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Enough

    def work() -> Iterator[Message]:
        time.sleep(30)
        yield Message({})

    with pytest.raises(Enough):
        list(cage.stream(work, while_waiting=look))


def test_no_child_is_left_behind() -> None:
    def work() -> Iterator[Message]:
        yield Message({"pid": os.getpid()})
        time.sleep(60)

    stream = cage.stream(work)
    pid = next(stream).facts["pid"]
    stream.close()
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@linux_only
def test_the_child_dies_with_the_worker() -> None:
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        def work() -> Iterator[Message]:
            yield Message({"pid": os.getpid()})
            time.sleep(60)

        stream = cage.stream(work)
        os.write(writing, str(next(stream).facts["pid"]).encode())
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(worker, 0)
    child = int(os.read(reading, 20))
    os.close(reading)
    os.close(writing)
    deadline = time.monotonic() + 10
    while _lives(child):
        assert time.monotonic() < deadline, "the caged child outlived its worker"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as told:
            return told.read().rsplit(")", 1)[1].split()[0] not in ("Z", "X")
    except FileNotFoundError:
        return False


def test_a_child_that_closes_the_pipe_and_stays_is_ended() -> None:
    def work() -> Message:
        os.close(3)
        time.sleep(60)
        return Message({})

    started = time.monotonic()
    assert _code_of(work) == "cage_crashed"
    assert time.monotonic() - started < 30
