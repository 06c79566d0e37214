"""Changing a meeting that is planned: what may be taken away, what stays, and what is told."""

import pytest

from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.planning import actions as planning
from server.planning import queries
from server.wire import planning as wire
from server.wire.planning import MeetingDetail
from tests.factories.house import Gathering, House, organiser_of
from tests.server.driving import Room
from tests.server.test_driving import MAJORITY


def change(db: Database, house: House, meeting: Gathering, *, items: slice, people: slice) -> MeetingDetail:
    """Set agenda and attendees to a part of what they are."""
    actor = organiser_of(house)
    with db.write(actor.message(), meeting.meeting) as tx:
        now = queries.meeting_detail(tx.session, actor, meeting.meeting)
        drafts = [wire.ItemDraft(id=one.id, title=one.title, purpose=one.purpose, restricted=one.restricted)
                  for one in now.items[items]]
        planning.set_agenda(tx, actor, meeting.meeting, wire.Agenda(items=drafts))
        invited = [wire.AttendeeDraft(person=one.person, role=one.role) for one in now.attendees[people]]
        return planning.set_attendees(tx, actor, meeting.meeting, wire.Attendees(attendees=invited))


def test_an_item_goes_with_its_ballots(db: Database, gateway: Gateway, house: House, meeting: Gathering) -> None:
    room = Room(db, gateway, meeting)
    room.does("chen", "ballot.prepare", item=meeting.items[1], question="问题", rule=MAJORITY)
    room.does("chen", "item.let_in", item=meeting.items[1], attendee=meeting.attendees["zhou"])
    detail = change(db, house, meeting, items=slice(0, 1), people=slice(None))
    assert [one.id for one in detail.items] == [meeting.items[0]]
    assert "ballot.discarded" in [name for _, name in room.told(0)]


def test_an_item_named_in_the_record_stays(db: Database, gateway: Gateway, house: House, meeting: Gathering) -> None:
    room = Room(db, gateway, meeting)
    room.does("lin", "note.write", note="note-00001", item=meeting.items[1], speaker=None, text="待补充。")
    with pytest.raises(Problem, match="item_in_use"):
        change(db, house, meeting, items=slice(0, 1), people=slice(None))
    with db.read() as session:
        assert len(queries.meeting_detail(session, organiser_of(house), meeting.meeting).items) == 2


def test_somebody_is_taken_off_the_list(db: Database, house: House, meeting: Gathering) -> None:
    detail = change(db, house, meeting, items=slice(None), people=slice(0, 5))
    assert len(detail.attendees) == 5 and len({one.seat for one in detail.attendees}) == 5


def test_who_is_here_stays_on_the_list(db: Database, gateway: Gateway, house: House, meeting: Gathering) -> None:
    Room(db, gateway, meeting).does("sun", "attendee.sign_in", signature=[])
    with pytest.raises(Problem, match="wrong_phase"):
        change(db, house, meeting, items=slice(None), people=slice(0, 5))


def test_two_meetings_do_not_share_a_room_at_one_time(db: Database, house: House, meeting: Gathering) -> None:
    from tests.factories.house import make_meeting

    with db.read() as session:
        starts = queries.meeting_detail(session, organiser_of(house), meeting.meeting).meeting.starts_at
    with pytest.raises(Problem, match="room_taken"):
        make_meeting(db, house, now=starts)
