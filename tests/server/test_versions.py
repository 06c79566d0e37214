"""A new version of a paper: drawn and compared beside the one its readers have, then given to all of them at once."""

from dataclasses import replace
from typing import Any

import pymupdf
import pytest

from annotations.marks import Ink
from annotations.strokes import checksum
from server.access.actor import Actor
from server.documents import actions, drawing, queries, reading
from server.documents.models import DocumentVersion
from server.errors import Problem
from server.jobs import worker
from server.jobs.cage import CageFailure
from server.marks.queries import page_marks
from server.presenting import actions as presenting
from server.revising import comparing
from server.revising import queries as revising
from server.wire.documents import Document
from tests.factories.house import organiser_of
from tests.server.test_papers import Papers, papers  # noqa: F401  # a fixture

HANDLERS = {actions.RENDER: drawing.draw_version, actions.COMPARE: comparing.compare_version}


def make_paper(*pages: str, picture_on: int = 0) -> bytes:
    """A PDF with these texts, and a black square beside the text of one page."""
    paper = pymupdf.open()
    for number, text in enumerate(pages, 1):
        page = paper.new_page(width=595, height=842)
        page.insert_textbox((72, 100, 520, 700), text, fontname="china-s", fontsize=16)
        page.insert_text((290, 810), f"— {number} —", fontname="china-s", fontsize=12)
        if number == picture_on:
            page.draw_rect((300, 600, 360, 660), fill=(0, 0, 0))
    return bytes(paper.tobytes())


def draw_all(papers: Papers) -> None:  # noqa: F811
    """Do all jobs there are."""
    while worker.run_one(papers.settings, HANDLERS, papers.room.db, papers.blobs):
        pass


def revise(papers: Papers, paper: Document, content: bytes, note: str = "") -> Document:  # noqa: F811
    """Send a new version from the desk."""
    blob = papers.blobs.put(content)
    actor = organiser_of(papers.house)
    with papers.room.db.write(actor.message(), papers.room.gathering.meeting) as tx:
        return actions.revise(
            tx, actor, paper.id, "新稿.pdf", "application/pdf", blob.sha256, blob.size, note
        ).document


def at_desk(papers: Papers) -> Actor:  # noqa: F811
    """Lin at the desk, in this meeting."""
    return replace(organiser_of(papers.house), meeting=papers.room.gathering.meeting)


def current(papers: Papers, paper: Document) -> Document:  # noqa: F811
    """The paper as its readers see it now."""
    with papers.room.db.read() as session:
        return queries.document_part(session, queries.document_row(session, paper.id))


def changes(papers: Papers, key: str, version: str, since: str) -> Any:  # noqa: F811
    """What changed, asked by one of the cast."""
    with papers.room.db.read() as session:
        return revising.changes_since(session, papers.room.actor(key), version, since)


def stroke(papers: Papers, key: str, mark: str, layer: str, version: str, page: int) -> None:  # noqa: F811
    """Somebody draws."""
    points = (100, 100, 20, 20, 5, 5)
    shape = Ink(kind="ink", colour="#1f4e79", width=60, points=points, pressures=()).model_dump(mode="json")
    papers.room.does(key, "mark.add", mark=mark, layer=layer, version=version, page=page, shape=shape,
                     checksum=checksum(points, ()))


OLD = ("总则\n第一条 为规范预算管理,制定本办法。", "第二条 预算总额为三千万元。", "第三条 自发布之日起施行。")
NEW = ("总则\n第一条 为规范预算管理,制定本办法。", "新增一页\n关于执行进度的说明。",
       "第二条 预算总额为三千五百万元。", "第三条 自发布之日起施行。")


def test_readers_keep_the_old_one_until_one_event_switches_them(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    room = papers.room
    room.does("chen", "view.present", version=paper.version, page=2)
    before = len(room.journal())
    coming = revise(papers, paper, make_paper(*NEW), note="预算总额调整")
    assert (coming.version, coming.number) == (paper.version, 1) and coming.coming is not None
    with room.db.read() as session, pytest.raises(Problem, match="document_unknown"):
        queries.page_list(session, room.actor("wu"), coming.coming.version)
    draw_all(papers)
    told = [name for _, name in room.told(before)]
    assert told[0] == "document.revised" and told[-2:] == ["document.replaced", "view.changed"]
    assert set(told[1:-2]) == {"document.progressed"}
    now = current(papers, paper)
    assert (now.number, now.pages, now.note, now.coming) == (2, 4, "预算总额调整", None)
    assert [(one.version, one.number) for one in now.earlier] == [(paper.version, 1)]
    # The presenter was on the page of the budget, and still is.
    view = room.journal()[-1].payload["view"]
    assert (view["version"], view["page"], view["term"]) == (now.version, 3, 1)
    room.does("chen", "view.turn", version=now.version, page=4, term=1)
    with room.db.read() as session:
        assert len(queries.page_list(session, room.actor("wu"), paper.version).pages) == 3
        assert [one.number for one in revising.history(session, room.actor("wu"), paper.id).versions] == [2, 1]


def test_changed_pages_are_named_and_boxed(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    revise(papers, paper, make_paper(*NEW))
    draw_all(papers)
    now = current(papers, paper)
    found = changes(papers, "wu", now.version, paper.version)
    assert found.compared and found.places == [1, 3, 4]
    assert [one.page for one in found.pages] == [2, 3] and found.before == []
    whole, word = found.pages[0].regions[0], found.pages[1].regions[0]
    assert (whole.left, whole.top, whole.right, whole.bottom) == (0, 0, 1, 1)
    assert len(found.pages[1].regions) == 1 and word.right - word.left < 0.15 and word.bottom - word.top < 0.05


def test_a_picture_that_changed_beside_the_same_words_is_seen(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    revise(papers, paper, make_paper(*OLD, picture_on=2))
    draw_all(papers)
    found = changes(papers, "wu", current(papers, paper).version, paper.version)
    assert [one.page for one in found.pages] == [2]
    (region,) = found.pages[0].regions
    assert region.left <= 300 / 595 and region.right >= 360 / 595 and region.right - region.left < 0.2
    assert region.top <= 600 / 842 and region.bottom >= 660 / 842 and region.bottom - region.top < 0.2


def test_over_several_versions_against_the_one_last_read(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    room = papers.room

    def opens(key: str, version: str, page: int) -> None:
        with room.db.write(room.actor(key).message()) as tx:
            reading.opened(tx, room.actor(key), version, page)

    def last(key: str) -> tuple[str, int, str | None]:
        with room.db.read() as session:
            (one,) = reading.readings_of(session, room.actor(key), room.gathering.meeting).readings
        return one.version, one.page, one.read_before

    opens("wu", paper.version, 2)
    opens("qian", paper.version, 1)
    revise(papers, paper, make_paper(*NEW))
    draw_all(papers)
    second = current(papers, paper).version
    opens("qian", second, 1)
    revise(papers, paper, make_paper(*NEW[:3], "第三条 自印发之日起施行。"))
    draw_all(papers)
    third = current(papers, paper)
    assert third.number == 3 and [one.number for one in third.earlier] == [1, 2]
    assert [one.page for one in changes(papers, "wu", third.version, paper.version).pages] == [2, 3, 4]
    assert [one.page for one in changes(papers, "qian", third.version, second).pages] == [4]
    # Known before: to each their own. An old version opened to compare changes nothing.
    opens("wu", third.version, 3)
    assert last("wu") == (third.version, 3, paper.version)
    opens("wu", paper.version, 1)
    assert last("wu") == (third.version, 3, paper.version)
    opens("qian", third.version, 4)
    assert last("qian") == (third.version, 4, second)


def test_marks_go_over_to_pages_that_stayed_and_the_rest_is_told(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    for page in (1, 2):
        stroke(papers, "wu", f"shared-on-{page}", "shared", paper.version, page)
        stroke(papers, "wu", f"private-on-{page}", "private", paper.version, page)
    stroke(papers, "qian", "private-of-qian", "private", paper.version, 2)
    stroke(papers, "wu", "erased-on-1", "shared", paper.version, 1)
    papers.room.does("wu", "mark.erase", version=paper.version, page=1, marks=["erased-on-1"])
    revise(papers, paper, make_paper(*NEW))
    draw_all(papers)
    now = current(papers, paper)

    def seen(key: str, page: int) -> list[str]:
        with papers.room.db.read() as session:
            found = page_marks(session, papers.room.actor(key), now.version, page).marks
        return sorted(str(mark.layer) for mark in found)

    def left(actor: Actor) -> list[tuple[str, int, int]]:
        with papers.room.db.read() as session:
            return [(one.version, one.page, one.marks) for one in revising.marks_left(session, actor, paper.id).left]

    assert seen("wu", 1) == ["private", "shared"] and seen("qian", 1) == ["shared"] and seen("wu", 3) == []
    assert left(papers.room.actor("wu")) == [(paper.version, 2, 2)]
    assert left(papers.room.actor("qian")) == [(paper.version, 2, 2)]
    assert left(papers.room.actor("chen")) == [(paper.version, 2, 1)]
    # A copy that is erased was carried all the same.
    with papers.room.db.read() as session:
        copies = [mark.id for mark in page_marks(session, papers.room.actor("wu"), now.version, 1).marks]
    assert papers.room.does("wu", "mark.erase", version=now.version, page=1, marks=copies) == {"touched": 2}
    assert left(papers.room.actor("wu")) == [(paper.version, 2, 2)]


def test_a_version_that_cannot_be_drawn_leaves_readers_where_they_are(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    revise(papers, paper, b"%PDF-1.7\nnothing that could be read")
    draw_all(papers)
    now = current(papers, paper)
    assert (now.version, now.state, now.number) == (paper.version, "ready", 1)
    assert now.coming is not None and now.coming.state == "failed" and now.coming.problem
    with papers.room.db.read() as session:
        assert [one.number for one in revising.history(session, at_desk(papers), paper.id).versions] == [2, 1]
        assert [one.number for one in revising.history(session, papers.room.actor("wu"), paper.id).versions] == [1]
    revise(papers, paper, make_paper(*NEW))
    draw_all(papers)
    assert current(papers, paper).number == 3


def test_versions_that_cannot_be_compared_are_given_all_the_same(
    papers: Papers, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    def fails(*args: object) -> object:
        raise CageFailure("cage_cpu")

    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    monkeypatch.setattr(comparing, "compare_caged", fails)
    revise(papers, paper, make_paper(*NEW[:2]))
    draw_all(papers)
    now = current(papers, paper)
    found = changes(papers, "wu", now.version, paper.version)
    assert now.number == 2 and not found.compared and found.places == [1, 2, 2] and found.pages == []


def test_refused(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    filed = make_paper(*OLD)
    paper, other = papers.upload(filed), papers.upload(make_paper(*NEW), name="另一份.pdf")
    inside = papers.upload(make_paper("人事任免"), item=1)
    draw_all(papers)
    with pytest.raises(Problem, match="same_version"):
        revise(papers, paper, filed)
    with pytest.raises(Problem, match="document_unknown"):
        changes(papers, "wu", paper.version, other.version)
    with papers.room.db.read() as session, pytest.raises(Problem, match="document_unknown"):
        revising.history(session, papers.room.actor("zhou"), inside.id)
    monkeypatch.setattr("server.wire.documents.MOST_VERSIONS", 1)
    with pytest.raises(Problem, match="too_many_versions"):
        revise(papers, paper, make_paper(*NEW))


def test_a_withdrawn_paper_is_gone_with_all_its_versions_and_comes_back(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    revise(papers, paper, make_paper(*NEW))
    draw_all(papers)
    now = current(papers, paper)
    desk, meeting = organiser_of(papers.house), papers.room.gathering.meeting
    with papers.room.db.write(desk.message(), meeting) as tx:
        presenting.take_back(tx, desk, paper.id)
    for version in (paper.version, now.version):
        with papers.room.db.read() as session, pytest.raises(Problem, match="document_unknown"):
            queries.page_list(session, papers.room.actor("wu"), version)
    with pytest.raises(Problem, match="document_unknown"):
        changes(papers, "wu", now.version, paper.version)
    with papers.room.db.read() as session:
        assert [one.id for one in queries.taken_back(session, meeting).documents] == [paper.id]
    before = len(papers.room.journal())
    for _ in range(2):
        with papers.room.db.write(desk.message(), meeting) as tx:
            actions.restore(tx, desk, paper.id)
    assert papers.room.told(before) == [(f"item/{papers.room.gathering.items[0]}", "document.restored")]
    assert current(papers, paper).version == now.version


def test_withdrawn_while_the_new_version_is_drawn_nobody_is_told(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_paper(*OLD))
    draw_all(papers)
    revise(papers, paper, make_paper(*NEW))
    desk, meeting = organiser_of(papers.house), papers.room.gathering.meeting
    with papers.room.db.write(desk.message(), meeting) as tx:
        actions.withdraw(tx, desk, paper.id)
    before = len(papers.room.journal())
    draw_all(papers)
    assert papers.room.told(before) == []
    with papers.room.db.write(desk.message(), meeting) as tx:
        assert actions.restore(tx, desk, paper.id).document.number == 2
        assert tx.session.query(DocumentVersion).filter_by(document_id=paper.id).count() == 2
