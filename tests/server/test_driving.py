"""Driving a meeting through the one path: allowed, refused, repeated, and what was told to whom."""

import pytest

from server.audit import chain
from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.wire.live import Accepted, Refused
from tests.factories.house import Gathering
from tests.server.driving import Room

MAJORITY = {"base": "eligible", "numerator": 1, "denominator": 2, "strict": True, "quorum_numerator": 1,
            "quorum_denominator": 2}


@pytest.fixture
def room(db: Database, gateway: Gateway, meeting: Gathering) -> Room:
    """The cast around the table."""
    return Room(db, gateway, meeting)


def test_a_whole_meeting_from_start_to_close(room: Room) -> None:
    one, two = room.gathering.items
    room.does("wu", "attendee.sign_in", signature=[])
    room.does("chen", "attendee.sign_in", signature=[])
    room.does("lin", "attendee.record_sign_in", attendee=room.gathering.attendees["qian"])
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=one)
    ballot = room.does("lin", "ballot.prepare", item=one, question="是否同意预算调整方案", rule=MAJORITY)["ballot"]
    room.drives("chen", "ballot.open", ballot=ballot)
    room.does("chen", "vote.submit", ballot=ballot, choice="for")
    room.does("wu", "vote.submit", ballot=ballot, choice="against")
    room.does("wu", "vote.submit", ballot=ballot, choice="for")
    room.does("lin", "vote.record", ballot=ballot, attendee=room.gathering.attendees["qian"], choice="abstain")
    room.drives("chen", "ballot.close", ballot=ballot)
    closed = next(e for e in room.journal() if e.name == "ballot.closed").payload["ballot"]
    assert closed["tally"]["sentence_zh"] == (
        "应到 3 人，实到 3 人；须 2 票（应到的过半数），赞成 2 票、反对 0 票、弃权 1 票：通过。"
    )
    assert {vote["name"]: vote["source"] for vote in closed["votes"]} == {
        "陈䶮": "terminal", "吴敏": "terminal", "钱进": "secretary",
    }
    room.drives("lin", "item.close", item=one, outcome="passed", method="ballot", sentence="")
    room.drives("chen", "item.start", item=two)
    room.drives("chen", "item.close", item=two, outcome="noted", method="none_needed", sentence="")
    room.drives("chen", "meeting.close")
    names = [event.name for event in room.journal()]
    assert names[-2:] == ["meeting.closed", "conduct.changed"]
    assert [event.position for event in room.journal()] == list(range(1, len(names) + 1))


def test_the_secretary_drives_on_behalf_of_the_chair(room: Room) -> None:
    room.drives("lin", "meeting.start")
    room.drives("chen", "meeting.recess")
    told = {event.name: event.actor for event in room.journal()}
    assert told["meeting.started"]["on_behalf"] is True and told["meeting.started"]["name"] == "林㛃"
    assert told["meeting.recessed"]["on_behalf"] is False


def test_a_meeting_in_recess_is_resumed_and_not_started_again(room: Room) -> None:
    room.drives("chen", "meeting.start")
    room.drives("chen", "meeting.recess")
    assert room.refused("chen", "meeting.start", step=room.step) == "wrong_phase"
    room.drives("chen", "meeting.resume")


def test_two_people_driving_at_once_take_a_step_once(room: Room) -> None:
    seen = room.step
    room.does("chen", "meeting.start", step=seen)
    assert room.refused("lin", "meeting.start", step=seen) == "stale_step"


@pytest.mark.parametrize("key", ["wu", "zhou", "sun"])
def test_others_may_not_drive(room: Room, key: str) -> None:
    assert room.refused(key, "meeting.start", step=room.step) == "not_permitted"
    with room.db.read() as session:
        last = chain.entries(session, room.gathering.meeting)[-1]
    assert (last.action, last.outcome) == ("meeting.start", "not_permitted")


def test_the_same_id_again_gets_the_first_answer_and_changes_nothing(room: Room) -> None:
    first = room.says("chen", "meeting.start", id="same-id-1", step=room.step)
    count = len(room.journal())
    assert room.says("chen", "meeting.start", id="same-id-1", step=0) == first
    assert len(room.journal()) == count
    other = room.says("chen", "meeting.recess", id="same-id-1", step=room.step)
    assert isinstance(other, Refused) and other.problem.code == "id_reused"


def test_a_refusal_is_remembered_too(room: Room) -> None:
    first = room.says("chen", "meeting.resume", id="same-id-2", step=room.step)
    assert isinstance(first, Refused) and first.problem.code == "wrong_phase"
    room.drives("chen", "meeting.start")
    room.drives("chen", "meeting.recess")
    assert room.says("chen", "meeting.resume", id="same-id-2", step=0) == first


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("nonsense", "malformed"),
        ({"id": "x" * 12, "name": "meeting.start"}, "malformed"),
        ({"id": "x" * 12, "name": "meeting.explode", "payload": {}}, "unknown_command"),
        ({"id": "x" * 12, "name": "meeting.start", "payload": {"step": 0, "extra": 1}}, "malformed"),
        ({"id": "x" * 12, "name": "meeting.start", "payload": {"step": "soon"}}, "malformed"),
        ({"id": "short", "name": "meeting.start", "payload": {"step": 0}}, "malformed"),
    ],
)
def test_malformed_commands_get_a_code_and_change_nothing(room: Room, message: object, code: str) -> None:
    before = len(room.journal())
    answer = room.gateway.command(room.actor("chen"), room.gathering.meeting, message)
    assert isinstance(answer, Refused) and answer.problem.code == code
    assert len(room.journal()) == before


def test_votes_are_refused_before_after_and_from_whom_may_not(room: Room) -> None:
    one = room.gathering.items[0]
    for key in ("chen", "wu"):
        room.does(key, "attendee.sign_in", signature=[])
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=one)
    ballot = room.does("chen", "ballot.prepare", item=one, question="问题", rule=MAJORITY)["ballot"]
    assert room.refused("wu", "vote.submit", ballot=ballot, choice="for") == "ballot_not_open"
    room.drives("chen", "ballot.open", ballot=ballot)
    assert room.refused("qian", "vote.submit", ballot=ballot, choice="for") == "not_signed_in"
    assert room.refused("zhou", "vote.submit", ballot=ballot, choice="for") == "not_permitted"
    assert room.refused("wu", "vote.submit", ballot=ballot, choice="maybe") == "malformed"
    assert room.refused("chen", "item.close", step=room.step, item=one, outcome="noted", method="none_needed",
                        sentence="") == "ballot_open"
    room.drives("chen", "ballot.close", ballot=ballot)
    assert room.refused("wu", "vote.submit", ballot=ballot, choice="for") == "ballot_closed"


def test_a_ballot_without_quorum_is_not_opened(room: Room) -> None:
    one = room.gathering.items[0]
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=one)
    ballot = room.does("chen", "ballot.prepare", item=one, question="问题", rule=MAJORITY)["ballot"]
    assert room.refused("chen", "ballot.open", step=room.step, ballot=ballot) == "quorum_missing"


def test_what_was_voted_is_told_to_nobody_else_before_closing(room: Room) -> None:
    one = room.gathering.items[0]
    for key in ("chen", "wu"):
        room.does(key, "attendee.sign_in", signature=[])
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=one)
    ballot = room.does("chen", "ballot.prepare", item=one, question="问题", rule=MAJORITY)["ballot"]
    room.drives("chen", "ballot.open", ballot=ballot)
    before = len(room.journal())
    room.does("wu", "vote.submit", ballot=ballot, choice="against")
    assert room.told(before) == [
        ("room", "vote.received"),
        (f"me/{room.gathering.attendees['wu']}", "vote.stored"),
        ("staff", "turnout.changed"),
    ]
    for event in room.journal()[before:]:
        if not event.stream.startswith("me/"):
            assert "against" not in str(event.payload).replace("for_and_against", "")


def test_a_decision_needs_its_ballot(room: Room) -> None:
    one = room.gathering.items[0]
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=one)
    assert room.refused("chen", "item.close", step=room.step, item=one, outcome="passed", method="ballot",
                        sentence="") == "decision_unfounded"


def test_a_signature_is_asked_for_where_the_meeting_wants_one(room: Room) -> None:
    with room.db.write() as tx:
        from server.meetings.models import Meeting

        tx.session.get_one(Meeting, room.gathering.meeting).sign_in_with_signature = True
    assert room.refused("wu", "attendee.sign_in", signature=[]) == "signature_missing"
    room.does("wu", "attendee.sign_in", signature=[{"points": [10, 10, 5, 5]}])
    assert room.refused("wu", "attendee.sign_in", signature=[{"points": [10, 10, 5, 5]}]) == "already_signed_in"


def test_the_audit_chain_is_whole_and_any_change_breaks_it(room: Room) -> None:
    room.drives("chen", "meeting.start")
    room.drives("chen", "meeting.recess")
    with room.db.read() as session:
        entries = list(chain.entries(session, room.gathering.meeting))
        assert chain.first_break(entries) is None
        entries[1].action = "meeting.close"
        assert chain.first_break(entries) == 2


def test_an_accepted_command_says_so(room: Room) -> None:
    assert isinstance(room.says("chen", "meeting.start", step=0), Accepted)
