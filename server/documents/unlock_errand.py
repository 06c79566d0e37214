"""Opens one paper with one password and ends: `python -I -m server.documents.unlock_errand`, told by standard input."""

import io
import json
import sys
from pathlib import Path

from server.documents.identify import Kind
from server.jobs.confining import MIB, confine

_MEMORY_BYTES = 2048 * MIB
_CPU_SECONDS = 50


def main() -> None:
    """Answer whether it opened."""
    request = json.loads(sys.stdin.readline())
    path, to, kind = Path(request["path"]), Path(request["to"]), Kind(request["kind"])
    opens = _open_pdf if kind is Kind.PDF else _open_office
    confine(memory_bytes=_MEMORY_BYTES, cpu_seconds=_CPU_SECONDS, file_bytes=int(request["limit"]), open_files=64)
    opened = opens(path, request["password"])
    if opened is not None:
        to.write_bytes(opened)
    sys.stdout.write(json.dumps({"opened": opened is not None}))


def _open_pdf(path: Path, password: str) -> bytes | None:
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    document = pymupdf.open(path, filetype="pdf")
    if not document.authenticate(password):
        return None
    return bytes(document.tobytes(encryption=pymupdf.mupdf.PDF_ENCRYPT_NONE))


def _open_office(path: Path, password: str) -> bytes | None:
    import msoffcrypto

    opened = io.BytesIO()
    with path.open("rb") as file:
        try:
            container = msoffcrypto.OfficeFile(file)
            # The check of the newer formats has a name of its own.
            checked = {"verify_password": True} if container.format == "ooxml" else {}
            container.load_key(password=password, **checked)
            container.decrypt(opened)
        except Exception:
            # The library tells a wrong password in as many ways as there are formats.
            return None
    return opened.getvalue()


if __name__ == "__main__":
    main()
