"""Taking up items and closing them with a decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import items
from agenda.errors import AgendaError
from agenda.items import Unfounded
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import ItemState as State


def reason(outcome: Outcome, method: Method, ballots: list[bool]) -> str | None:
    """Why the decision is refused, or None if it is founded."""
    try:
        items.require_founded(outcome, method, ballots)
    except AgendaError as refused:
        assert refused.code == "decision_unfounded"
        return str(refused.facts["reason"])
    return None


@pytest.mark.parametrize("state", [State.WAITING, State.POSTPONED])
def test_an_item_that_waits_or_was_put_off_can_be_taken_up(state: State) -> None:
    items.require_startable(state, other_open=False)


@pytest.mark.parametrize(
    ("state", "other_open", "code"),
    [
        (State.WAITING, True, "item_open"),
        (State.CURRENT, False, "item_not_waiting"),
        (State.CLOSED, False, "item_not_waiting"),
    ],
)
def test_other_items_cannot(state: State, other_open: bool, code: str) -> None:
    with pytest.raises(AgendaError) as refused:
        items.require_startable(state, other_open)
    assert refused.value.code == code


def test_only_a_waiting_item_is_put_off() -> None:
    items.require_postponable(State.WAITING)
    for state in (State.CURRENT, State.CLOSED, State.POSTPONED):
        with pytest.raises(AgendaError) as refused:
            items.require_postponable(state)
        assert refused.value.code == "item_not_waiting"


@given(st.sampled_from(Outcome), st.sampled_from(Method), st.lists(st.booleans(), max_size=4))
def test_a_decision_by_ballot_never_contradicts_the_last_ballot(
    outcome: Outcome, method: Method, ballots: list[bool]
) -> None:
    if reason(outcome, method, ballots) is not None or method is not Method.BALLOT:
        return
    assert ballots
    assert ballots[-1] or outcome not in items.ADOPTED
    assert not ballots[-1] or outcome is not Outcome.REJECTED


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_can_come_about_without_a_ballot(outcome: Outcome) -> None:
    assert any(reason(outcome, method, []) is None for method in Method if method is not Method.BALLOT)


@pytest.mark.parametrize(
    ("outcome", "method", "ballots", "why"),
    [
        (Outcome.PASSED, Method.BALLOT, [], Unfounded.NO_BALLOT),
        (Outcome.PASSED, Method.BALLOT, [False], Unfounded.BALLOT_FAILED),
        (Outcome.PASSED_AS_AMENDED, Method.BALLOT, [True, False], Unfounded.BALLOT_FAILED),
        (Outcome.REJECTED, Method.BALLOT, [True], Unfounded.BALLOT_PASSED),
        (Outcome.PASSED, Method.NONE_NEEDED, [], Unfounded.NEEDS_METHOD),
        (Outcome.REJECTED, Method.ACCLAMATION, [], Unfounded.METHOD_UNFIT),
        (Outcome.NOTED, Method.BALLOT, [True], Unfounded.METHOD_UNFIT),
        (Outcome.NOTED, Method.SHOW_OF_HANDS, [], Unfounded.METHOD_UNFIT),
        (Outcome.DEFERRED, Method.ACCLAMATION, [], Unfounded.METHOD_UNFIT),
    ],
)
def test_what_does_not_match_says_why(outcome: Outcome, method: Method, ballots: list[bool], why: Unfounded) -> None:
    assert reason(outcome, method, ballots) == why


@pytest.mark.parametrize(
    ("outcome", "method", "ballots"),
    [
        (Outcome.PASSED, Method.BALLOT, [True]),
        (Outcome.PASSED_IN_PRINCIPLE, Method.BALLOT, [False, True]),
        (Outcome.REJECTED, Method.BALLOT, [False]),
        (Outcome.DISCUSS_AGAIN, Method.BALLOT, [False]),
        (Outcome.PASSED, Method.ACCLAMATION, []),
        (Outcome.PASSED, Method.SHOW_OF_HANDS, [False]),
        (Outcome.DEFERRED, Method.NONE_NEEDED, []),
        (Outcome.NOTED, Method.NONE_NEEDED, []),
    ],
)
def test_what_matches_is_accepted(outcome: Outcome, method: Method, ballots: list[bool]) -> None:
    assert reason(outcome, method, ballots) is None
