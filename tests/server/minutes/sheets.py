"""A meeting, its people and a ballot for the sheets."""

from datetime import UTC, datetime, timedelta

from agenda.vocabulary import (
    BallotState,
    Base,
    Choice,
    Classification,
    MeetingKind,
    MeetingPhase,
    PresenceState,
    Role,
    SignInMethod,
    VoteSource,
)
from server.minutes.content import Signatory
from server.wire import meetings, voting

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MEETING = meetings.Meeting(
    id="meeting-1", body="body-0001", body_name="党组会", year=2026, ordinal=12, title="第12次会议",
    kind=MeetingKind.PARTY_COMMITTEE, classification=Classification.INTERNAL, phase=MeetingPhase.MINUTED,
    room="room-0001", room_name="第一会议室", starts_at=START, ends_at=START + timedelta(hours=2), opened_at=START,
    closed_at=START + timedelta(minutes=160), current_item=None, sign_in_with_signature=True, eligible=3, present=2,
)


def _person(
    key: str, name: str, role: Role, state: PresenceState, by: str = "", signature: tuple[tuple[int, ...], ...] = ()
) -> Signatory:
    came = state in (PresenceState.PRESENT, PresenceState.LEFT)
    method = (SignInMethod.SECRETARY if by else SignInMethod.TERMINAL) if came else None
    return Signatory(
        meetings.Attendee(
            id=f"attendee-{key}", person=f"person-{key}", name=name, title="处长", department="财务处", role=role,
            seat="", row=None, column=None, state=state, signed_in_at=START - timedelta(minutes=5) if came else None,
            left_at=START + timedelta(minutes=75) if state is PresenceState.LEFT else None, method=method,
            signed_in_by=by,
        ),
        signature,
    )


PEOPLE = [
    _person("chen", "周䶮", Role.CHAIR, PresenceState.PRESENT, signature=((4000, 9000, 6000, 9000, 5000, -4000),)),
    _person("wu", "吴敏", Role.MEMBER, PresenceState.LEFT, by="林㛃"),
    _person("zhao", "赵国栋", Role.MEMBER, PresenceState.EXCUSED),
    _person("lin", "林㛃", Role.SECRETARY, PresenceState.PRESENT),
]
BALLOT = voting.Ballot(
    id="ballot-01", item="item-0001", question="是否同意《2027年度部门预算安排方案》",
    rule=voting.Rule(
        base=Base.ELIGIBLE, numerator=1, denominator=2, strict=True, quorum_numerator=1, quorum_denominator=2
    ),
    state=BallotState.CLOSED, eligible=3, present=2, needed=2, requirement_zh="应到 3 人 · 须 2 票赞成通过",
    requirement_en="3 eligible · 2 votes in favour needed", received=2, opened_at=START + timedelta(minutes=40),
    closed_at=START + timedelta(minutes=42),
    tally=voting.Tally(
        eligible=3, present=2, received=2,
        counts=[
            voting.ChoiceCount(choice=Choice.FOR, count=2), voting.ChoiceCount(choice=Choice.AGAINST, count=0),
            voting.ChoiceCount(choice=Choice.ABSTAIN, count=0),
        ],
        not_voted=0, base=3, needed=2, quorum_needed=2, quorum_met=True, passed=True,
        sentence_zh="应到 3 人，实到 2 人；须 2 票（应到的半数以上），赞成 2 票、反对 0 票、弃权 0 票：通过。",
        sentence_en="3 eligible, 2 present; 2 votes needed; 2 for, 0 against, 0 abstaining: carried.",
    ),
    votes=[
        voting.NamedVote(
            attendee="attendee-chen", name="周䶮", choice=Choice.FOR, source=VoteSource.TERMINAL, recorded_by=""
        ),
        voting.NamedVote(
            attendee="attendee-wu", name="吴敏", choice=Choice.FOR, source=VoteSource.SECRETARY, recorded_by="林㛃"
        ),
    ],
)
