"""A BagIt bag (RFC 8493, version 1.0) as one zip file, byte for byte the same from the same contents."""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_CHUNK: Final = 1024 * 1024
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""Zip entries carry a time; a fixed one makes equal bags equal files."""
_FILE_MODE: Final = 0o100644 << 16
_UNIX: Final = 3
SM3_LIST: Final = "其他/sm3.txt"
"""SM3 (GB/T 32905) is no algorithm of RFC 8493, so its list is part of the payload."""
_ENCODED: Final = re.compile(r"%(0A|0D|25)", re.IGNORECASE)
_DECODED: Final = {"0A": "\n", "0D": "\r", "25": "%"}


class BagError(ValueError):
    """`unsafe_path` or `duplicate_path`, with the path."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__(code, path)
        self.code = code
        self.path = path


@dataclass(frozen=True)
class Entry:
    """A file of the payload: its path below `data/` (with `/`), and its bytes or where they lie."""

    path: str
    content: bytes | Path


@dataclass(frozen=True)
class _Written:
    size: int
    sha256: str
    sm3: str


def write_bag(target: Path, name: str, entries: Iterable[Entry], info: Mapping[str, str]) -> None:
    """Write the bag to `target`; `name` is its one top folder. Payload-Oxum is added to `info`.

    Paths are normalised to NFC, and files are stored, not compressed: archives take over readable bytes. Raises
    `BagError` for a path that leads out of the bag or stands there twice.
    """
    written: dict[str, _Written] = {}
    with zipfile.ZipFile(target, "w") as archive:

        def put(path: str, content: bytes | Path) -> _Written:
            return _put(archive, f"{name}/{path}", content)

        for entry in entries:
            path = f"data/{require_safe(unicodedata.normalize('NFC', entry.path))}"
            if path in written:
                raise BagError("duplicate_path", entry.path)
            written[path] = put(path, entry.content)
        if has_sm3():
            listed = _manifest({path: file.sm3 for path, file in written.items()})
            written[f"data/{SM3_LIST}"] = put(f"data/{SM3_LIST}", listed.encode())
        _put_tags(put, written, info)


def require_safe(path: str) -> str:
    """The path, if it stays below the folder it is joined to on every system; else `BagError("unsafe_path")`."""
    parts = path.split("/")
    if not path or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in parts) or ":" in parts[0]:
        raise BagError("unsafe_path", path)
    return path


def encode_path(path: str) -> str:
    """A path as a manifest says it: only CR, LF and % are encoded (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def decode_path(path: str) -> str:
    """The inverse."""
    return _ENCODED.sub(lambda found: _DECODED[found[1].upper()], path)


def zip_entry(name: str, size: int) -> zipfile.ZipInfo:
    """The head of an entry as this module writes it."""
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = _UNIX
    entry.external_attr = _FILE_MODE
    # Told beforehand, so that only huge files get the long form that old programs cannot read.
    entry.file_size = size
    return entry


def has_sm3() -> bool:
    """Whether this machine's cryptography offers SM3; hardened ones leave it out."""
    return "sm3" in hashlib.algorithms_available


def _put_tags(put: Callable[[str, bytes], _Written], written: Mapping[str, _Written], info: Mapping[str, str]) -> None:
    octets = sum(file.size for file in written.values())
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info({**info, "Payload-Oxum": f"{octets}.{len(written)}"}),
        "manifest-sha256.txt": _manifest({path: file.sha256 for path, file in written.items()}),
    }
    digests = {tag: put(tag, text.encode()).sha256 for tag, text in tags.items()}
    put("tagmanifest-sha256.txt", _manifest(digests).encode())


def _manifest(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {encode_path(path)}\n" for path, digest in sorted(digests.items()))


def _info(info: Mapping[str, str]) -> str:
    # A value may not run over a line; an empty one says nothing.
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info.items() if value.strip())


def _put(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> _Written:
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    sha256, sm3 = hashlib.sha256(), hashlib.new("sm3") if has_sm3() else None
    with archive.open(zip_entry(name, size), "w") as out:
        for chunk in [content] if isinstance(content, bytes) else _chunks(content):
            sha256.update(chunk)
            if sm3 is not None:
                sm3.update(chunk)
            out.write(chunk)
    return _Written(size, sha256.hexdigest(), sm3.hexdigest() if sm3 is not None else "")


def _chunks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk
