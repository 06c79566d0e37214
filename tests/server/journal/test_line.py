"""L15, L16: whatever the kernel takes and when, a terminal reads whole frames, each once and in order."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.journal.line import Line, frame_of, unmask


class Kernel:
    """A socket that takes as much as the test lets it; None breaks the line."""

    def __init__(self, takes: list[int | None]) -> None:
        self.takes = takes
        self.taken = b""

    def send(self, data: bytes | memoryview, /) -> int:
        now = self.takes.pop(0) if self.takes else len(data)
        if now is None:
            raise ConnectionResetError
        if now == 0:
            raise BlockingIOError
        self.taken += bytes(data[:now])
        return min(now, len(data))


sizes = st.lists(st.integers(0, 300), min_size=1, max_size=20)
takes = st.lists(st.integers(0, 400), max_size=60)


@given(sizes, takes, st.lists(st.booleans(), max_size=20))
def test_L16_every_frame_goes_out_once_and_whole(lengths: list[int], taken: list[int], flushes: list[bool]) -> None:
    kernel = Kernel(list(taken))
    began: list[bool] = []
    line = Line(kernel, lambda: began.append(True))
    frames = [frame_of(chr(65 + place % 26) * length) for place, length in enumerate(lengths)]
    for place, frame in enumerate(frames):
        line.put(frame)
        if place < len(flushes) and flushes[place]:
            line.flush()
        assert line.waiting == sum(len(piece) for piece in line.backlog)
        assert kernel.taken + b"".join(line.backlog) == b"".join(frames[: place + 1])
    for _ in range(len(taken) + 1):
        line.flush()
    assert kernel.taken == b"".join(frames) and not line.backlog and line.waiting == 0
    assert not line.broken


@given(sizes, takes)
def test_L15_what_was_begun_is_finished_and_what_waits_forgotten(lengths: list[int], taken: list[int]) -> None:
    kernel = Kernel(list(taken))
    line = Line(kernel, lambda: None)
    frames = [frame_of(chr(65 + place % 26) * length) for place, length in enumerate(lengths)]
    for frame in frames:
        line.put(frame)
    line.forget_waiting()
    line.put(frame_of("last"))
    for _ in range(len(taken) + 1):
        line.flush()
    whole, rest = b"", frames
    while rest and kernel.taken.startswith(whole + rest[0]):
        whole, rest = whole + rest[0], rest[1:]
    assert kernel.taken == whole + frame_of("last")


@given(sizes, takes)
def test_a_broken_line_takes_nothing_and_keeps_nothing(lengths: list[int], taken: list[int]) -> None:
    line = Line(Kernel([*taken, None]), lambda: None)
    for length in lengths * 5:
        line.put(frame_of("x" * length))
        line.flush()
    for _ in taken:
        line.put(frame_of("x"))
        line.flush()
    if line.broken:
        assert line.waiting == 0 and not line.backlog and line.flush()


@given(st.binary(max_size=400), st.binary(min_size=4, max_size=4), st.integers(0, 9))
def test_unmasking_is_what_the_protocol_says(data: bytes, mask: bytes, offset: int) -> None:
    plain = bytes(byte ^ mask[(offset + place) % 4] for place, byte in enumerate(data))
    assert unmask(data, mask, len(data), offset) == plain
    assert unmask(data, tuple(mask), len(data), offset) == plain


@pytest.mark.parametrize("length", [0, 125, 126, 65535, 65536])
def test_a_frame_says_how_long_it_is(length: int) -> None:
    frame = frame_of(os.urandom(length))
    said = frame[1]
    head = 2 if said < 126 else 4 if said == 126 else 10
    assert frame[0] == 0x82 and len(frame) == head + length
    assert (said if said < 126 else int.from_bytes(frame[2:head], "big")) == length
