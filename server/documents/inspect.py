"""Opens a paper inside the cage, or says what keeps it from being opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PIL import Image

from server.documents.identify import Kind
from server.documents.navigation import Link, OutlineEntry
from server.errors import Problem

MOST_PAGES = 2000
"""Nobody turns so many pages in a meeting, and a list of pages has to stay a list."""

Word = tuple[str, float, float, float, float]
"""Text, and left, top, right, bottom in fractions of the displayed page."""


@dataclass(frozen=True)
class PageShape:
    """A page as displayed: size in points after rotation; `rotation` is 0, 90, 180 or 270 degrees clockwise."""

    width: float
    height: float
    rotation: int


class OpenPaper(Protocol):
    """A paper of whichever kind, opened; pages count from one. Lives inside the cage only."""

    page_count: int

    def shape(self, number: int) -> PageShape:
        """How the page is displayed. Raises `Problem("document_damaged", page=…)`, as do the others."""
        ...

    def draw(self, number: int, width: int, height: int, colour: bool) -> Image.Image:
        """The page in about this size, RGB or 256 greys. A picture is never enlarged."""
        ...

    def words(self, number: int) -> Sequence[Word]:
        """The words of the page in reading order."""
        ...

    def outline(self) -> Sequence[OutlineEntry]:
        """The bookmarks of the paper in reading order."""
        ...

    def label(self, number: int) -> str:
        """What the paper itself calls the page ("iii", "A-3"); empty where that is its number."""
        ...

    def links(self, number: int) -> Sequence[Link]:
        """Links of the page to other pages of the paper."""
        ...


def open_paper(path: Path, kind: Kind) -> OpenPaper:
    """Open a PDF or a picture.

    Raises `Problem`: `document_encrypted`, `document_damaged`, `document_empty`, `too_many_pages`.
    """
    # Imported here, as MuPDF belongs in the cage and this module's values outside.
    from server.documents.pdf_pages import PdfPaper
    from server.documents.picture_pages import PicturePaper

    paper: OpenPaper = PdfPaper(path) if kind is Kind.PDF else PicturePaper(path)
    if paper.page_count > MOST_PAGES:
        raise Problem("too_many_pages", pages=paper.page_count, limit=MOST_PAGES)
    return paper
