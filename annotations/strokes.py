"""Whether a stroke is whole and well-formed: limits, count and checksum (SPEC S3, S5-S7)."""

import struct
import zlib
from collections.abc import Sequence

from annotations.errors import MarkError, MarkProblem
from annotations.geometry import decode_points
from annotations.marks import POINTS_PER_STROKE, Highlight, Ink


def pressures_of(shape: Ink | Highlight) -> tuple[int, ...]:
    """Pressures of a stroke; none when no pen told them."""
    return shape.pressures if isinstance(shape, Ink) else ()


def count_points(shape: Ink | Highlight) -> int:
    """Number of points of a stroke."""
    return len(shape.points) // 2


def checksum(points: Sequence[int], pressures: Sequence[int]) -> str:
    """CRC-32 (ISO 3309) in 8 hex digits over the number of points (uint32), the packed points (int16) and the
    pressures (bytes), little-endian.

    CRC-32 and no SHA: pages on plain HTTP have no `crypto.subtle`, and this guards against lost and garbled pieces,
    not against forgers. CRC and no FNV: it finds every burst of up to 32 bits, and Python has it in C."""
    layout = f"<I{len(points)}h{len(pressures)}B"
    return f"{zlib.crc32(struct.pack(layout, len(points) // 2, *points, *pressures)):08x}"


def check_stroke(shape: Ink | Highlight) -> None:
    """Raise `stroke_too_long` or `bad_points` for a stroke that no page could show."""
    count = count_points(shape)
    if count > POINTS_PER_STROKE:
        raise MarkError(MarkProblem.STROKE_TOO_LONG, points=count, limit=POINTS_PER_STROKE)
    decode_points(shape.points)
    if pressures_of(shape) and len(pressures_of(shape)) != count:
        raise MarkError(MarkProblem.BAD_POINTS, reason="pressures")


def check_received(shape: Ink | Highlight, expected_checksum: str) -> None:
    """Check a stroke as it came in against the checksum its terminal made; raises `wrong_count_or_hash` as well."""
    check_stroke(shape)
    if checksum(shape.points, pressures_of(shape)) != expected_checksum:
        raise MarkError(MarkProblem.WRONG_COUNT_OR_HASH, points=count_points(shape))
