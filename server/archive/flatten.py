"""Shared and presenter's marks drawn onto the pages of a paper: a copy for the archive. Runs in the cage."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotations import content, drawing
from annotations.drawing import PageFrame, Space
from annotations.geometry import Rotation
from annotations.marks import Mark
from server.documents.identify import Kind
from server.errors import Problem
from server.jobs import cage
from server.jobs.cage import Limits, Message

if TYPE_CHECKING:
    import pymupdf

_PICTURE_QUALITY = 92
"""JPEG; the picture as filed lies beside."""
_LIMITS = Limits(cpu_seconds=60)
"""A paper is written in one go: more than the seconds one page may take."""


def flatten(path: Path, content_type: str, marks: Mapping[int, Sequence[Mark]], limits: Limits = _LIMITS) -> bytes:
    """The paper as a PDF with these marks (by page number, from 1) as page content.

    Raises `CageFailure`, and `Problem("document_damaged", page=…)` for a paper without the pages its marks are on.
    """
    return cage.run(lambda: Message({}, (_flatten(path, Kind(content_type), marks),)), limits).attachments[0]


def _flatten(path: Path, kind: Kind, marks: Mapping[int, Sequence[Mark]]) -> bytes:
    # Imported in the child only: MuPDF never runs in the worker itself.
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    document = pymupdf.open(path, filetype="pdf") if kind is Kind.PDF else _pictures(path)
    for number, drawn in sorted(marks.items()):
        if number > document.page_count:
            raise Problem("document_damaged", page=number)
        _draw(document, document[number - 1], drawn)
    return bytes(document.tobytes(garbage=3, deflate=True))


def _pictures(path: Path) -> "pymupdf.Document":
    """Pictures as pages, upright and in the size tablets show them, so that marks lie where they were drawn."""
    import pymupdf

    from server.documents.picture_pages import PicturePaper

    paper = PicturePaper(path)
    document = pymupdf.open()
    for number in range(1, paper.page_count + 1):
        shape = paper.shape(number)
        encoded = io.BytesIO()
        # Wider than any picture: drawn as large as it is.
        paper.draw(number, 1_000_000, 1_000_000, colour=True).save(encoded, "JPEG", quality=_PICTURE_QUALITY)
        page = document.new_page(width=shape.width, height=shape.height)
        page.insert_image(page.rect, stream=encoded.getvalue())
    return document


def _draw(document: "pymupdf.Document", page: "pymupdf.Page", marks: Sequence[Mark]) -> None:
    primitives = drawing.draw_page(marks, _frame(page), Space.PDF)
    if not primitives:
        return
    # MuPDF's own drawing misplaces on pages that are both turned and cropped, so the content is written as it is.
    states, prefix = _own_states(document, page)
    for name, state in content.GRAPHICS_STATES.items():
        document.xref_set_key(states, prefix + name, state)
    page.wrap_contents()
    added = document.get_new_xref()
    document.update_object(added, "<<>>")
    document.update_stream(added, content.content_stream(primitives))
    streams = " ".join(f"{xref} 0 R" for xref in [*page.get_contents(), added])
    document.xref_set_key(page.xref, "Contents", f"[{streams}]")


def _frame(page: "pymupdf.Page") -> PageFrame:
    """What is shown of the page is its crop box inside its media box (ISO 32000-2, 14.11.2)."""
    media, crop = page.mediabox, page.cropbox
    # PyMuPDF tells the crop box from the top of the media box; the height above its lower left corner is wanted.
    left, right = max(media.x0, crop.x0), min(media.x1, crop.x1)
    bottom, top = max(media.y0, media.y1 - crop.y1), min(media.y1, media.y1 - crop.y0)
    return PageFrame(right - left, top - bottom, Rotation(page.rotation % 360), left, bottom)


def _own_states(document: "pymupdf.Document", page: "pymupdf.Page") -> tuple[int, str]:
    kind, _ = document.xref_get_key(page.xref, "Resources")
    above = document.xref_get_key(page.xref, "Parent")
    while kind == "null" and above[0] == "xref":
        # Resources may stand in a parent of the page; the page then names them as its own.
        parent = int(above[1].split()[0])
        kind, inherited = document.xref_get_key(parent, "Resources")
        if kind != "null":
            document.xref_set_key(page.xref, "Resources", inherited)
        above = document.xref_get_key(parent, "Parent")
    resources, prefix = _dictionary(document, page.xref, "Resources")
    return _dictionary(document, resources, f"{prefix}ExtGState")


def _dictionary(document: "pymupdf.Document", xref: int, key: str) -> tuple[int, str]:
    """Object and key prefix under which a dictionary's entries are set; MuPDF does not follow references itself."""
    kind, value = document.xref_get_key(xref, key)
    if kind == "xref":
        return int(value.split()[0]), ""
    if kind == "null":
        document.xref_set_key(xref, key, "<<>>")
    return xref, f"{key}/"
