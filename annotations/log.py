"""The marks of one page as they come out of its operations, in whatever order those arrive (SPEC, rules O and C)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from annotations.errors import MarkError, MarkProblem
from annotations.marks import MARKS_PER_PAGE, Mark, MarkKind

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Add:
    """A mark is made, or seen again in a later state."""

    mark: Mark


@dataclass(frozen=True)
class Erase:
    """A mark becomes a tombstone; `revision` is even, one more than its maker saw."""

    mark_id: str
    revision: int


@dataclass(frozen=True)
class Restore:
    """A tombstone becomes a mark again; `revision` is odd, one more than its maker saw."""

    mark_id: str
    revision: int


Operation = Add | Erase | Restore


@dataclass(frozen=True)
class Entry:
    """What is known of a mark: itself at its newest revision, or that revision alone while it has not arrived."""

    mark: Mark | None
    revision: int


@dataclass(frozen=True)
class PageMarks:
    """State of a page: entries by mark id. Equal operations make equal states, whatever their order."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def find(self, mark_id: str) -> Mark | None:
        """The mark in its newest state, erased or not."""
        entry = self.entries.get(mark_id)
        return None if entry is None else entry.mark

    def visible(self) -> list[Mark]:
        """Marks that are not erased, in the order they are drawn."""
        marks = (entry.mark for entry in self.entries.values())
        return sorted((mark for mark in marks if mark is not None and not mark.erased), key=drawing_order)


def apply(page: PageMarks, operation: Operation) -> PageMarks:
    """Page after an operation. Commutative, associative and idempotent; nothing is refused here."""
    match operation:
        case Add(mark):
            mark_id, news = mark.id, Entry(mark, mark.revision)
        case Erase(mark_id, revision) | Restore(mark_id, revision):
            if (revision % 2 == 0) != isinstance(operation, Erase):
                raise ValueError("an erasing has an even revision, a restoring an odd one")
            news = Entry(None, revision)
    known = page.entries.get(mark_id)
    merged = news if known is None else _merge(known, news)
    return page if merged == known else PageMarks({**page.entries, mark_id: merged})


def replay(operations: Iterable[Operation]) -> PageMarks:
    """Page after all `operations`, from nothing."""
    page = PageMarks()
    for operation in operations:
        page = apply(page, operation)
    return page


def merge(one: PageMarks, other: PageMarks) -> PageMarks:
    """Page that knows what both know: how two terminals, or a terminal and a snapshot, come together."""
    entries = dict(one.entries)
    for mark_id, entry in other.entries.items():
        known = entries.get(mark_id)
        entries[mark_id] = entry if known is None else _merge(known, entry)
    return PageMarks(entries)


def drawing_order(mark: Mark) -> tuple[int, int, str]:
    """Sort key: highlighter below ink, then by time to the millisecond (all that browsers keep), then by id."""
    milliseconds = (mark.made_at - _EPOCH) // timedelta(milliseconds=1)
    return (0 if mark.shape.kind is MarkKind.HIGHLIGHT else 1, milliseconds, mark.id)


def erase(mark: Mark) -> Mark:
    """The mark as a tombstone; one that is erased already stays as it is."""
    return mark if mark.erased else _at_revision(mark, mark.revision + 1)


def restore(mark: Mark) -> Mark:
    """The mark brought back; one that is there already stays as it is."""
    return _at_revision(mark, mark.revision + 1) if mark.erased else mark


def undo(operation: Operation, mark: Mark) -> Operation | None:
    """Operation by which an author takes back their own `operation`; `mark` is its newest state. None when somebody
    (the author on another terminal, or a clearing) has been there first."""
    match operation:
        case Add() | Restore():
            return None if mark.erased else Erase(mark.id, mark.revision + 1)
        case Erase(_, revision):
            return Restore(mark.id, revision + 1) if mark.revision == revision else None


def admit(known: Mark | None, mark: Mark, visible_on_layer: int) -> bool:
    """Say whether `mark` is news. False: the very same was added before (a repeat changes nothing). Raises
    `mark_id_taken` for another content under a known id, `page_full` past MARKS_PER_PAGE."""
    if known is not None:
        if _content(known) != _content(mark):
            raise MarkError(MarkProblem.MARK_ID_TAKEN, mark_id=mark.id)
        return False
    if visible_on_layer >= MARKS_PER_PAGE:
        raise MarkError(MarkProblem.PAGE_FULL, page=mark.page, limit=MARKS_PER_PAGE)
    return True


def _merge(one: Entry, other: Entry) -> Entry:
    marks = [entry.mark for entry in (one, other) if entry.mark is not None]
    # The server never lets two contents in under one id; were it to happen, all terminals still agree on one.
    mark = min(marks, key=lambda each: (each.made_at, _content(each))) if marks else None
    revision = max(one.revision, other.revision)
    return Entry(None if mark is None else _at_revision(mark, revision), revision)


def _at_revision(mark: Mark, revision: int) -> Mark:
    if mark.revision == revision:
        return mark
    return mark.model_copy(update={"revision": revision, "erased": revision % 2 == 0})


def _content(mark: Mark) -> str:
    return mark.model_dump_json(exclude={"made_at", "revision", "erased"})
