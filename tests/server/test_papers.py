"""A paper from upload to pages: drawn by the worker's job, told to the room, read by whoever may."""

from pathlib import Path

import pymupdf
import pytest

from server.db.transaction import Database
from server.documents import actions, drawing, queries
from server.documents.models import DocumentVersion, Page
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.jobs import queue, worker
from server.jobs.models import Job
from server.settings import Settings
from server.storage import FilesystemStore
from server.wire.documents import Document
from tests.factories.house import Gathering, House, organiser_of
from tests.server.driving import Room

HANDLERS = {actions.RENDER: drawing.draw_version}


def make_pdf(pages: int, text: str = "预算调整 budget") -> bytes:
    """A real PDF with text on every page."""
    paper = pymupdf.open()
    for number in range(1, pages + 1):
        page = paper.new_page(width=595, height=842)
        page.insert_text((72, 100), f"{text} {number}", fontname="china-s", fontsize=20)
    return bytes(paper.tobytes())


class Papers:
    """Uploads and draws."""

    def __init__(self, room: Room, house: House, settings: Settings) -> None:
        self.room, self.house, self.settings = room, house, settings
        self.blobs = FilesystemStore(settings.data / "blobs")

    def upload(
        self, content: bytes, item: int = 0, name: str = "03 预算.pdf", kind: str = "application/pdf"
    ) -> Document:
        """Store and add a paper."""
        blob = self.blobs.put(content)
        actor, meeting = organiser_of(self.house), self.room.gathering.meeting
        with self.room.db.write(actor.message(), meeting) as tx:
            added = actions.add(tx, actor, meeting, self.room.gathering.items[item], name, kind, blob.sha256, blob.size)
        return added.document

    def draw_all(self) -> None:
        """Do all jobs there are."""
        while worker.run_one(self.settings, HANDLERS, self.room.db, self.blobs):
            pass


@pytest.fixture
def papers(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Papers:
    """A place to put papers."""
    return Papers(Room(db, gateway, meeting), house, settings)


def test_a_paper_is_drawn_told_and_found(papers: Papers) -> None:
    paper = papers.upload(make_pdf(3))
    papers.draw_all()
    told = [(e.stream, e.name) for e in papers.room.journal() if e.name.startswith("document.")]
    inner = f"item/{papers.room.gathering.items[0]}"
    assert told[0] == (inner, "document.added") and told[-1] == (inner, "document.ready")
    with papers.room.db.read() as session:
        wu = papers.room.actor("wu")
        pages = queries.page_list(session, wu, paper.version)
        assert [page.number for page in pages.pages] == [1, 2, 3]
        assert all(papers.blobs.path(image.digest).is_file() for image in pages.pages[0].images)
        assert queries.page_words(session, wu, paper.version, 2).words[0].text == "预"
        with pytest.raises(Problem, match="page_out_of_range"):
            queries.page_words(session, wu, paper.version, 4)


def test_a_killed_worker_s_paper_is_finished_by_the_next(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = papers.upload(make_pdf(4))
    with papers.room.db.write() as tx:
        assert queue.take(tx) is not None
    bench = worker.Bench(papers.room.db, papers.blobs, papers.settings, "gone")
    real, seen = drawing._store_page, 0

    class Killed(BaseException):
        pass

    def dies_after_two(*args: object, **kwargs: object) -> DocumentVersion:
        nonlocal seen
        if seen == 2:
            raise Killed
        seen += 1
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "_store_page", dies_after_two)
    monkeypatch.setattr(worker.Bench, "renew", lambda self: None)
    with pytest.raises(Killed):
        drawing.draw_version(bench, paper.version)
    monkeypatch.undo()
    # The lease of the dead worker still runs: nobody takes its job yet.
    assert not worker.run_one(papers.settings, HANDLERS, papers.room.db, papers.blobs)
    papers.room.db.clock.pass_minutes(1)  # type: ignore[attr-defined]
    papers.draw_all()
    with papers.room.db.read() as session:
        version = session.get_one(DocumentVersion, paper.version)
        assert (version.state, version.pages, version.pages_ready) == ("ready", 4, 4)
        assert session.query(Page).filter_by(version_id=paper.version).count() == 4
        assert session.query(Job).one().outcome == "done"


@pytest.mark.parametrize(
    ("sample", "code"),
    [("issue6010_1.pdf", "document_encrypted"), ("issue15590.pdf", ""), ("poppler-85140-0.pdf", "")],
)
def test_papers_at_fault_say_why(papers: Papers, sample: str, code: str) -> None:
    path = Path(__file__).resolve().parents[3] / "shared" / "samples" / "pdf" / sample
    if not path.is_file():
        pytest.skip("the sample papers are not beside the checkout")
    paper = papers.upload(path.read_bytes())
    papers.draw_all()
    with papers.room.db.read() as session:
        version = session.get_one(DocumentVersion, paper.version)
    # A password can still be given; damage cannot be mended.
    state = "locked" if code == "document_encrypted" else "failed"
    assert version.state == state
    assert version.problem == code if code else version.problem in ("document_empty", "document_damaged")
    assert [e.name for e in papers.room.journal()][-1] == f"document.{state}"


def test_papers_of_a_restricted_item_are_unknown_outside(papers: Papers) -> None:
    paper = papers.upload(make_pdf(1), item=1)
    papers.draw_all()
    streams = {e.stream for e in papers.room.journal() if e.name.startswith("document.")}
    assert streams == {f"item/{papers.room.gathering.items[1]}"}
    with papers.room.db.read() as session:
        queries.page_list(session, papers.room.actor("wu"), paper.version)
        with pytest.raises(Problem, match="document_unknown"):
            queries.page_list(session, papers.room.actor("zhou"), paper.version)
    papers.room.does("chen", "item.let_in", item=papers.room.gathering.items[1],
                     attendee=papers.room.gathering.attendees["zhou"])
    papers.room.does("chen", "item.let_out", item=papers.room.gathering.items[1],
                     attendee=papers.room.gathering.attendees["wu"])
    with papers.room.db.read() as session:
        queries.page_list(session, papers.room.actor("zhou"), paper.version)
        with pytest.raises(Problem, match="document_unknown"):
            queries.page_list(session, papers.room.actor("wu"), paper.version)


def test_turning_pages_is_told_in_full_and_stale_turns_are_refused(papers: Papers) -> None:
    paper = papers.upload(make_pdf(3))
    papers.draw_all()
    room = papers.room
    # A reporter reads and presents while their item runs.
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=room.gathering.items[0])
    shown = room.does("chen", "view.present", version=paper.version, page=1)
    turned = room.does("chen", "view.turn", version=paper.version, page=2, term=shown["term"])
    assert turned["view"] == shown["view"] + 1
    assert room.refused("wu", "view.turn", version=paper.version, page=3, term=shown["term"]) == "not_presenter"
    assert room.refused("sun", "view.turn", version=paper.version, page=3, term=shown["term"]) == "not_presenter"
    taken = room.does("sun", "view.present", version=paper.version, page=2)
    assert room.refused("chen", "view.turn", version=paper.version, page=3, term=shown["term"]) == "stale_term"
    assert room.refused("sun", "view.turn", version=paper.version, page=4, term=taken["term"]) == "page_out_of_range"
    assert room.journal()[-1].payload["view"] == {
        "view": 3, "term": 2, "presenter": room.gathering.attendees["sun"], "presenter_name": "孙立",
        "item": room.gathering.items[0], "version": paper.version, "page": 2, "closed": False,
        "region": None, "mode": "follow", "asked": [],
    }


def test_outsiders_learn_only_that_the_room_is_closed_to_them(papers: Papers) -> None:
    paper = papers.upload(make_pdf(2), item=1)
    papers.draw_all()
    room = papers.room
    before = len(room.journal())
    shown = room.does("chen", "view.present", version=paper.version, page=1)
    room.does("chen", "view.turn", version=paper.version, page=2, term=shown["term"])
    told = [
        (e.stream.split("/")[0], e.payload["view"]["closed"], e.payload["view"]["page"])
        for e in room.journal()[before:]
    ]
    assert told == [("item", False, 1), ("room", True, 0), ("item", False, 2)]


def test_marks_go_to_their_audience_and_come_back(papers: Papers) -> None:
    from annotations.marks import Ink
    from annotations.strokes import checksum

    paper = papers.upload(make_pdf(1))
    papers.draw_all()
    room = papers.room
    points = (100, 100, 20, 20, 5, 5)
    shape = Ink(kind="ink", colour="#1f4e79", width=60, points=points, pressures=()).model_dump(mode="json")
    stroke = {"version": paper.version, "page": 1, "shape": shape, "checksum": checksum(points, ())}
    # Whoever only comes for the item reads and draws while it runs.
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=room.gathering.items[0])
    before = len(room.journal())
    room.does("wu", "mark.add", mark="shared-mark-1", layer="shared", **stroke)
    room.does("wu", "mark.add", mark="private-mark-1", layer="private", **stroke)
    inner = f"item/{room.gathering.items[0]}"
    assert room.told(before) == [(inner, "mark.added"), (f"me/{room.gathering.attendees['wu']}", "mark.added")]
    assert room.refused("zhou", "mark.add", mark="shared-mark-2", layer="shared", **stroke) == "layer_not_allowed"
    assert room.refused("chen", "mark.erase", version=paper.version, page=1, marks=["shared-mark-1"]) == "not_your_mark"
    assert room.refused("chen", "mark.erase", version=paper.version, page=1, marks=["private-mark-1"]) == "mark_unknown"
    wrong = {**stroke, "checksum": "00000000"}
    assert room.refused("wu", "mark.add", mark="shared-mark-3", layer="shared", **wrong) == "wrong_count_or_hash"
    assert room.does("chen", "mark.clear", version=paper.version, page=1) == {"touched": 1}
    assert room.refused("wu", "mark.restore", version=paper.version, page=1, marks=["shared-mark-1"]) == "not_your_mark"
    assert room.does("chen", "mark.restore", version=paper.version, page=1, marks=["shared-mark-1"]) == {"touched": 1}
    from server.marks.queries import page_marks

    with room.db.read() as session:
        seen = {
            key: [m.id for m in page_marks(session, room.actor(key), paper.version, 1).marks] for key in ("wu", "chen")
        }
    assert sorted(seen["wu"]) == ["private-mark-1", "shared-mark-1"] and seen["chen"] == ["shared-mark-1"]
