"""What a file is, by its content; its name only has to agree."""

import codecs
import re
from enum import StrEnum

from server.errors import Problem

HEAD_BYTES = 4096
"""How much of the beginning is looked at. The PDF standard would let its mark stand within 1,024 bytes; files that use
this are two things at once, so it counts at the very beginning only."""


class Kind(StrEnum):
    """A kind of paper that can be shown; the value is its content type."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    TIFF = "image/tiff"
    HEIC = "image/heic"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    DOC = "application/msword"
    XLS = "application/vnd.ms-excel"
    PPT = "application/vnd.ms-powerpoint"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    RTF = "application/rtf"
    OFD = "application/ofd"
    TXT = "text/plain"
    MD = "text/markdown"
    MP4 = "video/mp4"
    WEBM = "video/webm"
    M4A = "audio/mp4"


PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.TIFF, Kind.HEIC})
SPREADSHEETS = frozenset({Kind.XLSX, Kind.XLS, Kind.ODS})
OFFICE = SPREADSHEETS | {Kind.DOCX, Kind.PPTX, Kind.DOC, Kind.PPT, Kind.ODT, Kind.ODP, Kind.RTF}
TEXTS = frozenset({Kind.TXT, Kind.MD})
MEDIA = frozenset({Kind.MP4, Kind.WEBM, Kind.M4A})
"""Kept and served as they are; everything else is drawn."""

_MARKS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"%PDF-\d"), Kind.PDF),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), Kind.PNG),
    (re.compile(rb"\xff\xd8\xff"), Kind.JPEG),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), Kind.WEBP),
    (re.compile(rb"II\*\0|MM\0\*"), Kind.TIFF),
    (re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), Kind.HEIC),
    (re.compile(rb".{4}ftypM4[AB] ", re.DOTALL), Kind.M4A),
    (re.compile(rb".{4}ftyp(?:iso[m2-9]|mp4[12]|avc1|M4V |MSNV|dash)", re.DOTALL), Kind.MP4),
    (re.compile(rb"\x1a\x45\xdf\xa3.{0,60}webm", re.DOTALL), Kind.WEBM),
    (re.compile(rb"\{\\rtf"), Kind.RTF),
)
_CONTAINER_MARKS = re.compile(rb"PK\x03\x04|PK\x05\x06|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_FOREIGN_MARKS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\Z"), "empty"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "zip"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "office97"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"BM"), "bmp"),
    (re.compile(rb".{4}ftypqt", re.DOTALL), "mov"),
    (re.compile(rb"MZ|\x7fELF"), "program"),
    (re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "html"),
)
_CLAIMS: dict[str, str] = {
    **{kind.name.lower(): kind.name.lower() for kind in Kind},
    "jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff", "heif": "heic", "m4v": "mp4", "markdown": "md",
    "docm": "docx", "dotx": "docx", "xlsm": "xlsx", "pptm": "pptx", "ppsx": "pptx",
    "dot": "doc", "wps": "doc", "et": "xls", "dps": "ppt", "pps": "ppt",
    **{other: other for other in (
        "csv", "gif", "bmp", "svg", "html", "htm", "zip", "rar", "7z", "exe", "eml", "msg", "mp3", "mov", "avi", "mkv",
    )},
}
"""What an ending promises. One that is not here promises nothing: 「通知2026.7」 does not end in a kind. Papers of WPS
in its own endings are those of Microsoft Office in all but name."""
_SEALED_KINDS = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX})
SEALED = "sealed"
"""What a container holds that only a password opens; which kind of paper that is its name alone says."""
_PROGRAMS = {"program": "exe", "html": "html", "zip": "zip"}
_UNPRINTABLE = re.compile(r"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def require_kind(file_name: str, head: bytes, inside: str = "") -> Kind:
    """The kind of a file by its first `HEAD_BYTES` bytes and by what is inside it, if it is a container.

    Raises `Problem("content_mismatch", claimed=…, found=…)` when the name promises something else, and
    `Problem("unsupported_kind", found=…)` for what cannot be shown.
    """
    claimed = claimed_by(file_name)
    kind = _kind_of(claimed, head, inside)
    found = kind.name.lower() if kind is not None else inside or _foreign(head)
    if kind is not None and claimed in ("", found):
        return kind
    if kind is None and (not _promises_a_kind(claimed) or _PROGRAMS.get(found) == claimed):
        raise Problem("unsupported_kind", found=found or claimed)
    reason = found if found == "empty" else "" if found else "unknown"
    facts = {"reason": reason} if reason else {}
    raise Problem("content_mismatch", claimed=claimed, found=found or "unknown", **facts)


def is_container(head: bytes) -> bool:
    """Whether what a file is can only be said by looking inside."""
    return _CONTAINER_MARKS.match(head) is not None


def claimed_by(file_name: str) -> str:
    """The kind the ending of a name promises, or an empty text."""
    _, dot, ending = file_name.rpartition(".")
    return _CLAIMS.get(ending.strip().lower(), "") if dot else ""


def encoding_of(content: bytes, *, whole: bool) -> str | None:
    """How a text is written: UTF-8, UTF-16 with its mark, or GB 18030; None for what is no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8-sig", "gb18030"]
    for name in candidates:
        try:
            text = codecs.getincrementaldecoder(name)().decode(content, final=whole)
        except UnicodeDecodeError:
            continue
        return None if _UNPRINTABLE.search(text) else name
    return None


def _kind_of(claimed: str, head: bytes, inside: str) -> Kind | None:
    if inside:
        if inside == SEALED:
            return next((kind for kind in _SEALED_KINDS if kind.name.lower() == claimed), None)
        return Kind[inside.upper()] if _promises_a_kind(inside) else None
    kind = next((kind for mark, kind in _MARKS if mark.match(head)), None)
    if kind is Kind.MP4 and claimed == "m4a":
        # Recorders write sound alone into the same box and under the same brand.
        return Kind.M4A
    if kind is None and claimed in ("txt", "md") and head and encoding_of(head, whole=False):
        return Kind[claimed.upper()]
    return kind


def _promises_a_kind(claimed: str) -> bool:
    return claimed.upper() in Kind.__members__


def _foreign(head: bytes) -> str:
    return next((name for mark, name in _FOREIGN_MARKS if mark.match(head)), "")
