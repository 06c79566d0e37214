"""Drawn marks as the operators of a PDF page's content stream (ISO 32000-2, 8.4 and 8.5; SPEC D7).

The stream is in default user space, so that no library's idea of rotation or crop stands between."""

from collections.abc import Iterable, Mapping

from annotations.drawing import HIGHLIGHT_OPACITY, Fill, Line, Primitive
from annotations.smoothing import XY

GRAPHICS_STATES: Mapping[str, str] = {
    "YixiInk": "<</Type/ExtGState/BM/Normal/CA 1/ca 1>>",
    "YixiHighlight": f"<</Type/ExtGState/BM/Multiply/CA {HIGHLIGHT_OPACITY}/ca {HIGHLIGHT_OPACITY}>>",
}
"""What the page's /Resources /ExtGState must hold for the stream, by name."""


def content_stream(primitives: Iterable[Primitive]) -> bytes:
    """Operators that paint `primitives`, drawn in `Space.PDF`. To be appended after the page's own content has been
    wrapped in q … Q, or that content's last matrix would move the marks."""
    return "\n".join(["q", "1 J 1 j", *(_painted(primitive) for primitive in primitives), "Q\n"]).encode("ascii")


def _painted(primitive: Primitive) -> str:
    state = "/YixiHighlight gs" if primitive.paint.multiply else "/YixiInk gs"
    colour = " ".join(_number(part) for part in primitive.paint.colour)
    match primitive:
        case Line(points, width):
            return f"{state} {colour} RG {_number(width)} w {_path(points)} S"
        case Fill(polygons):
            return f"{state} {colour} rg {' '.join(_path(polygon) + ' h' for polygon in polygons)} f"


def _path(points: tuple[XY, ...]) -> str:
    first, *rest = (f"{_number(x)} {_number(y)}" for x, y in points)
    return " ".join([f"{first} m", *(f"{point} l" for point in rest)])


def _number(value: float) -> str:
    # Three decimals are a thousandth of a point; PDF knows no exponents.
    return f"{value:.3f}".rstrip("0").rstrip(".")
