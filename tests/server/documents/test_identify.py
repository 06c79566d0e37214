"""A file is what its content says; a name that says otherwise is refused, and so is what cannot be drawn."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from server.documents.identify import HEAD_BYTES, Kind, require_kind
from server.errors import Problem

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


def _image(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, format=kind)
    return buffer.getvalue()[:HEAD_BYTES]


HEADS = {
    Kind.PDF: PDF, Kind.PNG: _image("PNG"), Kind.JPEG: _image("JPEG"), Kind.WEBP: _image("WEBP"),
    Kind.TIFF: _image("TIFF"),
}
ENDINGS = {"pdf": Kind.PDF, "PDF": Kind.PDF, "png": Kind.PNG, "jpg": Kind.JPEG, "JPEG": Kind.JPEG, "webp": Kind.WEBP,
           "tif": Kind.TIFF}


def _refusal(name: str, head: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Problem) as refused:
        require_kind(name, head)
    return refused.value.code, dict(refused.value.facts)


@pytest.mark.parametrize(("ending", "kind"), ENDINGS.items())
def test_content_and_name_agree(ending: str, kind: Kind) -> None:
    assert require_kind(f"汇报稿.{ending}", HEADS[kind]) is kind


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", ["汇报稿", "通知2026.7", "a.b.c", "", ".", "关于第3.5条"])
def test_a_name_that_promises_nothing_is_no_obstacle(name: str, kind: Kind) -> None:
    assert require_kind(name, HEADS[kind]) is kind


@pytest.mark.parametrize(
    ("name", "head", "claimed", "found"),
    [
        ("稿.pdf", HEADS[Kind.PNG], "pdf", "png"),
        ("图.png", PDF, "png", "pdf"),
        ("稿.docx", PDF, "docx", "pdf"),
        ("稿.pdf", b"PK\x03\x04", "pdf", "zip"),
        ("稿.pdf", b"MZ\x90", "pdf", "program"),
        ("稿.pdf", b"", "pdf", "empty"),
        ("稿.pdf", b"just some words", "pdf", "unknown"),
        ("图.jpg", b"<html><script>", "jpeg", "html"),
        ("稿.exe", PDF, "exe", "pdf"),
    ],
)
def test_name_and_content_at_odds(name: str, head: bytes, claimed: str, found: str) -> None:
    assert _refusal(name, head) == ("content_mismatch", {"claimed": claimed, "found": found})


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("稿.docx", b"PK\x03\x04", "docx"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
        ("稿", b"PK\x03\x04", "zip"),
        ("图.gif", b"GIF89a", "gif"),
        ("稿.txt", "议题".encode(), "txt"),
        ("稿", b"", "empty"),
        ("稿", b"words", ""),
        ("稿.docx", b"MZ\x90", "program"),
    ],
)
def test_what_cannot_be_drawn(name: str, head: bytes, found: str) -> None:
    assert _refusal(name, head) == ("unsupported_kind", {"found": found})


@pytest.mark.parametrize("before", [b" ", b"\n", b"\xef\xbb\xbf", b"GIF89a", b"PK\x03\x04" + b"\0" * 20])
def test_the_mark_of_a_pdf_counts_at_the_beginning_only(before: bytes) -> None:
    assert _refusal("稿.pdf", before + PDF)[0] == "content_mismatch"


def test_riff_that_is_no_webp() -> None:
    assert _refusal("声.webp", b"RIFF" + struct.pack("<I", 99) + b"WAVE")[0] == "content_mismatch"


@given(st.text(max_size=30), st.binary(max_size=HEAD_BYTES))
def test_anything_is_a_kind_or_a_problem(name: str, head: bytes) -> None:
    try:
        assert require_kind(name, head) in Kind
    except Problem as problem:
        assert problem.code in ("content_mismatch", "unsupported_kind")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample papers are not beside this repository")
def test_samples_are_what_they_are() -> None:
    for path in sorted(SAMPLES.glob("pdf/*")):
        assert require_kind(path.name, path.read_bytes()[:HEAD_BYTES]) is Kind.PDF
    for path in sorted((*SAMPLES.glob("office/*"), *SAMPLES.glob("ofd/*"))):
        assert _refusal(path.name, path.read_bytes()[:HEAD_BYTES])[0] == "unsupported_kind"
