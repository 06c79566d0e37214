"""OFD papers (GB/T 33190) written as PDF: pages with their templates, annotations and seals. Runs in the cage."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ofdkit.errors import OFDError
from ofdkit.package import Package

from server.documents.ofd_resources import Resources, children, first, name_of, text_of
from server.documents.ofd_seals import picture_in
from server.documents.ofd_writing import POINTS_PER_MM, PageWriter, numbers
from server.errors import Problem

if TYPE_CHECKING:
    import pymupdf

_A4 = (0.0, 0.0, 210.0, 297.0)
_LARGEST_MM = 5000.0
_MOST_PAGES = 2001
_DAMAGE = (OFDError, ValueError, KeyError, IndexError, AttributeError, RuntimeError)
"""What reading a broken package ends in."""


def to_pdf(path: Path) -> bytes:
    """The paper as a PDF. Raises `Problem("document_damaged")` or `document_empty`."""
    try:
        return bytes(_drawn(path.read_bytes(), seals=True).tobytes(garbage=3, deflate=True))
    except _DAMAGE as error:
        raise Problem("document_damaged", page=0) from error


def _drawn(content: bytes, *, seals: bool) -> "pymupdf.Document":
    """All pages; the picture of a seal may be an OFD too, whose own seals nobody draws."""
    import pymupdf

    document = pymupdf.open()
    with Package(content) as package:
        entry = package.find("OFD.xml")
        if entry is None:
            raise Problem("document_damaged", page=0)
        places: dict[str, int] = {}
        for body in children(package.read_xml(entry), "DocBody"):
            location = package.resolve(entry, text_of(first(body, "DocRoot")))
            if location is None:
                continue
            _write_body(package, location, document, places)
            signatures = package.resolve(entry, text_of(first(body, "Signatures")))
            if seals and signatures is not None:
                _write_seals(package, signatures, document, places)
    if document.page_count == 0:
        raise Problem("document_empty")
    document.subset_fonts()
    return document


def _write_body(package: Package, location: str, document: "pymupdf.Document", places: dict[str, int]) -> None:
    root = package.read_xml(location)
    common = first(root, "CommonData")
    resources = Resources(package)
    for kind in ("PublicRes", "DocumentRes"):
        for one in children(common, kind):
            resources.read(package.resolve(location, one.text))
    usual = _box(first(common, "PageArea")) or _A4
    templates = {
        (one.get("ID") or ""): package.resolve(location, one.get("BaseLoc"))
        for one in children(common, "TemplatePage")
    }
    notes = _annotations(package, location, root)
    for page in children(first(root, "Pages"), "Page"):
        if document.page_count >= _MOST_PAGES:
            return
        at = package.resolve(location, page.get("BaseLoc"))
        content = package.read_xml(at) if at is not None else None
        own = resources.copy()
        for one in children(content, "PageRes"):
            own.read(package.resolve(at, one.text))
        box = _box(first(content, "Area")) or usual
        writer = PageWriter(document, box, own)
        for layer in _layers(package, content, templates):
            writer.add(layer)
        for note in notes.get(page.get("ID") or "", ()):
            writer.add(note, numbers(note.get("Boundary"))[:2])
        writer.write()
        places[page.get("ID") or ""] = document.page_count - 1


def _layers(package: Package, content: Element | None, templates: dict[str, str | None]) -> Iterator[Element]:
    for background in (True, False):
        for used in children(content, "Template"):
            location = templates.get(used.get("TemplateID") or "")
            if location is not None and (used.get("ZOrder") != "Foreground") is background:
                yield from children(first(package.read_xml(location), "Content"), "Layer")
        if background:
            yield from children(first(content, "Content"), "Layer")


def _annotations(package: Package, location: str, root: Element) -> dict[str, list[Element]]:
    """What is stamped and written upon pages, by page."""
    found: dict[str, list[Element]] = {}
    at = package.resolve(location, text_of(first(root, "Annotations")))
    if at is None:
        return found
    for page in children(package.read_xml(at), "Page"):
        file = package.resolve(at, text_of(first(page, "FileLoc")))
        if file is None:
            continue
        for note in children(package.read_xml(file), "Annot"):
            if note.get("Visible") != "false":
                found.setdefault(page.get("PageID") or "", []).extend(children(note, "Appearance"))
    return found


def _write_seals(package: Package, location: str, document: "pymupdf.Document", places: dict[str, int]) -> None:
    import pymupdf

    for signature in children(package.read_xml(location), "Signature"):
        at = package.resolve(location, signature.get("BaseLoc"))
        if at is None:
            continue
        root = package.read_xml(at)
        value = package.resolve(at, text_of(first(root, "SignedValue")))
        picture = picture_in(package.read(value)) if value is not None else None
        if picture is None:
            continue
        for stamp in (one for one in root.iter() if name_of(one) == "StampAnnot"):
            place = places.get(stamp.get("PageRef") or "")
            box = numbers(stamp.get("Boundary"))
            if place is None or len(box) != 4:
                continue
            x, y, width, height = (value * POINTS_PER_MM for value in box)
            where = pymupdf.Rect(x, y, x + width, y + height)
            page = document[place]
            if picture.startswith(b"PK"):
                page.show_pdf_page(where, _drawn(picture, seals=False), 0, keep_proportion=False)
            else:
                page.insert_image(where, stream=picture, keep_proportion=False)


def _box(area: Element | None) -> tuple[float, float, float, float] | None:
    box = numbers(text_of(first(area, "PhysicalBox")))
    if len(box) != 4 or not (0 < box[2] <= _LARGEST_MM and 0 < box[3] <= _LARGEST_MM):
        return None
    return box[0], box[1], box[2], box[3]
