"""The part of making a pack that runs inside the cage: puts the pages of all papers on A4 and numbers them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from server.errors import Problem
from server.jobs.cage_pipe import Message
from server.printing.sheets import COVER_STRIP, STRIP

if TYPE_CHECKING:
    import pymupdf

_SHORT, _LONG = 595.28, 841.89
"""A4 in points."""
_MARGIN = 20.0
_FOOT = 34.0
_PICTURE_QUALITY = 92
_PIECE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class DrawnPage:
    """A page as it was drawn: its picture and its size in points."""

    image: Path
    width: float
    height: float


@dataclass(frozen=True)
class PackedPaper:
    """A paper of the pack: as PDF where it is one, and as drawn for where that cannot be read."""

    title: str
    """What the bookmark says."""
    heading: str
    """The bookmark of its item, above the first of its papers; empty for the others."""
    pdf: Path | None
    drawn: Sequence[DrawnPage]


def compose(front: Path, strips: Path, papers: Sequence[PackedPaper], copies: Sequence[str], front_name: str
            ) -> Iterator[Message]:
    """The whole PDF in pieces, after one message with the pages of a copy. `copies`: what each one's bookmark says."""
    # Imported in the child only: MuPDF never runs in the worker itself.
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    one = pymupdf.open()
    contents: list[tuple[int, str, int]] = [(1, front_name, 1)]
    _append(one, pymupdf.open(front, filetype="pdf"), whole=True)
    for paper in papers:
        at = one.page_count + 1
        if paper.heading:
            contents.append((1, paper.heading, at))
        contents.append((2, paper.title, at))
        _append_paper(one, paper)
        yield Message({"packed": one.page_count})
    pages = one.page_count
    shown = pymupdf.open(strips, filetype="pdf")
    for number in range(1, pages):
        _strip(one[number], shown, number, centred=True)
    if pages % 2 and len(copies) > 1:
        # Printed on both sides, the next copy begins on a sheet of its own.
        one.new_page(width=_SHORT, height=_LONG)
    made = pymupdf.open()
    outline: list[list[int | str]] = []
    for place, name in enumerate(copies):
        from_page = made.page_count
        made.insert_pdf(one, links=False, annots=False)
        for number in range(from_page, from_page + pages):
            _strip(made[number], shown, pages + place, centred=False)
        _cover_strip(made[from_page], shown, pages + len(copies) + place)
        deeper = int(len(copies) > 1)
        outline += [[1, name, from_page + 1]] if deeper else []
        outline += [[level + deeper, text, from_page + at] for level, text, at in contents]
        yield Message({"copied": place + 1})
    made.set_toc(outline)
    content = bytes(made.tobytes(garbage=3, deflate=True))
    yield Message({"pages": pages, "step": one.page_count})
    for start in range(0, len(content), _PIECE_BYTES):
        yield Message({}, (content[start : start + _PIECE_BYTES],))


def _append_paper(one: "pymupdf.Document", paper: PackedPaper) -> None:
    import pymupdf

    if paper.pdf is not None:
        try:
            source = pymupdf.open(paper.pdf, filetype="pdf")
            if not source.needs_pass and source.page_count == len(paper.drawn):
                # Stamps and filled-in fields belong to the page.
                source.bake()
                _append(one, source, whole=False)
                return
        except MemoryError:
            raise
        except Exception:
            # What could be drawn for the tablets is printed as it was drawn; half a paper is taken back first.
            pass
    _append_drawn(one, paper)


def _append(one: "pymupdf.Document", source: "pymupdf.Document", *, whole: bool) -> None:
    import pymupdf

    before = one.page_count
    try:
        for number in range(source.page_count):
            page = source[number]
            width, height = _sheet(page.rect.width, page.rect.height)
            sheet = one.new_page(width=width, height=height)
            inner = sheet.rect if whole else pymupdf.Rect(_MARGIN, _MARGIN, width - _MARGIN, height - _FOOT)
            sheet.show_pdf_page(inner, source, number)
    except Exception:
        if one.page_count > before:
            one.delete_pages(before, one.page_count - 1)
        raise


def _append_drawn(one: "pymupdf.Document", paper: PackedPaper) -> None:
    import pymupdf

    if not paper.drawn:
        raise Problem("document_damaged", page=0)
    for drawn in paper.drawn:
        width, height = _sheet(drawn.width, drawn.height)
        sheet = one.new_page(width=width, height=height)
        inner = pymupdf.Rect(_MARGIN, _MARGIN, width - _MARGIN, height - _FOOT)
        sheet.insert_image(inner, stream=_printable(drawn.image), keep_proportion=True)


def _printable(image: Path) -> bytes:
    """The picture in an encoding a PDF can hold; WebP is none."""
    with Image.open(image, formats=("PNG", "JPEG", "WEBP")) as opened:
        if opened.format != "WEBP":
            return image.read_bytes()
        buffer = io.BytesIO()
        opened.convert("RGB").save(buffer, "JPEG", quality=_PICTURE_QUALITY, subsampling=0)
        return buffer.getvalue()


def _sheet(width: float, height: float) -> tuple[float, float]:
    return (_LONG, _SHORT) if width > height else (_SHORT, _LONG)


def _strip(page: "pymupdf.Page", shown: "pymupdf.Document", number: int, *, centred: bool) -> None:
    import pymupdf

    width, height = STRIP
    left = (page.rect.width - width) / 2 if centred else page.rect.width - width - 2 * _MARGIN
    top = page.rect.height - _FOOT + 8
    page.show_pdf_page(pymupdf.Rect(left, top, left + width, top + height), shown, number)


def _cover_strip(page: "pymupdf.Page", shown: "pymupdf.Document", number: int) -> None:
    import pymupdf

    width, height = COVER_STRIP
    left, top = page.rect.width - 60 - width, 40.0
    page.show_pdf_page(pymupdf.Rect(left, top, left + width, top + height), shown, number)
