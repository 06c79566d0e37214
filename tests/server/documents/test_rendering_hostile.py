"""Bombs and broken papers end with a code in seconds, and the worker goes on."""

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from server.documents import rendering
from server.documents.identify import PICTURES, Kind
from server.documents.rendering import DrawnPage
from server.errors import Problem
from server.jobs.cage import CageFailure, Limits, Message
from tests.server.documents import papers

LIMITS = Limits(cpu_seconds=5)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")


def outcome(path: Path, kind: Kind = Kind.PDF) -> tuple[str, int]:
    """A code and the page it speaks of, or `drawn` and how many pages."""
    try:
        pages = [page for page in rendering.draw(path, kind, limits=LIMITS) if isinstance(page, DrawnPage)]
    except (Problem, CageFailure) as problem:
        return problem.code, int(problem.facts.get("page") or 0)
    return "drawn", len(pages)


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "paper"
    path.write_bytes(content)
    return path


def test_endless_forms_are_stopped_and_the_page_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, papers.nested_forms())
    assert path.stat().st_size < 5000
    started = time.monotonic()
    assert outcome(path) == ("cage_cpu", 1)
    assert time.monotonic() - started < 40


@linux_only
def test_a_gigabyte_in_few_kilobytes_is_no_gigabyte_here(tmp_path: Path) -> None:
    path = written(tmp_path, papers.flate_bomb())
    assert path.stat().st_size < 10_000
    assert outcome(path)[0] in ("cage_memory", "cage_cpu", "document_damaged")


@linux_only
@pytest.mark.parametrize(("make", "kind"), [(papers.image_bomb, Kind.PDF), (papers.png_bomb, Kind.PNG)])
def test_a_picture_of_900_megapixels(tmp_path: Path, make: Callable[[], bytes], kind: Kind) -> None:
    assert outcome(written(tmp_path, make()), kind)[0] in ("cage_memory", "cage_cpu", "drawn")


@pytest.mark.parametrize("box", [b"0 0 1000000 1000000", b"0 0 1000000 10", b"0 0 10 1000000", b"0 0 0.01 0.01",
                                 b"0 0 0 0", b"100 100 0 0", b"-9e30 -9e30 9e30 9e30"])
def test_pages_of_any_size_become_pictures_of_a_bearable_one(tmp_path: Path, box: bytes) -> None:
    path = written(tmp_path, papers.one_page(papers.stream(b"0 0 5 5 re f"), box))
    try:
        drawn = [page for page in rendering.draw(path, Kind.PDF, limits=LIMITS) if isinstance(page, DrawnPage)]
    except Problem as problem:
        assert problem.code == "document_damaged"
        return
    for image in (*drawn[0].images, drawn[0].thumbnail):
        assert max(image.width, image.height) <= 4000
        assert image.width * image.height <= 16_000_000


@pytest.mark.parametrize(
    "pages",
    [
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>",
        b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>",
        b"null",
    ],
)
def test_absurd_page_trees_have_an_end(tmp_path: Path, pages: bytes) -> None:
    path = written(tmp_path, papers.pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", pages, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
    ]))
    assert outcome(path)[0] in ("drawn", "document_damaged", "document_empty", "too_many_pages")


def test_a_page_that_is_none_is_named(tmp_path: Path) -> None:
    good = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"
    path = written(tmp_path, papers.pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>", good,
        b"(not a page)", good,
    ]))
    assert outcome(path) in (("document_damaged", 2), ("document_damaged", 3), ("drawn", 2), ("drawn", 3))


@pytest.mark.parametrize("seed", range(30))
def test_torn_papers_have_an_outcome(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(papers.nested_forms(2))
    for _ in range(dice.randrange(1, 60)):
        content[dice.randrange(9, len(content))] = dice.randrange(256)
    if dice.random() < 0.3:
        del content[dice.randrange(9, len(content)) :]
    code, _ = outcome(written(tmp_path, bytes(content)))
    assert code in ("drawn", "document_damaged", "document_empty", "document_encrypted", "cage_cpu", "cage_memory")


@pytest.mark.parametrize("kind", [Kind.PDF, *sorted(PICTURES)])
def test_noise_with_the_right_mark_is_damaged(tmp_path: Path, kind: Kind) -> None:
    marks = {Kind.PDF: b"%PDF-1.7\n", Kind.PNG: b"\x89PNG\r\n\x1a\n", Kind.JPEG: b"\xff\xd8\xff\xe0",
             Kind.WEBP: b"RIFF\x20\0\0\0WEBPVP8 ", Kind.TIFF: b"II*\0\x08\0\0\0",
             Kind.HEIC: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"}
    assert outcome(written(tmp_path, marks[kind] + random.Random(5).randbytes(3000)), kind)[0] == "document_damaged"


def test_what_the_child_says_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper that takes the child over can send anything through the pipe."""
    def taken_over(*_: object) -> list[Message]:
        opened, at = Message({"pages": 1, "outline": []}), Message({"at": 1})
        return [opened, at, Message({"images": [], "words": [], "is_coloured": False})]

    monkeypatch.setattr(rendering, "draw_caged", taken_over)
    assert outcome(written(tmp_path, b"")) == ("cage_crashed", 1)


def test_no_child_is_left_when_the_reader_stops(tmp_path: Path) -> None:
    path = written(tmp_path, papers.nested_forms(3))
    pages = rendering.draw(path, Kind.PDF)
    next(pages)
    pages.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
