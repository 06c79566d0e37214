"""What a mark is: kinds, layers and the frozen values that rules, rows and wire share."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

GRID = 32767
"""A page is GRID units wide and GRID units high, whatever its shape (15 bits: finer than a printed dot on A3)."""

PRESSURE_MAX = 255
POINTS_PER_STROKE = 5000
"""A minute of uninterrupted writing after simplifying; longer strokes are refused, not cut (SPEC S5)."""

NUMBERS_READ = 8 * POINTS_PER_STROKE
"""Past this a list is not even read; between the two limits the answer is the plain `stroke_too_long`."""

MARKS_PER_PAGE = 2000
"""Marks of one page on one layer that are not erased; past it drawing would no longer be fluent on old tablets."""

MARKS_PER_COMMAND = 200
"""Marks named by one erase or restore: one sweep of the eraser, or one 'clear' in several commands."""

POINTS_PER_SEGMENT = 256
"""Points of one live segment: 30 segments a second of a 240 Hz pen need 8, the rest is room for a late frame."""

INK_WIDTH_MAX = GRID // 20
HIGHLIGHT_WIDTH_MAX = GRID // 8
PAGES_MAX = 20_000

Coordinate = Annotated[int, Field(strict=True, ge=-GRID, le=GRID)]
Pressure = Annotated[int, Field(strict=True, ge=0, le=PRESSURE_MAX)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", max_length=7)]
MarkId = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{8,40}$", max_length=40)]
Checksum = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$", max_length=8)]
PageNumber = Annotated[int, Field(strict=True, ge=1, le=PAGES_MAX)]
Points = Annotated[tuple[Coordinate, ...], Field(max_length=NUMBERS_READ)]
Pressures = Annotated[tuple[Pressure, ...], Field(max_length=NUMBERS_READ // 2)]


class MarkKind(StrEnum):
    """What a mark looks like."""

    INK = "ink"
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    ARROW = "arrow"
    LINE = "line"
    TEXT = "text"
    STAMP = "stamp"
    NOTE = "note"


class Layer(StrEnum):
    """Whose eyes a mark is for; SPEC L1-L4."""

    PRIVATE = "private"
    SHARED = "shared"
    PRESENTER = "presenter"
    BOARD = "board"


class MarkValue(BaseModel):
    """Frozen, exact value; the wire imports its subclasses as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ink(MarkValue):
    """A pen stroke. `points`: x, y of the first point, then dx, dy of each next one, in GRID units of the unrotated
    crop box, origin top left. `pressures`: one a point, or none when no pen told them. `width`: GRID units of the
    page's width."""

    kind: Literal[MarkKind.INK]
    colour: Colour
    width: Annotated[int, Field(strict=True, ge=1, le=INK_WIDTH_MAX)]
    points: Points
    pressures: Pressures


class Highlight(MarkValue):
    """A stroke of the highlighter: one width, lies under the print (blend mode multiply). Units as in `Ink`."""

    kind: Literal[MarkKind.HIGHLIGHT]
    colour: Colour
    width: Annotated[int, Field(strict=True, ge=1, le=HIGHLIGHT_WIDTH_MAX)]
    points: Points


Shape = Annotated[Ink | Highlight, Field(discriminator="kind")]


class Segment(MarkValue):
    """A piece of a stroke while the pen is down, for the live signal (SPEC S8). It stands alone: `points` begins with
    an absolute point, the `first_index`-th of the stroke, so that a lost segment spoils nothing after it."""

    mark_id: MarkId
    kind: Literal[MarkKind.INK, MarkKind.HIGHLIGHT]
    colour: Colour
    width: Annotated[int, Field(strict=True, ge=1, le=HIGHLIGHT_WIDTH_MAX)]
    first_index: Annotated[int, Field(strict=True, ge=0)]
    points: Annotated[tuple[Coordinate, ...], Field(min_length=2, max_length=2 * POINTS_PER_SEGMENT)]
    pressures: Annotated[tuple[Pressure, ...], Field(max_length=POINTS_PER_SEGMENT)]


class Mark(MarkValue):
    """One mark on one page of one document version. `revision` is 1 when made and grows by one with every erasing and
    restoring, so an even one is erased; of two images of a mark the higher revision is the newer (SPEC C3)."""

    id: MarkId
    document_version_id: Annotated[str, Field(max_length=40)]
    page: PageNumber
    layer: Layer
    author_id: Annotated[str, Field(max_length=40)]
    shape: Shape
    made_at: AwareDatetime
    revision: Annotated[int, Field(strict=True, ge=1)]
    erased: bool

    @model_validator(mode="after")
    def _revision_tells_whether_erased(self) -> Self:
        if self.erased != (self.revision % 2 == 0):
            raise ValueError("an even revision, and only an even one, is erased")
        return self
