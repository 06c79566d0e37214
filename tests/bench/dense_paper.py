"""A dense Chinese paper of text only, as an office writes them: `python -m tests.bench.dense_paper PAGES FILE`.

A program of its own, because MuPDF stays out of the processes that measure.
"""

import random
import sys
from pathlib import Path

import pymupdf

LINES = 46
CHARACTERS = 44
SIZE = 11.0
LEFT, TOP, LEADING = 55.0, 70.0, 16.0
_FIRST, _LAST = 0x4E00, 0x9FA5
_DIFFERENT = 2500
"""How many different characters: about what a long official document uses."""


def make(pages: int, path: Path) -> None:
    """Write it, always the same, with its font embedded and cut down to what is used."""
    whims = random.Random(9704)
    known = whims.sample([chr(code) for code in range(_FIRST, _LAST)], _DIFFERENT)
    # Few characters make most of a text.
    weights = [1 / (rank + 20) for rank in range(_DIFFERENT)]
    font = pymupdf.Font("china-s")
    paper = pymupdf.open()
    for number in range(1, pages + 1):
        page = paper.new_page(width=595, height=842)
        writer = pymupdf.TextWriter(page.rect)
        writer.append((LEFT, TOP - 24), f"第 {number} 页", font=font, fontsize=SIZE)
        for line in range(LINES):
            text = "".join(whims.choices(known, weights, k=CHARACTERS))
            writer.append((LEFT, TOP + line * LEADING), text, font=font, fontsize=SIZE)
        writer.write_text(page)
    paper.subset_fonts()
    paper.save(path, garbage=3, deflate=True)


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
