"""What a motion takes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.errors import AgendaError
from agenda.vocabulary import Base
from agenda.voting import thresholds
from agenda.voting.thresholds import Rule
from tests.agenda.rules import ELIGIBLE_LIMIT, TWO_THIRDS, rules


@given(rules(), st.integers(0, ELIGIBLE_LIMIT))
def test_needed_is_the_least_number_that_meets_the_rule(rule: Rule, base: int) -> None:
    needed = thresholds.needed(rule, base)
    assert thresholds.is_met(rule, needed, base)
    assert not thresholds.is_met(rule, needed - 1, base)


@given(rules(), st.integers(1, ELIGIBLE_LIMIT))
def test_a_rule_can_be_met_by_everybody_together(rule: Rule, base: int) -> None:
    assert 1 <= thresholds.needed(rule, base) <= base


@given(rules(), st.integers(0, ELIGIBLE_LIMIT), st.integers(0, ELIGIBLE_LIMIT))
def test_more_votes_never_undo_what_fewer_achieved(rule: Rule, base: int, votes_for: int) -> None:
    if thresholds.is_met(rule, votes_for, base):
        assert thresholds.is_met(rule, votes_for + 1, base)


@given(rules(), st.integers(0, ELIGIBLE_LIMIT))
def test_the_quorum_is_the_least_number_of_people_that_makes_its_share(rule: Rule, eligible: int) -> None:
    needed = thresholds.quorum_needed(rule, eligible)
    assert needed >= rule.quorum * eligible
    assert needed == 0 or needed - 1 < rule.quorum * eligible


@pytest.mark.parametrize(
    ("numerator", "denominator", "strict", "base", "needed"),
    [
        (2, 3, False, 17, 12),
        (2, 3, False, 15, 10),
        (2, 3, False, 3, 2),
        (1, 2, True, 16, 9),
        (1, 2, True, 17, 9),
        (1, 2, False, 16, 8),
        (3, 4, True, 12, 10),
        (3, 4, False, 12, 9),
        (1, 1, False, 17, 17),
        (1, 2, True, 1, 1),
        (1, 2, False, 0, 1),
    ],
)
def test_familiar_majorities(numerator: int, denominator: int, strict: bool, base: int, needed: int) -> None:
    rule = thresholds.rule(Base.ELIGIBLE, numerator, denominator, strict, 1, 2)
    assert thresholds.needed(rule, base) == needed


def test_a_third_that_floats_would_miss_is_met_exactly() -> None:
    # 0.07 * 100 is 7.000000000000001 in floats and would ask for eight.
    rule = thresholds.rule(Base.CAST, 7, 100, False, 0, 1)
    assert thresholds.needed(rule, 100) == 7


@pytest.mark.parametrize(
    "numbers",
    [
        (3, 2, False, 1, 2),
        (1, 1, True, 1, 2),
        (0, 3, False, 1, 2),
        (-1, 3, False, 1, 2),
        (1, 0, False, 1, 2),
        (1, 2, True, 3, 2),
        (1, 2, True, -1, 2),
        (1, 2, True, 1, 0),
    ],
)
def test_a_rule_nobody_could_meet_or_that_asks_nothing_is_refused(numbers: tuple[int, int, bool, int, int]) -> None:
    with pytest.raises(AgendaError) as refused:
        thresholds.rule(Base.ELIGIBLE, *numbers)
    assert refused.value.code == "rule_impossible"


def test_a_fraction_need_not_be_given_in_lowest_terms() -> None:
    assert thresholds.rule(Base.PRESENT, 4, 6, False, 2, 4) == Rule(Base.PRESENT, Fraction(2, 3), False, Fraction(1, 2))


def test_a_missing_quorum_is_refused_with_its_numbers() -> None:
    thresholds.require_quorum(TWO_THIRDS, eligible=17, present=12)
    with pytest.raises(AgendaError) as refused:
        thresholds.require_quorum(TWO_THIRDS, eligible=17, present=11)
    assert refused.value.code == "quorum_missing"
    assert refused.value.facts == {"needed": 12, "present": 11}


@pytest.mark.parametrize(("base", "needed"), [(Base.ELIGIBLE, 12), (Base.PRESENT, 10), (Base.CAST, 10)])
def test_before_counting_the_need_is_taken_of_who_could_vote(base: Base, needed: int) -> None:
    rule = Rule(base, Fraction(2, 3), False, Fraction(1, 2))
    assert thresholds.needed_beforehand(rule, eligible=17, present=15) == needed
