"""Who may read which papers: asked, refused, and told to whom, as it changes."""

import pytest

from agenda.vocabulary import Classification, ReadingGrant
from server.audit import chain
from server.db.transaction import Database
from server.documents import queries as documents
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.marks import queries as marks
from server.meetings import audiences
from server.planning import readers
from server.wire import readers as wire
from server.wire.meetings import AgendaItem
from tests.factories.house import Gathering, House, organiser_of
from tests.faults.scenario import make_paper
from tests.server.driving import Room

DECISION = {"outcome": "noted", "method": "none_needed", "sentence": ""}


class Readers(Room):
    """The cast with a paper for each item, and the organiser who says who reads them."""

    def __init__(self, db: Database, gateway: Gateway, gathering: Gathering, house: House) -> None:
        super().__init__(db, gateway, gathering)
        self.organiser = organiser_of(house)
        now = db.clock.now()
        self.versions = [make_paper(db, gathering.meeting, item, now) for item in gathering.items]

    def reads(self, key: str) -> str:
        """Which papers somebody is given: list, pages and marks must agree with each other and with the streams."""
        given = ""
        with self.db.read() as session:
            actor = self.actor(key)
            listed = [one.version for one in documents.readable_list(session, actor, self.gathering.meeting).documents]
            streams = audiences.streams_of(session, actor)
            for number, version in enumerate(self.versions, start=1):
                may = version in listed
                for ask in (documents.page_list, lambda s, a, v: documents.page_words(s, a, v, 1),
                            lambda s, a, v: marks.page_marks(s, a, v, 1)):
                    try:
                        ask(session, actor, version)
                        assert may
                    except Problem as problem:
                        assert problem.code == "document_unknown" and not may
                told_on = documents.stream_of(session, documents.version_row(session, version)[1])
                assert (told_on in streams) is may, (key, told_on)
                given += str(number) if may else ""
        return given

    def writes(self, key: str, item: int, grant: ReadingGrant | None) -> wire.Readers:
        """The organiser writes a right."""
        with self.db.write(self.organiser.message(), self.gathering.meeting) as tx:
            return readers.write(tx, self.organiser, self.gathering.meeting, wire.WriteReading(
                item=self.gathering.items[item], attendee=self.gathering.attendees[key], grant=grant
            ))

    def classifies(self, paper: int, classification: Classification) -> None:
        """The organiser classifies a paper."""
        with self.db.write(self.organiser.message(), self.gathering.meeting) as tx:
            document = documents.version_row(tx.session, self.versions[paper])[1].id
            readers.classify(tx, self.organiser, document, wire.Classify(classification=classification))

    def sees(self, key: str) -> wire.SeenBy:
        """The organiser looks through somebody's eyes."""
        with self.db.write(self.organiser.message(), self.gathering.meeting) as tx:
            return readers.see_as(tx, self.organiser, self.gathering.meeting, self.gathering.attendees[key])


@pytest.fixture
def room(db: Database, gateway: Gateway, meeting: Gathering, house: House) -> Readers:
    """The cast; item 2 is restricted."""
    return Readers(db, gateway, meeting, house)


def everybody(room: Readers) -> dict[str, str]:
    return {key: room.reads(key) for key in room.gathering.attendees}


def test_observers_and_reporters_read_only_while_their_item_runs(room: Readers) -> None:
    standing = {"chen": "12", "lin": "12", "wu": "12", "qian": "12"}
    assert everybody(room) == {**standing, "zhou": "", "sun": ""}
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=room.gathering.items[0])
    assert everybody(room) == {**standing, "zhou": "1", "sun": "1"}
    room.drives("chen", "item.close", item=room.gathering.items[0], **DECISION)
    room.drives("chen", "item.start", item=room.gathering.items[1])
    assert everybody(room) == {**standing, "zhou": "", "sun": ""}
    room.does("chen", "item.let_in", item=room.gathering.items[1], attendee=room.gathering.attendees["zhou"])
    room.does("chen", "item.let_out", item=room.gathering.items[1], attendee=room.gathering.attendees["qian"])
    assert everybody(room) == {**standing, "qian": "1", "zhou": "2", "sun": ""}
    room.drives("chen", "item.close", item=room.gathering.items[1], **DECISION)
    assert everybody(room) == {**standing, "qian": "1", "zhou": "", "sun": ""}


def test_somebody_may_be_called_in_before_their_item(room: Readers) -> None:
    about = {"item": room.gathering.items[0], "attendee": room.gathering.attendees["sun"]}
    room.does("chen", "item.let_in", **about)
    assert room.reads("sun") == "1"
    room.does("chen", "item.let_out", **about)
    assert room.reads("sun") == ""
    assert room.refused("wu", "item.let_in", **about) == "not_permitted"
    member = {**about, "attendee": room.gathering.attendees["wu"]}
    assert room.refused("chen", "item.let_out", **member) == "item_not_restricted"


def test_what_the_organiser_writes_holds_and_can_be_taken_back(room: Readers) -> None:
    before = len(room.journal())
    cells = {(one.item, one.attendee): one for one in room.writes("wu", 0, ReadingGrant.DENIED).readings}
    cell = cells[room.gathering.items[0], room.gathering.attendees["wu"]]
    assert (cell.grant, cell.reads, cell.lasting) == (ReadingGrant.DENIED, False, False)
    assert room.told(before) == [("staff", "readers.changed")]
    assert room.reads("wu") == "2"
    room.writes("zhou", 1, ReadingGrant.ALLOWED)
    assert room.reads("zhou") == "2"
    count = len(room.journal())
    room.writes("zhou", 1, ReadingGrant.ALLOWED)
    assert len(room.journal()) == count
    room.writes("wu", 0, None)
    room.writes("zhou", 1, None)
    assert (room.reads("wu"), room.reads("zhou")) == ("12", "")
    with room.db.read() as session:
        written = [one.facts["grant"] for one in chain.entries(session, room.gathering.meeting)
                   if one.action == "readers.write"]
    assert written == ["denied", "allowed", None, None]


def test_a_denial_outlasts_being_called_in(room: Readers) -> None:
    room.writes("zhou", 1, ReadingGrant.DENIED)
    room.does("chen", "item.let_in", item=room.gathering.items[1], attendee=room.gathering.attendees["zhou"])
    assert room.reads("zhou") == ""


def test_a_public_paper_of_an_open_item_is_for_everybody(room: Readers) -> None:
    inner = f"item/{room.gathering.items[0]}"
    before = len(room.journal())
    room.classifies(0, Classification.PUBLIC)
    room.classifies(1, Classification.PUBLIC)
    assert room.told(before)[:2] == [(inner, "document.hidden"), ("room", "document.shown")]
    assert (room.reads("zhou"), room.reads("sun")) == ("1", "1")
    before = len(room.journal())
    room.classifies(0, Classification.CONFIDENTIAL)
    assert room.told(before) == [("room", "document.hidden"), (inner, "document.shown")]
    assert room.reads("zhou") == ""


def test_only_those_who_may_read_hear_of_a_paper_and_its_marks(room: Readers) -> None:
    before = len(room.journal())
    room.does("chen", "document.push", version=room.versions[0])
    assert room.told(before) == [(f"item/{room.gathering.items[0]}", "document.pushed")]
    with room.db.read() as session:
        heard = {key: f"item/{room.gathering.items[0]}" in audiences.streams_of(session, room.actor(key))
                 for key in room.gathering.attendees}
    assert heard == {"chen": True, "lin": True, "wu": True, "qian": True, "zhou": False, "sun": False}


def test_seeing_as_somebody_shows_exactly_what_they_read_and_is_recorded(room: Readers) -> None:
    def seen(key: str) -> list[tuple[bool, list[str]]]:
        return [(one.inside, [paper.version for paper in one.documents]) for one in room.sees(key).items]

    assert seen("wu") == [(True, [room.versions[0]]), (True, [room.versions[1]])]
    assert seen("zhou") == [(False, []), (False, [])]
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=room.gathering.items[0])
    assert seen("zhou") == [(True, [room.versions[0]]), (False, [])]
    assert isinstance(room.sees("zhou").items[0].item, AgendaItem)
    with room.db.read() as session:
        last = chain.entries(session, room.gathering.meeting)[-1]
    assert (last.action, last.object) == ("readers.see_as", room.gathering.attendees["zhou"])


def test_rights_about_strangers_are_refused(room: Readers) -> None:
    with pytest.raises(Problem, match="attendee_unknown"), room.db.write(meeting=room.gathering.meeting) as tx:
        readers.see_as(tx, room.organiser, room.gathering.meeting, "nobody-here")
    with pytest.raises(Problem, match="item_unknown"), room.db.write(meeting=room.gathering.meeting) as tx:
        readers.write(tx, room.organiser, room.gathering.meeting, wire.WriteReading(
            item="no-such-item", attendee=room.gathering.attendees["wu"], grant=None
        ))
