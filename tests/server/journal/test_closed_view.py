"""L6: a snapshot tells those outside a restricted item no more than its events did: not how often a page was turned."""

from server.db.transaction import Database
from server.entrypoints import snapshots
from server.entrypoints.gateway import Gateway
from tests.factories.house import Gathering
from tests.faults.scenario import make_paper
from tests.server.conftest import GivenClock
from tests.server.driving import Room


def test_L6_turns_inside_cannot_be_counted_from_outside(
    db: Database, gateway: Gateway, meeting: Gathering, clock: GivenClock
) -> None:
    room = Room(db, gateway, meeting)
    secret = make_paper(db, meeting.meeting, meeting.items[1], clock.now())
    shown = room.does("chen", "view.present", version=secret, page=1)

    def outside() -> object:
        with db.read() as session:
            return snapshots.room(session, meeting.meeting).view

    closed = outside()
    told = [event.payload["view"]["view"] for event in room.journal()
            if event.stream == "room" and event.name == "view.changed"]
    for page in (2, 3, 2):
        turned = room.does("chen", "view.turn", version=secret, page=page, term=shown["term"])
    assert outside() == closed and turned["view"] == shown["view"] + 3
    with db.read() as session:
        inside = snapshots.item(session, meeting.meeting, meeting.items[1]).view
        newest = snapshots.room(session, meeting.meeting).view.view
    assert newest == told[-1] and inside is not None and inside.view == turned["view"]
    room.does("chen", "view.withdraw")
    with db.read() as session:
        assert snapshots.room(session, meeting.meeting).view.view == turned["view"] + 1
