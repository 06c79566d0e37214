"""Pushing papers: who may, what is told to whom, and the keys that end with the meeting."""

from dataclasses import replace

import pytest

from server.access.actor import Actor
from server.db.transaction import Database
from server.documents.models import Document, DocumentVersion
from server.entrypoints.gateway import Gateway
from server.meetings import page_keys
from server.meetings.models import Meeting
from server.planning import actions as planning
from server.planning import queries
from server.wire import planning as planning_wire
from server.wire.pushing import PageKey
from tests.factories.house import Gathering, House, organiser_of
from tests.faults.scenario import make_paper
from tests.server.driving import Room


@pytest.fixture
def room(db: Database, gateway: Gateway, meeting: Gathering) -> Room:
    """The usual people."""
    return Room(db, gateway, meeting)


@pytest.fixture
def papers(room: Room) -> list[str]:
    """A paper of the open item and one of the restricted item."""
    return [make_paper(room.db, room.gathering.meeting, item, room.db.clock.now()) for item in room.gathering.items]


def test_one_paper_is_pushed_to_those_who_may_read_it(room: Room, papers: list[str]) -> None:
    before = len(room.journal())
    assert room.does("lin", "document.push", version=papers[1]) == {"papers": 1}
    assert room.told(before) == [(f"item/{room.gathering.items[1]}", "document.pushed")]
    told = room.journal()[-1].payload["document"]
    assert (told["version"], told["pushed_at"] is not None) == (papers[1], True)


def test_the_whole_meeting_is_pushed_each_paper_on_its_own_stream(room: Room, papers: list[str]) -> None:
    before = len(room.journal())
    assert room.does("chen", "document.push", version=None) == {"papers": 2}
    assert room.told(before) == [(f"item/{item}", "document.pushed") for item in room.gathering.items]


def test_the_same_push_again_changes_nothing_and_a_new_one_is_told_anew(room: Room, papers: list[str]) -> None:
    payload = {"version": papers[0]}
    first = room.says("chen", "document.push", id="push-once-1", **payload)
    head = len(room.journal())
    assert room.says("chen", "document.push", id="push-once-1", **payload) == first
    assert len(room.journal()) == head
    room.does("chen", "document.push", **payload)
    assert room.told(head) == [(f"item/{room.gathering.items[0]}", "document.pushed")]


@pytest.mark.parametrize("key", ["wu", "sun", "zhou"])
def test_who_does_not_run_the_meeting_pushes_nothing(room: Room, papers: list[str], key: str) -> None:
    assert room.refused(key, "document.push", version=papers[0]) == "not_permitted"


def test_papers_nobody_can_read_are_not_pushed(room: Room, papers: list[str]) -> None:
    assert room.refused("chen", "document.push", version="no-such-version") == "document_unknown"
    with room.db.write() as tx:
        tx.session.get_one(DocumentVersion, papers[0]).state = "failed"
    assert room.refused("chen", "document.push", version=papers[0]) == "document_not_ready"
    assert room.does("chen", "document.push", version=None) == {"papers": 1}
    with room.db.write() as tx:
        for version in papers:
            document = tx.session.get_one(DocumentVersion, version).document_id
            tx.session.get_one(Document, document).withdrawn = True
    assert room.refused("chen", "document.push", version=None) == "document_not_ready"


def test_a_chair_let_out_of_an_item_does_not_push_its_paper(room: Room, papers: list[str]) -> None:
    room.does("lin", "item.let_out", item=room.gathering.items[1], attendee=room.gathering.attendees["chen"])
    assert room.refused("chen", "document.push", version=papers[1]) == "document_unknown"


def key_of(room: Room, actor: Actor) -> PageKey | None:
    with room.db.read() as session:
        return page_keys.page_key(session.get_one(Meeting, room.gathering.meeting), actor)


def test_each_reader_has_a_key_of_their_own_that_stays(room: Room) -> None:
    wu, qian = (key_of(room, room.actor(key)) for key in ("wu", "qian"))
    assert wu is not None and qian is not None
    assert len({wu.key, qian.key, wu.id, qian.id}) == 4
    assert key_of(room, room.actor("wu")) == wu
    screen = Actor(face="screen", meeting=room.gathering.meeting, terminal="terminal-of-the-wall")
    assert key_of(room, screen) not in (None, wu, qian)


def test_the_desk_and_strangers_keep_no_pages(room: Room, house: House) -> None:
    assert key_of(room, organiser_of(house)) is None
    assert key_of(room, Actor(face="nobody")) is None
    assert key_of(room, Actor(face="terminal", person="somebody", meeting=room.gathering.meeting)) is None


def test_keys_end_with_the_meeting_and_cannot_be_made_again(room: Room) -> None:
    room.drives("chen", "meeting.start")
    assert key_of(room, room.actor("wu")) is not None
    room.drives("chen", "meeting.close")
    assert key_of(room, room.actor("wu")) is None
    with room.db.read() as session:
        assert session.get_one(Meeting, room.gathering.meeting).page_secret is None


def test_somebody_taken_off_the_list_and_put_back_has_another_key(room: Room, house: House) -> None:
    before = key_of(room, room.actor("zhou"))
    organiser = organiser_of(house)
    with room.db.read() as session:
        detail = queries.meeting_detail(session, organiser, room.gathering.meeting)
    everyone = [planning_wire.AttendeeDraft(person=one.person, role=one.role) for one in detail.attendees]
    zhou = next(one.person for one in detail.attendees if one.id == room.gathering.attendees["zhou"])
    for wanted in ([one for one in everyone if one.person != zhou], everyone):
        with room.db.write(organiser.message(), room.gathering.meeting) as tx:
            planning.set_attendees(tx, organiser, room.gathering.meeting, planning_wire.Attendees(attendees=wanted))
    with room.db.read() as session:
        again = queries.meeting_detail(session, organiser, room.gathering.meeting)
    new = next(one.id for one in again.attendees if one.person == zhou)
    assert key_of(room, replace(room.actor("zhou"), attendee=new)) not in (None, before)
