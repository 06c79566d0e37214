"""Papers of other kinds become PDF once, in their own process; LibreOffice runs for real where it is installed."""

import http.server
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from server.documents import ofd_pages, office, text_layout
from server.documents.identify import Kind
from server.errors import Problem
from server.jobs import bubblewrap
from tests.server.documents import office_papers as made

with_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def _opened(content: bytes) -> pymupdf.Document:
    return pymupdf.open("pdf", content)


def _written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "paper"
    path.write_bytes(content)
    return path


@with_office
@pytest.mark.parametrize("walled", [True, False])
def test_word_is_printed_with_our_fonts_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, walled: bool
) -> None:
    if walled and not bubblewrap.works():
        pytest.skip("bwrap may not make namespaces here")
    monkeypatch.setattr(bubblewrap, "works", lambda: walled)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    printed = _opened(office.to_pdf(_written(tmp_path, made.docx("议席 䶮")), Kind.DOCX, lambda: None))
    assert printed.page_count == 1 and "议席 䶮" in printed[0].get_text()
    assert any("Noto" in font[3] for font in printed[0].get_fonts())
    assert [one.name for one in tmp_path.iterdir()] == ["paper"]


@with_office
def test_a_wide_sheet_is_one_page_wide(tmp_path: Path) -> None:
    printed = _opened(office.to_pdf(_written(tmp_path, made.xlsx(40)), Kind.XLSX, lambda: None))
    assert printed.page_count == 1
    text = printed[0].get_text()
    assert "预算1" in text and "预算40" in text


class _Asked(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address somebody could be made to ask, and who asked."""
    _Asked.asked = []
    server = http.server.HTTPServer(("127.0.0.1", 0), _Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/picture.png", _Asked.asked
    server.shutdown()
    server.server_close()


@with_office
def test_a_picture_from_elsewhere_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listener: tuple[str, list[str]]
) -> None:
    address, asked = listener
    # Without the second wall: the first has to hold by itself.
    monkeypatch.setattr(bubblewrap, "works", lambda: False)
    printed = _opened(office.to_pdf(_written(tmp_path, made.docx(link=address)), Kind.DOCX, lambda: None))
    assert printed.page_count == 1 and asked == []


def test_without_libreoffice_the_job_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Problem, match="office_missing"):
        office.to_pdf(_written(tmp_path, made.docx()), Kind.DOCX, lambda: None)


def test_ofd_is_drawn_where_it_says(tmp_path: Path) -> None:
    paper = _opened(ofd_pages.to_pdf(_written(tmp_path, made.ofd("电子公文"))))
    assert paper.page_count == 1 and "电子公文" in paper[0].get_text()
    assert (round(paper[0].rect.width), round(paper[0].rect.height)) == (595, 842)
    left = paper[0].search_for("电")[0]
    assert abs(left.x0 - 20 / 25.4 * 72) < 3
    picture = paper[0].get_pixmap(dpi=254)
    # Ten pixels a millimetre: the middle of the line, and the middle of the disc.
    assert picture.pixel(700, 1000) == (255, 0, 0)
    assert picture.pixel(450, 1750) == (0, 0, 255)
    assert picture.pixel(450, 2300) == (255, 255, 255)


@pytest.mark.parametrize("missing", ["OFD.xml", "Doc_0/Document.xml"])
def test_a_broken_ofd_is_damaged_or_empty(tmp_path: Path, missing: str) -> None:
    parts = {"OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
             "Doc_0/Document.xml": "<Document/>"}
    del parts[missing]
    with pytest.raises(Problem) as problem:
        ofd_pages.to_pdf(_written(tmp_path, made.zipped(parts)))
    assert problem.value.code in ("document_damaged", "document_empty")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_texts_are_laid_out_in_pages(tmp_path: Path, encoding: str) -> None:
    text = "会议通知 <b>&\r\n\r\n" + "请准时参加。䶮\r\n" * 200
    paper = _opened(text_layout.to_pdf(_written(tmp_path, text.encode(encoding)), Kind.TXT))
    assert paper.page_count > 3
    assert "<b>&" in paper[0].get_text() and "䶮" in paper[1].get_text()


def test_markdown_has_headings_and_fetches_nothing(tmp_path: Path) -> None:
    source = "# 议程\n\n|项|额|\n|-|-|\n|甲|1|\n\n![x](http://127.0.0.1:9/x.png)<script>alert(1)</script>\n"
    paper = _opened(text_layout.to_pdf(_written(tmp_path, source.encode()), Kind.MD))
    sizes = {span["text"]: span["size"] for block in paper[0].get_text("dict")["blocks"] if "lines" in block
             for line in block["lines"] for span in line["spans"]}
    assert sizes["议程"] > sizes["甲"] and not paper[0].get_images()


def test_a_text_that_is_none_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="document_damaged"):
        text_layout.to_pdf(_written(tmp_path, "好".encode() * 3000 + b"\xff\x00\x01"), Kind.TXT)
