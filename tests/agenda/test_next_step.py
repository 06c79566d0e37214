"""The one large button."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import items, lifecycle
from agenda.lifecycle import PhaseStep
from agenda.next_step import Ballot, Item, Step, next_step
from agenda.vocabulary import BallotState, ItemState, MeetingPhase, NextStep


class Meeting:
    """A meeting as far as steps go, moved by the rules alone: a step the rules refuse raises."""

    def __init__(self, agenda: list[Item], ballots: list[Ballot], phase: MeetingPhase = MeetingPhase.NOTICED) -> None:
        self.phase = phase
        self.items = {item.id: item for item in agenda}
        self.ballots = {ballot.id: ballot for ballot in ballots}

    def next(self) -> Step:
        return next_step(self.phase, list(self.items.values()), list(self.ballots.values()))

    @property
    def current(self) -> Item | None:
        return next((item for item in self.items.values() if item.state is ItemState.CURRENT), None)

    @property
    def has_open_ballot(self) -> bool:
        return any(ballot.state is BallotState.OPEN for ballot in self.ballots.values())

    def take(self, step: Step) -> None:
        match step.kind:
            case NextStep.START_MEETING:
                self.phase = lifecycle.take(PhaseStep.START, self.phase)
            case NextStep.RESUME_MEETING:
                self.phase = lifecycle.take(PhaseStep.RESUME, self.phase)
            case NextStep.CLOSE_MEETING:
                assert self.current is None and not self.has_open_ballot
                self.phase = lifecycle.take(PhaseStep.CLOSE, self.phase)
            case NextStep.START_ITEM:
                assert step.item is not None and not self.has_open_ballot
                items.require_startable(self.items[step.item].state, self.current is not None)
                self._set_item(step.item, ItemState.CURRENT)
            case NextStep.CLOSE_ITEM:
                assert self.current is not None and step.item == self.current.id and not self.has_open_ballot
                self._set_item(self.current.id, ItemState.CLOSED)
            case NextStep.OPEN_BALLOT:
                assert step.ballot is not None and not self.has_open_ballot
                assert self.current is not None and self.ballots[step.ballot].item == step.item == self.current.id
                assert self.ballots[step.ballot].state is BallotState.PREPARED
                self._set_ballot(step.ballot, BallotState.OPEN)
            case NextStep.CLOSE_BALLOT:
                assert step.ballot is not None and self.ballots[step.ballot].state is BallotState.OPEN
                self._set_ballot(step.ballot, BallotState.CLOSED)
            case NextStep.NOTHING_LEFT:
                raise AssertionError("there is nothing to take")

    def _set_item(self, item: str, state: ItemState) -> None:
        self.items[item] = replace(self.items[item], state=state)

    def _set_ballot(self, ballot: str, state: BallotState) -> None:
        self.ballots[ballot] = replace(self.ballots[ballot], state=state)

    def wander(self, choice: int, by: st.DataObject) -> None:
        """What people do beside the button: recess, postpone, take up what was postponed, prepare a ballot."""
        waiting = [item for item in self.items.values() if item.state is ItemState.WAITING]
        postponed = [item for item in self.items.values() if item.state is ItemState.POSTPONED]
        if choice == 0 and self.phase is MeetingPhase.IN_SESSION and not self.has_open_ballot:
            self.phase = lifecycle.take(PhaseStep.RECESS, self.phase)
        elif choice == 1 and self.phase is MeetingPhase.IN_SESSION and waiting:
            item = by.draw(st.sampled_from(waiting))
            items.require_postponable(item.state)
            self._set_item(item.id, ItemState.POSTPONED)
        elif choice == 2 and self.phase is MeetingPhase.IN_SESSION and postponed and self.current is None:
            self._set_item(by.draw(st.sampled_from(postponed)).id, ItemState.CURRENT)
        elif choice == 3 and self.items:
            item = by.draw(st.sampled_from(list(self.items.values())))
            if item.state is not ItemState.CLOSED:
                ballot = Ballot(f"ballot {len(self.ballots)}", item.id, BallotState.PREPARED)
                self.ballots[ballot.id] = ballot


def agenda_of(count: int) -> list[Item]:
    return [Item(f"item {number}", ItemState.WAITING) for number in range(1, count + 1)]


def finish(meeting: Meeting) -> list[NextStep]:
    """Press the button until there is nothing left; fail if that never comes."""
    pressed: list[NextStep] = []
    # Each item is started and closed, each ballot opened and closed, the meeting started or resumed, and closed.
    bound = 2 * len(meeting.items) + 2 * len(meeting.ballots) + 2
    while (step := meeting.next()).kind is not NextStep.NOTHING_LEFT:
        meeting.take(step)
        pressed.append(step.kind)
        assert len(pressed) <= bound
    return pressed


@given(st.integers(0, 8), st.lists(st.one_of(st.none(), st.integers(0, 3)), max_size=60), st.data())
def test_the_button_always_leads_to_the_close_in_finitely_many_steps(
    count: int, doings: list[int | None], data: st.DataObject
) -> None:
    meeting = Meeting(agenda_of(count), [])
    for doing in doings:
        if doing is not None:
            meeting.wander(doing, data)
        elif (step := meeting.next()).kind is not NextStep.NOTHING_LEFT:
            meeting.take(step)
    finish(meeting)
    assert meeting.phase is MeetingPhase.CLOSED
    assert all(item.state in (ItemState.CLOSED, ItemState.POSTPONED) for item in meeting.items.values())
    assert not meeting.has_open_ballot


@given(
    st.sampled_from(MeetingPhase),
    st.lists(st.sampled_from(ItemState), max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(BallotState)), max_size=6),
)
def test_a_ballot_nobody_prepared_is_never_offered(
    phase: MeetingPhase, states: list[ItemState], put: list[tuple[int, BallotState]]
) -> None:
    agenda = [Item(f"item {number}", state) for number, state in enumerate(states)]
    ballots = [Ballot(f"ballot {place}", f"item {item}", state) for place, (item, state) in enumerate(put)]
    step = next_step(phase, agenda, ballots)
    if step.kind is NextStep.OPEN_BALLOT:
        offered = next(ballot for ballot in ballots if ballot.id == step.ballot)
        assert offered.state is BallotState.PREPARED and offered.item == step.item
    else:
        assert step.ballot is None or step.kind is NextStep.CLOSE_BALLOT


def test_a_meeting_with_one_prepared_ballot_from_start_to_close() -> None:
    meeting = Meeting(agenda_of(2), [Ballot("motion", "item 2", BallotState.PREPARED)])
    assert finish(meeting) == [
        NextStep.START_MEETING,
        NextStep.START_ITEM,
        NextStep.CLOSE_ITEM,
        NextStep.START_ITEM,
        NextStep.OPEN_BALLOT,
        NextStep.CLOSE_BALLOT,
        NextStep.CLOSE_ITEM,
        NextStep.CLOSE_MEETING,
    ]


def test_two_ballots_of_an_item_come_in_their_order() -> None:
    here = [Item("item 1", ItemState.CURRENT)]
    first, second = (Ballot(id, "item 1", BallotState.PREPARED) for id in ("amendment", "motion"))
    assert next_step(MeetingPhase.IN_SESSION, here, [first, second]).ballot == "amendment"
    closed = replace(first, state=BallotState.CLOSED)
    assert next_step(MeetingPhase.IN_SESSION, here, [closed, second]).ballot == "motion"


def test_an_open_ballot_is_closed_next() -> None:
    here = [Item("item 1", ItemState.CURRENT)]
    step = next_step(MeetingPhase.IN_SESSION, here, [Ballot("motion", "item 1", BallotState.OPEN)])
    assert step == Step(NextStep.CLOSE_BALLOT, item="item 1", ballot="motion")


def test_an_open_ballot_comes_before_everything_else_wherever_it_belongs() -> None:
    agenda = [Item("item 1", ItemState.CURRENT), Item("item 2", ItemState.WAITING)]
    step = next_step(MeetingPhase.IN_SESSION, agenda, [Ballot("stray", "item 2", BallotState.OPEN)])
    assert (step.kind, step.ballot) == (NextStep.CLOSE_BALLOT, "stray")


def test_a_postponed_item_is_passed_over() -> None:
    agenda = [Item("item 1", ItemState.POSTPONED), Item("item 2", ItemState.WAITING)]
    assert next_step(MeetingPhase.IN_SESSION, agenda, []) == Step(NextStep.START_ITEM, item="item 2")
    assert next_step(MeetingPhase.IN_SESSION, agenda[:1], []) == Step(NextStep.CLOSE_MEETING)


@pytest.mark.parametrize(
    "phase",
    [phase for phase in MeetingPhase
     if phase not in (MeetingPhase.NOTICED, MeetingPhase.IN_SESSION, MeetingPhase.RECESS)],
)
def test_outside_the_meeting_there_is_nothing_to_press(phase: MeetingPhase) -> None:
    assert next_step(phase, agenda_of(2), []) == Step(NextStep.NOTHING_LEFT)
