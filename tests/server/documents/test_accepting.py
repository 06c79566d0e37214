"""What is inside a container is seen without unpacking it; what is built to do harm never becomes a paper."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from server.documents import accepting
from server.documents.identify import Kind
from server.errors import Problem
from tests.server.documents import office_papers as made


@pytest.fixture(autouse=True)
def _with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "has_office", lambda: True)


def _accepted(tmp_path: Path, name: str, content: bytes) -> Kind:
    path = tmp_path / "upload"
    path.write_bytes(content)
    return accepting.accept(name, path)


def _refused(tmp_path: Path, name: str, content: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Problem) as problem:
        _accepted(tmp_path, name, content)
    return problem.value.code, dict(problem.value.facts)


ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("通知.docx", made.docx(), Kind.DOCX),
        ("通知", made.docx(), Kind.DOCX),
        ("宏.docm", made.docx(more={"word/vbaProject.bin": b"\xd0\xcf"}), Kind.DOCX),
        ("表.xlsx", made.xlsx(3), Kind.XLSX),
        ("文.odt", made.zipped(ODT), Kind.ODT),
        ("旧.odt", made.zipped({**ODT, "META-INF/manifest.xml": '<!DOCTYPE m PUBLIC "a" "m.dtd"><m/>'}), Kind.ODT),
        ("公文.ofd", made.ofd(), Kind.OFD),
        ("图表.docx", made.docx(more={"word/embeddings/a.xlsx": made.xlsx(2)}), Kind.DOCX),
        ("通知.txt", "通知".encode("gb18030"), Kind.TXT),
    ],
)
def test_papers_are_what_is_inside_them(tmp_path: Path, name: str, content: bytes, kind: Kind) -> None:
    assert _accepted(tmp_path, name, content) is kind


def test_name_and_content_are_both_named(tmp_path: Path) -> None:
    assert _refused(tmp_path, "通知.docx", made.xlsx(2)) == (
        "content_mismatch", {"claimed": "docx", "found": "xlsx"},
    )


def _symlink() -> bytes:
    import io
    import zipfile

    member = zipfile.ZipInfo("word/media/a.png")
    member.external_attr = 0o120777 << 16
    content = io.BytesIO(made.docx())
    with zipfile.ZipFile(content, "a") as container:
        container.writestr(member, "/etc/passwd")
    return content.getvalue()


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "entities": ("稿.docx", made.xml_bomb),
    "ratio": ("稿.docx", made.swollen),
    "path": ("稿.docx", lambda: made.docx(more={"../../etc/cron.d/x": b"x"})),
    "path link": ("稿.docx", _symlink),
    "members": ("稿.docx", lambda: made.docx(more={f"word/{number}.bin": b"" for number in range(5000)})),
    "nested": ("包.zip", lambda: made.zipped({"a.zip": made.zipped({"b.zip": made.zipped({"c": b"c"})})})),
    "nested twice": ("稿.docx", lambda: made.docx(more={
        "word/embeddings/a.docx": made.docx(more={"word/embeddings/b.docx": made.docx()})})),
    "damaged": ("稿.docx", lambda: made.docx()[:300]),
    "damaged old": ("稿.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_within_seconds(tmp_path: Path, bomb: str) -> None:
    name, make = BOMBS[bomb]
    content = make()
    started = time.monotonic()
    assert _refused(tmp_path, name, content) == ("container_unsafe", {"reason": bomb.split()[0]})
    assert time.monotonic() - started < 15
    assert [one.name for one in tmp_path.iterdir()] == ["upload"]


def test_without_libreoffice_one_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "has_office", lambda: False)
    assert _refused(tmp_path, "通知.docx", made.docx()) == ("office_missing", {"found": "docx"})
    assert _accepted(tmp_path, "公文.ofd", made.ofd()) is Kind.OFD
