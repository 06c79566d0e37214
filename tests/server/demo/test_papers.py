"""The demo's papers are what the demo promises: real pages, rare characters, fonts of the product, sums that add up."""

import subprocess
import sys
from pathlib import Path

import pytest

from server import fonts
from server.demo import papers
from server.demo.papers.budget import income, monthly_spent
from server.demo.papers.units import UNITS
from server.documents import rendering
from server.documents.identify import Kind
from server.documents.rendering import DrawnPage

pytestmark = pytest.mark.skipif(
    not (fonts.BUILT / "rare" / "rare.css").is_file(), reason="the fonts are not assembled yet"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("papers")
    papers.make_all(folder)
    return {plan.key: folder / f"{plan.key}.pdf" for plan in papers.PLANS}


@pytest.fixture(scope="module")
def drawn(made: dict[str, Path]) -> dict[str, list[DrawnPage]]:
    return {
        key: [page for page in rendering.draw(path, Kind.PDF, widths=(800,)) if isinstance(page, DrawnPage)]
        for key, path in made.items()
    }


def test_every_paper_has_the_pages_it_promises(drawn: dict[str, list[DrawnPage]]) -> None:
    assert {key: len(pages) for key, pages in drawn.items()} == {plan.key: plan.pages for plan in papers.PLANS}


def test_the_shapes_are_those_of_a_real_meeting(drawn: dict[str, list[DrawnPage]]) -> None:
    def shape(key: str) -> tuple[int, int]:
        return round(drawn[key][0].shape.width), round(drawn[key][0].shape.height)

    assert shape("report") == shape("motion") == shape("regulations") == (595, 842)
    assert shape("slides") == (960, 540)
    assert shape("spreadsheet") == (1191, 842)


def test_rare_characters_stand_in_the_text(drawn: dict[str, list[DrawnPage]]) -> None:
    for key in ("report", "slides", "motion", "regulations"):
        text = "".join(word[0] for page in drawn[key] for word in page.words)
        assert {"䶮", "㛃"} <= set(text), key


def test_the_scan_is_grey_pictures_without_text(drawn: dict[str, list[DrawnPage]]) -> None:
    for page in drawn["scan"]:
        assert (page.words, page.is_coloured, page.images[0].type) == ((), False, "image/webp")


def test_the_motion_has_a_red_head(drawn: dict[str, list[DrawnPage]]) -> None:
    assert drawn["motion"][0].is_coloured


def test_only_the_products_fonts_are_in_the_papers(made: dict[str, Path]) -> None:
    program = """
import sys, pymupdf
for path in sys.argv[1:]:
    with pymupdf.open(path) as document:
        print(*sorted({font[3].split("+")[-1] for page in document for font in page.get_fonts()}))
"""
    told = subprocess.run([sys.executable, "-c", program, *map(str, made.values())], check=True, capture_output=True,
                          text=True, timeout=60)
    allowed = {"Noto-Sans-SC", "Noto-Sans-SC-Bold", "Noto-Serif-SC", "Noto-Serif-SC-Bold"}
    assert set(told.stdout.split()) == allowed


def test_the_budget_adds_up() -> None:
    assert sum(adopted for _, adopted, _, _ in income(UNITS)) == sum(unit.adopted for unit in UNITS)
    assert sum(change for _, _, _, change in income(UNITS)) == sum(unit.change for unit in UNITS)
    assert sum(monthly_spent(UNITS)) == sum(unit.spent for unit in UNITS)


def test_papers_that_are_there_are_not_made_again(made: dict[str, Path]) -> None:
    folder = made["report"].parent
    before = {key: path.stat().st_mtime_ns for key, path in made.items()}
    again = papers.make_all(folder)
    assert {key: path.stat().st_mtime_ns for key, path in made.items()} == before
    assert [paper.file_name for paper in again] == [plan.file_name for plan in papers.PLANS]
    assert all(paper.content.startswith(b"%PDF-") for paper in again)
