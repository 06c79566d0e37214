"""The bag: RFC 8493 to the letter, the same file from the same contents."""

import hashlib
import unicodedata
import zipfile
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.archive.bag import BagError, Entry, decode_path, encode_path, has_sm3, write_bag
from server.archive.contents import safe_name
from tests.server.archive.packages import INFO, entries, package


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    with zipfile.ZipFile(package(tmp_path)) as archive:
        archive.extractall(tmp_path / "out")
    return next((tmp_path / "out").iterdir())


def test_bagit_s_own_library_finds_it_valid(unpacked: Path) -> None:
    bag = bagit.Bag(str(unpacked))
    bag.validate()
    assert bag.info["Bag-Group-Identifier"] == INFO["Bag-Group-Identifier"]
    assert (unpacked / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def test_bagit_s_own_library_finds_a_changed_file(unpacked: Path) -> None:
    (unpacked / "data/index.html").write_bytes(b"<!DOCTYPE html><p>\xe4\xbc\x9a\xe8\xae\xaf</p>")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(unpacked)).validate()


def test_payload_oxum_counts_bytes_and_files(unpacked: Path) -> None:
    files = [file for file in (unpacked / "data").rglob("*") if file.is_file()]
    octets = sum(file.stat().st_size for file in files)
    assert f"Payload-Oxum: {octets}.{len(files)}\n" in (unpacked / "bag-info.txt").read_text("utf-8")


@pytest.mark.skipif(not has_sm3(), reason="this machine's OpenSSL has no SM3")
def test_sm3_of_every_other_file_is_listed_in_the_payload(unpacked: Path) -> None:
    lines = (unpacked / "data/其他/sm3.txt").read_text("utf-8").splitlines()
    listed = {decode_path(line[66:]): line[:64] for line in lines}
    there = {file.relative_to(unpacked).as_posix(): file for file in (unpacked / "data").rglob("*") if file.is_file()}
    assert listed.keys() == there.keys() - {"data/其他/sm3.txt"}
    for path, digest in listed.items():
        assert hashlib.new("sm3", there[path].read_bytes()).hexdigest() == digest


def test_the_same_contents_make_the_same_file(tmp_path: Path) -> None:
    first = package(tmp_path).read_bytes()
    assert package(tmp_path).read_bytes() == first


def test_files_are_stored_readable_under_utf8_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(package(tmp_path)) as archive:
        for entry in archive.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.filename.isascii() or entry.flag_bits & 0x800
    assert b"%PDF-1.7 paper" in package(tmp_path).read_bytes()


def test_a_file_lies_on_disk_or_in_memory(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x" * 3_000_000)
    for name, content in (("a.zip", tmp_path / "source"), ("b.zip", b"x" * 3_000_000)):
        write_bag(tmp_path / name, "bag", [Entry("x.bin", content)], INFO)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("path", ["../out", "a/../../out", "/etc/passwd", "a//b", "a/./b", "a\\b", "C:/x", "", "a\0b"])
def test_a_path_that_leads_out_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(BagError, match="unsafe_path"):
        write_bag(tmp_path / "a.zip", "bag", [Entry(path, b"")], INFO)


def test_a_path_stands_once_however_it_is_composed(tmp_path: Path) -> None:
    path = "记录/é.txt"
    twice = [Entry(path, b"1"), Entry(unicodedata.normalize("NFD", path), b"2")]
    with pytest.raises(BagError, match="duplicate_path"):
        write_bag(tmp_path / "a.zip", "bag", twice, INFO)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_encoded_paths_fit_a_line_and_come_back(path: str) -> None:
    encoded = encode_path(path)
    assert "\n" not in encoded and "\r" not in encoded
    assert decode_path(encoded) == path


def test_only_cr_lf_and_percent_are_encoded() -> None:
    assert encode_path("预算 50%\r\n.pdf") == "预算 50%25%0D%0A.pdf"
    assert decode_path("%0a%0d%25%41%250A") == "\n\r%%41%0A"


def test_a_tag_value_stays_on_its_line(tmp_path: Path) -> None:
    info = {**INFO, "External-Description": "甲\nPayload-Oxum: 0.0", "Empty": " "}
    write_bag(tmp_path / "a.zip", "bag", entries(), info)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        lines = archive.read("bag/bag-info.txt").decode().splitlines()
    assert "External-Description: 甲 Payload-Oxum: 0.0" in lines
    assert len([line for line in lines if line.startswith("Payload-Oxum")]) == 1
    assert not any(line.startswith("Empty") for line in lines)


@given(st.text())
def test_a_safe_name_is_one_every_system_holds(name: str) -> None:
    safe = safe_name(name)
    assert safe and not set(safe) & set('\\/:*?"<>|%') and safe == safe.strip(". ")
    assert len(safe.encode()) <= 200
    assert safe_name(safe) == safe
