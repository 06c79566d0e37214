"""What drawing a dense Chinese page costs, and how large it gets: `python -m tests.bench.bench_render`.

Each figure stands against what the usual library call gives for the same pixels in the same run. The page is the
densest of the demo's bilingual paper; MuPDF runs here, in a process of the bench's own.
"""

import io
import json
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PIL import Image

from server.demo import papers
from server.documents import encoding, rendering
from server.documents.encoding import Encoding
from server.documents.identify import Kind
from server.documents.pdf_pages import PdfPaper
from server.documents.rendering import DrawnPage

Made = TypeVar("Made")
_REPEATS = 5
_KIB = 1024


def main() -> None:
    """Print the figures as JSON lines."""
    with tempfile.TemporaryDirectory() as folder:
        papers.make_all(Path(folder))
        for key in ("regulations", "report", "slides"):
            _tell_page(Path(folder) / f"{key}.pdf", key)
        for key in ("regulations", "report", "scan"):
            _tell_paper(Path(folder) / f"{key}.pdf", key)


def _tell_page(path: Path, key: str) -> None:
    paper = PdfPaper(path)
    number = max(range(1, paper.page_count + 1), key=lambda number: len(paper.words(number)))
    shape = paper.shape(number)
    for width in rendering.WIDTHS:
        height = round(width * shape.height / shape.width)
        page = paper.draw(number, width, height, colour=True)
        chosen, _ = encoding.choose(page)
        drawn, draw_ms = _timed(partial(paper.draw, number, width, height, chosen.is_colour))
        ours, ours_ms = _timed(partial(encoding.encode, drawn, chosen))
        usual, usual_ms = _timed(partial(_usual, drawn, chosen))
        about = {"paper": key, "page": number, "width": width, "encoding": chosen.value}
        _tell("cpu_draw", draw_ms, "ms", "", None, about)
        _tell("cpu_encode", ours_ms, "ms", "pillow_png", usual_ms, about)
        _tell("size", len(ours.content) / _KIB, "KiB", "pillow_png", len(usual) / _KIB, about)


def _usual(drawn: Image.Image, chosen: Encoding) -> bytes:
    buffer = io.BytesIO()
    (drawn if chosen.is_colour else drawn.convert("L")).save(buffer, format="PNG")
    return buffer.getvalue()


def _tell_paper(path: Path, key: str) -> None:
    """Through the cage, as the worker does it: when the first page is there, and how long a page takes."""
    started = time.perf_counter()
    first = 0.0
    pages = 0
    for made in rendering.draw(path, Kind.PDF):
        if isinstance(made, DrawnPage):
            pages += 1
            first = first or time.perf_counter() - started
    whole = time.perf_counter() - started
    about: dict[str, object] = {"paper": key, "pages": pages, "widths": list(rendering.WIDTHS)}
    _tell("first_page", first * 1000, "ms", "all_pages", whole * 1000, about)
    _tell("page", whole * 1000 / pages, "ms", "", None, about)


def _timed(make: Callable[[], Made]) -> tuple[Made, float]:
    """What was made, and the least CPU time of several tries in milliseconds."""
    best = float("inf")
    for _ in range(_REPEATS):
        started = time.process_time()
        made = make()
        best = min(best, (time.process_time() - started) * 1000)
    return made, best


def _tell(figure: str, value: float, unit: str, against: str, rival: float | None, about: dict[str, object]) -> None:
    ratio = round(value / rival, 3) if rival else None
    line = {"bench": "render", "figure": figure, "value": round(value, 2), "unit": unit, "against": against,
            "ratio": ratio, "rival": None if rival is None else round(rival, 2), **about}
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
