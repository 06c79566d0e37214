"""The part of drawing a paper that runs inside the cage."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from server.documents import encoding
from server.documents.encoding import EncodedImage, Look
from server.documents.identify import Kind
from server.documents.inspect import OpenPaper, PageShape, open_paper
from server.jobs.cage_pipe import Json, Message

THUMBNAIL_WIDTH = 200
BATCH_PAGES = 16
"""Chinese pages are drawn twice as fast in batches; larger ones gain little and are waited for."""
LONGEST_SIDE = 4000
_MOST_PIXELS = 16_000_000
"""What a cheap tablet still decodes; a page of a kilometre becomes a picture like any other."""


def draw_caged(
    path: Path, kind: Kind, first_page: int, done: Collection[int], widths: Sequence[int]
) -> Iterator[Message]:
    """One message with pages and outline, then one a page in `page_order`; between them, which is worked at."""
    paper = open_paper(path, kind)
    yield Message({"pages": paper.page_count, "outline": [list(entry) for entry in paper.outline()]})
    waiting = list(page_order(paper.page_count, first_page, done))
    size = 1
    while waiting:
        batch, waiting = waiting[:size], waiting[size:]
        yield from _draw_batch(paper, batch, widths)
        # Somebody waits for the first.
        size = min(2 * size, BATCH_PAGES)


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


@dataclass
class _Sheet:
    """A page on its way through the passes of its batch."""

    number: int
    shape: PageShape
    thumbnail: EncodedImage
    is_coloured: bool
    look: Look | None = None
    images: list[EncodedImage] = field(default_factory=list)


def _draw_batch(paper: OpenPaper, numbers: Sequence[int], widths: Sequence[int]) -> Iterator[Message]:
    """Each size of all the pages after the other: MuPDF keeps the glyphs of one size, and draws them once only."""
    sheets = []
    for number in numbers:
        yield Message({"at": number})
        sheets.append(_sampled(paper, number))
    for place in range(len(widths)):
        for sheet in sheets:
            yield Message({"at": sheet.number})
            sizes = sizes_of(sheet.shape, widths)
            if place < len(sizes):
                _draw_size(paper, sheet, sizes[place])
    for sheet in sheets:
        yield Message({"at": sheet.number})
        yield _message(paper, sheet)


def _sampled(paper: OpenPaper, number: int) -> _Sheet:
    # Small and in colour first, which costs next to nothing: most pages are grey, and drawn so.
    shape = paper.shape(number)
    sample = paper.draw(number, *_size_of(shape, THUMBNAIL_WIDTH), colour=True)
    is_coloured = encoding.is_coloured(sample)
    thumbnail = encoding.thumbnail(sample if is_coloured else sample.convert("L"), THUMBNAIL_WIDTH)
    return _Sheet(number, shape, thumbnail, is_coloured)


def _draw_size(paper: OpenPaper, sheet: _Sheet, size: tuple[int, int]) -> None:
    drawn = paper.draw(sheet.number, *size, colour=sheet.is_coloured)
    sheet.look = sheet.look or encoding.judge(drawn)
    # A small picture is not enlarged and comes out the same.
    if not sheet.images or drawn.size != (sheet.images[-1].width, sheet.images[-1].height):
        sheet.images.append(encoding.encode(drawn, sheet.look))


def _message(paper: OpenPaper, sheet: _Sheet) -> Message:
    shape, images = sheet.shape, [sheet.thumbnail, *sheet.images]
    facts: dict[str, Json] = {
        "shape": {"width": shape.width, "height": shape.height, "rotation": shape.rotation},
        "images": [_facts(image) for image in images],
        "words": [list(word) for word in paper.words(sheet.number)],
        "label": paper.label(sheet.number),
        "links": [list(link) for link in paper.links(sheet.number)],
        "is_coloured": sheet.is_coloured,
    }
    return Message(facts, tuple(image.content for image in images))


def _facts(image: EncodedImage) -> Json:
    return {"width": image.width, "height": image.height, "type": image.type}
