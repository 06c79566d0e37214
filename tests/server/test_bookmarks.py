"""Bookmarks: each reader's own, told to nobody else, kept across terminals and versions."""

import pytest

from server.bookmarks import queries
from server.entrypoints import snapshots
from server.wire import bookmarks as wire
from server.wire.live import MeSnapshot
from tests.server.test_papers import Papers, make_pdf, papers  # noqa: F401  # a fixture


def kept(papers: Papers, key: str) -> list[tuple[str, int]]:  # noqa: F811
    """What a terminal of theirs that comes anew is told."""
    with papers.room.db.read() as session:
        actor = papers.room.actor(key)
        snapshot = snapshots.snapshot(session, actor, f"me/{actor.attendee}")
        assert isinstance(snapshot, MeSnapshot)
        return [(bookmark.document, bookmark.page) for bookmark in snapshot.bookmarks]


def test_a_bookmark_is_one_s_own_and_told_to_one_s_terminals_alone(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(3))
    papers.draw_all()
    room = papers.room
    before = len(room.journal())
    for _ in range(2):
        room.does("wu", "bookmark.add", version=paper.version, page=3)
    room.does("wu", "bookmark.add", version=paper.version, page=1)
    room.does("qian", "bookmark.add", version=paper.version, page=3)
    wu, qian = (f"me/{room.gathering.attendees[key]}" for key in ("wu", "qian"))
    assert room.told(before) == [(wu, "bookmark.added")] * 2 + [(qian, "bookmark.added")]
    assert sorted(kept(papers, "wu")) == [(paper.id, 1), (paper.id, 3)]
    assert kept(papers, "qian") == [(paper.id, 3)] and kept(papers, "chen") == []
    before = len(room.journal())
    for _ in range(2):
        room.does("wu", "bookmark.remove", version=paper.version, page=3)
    assert room.told(before) == [(wu, "bookmark.removed")]
    assert kept(papers, "wu") == [(paper.id, 1)] and kept(papers, "qian") == [(paper.id, 3)]


def test_refused_where_one_may_not_read_or_there_is_no_page(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(2))
    inside = papers.upload(make_pdf(1), item=1, name="任免.pdf")
    papers.draw_all()
    room = papers.room
    assert room.refused("wu", "bookmark.add", version=paper.version, page=3) == "page_out_of_range"
    assert room.refused("wu", "bookmark.add", version=paper.version, page=0) == "malformed"
    assert room.refused("zhou", "bookmark.add", version=inside.version, page=1) == "document_unknown"
    assert room.refused("wu", "bookmark.remove", version="no-such-version", page=1) == "document_unknown"
    monkeypatch.setattr(wire, "MOST_BOOKMARKS", 1)
    room.does("wu", "bookmark.add", version=paper.version, page=1)
    assert room.refused("wu", "bookmark.add", version=paper.version, page=2) == "too_many_bookmarks"
    room.does("wu", "bookmark.add", version=paper.version, page=1)


def test_oldest_first(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(3))
    papers.draw_all()
    for page in (3, 1, 2):
        papers.room.does("wu", "bookmark.add", version=paper.version, page=page)
        papers.room.db.clock.pass_minutes(1)  # type: ignore[attr-defined]
    with papers.room.db.read() as session:
        found = queries.bookmarks_of(session, papers.room.gathering.attendees["wu"])
    assert [bookmark.page for bookmark in found] == [3, 1, 2]
    assert not any(bookmark.removed for bookmark in found)


def test_bookmarks_keep_nobody_on_the_list(papers: Papers) -> None:  # noqa: F811
    from server.meetings.models import Attendee
    from server.planning import removing

    paper = papers.upload(make_pdf(1))
    papers.draw_all()
    room = papers.room
    room.does("qian", "bookmark.add", version=paper.version, page=1)
    with room.db.write(room.actor("lin").message(), room.gathering.meeting) as tx:
        removing.remove_attendee(tx, tx.session.get_one(Attendee, room.gathering.attendees["qian"]))
    assert kept(papers, "qian") == []
