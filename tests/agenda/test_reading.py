"""Who may read which papers: the table by role and time, and what holds of every reader."""

import itertools

import pytest

from agenda.reading import Item, Reader, always_inside, is_inside, may_read, reports
from agenda.vocabulary import Classification, ItemState, ReadingGrant, Role

WAITING, CURRENT, CLOSED, POSTPONED = ItemState
OPEN, CLOSED_DOORS = False, True


def when(role: Role | None, restricted: bool, **reader: object) -> str:
    """In which states of the item somebody may read: w, c, x and p."""
    return "".join(
        letter for letter, state in zip("wcxp", (WAITING, CURRENT, CLOSED, POSTPONED), strict=True)
        if is_inside(Reader(role, "孙立", **reader), Item(restricted, state, "财务处 孙立"))  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("role", "open_item", "restricted", "called_in"),
    [
        (Role.CHAIR, "wcxp", "wcxp", "wcxp"),
        (Role.MEMBER, "wcxp", "wcxp", "wcxp"),
        (Role.SECRETARY, "wcxp", "wcxp", "wcxp"),
        (Role.STAFF, "wcxp", "wcxp", "wcxp"),
        (Role.OBSERVER, "c", "", "wc"),
        (Role.REPORTER, "c", "", "wc"),
        (Role.GUEST, "", "", "wc"),
        (None, "wcxp", "", ""),
    ],
)
def test_the_defaults_by_role(role: Role | None, open_item: str, restricted: str, called_in: str) -> None:
    assert when(role, OPEN) == open_item
    assert when(role, CLOSED_DOORS) == restricted
    if role is not None:
        assert when(role, OPEN, called_in=True) == when(role, CLOSED_DOORS, called_in=True) == called_in
        assert when(role, OPEN, called_in=False) == when(role, CLOSED_DOORS, called_in=False) == ""
        assert when(role, CLOSED_DOORS, grant=ReadingGrant.ALLOWED) == "wcxp"


def test_a_reporter_reads_only_what_they_report() -> None:
    for reporters, theirs in [("孙立", True), ("财务处 孙立、李敏", True), ("孙立明", False), ("", False)]:
        assert reports("孙立", reporters) is theirs
        assert is_inside(Reader(Role.REPORTER, "孙立"), Item(False, CURRENT, reporters)) is theirs
    assert not reports("", "")


def everything() -> list[tuple[Reader, Item, Classification]]:
    """Every reader, item and classification there can be."""
    readers = [Reader(*one) for one in itertools.product(
        (*Role, None), ("孙立", "周舟"), (None, True, False), (None, *ReadingGrant))]
    items = [Item(*one) for one in itertools.product((True, False), ItemState, ("孙立", ""))]
    return list(itertools.product(readers, items, Classification))


def test_of_every_reader() -> None:
    for reader, item, classification in everything():
        reads = may_read(reader, item, classification)
        if classification is Classification.PUBLIC and not item.restricted:
            assert reads
            continue
        assert reads is is_inside(reader, item)
        if reader.role is None:
            assert reads is not item.restricted
        elif reader.grant is ReadingGrant.DENIED or reader.called_in is False:
            assert not reads
        elif reader.grant is ReadingGrant.ALLOWED:
            assert reads


def test_whoever_always_reads_is_never_kept_out_of_an_open_item() -> None:
    """What is told to the whole room must be readable by the whole room."""
    for reader, item, _ in everything():
        if always_inside(reader) and not item.restricted:
            assert is_inside(reader, item)


def test_calling_in_never_takes_away_and_letting_out_never_gives() -> None:
    for reader, item, _ in everything():
        called = Reader(reader.role, reader.name, True, reader.grant)
        let_out = Reader(reader.role, reader.name, False, reader.grant)
        neither = Reader(reader.role, reader.name, None, reader.grant)
        if item.state in (WAITING, CURRENT):
            assert is_inside(called, item) >= is_inside(neither, item)
        assert is_inside(let_out, item) <= is_inside(neither, item)
