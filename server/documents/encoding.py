"""Turns a drawn page into the bytes tablets get: small, quick to make, quick to decode.

Encoding costs more than drawing. 16 greys carry anti-aliased text without visible loss, half the bytes of 256; packed
two to a byte and deflated by zlib-ng without row filters, which only hurt on text, they take 9 ms at 1600 px, where
Pillow's 256 greys take 60. Colours are reduced to a palette. Where that can be seen, in photos, scans and smooth
gradients, the page goes as JPEG. A page is judged once, and all its widths are encoded alike.
"""

import io
import struct
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageChops
from zlib_ng import zlib_ng

_COLOUR_DISTANCE = 32
"""Channels further apart than this are a colour; scans of black text come with less."""
_COLOUR_PIXELS = 60
"""So many coloured pixels are meant: a page number in red has more."""
_PALETTE_COLOURS = 256
_DEFLATE_LEVEL = 5
"""Level 9 saves 4 % and takes five times as long."""
_VISIBLY_OFF = 4
_MOST_OFF = 0.15
"""The edges of dense text are off on 6 % of a page, unseen; tinted paper or a gradient is off as a whole."""
_ALMOST = 9
"""Near-whites and near-blacks of a palette stand for the paper and the ink."""
_JPEG_QUALITY = 80
_THUMBNAIL_QUALITY = 75
_GREYS = 16


class Encoding(StrEnum):
    """How a page is encoded."""

    GREY_TEXT = "grey_text"
    COLOUR_TEXT = "colour_text"
    GREY_PHOTO = "grey_photo"
    COLOUR_PHOTO = "colour_photo"

    @property
    def is_colour(self) -> bool:
        """Whether the page is worth drawing in colour."""
        return self in (Encoding.COLOUR_TEXT, Encoding.COLOUR_PHOTO)


@dataclass(frozen=True)
class EncodedImage:
    """An image as it goes to tablets: size in pixels, content type and bytes."""

    width: int
    height: int
    type: str
    content: bytes


def choose(image: Image.Image) -> tuple[Encoding, EncodedImage]:
    """Judge a page drawn in RGB, and encode it."""
    if is_coloured(image):
        reduced = _palette(image)
        if _share_off(image, reduced.convert("RGB")) > _MOST_OFF:
            return Encoding.COLOUR_PHOTO, _jpeg(image, _JPEG_QUALITY)
        return Encoding.COLOUR_TEXT, _palette_png(reduced)
    grey = image.convert("L")
    sixteen = grey.point(_TO_SIXTEEN)
    if _share_off(grey, sixteen.point(_FROM_SIXTEEN)) > _MOST_OFF:
        return Encoding.GREY_PHOTO, _jpeg(grey, _JPEG_QUALITY)
    return Encoding.GREY_TEXT, _grey_png(sixteen)


def encode(image: Image.Image, encoding: Encoding) -> EncodedImage:
    """Encode an RGB or grey image the way its page was judged."""
    match encoding:
        case Encoding.GREY_TEXT:
            return _grey_png(_as_mode(image, "L").point(_TO_SIXTEEN))
        case Encoding.COLOUR_TEXT:
            return _palette_png(_palette(_as_mode(image, "RGB")))
        case Encoding.GREY_PHOTO:
            return _jpeg(_as_mode(image, "L"), _JPEG_QUALITY)
        case Encoding.COLOUR_PHOTO:
            return _jpeg(_as_mode(image, "RGB"), _JPEG_QUALITY)


def thumbnail(image: Image.Image, width: int) -> EncodedImage:
    """A small picture of a page in JPEG, as wide as told and at most twice as high."""
    scale = min(width / image.width, 2 * width / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _jpeg(small, _THUMBNAIL_QUALITY)


def is_coloured(image: Image.Image) -> bool:
    """Whether an RGB image shows colours, not only greys and the tint of a scanner."""
    red, green, blue = image.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return sum(apart.histogram()[_COLOUR_DISTANCE:]) >= _COLOUR_PIXELS


def _as_mode(image: Image.Image, mode: str) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)


def _jpeg(image: Image.Image, quality: int) -> EncodedImage:
    buffer = io.BytesIO()
    # Full colour resolution: halved, the edges of coloured text fringe.
    image.save(buffer, format="JPEG", quality=quality, subsampling=0)
    return EncodedImage(image.width, image.height, "image/jpeg", buffer.getvalue())


_TO_SIXTEEN = [(value * (_GREYS - 1) + 127) // 255 for value in range(256)]
_FROM_SIXTEEN = [min(value, _GREYS - 1) * 255 // (_GREYS - 1) for value in range(256)]
_PNG_GREY, _PNG_PALETTE = 0, 3
"""Colour types of the PNG specification, section 11.2.1."""


def _share_off(image: Image.Image, reduced: Image.Image) -> float:
    """How much of the page the reduction changed visibly."""
    apart, *others = ImageChops.difference(image, reduced).split()
    for band in others:
        apart = ImageChops.lighter(apart, band)
    counts = apart.histogram()
    return sum(counts[_VISIBLY_OFF + 1 :]) / sum(counts)


def _palette(image: Image.Image) -> Image.Image:
    # The octree keeps rare colours, a small red seal, which palettes by frequency lose; it shifts white a little.
    reduced = image.quantize(_PALETTE_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours = reduced.getpalette() or []
    for start in range(0, len(colours), 3):
        colour = colours[start : start + 3]
        if min(colour) >= 255 - _ALMOST:
            colours[start : start + 3] = (255, 255, 255)
        elif max(colour) <= _ALMOST:
            colours[start : start + 3] = (0, 0, 0)
    reduced.putpalette(colours)
    return reduced


def _grey_png(sixteen: Image.Image) -> EncodedImage:
    return _png(sixteen, 4, _PNG_GREY, b"")


def _palette_png(reduced: Image.Image) -> EncodedImage:
    palette = bytes(reduced.getpalette() or [])
    used = max(index for index, count in enumerate(reduced.histogram()) if count) + 1
    return _png(reduced, 4 if used <= _GREYS else 8, _PNG_PALETTE, _chunk(b"PLTE", palette[: 3 * used]))


def _png(indices: Image.Image, depth: int, colour_type: int, palette: bytes) -> EncodedImage:
    """A PNG of an image whose pixels are sample values of `depth` bits."""
    width, height = indices.size
    packed = Image.frombytes("P", indices.size, indices.tobytes()).tobytes("raw", "P;4" if depth == 4 else "P")
    stride = (width * depth + 7) // 8
    # Every row begins with its filter: none.
    rows = b"\0" + b"\0".join(packed[start : start + stride] for start in range(0, len(packed), stride))
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    content = b"".join((
        b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", header), palette,
        _chunk(b"IDAT", zlib_ng.compress(rows, _DEFLATE_LEVEL)), _chunk(b"IEND", b""),
    ))
    return EncodedImage(width, height, "image/png", content)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib_ng.crc32(name + content))
