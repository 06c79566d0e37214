"""Pictures as papers: one page each, upright; every page of a multi-page TIFF, as scanners make them."""

from collections.abc import Sequence
from pathlib import Path

import pillow_heif
from PIL import Image, ImageOps

from server.documents.inspect import PageShape, Word
from server.documents.navigation import Link, OutlineEntry
from server.errors import Problem

_MOST_PIXELS = 100_000_000
"""Beyond any camera's after a JPEG is reduced while decoding; 300 MB in memory."""
_REDUCED_SIDE = 4000
_USUAL_DPI = 150
_POINTS_PER_INCH = 72
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "HEIF")


class PicturePaper:
    """A picture file; decoded frame by frame, and the newest kept."""

    def __init__(self, path: Path) -> None:
        # The clamp below speaks in our own codes; Pillow's would warn first.
        Image.MAX_IMAGE_PIXELS = None
        pillow_heif.register_heif_opener()
        try:
            self._file = Image.open(path, formats=_FORMATS)
            self.page_count = int(getattr(self._file, "n_frames", 1)) if self._file.format == "TIFF" else 1
        except MemoryError:
            raise
        except Exception as error:
            # Pillow's readers meet broken files with whatever exception comes up.
            raise Problem("document_damaged", page=0) from error
        self._held: tuple[int, Image.Image] | None = None

    def shape(self, number: int) -> PageShape:
        """How the page is displayed: its size by the picture's own resolution, where that is a sensible one."""
        picture = self._picture(number)
        dpi = float(self._file.info.get("dpi", (_USUAL_DPI,))[0] or _USUAL_DPI)
        points = _POINTS_PER_INCH / (dpi if 50 <= dpi <= 1200 else _USUAL_DPI)
        return PageShape(picture.width * points, picture.height * points, 0)

    def draw(self, number: int, width: int, height: int, colour: bool) -> Image.Image:
        """The picture reduced to this size; a smaller one stays as it is."""
        picture = self._picture(number)
        if width < picture.width:
            picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return picture if colour else picture.convert("L")

    def words(self, number: int) -> Sequence[Word]:
        """A picture has no words."""
        return []

    def outline(self) -> Sequence[OutlineEntry]:
        """Nor bookmarks."""
        return []

    def label(self, number: int) -> str:
        """Nor any other number for a page."""
        return ""

    def links(self, number: int) -> Sequence[Link]:
        """Nor links."""
        return []

    def _picture(self, number: int) -> Image.Image:
        if self._held is None or self._held[0] != number:
            self._held = number, self._decoded(number)
        return self._held[1]

    def _decoded(self, number: int) -> Image.Image:
        try:
            self._file.seek(number - 1)
            # A JPEG is reduced while it is decoded, so that even 200 megapixels take little.
            self._file.draft("RGB", (_REDUCED_SIDE, _REDUCED_SIDE))
            if self._file.width * self._file.height > _MOST_PIXELS:
                raise MemoryError
            return _flat(ImageOps.exif_transpose(self._file))
        except MemoryError:
            raise
        except Exception as error:
            raise Problem("document_damaged", page=number) from error


def _flat(picture: Image.Image) -> Image.Image:
    """RGB on white paper."""
    if picture.mode in ("I;16", "I;16B", "I"):
        # 16-bit greys: Pillow would cut them off at 255.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture)
        picture = paper
    return picture.convert("RGB")
