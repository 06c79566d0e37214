"""Which greys a page of text keeps; decided by how often each grey is on it, so it costs one count of its pixels."""

from collections.abc import Sequence
from functools import lru_cache

USUAL = 16
_SIXTEEN = tuple(round(step * 255 / (USUAL - 1)) for step in range(USUAL))
_VISIBLY_OFF = 4
_MOST_OFF = 0.15
"""The edges of dense text are off on 6 % of a page, unseen; tinted paper or a gradient is off as a whole."""
_FLAT = 0.005
"""A grey on so much of the page, and far more often than those beside it, is a fill or the ink, and is kept exactly."""
_PEAK = 4
_MOST_FLAT = 8
_NEAR = 8
"""No grey is farther from one of the sixteen."""
_DENSE_EDGES = 0.115
"""Of a page 1200 pixels wide. From here 16 greys take more than 120 KiB: a full page of small Chinese print."""
_USUAL_WIDTH = 1200
_INK = 96
_PAPER = 224


def levels_of(counts: Sequence[int], width: int) -> tuple[int, ...] | None:
    """The greys to keep, from dark to light, of a page so wide with so many pixels of each grey; None for a photo.

    Text gets 16, with the page's own fills exactly among them. Text so dense that this would take twice the bytes gets
    ink, paper and two between: in the resolution of a tablet they carry it without visible loss.
    """
    total = sum(counts)
    flat = _flat(counts, total)
    levels = _with(flat, counts)
    table = nearest(levels)
    off = sum(count for grey, count in enumerate(counts) if abs(grey - levels[table[grey]]) > _VISIBLY_OFF)
    if off > _MOST_OFF * total:
        return None
    edges = (total - sum(counts[grey] for grey in flat)) / total * width / _USUAL_WIDTH
    if edges > _DENSE_EDGES and flat and _is_ink_on_paper(flat):
        ink, paper = flat[0], flat[-1]
        return tuple(round(ink + (paper - ink) * step / 3) for step in range(4))
    return levels


@lru_cache(maxsize=64)
def nearest(levels: tuple[int, ...]) -> list[int]:
    """For each of 256 greys the place of the nearest level."""
    return [min(range(len(levels)), key=lambda place: abs(levels[place] - grey)) for grey in range(256)]


def _flat(counts: Sequence[int], total: int) -> list[int]:
    def stands_out(grey: int) -> bool:
        beside = [counts[other] for other in (grey - 2, grey - 1, grey + 1, grey + 2) if 0 <= other < 256]
        return counts[grey] >= _FLAT * total and counts[grey] * len(beside) > _PEAK * sum(beside)

    most = sorted(filter(stands_out, range(256)), key=lambda grey: -counts[grey])
    return sorted(most[:_MOST_FLAT])


def _is_ink_on_paper(flat: Sequence[int]) -> bool:
    ink, paper = flat[0], flat[-1]
    return ink <= _INK and paper >= _PAPER and all(min(grey - ink, paper - grey) <= _NEAR for grey in flat)


def _with(flat: Sequence[int], counts: Sequence[int]) -> tuple[int, ...]:
    """The sixteen, each exchanged for a flat grey near it; never more than sixteen."""
    replaced = {min(_SIXTEEN, key=lambda level: abs(level - grey)) for grey in flat}
    levels = (set(_SIXTEEN) - replaced) | set(flat)
    while len(levels) > USUAL:
        levels.remove(min(levels - set(flat), key=lambda level: counts[level]))
    return tuple(sorted(levels))
