"""Planned and used time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import timing
from agenda.timing import Course, Interval

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_an_item_within_its_time_has_time_left() -> None:
    course = timing.course(25, NINE, at(20))
    assert (course.used, course.overrun, course.left) == (timedelta(minutes=20), timedelta(0), timedelta(minutes=5))


def test_an_item_that_ran_over_says_by_how_much() -> None:
    course = timing.course(25, NINE, at(27))
    assert (course.overrun, course.left) == (timedelta(minutes=2), timedelta(0))


def test_an_item_without_a_plan_cannot_run_over() -> None:
    assert timing.course(0, NINE, at(90)).overrun == timedelta(0)


@pytest.mark.parametrize(
    ("since", "until", "used"),
    [(5, 15, 20), (-10, -5, 30), (-5, 5, 25), (25, 40, 25), (-5, 40, 0), (20, None, 20), (30, None, 30)],
)
def test_recesses_are_not_counted_where_they_fall_into_the_item(since: int, until: int | None, used: int) -> None:
    recess = Interval(at(since), at(until) if until is not None else None)
    assert timing.used(NINE, at(30), [recess]) == timedelta(minutes=used)


@given(st.integers(0, 600), st.integers(0, 10_000))
def test_time_is_either_left_or_over_and_never_both(planned: int, used_seconds: int) -> None:
    course = Course(timedelta(minutes=planned), timedelta(seconds=used_seconds))
    assert not (course.left and course.overrun)
    if planned:
        assert course.planned + course.overrun == course.used + course.left


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 1), (1, 1), (60, 1), (61, 2), (3600, 60), (3600.5, 61)]
)
def test_a_begun_minute_counts(seconds: float, minutes: int) -> None:
    assert timing.whole_minutes(timedelta(seconds=seconds)) == minutes
