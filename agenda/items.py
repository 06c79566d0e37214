"""Taking up items and closing them with a decision: which outcome goes with which method, and what it rests on."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from agenda.errors import AgendaError, AgendaProblem
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import ItemState as State

ADOPTED: Final = frozenset({Outcome.PASSED, Outcome.PASSED_IN_PRINCIPLE, Outcome.PASSED_AS_AMENDED})
"""Outcomes by which the item is adopted."""

_VOTED: Final = frozenset({Method.ORAL, Method.SHOW_OF_HANDS, Method.BALLOT, Method.BY_CIRCULATION})
METHODS: Final[dict[Outcome, frozenset[Method]]] = {
    Outcome.PASSED: _VOTED | {Method.ACCLAMATION},
    Outcome.PASSED_IN_PRINCIPLE: _VOTED | {Method.ACCLAMATION},
    Outcome.PASSED_AS_AMENDED: _VOTED | {Method.ACCLAMATION},
    Outcome.REJECTED: _VOTED,
    # The chair may put an item off without asking anybody.
    Outcome.DISCUSS_AGAIN: _VOTED | {Method.NONE_NEEDED},
    Outcome.DEFERRED: _VOTED | {Method.NONE_NEEDED},
    # What was only heard was not voted on.
    Outcome.NOTED: frozenset({Method.NONE_NEEDED, Method.ORAL, Method.ACCLAMATION}),
}
"""The methods by which each outcome can have come about."""


class Unfounded(StrEnum):
    """Why a decision does not match what happened; the fact `reason` of `decision_unfounded`."""

    NO_BALLOT = "no_ballot"
    BALLOT_FAILED = "ballot_failed"
    BALLOT_PASSED = "ballot_passed"
    NEEDS_METHOD = "needs_method"
    METHOD_UNFIT = "method_unfit"


def require_startable(state: State, other_open: bool) -> None:
    """Raise `item_open` while another item is open, `item_not_waiting` for one that was dealt with."""
    if other_open:
        raise AgendaError(AgendaProblem.ITEM_OPEN)
    if state not in (State.WAITING, State.POSTPONED):
        raise AgendaError(AgendaProblem.ITEM_NOT_WAITING)


def require_postponable(state: State) -> None:
    """Raise `item_not_waiting` unless the item still waits."""
    if state is not State.WAITING:
        raise AgendaError(AgendaProblem.ITEM_NOT_WAITING)


def require_founded(outcome: Outcome, method: Method, ballots: Sequence[bool]) -> None:
    """Raise `decision_unfounded` for a decision that contradicts itself or its ballots.

    `ballots`: whether each closed ballot of the item passed, in order; a repeated one stands beside the first, and
    the last counts. An item whose ballot failed may still be decided another way, and then says so by its method.
    """
    if method not in METHODS[outcome]:
        raise _unfounded(Unfounded.NEEDS_METHOD if method is Method.NONE_NEEDED else Unfounded.METHOD_UNFIT)
    if method is not Method.BALLOT:
        return
    if not ballots:
        raise _unfounded(Unfounded.NO_BALLOT)
    if outcome in ADOPTED and not ballots[-1]:
        raise _unfounded(Unfounded.BALLOT_FAILED)
    if outcome is Outcome.REJECTED and ballots[-1]:
        raise _unfounded(Unfounded.BALLOT_PASSED)


def _unfounded(reason: Unfounded) -> AgendaError:
    return AgendaError(AgendaProblem.DECISION_UNFOUNDED, reason=reason.value)
