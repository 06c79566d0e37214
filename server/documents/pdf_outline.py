"""The bookmarks of a PDF, read entry by entry so that neither a million nor a circle of them costs more than the limit.

MuPDF's own reader takes the whole outline at once, and a deep one overflows its stack; imported inside the cage only.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pymupdf
from pymupdf import mupdf

from server.documents.navigation import DEEPEST, MOST_ENTRIES, TITLE_CHARACTERS, OutlineEntry, plain_line


def opened(path: Path) -> pymupdf.Document:
    """The PDF, its outline unread."""
    return _UnreadOutline(path, filetype="pdf")  # type: ignore[no-untyped-call]  # the library has no types


class _UnreadOutline(pymupdf.Document):
    """A document that leaves its outline alone when it is opened."""

    def _loadOutline(self) -> None:  # the library's name
        return None


def outline_of(document: pymupdf.Document, pages: int) -> list[OutlineEntry]:
    """The entries that lead to a page, in reading order; empty where there are none or they cannot be read."""
    entries: list[OutlineEntry] = []
    try:
        for title, level, page in _walk(document):
            if not (title and 1 <= page <= pages):
                continue
            # The first stands at the edge, and none is indented by more than one step.
            deepest = entries[-1][1] + 1 if entries else 1
            entries.append((title, min(level, deepest, DEEPEST), page))
    except MemoryError:
        raise
    except Exception:
        # Bookmarks are a convenience: broken ones never cost the paper.
        return entries
    return entries


def _walk(document: pymupdf.Document) -> Iterator[tuple[str, int, int]]:
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    root = mupdf.pdf_dict_gets(mupdf.pdf_trailer(pdf), "Root")
    waiting = [(mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(root, "Outlines"), "First"), 1)]
    seen: set[int] = set()
    for _ in range(MOST_ENTRIES):
        if not waiting:
            return
        node, level = waiting.pop()
        number = mupdf.pdf_to_num(node)
        if not mupdf.pdf_is_dict(node) or number in seen:
            continue
        # An entry that is no object of its own has the number 0; the limit ends a circle of those.
        if number:
            seen.add(number)
        title = mupdf.pdf_dict_get_text_string(node, mupdf.pdf_new_name("Title"))
        yield plain_line(title, TITLE_CHARACTERS), level, _page_of(document, pdf, node)
        for name, its_level in (("Next", level), ("First", level + 1)):
            following = mupdf.pdf_dict_gets(node, name)
            if following.m_internal:
                waiting.append((following, its_level))


def _page_of(document: pymupdf.Document, pdf: mupdf.PdfDocument, node: mupdf.PdfObj) -> int:
    """The page from 1, or 0 where it leads nowhere or out of the paper."""
    goal = mupdf.pdf_dict_gets(node, "Dest")
    if not goal.m_internal:
        goal = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(node, "A"), "D")
    if mupdf.pdf_is_dict(goal):
        goal = mupdf.pdf_dict_gets(goal, "D")
    try:
        if mupdf.pdf_is_name(goal) or mupdf.pdf_is_string(goal):
            name = mupdf.pdf_to_name(goal) if mupdf.pdf_is_name(goal) else mupdf.pdf_to_text_string(goal)
            return int(document.resolve_link("#nameddest=" + quote(name, safe=""))[0]) + 1
        if not mupdf.pdf_is_array(goal):
            return 0
        page = mupdf.pdf_array_get(goal, 0)
        if mupdf.pdf_is_int(page):
            return int(mupdf.pdf_to_int(page)) + 1
        return int(mupdf.pdf_lookup_page_number(pdf, page)) + 1
    except MemoryError:
        raise
    except Exception:
        return 0
