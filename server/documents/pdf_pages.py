"""Pages of a PDF through MuPDF; imported inside the cage only."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pymupdf
from PIL import Image

from server.documents.inspect import PageShape, Word
from server.documents.words import words_of
from server.errors import Problem

_Made = TypeVar("_Made")
_MEMORY_WORDS = ("malloc", "calloc", "realloc", "out of memory", "exception stack overflow")
"""MuPDF tells a failed allocation in words only."""


class PdfPaper:
    """A PDF, repaired as far as MuPDF can."""

    def __init__(self, path: Path) -> None:
        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)
        self._document = _guarded(lambda: pymupdf.open(path, filetype="pdf"), 0)
        if self._document.needs_pass:
            raise Problem("document_encrypted")
        # Counting alone fails on page trees with a cycle or an absurd number; what is counted here holds ever after.
        self.page_count = _guarded(lambda: int(self._document.page_count), 0)
        if self.page_count <= 0:
            raise Problem("document_damaged", page=0) if self._document.is_repaired else Problem("document_empty")

    def shape(self, number: int) -> PageShape:
        """How the page is displayed."""
        page = self._page(number)
        width, height = float(page.rect.width), float(page.rect.height)
        if not (0 < width < float("inf") and 0 < height < float("inf")):
            raise Problem("document_damaged", page=number)
        return PageShape(width, height, int(page.rotation) % 360)

    def draw(self, number: int, width: int, height: int, colour: bool) -> Image.Image:
        """The page in exactly this size."""
        page = self._page(number)
        matrix = pymupdf.Matrix(width / page.rect.width, height / page.rect.height)
        space = pymupdf.csRGB if colour else pymupdf.csGRAY
        pixmap = _guarded(lambda: page.get_pixmap(matrix=matrix, colorspace=space, alpha=False), number)
        return Image.frombytes("RGB" if colour else "L", (pixmap.width, pixmap.height), pixmap.samples)

    def words(self, number: int) -> Sequence[Word]:
        """The words of the page in reading order."""
        page = self._page(number)
        flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
        text = _guarded(lambda: page.get_text("rawdict", flags=flags), number)
        # MuPDF tells text in the page before it is turned.
        turned, shown = page.rotation_matrix, page.rect
        return words_of(text["blocks"], lambda box: tuple(pymupdf.Rect(box) * turned), shown.width, shown.height)

    def _page(self, number: int) -> pymupdf.Page:
        page: pymupdf.Page = _guarded(lambda: self._document.load_page(number - 1), number)
        return page


def _guarded(make: Callable[[], _Made], page: int) -> _Made:
    try:
        made = make()
    except MemoryError:
        raise
    except Exception as error:
        if any(word in str(error).lower() for word in _MEMORY_WORDS):
            raise MemoryError from error
        raise Problem("document_damaged", page=page) from error
    if any(word in pymupdf.TOOLS.mupdf_warnings().lower() for word in _MEMORY_WORDS):
        # It drew what it had room for: half a page must not pass for the page.
        raise MemoryError
    return made
