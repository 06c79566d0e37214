"""Makes words out of the characters of a page.

A word ends at a space and at a jump. Chinese has no spaces: there every character is a word of its own, so that what is
searched, selected or highlighted is marked to the character and not by the line.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def words_of(
    blocks: Iterable[Mapping[str, Any]], turn: Callable[[Box], tuple[float, ...]], width: float, height: float
) -> Sequence[Word]:
    """Words in reading order from MuPDF's `rawdict` blocks; `turn` brings a box to the displayed page of this size."""
    words: list[Word] = []
    for block in blocks:
        for line in block.get("lines", ()):
            for text, box in _pieces(line):
                left, top, right, bottom = turn(box)
                word = (text, _clip(left / width), _clip(top / height), _clip(right / width), _clip(bottom / height))
                # What lies outside the crop box is not displayed and must not be found.
                if word[1] < word[3] and word[2] < word[4]:
                    words.append(word)
                if len(words) == MOST_WORDS:
                    return words
    return words


def _clip(fraction: float) -> float:
    """Four digits are a twentieth of a millimetre on A4."""
    return round(min(1.0, max(0.0, fraction)), 4)


def _pieces(line: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    held = ""
    box: Box = (0, 0, 0, 0)
    for span in line["spans"]:
        for character in span["chars"]:
            text = _visible(character["c"])
            place: Box = character["bbox"]
            alone = is_ideographic(text)
            if held and (not text or alone or len(held) >= _MOST_CHARACTERS or _jumps(box, place)):
                yield held, box
                held = ""
            if alone:
                yield text, place
            elif text:
                box = _joined(box, place) if held else place
                held += text
    if held:
        yield held, box


def _visible(text: str) -> str:
    """The character, or nothing for spaces and for what controls or marks no character."""
    return "" if not text or text.isspace() or unicodedata.category(text[0]) in ("Cc", "Cf", "Cs", "Cn") else text


def is_ideographic(text: str) -> bool:
    """Whether a character is written without spaces between words."""
    return bool(text) and any(first <= ord(text[0]) <= last for first, last in _IDEOGRAPHIC)


def _jumps(box: Box, place: Box) -> bool:
    # In both directions: a turned line runs along the other axis.
    gap = max(_gap(box[0], box[2], place[0], place[2]), _gap(box[1], box[3], place[1], place[3]))
    return gap > _JUMP * max(box[3] - box[1], place[3] - place[1])


def _gap(low: float, high: float, other_low: float, other_high: float) -> float:
    return max(other_low - high, low - other_high)


def _joined(box: Box, place: Box) -> Box:
    return min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[2]), max(box[3], place[3])
