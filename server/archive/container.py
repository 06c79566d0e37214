"""A package as it lies there, zip file or folder: its files by their path in the bag. Nothing is ever unpacked."""

import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from server.archive.bag import BagError, require_safe, zip_entry

FILES_MAX = 100_000
_CHUNK = 1024 * 1024


class Refused(Exception):
    """The package is not even looked into: `unreadable`, `unsafe_name` or `not_a_bag`, and where."""

    def __init__(self, code: str, where: str) -> None:
        super().__init__(code, where)
        self.code = code
        self.where = where


class Container(Protocol):
    """Files by path in the bag, NFC, with `/`."""

    def paths(self) -> frozenset[str]:
        """All files."""
        ...

    def size(self, path: str) -> int:
        """Bytes, as the container says."""
        ...

    def open(self, path: str) -> BinaryIO:
        """A file for reading."""
        ...

    def is_as_written(self) -> bool:
        """Whether the container is what Yixi wrote, also where it holds no file: names, times, gaps, comments."""
        ...


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """Open a package. Raises `Refused` for names that lead out of it, links, names given twice."""
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield _Zip(path, archive)
    except (zipfile.BadZipFile, OSError) as wrong:
        raise Refused("unreadable", path.name) from wrong


class _Folder:
    def __init__(self, root: Path) -> None:
        self._files: dict[str, Path] = {}
        for file in sorted(root.rglob("*")):
            if file.is_symlink():
                raise Refused("unsafe_name", file.relative_to(root).as_posix())
            if file.is_file():
                # Some systems take names apart when they unpack.
                self._files[unicodedata.normalize("NFC", file.relative_to(root).as_posix())] = file

    def paths(self) -> frozenset[str]:
        return frozenset(self._files)

    def size(self, path: str) -> int:
        return self._files[path].stat().st_size

    def open(self, path: str) -> BinaryIO:
        return self._files[path].open("rb")

    def is_as_written(self) -> bool:
        return True


class _Zip:
    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file = file
        self._archive = archive
        self._entries: dict[str, zipfile.ZipInfo] = {}
        entries = archive.infolist()
        if len(entries) > FILES_MAX:
            raise Refused("unsafe_name", str(len(entries)))
        tops = set()
        for entry in entries:
            top, _, path = _safe_name(entry).partition("/")
            tops.add(top)
            if entry.is_dir():
                continue
            path = unicodedata.normalize("NFC", path)
            if path in self._entries:
                raise Refused("unsafe_name", entry.filename)
            self._entries[path] = entry
        if len(tops) != 1 or "" in self._entries:
            raise Refused("not_a_bag", ", ".join(sorted(tops)[:3]))

    def paths(self) -> frozenset[str]:
        return frozenset(self._entries)

    def size(self, path: str) -> int:
        return self._entries[path].file_size

    def open(self, path: str) -> BinaryIO:
        return cast(BinaryIO, self._archive.open(self._entries[path]))

    def is_as_written(self) -> bool:
        """Write the zip once more, over what is there, comparing instead of writing."""
        with self._file.open("rb") as there:
            sink = _Comparison(there)
            with zipfile.ZipFile(sink, "w") as again:
                for entry in self._archive.infolist():
                    if entry.is_dir():
                        return False
                    with self._archive.open(entry) as source, again.open(
                        zip_entry(entry.filename, entry.file_size), "w"
                    ) as out:
                        while chunk := source.read(_CHUNK):
                            out.write(chunk)
            return not sink.different and sink.end == self._file.stat().st_size


class _Comparison:
    """A file to write into that keeps nothing but where the bytes differ from those that are there."""

    def __init__(self, there: BinaryIO) -> None:
        self._there = there
        self._at = 0
        self.end = 0
        self.different: set[tuple[int, int]] = set()
        """Offset and length of writes; the head of an entry is written twice, and the second time counts."""

    def write(self, data: bytes) -> int:
        self._there.seek(self._at)
        place = (self._at, len(data))
        if self._there.read(len(data)) == bytes(data):
            self.different.discard(place)
        else:
            self.different.add(place)
        self._at += len(data)
        self.end = max(self.end, self._at)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if whence == 0 else self._at + offset if whence == 1 else self.end + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return True

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None


def _safe_name(entry: zipfile.ZipInfo) -> str:
    try:
        name = require_safe(entry.filename.rstrip("/") if entry.is_dir() else entry.orig_filename)
    except BagError as unsafe:
        raise Refused("unsafe_name", entry.filename) from unsafe
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("unsafe_name", entry.filename)
    return name
