"""Whether a file that arrived may become a paper: seen by its content, and by what this server can open."""

import shutil
from pathlib import Path

from server.documents import identify
from server.documents.identify import Kind
from server.errors import Problem
from server.jobs import errand


def accept(file_name: str, path: Path) -> Kind:
    """The kind of a stored file.

    Raises `content_mismatch{claimed, found}`, `unsupported_kind{found}`, `container_unsafe{reason}`, and
    `office_missing{found}` where only LibreOffice could open it and is not installed.
    """
    with path.open("rb") as stored:
        head = stored.read(identify.HEAD_BYTES)
    inside = _look_inside(path) if identify.is_container(head) else ""
    kind = identify.require_kind(file_name, head, inside)
    if kind in identify.OFFICE and not has_office():
        raise Problem("office_missing", found=kind.name.lower())
    return kind


def has_office() -> bool:
    """Whether LibreOffice is installed here."""
    return shutil.which("soffice") is not None


def _look_inside(path: Path) -> str:
    try:
        answer, _ = errand.run("server.documents.container_probe", {"path": str(path.resolve())})
    except errand.ErrandFailed:
        raise Problem("container_unsafe", reason="damaged") from None
    if "unsafe" in answer:
        raise Problem("container_unsafe", reason=str(answer["unsafe"]))
    return str(answer.get("inside", ""))
