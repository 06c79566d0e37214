"""Items and papers that a heap of files seems to hold, by their names: a proposal, for a person to correct."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agenda.paper_names import NameSays, is_hidden, read_name, unit_of

MOST_TITLE = 200
_ALIKE = 0.6
"""Two titles that share so many pairs of characters mean one item."""


@dataclass(frozen=True)
class KnownItem:
    """An item that is on the agenda already."""

    id: str
    number: int
    title: str


@dataclass(frozen=True)
class ProposedItem:
    """An item the files speak of; `id` where it is on the agenda already."""

    key: str
    id: str | None
    title: str
    submitted_by: str
    reporter: str


@dataclass(frozen=True)
class ProposedPaper:
    """A file, the item it seems to belong to (None: nobody can tell), and the name its readers would see."""

    path: str
    item: str | None
    name: str


@dataclass(frozen=True)
class Proposal:
    """Items in the order of the agenda, each item's papers in the order they are read, then what fits nowhere."""

    items: tuple[ProposedItem, ...]
    papers: tuple[ProposedPaper, ...]


_Place = tuple[int, int, int]


@dataclass
class _Heap:
    """The files of one item, while they are gathered."""

    number: int | None
    folder: str = ""
    unit: str = ""
    readings: list[tuple[_Place, NameSays]] = field(default_factory=list)
    papers: list[tuple[_Place, str, str]] = field(default_factory=list)

    def take(self, path: str, says: NameSays, place: _Place) -> None:
        """Add a file."""
        self.readings.append((place, says))
        self.papers.append((place, path, says.name))


def propose(paths: Sequence[str], known: Sequence[KnownItem] = ()) -> Proposal:
    """Items and papers for these paths (folders parted by `/`), beside the items there are already.

    Every path that is not hidden comes out exactly once. A number names the item, and a numbered folder names it for
    all it holds; a folder without a number is an item by its name, unless it is that of a unit.
    """
    visible = list(dict.fromkeys(path for path in paths if not is_hidden(path)))
    shared = _shared_folders(visible)
    heaps: dict[str, _Heap] = {}
    loose = [path for path in visible if not _placed(path, shared, heaps)]
    _place_loose(loose, shared, heaps)
    # Sorting is stable: items nobody numbered keep the order their files came in, behind those with numbers.
    ordered = sorted(heaps.items(), key=lambda entry: (entry[1].number is None, entry[1].number or 0))
    titled = [(key, heap, _title(heap)) for key, heap in ordered]
    ids = _known_ids([(heap.number, title) for _, heap, title in titled], known)
    items = tuple(
        ProposedItem(key, found.id if found else None, found.title if found else title, *_brought_by(heap))
        for (key, heap, title), found in zip(titled, ids, strict=True)
    )
    papers = [
        ProposedPaper(path, key, name[:MOST_TITLE])
        for key, heap in ordered
        for _, path, name in sorted(heap.papers, key=lambda paper: (paper[0], _natural(paper[1])))
    ]
    settled = {paper.path for paper in papers}
    papers += [
        ProposedPaper(path, None, read_name(_last(path)).name[:MOST_TITLE]) for path in visible if path not in settled
    ]
    return Proposal(items, tuple(papers))


def _placed(path: str, shared: int, heaps: dict[str, _Heap]) -> bool:
    """Put a path with the item its name or a folder of it tells; false if none does."""
    says = read_name(_last(path))
    names = path.split("/")[shared:-1]
    folders = [read_name(name, is_folder=True) for name in names]
    unit = next((unit for name in names if (unit := unit_of(name))), "")
    # The outermost numbered folder is the item; what is numbered inside it are its papers.
    outer = next((folder for folder in folders if folder.number is not None), None)
    if outer is not None:
        heap = heaps.setdefault(f"number:{outer.number}", _Heap(outer.number))
        heap.folder = heap.folder or outer.title
        heap.readings.append(((0, 0, 0), outer))
        heap.take(path, says, (int(says.is_attachment), says.number or 0, says.part))
    elif says.number is not None:
        heap = heaps.setdefault(f"number:{says.number}", _Heap(says.number))
        heap.take(path, says, (int(says.is_attachment), says.part, 0))
    elif folders and not unit and not folders[0].is_attachment and not folders[0].is_general and folders[0].title:
        heap = heaps.setdefault(f"folder:{names[0]}", _Heap(None, folders[0].title))
        heap.take(path, says, (int(says.is_attachment), says.part, 0))
    else:
        return False
    heap.unit = heap.unit or unit
    return True


def _place_loose(loose: Sequence[str], shared: int, heaps: dict[str, _Heap]) -> None:
    """Where no numbers tell the items each paper is one; attachments follow the only item there is."""
    read = {path: read_name(_last(path)) for path in loose}
    papers = {path: says for path, says in read.items() if not says.is_attachment and not says.is_general}
    if all(heap.number is None for heap in heaps.values()):
        for path, says in papers.items():
            unit = next((unit for name in path.split("/")[shared:-1] if (unit := unit_of(name))), "")
            heaps[f"file:{path}"] = _Heap(None, unit=unit)
            heaps[f"file:{path}"].take(path, says, (0, 0, 0))
    if len(heaps) == 1:
        only = next(iter(heaps.values()))
        for path in loose:
            if read[path].is_attachment:
                only.take(path, read[path], (1, read[path].part, 0))


def _title(heap: _Heap) -> str:
    """The folder's name, else that of the paper read first."""
    if heap.folder:
        return heap.folder[:MOST_TITLE]
    readings = sorted(heap.readings, key=lambda reading: reading[0])
    named = [says.title for _, says in readings if says.title]
    return named[0][:MOST_TITLE] if named else ""


def _brought_by(heap: _Heap) -> tuple[str, str]:
    readings = [says for _, says in sorted(heap.readings, key=lambda reading: reading[0])]
    unit = next((says.submitted_by for says in readings if says.submitted_by), heap.unit)
    return unit[:MOST_TITLE], next((says.reporter for says in readings if says.reporter), "")[:MOST_TITLE]


def _known_ids(wanted: Sequence[tuple[int | None, str]], known: Sequence[KnownItem]) -> list[KnownItem | None]:
    """The item of the agenda each means: one that is called alike, else the one of the same number; each once."""
    free = list(known)
    found: list[KnownItem | None] = [None] * len(wanted)

    def settle(place: int, item: KnownItem | None) -> None:
        if item is not None:
            found[place] = item
            free.remove(item)

    for place, (_, title) in enumerate(wanted):
        settle(place, next((item for item in free if _alike(title, item.title) >= _ALIKE), None))
    for place, (number, _) in enumerate(wanted):
        if found[place] is None:
            settle(place, next((item for item in free if item.number == number), None))
    return found


def _alike(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) / min(len(pairs), len(others)) if pairs and others else 0.0


def _pairs(title: str) -> set[str]:
    # 关于…的议案 stands around every title and tells none from another.
    bare = re.sub(r"^关于|的?(?:议案|方案|汇报|报告|请示|情况|建议|说明)+$|[\s\W]", "", title.lower())
    return {bare[place : place + 2] for place in range(len(bare) - 1)}


def _shared_folders(paths: Sequence[str]) -> int:
    """How many outer folders all paths share that are no item themselves: the folder somebody dropped."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = 0
    while folders and all(len(one) > shared and one[shared] == folders[0][shared] for one in folders):
        if read_name(folders[0][shared], is_folder=True).number is not None:
            break
        shared += 1
    return shared


def _natural(path: str) -> list[tuple[int, int, str]]:
    """附件10 comes after 附件9."""
    return [(0, int(piece), "") if piece.isascii() and piece.isdigit() else (1, 0, piece)
            for piece in re.split(r"(\d+)", path) if piece]


def _last(path: str) -> str:
    return path.rsplit("/", 1)[-1]
