"""What the pages of an OFD paper share: fonts, pictures, ways to draw, composed parts."""

import copy
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ofdkit.errors import OFDError
from ofdkit.package import Package

_MOST_PICTURE_BYTES = 64 * 1024 * 1024


class Resources:
    """Found by the numbers the pages call them by."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.fonts: dict[str, tuple[str, str | None]] = {}
        """Name of the face, and where its file is."""
        self.units: dict[str, Element] = {}
        self._pictures: dict[str, str] = {}
        self._ways: dict[str, Element] = {}

    def copy(self) -> "Resources":
        """The same, to which a page may add its own."""
        own = copy.copy(self)
        own.fonts, own.units = dict(self.fonts), dict(self.units)
        own._pictures, own._ways = dict(self._pictures), dict(self._ways)
        return own

    def read(self, location: str | None) -> None:
        """Take in one file of resources; one that cannot be read is left out."""
        if location is None:
            return
        try:
            root = self.package.read_xml(location)
        except OFDError:
            return
        base = (root.get("BaseLoc") or "").strip("/")
        for one in root.iter():
            key = one.get("ID") or ""
            match name_of(one):
                case "Font":
                    name = f"{one.get('FontName') or ''} {one.get('FamilyName') or ''}"
                    self.fonts[key] = name, self._file(location, base, text_of(first(one, "FontFile")))
                case "MultiMedia":
                    file = self._file(location, base, text_of(first(one, "MediaFile")))
                    if file is not None:
                        self._pictures[key] = file
                case "DrawParam":
                    self._ways[key] = one
                case "CompositeGraphicUnit":
                    self.units[key] = one

    def picture(self, key: str) -> bytes | None:
        """The bytes of a picture."""
        file = self._pictures.get(key)
        content = self.package.read(file) if file is not None else None
        return content if content is not None and len(content) <= _MOST_PICTURE_BYTES else None

    def told(self, one: Element, name: str) -> Element | None:
        """A child of an object, such as its colour, or that of the way it says it is drawn."""
        found = first(one, name)
        way = self._way(one.get("DrawParam"))
        for _ in range(8):
            if found is not None or way is None:
                break
            found, way = first(way, name), self._way(way.get("Relative"))
        return found

    def told_width(self, one: Element) -> str | None:
        """How wide an object's lines are."""
        way = self._way(one.get("DrawParam"))
        return one.get("LineWidth") or (way.get("LineWidth") if way is not None else None)

    def _way(self, key: str | None) -> Element | None:
        return self._ways.get(key or "")

    def _file(self, location: str, base: str, name: str | None) -> str | None:
        if not name:
            return None
        found: str | None = self.package.resolve(location, f"{base}/{name}" if base else name)
        if found is None:
            found = self.package.resolve(location, name)
        return found


def name_of(one: Element) -> str:
    """The name of an element without its namespace."""
    return one.tag.rpartition("}")[2]


def children(one: Element | None, name: str) -> Iterator[Element]:
    """The children of this name."""
    return (child for child in (one if one is not None else ()) if name_of(child) == name)


def first(one: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(children(one, name), None)


def text_of(one: Element | None) -> str | None:
    """The text of an element."""
    return one.text.strip() if one is not None and one.text else None
