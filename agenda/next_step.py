"""The next sensible step: one, always, and never a ballot nobody prepared."""

from collections.abc import Sequence
from dataclasses import dataclass

from agenda.vocabulary import BallotState, ItemState, MeetingPhase, NextStep


@dataclass(frozen=True)
class Item:
    """An item as far as steps go."""

    id: str
    state: ItemState


@dataclass(frozen=True)
class Ballot:
    """A ballot as far as steps go."""

    id: str
    item: str
    state: BallotState


@dataclass(frozen=True)
class Step:
    """What to do next, and to what."""

    kind: NextStep
    item: str | None = None
    ballot: str | None = None


def next_step(phase: MeetingPhase, items: Sequence[Item], ballots: Sequence[Ballot]) -> Step:
    """The step the large button offers. `items` and `ballots` in their order."""
    match phase:
        case MeetingPhase.NOTICED:
            return Step(NextStep.START_MEETING)
        case MeetingPhase.RECESS:
            return Step(NextStep.RESUME_MEETING)
        case MeetingPhase.IN_SESSION:
            return _in_session(items, ballots)
        case _:
            return Step(NextStep.NOTHING_LEFT)


def _in_session(items: Sequence[Item], ballots: Sequence[Ballot]) -> Step:
    # Everything else is refused while a ballot is open, so closing it comes first wherever it belongs.
    for ballot in ballots:
        if ballot.state is BallotState.OPEN:
            return Step(NextStep.CLOSE_BALLOT, item=ballot.item, ballot=ballot.id)
    current = next((item for item in items if item.state is ItemState.CURRENT), None)
    if current is None:
        waiting = next((item for item in items if item.state is ItemState.WAITING), None)
        return Step(NextStep.START_ITEM, item=waiting.id) if waiting else Step(NextStep.CLOSE_MEETING)
    for ballot in ballots:
        if ballot.item == current.id and ballot.state is BallotState.PREPARED:
            return Step(NextStep.OPEN_BALLOT, item=current.id, ballot=ballot.id)
    return Step(NextStep.CLOSE_ITEM, item=current.id)
