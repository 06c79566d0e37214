"""The smooth line through a stroke's points, the same on screen and on paper (SPEC S10).

Fast strokes arrive as few points; straight pieces between them would show corners nobody drew."""

import math
from collections.abc import Sequence

XY = tuple[float, float]

HANDLE_SHARE = 1 / 3
HANDLE_MAX = 0.015
"""Longest handle of a curve, share of the page's width: long straight lines stay straight beside a gentle turn."""

FLATNESS = 0.0001
"""Share of the page's width by which the pieces may leave the curve: 0.02 mm on A4."""

STEPS_MAX = 8
CORNER_COSINE = 0.5
"""A turn of more than 60° is a corner: hooks of Chinese characters stay sharp."""


def smooth(points: Sequence[XY], weights: Sequence[float], page_width: float) -> tuple[list[XY], list[float]]:
    """More points, on a curve through all of `points`; `weights` (one a point) grow evenly from one to the next.

    The units of `points` must be equal across and down, `page_width` is in the same unit."""
    if len(points) < 3:
        return list(points), list(weights)
    curve, their_weights = [points[0]], [weights[0]]
    for i in range(len(points) - 1):
        start, end = points[i], points[i + 1]
        leaving, arriving = _handle(points, i, page_width), _handle(points, i + 1, page_width)
        first = (start[0] + leaving[0], start[1] + leaving[1])
        second = (end[0] - arriving[0], end[1] - arriving[1])
        steps = _steps(start, first, second, end, page_width)
        for step in range(1, steps):
            along = step / steps
            curve.append(_on_curve(start, first, second, end, along))
            their_weights.append(weights[i] + (weights[i + 1] - weights[i]) * along)
        curve.append(end)
        their_weights.append(weights[i + 1])
    return curve, their_weights


def _handle(points: Sequence[XY], i: int, page_width: float) -> XY:
    """Vector along which the curve passes point `i`; none at the ends and at corners."""
    if i == 0 or i == len(points) - 1:
        return (0.0, 0.0)
    (ax, ay), (bx, by), (cx, cy) = points[i - 1], points[i], points[i + 1]
    before, after = _length(bx - ax, by - ay), _length(cx - bx, cy - by)
    whole = _length(cx - ax, cy - ay)
    turn = (bx - ax) * (cx - bx) + (by - ay) * (cy - by)
    if whole == 0 or turn < CORNER_COSINE * before * after:
        return (0.0, 0.0)
    reach = min(min(before, after) * HANDLE_SHARE, HANDLE_MAX * page_width)
    return ((cx - ax) / whole * reach, (cy - ay) / whole * reach)


def _steps(start: XY, first: XY, second: XY, end: XY, page_width: float) -> int:
    """Pieces a cubic needs: its handles' distance from the chord over the flatness (error falls with the square)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = _length(dx, dy)
    if chord == 0:
        return 1
    first_off = abs((first[0] - start[0]) * dy - (first[1] - start[1]) * dx) / chord
    second_off = abs((end[0] - second[0]) * dy - (end[1] - second[1]) * dx) / chord
    return min(STEPS_MAX, max(1, math.ceil(math.sqrt(max(first_off, second_off) / (FLATNESS * page_width)))))


def _on_curve(start: XY, first: XY, second: XY, end: XY, along: float) -> XY:
    rest = 1 - along
    a, b, c, d = rest * rest * rest, 3 * rest * rest * along, 3 * rest * along * along, along * along * along
    return (
        a * start[0] + b * first[0] + c * second[0] + d * end[0],
        a * start[1] + b * first[1] + c * second[1] + d * end[1],
    )


def _length(x: float, y: float) -> float:
    return math.sqrt(x * x + y * y)
