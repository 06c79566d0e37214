"""What counts as the same text when one looks for it, and where in a page the characters of a match stand; pure.

Folded are case, width (ＡＢＣ and ABC), ligatures and the shapes PDFs give characters (⽂ and 文). Chinese is written
without spaces, so a space beside an ideograph or a comma is nothing; between two Latin words it is one. A hyphen inside
a word is nothing, so that a word divided at the end of a line is found whole.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from server.documents.inspect import Word
from server.documents.words import is_ideographic

_RUNS = re.compile(r"(?P<plain>[\u3400-\u9fffA-Za-z0-9]+)|.", re.DOTALL)
"""Most of any text has no other shape than its own, at most another case: that is folded by the run."""
_UNSEEN = ("Cc", "Cf", "Cn", "Cs")
_HYPHENS = frozenset("-\u2010\u2011")


def running_text(words: Sequence[Word] | Sequence[Sequence[object]]) -> tuple[str, list[int]]:
    """The words as one text with the spaces a reader would put, and for each character the word it is of (-1: none)."""
    text: list[str] = []
    owners: list[int] = []
    before: Sequence[object] | None = None
    for index, word in enumerate(words):
        piece = unicodedata.normalize("NFC", str(word[0]))
        if before is not None and text and piece:
            if _is_divided(text, piece, before, word):
                del text[-1], owners[-1]
            elif not is_ideographic(text[-1]) and not is_ideographic(piece[0]):
                text.append(" ")
                owners.append(-1)
        text.extend(piece)
        owners.extend([index] * len(piece))
        before = word
    return "".join(text), owners


def _is_divided(text: Sequence[str], piece: str, before: Sequence[object], word: Sequence[object]) -> bool:
    """Whether a word ends with a hyphen at the end of its line and goes on with this one."""
    if len(text) < 2 or text[-1] not in _HYPHENS or not text[-2].isalpha() or not piece[0].islower():
        return False
    return float(str(word[1])) < float(str(before[1]))


def fold(text: str) -> str:
    """The text as it is looked for; two texts that fold to the same are found as the same."""
    return folded_with_places(unicodedata.normalize("NFC", text))[0]


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters which character of the text it is of."""
    folded: list[str] = []
    places: list[int] = []
    last = ""
    gap = -1
    for run in _RUNS.finditer(text):
        place, piece = run.start(), run.group()
        if run.lastgroup != "plain":
            if piece.isspace():
                gap = place if gap < 0 else gap
                continue
            shape = _shape(piece)
            if not shape or (piece in _HYPHENS and _stands_between_letters(text, place)):
                continue
        else:
            shape = piece.lower()
        if gap >= 0 and _is_latin(last) and _is_latin(shape[0]):
            folded.append(" ")
            places.append(gap)
        gap = -1
        folded.append(shape)
        places.extend(range(place, run.end()) if len(shape) == len(piece) else [place] * len(shape))
        last = shape[-1]
    return "".join(folded), places


@lru_cache(maxsize=20_000)
def _shape(character: str) -> str:
    """The character without case, width and other shapes; nothing for what is not seen (soft hyphens, zero widths)."""
    shape = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(one for one in shape if not one.isspace() and unicodedata.category(one) not in _UNSEEN)


def _is_latin(shape: str) -> bool:
    """Whether it is written with spaces between words; a folded full-width letter is."""
    return shape.isalnum() and not is_ideographic(shape)


def _stands_between_letters(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and _is_letter(text[place - 1]) and _is_letter(text[place + 1])


def _is_letter(character: str) -> bool:
    return character.isalpha() and not is_ideographic(_shape(character)[:1])


def occurrences(folded: str, needle: str) -> Iterable[int]:
    """Where the needle begins, none overlapping the one before."""
    start = folded.find(needle) if needle else -1
    while start >= 0:
        yield start
        start = folded.find(needle, start + len(needle))
