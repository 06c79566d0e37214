"""A whole meeting with every command in it, told step by step with the pictures before and after.

Both the replay test and the vectors for the web client are made from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from agenda.vocabulary import Classification, ReadingGrant
from annotations.marks import Ink, MarkKind
from annotations.strokes import checksum
from server.db.transaction import Database
from server.documents import queries as documents
from server.entrypoints import snapshots
from server.entrypoints.gateway import Gateway
from server.journal import replay
from server.meetings import audiences
from server.planning import actions as planning
from server.planning import readers
from server.wire import planning as wire
from server.wire import readers as readers_wire
from tests.factories.house import CAST, Gathering, House, organiser_of
from tests.faults.scenario import make_paper
from tests.server.driving import Room

MAJORITY = {"base": "eligible", "numerator": 1, "denominator": 2, "strict": True, "quorum_numerator": 0,
            "quorum_denominator": 1}
Pictures = dict[str, dict[str, Any]]
Step = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Told:
    """What one step did to one stream (as stored)."""

    step: str
    stream: str
    before: dict[str, Any]
    events: list[dict[str, Any]]
    after: dict[str, Any]


def tell(db: Database, gateway: Gateway, house: House, gathering: Gathering) -> Iterator[Told]:
    """Play the meeting; yield every stream a step told something to."""
    room = Room(db, gateway, gathering)
    papers = [make_paper(db, gathering.meeting, item, db.clock.now()) for item in gathering.items]
    before = _pictures(room)
    for name, act in _steps(room, house, papers):
        position = len(room.journal())
        act()
        after = _pictures(room)
        events = room.journal()[position:]
        for stream in dict.fromkeys(event.stream for event in events):
            if stream in before and stream in after:
                told = [replay.message(event).model_dump(mode="json") for event in events if event.stream == stream]
                yield Told(name, stream, before[stream], told, after[stream])
        before = after


def _pictures(room: Room) -> Pictures:
    """The snapshot of every stream somebody hears."""
    pictures: Pictures = {}
    with room.db.read() as session:
        for key in CAST:
            actor = room.actor(key)
            for stream in audiences.streams_of(session, actor):
                pictures[stream] = snapshots.snapshot(session, actor, stream).model_dump(mode="json")
    return pictures


def _steps(room: Room, house: House, papers: list[str]) -> Iterator[Step]:
    one, two = room.gathering.items
    who = room.gathering.attendees
    decision = {"outcome": "noted", "method": "none_needed", "sentence": ""}
    does, drives = partial(partial, room.does), partial(partial, room.drives)
    yield "attendee.sign_in", does("wu", "attendee.sign_in", signature=[])
    yield "attendee.record_sign_in", does("lin", "attendee.record_sign_in", attendee=who["qian"])
    yield "attendee.excuse", does("lin", "attendee.excuse", attendee=who["sun"])
    yield "meeting.start", drives("chen", "meeting.start")
    yield "meeting.recess", drives("chen", "meeting.recess")
    yield "meeting.resume", drives("lin", "meeting.resume")
    yield "document.push", does("lin", "document.push", version=papers[0])
    yield "item.start", drives("chen", "item.start", item=one)
    yield from _voting(room, one)
    yield "view.present", does("chen", "view.present", version=papers[0], page=1)
    yield "view.turn", lambda: room.does("chen", "view.turn", version=papers[0], page=2, term=_term(room))
    yield from _drawing(room, papers[0])
    yield from _presenting(room)
    yield "bookmark.add", does("wu", "bookmark.add", version=papers[0], page=2)
    yield "bookmark.remove", does("wu", "bookmark.remove", version=papers[0], page=2)
    yield "view.withdraw", does("chen", "view.withdraw")
    note = {"note": "note-of-the-story", "item": one, "speaker": who["wu"]}
    yield "note.write", does("lin", "note.write", **note, text="原则同意。")
    yield "note.remove", does("lin", "note.remove", note=note["note"])
    yield "item.close", drives("chen", "item.close", item=one, **decision)
    yield "meetings.set_agenda", lambda: _edit_agenda(room, house, restricted=False)
    yield "meetings.set_agenda.again", lambda: _edit_agenda(room, house, restricted=True)
    yield "documents.classify", lambda: _classify(room, house, papers[0], Classification.RESTRICTED)
    yield "documents.classify.public", lambda: _classify(room, house, papers[0], Classification.PUBLIC)
    yield "readers.write", lambda: _let_read(room, house, "zhou")
    yield "meetings.set_attendees", lambda: _edit_attendees(room, house)
    yield "item.postpone", drives("chen", "item.postpone", item=two)
    yield "item.start.inside", drives("chen", "item.start", item=two)
    yield "item.let_in", does("chen", "item.let_in", item=two, attendee=who["zhou"])
    yield "view.present.inside", does("chen", "view.present", version=papers[1], page=1)
    yield "view.turn.inside", lambda: room.does("chen", "view.turn", version=papers[1], page=3, term=_term(room))
    yield "item.let_out", does("chen", "item.let_out", item=two, attendee=who["zhou"])
    yield "item.close.inside", drives("chen", "item.close", item=two, **decision)
    yield "meeting.close", drives("chen", "meeting.close")


def _presenting(room: Room) -> Iterator[Step]:
    who = room.gathering.attendees
    region = {"left": 0.0, "top": 0.25, "right": 1.0, "bottom": 0.75}
    yield "view.frame", lambda: _frame(room, region)
    yield "view.follow", partial(room.does, "chen", "view.follow", mode="locked")
    yield "presenter.ask", partial(room.does, "wu", "presenter.ask")
    yield "presenter.ask.second", partial(room.does, "qian", "presenter.ask")
    yield "presenter.unask", partial(room.does, "qian", "presenter.unask")
    yield "presenter.ask.again", partial(room.does, "qian", "presenter.ask")
    yield "presenter.decline", partial(room.does, "chen", "presenter.decline", attendee=who["qian"])
    yield "presenter.hand_over", partial(room.does, "chen", "presenter.hand_over", attendee=who["wu"])


def _frame(room: Room, region: dict[str, float]) -> object:
    with room.db.read() as session:
        view = snapshots.room(session, room.gathering.meeting).view
    return room.does(
        "chen", "view.frame", version=view.version, page=view.page, term=view.term, seen=view.view, region=region
    )


def _voting(room: Room, item: str) -> Iterator[Step]:
    ballots: list[str] = []

    def prepare() -> None:
        ballots.append(room.does("lin", "ballot.prepare", item=item, question="是否同意", rule=MAJORITY)["ballot"])

    yield "ballot.prepare.dropped", prepare
    yield "ballot.discard", lambda: room.drives("lin", "ballot.discard", ballot=ballots[0])
    yield "ballot.prepare", prepare
    qian = room.gathering.attendees["qian"]
    yield "attendee.sign_in.counted", lambda: room.does("chen", "attendee.sign_in", signature=[])
    yield "ballot.open", lambda: room.drives("chen", "ballot.open", ballot=ballots[1])
    yield "vote.submit", lambda: room.does("wu", "vote.submit", ballot=ballots[1], choice="for")
    yield "attendee.record_leaving", lambda: room.does("lin", "attendee.record_leaving", attendee=qian)
    yield "attendee.record_return", lambda: room.does("lin", "attendee.record_return", attendee=qian)
    yield "vote.record", lambda: room.does("lin", "vote.record", ballot=ballots[1], attendee=qian, choice="abstain")
    yield "ballot.close", lambda: room.drives("chen", "ballot.close", ballot=ballots[1])


def _drawing(room: Room, version: str) -> Iterator[Step]:
    shape = Ink(kind=MarkKind.INK, colour="#1a2b3c", width=40, points=(10, 10, 5, 5), pressures=())
    for layer in ("shared", "private"):
        yield f"mark.add.{layer}", partial(
            room.does, "wu", "mark.add", mark=f"mark-{layer}", version=version, page=1, layer=layer,
            shape=shape.model_dump(mode="json"), checksum=checksum(shape.points, ()),
        )
    of_page = {"version": version, "page": 1}
    yield "mark.erase", partial(room.does, "wu", "mark.erase", **of_page, marks=["mark-shared"])
    yield "mark.restore", partial(room.does, "wu", "mark.restore", **of_page, marks=["mark-shared"])
    yield "mark.clear", partial(room.does, "chen", "mark.clear", **of_page)


def _term(room: Room) -> int:
    with room.db.read() as session:
        return snapshots.room(session, room.gathering.meeting).view.term


def _classify(room: Room, house: House, version: str, classification: Classification) -> None:
    organiser, meeting = organiser_of(house), room.gathering.meeting
    with room.db.write(organiser.message(), meeting) as tx:
        document = documents.version_row(tx.session, version)[1].id
        readers.classify(tx, organiser, document, readers_wire.Classify(classification=classification))


def _let_read(room: Room, house: House, key: str) -> None:
    organiser, meeting = organiser_of(house), room.gathering.meeting
    with room.db.write(organiser.message(), meeting) as tx:
        readers.write(tx, organiser, meeting, readers_wire.WriteReading(
            item=room.gathering.items[0], attendee=room.gathering.attendees[key], grant=ReadingGrant.ALLOWED
        ))


def _edit_agenda(room: Room, house: House, *, restricted: bool) -> None:
    organiser, meeting = organiser_of(house), room.gathering.meeting
    with room.db.write(organiser.message(), meeting) as tx:
        present = snapshots.room(tx.session, meeting).items
        planning.set_agenda(tx, organiser, meeting, wire.Agenda(items=[
            wire.ItemDraft(id=item.id, title=item.title, purpose=item.purpose, planned_minutes=20,
                           restricted=restricted if item.id == room.gathering.items[1] else item.restricted)
            for item in present
        ]))


def _edit_attendees(room: Room, house: House) -> None:
    organiser, meeting = organiser_of(house), room.gathering.meeting
    with room.db.write(organiser.message(), meeting) as tx:
        present = snapshots.room(tx.session, meeting).attendees
        listed = [wire.AttendeeDraft(person=one.person, role=one.role, seat=None) for one in present]
        planning.set_attendees(tx, organiser, meeting, wire.Attendees(attendees=listed[::-1]))
