"""The part of comparing two versions that runs inside the cage: looking at the drawings of pages beside each other.

The drawings were made from somebody's file, so they are opened where a file is: in a child with limits.
"""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from server.documents.changes import Pair, compare
from server.documents.page_lines import Box, PageContent
from server.jobs.cage_pipe import Json, Message

_LOOK_WIDTH = 600
"""A changed digit of a picture is still seen, the grain of a scan is not."""
_DIFFERS = 56
"""Of 255; the edges of anti-aliased letters drawn anew stay below."""
_TILES = 50
"""Across the page: 4 mm on A4."""
_SHARE = 4
"""A tile counts from this many pixels on."""


def compare_caged(
    old: Sequence[PageContent], new: Sequence[PageContent], old_images: Sequence[Path], new_images: Sequence[Path]
) -> Message:
    """Compare two versions by their words and drawings; `old_images` and `new_images` are a drawing for each page."""
    compared = compare(old, new)
    changes = compared.seen({
        (pair.old, pair.new): _differing(old_images[pair.old - 1], new_images[pair.new - 1], pair)
        for pair in compared.pairs
    })
    facts: dict[str, Json] = {
        "places": list(changes.places),
        "kept": list(changes.kept),
        "pages": [[page, [list(box) for box in boxes]] for page, boxes in changes.pages.items()],
        "before": [[page, [list(box) for box in boxes]] for page, boxes in changes.before.items()],
    }
    return Message(facts)


def _differing(old: Path, new: Path, pair: Pair) -> list[Box]:
    before, after = _small(old), _small(new)
    if abs(before.height - after.height) > 0.02 * after.height:
        # Another shape of page: nothing stands where it stood.
        return [(0.0, 0.0, 1.0, 1.0)]
    before = before.resize(after.size) if before.size != after.size else before
    for image in (before, after):
        paint = ImageDraw.Draw(image)
        for box in (*pair.ignored_old, *pair.ignored_new):
            paint.rectangle(_pixels(box, image), fill=255)
    differs = ImageChops.difference(before, after).point([255 if value > _DIFFERS else 0 for value in range(256)])
    return _regions(differs)


def _small(path: Path) -> Image.Image:
    with Image.open(path) as image:
        grey = image.convert("L")
    return grey.resize((_LOOK_WIDTH, max(1, round(_LOOK_WIDTH * grey.height / grey.width))), Image.Resampling.BOX)


def _pixels(box: Box, image: Image.Image) -> tuple[float, float, float, float]:
    # A little more, for what of a letter hangs out of its box.
    left, top, right, bottom = box
    return left * image.width - 3, top * image.height - 3, right * image.width + 3, bottom * image.height + 3


def _regions(differs: Image.Image) -> list[Box]:
    """Boxes around tiles that touch each other."""
    side = differs.width // _TILES
    columns, rows = _TILES, -(-differs.height // side)
    counted = {
        (column, row)
        for row in range(rows) for column in range(columns)
        if differs.crop((column * side, row * side, (column + 1) * side, (row + 1) * side)).histogram()[255] >= _SHARE
    } if differs.getbbox() else set()
    boxes: list[Box] = []
    while counted:
        region, edge = set(), [counted.pop()]
        while edge:
            column, row = edge.pop()
            region.add((column, row))
            near = {(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)} & counted
            counted -= near
            edge.extend(near)
        left, right = min(tile[0] for tile in region), max(tile[0] for tile in region) + 1
        top, bottom = min(tile[1] for tile in region), max(tile[1] for tile in region) + 1
        boxes.append((left / columns, min(1.0, top * side / differs.height),
                      min(1.0, right / columns), min(1.0, bottom * side / differs.height)))
    return sorted(boxes, key=lambda box: (box[1], box[0]))
