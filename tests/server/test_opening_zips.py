"""ZIPs are opened in the cage: names read right, hostile ones refused with what is wrong, within the limits."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from server.errors import Problem
from server.intake.opening_zips import BundleLimits, open_zip
from server.jobs import cage
from server.jobs.cage import Limits
from tests.server.intake_zips import by_hand, zip_of

MIB = 1024 * 1024
NAMES = ["01 预算/议案（终稿）.pdf", "01 预算/附件1.xlsx", "02 人事任免.docx"]


def opened(tmp_path: Path, content: bytes, limits: BundleLimits | None = None) -> dict[str, bytes]:
    path = tmp_path / "bundle.zip"
    path.write_bytes(content)
    found: dict[str, bytes] = {}
    name = ""
    for message in cage.stream(lambda: open_zip(path, limits or BundleLimits()), Limits(memory_bytes=256 * MIB)):
        if "name" in message.facts:
            name = str(message.facts["name"])
            found[name] = b""
        else:
            found[name] += message.attachments[0]
    return found


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_without_a_mark_are_read_as_they_were_meant(tmp_path: Path, encoding: str) -> None:
    content = by_hand({name.encode(encoding): name.encode() for name in NAMES})
    assert opened(tmp_path, content) == {name: name.encode() for name in NAMES}


def test_marked_names_and_windows_folders(tmp_path: Path) -> None:
    assert opened(tmp_path, zip_of({name: b"x" for name in NAMES})) == dict.fromkeys(NAMES, b"x")
    assert list(opened(tmp_path, by_hand({"01 预算\\议案.pdf".encode("gbk"): b"x"}))) == ["01 预算/议案.pdf"]


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    files = {"a/议案.pdf": b"x", "__MACOSX/a/._议案.pdf": b"x", "a/.DS_Store": b"x", "a/~$议案.docx": b"x"}
    assert list(opened(tmp_path, zip_of(files))) == ["a/议案.pdf"]


def test_a_large_file_comes_whole(tmp_path: Path) -> None:
    content = random.Random(7).randbytes(9 * MIB)
    assert opened(tmp_path, zip_of({"大.bin": content})) == {"大.bin": content}


def locked() -> bytes:
    return by_hand({b"a.pdf": b"x"}, flags=1)


def link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        info = zipfile.ZipInfo("a.pdf")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        bundle.writestr(info, "/etc/passwd")
    return buffer.getvalue()


HOSTILE = {
    "out of the folder": (by_hand({b"../../etc/passwd": b"x"}), "bundle_unsafe"),
    "out, in windows": (by_hand({b"a\\..\\..\\x": b"x"}), "bundle_unsafe"),
    "absolute": (by_hand({b"/etc/passwd": b"x"}), "bundle_unsafe"),
    "a drive": (by_hand({b"C:\\x": b"x"}), "bundle_unsafe"),
    "a control": (by_hand({b"a\nb.pdf": b"x"}), "bundle_unsafe"),
    "a link": (link(), "bundle_unsafe"),
    "a bomb": (zip_of({"a.txt": b"\0" * 64 * MIB}), "bundle_too_large"),
    "many small bombs": (zip_of({f"{n}.txt": b"\0" * MIB for n in range(40)}), "bundle_too_large"),
    "many files": (zip_of({f"{n}.txt": b"x" for n in range(600)}), "bundle_too_large"),
    "more than it says": (by_hand({b"a.txt": b"x" * 5000}, told_size=10), "bundle_damaged"),
    "locked": (locked(), "bundle_encrypted"),
    "another method": (by_hand({b"a.txt": b"x"}, method=97), "bundle_damaged"),
    "cut off": (zip_of({"a.txt": b"x" * 5000})[:-30], "bundle_damaged"),
    "no zip": (b"PK\x03\x04" + b"\0" * 100, "bundle_damaged"),
    "nothing inside": (zip_of({}), "bundle_empty"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_ones_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        opened(tmp_path, content)
    assert refused.value.code == code


def test_a_zip_in_a_zip_is_a_file_like_any_other(tmp_path: Path) -> None:
    inner = zip_of({"a.txt": b"\0" * MIB})
    assert opened(tmp_path, zip_of({"inner.zip": inner})) == {"inner.zip": inner}
