"""What changed from one version of a paper to the next: which page became which, and where on them it differs. Pure.

Text is compared line by line over the whole paper, not page by page, so that a paragraph put in on page 3 does not make
every page behind it differ: what only moved has not changed. Pages without words are told apart by their drawings.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from server.documents.page_lines import Box, Line, PageContent, box_of, joined, lines_of, page_number_boxes

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_MOST_WORD_PAIRS = 4_000_000
"""Beyond it a passage counts as rewritten as a whole."""
_MOST_LINE_PAIRS = 16_000_000
_IN_PLACE = 0.004
"""Nearer than this a word has not moved: a millimetre on A4."""


@dataclass(frozen=True)
class Pair:
    """Two pages that are to be looked at beside each other; the boxes say where a difference tells nothing new."""

    old: int
    new: int
    ignored_old: tuple[Box, ...]
    ignored_new: tuple[Box, ...]


@dataclass(frozen=True)
class Changes:
    """From an older version to a newer one; pages count from one.

    `places`: for each old page the new page that stands for it. `kept`: the same where nothing on it changed, else 0.
    `pages`: new page → where something new stands, no box where something is only gone. `before`: old page → where
    something stood that is gone.
    """

    places: tuple[int, ...]
    kept: tuple[int, ...]
    pages: Mapping[int, Sequence[Box]]
    before: Mapping[int, Sequence[Box]]


@dataclass
class Compared:
    """What the words say; the pages in `pairs` still have to be looked at."""

    places: list[int]
    unmoved: list[int]
    """New page with every word in its place, else 0."""
    added: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    moved_old: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    moved_new: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    pairs: list[Pair] = field(default_factory=list)

    def seen(self, differing: Mapping[tuple[int, int], Sequence[Box]]) -> Changes:
        """The changes, once the pairs were looked at and found to differ in these boxes."""
        pages = {page: joined(boxes) for page, boxes in self.added.items()}
        before = {page: joined(boxes) for page, boxes in self.gone.items()}
        kept = list(self.unmoved)
        for (old, new), boxes in differing.items():
            if boxes:
                pages[new] = [*pages.get(new, ()), *boxes]
                before[old] = [*before.get(old, ()), *boxes]
                kept[old - 1] = 0
        kept = [new if new not in pages and old not in before else 0 for old, new in enumerate(kept, 1)]
        return Changes(tuple(self.places), tuple(kept), dict(sorted(pages.items())), dict(sorted(before.items())))


def compare(old: Sequence[PageContent], new: Sequence[PageContent]) -> Compared:
    """Compare two versions by their words; neither may be without pages."""
    old_lines = [lines_of(number, page) for number, page in enumerate(old, 1)]
    new_lines = [lines_of(number, page) for number, page in enumerate(new, 1)]
    keys = [
        [tuple(line.text for line in lines) or page.drawing for page, lines in zip(pages, by_page, strict=True)]
        for pages, by_page in ((old, old_lines), (new, new_lines))
    ]
    made = Compared([0] * len(old), [0] * len(old))
    votes: list[Counter[int]] = [Counter() for _ in old]
    for name, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if name == "equal":
            for offset in range(b - a):
                _match(made, votes, old_lines[a + offset], new_lines[c + offset])
                made.places[a + offset] = c + offset + 1
        else:
            _compare_passage(made, votes, old_lines[a:b], new_lines[c:d])
            _place(made, votes, range(a, b), range(c, d), len(new), old_lines, new_lines)
    _pair_up(made, old, new, old_lines, new_lines)
    return made


def compose(first: Changes, second: Changes) -> Changes:
    """The changes over two steps. What changed in both is boxed in both; what came and went again counts as changed."""
    places = tuple(second.places[place - 1] for place in first.places)
    kept = tuple(second.kept[place - 1] if place else 0 for place in first.kept)
    pages: dict[int, list[Box]] = {page: list(boxes) for page, boxes in second.pages.items()}
    for page, boxes in first.pages.items():
        if not _is_whole(second.before, page):
            pages.setdefault(second.places[page - 1], []).extend(boxes)
    before: dict[int, list[Box]] = {page: list(boxes) for page, boxes in first.before.items()}
    for page, boxes in second.before.items():
        for old, place in enumerate(first.places, 1):
            if place == page and not _is_whole(first.pages, page) and not _is_whole(first.before, old):
                before.setdefault(old, []).extend(boxes)
    return Changes(places, kept, {page: joined(pages[page]) for page in sorted(pages)},
                   {page: joined(before[page]) for page in sorted(before)})


def _is_whole(changed: Mapping[int, Sequence[Box]], page: int) -> bool:
    """Whether a page came or went as a whole."""
    return WHOLE in changed.get(page, ())


def _match(made: Compared, votes: list[Counter[int]], old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Note lines that say the same; whether all of them stand where they stood."""
    stayed = True
    for one, other in zip(old, new, strict=True):
        votes[one.page - 1][other.page] += len(one.text)
        in_place = len(one.words) == len(other.words) and all(
            abs(a - b) < _IN_PLACE
            for before, after in zip(one.words, other.words, strict=True)
            for a, b in zip(box_of(before), box_of(after), strict=True)
        )
        if not in_place:
            stayed = False
            made.moved_old[one.page].extend(map(box_of, one.words))
            made.moved_new[other.page].extend(map(box_of, other.words))
    return stayed


def _compare_passage(
    made: Compared, votes: list[Counter[int]], old_pages: Sequence[Sequence[Line]], new_pages: Sequence[Sequence[Line]]
) -> None:
    old = [line for lines in old_pages for line in lines]
    new = [line for lines in new_pages for line in lines]
    texts = [line.text for line in old], [line.text for line in new]
    if len(old) * len(new) > _MOST_LINE_PAIRS:
        _rewritten(made, votes, old, new)
        return
    for name, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if name == "equal":
            _match(made, votes, old[a:b], new[c:d])
        else:
            _rewritten(made, votes, old[a:b], new[c:d])
        if name == "delete" and new:
            # Nothing new stands there, and yet the page is another one.
            _ = made.added[new[min(c, len(new) - 1)].page]


def _rewritten(made: Compared, votes: list[Counter[int]], old: Sequence[Line], new: Sequence[Line]) -> None:
    before = [(line.page, word) for line in old for word in line.words]
    after = [(line.page, word) for line in new for word in line.words]
    if len(before) * len(after) > _MOST_WORD_PAIRS:
        opcodes = [("replace", 0, len(before), 0, len(after))]
    else:
        words = [word[0] for _, word in before], [word[0] for _, word in after]
        opcodes = list(SequenceMatcher(None, *words, autojunk=False).get_opcodes())
    for name, a, b, c, d in opcodes:
        if name == "equal":
            for (page, word), (now, moved) in zip(before[a:b], after[c:d], strict=True):
                votes[page - 1][now] += len(word[0])
                made.moved_old[page].append(box_of(word))
                made.moved_new[now].append(box_of(moved))
            continue
        for page, word in before[a:b]:
            made.gone[page].append(box_of(word))
        for page, word in after[c:d]:
            made.added[page].append(box_of(word))
        if name == "delete" and after:
            _ = made.added[after[min(c, len(after) - 1)][0]]


def _place(
    made: Compared, votes: list[Counter[int]], old: range, new: range, pages: int, old_lines: Sequence[Sequence[Line]],
    new_lines: Sequence[Sequence[Line]],
) -> None:
    """Say for each old page of a passage which new page stands for it."""
    free = [page for page in new if not new_lines[page]]
    for page in old:
        best = max(votes[page].items(), key=lambda vote: (vote[1], -vote[0]), default=None)
        if best is not None:
            made.places[page] = best[0]
        elif not old_lines[page] and free:
            made.places[page] = free.pop(0) + 1
        else:
            # Nothing of it is left: the page that stands where it stood.
            made.places[page] = min(new.start + min(page - old.start, max(len(new) - 1, 0)), pages - 1) + 1


def _pair_up(
    made: Compared, old: Sequence[PageContent], new: Sequence[PageContent], old_lines: Sequence[Sequence[Line]],
    new_lines: Sequence[Sequence[Line]],
) -> None:
    """Choose for each new page at most one old one to be looked at beside it; what has none is new as a whole."""
    taken: dict[int, int] = {}
    for page, place in enumerate(made.places, 1):
        alike = _likeness(old_lines[page - 1], new_lines[place - 1])
        if alike > (_likeness(old_lines[taken[place] - 1], new_lines[place - 1]) if place in taken else 0):
            taken[place] = page
    for place, page in sorted(taken.items()):
        before, after = old[page - 1], new[place - 1]
        words_stay = page not in made.moved_old and page not in made.gone and place not in made.added
        if words_stay and place not in made.moved_new:
            made.unmoved[page - 1] = place
        if before.drawing == after.drawing:
            continue
        made.pairs.append(Pair(
            page, place, (*page_number_boxes(page, before), *made.moved_old.get(page, ()), *made.gone.get(page, ())),
            (*page_number_boxes(place, after), *made.moved_new.get(place, ()), *made.added.get(place, ())),
        ))
    for place in range(1, len(new) + 1):
        if place not in taken:
            made.added[place] = [WHOLE]
    for page in range(1, len(old) + 1):
        if page not in taken.values():
            made.gone[page] = [WHOLE]


def _likeness(old: Sequence[Line], new: Sequence[Line]) -> float:
    """How much two pages share; two pages without words may be the same scan."""
    if not old or not new:
        return 1.0 if not old and not new else 0.0
    shared = Counter(line.text for line in old) & Counter(line.text for line in new)
    return (1 + sum(shared.values())) / (1 + max(len(old), len(new)))
