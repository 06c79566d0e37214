"""Plain texts and Markdown laid out to A4 pages; runs in the cage."""

import html
import io
from pathlib import Path
from typing import TYPE_CHECKING

from server import fonts
from server.documents.identify import Kind, encoding_of
from server.errors import Problem

if TYPE_CHECKING:
    import pymupdf

MOST_CHARACTERS = 2_000_000
_WIDTH, _HEIGHT = 595, 842
_MARGIN = 72
_MOST_PAGES = 2001
"""One more than a paper may have, so that it is refused for what it is."""
_CSS = """
@font-face { font-family: text; src: url(NotoSerifSC-400.ttf); }
@font-face { font-family: text; font-weight: bold; src: url(NotoSerifSC-700.ttf); }
@font-face { font-family: head; src: url(NotoSansSC-400.ttf); }
@font-face { font-family: head; font-weight: bold; src: url(NotoSansSC-700.ttf); }
body { font-family: text; font-size: 14px; line-height: 1.7; }
h1, h2, h3, h4, h5, h6 { font-family: head; font-weight: bold; line-height: 1.4; }
h1 { font-size: 24px; } h2 { font-size: 19px; } h3 { font-size: 16px; }
p { margin: 0 0 8px 0; }
pre, code { font-family: head; font-size: 12px; }
blockquote { margin-left: 20px; color: #444; }
table { width: 100%; } th, td { border: 1px solid #888; padding: 3px 6px; }
"""


def to_pdf(path: Path, kind: Kind) -> bytes:
    """The text as a PDF. Raises `Problem`: `document_damaged`, `document_empty`, `too_many_pages`."""
    import pymupdf

    content = path.read_bytes()
    encoding = encoding_of(content, whole=True)
    if encoding is None:
        raise Problem("document_damaged", page=0)
    text = content.decode(encoding)
    if len(text) > MOST_CHARACTERS:
        raise Problem("too_many_pages", pages=_MOST_PAGES, limit=_MOST_PAGES - 1)
    if not text.strip():
        raise Problem("document_empty")
    story = pymupdf.Story(_markup(text, kind), user_css=_CSS, archive=pymupdf.Archive(str(fonts.BUILT)))
    made = io.BytesIO()
    writer = pymupdf.DocumentWriter(made)
    sheet = pymupdf.Rect(0, 0, _WIDTH, _HEIGHT)
    place = pymupdf.Rect(_MARGIN, _MARGIN, _WIDTH - _MARGIN, _HEIGHT - _MARGIN)
    more, pages = 1, 0
    while more and pages < _MOST_PAGES:
        device = writer.begin_page(sheet)
        more, _ = story.place(place)
        story.draw(device)
        writer.end_page()
        pages += 1
    writer.close()
    return _small(pymupdf.open("pdf", made.getvalue()))


def _markup(text: str, kind: Kind) -> str:
    if kind is Kind.MD:
        from markdown_it import MarkdownIt

        # Pictures would have to be fetched from somewhere: a text brings none.
        return str(MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(text))
    lines = text.replace("\f", "\n").splitlines()
    # One paragraph a line: a whole text as one would be broken anew for every page.
    return "".join(f"<p>{html.escape(line.expandtabs(4)).replace('  ', ' &#160;') or '&#160;'}</p>" for line in lines)


def _small(document: "pymupdf.Document") -> bytes:
    document.subset_fonts()
    return bytes(document.tobytes(garbage=3, deflate=True))
