"""The numbers of GB/T 9704-2012, measured on the PDF that comes out."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pymupdf
import pytest
from PIL import Image

from agenda.minutes import Style
from agenda.vocabulary import Language
from server import fonts
from server.minutes import layout
from server.minutes.sheets import ballot_record, sign_in_sheet
from server.minutes.typesetting import caged_pdf
from tests.server.minutes.papers import BOARD, MINUTES, RECORD, SENTENCE, Line, lines, paragraph
from tests.server.minutes.sheets import BALLOT, MEETING, PEOPLE

pytestmark = pytest.mark.skipif(
    not (fonts.BUILT / "rare" / "rare.css").is_file(), reason="the fonts are not assembled yet"
)
MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (28 + 156) * MM
TOP, BOTTOM = 37 * MM, (37 + 225) * MM
ZONE = ZoneInfo("Asia/Shanghai")
FULL = replace(MINUTES, lists=(), paragraphs=tuple(paragraph(Style.BODY, "议" * 700) for _ in range(2)))
LONG = replace(MINUTES, paragraphs=tuple(paragraph(Style.BODY, SENTENCE) for _ in range(12)))


@cache
def made(key: str) -> bytes:
    papers = {"minutes": MINUTES, "record": RECORD, "board": BOARD, "full": FULL, "long": LONG}
    return caged_pdf(layout.html(papers[key]))


def body(page: list[Line]) -> list[Line]:
    return [line for line in page if TOP < line.baseline < BOTTOM]


def number(page: list[Line]) -> Line:
    return next(line for line in page if line.baseline > BOTTOM)


@pytest.mark.parametrize("key", ["minutes", "record", "board", "full"])
def test_pages_are_a4(key: str) -> None:
    for page in pymupdf.open("pdf", made(key)).pages():
        assert (page.rect.width, page.rect.height) == pytest.approx((595.3, 841.9), abs=0.1)


@pytest.mark.parametrize("key", ["minutes", "record", "full", "long"])
def test_text_stays_in_the_type_area(key: str) -> None:
    for page in lines(made(key)):
        for line in body(page):
            # The last character is a quarter of a point wider than its pitch.
            assert line.left >= LEFT - 0.1 and line.right <= RIGHT + 0.5, line


def test_a_full_page_has_22_lines_on_the_pitch() -> None:
    page = body(lines(made("full"))[1])
    assert len(page) == 22
    steps = [after.baseline - before.baseline for before, after in pairwise(page)]
    assert steps == pytest.approx([28.99] * 21, abs=0.11)


def test_a_page_of_mixed_faces_has_22_lines_too() -> None:
    mixed = tuple(
        paragraph(style, text)
        for _ in range(12)
        for style, text in (
            (Style.HEADING, "一、黑体 Latin 123 䶮"), (Style.BODY, SENTENCE), (Style.SUBHEADING, "（一）楷体"),
            (Style.BODY, "Latin 123 䶮"),
        )
    )
    pages = lines(caged_pdf(layout.html(replace(FULL, paragraphs=mixed))))
    assert max(len(body(page)) for page in pages) == 22
    for page in pages[1:]:
        baselines = [line.baseline for line in body(page)]
        assert [(y - baselines[0]) / 28.99 for y in baselines] == pytest.approx(list(range(len(baselines))), abs=0.03)


def test_a_full_line_has_28_characters_on_the_pitch() -> None:
    line = body(lines(made("full"))[1])[0]
    assert line.text == "议" * 28 and line.size == pytest.approx(16, abs=0.01)
    assert (line.right - line.left - 16) / 27 == pytest.approx(15.79, abs=0.02)


@pytest.mark.parametrize("key", ["long", "record"])
def test_full_lines_end_at_the_margin_and_none_begins_with_a_stop(key: str) -> None:
    paragraphs = [line for page in lines(made(key)) for line in body(page) if abs(line.size - 16) < 0.1]
    assert not [line.text for line in paragraphs if line.text[0] in "、，。；：！？）》”"]
    assert not [line.text for line in paragraphs if line.text[-1] in "（《“"]
    begun = ("会议指出", "署，坚持", "项因招标", "排出时间", "点工作部")
    full = [line for line in paragraphs if line.text.startswith(begun)]
    assert full and all(line.right == pytest.approx(RIGHT, abs=0.5) for line in full)


def test_the_title_is_22_points_and_centred() -> None:
    title = next(line for line in lines(made("minutes"))[0] if line.text == MINUTES.title)
    assert title.size == pytest.approx(22, abs=0.2) and "Bold" in title.font
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_page_numbers_change_sides() -> None:
    for place, page in enumerate(lines(made("full")), start=1):
        told = number(page)
        assert told.text == f"— {place} —" and told.size == pytest.approx(14, abs=0.1)
        if place % 2:
            assert told.right == pytest.approx(RIGHT - 14, abs=0.5)
        else:
            assert told.left == pytest.approx(LEFT + 14, abs=0.5)


def inked(
    page: pymupdf.Page, wanted: Callable[[int, int, int], bool], top: float, bottom: float
) -> tuple[float, float]:
    """First and last millimetre below the page's top edge with a pixel of a kind."""
    pixmap = page.get_pixmap(dpi=127)  # 5 pixels a millimetre
    picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    rows = []
    for row in range(round(top * 5), min(round(bottom * 5), picture.height)):
        colours = picture.crop((0, row, picture.width, row + 1)).getcolors(picture.width) or []
        if any(wanted(*colour) for _, colour in colours if isinstance(colour, tuple)):
            rows.append(row)
    return rows[0] / 5, rows[-1] / 5


def test_the_red_mark_stands_35_mm_below_the_top_of_the_type_area() -> None:
    page = pymupdf.open("pdf", made("minutes"))[0]

    def is_red(red: int, green: int, blue: int) -> bool:
        return red > 200 and green < 90 and blue < 90

    first, last = inked(page, is_red, 0, 297)
    assert first == pytest.approx(37 + 35, abs=1)
    issuer = next(line for line in lines(made("minutes"))[0] if line.text.startswith("党组会2026年11月23日"))
    # The rule lies 4 mm below its line: the line's foot is about 8 pt below the baseline.
    assert last - issuer.baseline / MM == pytest.approx(4 + 8.5 / MM, abs=1)


def test_the_dash_of_the_page_number_is_7_mm_below_the_type_area() -> None:
    page = pymupdf.open("pdf", made("full"))[1]
    top, foot = inked(page, lambda red, green, blue: red < 128, 264, 290)
    assert (top + foot) / 2 == pytest.approx(37 + 225 + 7, abs=0.6)


def test_lists_turn_over_under_the_first_name() -> None:
    page = [line for page in lines(made("minutes")) for line in page]
    first = next(at for at, line in enumerate(page) if line.text.startswith("出席：周䶮"))
    assert page[first].left == pytest.approx(LEFT + 2 * 15.79, abs=0.5)
    assert page[first + 1].left == pytest.approx(LEFT + 5 * 15.79, abs=0.7)
    assert page[first + 2].text.startswith("请假：")


def imprinted(paragraphs: int) -> list[list[Line]]:
    paper = replace(
        MINUTES, paragraphs=MINUTES.paragraphs[:1] + (paragraph(Style.BODY, SENTENCE),) * paragraphs,
        distribution="各党组成员，办公室", printed_by="办公室", printed_on=MINUTES.day,
    )
    return lines(caged_pdf(layout.html(paper)))


@pytest.mark.parametrize("paragraphs", [0, 3, 4, 6])
def test_the_imprint_stands_at_the_foot_of_an_even_page(paragraphs: int) -> None:
    pages = imprinted(paragraphs)
    assert len(pages) % 2 == 0
    *_, copies, printed = body(pages[-1])
    assert copies.text == "抄送：各党组成员，办公室。" and printed.text == "办公室2026年11月23日印发"
    assert BOTTOM - 20 < printed.baseline < BOTTOM
    alone = len(body(pages[-1])) == 2
    assert any(line.baseline > BOTTOM for line in pages[-1]) is not alone
    assert sum("抄送" in line.text for page in pages for line in page) == 1


def test_text_and_rare_names_can_be_found_and_only_bundled_fonts_are_used() -> None:
    document = pymupdf.open("pdf", made("minutes"))
    text = "".join(page.get_text() for page in document.pages())
    assert "周䶮" in text and "林㛃" in text
    used = {name.split("+")[-1] for page in document.pages() for *_, name, _, _ in [f[:6] for f in page.get_fonts()]}
    assert used and all(name.startswith("Noto") for name in used), used


def test_the_pdf_is_tagged_pdf_a_2a() -> None:
    document = pymupdf.open("pdf", made("record"))
    assert 'pdfaid:part="2" pdfaid:conformance="A"' in document.get_xml_metadata()
    assert document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[0] == "xref"
    assert document.xref_get_key(document.pdf_catalog(), "Lang")[1] == "zh-CN"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "data:image/png;base64,iVBO"])
def test_nothing_is_fetched(address: str) -> None:
    asked = f'<img src="{address}"><link rel=attachment href="{address}"></body>'
    html = layout.html(MINUTES).replace("</body>", asked)
    document = pymupdf.open("pdf", caged_pdf(html))
    assert document.embfile_count() == 0 and not any(page.get_images() for page in document.pages())


def test_sheets_are_typeset() -> None:
    for language in Language:
        sheet = pymupdf.open("pdf", caged_pdf(sign_in_sheet(MEETING, PEOPLE, language, ZONE)))
        assert "周䶮" in sheet[0].get_text() and sheet[0].get_drawings()
        record = pymupdf.open("pdf", caged_pdf(ballot_record(MEETING, [("预算", BALLOT)] * 2, language, ZONE)))
        assert len(record) == 2 and "2027" in record[1].get_text()
