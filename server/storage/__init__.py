"""Bytes of papers, page images and packages, stored once under their SHA-256 and never changed."""

from server.storage.blobs import BlobMissing, BlobRef, BlobStore
from server.storage.filesystem import FilesystemStore
from server.storage.partials import PartialStore

__all__ = ["BlobMissing", "BlobRef", "BlobStore", "FilesystemStore", "PartialStore"]
