"""Who is here."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import attendance
from agenda.attendance import Heads, Presence
from agenda.errors import AgendaError
from agenda.vocabulary import PresenceState as State
from agenda.vocabulary import Role

MOVES: tuple[Callable[[State], State], ...] = (
    attendance.sign_in, attendance.leave, attendance.come_back, attendance.excuse,
)


@pytest.mark.parametrize(
    ("move", "before", "after"),
    [
        (attendance.sign_in, State.EXPECTED, State.PRESENT),
        (attendance.sign_in, State.EXCUSED, State.PRESENT),
        (attendance.leave, State.PRESENT, State.LEFT),
        (attendance.come_back, State.LEFT, State.PRESENT),
        (attendance.excuse, State.EXPECTED, State.EXCUSED),
        (attendance.excuse, State.EXCUSED, State.EXCUSED),
    ],
)
def test_the_movements_of_a_person(move: Callable[[State], State], before: State, after: State) -> None:
    assert move(before) is after


@pytest.mark.parametrize(
    ("move", "before", "code"),
    [
        (attendance.sign_in, State.PRESENT, "already_signed_in"),
        (attendance.sign_in, State.LEFT, "already_signed_in"),
        (attendance.leave, State.EXPECTED, "not_present"),
        (attendance.leave, State.LEFT, "not_present"),
        (attendance.leave, State.EXCUSED, "not_present"),
        (attendance.come_back, State.PRESENT, "not_left"),
        (attendance.come_back, State.EXPECTED, "not_left"),
        (attendance.excuse, State.PRESENT, "already_signed_in"),
        (attendance.excuse, State.LEFT, "already_signed_in"),
    ],
)
def test_what_cannot_have_happened_is_refused(move: Callable[[State], State], before: State, code: str) -> None:
    with pytest.raises(AgendaError) as refused:
        move(before)
    assert refused.value.code == code


@given(st.lists(st.sampled_from(MOVES), max_size=20))
def test_whoever_came_once_is_never_absent(moves: list[Callable[[State], State]]) -> None:
    state, has_come = State.EXPECTED, False
    for move in moves:
        try:
            state = move(state)
        except AgendaError:
            continue
        has_come = has_come or state is State.PRESENT
    closed = attendance.at_closing(state)
    assert closed is not State.EXPECTED
    assert (closed in (State.PRESENT, State.LEFT)) == has_come


presences = st.lists(
    st.builds(Presence, st.uuids().map(str), st.sampled_from(Role), st.sampled_from(State)), max_size=40
)


@given(presences)
def test_only_chair_and_members_are_counted(everyone: list[Presence]) -> None:
    heads = attendance.count(everyone)
    voters = [one for one in everyone if one.role in (Role.CHAIR, Role.MEMBER)]
    assert heads == attendance.count(voters)
    assert 0 <= heads.present <= heads.eligible == len(voters)


def test_one_who_asked_for_leave_is_still_expected_and_one_who_left_is_no_longer_here() -> None:
    everyone = [
        Presence("chen", Role.CHAIR, State.PRESENT),
        Presence("wu", Role.MEMBER, State.EXCUSED),
        Presence("qian", Role.MEMBER, State.LEFT),
        Presence("zhou", Role.OBSERVER, State.PRESENT),
    ]
    assert attendance.count(everyone) == Heads(eligible=3, present=1)
