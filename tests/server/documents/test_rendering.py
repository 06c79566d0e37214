"""Papers become pages: sizes, words, order and pictures are those of the paper."""

import hashlib
import io
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from server.documents import rendering
from server.documents.folding import running_text
from server.documents.identify import HEAD_BYTES, require_kind
from server.documents.rendering import DrawnImage, DrawnPage, Opened
from server.errors import Problem
from tests.server.documents import papers

needs_samples = pytest.mark.skipif(
    not papers.SAMPLES.is_dir(), reason="the sample papers are not beside this repository"
)


def draw(path: Path, first_page: int = 1, done: frozenset[int] = frozenset()) -> tuple[int, list[DrawnPage]]:
    kind = require_kind(path.name, path.read_bytes()[:HEAD_BYTES])
    opened, *pages = rendering.draw(path, kind, first_page=first_page, done=done)
    assert isinstance(opened, Opened)
    return opened.pages, [page for page in pages if isinstance(page, DrawnPage)]


def picture(drawn: DrawnImage) -> Image.Image:
    image = Image.open(io.BytesIO(drawn.content))
    image.load()
    assert image.size == (drawn.width, drawn.height)
    assert Image.MIME[str(image.format)] == drawn.type
    return image


def made(tmp_path: Path, program: str) -> Path:
    """A PDF made by MuPDF in a process of its own, as everywhere."""
    path = tmp_path / "made.pdf"
    source = f"import pymupdf\ndocument = pymupdf.open()\n{program}\ndocument.save({str(path)!r})"
    subprocess.run([sys.executable, "-c", source], check=True, timeout=60)
    return path


@needs_samples
def test_every_sample_gives_its_pages_or_a_code() -> None:
    told: dict[str, str | int] = {}
    for path in sorted(papers.SAMPLES.glob("pdf/*.pdf")):
        try:
            pages, drawn = draw(path)
        except Problem as problem:
            told[path.name] = problem.code
            continue
        assert [page.number for page in drawn] == list(range(1, pages + 1))
        told[path.name] = pages
    assert told == {
        "392154.pdf": 90, "pdkids.pdf": 55, "issue16063.pdf": 1, "issue12823.pdf": 1, "rotation.pdf": 2,
        "issue14497.pdf": 1, "comments.pdf": 14, "multiline.pdf": 1, "issue6010_1.pdf": "document_encrypted",
        "issue9418.pdf": "document_damaged", "poppler-85140-0.pdf": "document_damaged",
        "issue15590.pdf": "document_damaged",
    }


@needs_samples
def test_images_come_in_both_widths_with_thumbnail_and_address() -> None:
    _, (page, *_) = draw(papers.SAMPLES / "pdf" / "pdkids.pdf")
    assert [picture(image).width for image in page.images] == [1200, 1600]
    assert picture(page.thumbnail).width == 200
    assert page.images[0].digest == hashlib.sha256(page.images[0].content).hexdigest()
    assert len({image.digest for image in (*page.images, page.thumbnail)}) == 3


@needs_samples
def test_the_wanted_page_comes_first_and_what_is_done_is_left_out() -> None:
    path = papers.SAMPLES / "pdf" / "comments.pdf"
    _, pages = draw(path, first_page=12, done=frozenset({13, 2, 3, 4, 5, 6, 7, 8, 9}))
    assert [page.number for page in pages] == [12, 14, 1, 10, 11]


@needs_samples
def test_chinese_words_are_characters_in_reading_order() -> None:
    _, (page,) = draw(papers.SAMPLES / "pdf" / "issue12823.pdf")
    assert "描述团队的共同目标，有利于团队成员理解目标并朝着目标努力。" in running_text(page.words)[0]
    line = [word for word in page.words if word[0] in "描述团队的共同目标"][:9]
    assert "".join(word[0] for word in line) == "描述团队的共同目标"
    assert all(left[3] <= right[1] + 0.002 for left, right in itertools.pairwise(line))
    assert len({round(word[2], 2) for word in line}) == 1


@needs_samples
@pytest.mark.parametrize("number", [0, 1])
def test_words_lie_on_the_ink_of_the_displayed_page(number: int) -> None:
    """Page 2 is turned by 90 degrees: a box in the coordinates before turning would lie on white."""
    _, pages = draw(papers.SAMPLES / "pdf" / "rotation.pdf")
    image = picture(pages[number].images[0]).convert("L")
    assert (pages[number].shape.rotation, image.width > image.height) == ((0, False), (90, True))[number]
    assert len(pages[number].words) == (16, 14)[number]
    covered = Image.new("L", image.size, 255)
    for _, left, top, right, bottom in pages[number].words:
        box = (round(left * image.width), round(top * image.height), round(right * image.width) + 1,
               round(bottom * image.height) + 1)
        assert min(image.crop(box).tobytes()) < 128
        covered.paste(image.crop(box), box[:2])
    assert sum(value < 128 for value in image.tobytes()) == sum(value < 128 for value in covered.tobytes())


def test_crop_box_is_the_page(tmp_path: Path) -> None:
    path = made(tmp_path, """
page = document.new_page(width=500, height=700)
page.insert_text((100, 200), "inside the crop")
page.insert_text((10, 20), "outside")
page.set_cropbox(pymupdf.Rect(50, 100, 450, 600))
page.set_rotation(270)
""")
    _, (page,) = draw(path)
    assert (page.shape.width, page.shape.height, page.shape.rotation) == (500, 400, 270)
    assert [word[0] for word in page.words] == ["inside", "the", "crop"]
    image = picture(page.images[0]).convert("L")
    _, left, top, right, bottom = page.words[0]
    wide, high = image.size
    box = (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
    assert min(image.crop(box).tobytes()) < 128
    # Turned by 270 degrees, what began at the left begins at the bottom, and what stood at the top stands at the left.
    assert (left < 0.3, top > 0.7) == (True, True)


def test_grey_and_coloured_pages_are_told_apart(tmp_path: Path) -> None:
    path = made(tmp_path, """
for colour in ((0, 0, 0), (0.8, 0, 0)):
    document.new_page().insert_text((72, 72), "budget", color=colour, fontsize=30)
""")
    _, (black, red) = draw(path)
    assert (black.is_coloured, red.is_coloured) == (False, True)
    assert picture(red.images[1]).convert("RGB").getcolors(10_000) != picture(black.images[1]).getcolors(10_000)


def test_words_of_a_table_do_not_run_together(tmp_path: Path) -> None:
    path = made(tmp_path, """
page = document.new_page()
page.insert_text((72, 72), "1,250")
page.insert_text((110, 72), "3,400 fi")
""")
    _, (page,) = draw(path)
    assert [word[0] for word in page.words] == ["1,250", "3,400", "fi"]


def test_empty_paper_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(papers.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]))
    with pytest.raises(Problem) as problem:
        draw(path)
    assert problem.value.code == "document_empty"


def test_too_many_pages_are_refused_before_drawing(tmp_path: Path) -> None:
    path = made(tmp_path, "for _ in range(2001): document.new_page()")
    with pytest.raises(Problem) as problem:
        draw(path)
    assert (problem.value.code, problem.value.facts) == ("too_many_pages", {"pages": 2001, "limit": 2000})


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_is_a_paper_of_one_page(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"photo.{kind.lower()}"
    path.write_bytes(papers.photo(kind))
    pages, (page,) = draw(path)
    assert (pages, page.words, page.is_coloured) == (1, (), True)
    assert [image.width for image in page.images] == [900], "a picture is not enlarged"
    assert page.shape.width / page.shape.height == pytest.approx(1.5)


@pytest.mark.parametrize(("orientation", "dark_corner"), [(0, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1))])
def test_photos_are_shown_upright(tmp_path: Path, orientation: int, dark_corner: tuple[int, int]) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(papers.photo("JPEG", (3000, 2000), orientation))
    _, (page,) = draw(path)
    image = picture(page.images[0]).convert("L")
    lies = orientation in (6, 8)
    assert (image.width < image.height) is lies
    assert page.shape.width < page.shape.height if lies else page.shape.width > page.shape.height
    spot = (image.width * (1 + 2 * dark_corner[0]) // 4, image.height * (1 + 2 * dark_corner[1]) // 4)
    value = image.getpixel(spot)
    assert isinstance(value, int)
    assert value < 100


def test_a_scanned_tiff_has_all_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    frames = [Image.new("L", (1700, 2200), shade) for shade in (0, 120, 255)]
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(200, 200))
    pages, drawn = draw(path, first_page=3)
    assert (pages, [page.number for page in drawn]) == (3, [3, 1, 2])
    shades = [picture(page.images[0]).convert("L").getpixel((9, 9)) for page in drawn]
    assert shades == [255, 0, pytest.approx(120, abs=9)]
    assert drawn[0].shape.width == pytest.approx(612)


def test_transparent_and_deep_pictures_are_flattened_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    clear.save(tmp_path / "clear.png")
    deep = Image.new("I;16", (300, 300), 40_000)
    deep.save(tmp_path / "deep.png")
    shades = []
    for name in ("clear.png", "deep.png"):
        _, (page,) = draw(tmp_path / name)
        shades.append(picture(page.images[0]).convert("L").getpixel((5, 5)))
    assert shades == [255, pytest.approx(156, abs=9)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_cut_off_picture_is_damaged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"photo.{kind.lower()}"
    content = papers.photo(kind)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(Problem) as problem:
        draw(path)
    assert problem.value.code == "document_damaged"


def test_drawing_leaves_mupdf_out_of_this_process(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(papers.one_page(papers.stream(b"0 0 10 10 re f")))
    program = f"""
import json, sys
from pathlib import Path
from server.documents import rendering
from server.documents.folding import running_text
from server.documents.identify import Kind
pages = list(rendering.draw(Path({str(path)!r}), Kind.PDF))
print(json.dumps([len(pages), "pymupdf" in sys.modules]))
"""
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)
    assert json.loads(told.stdout) == [2, False]
