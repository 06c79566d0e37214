"""What a version's pages are drawn from: the upload itself, or the PDF it is printed to first, once and for all."""

from collections.abc import Callable
from pathlib import Path

from server.documents import identify, office, queries, unlocking
from server.documents.identify import Kind
from server.documents.models import DocumentVersion
from server.errors import Problem
from server.jobs import cage
from server.jobs.cage import Limits, Message
from server.jobs.worker import Bench

_LIMITS = Limits(cpu_seconds=120, memory_bytes=2048 * 1024 * 1024)
"""A whole paper in one go: more than a page may take."""


def source_of(
    bench: Bench, version: DocumentVersion, while_waiting: Callable[[], None]
) -> tuple[Path, Kind]:
    """A PDF or picture with the pages of the version, printed now if it has to be.

    Raises `Problem` and `CageFailure` as drawing does. What is printed is kept: marks lie on these pages, so they must
    never be laid out anew.
    """
    sha256, content_type = queries.drawn_from(version)
    path, kind = bench.blobs.path(sha256), Kind(content_type)
    if kind is Kind.PDF or kind in identify.PICTURES:
        return path, kind
    blob = bench.blobs.put(_printed(path, kind, while_waiting))
    with bench.db.write() as tx:
        row = tx.session.get_one(DocumentVersion, version.id)
        row.drawn_sha256, row.drawn_type = blob.sha256, Kind.PDF
    return bench.blobs.path(blob.sha256), Kind.PDF


def _printed(path: Path, kind: Kind, while_waiting: Callable[[], None]) -> bytes:
    if kind in identify.OFFICE:
        if unlocking.is_sealed(path, kind):
            # LibreOffice would ask for the password, and nobody is there to answer.
            raise Problem("document_encrypted")
        return office.to_pdf(path, kind, while_waiting)
    return next(iter(cage.stream(lambda: [_laid_out(path, kind)], _LIMITS, while_waiting))).attachments[0]


def _laid_out(path: Path, kind: Kind) -> Message:
    # Imported in the child only, as MuPDF belongs there.
    from server.documents import ofd_pages, text_layout

    return Message({}, (ofd_pages.to_pdf(path) if kind is Kind.OFD else text_layout.to_pdf(path, kind),))
