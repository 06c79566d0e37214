"""The part of unpacking a ZIP that runs inside the cage: looks at the whole list first, then reads file after file."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agenda.paper_names import is_hidden
from server.errors import Problem
from server.jobs.cage_pipe import Message

PIECE_BYTES = 2 * 1024 * 1024
_NAME_BYTES = 1000
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
"""Extra field of Info-ZIP: the name in UTF-8 with the CRC of the name as stored."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_RATIO_FROM_BYTES = 1024 * 1024
"""Below a mebibyte a file of one letter is no bomb."""


@dataclass(frozen=True)
class BundleLimits:
    """What a ZIP may hold; looked at before anything is read, and again while it is."""

    members: int = 500
    member_bytes: int = 200 * 1024 * 1024
    total_bytes: int = 2048 * 1024 * 1024
    ratio: int = 200


def open_zip(path: Path, limits: BundleLimits) -> Iterator[Message]:
    """For each file one message with its name, then its bytes in pieces.

    Raises `Problem`: `bundle_damaged`, `bundle_encrypted`, `bundle_unsafe`, `bundle_too_large`, `bundle_empty`.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            members = _looked_at(bundle.infolist(), limits)
            left = limits.total_bytes
            for name, member in members:
                yield Message({"name": name})
                for piece in _pieces(bundle, member, min(left, limits.member_bytes)):
                    left -= len(piece)
                    yield Message({"piece": len(piece)}, (piece,))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, UnicodeError, OSError):
        raise Problem("bundle_damaged") from None


def _looked_at(infos: Sequence[zipfile.ZipInfo], limits: BundleLimits) -> list[tuple[str, zipfile.ZipInfo]]:
    if len(infos) > limits.members * 4:
        raise Problem("bundle_too_large", members=limits.members, limit_mib=limits.total_bytes // 1024**2)
    members = []
    for name, info in zip(_names(infos), infos, strict=True):
        if not _is_safe(name, info):
            raise Problem("bundle_unsafe")
        if info.is_dir() or name.endswith("/") or is_hidden(name):
            continue
        if info.flag_bits & _ENCRYPTED:
            raise Problem("bundle_encrypted")
        if info.compress_type not in _METHODS:
            raise Problem("bundle_damaged")
        members.append((name, info))
    total = sum(info.file_size for _, info in members)
    too_dense = any(
        info.file_size > max(_RATIO_FROM_BYTES, limits.ratio * info.compress_size) for _, info in members
    )
    if (
        len(members) > limits.members or total > limits.total_bytes or too_dense
        or any(info.file_size > limits.member_bytes for _, info in members)
        or total > max(16 * _RATIO_FROM_BYTES, limits.ratio * sum(info.compress_size for _, info in members))
    ):
        raise Problem("bundle_too_large", members=limits.members, limit_mib=limits.total_bytes // 1024**2)
    if not members:
        raise Problem("bundle_empty")
    return members


def _pieces(bundle: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    size = 0
    with bundle.open(member) as stream:
        while piece := stream.read(PIECE_BYTES):
            size += len(piece)
            # The list at the end of the file may lie about how much comes.
            if size > most or size > member.file_size:
                raise Problem("bundle_damaged")
            yield piece


def _is_safe(name: str, info: zipfile.ZipInfo) -> bool:
    """Names are only names here and never become paths; but who writes `../` means harm."""
    parts = name.split("/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return not (
        is_link or not name or ".." in parts or name.startswith("/") or re.match(r"[A-Za-z]:", name)
        or _CONTROL.search(name) or len(name.encode("utf-8", "replace")) > _NAME_BYTES
    )


def _names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names as they were meant: marked as UTF-8, or UTF-8 without the mark (macOS), or GBK (Windows)."""
    unmarked = [raw for info in infos if (raw := _raw(info)) is not None]
    # One system wrote them all, so all are judged together: a short GBK name may happen to be UTF-8.
    encoding = "utf-8" if all(_decodes(raw, "utf-8") for raw in unmarked) else "gb18030"
    names = []
    for info in infos:
        raw = _raw(info)
        name = info.orig_filename if raw is None else _told_in_utf8(info, raw) or raw.decode(encoding, "replace")
        names.append(name.replace("\\", "/").removeprefix("./"))
    return names


def _raw(info: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a name that is not marked as UTF-8; Python reads those as cp437, which loses nothing."""
    return None if info.flag_bits & _UTF8_NAMES else info.orig_filename.encode("cp437", "replace")


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _told_in_utf8(info: zipfile.ZipInfo, raw: bytes) -> str:
    extra = info.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(body) > 5 and struct.unpack_from("<I", body, 1)[0] == zlib.crc32(raw):
            return body[5:].decode("utf-8") if _decodes(body[5:], "utf-8") else ""
    return ""
