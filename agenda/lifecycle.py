"""The life of a meeting as a table: which phase may follow which, and which step leads there."""

from enum import StrEnum
from typing import Final

from agenda.errors import AgendaError, AgendaProblem
from agenda.vocabulary import MeetingPhase as Phase

FOLLOWS: Final[dict[Phase, frozenset[Phase]]] = {
    # A meeting without an approval procedure is noticed straight from the draft.
    Phase.DRAFT: frozenset({Phase.SUBMITTED, Phase.NOTICED, Phase.CANCELLED}),
    Phase.SUBMITTED: frozenset({Phase.APPROVED, Phase.DRAFT, Phase.CANCELLED}),
    Phase.APPROVED: frozenset({Phase.NOTICED, Phase.CANCELLED}),
    Phase.NOTICED: frozenset({Phase.IN_SESSION, Phase.CANCELLED}),
    Phase.IN_SESSION: frozenset({Phase.RECESS, Phase.CLOSED}),
    Phase.RECESS: frozenset({Phase.IN_SESSION, Phase.CLOSED}),
    Phase.CLOSED: frozenset({Phase.MINUTED}),
    Phase.MINUTED: frozenset({Phase.ARCHIVED}),
    Phase.ARCHIVED: frozenset(),
    Phase.CANCELLED: frozenset(),
}

ENTERABLE: Final = frozenset({Phase.NOTICED, Phase.IN_SESSION, Phase.RECESS})
"""Phases in which people come in and sign in."""


class PhaseStep(StrEnum):
    """The steps by which the chair moves the meeting itself."""

    START = "start"
    RECESS = "recess"
    RESUME = "resume"
    CLOSE = "close"


_STEPS: Final[dict[PhaseStep, tuple[frozenset[Phase], Phase]]] = {
    PhaseStep.START: (frozenset({Phase.NOTICED}), Phase.IN_SESSION),
    PhaseStep.RECESS: (frozenset({Phase.IN_SESSION}), Phase.RECESS),
    PhaseStep.RESUME: (frozenset({Phase.RECESS}), Phase.IN_SESSION),
    PhaseStep.CLOSE: (frozenset({Phase.IN_SESSION, Phase.RECESS}), Phase.CLOSED),
}


def take(step: PhaseStep, phase: Phase) -> Phase:
    """The phase after the step. Raises `wrong_phase`: a recess is resumed, never started a second time."""
    before, after = _STEPS[step]
    require_phase(phase, *before)
    require_transition(phase, after)
    return after


def require_transition(before: Phase, after: Phase) -> None:
    """Raise `wrong_phase` unless `after` may follow `before`."""
    if after not in FOLLOWS[before]:
        raise AgendaError(AgendaProblem.WRONG_PHASE, phase=before.value)


def require_phase(phase: Phase, *allowed: Phase) -> None:
    """Raise `wrong_phase` unless the meeting is in one of these phases."""
    if phase not in allowed:
        raise AgendaError(AgendaProblem.WRONG_PHASE, phase=phase.value)


def require_enterable(phase: Phase) -> None:
    """Raise `meeting_not_open` unless people may come in and sign in."""
    if phase not in ENTERABLE:
        raise AgendaError(AgendaProblem.MEETING_NOT_OPEN, phase=phase.value)


def require_step(seen: int, taken: int) -> None:
    """Raise `stale_step` when somebody else took a step since the caller looked."""
    if seen != taken:
        raise AgendaError(AgendaProblem.STALE_STEP, seen=seen, step=taken)
