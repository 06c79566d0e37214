"""Papers behind a password: seen in the cage, opened by a process that lives as long as the password is needed."""

import tempfile
from pathlib import Path

from server.documents.identify import Kind
from server.documents.models import DocumentVersion
from server.errors import Problem
from server.jobs import cage, errand
from server.jobs.cage import Message
from server.storage import BlobRef, BlobStore

_OPENED_HERE = frozenset({Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.DOC, Kind.XLS, Kind.PPT})
_OLD = frozenset({Kind.DOC, Kind.XLS, Kind.PPT})
_OPEN_DOCUMENTS = frozenset({Kind.ODT, Kind.ODS, Kind.ODP})
_SECONDS = 60.0
_PIECE_BYTES = 1024 * 1024
_GROWTH_BYTES = 64 * 1024 * 1024
"""An opened paper may be somewhat larger than the locked one."""


def can_open(version: DocumentVersion) -> bool:
    """Whether its password would help; one opened before is locked for another reason."""
    return version.content_type in _OPENED_HERE and not version.drawn_sha256


def is_sealed(path: Path, kind: Kind) -> bool:
    """Whether an office paper asks for a password. Runs in the cage."""
    return bool(cage.run(lambda: Message({"sealed": _is_sealed(path, kind)})).facts["sealed"])


def open_with(blobs: BlobStore, version: DocumentVersion, password: str) -> BlobRef:
    """Store the paper as its password opens it. Raises `wrong_password`, or `document_damaged` where nothing helps.

    The password goes through a pipe to a process that ends with this call; nobody keeps it.
    """
    limit = version.size + _GROWTH_BYTES
    with tempfile.TemporaryDirectory(prefix="yixi-unlock-") as folder:
        opened = Path(folder) / "paper"
        request = {
            "path": str(blobs.path(version.sha256).resolve()), "to": str(opened), "kind": version.content_type,
            "limit": str(limit), "password": password,
        }
        try:
            answer, _ = errand.run("server.documents.unlock_errand", request, _SECONDS)
        except errand.ErrandFailed:
            raise Problem("document_damaged", page=0) from None
        if answer.get("opened") is not True:
            raise Problem("wrong_password")
        with opened.open("rb") as content:
            return blobs.put_stream(iter(lambda: content.read(_PIECE_BYTES), b""), limit)


def _is_sealed(path: Path, kind: Kind) -> bool:
    with path.open("rb") as file:
        if kind in _OPEN_DOCUMENTS:
            import zipfile

            with zipfile.ZipFile(file) as container:
                manifest = "META-INF/manifest.xml"
                return manifest in container.namelist() and b"encryption-data" in container.read(manifest)
        if kind not in _OLD:
            return file.read(2) == b"\xd0\xcf"
        import msoffcrypto

        try:
            return bool(msoffcrypto.OfficeFile(file).is_encrypted())
        except Exception:
            # LibreOffice will say what is wrong with it.
            return False
