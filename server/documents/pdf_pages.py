"""Pages of a PDF through MuPDF; imported inside the cage only."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pymupdf
from PIL import Image
from pymupdf import mupdf

from server.documents import pdf_outline
from server.documents.inspect import PageShape, Word
from server.documents.navigation import LABEL_CHARACTERS, MOST_LINKS, Link, OutlineEntry, plain_line
from server.documents.words import words_of
from server.errors import Problem

_Made = TypeVar("_Made")
_LISTS = 16
"""As many pages as are drawn in a batch."""
_MEMORY_WORDS = ("malloc", "calloc", "realloc", "out of memory", "exception stack overflow")
"""MuPDF tells a failed allocation in words only."""
_LABEL_BYTES = 200


class PdfPaper:
    """A PDF, repaired as far as MuPDF can."""

    def __init__(self, path: Path) -> None:
        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)
        self._lists: dict[int, pymupdf.DisplayList] = {}
        self._document = _guarded(lambda: pdf_outline.opened(path), 0)
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
        pixmap = _guarded(lambda: self._listed(number).get_pixmap(matrix, colorspace=space, alpha=False), number)
        mode, size = ("RGB" if colour else "L"), (pixmap.width, pixmap.height)
        image = Image.frombuffer(mode, size, pixmap.samples_mv, "raw", mode, 0, 1)
        # The pixels are the pixmap's own: it has to live as long as the image.
        image.info["pixmap"] = pixmap
        return image

    def words(self, number: int) -> Sequence[Word]:
        """The words of the page in reading order."""
        page = self._page(number)
        flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
        text = _guarded(lambda: page.get_text("rawdict", flags=flags), number)
        # MuPDF tells text in the page before it is turned.
        turn = page.rotation_matrix
        matrix = (turn.a, turn.b, turn.c, turn.d, turn.e, turn.f)
        return words_of(text["blocks"], matrix, page.rect.width, page.rect.height)

    def _listed(self, number: int) -> pymupdf.DisplayList:
        """The page read once for all its drawings; only the newest are kept."""
        if number not in self._lists:
            while len(self._lists) >= _LISTS:
                self._lists.pop(next(iter(self._lists)))
            self._lists[number] = self._page(number).get_displaylist()
        return self._lists[number]

    def outline(self) -> Sequence[OutlineEntry]:
        """Its bookmarks, as far as they lead to a page."""
        return pdf_outline.outline_of(self._document, self.page_count)

    def label(self, number: int) -> str:
        """What the paper itself calls the page; empty where that is its number."""
        page = self._page(number)
        try:
            # MuPDF writes into the text it is given: a new one each time.
            told = mupdf.fz_page_label(page.this, " " * (_LABEL_BYTES + number), _LABEL_BYTES)
        except MemoryError:
            raise
        except Exception:
            return ""
        label = plain_line(told, LABEL_CHARACTERS)
        return "" if label == str(number) else label

    def links(self, number: int) -> Sequence[Link]:
        """Links to other pages of the paper; broken ones never cost the page."""
        page = self._page(number)
        try:
            return list(islice(self._links(page, number), MOST_LINKS))
        except MemoryError:
            raise
        except Exception:
            return []

    def _links(self, page: pymupdf.Page, number: int) -> Iterator[Link]:
        link = page.first_link
        while link is not None:
            goal = 0 if link.is_external else int(self._document.resolve_link(link.uri)[0]) + 1
            box = link.rect
            left, right = (_share(edge, page.rect.width) for edge in (box.x0, box.x1))
            top, bottom = (_share(edge, page.rect.height) for edge in (box.y0, box.y1))
            if 1 <= goal <= self.page_count and goal != number and left < right and top < bottom:
                yield goal, left, top, right, bottom
            link = link.next

    def _page(self, number: int) -> pymupdf.Page:
        page: pymupdf.Page = _guarded(lambda: self._document.load_page(number - 1), number)
        return page


def _share(edge: float, whole: float) -> float:
    return round(min(1.0, max(0.0, edge / whole)), 4)


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
