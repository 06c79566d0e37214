"""What a file is, by its content; its name only has to agree."""

import re
from enum import StrEnum

from server.errors import Problem

HEAD_BYTES = 64
"""How much of the beginning is looked at. The PDF standard would let its mark stand within 1,024 bytes; files that use
this are two things at once, so it counts at the very beginning only."""


class Kind(StrEnum):
    """A kind of paper that can be drawn; the value is its content type."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    TIFF = "image/tiff"


_MARKS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"%PDF-\d"), Kind.PDF),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), Kind.PNG),
    (re.compile(rb"\xff\xd8\xff"), Kind.JPEG),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), Kind.WEBP),
    (re.compile(rb"II\*\0|MM\0\*"), Kind.TIFF),
)
_FOREIGN_MARKS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\Z"), "empty"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "zip"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "office97"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"BM"), "bmp"),
    (re.compile(rb"MZ|\x7fELF"), "program"),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "html"),
)
_CLAIMS: dict[str, str] = {
    "pdf": "pdf", "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "webp": "webp",
    "tif": "tiff", "tiff": "tiff",
    **{other: other for other in (
        "doc", "docx", "docm", "dot", "dotx", "wps", "odt", "rtf", "txt", "md", "xls", "xlsx", "xlsm", "et", "ods",
        "csv", "ppt", "pptx", "pptm", "dps", "odp", "ofd", "gif", "bmp", "heic", "svg", "html", "htm", "zip", "rar",
        "7z", "exe", "eml", "msg", "mp4", "mp3",
    )},
}
"""What an ending promises. One that is not here promises nothing: 「通知2026.7」 does not end in a kind."""
_CONTAINERS: dict[str, frozenset[str]] = {
    "zip": frozenset({"docx", "docm", "dotx", "odt", "xlsx", "xlsm", "ods", "pptx", "pptm", "odp", "ofd", "zip"}),
    "office97": frozenset({"doc", "dot", "wps", "xls", "et", "ppt", "dps", "msg"}),
    "program": frozenset({"exe"}),
    "html": frozenset({"html", "htm"}),
}


def require_kind(file_name: str, head: bytes) -> Kind:
    """The kind of a file by its first `HEAD_BYTES` bytes.

    Raises `Problem("content_mismatch", claimed=…, found=…)` when the name promises something else, and
    `Problem("unsupported_kind", found=…)` for what cannot be drawn.
    """
    claimed = claimed_by(file_name)
    kind = next((kind for mark, kind in _MARKS if mark.match(head)), None)
    found = kind.name.lower() if kind is not None else _foreign(head)
    if kind is not None and claimed in ("", found):
        return kind
    if kind is None and not _promises_drawing(claimed):
        raise Problem("unsupported_kind", found=claimed if claimed in _CONTAINERS.get(found, ()) else found or claimed)
    raise Problem("content_mismatch", claimed=claimed, found=found or "unknown")


def claimed_by(file_name: str) -> str:
    """The kind the ending of a name promises, or an empty text."""
    _, dot, ending = file_name.rpartition(".")
    return _CLAIMS.get(ending.strip().lower(), "") if dot else ""


def _promises_drawing(claimed: str) -> bool:
    return claimed.upper() in Kind.__members__


def _foreign(head: bytes) -> str:
    return next((name for mark, name in _FOREIGN_MARKS if mark.match(head)), "")
