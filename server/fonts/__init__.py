"""The Chinese fonts that come with the product: where they lie, and as CSS for typesetting."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

BUILT = Path(__file__).parent / "built"
"""Filled by `python -m server.fonts.assemble` when the product is set up; never committed."""

Weight = Literal[400, 700]
WEIGHTS: tuple[Weight, ...] = (400, 700)


class Family(StrEnum):
    """The two faces; both hold GB 2312 whole, rare characters of names such as 䶮 and 㛃, and Latin letters."""

    SANS = "Noto Sans SC"
    SERIF = "Noto Serif SC"


class FontsMissing(Exception):
    """The fonts were not assembled; `path` is the first that is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__("fonts_missing", str(path))
        self.code = "fonts_missing"
        self.path = path


def path(family: Family, weight: Weight) -> Path:
    """The TrueType file of a face. Raises `FontsMissing` before the set-up ran."""
    file = BUILT / file_name(family, weight)
    if not file.is_file():
        raise FontsMissing(file)
    return file


def file_name(family: Family, weight: Weight) -> str:
    """What the file of a face is called."""
    return f"{family.value.replace(' ', '')}-{weight}.ttf"


def font_face_css() -> str:
    """`@font-face` rules for both families in both weights, by `file://` address, for WeasyPrint.

    Give them with the same `FontConfiguration` to `CSS(string=…)` and to the document; loading takes 0.1–0.2 s. No
    font of the machine is needed. Raises `FontsMissing` before the set-up ran.
    """
    return "\n".join(_rule(family, weight) for family in Family for weight in WEIGHTS)


def _rule(family: Family, weight: Weight) -> str:
    address = path(family, weight).as_uri()
    return f'@font-face {{ font-family: "{family.value}"; font-weight: {weight}; src: url("{address}") }}'
