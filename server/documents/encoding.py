"""Turns a drawn page into the bytes tablets get: small, quick to make, quick to decode.

Encoding costs more than drawing. A few greys carry anti-aliased text without visible loss; packed and deflated they
take a sixth of the time of Pillow's 256 greys and half the bytes. Colours are reduced to a palette. Where either can be
seen, in photos, scans and smooth gradients, the page goes as WebP, 30 to 50 % smaller than a JPEG that looks the same.
A page is judged once, at its smallest width, and all its widths are encoded alike.
"""

import io
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageChops

from server.documents import greys, small_png

_COLOUR_DISTANCE = 24
"""Channels further apart than this are a colour; scans of black text come with less."""
_COLOUR_PIXELS = 4
"""So many coloured pixels of a sample are meant: a page number in red has more."""
_PALETTE_COLOURS = 256
_VISIBLY_OFF = 4
_MOST_OFF = 0.15
"""The edges of dense text are off on 6 % of a page, unseen; tinted paper or a gradient is off as a whole."""
_JUDGED_WIDTH = 400
"""Points that are counted in each row; every third tells as much as all."""
_ALMOST = 9
"""Near-whites and near-blacks of a palette stand for the paper and the ink."""
_MIDDLE = [255 if 40 < grey < 215 else 0 for grey in range(256)]
_MOST_MIDDLE = 0.006
"""Text is between ink and paper at its edges only; squares of nine such pixels are rare in it and fill photos."""
_STRIPS = 12
_LOOKED_AT = 6
"""One part in six of the page is looked at, in strips."""
_PHOTO_QUALITY = 75
_THUMBNAIL_QUALITY = 75
_MUCH = 0.25
"""Bytes a pixel; coloured text takes a tenth of that."""


class Encoding(StrEnum):
    """How a page is encoded."""

    GREY_TEXT = "grey_text"
    COLOUR_TEXT = "colour_text"
    GREY_PHOTO = "grey_photo"
    COLOUR_PHOTO = "colour_photo"


@dataclass(frozen=True)
class Look:
    """What a page was judged to be: its encoding, and the greys it keeps if it is grey text."""

    encoding: Encoding
    greys: tuple[int, ...] = ()


@dataclass(frozen=True)
class EncodedImage:
    """An image as it goes to tablets: size in pixels, content type and bytes."""

    width: int
    height: int
    type: str
    content: bytes


def is_coloured(sample: Image.Image) -> bool:
    """Whether a small RGB drawing of a page shows colours, not only greys and the tint of a scanner."""
    red, green, blue = sample.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return sum(apart.histogram()[_COLOUR_DISTANCE:]) >= _COLOUR_PIXELS


def judge(image: Image.Image) -> Look:
    """Judge a drawing of a page, grey if its sample was, else RGB."""
    points = image.resize((min(_JUDGED_WIDTH, image.width), image.height), Image.Resampling.NEAREST)
    if image.mode != "L":
        reduced = _palette(points)
        is_photo = _share_off(points, reduced.convert("RGB")) > _MOST_OFF or _grows(points, reduced)
        return Look(Encoding.COLOUR_PHOTO if is_photo else Encoding.COLOUR_TEXT)
    levels = greys.levels_of(points.histogram(), image.width)
    if levels is None or (len(levels) < greys.USUAL and _has_photo(image)):
        return Look(Encoding.GREY_PHOTO)
    return Look(Encoding.GREY_TEXT, levels)


def encode(image: Image.Image, look: Look) -> EncodedImage:
    """Encode a drawing of a page the way the page was judged."""
    match look.encoding:
        case Encoding.GREY_TEXT:
            content = small_png.write(
                image.point(greys.nearest(look.greys)), bytes(level for level in look.greys for _ in range(3))
            )
            return EncodedImage(image.width, image.height, "image/png", content)
        case Encoding.COLOUR_TEXT:
            return _palette_png(_palette(image))
        case Encoding.GREY_PHOTO | Encoding.COLOUR_PHOTO:
            return _photo(image)


def thumbnail(sample: Image.Image, width: int) -> EncodedImage:
    """A small picture of a page in JPEG, as wide as told and at most twice as high."""
    scale = min(width / sample.width, 2 * width / sample.height)
    size = max(1, round(sample.width * scale)), max(1, round(sample.height * scale))
    small = sample.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    buffer = io.BytesIO()
    # Full colour resolution: halved, the edges of coloured text fringe.
    small.save(buffer, format="JPEG", quality=_THUMBNAIL_QUALITY, subsampling=0)
    return EncodedImage(small.width, small.height, "image/jpeg", buffer.getvalue())


def _photo(image: Image.Image) -> EncodedImage:
    buffer = io.BytesIO()
    # The quickest method: the others take two to ten times as long for a tenth of the bytes.
    image.save(buffer, format="WEBP", quality=_PHOTO_QUALITY, method=0)
    return EncodedImage(image.width, image.height, "image/webp", buffer.getvalue())


def _has_photo(image: Image.Image) -> bool:
    """Whether pixels between ink and paper fill areas, as they do in photos, and not only edges."""
    height = max(3, image.height // (_LOOKED_AT * _STRIPS))
    solid = sum(
        _solid(image.crop((0, top, image.width, top + height)).point(_MIDDLE))
        for top in range(0, image.height - height + 1, _LOOKED_AT * height)
    )
    return solid > _MOST_MIDDLE * image.width * image.height / _LOOKED_AT


def _solid(marked: Image.Image) -> int:
    """How many squares of nine marked pixels there are."""
    width, height = marked.width - 2, marked.height - 2
    if width < 1:
        return 0
    rows = [marked.crop((step, 0, step + width, marked.height)) for step in range(3)]
    across = ImageChops.darker(ImageChops.darker(rows[0], rows[1]), rows[2])
    columns = [across.crop((0, step, width, step + height)) for step in range(3)]
    return ImageChops.darker(ImageChops.darker(columns[0], columns[1]), columns[2]).histogram()[255]


def _grows(points: Image.Image, reduced: Image.Image) -> bool:
    """Whether a photo is so even in its colours that a palette would do, and takes far more bytes."""
    size = len(_palette_png(reduced).content)
    return size > _MUCH * points.width * points.height and size > len(_photo(points).content)


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


def _palette_png(reduced: Image.Image) -> EncodedImage:
    used = max(index for index, count in enumerate(reduced.histogram()) if count) + 1
    content = small_png.write(reduced, bytes((reduced.getpalette() or [])[: 3 * used]))
    return EncodedImage(reduced.width, reduced.height, "image/png", content)
