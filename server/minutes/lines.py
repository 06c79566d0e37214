"""Breaks Chinese text into lines of one width, as GB/T 9704-2012 has them: no typesetter for HTML does it.

A line never begins with 、。）》 and the like nor ends with （《; the character that must move on leaves a gap that all
characters of its line share. Numbers and words of Latin letters are never torn.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from typing import Final

from server import fonts

SIZE: Final = 16.0
PITCH_LESS: Final = -0.21
"""Letter spacing of office papers, points: 28 characters of 16 pt fill 156 mm."""
WIDTH: Final = 442.12
"""28 characters at that pitch."""
_NO_START: Final = frozenset("、，。；：！？）》〉」』】〕”’…—·％,.;:!?)]}%‰℃")
_NO_END: Final = frozenset("（《〈「『【〔“‘([{№￥¥$")
_MOST_SPREAD: Final = 2.0
"""Points between characters; a line with more would show it and stays ragged."""


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph in one face."""

    text: str
    is_bold: bool = False


_TOLERANCE: Final = 0.05
"""Points: sums of widths are not exact."""

_Character = tuple[str, bool]


def justified(runs: Sequence[Run], width: float = WIDTH, indent: float = 0.0) -> str:
    """HTML of a paragraph: its full lines in `<span class="line">`, spread to the width, the last one as it falls.

    `width`, `indent` of the first line: points. Raises `FontsMissing` before the set-up ran.
    """
    characters = [(character, run.is_bold) for run in runs for character in run.text]
    parts: list[str] = []
    for paragraph in _split(characters):
        lines = list(_lines(paragraph, width, indent if not parts else 0.0))
        parts += [_full(line, width - (indent if not parts and at == 0 else 0.0)) for at, line in enumerate(lines[:-1])]
        parts.append(_marked(lines[-1]) if lines else "")
    return "<br>".join(parts)


def _split(characters: list[_Character]) -> Iterator[list[_Character]]:
    """At line feeds, which people typed."""
    paragraph: list[_Character] = []
    for character in characters:
        if character[0] == "\n":
            yield paragraph
            paragraph = []
        else:
            paragraph.append(character)
    yield paragraph


def _lines(characters: list[_Character], width: float, indent: float) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    room = width - indent
    for piece in _pieces(characters):
        advance = _advance(piece)
        if line and advance > room + _TOLERANCE and piece[0][0] != " ":
            yield _trimmed(line)
            line, room = [], width
        line += piece
        room -= advance
    if line:
        yield _trimmed(line)


def _pieces(characters: list[_Character]) -> Iterator[list[_Character]]:
    """What may not be torn: a word, a number with its sign, a character with the punctuation that clings to it."""
    piece: list[_Character] = []
    for character in characters:
        if piece and _may_break(piece[-1][0], character[0]):
            yield piece
            piece = []
        piece.append(character)
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NO_START or before in _NO_END:
        return False
    if before == " " or after == " ":
        return True
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in ("W", "F", "A")


def _trimmed(line: list[_Character]) -> list[_Character]:
    while line and line[-1][0] == " ":
        line = line[:-1]
    return line


def _full(line: list[_Character], width: float) -> str:
    """A line spread to the width: the right edge of its last character meets the margin."""
    gaps = max(1, len(line) - 1)
    spread = (width - _advance(line)) / gaps
    if not -_TOLERANCE <= spread <= _MOST_SPREAD:
        spread = 0.0
    return f'<span class="line" style="letter-spacing: {PITCH_LESS + spread:.3f}pt">{_marked(line)}</span>'


def _marked(line: list[_Character]) -> str:
    parts = []
    for is_bold, characters in groupby(line, key=lambda one: one[1]):
        text = escape("".join(character for character, _ in characters))
        parts.append(f"<b>{text}</b>" if is_bold else text)
    return "".join(parts)


def _advance(characters: Sequence[_Character]) -> float:
    """Width at the pitch of office papers, points."""
    return sum(_width(character, is_bold) + PITCH_LESS for character, is_bold in characters)


def _width(character: str, is_bold: bool) -> float:
    widths = _widths(fonts.Family.SANS, 700) if is_bold else _widths(fonts.Family.SERIF, 400)
    known = widths.get(ord(character))
    return known * SIZE if known is not None else SIZE


@cache
def _widths(family: fonts.Family, weight: fonts.Weight) -> dict[int, float]:
    """Advance of every character of a face, in its size."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts.path(family, weight), lazy=True) as font:
        unit = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return {code: advances[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
