"""Blobs as files: `<root>/ab/cdef…`, written beside and moved into place when they are on disk."""

import contextlib
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from server.aside import Aside, here
from server.errors import Problem
from server.storage.blobs import BlobMissing, BlobRef

_DIGEST = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"
_ABANDONED_SECONDS = 24 * 3600
"""No upload takes a day: what is older in `incoming` belongs to a process that was killed."""
_SYNC_BYTES = 8 * 1024 * 1024
"""Written out piece by piece: one fsync of a whole large upload would hold up everybody else for seconds."""


class FilesystemStore:
    """A folder of blobs, safe for several processes at once. Only the owner may read the files, and nobody write."""

    def __init__(self, root: Path, aside: Aside = here) -> None:
        self._root = root
        self._aside = aside
        self._incoming = root / _INCOMING
        self._incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._sweep()

    def put_stream(self, chunks: Iterable[bytes], limit_bytes: int) -> BlobRef:
        """Store the chunks as one blob; `Problem("upload_too_large", limit_bytes=…)` as soon as they are too many."""
        with self._unfinished() as unfinished:
            with _Writing(unfinished) as writing:
                for chunk in chunks:
                    writing.require(len(chunk), limit_bytes)
                    # Hashing and waiting for the disk, aside: a large upload must not hold up the room.
                    self._aside(partial(writing.take, chunk))
                ref = self._aside(writing.finish)
            self._aside(partial(self._move_into_place, unfinished, ref))
        return ref

    def put(self, content: bytes) -> BlobRef:
        """Store bytes that are in memory already."""
        return self.put_stream([content], len(content))

    def adopt(self, path: Path, ref: BlobRef) -> None:
        """Store a finished file under the digest that was computed of it; the file stays where it is."""
        with self._unfinished() as unfinished:
            # A second name for the same bytes costs nothing; another file system would refuse it.
            os.link(path, unfinished)
            unfinished.chmod(0o400)
            self._aside(partial(self._move_into_place, unfinished, ref))

    def open(self, sha256: str) -> BinaryIO:
        """The bytes for reading. Raises `BlobMissing`."""
        try:
            return self._place(sha256).open("rb")
        except FileNotFoundError:
            raise BlobMissing(sha256) from None

    def path(self, sha256: str) -> Path:
        """The file with the bytes; not to be written. Raises `BlobMissing`."""
        place = self._place(sha256)
        if not place.is_file():
            raise BlobMissing(sha256)
        return place

    def _place(self, sha256: str) -> Path:
        # A digest comes from outside: anything else must not become a path.
        if not _DIGEST.fullmatch(sha256):
            raise BlobMissing(sha256)
        return self._root / sha256[:2] / sha256[2:]

    @contextlib.contextmanager
    def _unfinished(self) -> Iterator[Path]:
        path = self._incoming / secrets.token_hex(16)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _move_into_place(self, unfinished: Path, ref: BlobRef) -> None:
        place = self._place(ref.sha256)
        if not place.parent.is_dir():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self._root)
        # A file of another length is damaged, and these bytes are what its name says: only then it is replaced.
        if not place.is_file() or place.stat().st_size != ref.size:
            unfinished.replace(place)
        # Also when the file was there: another process may have moved it a moment ago, not yet on disk.
        _sync_folder(place.parent)

    def _sweep(self) -> None:
        for path in self._incoming.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink()


class _Writing:
    """A file being written: its digest and size grow with it, and it goes to the disk piece by piece."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digest = hashlib.sha256()
        self._size = 0
        self._unsynced = 0

    def __enter__(self) -> "_Writing":
        self._file = open(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb")
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.close()

    def require(self, more: int, limit_bytes: int) -> None:
        if self._size + more > limit_bytes:
            raise Problem("upload_too_large", limit_bytes=limit_bytes)

    def take(self, chunk: bytes) -> None:
        self._digest.update(chunk)
        self._file.write(chunk)
        self._size += len(chunk)
        self._unsynced += len(chunk)
        if self._unsynced >= _SYNC_BYTES:
            self._sync()

    def finish(self) -> BlobRef:
        self._sync()
        return BlobRef(self._digest.hexdigest(), self._size)

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._unsynced = 0


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
