"""Puts the fonts together when the product is set up: `python -m server.fonts.assemble [NODE_MODULES]`.

Whole TrueType files serve PDF output. The web client's Chinese slices lack about 17,000 characters of them, some of
GB 2312 and many of people's names among them; those are cut into slices of a family of their own, so that a kiosk
browser without fonts shows every name and fetches only the slice it needs. Of their own, because a browser looks for a
bold character among the bold slices of a family alone; of another family it makes the regular one bold.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from server import fonts
from server.fonts import Family, Weight

NODE_MODULES = Path(__file__).parents[2] / "terminal_client" / "node_modules"
_FACES: dict[Weight, str] = {400: "400Regular", 700: "700Bold"}
_SLICES_OF_CLIENT = "@fontsource/noto-sans-sc/files/noto-sans-sc-*-400-normal.woff2"
RARE_FAMILY = "Noto Sans SC Rare"
_SLICE_CHARACTERS = 256
"""About 45 KiB: what one rare name costs a tablet once."""
_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG")
_LICENCE_NAMES = [0, 1, 2, 5, 13, 14]
"""Copyright, family, style, version, licence and its address stay in every slice, as the OFL asks."""


class SourceMissing(Exception):
    """The npm package with a font is not installed; `path` is what was looked for."""

    def __init__(self, path: Path) -> None:
        super().__init__("font_source_missing", str(path))
        self.code = "font_source_missing"
        self.path = path


def assemble(node_modules: Path, target: Path) -> None:
    """Fill `target` with `<Family>-<weight>.ttf`, `LICENSE-<Family>` and `rare/` (slices and `rare.css`).

    The same packages give the same bytes. What is there already is left.
    """
    target.mkdir(parents=True, exist_ok=True)
    for family in Family:
        package = node_modules / "@expo-google-fonts" / family.value.lower().replace(" ", "-")
        for weight, face in _FACES.items():
            source = package / face / f"{family.value.replace(' ', '')}_{face}.ttf"
            _copy(source, target / fonts.file_name(family, weight))
        _copy(package / "LICENSE_FONT", target / f"LICENSE-{family.value.replace(' ', '')}")
    whole = target / fonts.file_name(Family.SANS, 400)
    slices = sorted(node_modules.glob(_SLICES_OF_CLIENT))
    if not slices:
        raise SourceMissing(node_modules / _SLICES_OF_CLIENT)
    _cut_rare(whole, _characters([whole]) - _characters(slices), target / "rare")


def _copy(source: Path, target: Path) -> None:
    if target.is_file():
        return
    if not source.is_file():
        raise SourceMissing(source)
    unfinished = target.with_suffix(".unfinished")
    shutil.copyfile(source, unfinished)
    unfinished.replace(target)


def _characters(files: Iterable[Path]) -> set[int]:
    found: set[int] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            found |= font.getBestCmap().keys()
    return found


def _cut_rare(whole: Path, characters: set[int], target: Path) -> None:
    css = target / "rare.css"
    if css.is_file():
        return
    target.mkdir(exist_ok=True)
    rules: list[str] = []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        cuts = []
        for number, chunk in enumerate(_chunks(sorted(characters))):
            name = f"rare-{number:02}.woff2"
            cuts.append(workers.submit(_cut, whole, chunk, target / name))
            rules.append(
                f'@font-face {{ font-family: "{RARE_FAMILY}"; font-weight: 400; font-display: swap; '
                f'src: url("./{name}") format("woff2"); unicode-range: {_unicode_range(chunk)} }}\n'
            )
        for cut in cuts:
            cut.result()
    # Written last: an interrupted run is done again.
    css.write_text("".join(rules), encoding="ascii")


def _chunks(characters: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(characters), _SLICE_CHARACTERS):
        yield characters[start : start + _SLICE_CHARACTERS]


def _cut(whole: Path, characters: Sequence[int], target: Path) -> None:
    # recalcTimestamp would write the time of the build into every slice.
    font = TTFont(whole, lazy=True, recalcTimestamp=False)
    for table in _LAYOUT_TABLES:
        if table in font:
            del font[table]
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=_LICENCE_NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    font.close()


def _unicode_range(characters: Sequence[int]) -> str:
    ranges: list[tuple[int, int]] = []
    for character in characters:
        if ranges and ranges[-1][1] == character - 1:
            ranges[-1] = (ranges[-1][0], character)
        else:
            ranges.append((character, character))
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in ranges)


if __name__ == "__main__":
    try:
        assemble(Path(sys.argv[1]) if len(sys.argv) > 1 else NODE_MODULES, fonts.BUILT)
    except SourceMissing as missing:
        sys.exit(f"The font package is not installed: {missing.path} is missing. Run the set-up of the client first.")
