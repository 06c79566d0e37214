"""Where points of a mark lie: packing, page fractions, rotation, boxes and the eraser's touch (SPEC S1-S4, G1-G6).

Only + - * / on doubles and no square roots, so that terminals compute the very same numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from annotations.errors import MarkError, MarkProblem
from annotations.marks import GRID

GridPoint = tuple[int, int]
"""x, y in GRID units of the unrotated crop box, origin top left."""

Fraction = tuple[float, float]
"""x, y from 0 to 1 of a page's width and height, origin top left."""


class Rotation(IntEnum):
    """Clockwise turn at which a page is shown, degrees (ISO 32000 /Rotate)."""

    NONE = 0
    QUARTER = 90
    HALF = 180
    THREE_QUARTERS = 270


@dataclass(frozen=True)
class Box:
    """A rectangle; the unit is that of the function that returns it."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Say whether the two share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


def decode_points(packed: Sequence[int]) -> list[GridPoint]:
    """Unpack x, y, dx, dy, … to absolute points; raises `bad_points` for none, half a point or one off the page."""
    if not packed:
        raise MarkError(MarkProblem.BAD_POINTS, reason="empty")
    if len(packed) % 2:
        raise MarkError(MarkProblem.BAD_POINTS, reason="odd")
    x = y = 0
    points: list[GridPoint] = []
    for index in range(0, len(packed), 2):
        x += packed[index]
        y += packed[index + 1]
        if not (0 <= x <= GRID and 0 <= y <= GRID):
            raise MarkError(MarkProblem.BAD_POINTS, reason="off_page")
        points.append((x, y))
    return points


def encode_points(points: Iterable[GridPoint]) -> list[int]:
    """Pack absolute points to x, y, dx, dy, …; the inverse of `decode_points`."""
    packed: list[int] = []
    previous_x = previous_y = 0
    for x, y in points:
        packed += (x - previous_x, y - previous_y)
        previous_x, previous_y = x, y
    return packed


def to_grid(fraction: float) -> int:
    """Nearest grid line of a page fraction; outside the page is drawn to its edge."""
    return min(GRID, max(0, int(fraction * GRID + 0.5)))


def to_fraction(coordinate: int) -> float:
    """Page fraction of a grid line."""
    return coordinate / GRID


def to_displayed(point: Fraction, rotation: Rotation) -> Fraction:
    """Fraction of the unrotated page → fraction of the page as shown at `rotation`."""
    x, y = point
    match rotation:
        case Rotation.NONE:
            return (x, y)
        case Rotation.QUARTER:
            return (1 - y, x)
        case Rotation.HALF:
            return (1 - x, 1 - y)
        case Rotation.THREE_QUARTERS:
            return (y, 1 - x)


def from_displayed(point: Fraction, rotation: Rotation) -> Fraction:
    """Fraction of the page as shown at `rotation` → fraction of the unrotated page."""
    return to_displayed(point, Rotation((360 - rotation) % 360))


def displayed_aspect(aspect: float, rotation: Rotation) -> float:
    """Height over width of the page as shown, from that of the unrotated page."""
    return aspect if rotation in (Rotation.NONE, Rotation.HALF) else 1 / aspect


def bounding_box(points: Sequence[GridPoint], width: int, aspect: float) -> Box:
    """Box round a stroke with its width, GRID units. `aspect` is height over width of the unrotated page: a width
    spans fewer units down a tall page than across it."""
    across = width / 2
    down = across / aspect
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs) - across, min(ys) - down, max(xs) + across, max(ys) + down)


def is_hit(
    points: Sequence[GridPoint], width: int, start: Fraction, end: Fraction, radius: float, aspect: float
) -> bool:
    """Say whether an eraser of `radius`, moved straight from `start` to `end`, touches a stroke.

    `start`, `end` in GRID units (not rounded), `width` and `radius` in GRID units of the page's width."""
    reach = radius + width / 2
    limit = reach * reach
    ax, ay, bx, by = start[0], start[1] * aspect, end[0], end[1] * aspect
    px, py = float(points[0][0]), points[0][1] * aspect
    if distance_squared(px, py, ax, ay, bx, by) <= limit:
        return True
    for x, y in points[1:]:
        qx, qy = float(x), y * aspect
        if _segments_distance_squared(px, py, qx, qy, ax, ay, bx, by) <= limit:
            return True
        px, py = qx, qy
    return False


def distance_squared(px: float, py: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Square of the distance from p to the segment a-b."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else ((px - ax) * dx + (py - ay) * dy) / length
    along = min(1.0, max(0.0, along))
    ex, ey = ax + along * dx - px, ay + along * dy - py
    return ex * ex + ey * ey


def _segments_distance_squared(
    px: float, py: float, qx: float, qy: float, ax: float, ay: float, bx: float, by: float
) -> float:
    if _side(px, py, qx, qy, ax, ay) * _side(px, py, qx, qy, bx, by) < 0 and (
        _side(ax, ay, bx, by, px, py) * _side(ax, ay, bx, by, qx, qy) < 0
    ):
        return 0.0
    return min(
        distance_squared(px, py, ax, ay, bx, by),
        distance_squared(qx, qy, ax, ay, bx, by),
        distance_squared(ax, ay, px, py, qx, qy),
        distance_squared(bx, by, px, py, qx, qy),
    )


def _side(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> int:
    turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    return (turn > 0) - (turn < 0)
