"""Signatures as vector pictures, from the strokes as they were written."""

from collections.abc import Iterable
from itertools import accumulate

from server.minutes.content import Stroke

GRID = 32767
"""Units across the box and down it, as on the wire."""
ASPECT = 2.5
"""Width over height of the box people sign in."""
_HEIGHT = 400
_WIDTH = round(_HEIGHT * ASPECT)
_PEN = 9


def signature_svg(strokes: Iterable[Stroke]) -> str:
    """An `<svg>` of the signature that needs nothing from elsewhere; "" without strokes."""
    paths = " ".join(path for stroke in strokes if (path := _path(stroke)))
    if not paths:
        return ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<path d="{paths}" fill="none" stroke="#000" stroke-width="{_PEN}" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )


def _path(stroke: Stroke) -> str:
    xs, ys = accumulate(stroke[0::2]), accumulate(stroke[1::2])
    points = [f"{x * _WIDTH / GRID:.1f} {y * _HEIGHT / GRID:.1f}" for x, y in zip(xs, ys, strict=False)]
    if not points:
        return ""
    # A dot is a line to itself: round ends make it visible.
    return f"M{points[0]} L{' '.join(points[1:] or points)}"
