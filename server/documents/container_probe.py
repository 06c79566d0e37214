"""Looks inside a ZIP or an old office file without unpacking it; a process of its own that limits itself first.

`python -I -m server.documents.container_probe` reads {"path"} from standard input and answers {"inside"} or {"unsafe"}.
"""

import json
import struct
import sys
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat

from server.jobs.confining import MIB, confine

MOST_MEMBERS = 4000
"""A deck of three hundred slides with notes has about two thousand parts."""
MOST_BYTES = 500 * MIB
MOST_TIMES = 100
"""How often a whole container may be larger than packed; below `FREE_BYTES` nobody minds."""
FREE_BYTES = 20 * MIB
_XML_HEAD = 64 * 1024
_MOST_SCANNED = 16 * MIB
_SYMLINK = 0xA
_MAINS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENTS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_STREAMS = (
    ("EncryptedPackage", "sealed"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"),
    ("PowerPoint Document", "ppt"), ("__properties_version1.0", "msg"),
)


class Unsafe(Exception):
    """What is wrong with a container: members, size, ratio, path, nested, entities, damaged."""


def inside(path: Path) -> str:
    """What a container holds: docx, xlsx, …, `sealed` behind a password, or zip or office97 for anything else."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return _inside_old(path)
        file.seek(0)
        return _Zip(path.stat().st_size).inside(file, 0)


def _inside_old(path: Path) -> str:
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as container:
            top = {entry[0] for entry in container.listdir() if len(entry) == 1}
    except Exception as error:
        raise Unsafe("damaged") from error
    return next((kind for stream, kind in _STREAMS if stream in top), "office97")


class _Zip:
    def __init__(self, size: int) -> None:
        self._size = size
        self._members = 0
        self._bytes = 0

    def inside(self, file: IO[bytes], depth: int) -> str:
        """Check the container and every one in it, one deep; what office programs embed lies there."""
        if depth > 1:
            raise Unsafe("nested")
        try:
            with zipfile.ZipFile(file) as container:
                members = [member for member in container.infolist() if not member.is_dir()]
                self._measure(container.infolist())
                kind = _kind(container, members)
                for member in members:
                    self._look_into(container, member, kind, depth)
        except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, NotImplementedError, OSError,
                EOFError, ValueError) as error:
            raise Unsafe("damaged") from error
        return kind

    def _measure(self, members: list[zipfile.ZipInfo]) -> None:
        self._members += len(members)
        self._bytes += sum(member.file_size for member in members)
        if self._members > MOST_MEMBERS:
            raise Unsafe("members")
        if self._bytes > MOST_BYTES:
            raise Unsafe("size")
        # Members that lie upon one another are counted as often as they are named.
        packed = sum(member.compress_size for member in members)
        if packed > self._size or self._bytes > max(FREE_BYTES, MOST_TIMES * self._size):
            raise Unsafe("ratio")
        for member in members:
            name = member.filename.replace("\\", "/")
            parts = PurePosixPath(name).parts
            if name.startswith("/") or ".." in parts or (parts and parts[0].endswith(":")):
                raise Unsafe("path")
            if member.external_attr >> 28 == _SYMLINK:
                raise Unsafe("path")

    def _look_into(self, container: zipfile.ZipFile, member: zipfile.ZipInfo, kind: str, depth: int) -> None:
        with container.open(member) as content:
            head = content.read(_XML_HEAD)
            if head.startswith(b"PK\x03\x04"):
                if kind == "zip" or member.file_size > _MOST_SCANNED:
                    raise Unsafe("nested")
                content.seek(0)
                self.inside(content, depth + 1)
            elif member.filename.lower().endswith((".xml", ".rels")) and _declares_entities(head):
                raise Unsafe("entities")


def _kind(container: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    names = {member.filename for member in members}
    if "mimetype" in names:
        told = container.open("mimetype").read(200).decode("ascii", "replace").strip()
        prefix = "application/vnd.oasis.opendocument."
        if told.startswith(prefix):
            return _OPEN_DOCUMENTS.get(told.removeprefix(prefix).removesuffix("-template"), "zip")
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _MAINS if any(name.startswith(folder) for name in names)), "zip")
    if any(name.lower() == "ofd.xml" for name in names):
        return "ofd"
    return "zip"


class _Seen(Exception):
    """The root element begins: nothing can be declared any more."""


def _declares_entities(head: bytes) -> bool:
    """Whether a piece of XML brings declarations of its own; a bare reference to a DTD stands in old ODF."""
    found = False

    def doctype(name: str, system: str | None, public: str | None, has_subset: int) -> None:
        nonlocal found
        found = found or bool(has_subset)

    def element(name: str, attributes: object) -> None:
        raise _Seen

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(head, False)
    except (_Seen, expat.ExpatError):
        pass
    return found


def main() -> None:
    """Answer one question."""
    path = Path(json.loads(sys.stdin.readline())["path"])
    confine(memory_bytes=512 * MIB, cpu_seconds=10, file_bytes=0, open_files=32)
    try:
        answer = {"inside": inside(path)}
    except Unsafe as unsafe:
        answer = {"unsafe": str(unsafe)}
    except MemoryError:
        answer = {"unsafe": "size"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
