"""Papers drawn by need and by several workers: the page the room waits for first, ranges leased and returned."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from server.db.transaction import Database
from server.documents import actions, drawing, rendering, sharing
from server.documents.models import DocumentVersion, Page, PageRange
from server.entrypoints.gateway import Gateway
from server.jobs import worker
from server.jobs.models import Job
from server.settings import Settings
from server.storage import FilesystemStore
from server.wire.documents import DocumentState
from server.working import HANDLERS
from tests.factories.house import Gathering, House
from tests.server.driving import Room
from tests.server.test_papers import Papers, make_pdf


@pytest.fixture
def papers(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Papers:
    """A place to put papers."""
    return Papers(Room(db, gateway, meeting), house, settings)


@pytest.fixture(autouse=True)
def short_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers of a few pages show what happens."""
    monkeypatch.setattr(sharing, "RANGE_PAGES", 4)
    monkeypatch.setattr(rendering, "WIDTHS", (300,))


def _take(papers: Papers, version_id: str) -> sharing.Taken | None:
    with papers.room.db.write(meeting=papers.room.gathering.meeting) as tx:
        return sharing.take(tx, tx.session.get_one(DocumentVersion, version_id))


def _opened(papers: Papers, pages: int) -> str:
    """A paper of so many pages that is being drawn, by nobody yet."""
    version_id = papers.upload(make_pdf(pages)).version
    with papers.room.db.write() as tx:
        version = tx.session.get_one(DocumentVersion, version_id)
        version.pages, version.state = pages, DocumentState.DRAWING
    return version_id


def _row(papers: Papers, version_id: str) -> DocumentVersion:
    with papers.room.db.read() as session:
        return session.get_one(DocumentVersion, version_id)


def test_workers_take_ranges_that_do_not_meet(papers: Papers) -> None:
    version = _opened(papers, 10)
    taken = [_take(papers, version) for _ in range(4)]
    assert [(one.first, one.last) for one in taken if one] == [(1, 4), (5, 8), (9, 10)]
    assert taken[3] is None


def test_the_range_of_a_dead_worker_comes_back(papers: Papers) -> None:
    version = _opened(papers, 6)
    dead = _take(papers, version)
    assert dead is not None and _take(papers, version) is not None
    with papers.room.db.write() as tx:
        tx.session.get_one(PageRange, dead.id).leased_until = tx.now - timedelta(seconds=1)
    again = _take(papers, version)
    assert again is not None and (again.first, again.last) == (1, 4)


def test_a_page_turned_to_is_wanted_until_it_is_drawn(papers: Papers) -> None:
    version = _opened(papers, 12)
    papers.room.does("chen", "view.present", version=version, page=9)
    assert _row(papers, version).wanted_page == 9
    taken = _take(papers, version)
    assert taken is not None and (taken.first, taken.last) == (9, 12)
    with papers.room.db.write() as tx:
        sharing.give_back(tx, taken)
    papers.draw_all()
    drawn = _row(papers, version)
    assert (drawn.wanted_page, drawn.pages_ready, drawn.state) == (0, 12, DocumentState.READY)
    with papers.room.db.read() as session:
        assert list(session.scalars(select(PageRange.id))) == []


def test_turning_ahead_while_a_range_is_drawn_moves_that_page_ahead(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = papers.upload(make_pdf(12)).version
    order: list[int] = []
    store = drawing._store_page

    def stored(bench: worker.Bench, version_id: str, drawn: rendering.DrawnPage, *, tell: bool) -> DocumentVersion:
        order.append(drawn.number)
        if drawn.number == 1:
            papers.room.does("chen", "view.present", version=version, page=10)
        return store(bench, version_id, drawn, tell=tell)

    monkeypatch.setattr(drawing, "_store_page", stored)
    papers.draw_all()
    assert order[:3] == [1, 10, 11]
    assert sorted(order) == list(range(1, 13))


def test_a_paper_nobody_began_goes_before_the_rest_of_a_long_one(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = papers.upload(make_pdf(9)).version
    order: list[str] = []
    store = drawing._store_page

    def stored(bench: worker.Bench, version_id: str, drawn: rendering.DrawnPage, *, tell: bool) -> DocumentVersion:
        if not order:
            papers.upload(make_pdf(1))
        order.append(version_id)
        return store(bench, version_id, drawn, tell=tell)

    monkeypatch.setattr(drawing, "_store_page", stored)
    papers.draw_all()
    assert len(order) == 10
    assert order[4] != long and order.count(long) == 9
    with papers.room.db.read() as session:
        assert {row.state for row in session.scalars(select(DocumentVersion))} == {DocumentState.READY}


def test_one_ready_is_told_whoever_helped(papers: Papers) -> None:
    papers.upload(make_pdf(9))
    papers.draw_all()
    told = [event.name for event in papers.room.journal() if event.name.startswith("document.")]
    assert told.count("document.ready") == 1 and told[-1] == "document.ready"
    with papers.room.db.read() as session:
        jobs = [job for job in session.scalars(select(Job)) if job.kind == actions.RENDER]
        assert len(jobs) == 3 and {job.outcome for job in jobs} == {"done"}
        assert len(list(session.scalars(select(Page.number)))) == 9


def test_a_paper_whose_last_page_is_drawn_does_not_wait_for_another(papers: Papers, settings: Settings) -> None:
    short = papers.upload(make_pdf(3)).version
    waiting = papers.upload(make_pdf(2)).version
    worker.run_one(settings, HANDLERS, papers.room.db, FilesystemStore(settings.data / "blobs"))
    drawn, untouched = _row(papers, short), _row(papers, waiting)
    assert (drawn.pages_ready, drawn.state) == (3, DocumentState.READY)
    assert untouched.state == DocumentState.WAITING
