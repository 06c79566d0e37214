"""Papers are due before the meeting; what comes later is late, whatever happens to the clock in between."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.deadlines import DEFAULT_HOURS, Awaited, is_late, missing, papers_due, require_sound
from agenda.errors import AgendaError

STARTS = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_the_deadline_follows_the_meeting_unless_it_has_its_own() -> None:
    assert papers_due(STARTS, DEFAULT_HOURS, None) == STARTS - timedelta(hours=24)
    assert papers_due(STARTS + timedelta(days=7), 48, None) == STARTS + timedelta(days=5)
    own = STARTS - timedelta(hours=3)
    assert papers_due(STARTS, DEFAULT_HOURS, own) == own


def test_a_deadline_after_the_beginning_is_none() -> None:
    require_sound(STARTS, STARTS)
    require_sound(None, STARTS)
    with pytest.raises(AgendaError, match="papers_due_late"):
        require_sound(STARTS + timedelta(minutes=1), STARTS)


@given(st.integers(-10**6, 10**6))
def test_late_is_after_the_deadline_and_nothing_else(seconds: int) -> None:
    due = STARTS - timedelta(hours=24)
    assert is_late(due + timedelta(seconds=seconds), due) is (seconds > 0)


def test_what_is_missing_is_told_in_the_order_of_the_agenda() -> None:
    items = [Awaited(f"item-{n}", n, f"议题{n}", "财务处", "李敏") for n in (3, 1, 2)]
    assert [item.number for item in missing(items, {"item-2"})] == [1, 3]
    assert missing(items, {"item-1", "item-2", "item-3"}) == []
