"""What a store of bytes promises, whatever it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol


@dataclass(frozen=True)
class BlobRef:
    """Stored bytes: SHA-256 as 64 lower-case hexadecimal digits, and how many they are."""

    sha256: str
    size: int


class BlobMissing(Exception):
    """Nothing is stored under this digest."""

    def __init__(self, sha256: str) -> None:
        super().__init__("blob_missing")
        self.code = "blob_missing"
        self.sha256 = sha256


class BlobStore(Protocol):
    """Content-addressed bytes. What `put…` returned is on disk; the same are stored once, never overwritten."""

    def put_stream(self, chunks: Iterable[bytes], limit_bytes: int) -> BlobRef:
        """Store the chunks as one blob; `Problem("upload_too_large", limit_bytes=…)` as soon as they are too many."""
        ...

    def put(self, content: bytes) -> BlobRef:
        """Store bytes that are in memory already."""
        ...

    def adopt(self, path: Path, ref: BlobRef) -> None:
        """Store a finished file under the digest that was computed of it; the file stays where it is."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """The bytes for reading. Raises `BlobMissing`."""
        ...

    def path(self, sha256: str) -> Path:
        """A local file with the bytes, for programs that want a path; not to be written. Raises `BlobMissing`."""
        ...
