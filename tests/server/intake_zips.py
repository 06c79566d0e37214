"""ZIPs as offices make them, and as nobody should."""

import io
import struct
import zipfile
import zlib


def zip_of(files: dict[str, bytes]) -> bytes:
    """A ZIP as today's systems write it: names in UTF-8, and said so."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
    return buffer.getvalue()


def by_hand(files: dict[bytes, bytes], *, flags: int = 0, told_size: int | None = None, method: int = 8) -> bytes:
    """A ZIP with exactly these bytes as names."""
    body, directory = b"", b""
    for name, content in files.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush() if method == 8 else content
        size = len(content) if told_size is None else told_size
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, zlib.crc32(content), len(packed), size,
                             len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack(
            "<HHHII", 0, 0, 0, 0o100644 << 16, len(body)) + name
        body += b"PK\x03\x04" + common + name + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end
