"""Who gets restricted papers on paper, and how copies and pages are numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.errors import AgendaError
from agenda.printing import (
    MOST_PRINTED_PAGES,
    Receiver,
    first_pages,
    number_copies,
    require_personal,
    require_printable,
)

CHEN, WU, NOBODY = Receiver("chen", "陈䶮"), Receiver("wu", "吴敏"), Receiver(None, "")


def test_restricted_papers_go_to_named_people_inside_only() -> None:
    require_personal([NOBODY, CHEN], [])
    require_personal([CHEN], [frozenset({"chen"}), frozenset({"chen", "wu"})])
    with pytest.raises(AgendaError, match="copies_not_personal"):
        require_personal([CHEN, NOBODY], [frozenset({"chen"})])
    with pytest.raises(AgendaError) as refused:
        require_personal([CHEN, WU], [frozenset({"chen", "wu"}), frozenset({"chen"})])
    assert refused.value.code == "copy_not_for" and refused.value.facts == {"name": "吴敏"}


@given(st.integers(0, 900), st.integers(1, 60))
def test_no_two_copies_share_a_number(last: int, count: int) -> None:
    numbers = number_copies(last, [NOBODY] * count)
    assert numbers == sorted(set(numbers)) and len(numbers) == count and min(numbers) == last + 1


@given(st.integers(1, 9), st.lists(st.integers(1, 50), min_size=1))
def test_pages_are_numbered_through(before: int, papers: list[int]) -> None:
    starts = first_pages(before, papers)
    assert len(starts) == len(papers)
    for start, length, following in zip(starts, papers, [*starts[1:], before + 1 + sum(papers)], strict=True):
        assert start + length == following
    assert starts[0] == before + 1


def test_a_printer_gets_no_more_than_it_should() -> None:
    require_printable(MOST_PRINTED_PAGES // 10, 10)
    with pytest.raises(AgendaError, match="pack_too_large"):
        require_printable(MOST_PRINTED_PAGES // 10, 11)
