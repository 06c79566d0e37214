"""Checks a package without a server: every file there, none changed, none added, and what it says adds up."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from server.archive.bag import BagError, decode_path, require_safe
from server.archive.consistency import check_contents
from server.archive.container import Container, Refused, open_container
from server.archive.findings import Finding, Say, say

_CHUNK = 1024 * 1024
_TAG_BYTES_MAX = 64 * 1024 * 1024
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]{32,128})\s+\*?(.+)")
_STRONG = ("sha256", "sha512")
_DECLARED = re.compile(r"BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?")
_REQUIRED = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


@dataclass(frozen=True)
class Report:
    """How many files the package lists and what was found; a finding that is no fault is worth knowing only."""

    files: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether the package is whole and unaltered."""
        return not any(finding.is_fault for finding in self.findings)


def verify(path: Path) -> Report:
    """Check a package, zip file or unpacked folder; never raises for what is in it, and never unpacks it."""
    try:
        with open_container(path) as container:
            return _checked(container)
    except Refused as refused:
        return Report(0, (Finding(refused.code, refused.where),))
    except Exception as wrong:
        # Readers of zip, JSON and text meet damaged bytes with whatever exception comes up; the answer is one.
        return Report(0, (Finding("unreadable", type(wrong).__name__),))


def main(path: Path) -> int:
    """Say what was found, in both languages; 0 if the package is whole, 1 otherwise."""
    report = verify(path)
    for finding in report.findings:
        print(say(finding))
    print(say(Say.WHOLE if report.ok else Say.BROKEN, report.files))
    return 0 if report.ok else 1


def _checked(container: Container) -> Report:
    paths = container.paths()
    lacking = [tag for tag in _REQUIRED if tag not in paths]
    if lacking:
        return Report(0, tuple(Finding("not_a_bag", tag) for tag in lacking))
    if not _DECLARED.fullmatch(_text(container, "bagit.txt")):
        return Report(0, (Finding("not_a_bag", "bagit.txt"),))
    findings: list[Finding] = []
    payload = {path for path in paths if path.startswith("data/")}
    manifests = {path: found for path in paths if (found := _MANIFEST.fullmatch(path))}
    listed: dict[str, str] = {}
    for manifest, kind in sorted(manifests.items()):
        is_of_tags, algorithm = bool(kind[1]), kind[2]
        if algorithm not in hashlib.algorithms_available:
            findings.append(Finding("not_checked", manifest, is_fault=False))
            continue
        lines = _manifest(container, manifest, findings)
        findings += _compare(container, lines, algorithm)
        if not is_of_tags:
            listed |= lines
            findings += [Finding("unlisted", path) for path in sorted(payload - lines.keys())]
        elif algorithm in _STRONG:
            own = {path for path in paths - payload if not path.startswith("tagmanifest-")}
            findings += [Finding("unlisted", path) for path in sorted(own - lines.keys())]
    findings += _check_oxum(container, payload)
    if not findings:
        findings += check_contents(container)
    if not findings and not container.is_as_written():
        findings.append(Finding("repacked", "", is_fault=False))
    return Report(len(listed), tuple(findings))


def _manifest(container: Container, manifest: str, findings: list[Finding]) -> dict[str, str]:
    lines: dict[str, str] = {}
    for line in _text(container, manifest).splitlines():
        found = _LINE.fullmatch(line)
        try:
            path = require_safe(decode_path(found[2])) if found else ""
        except BagError as unsafe:
            raise Refused("unsafe_name", unsafe.path) from unsafe
        if found is None or path in lines or path.startswith("data/") == manifest.startswith("tag"):
            findings.append(Finding("bad_line", f"{manifest}: {line[:80]}"))
            continue
        lines[path] = found[1].lower()
    return lines


def _compare(container: Container, lines: dict[str, str], algorithm: str) -> list[Finding]:
    findings = []
    paths = container.paths()
    for path, digest in sorted(lines.items()):
        if path not in paths:
            findings.append(Finding("missing", path))
        elif _digest(container, path, algorithm) != digest:
            findings.append(Finding("changed", path))
    return findings


def _digest(container: Container, path: str, algorithm: str) -> str:
    hashed = hashlib.new(algorithm)
    try:
        with container.open(path) as source:
            while chunk := source.read(_CHUNK):
                hashed.update(chunk)
    except Exception:
        # The zip's own checksum, or its head, contradicts the bytes: the file is not what it was.
        return ""
    return hashed.hexdigest()


def _check_oxum(container: Container, payload: set[str]) -> list[Finding]:
    info = _text(container, "bag-info.txt")
    told = re.findall(r"^Payload-Oxum:[ \t]*(\S+)[ \t]*\r?$", info, re.MULTILINE)
    counted = f"{sum(container.size(path) for path in payload)}.{len(payload)}"
    return [] if told == [counted] else [Finding("oxum", f"{', '.join(told)} ≠ {counted}")]


def _text(container: Container, path: str) -> str:
    if container.size(path) > _TAG_BYTES_MAX:
        raise Refused("unreadable", path)
    with container.open(path) as source:
        return source.read().decode("utf-8")
