"""Fewer points for the same stroke (Ramer, Douglas and Peucker), pressure counted as a third direction (SPEC S4)."""

from collections.abc import Sequence

from annotations.geometry import GridPoint

TOLERANCE = 6.0
"""GRID units of the page's width: 0.04 mm on A4, a quarter of a pixel on a 1280-pixel tablet."""

PRESSURE_WEIGHT = 0.5
"""GRID units per pressure step: a change of 12 in 255 keeps its point."""

_Position = tuple[float, float, float]


def simplify(
    points: Sequence[GridPoint], pressures: Sequence[int], aspect: float, tolerance: float = TOLERANCE
) -> tuple[list[GridPoint], list[int]]:
    """Keep the points without which the stroke would stray by more than `tolerance`; first and last always stay.

    `pressures` is empty or as long as `points`; `aspect` is height over width of the unrotated page."""
    kept = kept_indexes(points, pressures, aspect, tolerance)
    return [points[i] for i in kept], [pressures[i] for i in kept] if pressures else []


def simplify_to(
    points: Sequence[GridPoint], pressures: Sequence[int], aspect: float, most: int
) -> tuple[list[GridPoint], list[int]]:
    """Simplify, doubling the tolerance until at most `most` (≥ 2) points are left."""
    tolerance = TOLERANCE
    fewer, their_pressures = simplify(points, pressures, aspect, tolerance)
    while len(fewer) > most:
        tolerance *= 2
        fewer, their_pressures = simplify(points, pressures, aspect, tolerance)
    return fewer, their_pressures


def kept_indexes(points: Sequence[GridPoint], pressures: Sequence[int], aspect: float, tolerance: float) -> list[int]:
    """Indexes of the points `simplify` keeps, rising."""
    if len(points) < 3:
        return list(range(len(points)))
    positions = [
        (float(x), y * aspect, pressures[i] * PRESSURE_WEIGHT if pressures else 0.0) for i, (x, y) in enumerate(points)
    ]
    limit = tolerance * tolerance
    keep = {0, len(points) - 1}
    # A stack, not recursion: 5000 points of a spiral would be 5000 frames deep.
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        farthest, distance = first, limit
        for i in range(first + 1, last):
            away = _distance_squared(positions[i], positions[first], positions[last])
            if away > distance:
                farthest, distance = i, away
        if farthest != first:
            keep.add(farthest)
            open_spans += [(first, farthest), (farthest, last)]
    return sorted(keep)


def _distance_squared(p: _Position, a: _Position, b: _Position) -> float:
    dx, dy, dz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    length = dx * dx + dy * dy + dz * dz
    along = 0.0 if length == 0 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / length
    along = min(1.0, max(0.0, along))
    ex, ey, ez = a[0] + along * dx - p[0], a[1] + along * dy - p[1], a[2] + along * dz - p[2]
    return ex * ex + ey * ey + ez * ez
