"""Who may vote."""

import pytest

from agenda.attendance import Presence
from agenda.errors import AgendaError
from agenda.vocabulary import BallotState, PresenceState, Role
from agenda.voting import eligibility

CHEN = Presence("chen", Role.CHAIR, PresenceState.PRESENT)
WU = Presence("wu", Role.MEMBER, PresenceState.PRESENT)
QIAN = Presence("qian", Role.MEMBER, PresenceState.EXCUSED)
ZHAO = Presence("zhao", Role.MEMBER, PresenceState.LEFT)
OTHERS = [
    Presence(role.value, role, PresenceState.PRESENT)
    for role in Role
    if role not in (Role.CHAIR, Role.MEMBER)
]
EVERYONE = [CHEN, *OTHERS, WU, QIAN, ZHAO]


def test_chair_and_members_are_asked_whether_they_came_or_not() -> None:
    assert eligibility.electorate(EVERYONE, set()) == ["chen", "wu", "qian", "zhao"]


def test_whoever_is_let_out_of_the_item_leaves_the_base() -> None:
    assert eligibility.electorate(EVERYONE, {"wu", "observer"}) == ["chen", "qian", "zhao"]


def test_only_who_is_here_now_is_present() -> None:
    electors = eligibility.electorate(EVERYONE, set())
    assert eligibility.present_electors(EVERYONE, electors) == ["chen", "wu"]


def test_missing_are_those_here_who_have_not_voted() -> None:
    assert eligibility.missing(["chen", "wu"], {"wu", "qian"}) == ["chen"]


@pytest.mark.parametrize(
    ("presence", "electors", "state", "code"),
    [
        (WU, ["wu"], BallotState.PREPARED, "ballot_not_open"),
        (WU, ["wu"], BallotState.CLOSED, "ballot_closed"),
        (WU, ["chen"], BallotState.OPEN, "not_eligible"),
        (OTHERS[0], ["chen", "wu"], BallotState.OPEN, "not_eligible"),
        (QIAN, ["qian"], BallotState.OPEN, "not_signed_in"),
        (ZHAO, ["zhao"], BallotState.OPEN, "not_signed_in"),
    ],
)
def test_who_may_not_vote(presence: Presence, electors: list[str], state: BallotState, code: str) -> None:
    with pytest.raises(AgendaError) as refused:
        eligibility.require_may_vote(presence, electors, state)
    assert refused.value.code == code


def test_an_elector_who_is_here_may_vote_while_the_ballot_is_open() -> None:
    eligibility.require_may_vote(WU, ["chen", "wu"], BallotState.OPEN)
