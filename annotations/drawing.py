"""Marks as lines and filled outlines in PDF points, for flattening at any rotation and crop (SPEC, rules D)."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.geometry import Rotation, decode_points, to_displayed
from annotations.log import drawing_order
from annotations.marks import GRID, PRESSURE_MAX, Highlight, Ink, Mark
from annotations.smoothing import XY, smooth
from annotations.strokes import pressures_of

THINNING = 0.6
"""Share of the width that pressure takes or gives: none draws at 0.4, full at 1.6 of it; terminals use the same."""

HIGHLIGHT_OPACITY = 0.6
ARC_STEP = math.pi / 6
"""Angle between corners of a round end, radians: at most 2 % of the width inside the true circle."""


class Space(StrEnum):
    """Where coordinates count from."""

    CROP_BOX = "crop_box"  # unrotated crop box, origin top left, y down
    DISPLAYED = "displayed"  # page as shown, origin top left, y down: page images
    PDF = "pdf"  # default user space of the file, y up: content streams and annotations (ISO 32000-2, 8.3.2.3)


@dataclass(frozen=True)
class PageFrame:
    """A page: size of its unrotated crop box and the lower left corner of that box in default user space, points."""

    width: float
    height: float
    rotation: Rotation
    left: float
    bottom: float


@dataclass(frozen=True)
class Paint:
    """Colour from 0 to 1 each of red, green, blue; `multiply` is the blend mode of that name, else normal."""

    colour: tuple[float, float, float]
    opacity: float
    multiply: bool


@dataclass(frozen=True)
class Line:
    """Polyline of one width, round caps and joins. Points and width in 1/72 inch, in the `Space` asked for."""

    points: tuple[XY, ...]
    width: float
    paint: Paint


@dataclass(frozen=True)
class Fill:
    """One path of convex polygons that all turn the same way, filled once by the nonzero winding rule."""

    polygons: tuple[tuple[XY, ...], ...]
    paint: Paint


Primitive = Line | Fill


def draw_page(marks: Iterable[Mark], frame: PageFrame, space: Space) -> list[Primitive]:
    """Primitives of the marks that are not erased, bottom first."""
    shown = sorted((mark for mark in marks if not mark.erased), key=drawing_order)
    return [draw_stroke(mark.shape, frame, space) for mark in shown]


def draw_stroke(shape: Ink | Highlight, frame: PageFrame, space: Space) -> Primitive:
    """One stroke: a line where its width is even, an outline where pressure changes it or it is a dot."""
    place = _placing(frame, space)
    points = [(x / GRID * frame.width, y / GRID * frame.height) for x, y in decode_points(shape.points)]
    width = shape.width / GRID * frame.width
    multiply = isinstance(shape, Highlight)
    paint = Paint(_colour(shape.colour), HIGHLIGHT_OPACITY if multiply else 1.0, multiply)
    widths = [width] * len(points)
    pressures = pressures_of(shape)
    if pressures:
        widths = [width * width_factor(pressure) for pressure in pressures]
    points, widths = smooth(points, widths, frame.width)
    if not pressures and len(points) > 1:
        return Line(tuple(place(point) for point in points), width, paint)
    return Fill(tuple(tuple(place(point) for point in polygon) for polygon in outline(points, widths)), paint)


def width_factor(pressure: int) -> float:
    """Share of the nominal width at a pressure of 0 to PRESSURE_MAX; half of that is 1."""
    return 1 - THINNING * (1 - 2 * pressure / PRESSURE_MAX)


def outline(points: Sequence[XY], widths: Sequence[float]) -> list[list[XY]]:
    """Capsules from point to point, which together are the stroke; a single point is a disc."""
    radii = [width / 2 for width in widths]
    if len(points) == 1:
        return [_arc(points[0], radii[0], 0.0, 2 * math.pi)[:-1]]
    capsules = (
        _capsule(points[i], radii[i], points[i + 1], radii[i + 1])
        for i in range(len(points) - 1)
        if points[i] != points[i + 1] or radii[i] != radii[i + 1]
    )
    return list(capsules) or outline(points[:1], widths[:1])


def _capsule(start: XY, start_radius: float, end: XY, end_radius: float) -> list[XY]:
    """Convex hull of two discs: the outer tangents touch them at ± `lean` from the line between the centres."""
    distance = math.dist(start, end)
    if distance <= abs(start_radius - end_radius):
        centre, radius = (start, start_radius) if start_radius >= end_radius else (end, end_radius)
        return _arc(centre, radius, 0.0, 2 * math.pi)[:-1]
    heading = math.atan2(end[1] - start[1], end[0] - start[0])
    lean = math.acos((start_radius - end_radius) / distance)
    return _arc(end, end_radius, heading - lean, heading + lean) + _arc(
        start, start_radius, heading + lean, heading + 2 * math.pi - lean
    )


def _arc(centre: XY, radius: float, from_angle: float, to_angle: float) -> list[XY]:
    steps = math.ceil((to_angle - from_angle) / ARC_STEP)
    angles = (from_angle + (to_angle - from_angle) * step / steps for step in range(steps + 1))
    return [(centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)) for angle in angles]


def _placing(frame: PageFrame, space: Space) -> Callable[[XY], XY]:
    turned = frame.rotation in (Rotation.QUARTER, Rotation.THREE_QUARTERS)
    shown_width, shown_height = (frame.height, frame.width) if turned else (frame.width, frame.height)

    def displayed(point: XY) -> XY:
        x, y = to_displayed((point[0] / frame.width, point[1] / frame.height), frame.rotation)
        return (x * shown_width, y * shown_height)

    match space:
        case Space.CROP_BOX:
            return lambda point: point
        case Space.DISPLAYED:
            return displayed
        case Space.PDF:
            return lambda point: (frame.left + point[0], frame.bottom + frame.height - point[1])


def _colour(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue)
