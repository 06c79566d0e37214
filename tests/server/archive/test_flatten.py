"""Marks lie on the same place of the print at every rotation and crop, and print stays readable under highlighter."""

import io
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from annotations.geometry import Rotation, to_displayed
from annotations.marks import GRID, Layer
from server.archive.flatten import flatten
from server.errors import Problem
from tests.annotations.strokes import highlight, ink, mark

BLUE = pytest.approx((0x1A, 0x3F, 0xB0), abs=2)
BOXES = {
    "whole page": (None, None),
    "cropped": (None, (60, 110, 410, 560)),
    "cropped beyond the media box": (None, (-50, 200, 900, 1500)),
    "media box elsewhere": ((-100, -200, 495, 642), None),
    "both": ((-100, -200, 495, 642), (-20, -90, 300, 500)),
}
AT = (0.3, 0.2)
ELSEWHERE = ((0.7, 0.2), (0.3, 0.8), (0.7, 0.8))


def paper(path: Path, media: tuple[int, ...] | None, crop: tuple[int, ...] | None, rotation: int) -> Path:
    """A page with boxes in PDF's own coordinates; blank, so that any colour is a mark's."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for key, box in (("MediaBox", media), ("CropBox", crop)):
        if box is not None:
            document.xref_set_key(page.xref, key, f"[{' '.join(map(str, box))}]")
    page.set_rotation(rotation)
    document.save(path)
    return path


def shown(content: bytes, number: int = 0) -> Image.Image:
    pixmap = pymupdf.open("pdf", content)[number].get_pixmap(dpi=144)
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def pixel(picture: Image.Image, fraction: tuple[float, float], rotation: int = 0) -> tuple[int, ...]:
    x, y = to_displayed(fraction, Rotation(rotation))
    told = picture.getpixel((int(x * picture.width), int(y * picture.height)))
    assert isinstance(told, tuple)
    return tuple(int(part) for part in told)


def dot(fraction: tuple[float, float], width: int = 1200) -> list[tuple[int, int]]:
    x, y = round(fraction[0] * GRID), round(fraction[1] * GRID)
    return [(x - 200, y), (x + 200, y)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES)
def test_a_mark_lies_where_it_was_drawn(boxes: str, rotation: int, tmp_path: Path) -> None:
    path = paper(tmp_path / "a.pdf", *BOXES[boxes], rotation)
    flat = shown(flatten(path, "application/pdf", {1: [mark("mark_blue_1", ink(dot(AT), width=1200))]}))
    assert pixel(flat, AT, rotation) == BLUE
    for place in ELSEWHERE:
        assert pixel(flat, place, rotation) == (255, 255, 255)


@pytest.mark.parametrize("rotation", [0, 90])
def test_highlighter_lets_print_through(rotation: int, tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=400, height=400)
    page.draw_rect((190, 190, 210, 210), color=None, fill=(0, 0, 0))
    page.set_rotation(rotation)
    document.save(tmp_path / "a.pdf")
    points = [(round(GRID * 0.4), GRID // 2), (round(GRID * 0.6), GRID // 2)]
    stroke = mark("mark_light_1", highlight(points, width=2000), layer=Layer.PRESENTER)
    flat = shown(flatten(tmp_path / "a.pdf", "application/pdf", {1: [stroke]}))
    assert pixel(flat, (0.5, 0.5), rotation) == (0, 0, 0)
    red, green, blue = pixel(flat, (0.42, 0.5), rotation)
    assert red > 250 and green > 200 and blue < 140


def test_only_pages_with_marks_change_and_erased_marks_are_not_drawn(tmp_path: Path) -> None:
    document = pymupdf.open()
    for number in range(3):
        document.new_page(width=300, height=300).insert_text((50, 150), f"page {number + 1}")
    document.save(tmp_path / "a.pdf")
    erased = mark("mark_erased_1", ink(dot(AT), width=1200)).model_copy(update={"revision": 2, "erased": True})
    content = flatten(
        tmp_path / "a.pdf", "application/pdf", {2: [mark("mark_blue_1", ink(dot(AT), width=1200))], 3: [erased]}
    )
    before = (tmp_path / "a.pdf").read_bytes()
    assert shown(content, 0).tobytes() == shown(before, 0).tobytes()
    assert shown(content, 1).tobytes() != shown(before, 1).tobytes()
    assert shown(content, 2).tobytes() == shown(before, 2).tobytes()
    assert [page.get_text().strip() for page in pymupdf.open("pdf", content).pages()] == ["page 1", "page 2", "page 3"]


def test_resources_of_a_parent_are_kept(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=300, height=300)
    page.insert_text((50, 250), "inherited")
    parent = int(document.xref_get_key(page.xref, "Parent")[1].split()[0])
    document.xref_set_key(parent, "Resources", document.xref_get_key(page.xref, "Resources")[1])
    document.xref_set_key(page.xref, "Resources", "null")
    document.save(tmp_path / "a.pdf")
    content = flatten(tmp_path / "a.pdf", "application/pdf", {1: [mark("mark_blue_1", ink(dot(AT), width=1200))]})
    assert pymupdf.open("pdf", content)[0].get_text().strip() == "inherited"
    assert pixel(shown(content), AT) == BLUE


def test_a_picture_taken_on_its_side_carries_marks_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter clockwise to be upright
    picture = Image.new("RGB", (600, 300), "white")
    picture.paste("black", (0, 0, 60, 60))
    picture.save(tmp_path / "a.jpg", exif=exif)
    content = flatten(tmp_path / "a.jpg", "image/jpeg", {1: [mark("mark_blue_1", ink(dot(AT), width=1200))]})
    flat = shown(content)
    assert flat.height == 2 * flat.width
    # The black corner comes to the upper right.
    assert max(pixel(flat, (0.95, 0.02))) < 40 and min(pixel(flat, (0.05, 0.02))) > 215
    red, _, blue = pixel(flat, AT)
    assert blue > 150 and red < 60


def test_every_page_of_a_scan_is_there(tmp_path: Path) -> None:
    pages = [Image.new("L", (200, 280), shade) for shade in (255, 200, 150)]
    encoded = io.BytesIO()
    pages[0].save(encoded, "TIFF", save_all=True, append_images=pages[1:])
    (tmp_path / "a.tif").write_bytes(encoded.getvalue())
    content = flatten(tmp_path / "a.tif", "image/tiff", {3: [mark("mark_blue_1", ink(dot(AT), width=1200))]})
    assert len(pymupdf.open("pdf", content)) == 3
    assert pixel(shown(content, 2), AT)[2] > 150


def test_a_mark_on_a_page_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = paper(tmp_path / "a.pdf", None, None, 0)
    with pytest.raises(Problem, match="document_damaged"):
        flatten(path, "application/pdf", {2: [mark("mark_blue_1")]})
