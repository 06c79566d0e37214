"""Counting a motion."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import Base, Choice
from agenda.voting import thresholds
from agenda.voting.tally import tally
from agenda.voting.thresholds import Rule
from tests.agenda.rules import TWO_THIRDS, rules, votes


def choices(for_: int, against: int = 0, abstain: int = 0) -> list[Choice]:
    return [Choice.FOR] * for_ + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain


@given(rules(), votes, st.integers(0, 40), st.integers(0, 40), st.randoms())
def test_a_recount_in_any_order_is_the_same(
    rule: Rule, cast: list[Choice], silent: int, away: int, random: Random
) -> None:
    present, eligible = len(cast) + silent, len(cast) + silent + away
    first = tally(rule, eligible, present, cast)
    shuffled = sorted(cast, key=lambda _: random.random())
    assert tally(rule, eligible, present, shuffled) == first


@given(rules(), votes, st.integers(0, 40), st.integers(0, 40))
def test_every_sum_adds_up(rule: Rule, cast: list[Choice], silent: int, away: int) -> None:
    present, eligible = len(cast) + silent, len(cast) + silent + away
    result = tally(rule, eligible, present, cast)
    assert sum(count for _, count in result.counts) == result.received == len(cast)
    assert result.received + result.not_voted == result.present == present
    assert result.present <= result.eligible == eligible
    assert result.needed == thresholds.needed(rule, result.base)
    assert result.passed == (result.quorum_met and result.votes_for >= result.needed)


@given(rules(), votes, st.integers(0, 40))
def test_one_vote_turned_from_against_to_for_never_loses_the_motion(rule: Rule, cast: list[Choice], away: int) -> None:
    eligible = len(cast) + away + 1
    before = tally(rule, eligible, len(cast) + 1, [*cast, Choice.AGAINST])
    after = tally(rule, eligible, len(cast) + 1, [*cast, Choice.FOR])
    assert after.passed or not before.passed


@pytest.mark.parametrize(
    ("base", "number", "passed"),
    [
        (Base.ELIGIBLE, 17, False),
        (Base.PRESENT, 15, True),
        (Base.CAST, 14, True),
        (Base.VALID, 14, True),
        (Base.FOR_AND_AGAINST, 13, True),
    ],
)
def test_the_same_votes_under_each_base(base: Base, number: int, passed: bool) -> None:
    rule = Rule(base, Fraction(2, 3), False, Fraction(1, 2))
    result = tally(rule, 17, 15, choices(11, 2, 1))
    assert (result.base, result.passed) == (number, passed)


def test_eleven_of_seventeen_are_not_two_thirds() -> None:
    result = tally(TWO_THIRDS, 17, 15, choices(11, 3, 1))
    assert (result.needed, result.votes_for, result.passed) == (12, 11, False)
    assert tally(TWO_THIRDS, 17, 15, choices(12, 3)).passed


def test_who_pressed_nothing_is_no_answer() -> None:
    result = tally(Rule(Base.CAST, Fraction(1, 2), True, Fraction(0)), 10, 10, choices(3, 2))
    assert (result.not_voted, result.base, result.passed) == (5, 5, True)


def test_where_everybody_abstains_nothing_passes() -> None:
    result = tally(Rule(Base.FOR_AND_AGAINST, Fraction(1, 2), False, Fraction(0)), 9, 9, choices(0, 0, 9))
    assert (result.base, result.needed, result.passed) == (0, 1, False)


def test_without_quorum_nothing_passes_however_many_are_for() -> None:
    rule = Rule(Base.PRESENT, Fraction(1, 2), True, Fraction(2, 3))
    result = tally(rule, 17, 11, choices(11))
    assert (result.quorum_needed, result.quorum_met, result.passed) == (12, False, False)


def test_who_voted_and_left_was_here_for_this_ballot() -> None:
    result = tally(TWO_THIRDS, 17, 10, choices(12))
    assert (result.present, result.not_voted, result.passed) == (12, 0, True)


def test_counts_stand_in_the_order_of_the_voting_sheet() -> None:
    counts = tally(TWO_THIRDS, 17, 15, choices(11, 3, 1)).counts
    assert counts == ((Choice.FOR, 11), (Choice.AGAINST, 3), (Choice.ABSTAIN, 1))
