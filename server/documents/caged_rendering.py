"""The part of drawing a paper that runs inside the cage."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path

from server.documents import encoding
from server.documents.encoding import EncodedImage
from server.documents.identify import Kind
from server.documents.inspect import OpenPaper, PageShape, open_paper
from server.jobs.cage_pipe import Json, Message

THUMBNAIL_WIDTH = 200
LONGEST_SIDE = 4000
_MOST_PIXELS = 16_000_000
"""What a cheap tablet still decodes; a page of a kilometre becomes a picture like any other."""


def draw_caged(
    path: Path, kind: Kind, first_page: int, done: Collection[int], widths: Sequence[int]
) -> Iterator[Message]:
    """One message with the number of pages and the outline, then one for every page in `page_order`."""
    paper = open_paper(path, kind)
    yield Message({"pages": paper.page_count, "outline": [list(entry) for entry in paper.outline()]})
    for number in page_order(paper.page_count, first_page, done):
        yield _draw_page(paper, number, widths)


def page_order(pages: int, first_page: int, done: Collection[int]) -> Iterator[int]:
    """The wanted page, those behind it, then those before it, without those already drawn."""
    wanted = min(max(first_page, 1), pages)
    return (number for number in chain(range(wanted, pages + 1), range(1, wanted)) if number not in done)


def sizes_of(shape: PageShape, widths: Sequence[int]) -> list[tuple[int, int]]:
    """Width and height in pixels for these widths, inside the limits, each once, from small to large."""
    return sorted({_size_of(shape, width) for width in widths})


def _size_of(shape: PageShape, width: int) -> tuple[int, int]:
    height = width * shape.height / shape.width
    scale = min(1.0, LONGEST_SIDE / max(width, height), (_MOST_PIXELS / (width * height)) ** 0.5)
    return max(1, int(width * scale)), max(1, int(height * scale))


def _draw_page(paper: OpenPaper, number: int, widths: Sequence[int]) -> Message:
    shape = paper.shape(number)
    (width, height), *larger = sizes_of(shape, widths)
    drawn = paper.draw(number, width, height, colour=True)
    chosen, encoded = encoding.choose(drawn)
    images = [encoding.thumbnail(drawn if chosen.is_colour else drawn.convert("L"), THUMBNAIL_WIDTH), encoded]
    for width, height in larger:
        drawn = paper.draw(number, width, height, colour=chosen.is_colour)
        # A small picture is not enlarged and comes out the same.
        if drawn.size != (encoded.width, encoded.height):
            encoded = encoding.encode(drawn, chosen)
            images.append(encoded)
    facts: dict[str, Json] = {
        "shape": {"width": shape.width, "height": shape.height, "rotation": shape.rotation},
        "images": [_facts(image) for image in images],
        "words": [list(word) for word in paper.words(number)],
        "label": paper.label(number),
        "links": [list(link) for link in paper.links(number)],
        "is_coloured": chosen.is_colour,
    }
    return Message(facts, tuple(image.content for image in images))


def _facts(image: EncodedImage) -> Json:
    return {"width": image.width, "height": image.height, "type": image.type}
