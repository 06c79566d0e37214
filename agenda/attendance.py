"""Who is here: transitions of one person's presence, and the two numbers everybody asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agenda.errors import AgendaError, AgendaProblem
from agenda.vocabulary import PresenceState as State
from agenda.vocabulary import Role

VOTERS: Final = frozenset({Role.CHAIR, Role.MEMBER})
"""应到 and 实到 count these only; observers, reporters and staff are named but not counted."""


@dataclass(frozen=True)
class Presence:
    """One attendee's role and presence."""

    attendee: str
    role: Role
    state: State


@dataclass(frozen=True)
class Heads:
    """应到 and 实到, in heads."""

    eligible: int
    present: int


def count(presences: Iterable[Presence]) -> Heads:
    """Count voters; one who asked for leave is still 应到, one who left is no longer 实到."""
    voters = [presence for presence in presences if presence.role in VOTERS]
    return Heads(eligible=len(voters), present=sum(voter.state is State.PRESENT for voter in voters))


def sign_in(state: State) -> State:
    """Arrive, though excused before. Raises `already_signed_in`; whoever left comes back by `come_back`."""
    if state in (State.PRESENT, State.LEFT):
        raise AgendaError(AgendaProblem.ALREADY_SIGNED_IN)
    return State.PRESENT


def leave(state: State) -> State:
    """Go away. Raises `not_present`."""
    if state is not State.PRESENT:
        raise AgendaError(AgendaProblem.NOT_PRESENT)
    return State.LEFT


def come_back(state: State) -> State:
    """Return. Raises `not_left`."""
    if state is not State.LEFT:
        raise AgendaError(AgendaProblem.NOT_LEFT)
    return State.PRESENT


def excuse(state: State) -> State:
    """Ask for leave; again changes nothing. Raises `already_signed_in`."""
    if state in (State.PRESENT, State.LEFT):
        raise AgendaError(AgendaProblem.ALREADY_SIGNED_IN)
    return State.EXCUSED


def at_closing(state: State) -> State:
    """What somebody is when the meeting closes: who never came and did not ask for leave is absent."""
    return State.ABSENT if state is State.EXPECTED else state
