"""Papers made for tests: good ones by MuPDF's writer, hostile ones byte by byte."""

import io
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF of these objects, numbered from one; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(contents: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"", more: Iterable[bytes] = ()) -> bytes:
    """A PDF of one page; `contents` is its content stream object, `more` are objects from number 5."""
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> >>" % (box, resources),
        contents,
        *more,
    ])


def deflated_zeros(size: int, piece: bytes = b"\0" * 1_000_000) -> bytes:
    """So many bytes, deflated without ever being held."""
    packer = zlib.compressobj(9)
    out = bytearray()
    for _ in range(size // len(piece)):
        out += packer.compress(piece)
    return bytes(out + packer.flush())


def flate_bomb() -> bytes:
    """1 GB of drawing commands in 5 KB: deflated twice."""
    inner = deflated_zeros(1_000_000_000, b"0 0 m " * 100_000)
    return one_page(stream(zlib.compress(inner, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def image_bomb() -> bytes:
    """A page with a picture of 900 megapixels."""
    entries = b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    picture = stream(deflated_zeros(900_000_000), entries + b"/Filter /FlateDecode")
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), resources=b"/XObject << /I 5 0 R >>", more=[picture])


def png_bomb() -> bytes:
    """The same picture as a PNG."""
    rows = deflated_zeros(900_030_000, b"\0" * 30_001)
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def nested_forms(depth: int = 12) -> bytes:
    """Forms that draw the next one ten times: 10¹² rectangles in 3 KB."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    forms = [
        stream(b"/F Do " * 10, entries + b"/Resources << /XObject << /F %d 0 R >> >>" % (6 + level))
        for level in range(depth)
    ]
    last = stream(b"0 0 10 10 re f", entries)
    return one_page(stream(b"/F Do"), resources=b"/XObject << /F 5 0 R >>", more=[*forms, last])


def photo(kind: str, size: tuple[int, int] = (900, 600), orientation: int = 0, mode: str = "RGB") -> bytes:
    """A picture, its upper left quarter dark and the rest light; `orientation` as EXIF has it."""
    picture = Image.new(mode, size, "#e0c040" if mode == "RGB" else 200)
    picture.paste(Image.new(mode, (size[0] // 2, size[1] // 2), "#203060" if mode == "RGB" else 30))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, exif=exif)
    return buffer.getvalue()
