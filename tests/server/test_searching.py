"""Looking for text: the same on either database, only in what one may read, boxed to the character on the page."""

from collections.abc import Sequence
from pathlib import Path

import pymupdf
import pytest

from agenda.vocabulary import Classification
from server.documents import looking, queries, searching
from server.documents.models import Document
from server.entrypoints import searches
from server.entrypoints.calls import Call, House
from server.errors import Problem
from server.storage import PartialStore
from server.wire.finding import SearchQuery, SearchResult
from tests.factories.house import organiser_of
from tests.server.test_papers import Papers, papers  # noqa: F401  # a fixture


def paper_of(pages: Sequence[Sequence[str]], labels: bool = False) -> bytes:
    """A PDF with these lines on its pages."""
    paper = pymupdf.open()
    for lines in pages:
        page = paper.new_page(width=595, height=842)
        for row, line in enumerate(lines):
            page.insert_text((72, 100 + 40 * row), line, fontname="china-s", fontsize=20)
    if labels:
        paper.set_page_labels([{"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1}])
    return bytes(paper.tobytes())


def places(result: SearchResult) -> list[tuple[str, int, int]]:
    """(paper, page, the how manieth on it) of every hit listed."""
    return [(paper.name, hit.page, hit.nth) for paper in result.papers for hit in paper.hits]


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        ("预算", [1, 2, 3]), ("算", [1, 2, 3]), ("预 算调整", [1, 2]), ("BUDGET", [1]), ("ｂｕｄｇｅｔ plan", [1]),
        ("2026年度", [2]), ("50%", [3]), ("a_b/c", [3]), ("get pl", [1]), ("getpl", []), ("%", [3]), ("_", [3]),
        ("没有", []), ("　 ", []), ("\u0000", []), ("'; --", []), ("\\", []),
    ],
)
def test_found_as_people_write_it(papers: Papers, wanted: str, pages: list[int]) -> None:  # noqa: F811
    paper = papers.upload(paper_of([
        ["预算调整方案", "The Budget", "plan"], ["关于２０２６年度预", "算调整"], ["预算执行50%", "a_b/c"],
    ]))
    papers.draw_all()
    with papers.room.db.read() as session:
        found = searching.search(session, papers.room.actor("wu"), paper.version, wanted)
    assert [page for _, page, _ in places(found)] == pages
    assert sum(one.pages for one in found.papers) == len(pages)


def test_a_hit_is_told_as_it_stands_there_and_boxed_to_the_character(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(paper_of([["总则"], ["本办法所称Budget预", "算，是指预算"]], labels=True))
    papers.draw_all()
    with papers.room.db.read() as session:
        wu = papers.room.actor("wu")
        (found,) = searching.search(session, wu, paper.version, "budget 预算").papers
        assert (found.document, found.version, found.total, found.pages) == (paper.id, paper.version, 1, 1)
        hit = found.hits[0]
        assert (hit.page, hit.label, hit.nth) == (2, "ii", 1)
        assert (hit.before, hit.found, hit.after) == ("本办法所称", "Budget预算", "，是指预算")
        (boxed,) = searching.hits_on_page(session, wu, paper.version, 2, "budget 预算").hits
        assert [word.text for word in boxed.boxes] == ["Budget", "预", "算"]
        assert boxed.boxes[2].top > boxed.boxes[0].bottom
        twice = searching.hits_on_page(session, wu, paper.version, 2, "预算").hits
        assert ["".join(word.text for word in one.boxes) for one in twice] == ["预算", "预算"]
        assert searching.hits_on_page(session, wu, paper.version, 1, "预算").hits == []
        with pytest.raises(Problem, match="page_out_of_range"):
            searching.hits_on_page(session, wu, paper.version, 3, "预算")


def test_the_list_is_cut_but_the_count_is_not(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(paper_of([["的" * 20] * 6] * 3))
    other = papers.upload(paper_of([["的"]]), name="附表.pdf")
    papers.draw_all()
    with papers.room.db.read() as session:
        wu = papers.room.actor("wu")
        (found,) = searching.search(session, wu, paper.version, "的").papers
        assert (found.total, found.pages, len(found.hits)) == (360, 3, searching.HITS_IN_PAPER)
        assert places(SearchResult(papers=[found]))[120] == (paper.name, 2, 1)
        first, second = searching.search_meeting(session, wu, papers.room.gathering.meeting, "的").papers
        assert (first.version, first.total, len(first.hits)) == (paper.version, 360, searching.HITS_OF_EACH)
        assert (second.version, second.total, len(second.hits)) == (other.version, 1, 1)


def test_only_what_one_may_read_is_searched(papers: Papers) -> None:  # noqa: F811
    room, meeting = papers.room, papers.room.gathering.meeting
    open_to_all = papers.upload(paper_of([["预算"]]))
    restricted = papers.upload(paper_of([["预算与任免"]]), item=1, name="任免.pdf")
    papers.draw_all()

    def found(key: str) -> list[str]:
        with room.db.read() as session:
            result = searching.search_meeting(session, room.actor(key), meeting, "预算")
            return [paper.version for paper in result.papers]

    def asked_directly(key: str) -> None:
        with room.db.read() as session:
            searching.search(session, room.actor(key), restricted.version, "预算")
            searching.hits_on_page(session, room.actor(key), restricted.version, 1, "预算")

    assert found("wu") == [open_to_all.version, restricted.version]
    assert found("zhou") == []
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=room.gathering.items[0])
    assert found("zhou") == [open_to_all.version]
    asked_directly("wu")
    with pytest.raises(Problem, match="document_unknown"):
        asked_directly("zhou")
    room.does("chen", "item.let_in", item=room.gathering.items[1], attendee=room.gathering.attendees["zhou"])
    room.does("chen", "item.let_out", item=room.gathering.items[1], attendee=room.gathering.attendees["wu"])
    assert found("zhou") == [open_to_all.version, restricted.version]
    assert found("wu") == [open_to_all.version]
    with pytest.raises(Problem, match="document_unknown"):
        asked_directly("wu")


def test_withdrawn_papers_are_not_found(papers: Papers) -> None:  # noqa: F811
    from server.documents import actions

    paper = papers.upload(paper_of([["预算"]]))
    papers.draw_all()
    organiser = organiser_of(papers.house)
    with papers.room.db.write(organiser.message(), papers.room.gathering.meeting) as tx:
        actions.withdraw(tx, organiser, paper.id)
    with papers.room.db.read() as session:
        result = searching.search_meeting(session, papers.room.actor("wu"), papers.room.gathering.meeting, "预算")
    assert result.papers == []


def test_contents_labels_and_links_reach_the_tablet(papers: Papers) -> None:  # noqa: F811
    made = pymupdf.open(stream=paper_of([["目录"], ["第一章"], ["第二章"]], labels=True))
    made.set_toc([[1, "第一章", 2], [2, "第一节", 3]])
    made[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 2, "from": pymupdf.Rect(59.5, 84.2, 119, 168.4)})
    paper = papers.upload(bytes(made.tobytes()))
    papers.draw_all()
    with papers.room.db.read() as session:
        told = queries.page_list(session, papers.room.actor("wu"), paper.version)
    assert [(one.title, one.level, one.page) for one in told.outline] == [("第一章", 1, 2), ("第一节", 2, 3)]
    assert [page.label for page in told.pages] == ["i", "ii", "iii"]
    (link,) = told.pages[0].links
    assert (link.page, link.left, link.top, link.right, link.bottom) == (3, 0.1, 0.1, 0.2, 0.2)
    assert told.pages[1].links == told.pages[2].links == []


def test_what_a_search_tells_of_a_restricted_paper_is_recorded_as_a_look(
    papers: Papers, tmp_path: Path  # noqa: F811
) -> None:
    inside = papers.upload(paper_of([["任免"], ["预算与任免"]]))
    papers.upload(paper_of([["预算"]]), name="附表.pdf")
    papers.draw_all()
    meeting, wu = papers.room.gathering.meeting, papers.room.actor("wu")
    with papers.room.db.write() as tx:
        tx.session.get_one(Document, inside.id).classification = Classification.RESTRICTED

    def asked(name: str, q: str, **path: str) -> list[tuple[str, str, int]]:
        house = House(papers.room.db, papers.blobs, PartialStore(tmp_path), papers.settings, str)
        call = Call(house, {"meeting": meeting, "version": inside.version, **path}, None, SearchQuery(q=q), "", {})
        with papers.room.db.read() as session:
            getattr(searches, name)(session, wu, call)
        with papers.room.db.read() as session:
            return [(one.name, one.version, one.page) for one in looking.looks(session, meeting).looks]

    assert asked("search_meeting", "没有") == []
    look = ("吴敏", inside.version, 2)
    assert asked("search_meeting", "预算") == [look]
    assert asked("search", "任免") == [look]
    papers.room.db.clock.pass_minutes(11)  # type: ignore[attr-defined]
    assert asked("search", "任免") == [("吴敏", inside.version, 1), look]
    papers.room.db.clock.pass_minutes(11)  # type: ignore[attr-defined]
    assert asked("words", "x", page="2") == [look, ("吴敏", inside.version, 1), look]
