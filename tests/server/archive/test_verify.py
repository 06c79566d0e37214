"""Verification finds what was done to a package, whatever it was."""

import hashlib
import io
import random
import stat
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from server.archive.bag import Entry, write_bag
from server.archive.contents import json_bytes, json_lines
from server.archive.findings import CODES, Finding, Say, say
from server.archive.verify import main, verify
from tests.server.archive.packages import INFO, audit, ballot, entries, journal, package

SEEDS = range(6)
FLIPS = 60
TOP = "党组会2026年第12次会议"


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verify(path).findings}


def repacked(source: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The package with its files changed, packed anew and with no word of Yixi's own zip."""
    with zipfile.ZipFile(source) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    source.write_bytes(buffer.getvalue())
    return source


def resealed(source: Path, path: str, content: bytes) -> Path:
    """A file changed by somebody who knows bags and mends manifest, tag manifest and size."""

    def change(files: dict[str, bytes]) -> None:
        old = files[f"{TOP}/{path}"]
        files[f"{TOP}/{path}"] = content
        manifest, info = f"{TOP}/manifest-sha256.txt", f"{TOP}/bag-info.txt"
        files[manifest] = files[manifest].replace(_sha(old), _sha(content))
        octets = sum(len(one) for name, one in files.items() if "/data/" in name)
        count = sum("/data/" in name for name in files)
        lines = [line for line in files[info].decode().splitlines() if not line.startswith("Payload-Oxum")]
        files[info] = "\n".join([*lines, f"Payload-Oxum: {octets}.{count}", ""]).encode()
        tags = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
        sealed = "".join(f"{_sha(files[f'{TOP}/{tag}']).decode()}  {tag}\n" for tag in tags)
        files[f"{TOP}/tagmanifest-sha256.txt"] = sealed.encode()

    return repacked(source, change)


def _sha(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def test_a_whole_package_passes_as_file_and_as_folder(tmp_path: Path) -> None:
    whole = package(tmp_path)
    report = verify(whole)
    assert report.ok and report.findings == () and report.files >= len(entries())
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(tmp_path / "out")
    assert verify(tmp_path / "out" / TOP).findings == ()


def test_encoded_names_are_found_again(tmp_path: Path) -> None:
    write_bag(tmp_path / "a.zip", TOP, [*entries(), Entry("文件/50%\n.txt", b"x")], INFO)
    assert verify(tmp_path / "a.zip").findings == ()


def test_a_folder_that_took_names_apart_passes(tmp_path: Path) -> None:
    with zipfile.ZipFile(package(tmp_path)) as archive:
        for name in archive.namelist():
            file = tmp_path / "out" / unicodedata.normalize("NFD", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.read(name))
    assert verify(next((tmp_path / "out").iterdir())).ok


@pytest.mark.parametrize("seed", SEEDS)
def test_any_flipped_bit_is_found(seed: int, tmp_path: Path) -> None:
    """Also in the zip's own heads: there it is told that the container is not as it was written."""
    whole = package(tmp_path)
    content = whole.read_bytes()
    dice = random.Random(seed)
    for _ in range(FLIPS):
        at, bit = dice.randrange(len(content)), 1 << dice.randrange(8)
        whole.write_bytes(content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :])
        assert verify(whole).findings, f"seed {seed}: bit {bit} of byte {at}"


@pytest.mark.parametrize("seed", SEEDS)
def test_any_flipped_bit_in_a_file_is_a_fault(seed: int, tmp_path: Path) -> None:
    whole = package(tmp_path)
    content = whole.read_bytes()
    dice = random.Random(seed)
    with zipfile.ZipFile(whole) as archive:
        bodies = [archive.read(name) for name in archive.namelist()]
    for body in bodies:
        at = content.index(body) + dice.randrange(len(body))
        whole.write_bytes(content[:at] + bytes([content[at] ^ 1 << dice.randrange(8)]) + content[at + 1 :])
        assert not verify(whole).ok, f"seed {seed}: byte {at}"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_package_is_a_fault(share: float, tmp_path: Path) -> None:
    whole = package(tmp_path)
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])
    assert not verify(whole).ok


@pytest.mark.parametrize("extra", [b"\0", b"PK\x03\x04 more"])
def test_bytes_before_or_behind_are_found(extra: bytes, tmp_path: Path) -> None:
    whole = package(tmp_path)
    content = whole.read_bytes()
    for other in (extra + content, content + extra):
        whole.write_bytes(other)
        assert verify(whole).findings


def test_a_repacked_package_passes_and_says_so(tmp_path: Path) -> None:
    report = verify(repacked(package(tmp_path), lambda files: None))
    assert report.ok and {finding.code for finding in report.findings} == {"repacked"}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("data/文件/01-1 预算 50％.pdf", None, "missing"),
        ("data/文件/01-1 预算 50％.pdf", b"%PDF-1.7 Paper", "changed"),
        ("data/文件/02-1 新.pdf", b"new", "unlisted"),
        ("note.txt", b"new", "unlisted"),
        ("bag-info.txt", b"Payload-Oxum: 1.1\n", "changed"),
        ("bag-info.txt", None, "not_a_bag"),
        ("bagit.txt", b"BagIt-Version: 0.97\n", "not_a_bag"),
        ("manifest-sha256.txt", None, "not_a_bag"),
        ("manifest-sha256.txt", b"nonsense\n", "bad_line"),
        ("tagmanifest-sha256.txt", b"", "unlisted"),
    ],
)
def test_what_was_added_removed_or_changed_is_named(
    name: str, content: bytes | None, expected: str, tmp_path: Path
) -> None:
    def change(files: dict[str, bytes]) -> None:
        if content is None:
            del files[f"{TOP}/{name}"]
        else:
            files[f"{TOP}/{name}"] = content

    assert expected in codes(repacked(package(tmp_path), change))


@pytest.mark.parametrize("oxum", ["1.1", "", "x"])
def test_a_wrong_oxum_is_found_though_sealed(oxum: str, tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        info = f"{TOP}/bag-info.txt"
        old = files[info]
        lines = [line for line in old.decode().splitlines() if not line.startswith("Payload-Oxum")]
        files[info] = "\n".join([*lines, f"Payload-Oxum: {oxum}", ""]).encode()
        tags = f"{TOP}/tagmanifest-sha256.txt"
        files[tags] = files[tags].replace(_sha(old), _sha(files[info]))

    assert "oxum" in codes(repacked(package(tmp_path), change))


@pytest.mark.parametrize("name", ["../out", "/out", f"{TOP}/data/../../../out", f"{TOP}\\out", "C:/out"])
def test_a_name_that_leads_out_is_refused_and_nothing_unpacked(name: str, tmp_path: Path) -> None:
    evil = package(tmp_path)
    with zipfile.ZipFile(evil, "a") as archive:
        archive.writestr(name, b"out")
    assert codes(evil) == {"unsafe_name"}
    assert {file.name for file in tmp_path.rglob("*")} == {"package.zip"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    evil = package(tmp_path)
    link = zipfile.ZipInfo(f"{TOP}/data/link")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(evil, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert codes(evil) == {"unsafe_name"}
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/bagit.txt").symlink_to("/etc/passwd")
    assert codes(tmp_path / "folder") == {"unsafe_name"}


def test_a_manifest_that_leads_out_is_refused(tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[f"{TOP}/manifest-sha256.txt"] += b"0" * 64 + b"  data/../../../etc/passwd\n"

    assert codes(repacked(package(tmp_path), change)) == {"unsafe_name"}


def test_a_name_given_twice_is_refused(tmp_path: Path) -> None:
    evil = package(tmp_path)
    with zipfile.ZipFile(evil, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(f"{TOP}/data/index.html", b"other")
    assert codes(evil) == {"unsafe_name"}


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_package_says_so(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    assert codes(tmp_path / "x.zip") & {"unreadable", "not_a_bag"}
    assert codes(tmp_path / "nowhere.zip") == {"unreadable"}


def test_a_changed_file_is_found_by_metadata_and_sm3_though_resealed(tmp_path: Path) -> None:
    found = codes(resealed(package(tmp_path), "data/文件/01-1 预算 50％.pdf", b"%PDF-1.7 other"))
    assert "metadata" in found


def test_a_changed_vote_is_found_though_resealed(tmp_path: Path) -> None:
    tampered = json_bytes([ballot(("for", "against", "against"))])
    assert "tally" in codes(resealed(package(tmp_path), "data/记录/votes.json", tampered))


@pytest.mark.parametrize(
    "tampered", [ballot(passed=False), ballot(received=4), ballot(needed=3), ballot(eligible=2), ballot(not_voted=1)]
)
def test_a_tally_that_does_not_add_up_is_found_though_the_journal_tells_it_too(
    tampered: dict[str, object], tmp_path: Path
) -> None:
    made = package(tmp_path, votes=json_bytes([tampered]), journal=json_lines(journal(tampered)))
    assert codes(made) == {"tally"}


def test_a_gap_in_the_journal_is_found(tmp_path: Path) -> None:
    lines = journal(ballot())
    for broken in (lines[:2] + lines[3:], lines[1:], [lines[1], lines[0], *lines[2:]]):
        assert "journal" in codes(package(tmp_path, journal=json_lines(broken)))
    lines[3]["seq"] = 3
    assert codes(package(tmp_path, journal=json_lines(lines))) == {"journal"}


def test_something_private_in_the_journal_is_found(tmp_path: Path) -> None:
    lines = journal(ballot())
    lines[1] = {"position": 2, "stream": "me/chen", "seq": 1, "name": "vote.stored", "payload": {}}
    assert codes(package(tmp_path, journal=json_lines(lines))) == {"journal_private"}


def test_a_broken_audit_chain_is_found(tmp_path: Path) -> None:
    chain = audit()
    changed = [chain[0], {**chain[1], "outcome": "refused"}, chain[2]]
    for broken in (changed, chain[1:], [chain[0], chain[2]]):
        assert codes(package(tmp_path, audit=json_lines(broken))) == {"audit"}


def test_a_file_the_metadata_names_is_missed(tmp_path: Path) -> None:
    named = {"files": [{"path": "文件/03-1 无.pdf", "size": 1, "sha256": "0" * 64}]}
    assert codes(package(tmp_path, metadata=json_bytes(named))) == {"missing"}


def test_every_finding_is_said_in_both_languages() -> None:
    for code in CODES:
        chinese, english = say(Finding(code, "data/x")).split("\n")
        assert not chinese.isascii() and english.isascii()
    assert say(Say.WHOLE, 3).count("3") == 2


def test_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = package(tmp_path)
    assert main(whole) == 0
    assert "归档包完整" in capsys.readouterr().out
    whole.write_bytes(whole.read_bytes().replace(b"paper", b"Paper"))
    assert main(whole) == 1
    assert "data/文件/01-1 预算 50％.pdf" in capsys.readouterr().out


def test_the_command_works_without_a_server(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "server.cli", "archive", "verify", str(package(tmp_path))],
        capture_output=True, text=True, encoding="utf-8", timeout=60, cwd=Path(__file__).parents[3],
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
    )
    assert told.returncode == 0, told.stderr
    assert "The package is whole" in told.stdout
