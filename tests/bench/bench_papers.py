"""The papers that are measured, made with real tools: `python -m tests.bench.bench_papers KIND PAGES FILE`.

A program of its own, because typesetting and MuPDF stay out of the processes that measure. `english`: text on Letter;
`chinese`: dense official Chinese, 10.5 pt; `pictures`: a book of photographs with captions.
"""

import io
import math
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pymupdf
from PIL import Image, ImageChops, ImageFilter

from server.demo.papers.regulation_articles import GENERAL
from server.demo.papers.typesetting import pdf

_SEED = 9704
_CSS = """
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); font-size: 9pt; } }
html { font-size: 10.5pt; line-height: 1.5; } p { text-indent: 2em; }
"""
_ENGLISH_CSS = """
@page { size: Letter; margin: 22mm 20mm; @bottom-center { content: counter(page); font-size: 9pt; } }
html { font-family: "Noto Serif SC"; font-size: 11pt; line-height: 1.35; } p { margin: 0 0 2mm; }
"""


def make(kind: str, pages: int, path: Path) -> None:
    """Make it in a process of its own, unless it is there already."""
    if not path.is_file():
        subprocess.run([sys.executable, "-m", "tests.bench.bench_papers", kind, str(pages), str(path)], check=True)


def _chinese(pages: int) -> bytes:
    return _text(pages, 0, _CSS, 1900)


def _english(pages: int) -> bytes:
    return _text(pages, 1, _ENGLISH_CSS, 3600)


def _text(pages: int, language: int, css: str, characters: int) -> bytes:
    """So many full pages of the sentences of the demo's regulations, in an order of their own."""
    articles = [text[language] for _, chapter in GENERAL for text in chapter]
    assert len(articles) > 10
    whims = random.Random(_SEED)
    written, length = [], 0
    while length < pages * characters * 1.15:
        paragraph = "".join(f"{one} " if language else one for one in whims.sample(articles, 3))
        written.append(f"<p>{escape(paragraph)}</p>")
        length += len(paragraph)
    made = pymupdf.open("pdf", pdf("bench", "".join(written), css))
    made.select(range(min(pages, made.page_count)))
    return _saved(made, pages)


def _pictures(pages: int) -> bytes:
    """A photograph over most of every page, and its caption."""
    made = pymupdf.open()
    for number in range(1, pages + 1):
        page = made.new_page(width=595, height=842)
        page.insert_image(pymupdf.Rect(40, 40, 555, 740), stream=_photograph(number))
        page.insert_text((40, 770), f"Plate {number}. View of the park from the north-west.", fontsize=11)
    return _saved(made, pages)


def _photograph(number: int) -> bytes:
    """Like what a camera makes: a sky, hills, buildings with edges, and the grain of a sensor."""
    whims = random.Random(number)
    width, height = 1545, 2100
    sky = Image.linear_gradient("L").resize((width, height))
    hills = Image.effect_noise((width // 40, height // 40), 90).resize((width, height), Image.Resampling.BICUBIC)
    blocks = Image.effect_noise((width // 90, height // 120), 160).resize((width, height), Image.Resampling.NEAREST)
    grain = Image.effect_noise((width, height), 14)
    mask = Image.linear_gradient("L").resize((width, height)).point(lambda v: 255 if v > 120 else 0)
    scene = Image.composite(Image.blend(hills, blocks, 0.45), sky, mask).filter(ImageFilter.GaussianBlur(1.2))
    shift = whims.random() * math.tau
    bands = [
        ImageChops.add(scene.point(lambda v, k=k: int(v * (0.75 + 0.25 * math.sin(shift + k)))), grain, 1, -128 + 20)
        for k in range(3)
    ]
    encoded = io.BytesIO()
    Image.merge("RGB", bands).save(encoded, "JPEG", quality=88)
    return encoded.getvalue()


def _saved(made: "pymupdf.Document", pages: int) -> bytes:
    assert made.page_count == pages
    content = made.tobytes(garbage=3, deflate=True)
    assert isinstance(content, bytes)
    return content


KINDS_OF_PAPER: Mapping[str, Callable[[int], bytes]] = {
    "english": _english, "chinese": _chinese, "pictures": _pictures,
}

if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(KINDS_OF_PAPER[sys.argv[1]](int(sys.argv[2])))
