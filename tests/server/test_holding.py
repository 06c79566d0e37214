"""What terminals hold, noted by several processes in one table: counted while vouched for, gone when forgotten."""

import pytest

from server.db.transaction import Database
from server.documents import holding
from server.documents.models import DocumentVersion, Holding
from tests.factories.house import Gathering
from tests.faults.scenario import PAGES, make_paper
from tests.server.conftest import GivenClock


@pytest.fixture
def papers(db: Database, meeting: Gathering) -> list[str]:
    """A paper of the open item and one of the restricted item."""
    return [make_paper(db, meeting.meeting, item, db.clock.now()) for item in meeting.items]


def held(meeting: Gathering, connection: str, key: str | None, inside: bool, **papers: int) -> holding.Held:
    # The open item has a stream of its own as well: the cast has observers, who may not always read its papers.
    one, two = (f"item/{item}" for item in meeting.items)
    streams = ("room", one, two) if inside else ("room", one)
    attendee = meeting.attendees[key] if key else None
    return holding.Held(connection, meeting.meeting, attendee, streams, papers, together=True)


def told(db: Database, meeting: Gathering) -> list[tuple[str, int, int, list[tuple[str | None, int]]]]:
    """Stream, ready, terminals and who is behind, paper by paper."""
    with db.read() as session:
        found = holding.readiness(session, meeting.meeting, db.clock.now())
    return [
        (one.stream, one.paper.ready, one.paper.terminals, [(b.attendee, b.pages) for b in one.paper.behind])
        for one in found
    ]


def test_each_paper_is_counted_over_the_terminals_that_may_read_it(
    db: Database, meeting: Gathering, papers: list[str]
) -> None:
    one, two = papers
    with db.write() as tx:
        holding.store(tx, [
            held(meeting, "c1", "wu", True, **{one: PAGES, two: 1}), held(meeting, "c2", "zhou", False, **{one: 2}),
            held(meeting, "c3", None, False, **{one: 999}),
        ])
    wu, zhou = meeting.attendees["wu"], meeting.attendees["zhou"]
    assert told(db, meeting) == [
        (f"item/{meeting.items[0]}", 2, 3, [(zhou, 2)]),
        (f"item/{meeting.items[1]}", 0, 1, [(wu, 1)]),
    ]
    with db.write() as tx:
        holding.store(tx, [held(meeting, "c2", "zhou", False, **{one: PAGES})])
        holding.forget(tx, ["c3"])
    assert told(db, meeting)[0] == (f"item/{meeting.items[0]}", 2, 2, [])


def test_papers_nobody_can_read_are_not_counted(db: Database, meeting: Gathering, papers: list[str]) -> None:
    with db.write() as tx:
        holding.store(tx, [held(meeting, "c1", "wu", True)])
        tx.session.get_one(DocumentVersion, papers[0]).state = "failed"
        tx.session.get_one(DocumentVersion, papers[1]).pages = 0
    assert told(db, meeting) == []


def test_what_a_killed_process_knew_is_believed_no_longer(
    db: Database, meeting: Gathering, papers: list[str], clock: GivenClock
) -> None:
    def state() -> object:
        with db.read() as session:
            return holding.fingerprint(session, meeting.meeting, clock.now())

    with db.write() as tx:
        holding.store(tx, [held(meeting, "lives", "wu", True), held(meeting, "killed", "qian", True)])
    before = state()
    clock.pass_minutes(0.5)
    with db.write() as tx:
        holding.vouch(tx, ["lives"])
    assert (told(db, meeting)[0][2], state()) == (2, before)
    clock.pass_minutes(0.5)
    assert told(db, meeting)[0][2] == 1
    assert state() != before
    with db.write() as tx:
        holding.vouch(tx, ["lives"])
        assert [row.connection for row in tx.session.query(Holding)] == ["lives"]


def test_the_furthest_behind_are_named_first_and_not_more_than_can_be_read(
    db: Database, meeting: Gathering, papers: list[str]
) -> None:
    with db.write() as tx:
        holding.store(tx, [held(meeting, f"c{n:03}", "wu", False, **{papers[0]: n % PAGES}) for n in range(99)])
    _, ready, terminals, behind = told(db, meeting)[0]
    assert (ready, terminals, len(behind)) == (0, 99, holding.BEHIND)
    assert [pages for _, pages in behind] == sorted(pages for _, pages in behind)
