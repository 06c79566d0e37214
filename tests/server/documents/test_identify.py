"""A file is what its content says; a name that says otherwise is refused, and so is what cannot be drawn."""

import io
import struct

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from server.documents.identify import HEAD_BYTES, SEALED, Kind, require_kind
from server.errors import Problem

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


def _image(kind: str) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.register_heif_opener()
    Image.new("RGB", (8, 8), "red").save(buffer, format=kind)
    return buffer.getvalue()[:HEAD_BYTES]


HEADS = {
    Kind.PDF: PDF, Kind.PNG: _image("PNG"), Kind.JPEG: _image("JPEG"), Kind.WEBP: _image("WEBP"),
    Kind.TIFF: _image("TIFF"), Kind.HEIC: _image("HEIF"), Kind.RTF: b"{\\rtf1\\ansi",
    Kind.MP4: b"\0\0\0\x20ftypisom\0\0\2\0", Kind.M4A: b"\0\0\0\x1cftypM4A \0\0\0\0",
    Kind.WEBM: b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\xf7\x81\1\x42\x82\x84webm",
}
ENDINGS = {"pdf": Kind.PDF, "PDF": Kind.PDF, "png": Kind.PNG, "jpg": Kind.JPEG, "JPEG": Kind.JPEG, "webp": Kind.WEBP,
           "tif": Kind.TIFF, "heic": Kind.HEIC, "rtf": Kind.RTF,
           "mp4": Kind.MP4, "m4a": Kind.M4A, "webm": Kind.WEBM}


def _refusal(name: str, head: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Problem) as refused:
        require_kind(name, head)
    return refused.value.code, dict(refused.value.facts)


def _refusal_inside(name: str, inside: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Problem) as refused:
        require_kind(name, b"PK\x03\x04", inside)
    return refused.value.code, dict(refused.value.facts)


@pytest.mark.parametrize(("ending", "kind"), ENDINGS.items())
def test_content_and_name_agree(ending: str, kind: Kind) -> None:
    assert require_kind(f"汇报稿.{ending}", HEADS[kind]) is kind


@pytest.mark.parametrize("kind", HEADS)
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
        ("稿.docx", b"MZ\x90", "docx", "program"),
        ("稿.txt", PDF, "txt", "pdf"),
        ("稿.txt", b"\0\1\2", "txt", "unknown"),
        ("稿.md", b"", "md", "empty"),
        ("稿.pdf", b"", "pdf", "empty"),
        ("稿.pdf", b"just some words", "pdf", "unknown"),
        ("图.jpg", b"<html><script>", "jpeg", "html"),
        ("稿.exe", PDF, "exe", "pdf"),
    ],
)
def test_name_and_content_at_odds(name: str, head: bytes, claimed: str, found: str) -> None:
    code, facts = _refusal(name, head)
    assert code == "content_mismatch"
    reason = {"reason": found} if found in ("empty", "unknown") else {}
    assert facts == {"claimed": claimed, "found": found, **reason}


@pytest.mark.parametrize(
    ("name", "inside", "kind"),
    [("稿.docx", "docx", Kind.DOCX), ("稿.docm", "docx", Kind.DOCX), ("稿", "ofd", Kind.OFD),
     ("表.et", "xls", Kind.XLS),
     ("稿.wps", "doc", Kind.DOC), ("稿.pptx", SEALED, Kind.PPTX)],
)
def test_a_container_is_what_is_inside(name: str, inside: str, kind: Kind) -> None:
    assert require_kind(name, b"PK\x03\x04", inside) is kind


@pytest.mark.parametrize(
    ("name", "inside", "code"),
    [("稿.docx", "xlsx", "content_mismatch"), ("稿.docx", "zip", "content_mismatch"),
     ("稿.doc", "msg", "content_mismatch"),
     ("稿.zip", "docx", "content_mismatch"), ("稿.zip", "zip", "unsupported_kind"), ("稿", SEALED, "unsupported_kind"),
     ("稿.doc", SEALED, "content_mismatch")],
)
def test_a_container_at_odds_with_its_name(name: str, inside: str, code: str) -> None:
    refused, facts = _refusal_inside(name, inside)
    assert refused == code and facts["found"] == inside


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_texts_in_the_encodings_of_an_office(encoding: str) -> None:
    head = ("关于召开会议的通知，䶮。\r\n\t" * 400).encode(encoding)[: HEAD_BYTES - 1]
    assert require_kind("通知.txt", head) is Kind.TXT
    assert require_kind("通知.md", head) is Kind.MD


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("稿", b"PK\x03\x04", "zip"),
        ("图.gif", b"GIF89a", "gif"),
        ("稿", b"", "empty"),
        ("稿", b"words", ""),
        ("片.mov", b"\0\0\0\x14ftypqt  ", "mov"),
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
