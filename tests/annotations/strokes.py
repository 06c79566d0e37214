"""Random strokes, marks and operations for the tests of marks; the same seed makes the same ones."""

import random
from datetime import UTC, datetime, timedelta

from annotations.geometry import GridPoint, encode_points
from annotations.log import Add, Erase, Operation, Restore
from annotations.marks import GRID, Highlight, Ink, Layer, Mark, MarkKind

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def wander(dice: random.Random, count: int, reach: int = 400) -> list[GridPoint]:
    """A stroke like handwriting: each step turns a little, and the page's edge holds it."""
    x, y = dice.randint(0, GRID), dice.randint(0, GRID)
    dx, dy = 0.0, 0.0
    points = [(x, y)]
    for _ in range(count - 1):
        dx, dy = 0.7 * dx + dice.uniform(-reach, reach), 0.7 * dy + dice.uniform(-reach, reach)
        x, y = min(GRID, max(0, x + round(dx))), min(GRID, max(0, y + round(dy)))
        points.append((x, y))
    return points


def ink(points: list[GridPoint], pressures: tuple[int, ...] = (), width: int = 60) -> Ink:
    return Ink(
        kind=MarkKind.INK,
        colour="#1a3fb0",
        width=width,
        points=tuple(encode_points(points)),
        pressures=pressures,
    )


def highlight(points: list[GridPoint], width: int = 600) -> Highlight:
    return Highlight(kind=MarkKind.HIGHLIGHT, colour="#ffd400", width=width, points=tuple(encode_points(points)))


def mark(
    mark_id: str,
    shape: Ink | Highlight | None = None,
    author_id: str = "attendee_chen",
    layer: Layer = Layer.SHARED,
    made_at: datetime = START,
) -> Mark:
    return Mark(
        id=mark_id,
        document_version_id="version_budget",
        page=3,
        layer=layer,
        author_id=author_id,
        shape=shape if shape is not None else ink([(100, 100), (900, 700)]),
        made_at=made_at,
        revision=1,
        erased=False,
    )


def some_marks(dice: random.Random, count: int) -> list[Mark]:
    return [
        mark(
            f"mark_{number:04d}",
            (ink if dice.random() < 0.7 else highlight)(wander(dice, dice.randint(1, 12))),
            author_id=dice.choice(["attendee_chen", "attendee_lin", "attendee_wu"]),
            made_at=START + timedelta(microseconds=dice.choice([0, 400, 1_000, 1_500, 70_000]) * number),
        )
        for number in range(count)
    ]


def some_operations(dice: random.Random, marks: list[Mark], count: int) -> list[Operation]:
    """Operations peers could have made, each having seen a different past: revisions run up to 6 and collide."""
    operations: list[Operation] = [Add(each) for each in marks]
    for _ in range(count):
        revision = dice.randint(2, 6)
        mark_id = dice.choice(marks).id
        operations.append(Restore(mark_id, revision) if revision % 2 else Erase(mark_id, revision))
    dice.shuffle(operations)
    return operations
