"""Who presents and what everybody sees, through the one path: allowed, refused, repeated, told to whom."""

import pytest

from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.settings import Settings
from server.wire.live import Accepted
from tests.factories.house import Gathering, House
from tests.server.driving import Room
from tests.server.test_closing import work
from tests.server.test_papers import Papers, make_pdf

HALF = {"left": 0.0, "top": 0.5, "right": 1.0, "bottom": 1.0}


@pytest.fixture
def room(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Room:
    """A meeting in session; Chen presents page 1 of a paper of item 1."""
    room = Room(db, gateway, meeting)
    room.version = Papers(room, house, settings).upload(make_pdf(3)).version  # type: ignore[attr-defined]
    work(db, settings)
    for key in ("chen", "wu", "qian"):
        room.does(key, "attendee.sign_in", signature=[])
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=meeting.items[0])
    room.does("chen", "view.present", version=room.version, page=1)  # type: ignore[attr-defined]
    return room


def view(room: Room) -> dict[str, object]:
    """The view that was told last."""
    told = next(event for event in reversed(room.journal()) if event.name == "view.changed")
    shown: dict[str, object] = told.payload["view"]
    return shown


def place(room: Room) -> dict[str, object]:
    """What a turn names."""
    shown = view(room)
    return {"version": shown["version"], "page": shown["page"], "term": shown["term"]}


def test_a_hand_over_keeps_the_page_and_gives_the_turning_away(room: Room) -> None:
    wu = room.gathering.attendees["wu"]
    room.does("chen", "view.turn", **{**place(room), "page": 2})
    room.does("chen", "view.frame", **place(room), seen=view(room)["view"], region=HALF)
    before = view(room)
    room.does("chen", "presenter.hand_over", attendee=wu)
    after = view(room)
    assert (after["presenter"], after["presenter_name"]) == (wu, "吴敏")
    assert (after["version"], after["page"], after["region"]) == (before["version"], 2, HALF)
    assert after["term"] == int(str(before["term"])) + 1
    room.does("wu", "view.turn", **{**place(room), "page": 3})
    assert view(room)["page"] == 3
    # A turn Chen made before hearing of it.
    assert room.refused("chen", "view.turn", version=before["version"], page=1, term=before["term"]) == "stale_term"


def test_handing_over_twice_tells_once(room: Room) -> None:
    wu = room.gathering.attendees["wu"]
    told = len(room.journal())
    room.does("chen", "presenter.hand_over", attendee=wu)
    room.does("chen", "presenter.hand_over", attendee=wu)
    assert room.told(told) == [("room", "view.changed")]


def test_who_asks_waits_until_the_chair_decides(room: Room) -> None:
    wu, qian = room.gathering.attendees["wu"], room.gathering.attendees["qian"]
    room.does("wu", "presenter.ask")
    room.does("qian", "presenter.ask")
    room.does("wu", "presenter.ask")
    assert view(room)["asked"] == [wu, qian]
    room.does("lin", "presenter.decline", attendee=wu)
    room.does("chen", "presenter.hand_over", attendee=qian)
    assert (view(room)["asked"], view(room)["presenter"]) == ([], qian)
    room.does("wu", "presenter.ask")
    room.does("wu", "presenter.unask")
    assert view(room)["asked"] == []
    assert room.refused("qian", "presenter.ask") == "already_presenting"


def test_the_floor_is_not_for_the_taking(room: Room) -> None:
    wu = room.gathering.attendees["wu"]
    assert room.refused("wu", "presenter.hand_over", attendee=wu) == "not_presenter"
    shown = {"version": place(room)["version"], "page": 1}
    assert room.refused("wu", "view.present", **shown) == "not_presenter"
    assert room.refused("wu", "view.turn", **{**place(room), "page": 2}) == "not_presenter"
    assert room.refused("wu", "view.withdraw") == "not_presenter"
    assert room.refused("wu", "presenter.decline", attendee=wu) == "not_permitted"
    assert room.refused("wu", "view.follow", mode="locked") == "not_permitted"


def test_it_goes_to_people_who_are_here_and_may_read(room: Room) -> None:
    attendees = room.gathering.attendees
    assert room.refused("sun", "presenter.ask") == "not_signed_in"
    assert room.refused("chen", "presenter.hand_over", attendee=attendees["sun"]) == "not_signed_in"
    assert room.refused("chen", "presenter.hand_over", attendee="nobody-at-all") == "attendee_unknown"


def test_a_given_floor_lets_present_another_paper_and_is_taken_back(room: Room) -> None:
    wu, chen = room.gathering.attendees["wu"], room.gathering.attendees["chen"]
    room.does("chen", "presenter.hand_over", attendee=wu)
    room.does("wu", "view.present", version=place(room)["version"], page=3)
    room.does("chen", "presenter.hand_over", attendee=chen)
    assert (view(room)["presenter"], view(room)["page"]) == (chen, 3)
    assert room.refused("wu", "view.turn", **{**place(room), "page": 1}) == "not_presenter"


def test_a_region_of_a_page_turned_since_is_refused(room: Room) -> None:
    on_page_one = {**place(room), "seen": view(room)["view"]}
    room.does("chen", "view.turn", **{**place(room), "page": 2})
    assert room.refused("chen", "view.frame", **on_page_one, region=HALF) == "stale_view"
    room.does("chen", "view.turn", **{**place(room), "page": 1})
    # Back on the same page: still done on the one before.
    assert room.refused("chen", "view.frame", **on_page_one, region=HALF) == "stale_view"
    small = {**HALF, "top": 0.999}
    assert room.refused("chen", "view.frame", **on_page_one, region=small) == "malformed"


def test_the_mode_of_following_is_told_once(room: Room) -> None:
    told = len(room.journal())
    room.does("lin", "view.follow", mode="locked")
    room.does("chen", "view.follow", mode="locked")
    assert room.told(told) == [("room", "view.changed")]
    assert view(room)["mode"] == "locked"


def test_asking_inside_a_restricted_item_is_told_to_all_and_its_paper_to_none_outside(
    room: Room, house: House, settings: Settings
) -> None:
    room.drives("chen", "item.close", item=room.gathering.items[0], outcome="noted", method="none_needed", sentence="")
    room.drives("chen", "item.start", item=room.gathering.items[1])
    told = len(room.journal())
    room.does("wu", "presenter.ask")
    events = room.journal()[told:]
    assert [(event.stream, event.payload["view"]["asked"]) for event in events] == [
        ("room", [room.gathering.attendees["wu"]])
    ]


def test_a_command_repeated_with_its_id_is_answered_the_same(room: Room) -> None:
    wu = room.gathering.attendees["wu"]
    first = room.says("chen", "presenter.hand_over", id="handing-over-1", attendee=wu)
    room.does("chen", "presenter.hand_over", attendee=room.gathering.attendees["chen"])
    again = room.says("chen", "presenter.hand_over", id="handing-over-1", attendee=wu)
    assert isinstance(first, Accepted) and again == first
    assert view(room)["presenter"] == room.gathering.attendees["chen"]
