"""A pack from the desk to paper: what is on its pages, who may get it, and what the log keeps."""

import io
import os
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from agenda.errors import AgendaError
from server.audit import chain
from server.db.transaction import Database
from server.documents import actions as documents
from server.documents import drawing
from server.documents.models import Document
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.jobs import worker
from server.printing import actions, making, queries
from server.settings import Settings
from server.wire.printing import CopyFor, MakePack, Pack, PackState
from tests.factories.house import Gathering, House, organiser_of
from tests.server.driving import Room
from tests.server.test_papers import Papers, make_pdf

HANDLERS = {documents.RENDER: drawing.draw_version, actions.MAKE: making.make_pack}


def landscape() -> bytes:
    """Two pages, one turned, with a note stuck on."""
    paper = pymupdf.open()
    paper.new_page(width=842, height=595).insert_text((72, 100), "across", fontsize=20)
    turned = paper.new_page(width=595, height=842)
    turned.insert_text((72, 100), "turned", fontsize=20)
    turned.add_freetext_annot((100, 300, 300, 360), "stuck on")
    turned.set_rotation(90)
    return bytes(paper.tobytes())


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 1200), "#cde").save(buffer, "JPEG")
    return buffer.getvalue()


class Printing:
    """Somebody at the desk who has packs made."""

    def __init__(self, papers: Papers) -> None:
        self.papers, self.db, self.meeting = papers, papers.room.db, papers.room.gathering.meeting
        self.organiser = organiser_of(papers.house)

    def ask(self, documents: list[str], copies: list[CopyFor]) -> Pack:
        with self.db.write(self.organiser.message(), self.meeting) as tx:
            return actions.make(tx, self.organiser, self.meeting, MakePack(documents=documents, copies=copies))

    def made(self, pack: Pack) -> Pack:
        while worker.run_one(self.papers.settings, HANDLERS, self.db, self.papers.blobs):
            pass
        with self.db.read() as session:
            return queries.pack_part(queries.pack_row(session, pack.id))

    def opened(self, pack: Pack) -> pymupdf.Document:
        with self.db.read() as session:
            path = self.papers.blobs.path(queries.pack_row(session, pack.id).sha256)
        return pymupdf.open(path, filetype="pdf")

    def named(self, key: str) -> CopyFor:
        return CopyFor(attendee=self.papers.room.gathering.attendees[key], name="")


@pytest.fixture
def printing(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Printing:
    return Printing(Papers(Room(db, gateway, meeting), house, settings))


def test_copies_are_composed_numbered_and_logged(printing: Printing) -> None:
    papers = printing.papers
    one = papers.upload(make_pdf(3), name="01 预算说明.pdf").id
    two = papers.upload(landscape(), name="附表.pdf").id
    three = papers.upload(picture(), name="照片.jpg", kind="image/jpeg").id
    papers.draw_all()
    pack = printing.made(printing.ask([three, one, two], [CopyFor(attendee=None, name=""), printing.named("wu")]))
    assert (pack.state, pack.pages, pack.personal) == (PackState.READY, 2 + 3 + 2 + 1, False)
    assert [(paper.name, paper.first_page) for paper in pack.papers] == [("01 预算说明", 3), ("附表", 6), ("照片", 8)]
    assert [(copy.number, copy.name, copy.from_page) for copy in pack.copies] == [(1, "", 1), (2, "吴敏", 9)]
    printed = printing.opened(pack)
    assert printed.page_count == 16
    pages = [printed[place] for place in range(16)]
    texts = ["".join(page.get_text().split()) for page in pages]
    assert "年度预算与人事任免" in texts[0] and "党组会" in texts[0] and "第一会议室" in texts[0]
    assert "会议议程" in texts[1] and "预算说明3" in texts[1] and "附表6" in texts[1] and "人事任免" in texts[1]
    assert "2026年第1次" in texts[0] and "（无书面材料）" in texts[1]
    for place, text in enumerate(texts):
        number, copy = place % 8 + 1, place // 8 + 1
        assert f"第{copy:03d}份" in text and ("吴敏" in text) == (copy == 2)
        assert number == 1 or f"—{number}—" in text
    assert "across" in texts[5] and "turned" in texts[6] and "stuckon" in texts[6]
    sizes = [(round(page.rect.width), round(page.rect.height)) for page in pages]
    assert set(sizes) == {(595, 842), (842, 595)} and sizes[5] == sizes[6] == (842, 595)
    # A picture fills its page.
    assert printed[7].get_pixmap(dpi=20).pixel(80, 100) != (255, 255, 255)
    toc = printed.get_toc()
    assert [1, "第 001 份", 1] in toc and [1, "第 002 份　吴敏", 9] in toc and [3, "照片", 16] in toc
    if shots := os.environ.get("SHOTS"):
        for place in (0, 1, 2, 6, 8):
            printed[place].get_pixmap(dpi=50).save(f"{shots}/pack-{place}.png")
    again = printing.made(printing.ask([one], [CopyFor(attendee=None, name="存档")]))
    assert [(copy.number, copy.name) for copy in again.copies] == [(3, "存档")]
    with printing.db.write(printing.organiser.message(), printing.meeting) as tx:
        actions.take_out(tx, printing.organiser, pack.id)
    with printing.db.read() as session:
        log = queries.pack_list(session, printing.meeting).packs
        assert [len(one.downloads) for one in log] == [0, 1] and log[1].downloads[0].by == printing.organiser.name
        trail = [entry.action for entry in chain.entries(session, printing.meeting)]
    assert trail.count("pack.make") == 2 and trail.count("pack.made") == 2 and trail.count("pack.download") == 1


def test_restricted_papers_need_names_of_those_inside(printing: Printing) -> None:
    secret = printing.papers.upload(make_pdf(1), item=1).id
    with pytest.raises(Problem, match="paper_not_ready"):
        printing.ask([secret], [printing.named("wu")])
    printing.papers.draw_all()
    with pytest.raises(AgendaError, match="copies_not_personal"):
        printing.ask([secret], [CopyFor(attendee=None, name="吴敏")])
    with pytest.raises(AgendaError, match="copy_not_for"):
        printing.ask([secret], [printing.named("wu"), printing.named("zhou")])
    pack = printing.made(printing.ask([secret], [printing.named("wu"), printing.named("chen")]))
    assert pack.personal and pack.state is PackState.READY
    # Three pages and an empty back: the second copy begins on a sheet of its own.
    assert (pack.pages, [copy.from_page for copy in pack.copies]) == (3, [1, 5])


def test_a_restricted_paper_of_an_open_item_is_personal_too(printing: Printing) -> None:
    one = printing.papers.upload(make_pdf(1))
    printing.papers.draw_all()
    with printing.db.write() as tx:
        tx.session.get_one(Document, one.id).classification = "restricted"
    with pytest.raises(AgendaError, match="copies_not_personal"):
        printing.ask([one.id], [CopyFor(attendee=None, name="")])
    assert printing.ask([one.id], [printing.named("wu")]).personal


def test_too_much_and_unknown_is_refused(printing: Printing) -> None:
    one = printing.papers.upload(make_pdf(1)).id
    printing.papers.draw_all()
    with pytest.raises(Problem, match="document_unknown"):
        printing.ask([one, "nowhere-1"], [printing.named("wu")])
    with printing.db.read() as session, pytest.raises(Problem, match="pack_unknown"):
        queries.pack_row(session, "nowhere-1")
    pack = printing.ask([one], [printing.named("wu")])
    with printing.db.write(printing.organiser.message(), printing.meeting) as tx, pytest.raises(
        Problem, match="pdf_not_ready"
    ):
        actions.take_out(tx, printing.organiser, pack.id)


def test_a_paper_that_cannot_be_read_again_is_printed_as_drawn(printing: Printing, tmp_path: Path) -> None:
    one = printing.papers.upload(make_pdf(2))
    printing.papers.draw_all()
    with printing.db.write() as tx:
        from server.documents.models import DocumentVersion

        broken = printing.papers.blobs.put(b"%PDF-1.7 nothing")
        tx.session.get_one(DocumentVersion, one.version).sha256 = broken.sha256
    pack = printing.made(printing.ask([one.id], [printing.named("wu")]))
    assert pack.state is PackState.READY and pack.pages == 4
    assert printing.opened(pack)[2].get_images()
