"""Rules O and C of annotations/SPEC.md: random peers, drops, repeats and reordering end at one page."""

import os
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from annotations.errors import MarkError, MarkProblem
from annotations.log import (
    Add,
    Erase,
    Operation,
    PageMarks,
    Restore,
    admit,
    apply,
    drawing_order,
    erase,
    merge,
    replay,
    restore,
    undo,
)
from annotations.marks import MARKS_PER_PAGE, Mark
from tests.annotations.strokes import START, highlight, ink, mark, some_marks, some_operations

SEEDS = Path(__file__).with_name("seeds.txt")
KEPT = [int(line) for line in SEEDS.read_text().splitlines() if line and not line.startswith("#")]
# Fresh seeds are thrown inside the test: names of tests must be the same in every process that collects them.
FRESH = int(os.environ.get("FUZZ", "30"))
RUNS: list[int | str] = [*KEPT, *(f"fresh {number}" for number in range(1, FRESH + 1))]


@contextmanager
def kept_if_it_fails(run: int | str) -> Iterator[random.Random]:
    seed = run if isinstance(run, int) else secrets.randbits(32)
    try:
        yield random.Random(seed)
    except AssertionError:
        if seed not in KEPT:
            with SEEDS.open("a") as seeds:
                seeds.write(f"{seed}\n")
        raise


@pytest.mark.parametrize("run", RUNS)
def test_C1_any_order_and_any_repeats_give_the_same_page(run: int | str) -> None:
    with kept_if_it_fails(run) as dice:
        operations = some_operations(dice, some_marks(dice, 8), 30)
        page = replay(operations)
        again = operations + dice.choices(operations, k=20)
        dice.shuffle(again)
        assert replay(again) == page
        assert replay(again).visible() == page.visible()


@pytest.mark.parametrize("run", RUNS)
def test_C4_merging_is_commutative_associative_and_idempotent(run: int | str) -> None:
    with kept_if_it_fails(run) as dice:
        operations = some_operations(dice, some_marks(dice, 6), 24)
        one, two, three = (replay(dice.sample(operations, k=12)) for _ in range(3))
        assert merge(one, two) == merge(two, one)
        assert merge(merge(one, two), three) == merge(one, merge(two, three))
        assert merge(one, one) == one
        halves = operations[:15], operations[15:]
        assert merge(replay(halves[0]), replay(halves[1])) == replay(operations)


class Peer:
    """A terminal with its own idea of the page, and a link that drops, repeats and reorders."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.page = PageMarks()
        self.sent: list[Operation] = []

    def act(self, dice: random.Random) -> None:
        known = [entry.mark for entry in self.page.entries.values() if entry.mark is not None]
        if not known or dice.random() < 0.4:
            operation: Operation = Add(mark(f"{self.name}_{len(self.sent):05d}"))
        else:
            chosen = dice.choice(known)
            turn = Restore if chosen.erased else Erase
            operation = turn(chosen.id, chosen.revision + 1)
        self.hear(operation)
        self.sent.append(operation)

    def hear(self, operation: Operation) -> None:
        self.page = apply(self.page, operation)


@pytest.mark.parametrize("run", RUNS)
def test_C1_peers_on_bad_links_end_at_the_same_page(run: int | str) -> None:
    with kept_if_it_fails(run) as dice:
        peers = [Peer(f"peer_{name}") for name in ("chen", "lin", "wu", "zhao")]
        for _ in range(120):
            peer, other = dice.sample(peers, 2)
            peer.act(dice)
            # Late, out of order, some never: the rest comes with the next snapshot, below.
            for operation in dice.choices(peer.sent, k=2):
                other.hear(operation)
        server = replay(operation for peer in dice.sample(peers, 4) for operation in reversed(peer.sent))
        for peer in peers:
            assert merge(peer.page, server) == server
        assert len(server.visible()) == len({each.id for each in server.visible()})


def test_C2_an_erase_wins_over_an_add_that_arrives_later() -> None:
    late = mark("mark_0001")
    page = replay([Erase(late.id, 2), Add(late)])
    assert page.visible() == []
    found = page.find(late.id)
    assert found is not None and found.erased
    assert replay([Erase(late.id, 2)]).find(late.id) is None


def test_C3_the_higher_revision_is_the_newer_and_equal_ones_meet() -> None:
    one = mark("mark_0001")
    erased_twice: list[Operation] = [Add(one), Erase(one.id, 2), Erase(one.id, 2)]
    assert replay(erased_twice).visible() == []
    back = replay([*erased_twice, Restore(one.id, 3)])
    assert [each.revision for each in back.visible()] == [3]
    assert apply(back, Add(one)) == back
    assert apply(back, Erase(one.id, 2)) == back


def test_C5_two_contents_under_one_id_end_as_the_same_one() -> None:
    first, second = mark("mark_0001"), mark("mark_0001", ink([(5, 5)]), made_at=START + timedelta(seconds=1))
    assert replay([Add(first), Add(second)]) == replay([Add(second), Add(first)])
    assert replay([Add(second), Add(first)]).find("mark_0001") == first
    twin = mark("mark_0001", ink([(5, 5)]))
    assert replay([Add(first), Add(twin)]) == replay([Add(twin), Add(first)])


def test_C6_highlighter_first_then_time_to_the_millisecond_then_id() -> None:
    late_highlight = mark("mark_000z", highlight([(5, 5)]), made_at=START + timedelta(hours=1))
    early = mark("mark_000c", made_at=START)
    same_millisecond = mark("mark_000b", made_at=START + timedelta(microseconds=900))
    later = mark("mark_000a", made_at=START + timedelta(milliseconds=1))
    assert sorted([later, early, late_highlight, same_millisecond], key=drawing_order) == [
        late_highlight,
        same_millisecond,
        early,
        later,
    ]


def test_O1_adding_twice_adds_once() -> None:
    one = mark("mark_0001")
    assert admit(None, one, 0) and not admit(one, one, 1)
    later_and_erased = erase(one).model_copy(update={"made_at": START + timedelta(minutes=3)})
    assert not admit(later_and_erased, one, MARKS_PER_PAGE)


def test_O2_erasing_and_restoring_again_change_nothing() -> None:
    one = mark("mark_0001")
    gone = erase(one)
    assert (gone.erased, gone.revision) == (True, 2)
    assert erase(gone) is gone
    assert restore(gone) == one.model_copy(update={"revision": 3})
    assert restore(one) is one
    assert Mark.model_validate_json(gone.model_dump_json()) == gone


def test_O2_a_revision_that_contradicts_its_operation_is_no_operation() -> None:
    with pytest.raises(ValueError, match="even"):
        apply(PageMarks(), Erase("mark_0001", 3))
    with pytest.raises(ValueError, match="even"):
        Mark.model_validate({**mark("mark_0001").model_dump(), "erased": True})


def test_O3_another_content_under_a_known_id_is_refused() -> None:
    with pytest.raises(MarkError) as caught:
        admit(mark("mark_0001"), mark("mark_0001", ink([(5, 5)])), 1)
    assert (caught.value.code, caught.value.facts) == (MarkProblem.MARK_ID_TAKEN, {"mark_id": "mark_0001"})


def test_O4_a_full_page_takes_no_more() -> None:
    assert admit(None, mark("mark_0001"), MARKS_PER_PAGE - 1)
    with pytest.raises(MarkError) as caught:
        admit(None, mark("mark_0001"), MARKS_PER_PAGE)
    assert (caught.value.code, caught.value.facts) == (MarkProblem.PAGE_FULL, {"page": 3, "limit": 2000})


def test_O5_undo_takes_back_ones_own_last_step_and_redo_brings_it_again() -> None:
    one = mark("mark_0001")
    taken_back = undo(Add(one), one)
    assert taken_back == Erase(one.id, 2)
    again = undo(taken_back, erase(one))
    assert again == Restore(one.id, 3)
    assert replay([Add(one), taken_back, again]).visible() == [restore(erase(one))]


def test_O5_where_somebody_was_there_first_there_is_nothing_to_undo() -> None:
    cleared = erase(mark("mark_0001"))
    assert undo(Add(cleared), cleared) is None
    assert undo(Erase("mark_0001", 2), erase(restore(cleared))) is None
