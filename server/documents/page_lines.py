"""Pages as lines of words, the way versions of a paper are compared: without page numbers, without spaces."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.documents.inspect import Word

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the displayed page."""

_MARGIN = 0.09
"""Page numbers stand this near to the upper or lower edge."""
_NUMBERED = re.compile(r"[\W_]*(第|page|p)?[\W_]*\d+[\W_]*页?[\W_]*(共|of)?[\W_]*\d*[\W_]*页?[\W_]*")
_MOST_BOXES = 40


@dataclass(frozen=True)
class PageContent:
    """A page to be compared: its words, and what its drawing is called; equal drawings have equal names."""

    words: tuple[Word, ...]
    drawing: str


@dataclass(frozen=True)
class Line:
    """Words of one page that stand beside each other."""

    page: int
    text: str
    words: tuple[Word, ...]


def lines_of(number: int, page: PageContent) -> list[Line]:
    """The lines of a page in reading order, without its page number."""
    return [line for line in _lines(number, page.words) if not is_page_number(line)]


def page_number_boxes(number: int, page: PageContent) -> list[Box]:
    """Where the page number stands."""
    return [box_of(word) for line in _lines(number, page.words) if is_page_number(line) for word in line.words]


def is_page_number(line: Line) -> bool:
    """Whether a line at the edge of the page says nothing but which page it is."""
    at_edge = all(word[4] < _MARGIN or word[2] > 1 - _MARGIN for word in line.words)
    return at_edge and any(map(str.isdigit, line.text)) and _NUMBERED.fullmatch(line.text.casefold()) is not None


def _lines(number: int, words: Sequence[Word]) -> Iterator[Line]:
    held: list[Word] = []
    for word in words:
        if held and not _beside(held[-1], word):
            yield _line(number, held)
            held = []
        held.append(word)
    if held:
        yield _line(number, held)


def _line(number: int, words: Sequence[Word]) -> Line:
    text = unicodedata.normalize("NFKC", "".join(word[0] for word in words))
    return Line(number, "".join(text.split()), tuple(words))


def _beside(before: Word, word: Word) -> bool:
    middle = (word[2] + word[4]) / 2
    return before[2] <= middle <= before[4] and word[1] >= before[1]


def box_of(word: Word) -> Box:
    """The place of a word."""
    return word[1:]


def joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that stand beside each other on a line made one; beyond a few dozen, one around them all."""
    made: list[Box] = []
    for box in sorted(boxes, key=lambda one: (round(one[1], 2), one[0])):
        last = made[-1] if made else None
        if last is not None and _touch(last, box):
            made[-1] = min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
        else:
            made.append(box)
    if len(made) > _MOST_BOXES:
        made = [(min(box[0] for box in made), min(box[1] for box in made),
                 max(box[2] for box in made), max(box[3] for box in made))]
    return made


def _touch(one: Box, other: Box) -> bool:
    high = max(one[3] - one[1], other[3] - other[1])
    return abs(one[1] - other[1]) < high / 2 and other[0] - one[2] < high
