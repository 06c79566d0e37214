"""What drawing pages costs: `python -m tests.bench.bench_render`.

`cpu_per_page`: CPU a page takes through the cage as the worker does it (draw, choose, encode, all widths,
thumbnail and words), beside what `mutool draw` and `pdftoppm` take for one PNG of the same pages at the largest width,
turn by turn. They are Debian's `mupdf-tools` and `poppler-utils`; one that is missing is said to be missing.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from server.documents import rendering
from server.documents.identify import Kind
from server.documents.rendering import DrawnPage
from tests.bench import bench_papers
from tests.bench.figures import tell

PAPERS: Sequence[tuple[str, int]] = (("english", 90), ("chinese", 90), ("pictures", 24))
_ROUNDS = 2
_PDFTOPPM_PAGES = 12
"""It takes ten times as long as the others; the pages of a paper are alike."""


def main() -> None:
    """Print the figures as JSON lines."""
    for key, pages, path in _papers():
        tools: dict[str, tuple[int, Callable[[Path, Path], None]]] = {
            "ours": (pages, lambda path, folder: _ours(path, folder, rendering.WIDTHS)),
            "ours_one_width": (pages, lambda path, folder: _ours(path, folder, rendering.WIDTHS[-1:])),
            "mutool": (pages, _mutool), "mutool_grey": (pages, _mutool_grey), "pdftoppm": (_PDFTOPPM_PAGES, _pdftoppm),
        }
        spent = {name: float("inf") for name in tools if name.startswith("ours") or _program(name)}
        for _ in range(_ROUNDS):
            for name in spent:
                measured, work = tools[name]
                spent[name] = min(spent[name], _cpu_ms(work, path) / measured)
        for ours, figure in (("ours", "cpu_per_page"), ("ours_one_width", "cpu_per_page_one_width")):
            for name in ("mutool", "mutool_grey", "pdftoppm"):
                against = name if name in spent else f"{name} is not installed"
                tell("render", figure, spent[ours], "ms", against, spent.get(name), paper=key, pages=pages)


def main_bytes() -> None:
    """Print how large pages get, the mean of a paper and its largest page, at each width."""
    for key, _, path in _papers():
        pages = list(_drawn(path, rendering.WIDTHS))
        for place, width in enumerate(rendering.WIDTHS):
            sizes = [len(page.images[place].content) / 1024 for page in pages]
            kinds = sorted({page.images[place].type for page in pages})
            tell("bytes_per_page", "size", sum(sizes) / len(sizes), "KiB", paper=key, width=width,
                 largest=round(max(sizes), 1), types=kinds)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _papers() -> Iterator[tuple[str, int, Path]]:
    with _folder() as folder:
        for key, pages in PAPERS:
            path = folder / f"{key}.pdf"
            bench_papers.make(key, pages, path)
            yield key, pages, path


def _drawn(path: Path, widths: Sequence[int]) -> Iterator[DrawnPage]:
    return (made for made in rendering.draw(path, Kind.PDF, widths=widths) if isinstance(made, DrawnPage))


def _cpu_ms(work: Callable[[Path, Path], None], path: Path) -> float:
    """CPU of this process and its children while it runs."""
    with _folder() as folder:
        before = os.times()
        work(path, folder)
        after = os.times()
    return sum(after[:4]) * 1000 - sum(before[:4]) * 1000


def _ours(path: Path, folder: Path, widths: Sequence[int]) -> None:
    for page in _drawn(path, widths):
        for image in page.images:
            (folder / image.digest).write_bytes(image.content)


def _mutool(path: Path, folder: Path) -> None:
    _run("mutool", "draw", "-q", "-w", _width(), "-o", f"{folder}/%d.png", str(path))


def _mutool_grey(path: Path, folder: Path) -> None:
    _run("mutool", "draw", "-q", "-c", "gray", "-w", _width(), "-o", f"{folder}/%d.png", str(path))


def _pdftoppm(path: Path, folder: Path) -> None:
    scale = ("-scale-to-x", _width(), "-scale-to-y", "-1")
    _run("pdftoppm", "-png", "-l", str(_PDFTOPPM_PAGES), *scale, str(path), f"{folder}/page")


def _width() -> str:
    return str(max(rendering.WIDTHS))


def _program(name: str) -> str | None:
    return shutil.which(name.partition("_")[0])


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
