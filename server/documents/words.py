"""Makes words out of the characters of a page.

A word ends at a space and at a jump. Chinese has no spaces: there every character is a word of its own, so that what is
searched, selected or highlighted is marked to the character and not by the line.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from server.documents.inspect import Word

MOST_WORDS = 20_000
"""What the wire carries for a page; the densest real table has a third."""
_MOST_CHARACTERS = 500
_IDEOGRAPHIC = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
"""From the radicals over kana and ideographs to their extensions, with full-width punctuation."""
_JUMP = 0.5
"""A gap of half the height of the line parts words that are placed without a space, as in tables."""

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def words_of(blocks: Iterable[Mapping[str, Any]], turn: Matrix, width: float, height: float) -> Sequence[Word]:
    """Words in reading order from MuPDF's `rawdict` blocks; `turn` brings a box to the displayed page of this size."""
    words: list[Word] = []
    is_upright = turn == _UPRIGHT
    for block in blocks:
        for line in block.get("lines", ()):
            for text, box in _pieces(line):
                left, top, right, bottom = box if is_upright else _turned(box, turn)
                word = (text, _clip(left / width), _clip(top / height), _clip(right / width), _clip(bottom / height))
                # What lies outside the crop box is not displayed and must not be found.
                if word[1] < word[3] and word[2] < word[4]:
                    words.append(word)
                if len(words) == MOST_WORDS:
                    return words
    return words


def _turned(box: Box, turn: Matrix) -> Box:
    (left, top, right, bottom), (a, b, c, d, e, f) = box, turn
    across = a * left + c * top + e, a * right + c * bottom + e
    down = b * left + d * top + f, b * right + d * bottom + f
    return min(across), min(down), max(across), max(down)


def _clip(fraction: float) -> float:
    """Four digits are a twentieth of a millimetre on A4."""
    return 0.0 if fraction < 0 else 1.0 if fraction > 1 else round(fraction, 4)


_NOTHING, _LETTER, _ALONE = range(3)
"""What a character is to words."""


@cache
def _class_of(text: str) -> int:
    """A space and what controls or marks no character is nothing; an ideograph is a word alone."""
    if not text or text.isspace() or unicodedata.category(text[0]) in ("Cc", "Cf", "Cs", "Cn"):
        return _NOTHING
    return _ALONE if is_ideographic(text) else _LETTER


def _pieces(line: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    held = ""
    box: Box = (0, 0, 0, 0)
    for span in line["spans"]:
        for character in span["chars"]:
            text: str = character["c"]
            place: Box = character["bbox"]
            kind = _class_of(text)
            if held and (kind != _LETTER or len(held) >= _MOST_CHARACTERS or _jumps(box, place)):
                yield held, box
                held = ""
            if kind == _ALONE:
                yield text, place
            elif kind == _LETTER:
                box = _joined(box, place) if held else place
                held += text
    if held:
        yield held, box


def is_ideographic(text: str) -> bool:
    """Whether a character is written without spaces between words."""
    return bool(text) and any(first <= ord(text[0]) <= last for first, last in _IDEOGRAPHIC)


def _jumps(box: Box, place: Box) -> bool:
    (left, top, right, bottom), (from_left, from_top, to_right, to_bottom) = box, place
    lower, upper = bottom - top, to_bottom - from_top
    most = _JUMP * (lower if lower > upper else upper)
    # In both directions: a turned line runs along the other axis.
    return from_left - right > most or left - to_right > most or from_top - bottom > most or top - to_bottom > most


def _joined(box: Box, place: Box) -> Box:
    (left, top, right, bottom), (from_left, from_top, to_right, to_bottom) = box, place
    # Comparing is four times as fast as min() and max(), and this is done for every letter.
    return (
        left if left < from_left else from_left,
        top if top < from_top else from_top,
        right if right > to_right else to_right,
        bottom if bottom > to_bottom else to_bottom,
    )
