"""The life of a meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import lifecycle
from agenda.errors import AgendaError
from agenda.lifecycle import FOLLOWS, PhaseStep
from agenda.vocabulary import MeetingPhase as Phase

phases = st.sampled_from(Phase)


def reachable(start: Phase) -> set[Phase]:
    found, ahead = set[Phase](), [start]
    while ahead:
        for after in FOLLOWS[ahead.pop()] - found:
            found.add(after)
            ahead.append(after)
    return found


@given(phases, phases)
def test_a_transition_is_allowed_exactly_where_the_table_says_so(before: Phase, after: Phase) -> None:
    if after in FOLLOWS[before]:
        lifecycle.require_transition(before, after)
        return
    with pytest.raises(AgendaError) as refused:
        lifecycle.require_transition(before, after)
    assert (refused.value.code, refused.value.facts) == ("wrong_phase", {"phase": before.value})


@given(phases, st.sampled_from(PhaseStep))
def test_a_step_leads_to_a_phase_the_table_allows_or_is_refused(phase: Phase, step: PhaseStep) -> None:
    try:
        after = lifecycle.take(step, phase)
    except AgendaError as refused:
        assert refused.code == "wrong_phase"
    else:
        assert after in FOLLOWS[phase]


def test_every_phase_stands_in_the_table_and_is_reached_from_the_draft() -> None:
    assert set(FOLLOWS) == set(Phase)
    assert reachable(Phase.DRAFT) == set(Phase)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.CANCELLED])
def test_every_meeting_that_is_not_cancelled_can_reach_the_archive(phase: Phase) -> None:
    assert phase is Phase.ARCHIVED or Phase.ARCHIVED in reachable(phase)


def test_nothing_follows_the_archive_or_a_cancellation() -> None:
    assert not FOLLOWS[Phase.ARCHIVED] and not FOLLOWS[Phase.CANCELLED]


def test_a_meeting_that_was_held_can_no_longer_be_cancelled() -> None:
    assert Phase.CANCELLED not in reachable(Phase.IN_SESSION)


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (PhaseStep.START, Phase.NOTICED, Phase.IN_SESSION),
        (PhaseStep.RECESS, Phase.IN_SESSION, Phase.RECESS),
        (PhaseStep.RESUME, Phase.RECESS, Phase.IN_SESSION),
        (PhaseStep.CLOSE, Phase.IN_SESSION, Phase.CLOSED),
        (PhaseStep.CLOSE, Phase.RECESS, Phase.CLOSED),
    ],
)
def test_the_steps_of_the_chair(step: PhaseStep, before: Phase, after: Phase) -> None:
    assert lifecycle.take(step, before) is after


@pytest.mark.parametrize(
    ("step", "phase"),
    [
        (PhaseStep.START, Phase.RECESS),
        (PhaseStep.START, Phase.IN_SESSION),
        (PhaseStep.RESUME, Phase.NOTICED),
        (PhaseStep.RECESS, Phase.RECESS),
        (PhaseStep.CLOSE, Phase.CLOSED),
        (PhaseStep.CLOSE, Phase.NOTICED),
    ],
)
def test_no_step_is_taken_twice_or_out_of_turn(step: PhaseStep, phase: Phase) -> None:
    with pytest.raises(AgendaError) as refused:
        lifecycle.take(step, phase)
    assert refused.value.code == "wrong_phase"


def test_people_come_in_from_the_notice_until_the_close() -> None:
    for phase in Phase:
        if phase in (Phase.NOTICED, Phase.IN_SESSION, Phase.RECESS):
            lifecycle.require_enterable(phase)
        else:
            with pytest.raises(AgendaError) as refused:
                lifecycle.require_enterable(phase)
            assert (refused.value.code, refused.value.facts) == ("meeting_not_open", {"phase": phase.value})


def test_a_step_made_on_an_older_number_is_refused_with_both() -> None:
    lifecycle.require_step(4, 4)
    with pytest.raises(AgendaError) as refused:
        lifecycle.require_step(3, 4)
    assert (refused.value.code, refused.value.facts) == ("stale_step", {"seen": 3, "step": 4})
