"""Uploads that are still arriving: one file each that only grows, until it is whole and joins the blobs."""

import contextlib
import fcntl
import hashlib
import os
import re
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from server.aside import Aside, here
from server.errors import Problem
from server.storage.blobs import BlobMissing, BlobRef

_NAME = re.compile(r"[0-9A-Za-z_-]{8,40}")
_ABANDONED_SECONDS = 24 * 3600
_SYNC_BYTES = 16 * 1024 * 1024
"""Written out so often, that the last one has little left to do."""


class PartialStore:
    """A folder of unfinished uploads; the length of a file is its offset.

    What is whole is on disk when its digest is told. After a power cut an unfinished one may be shorter than its sender
    was told: the sender asks for the offset and goes on from there, so no piece has to wait for the disk.
    """

    def __init__(self, root: Path, aside: Aside = here) -> None:
        self._root = root
        self._aside = aside
        root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def create(self, upload: str) -> None:
        """Begin an empty upload."""
        os.close(os.open(self._place(upload), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        folder = os.open(self._root, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def length(self, upload: str) -> int:
        """How many bytes arrived. Raises `BlobMissing`."""
        return self.path(upload).stat().st_size

    def path(self, upload: str) -> Path:
        """The file; only to be read. Raises `BlobMissing`."""
        place = self._place(upload)
        if not place.is_file():
            raise BlobMissing(upload)
        return place

    def append(self, upload: str, offset: int, chunks: Iterable[bytes], whole: int) -> int:
        """Add chunks behind `offset` and return the new length; what came before the chunks broke off stays.

        Raises `Problem`: `stale_offset` when the upload is longer or shorter, also when another sender took over in
        the middle; `upload_too_large` beyond the `whole` that was announced.
        """
        with open(self.path(upload), "r+b", buffering=0) as file:
            descriptor = file.fileno()
            at = offset
            _require_at(descriptor, at)
            for chunk in chunks:
                if at + len(chunk) > whole:
                    raise Problem("upload_too_large", limit_bytes=whole)
                before, at = at, self._aside(partial(_write, descriptor, at, chunk))
                if before // _SYNC_BYTES != at // _SYNC_BYTES:
                    self._aside(partial(os.fdatasync, descriptor))
        return at

    def digest(self, upload: str) -> BlobRef:
        """SHA-256 and length of what arrived, which is on disk then."""
        return self._aside(partial(_digest, self.path(upload)))

    def remove(self, upload: str) -> None:
        """Drop an upload, finished or not."""
        self._place(upload).unlink(missing_ok=True)

    def sweep(self, wanted: Iterable[str]) -> None:
        """Drop every old file nobody knows of: its process was killed between the file and the row."""
        known = set(wanted)
        for path in self._root.iterdir():
            with contextlib.suppress(FileNotFoundError):
                # A young one may belong to a process that has not stored its row yet.
                if path.name not in known and time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink()

    def _place(self, upload: str) -> Path:
        # An id comes from outside: anything else must not become a path.
        if not _NAME.fullmatch(upload):
            raise BlobMissing(upload)
        return self._root / upload


def _write(descriptor: int, at: int, chunk: bytes) -> int:
    # Waiting for the chunk let others run: one who resumed meanwhile owns the upload now.
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        _require_at(descriptor, at)
        return at + os.pwrite(descriptor, chunk, at)
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _digest(path: Path) -> BlobRef:
    with path.open("rb") as file:
        os.fdatasync(file.fileno())
        made = hashlib.file_digest(file, "sha256").hexdigest()
        return BlobRef(made, file.tell())


def _require_at(descriptor: int, offset: int) -> None:
    length = os.fstat(descriptor).st_size
    if length != offset:
        raise Problem("stale_offset", offset=length)
