"""Where each reader was last: written cheaply, kept for a reader alone, and going forward with the versions."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from server.documents import reading
from server.documents.models import Document, DocumentReading
from server.errors import Problem
from tests.factories.house import organiser_of
from tests.server.test_papers import Papers, make_pdf, papers  # noqa: F401  # a fixture


def opens(papers: Papers, key: str, version: str, page: int) -> None:  # noqa: F811
    """Somebody looks at a page."""
    actor = papers.room.actor(key)
    with papers.room.db.write(actor.message()) as tx:
        reading.opened(tx, actor, version, page)


def last(papers: Papers, key: str) -> list[tuple[str, int, str | None]]:  # noqa: F811
    """Version, page and the version known before, of what a reader opened."""
    with papers.room.db.read() as session:
        found = reading.readings_of(session, papers.room.actor(key), papers.room.gathering.meeting)
    return [(one.version, one.page, one.read_before) for one in found.readings]


def test_the_last_place_is_kept_for_each_reader_and_told_to_nobody(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(4))
    papers.draw_all()
    before = len(papers.room.journal())
    opens(papers, "wu", paper.version, 1)
    opens(papers, "wu", paper.version, 3)
    opens(papers, "qian", paper.version, 2)
    assert last(papers, "wu") == [(paper.version, 3, None)]
    assert last(papers, "qian") == [(paper.version, 2, None)] and last(papers, "chen") == []
    with papers.room.db.read() as session:
        known = reading.openers(session, papers.room.gathering.meeting)
    attendees = papers.room.gathering.attendees
    assert {key: set(by) for key, by in known.items()} == {paper.id: {attendees["wu"], attendees["qian"]}}
    assert papers.room.told(before) == []


def test_the_same_page_again_is_not_written_again(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(1))
    papers.draw_all()
    opens(papers, "wu", paper.version, 1)

    def opened_at() -> object:
        with papers.room.db.read() as session:
            return session.scalars(select(DocumentReading.last_opened_at)).one()

    first = opened_at()
    papers.room.db.clock.pass_minutes(0.5)  # type: ignore[attr-defined]
    opens(papers, "wu", paper.version, 1)
    assert opened_at() == first
    papers.room.db.clock.pass_minutes(1)  # type: ignore[attr-defined]
    opens(papers, "wu", paper.version, 1)
    assert opened_at() != first


def test_refused_where_one_may_not_read_and_kept_for_attendees_only(papers: Papers) -> None:  # noqa: F811
    inside = papers.upload(make_pdf(2), item=1)
    papers.draw_all()
    with pytest.raises(Problem, match="document_unknown"):
        opens(papers, "zhou", inside.version, 1)
    with pytest.raises(Problem, match="page_out_of_range"):
        opens(papers, "wu", inside.version, 3)
    organiser = organiser_of(papers.house)
    with papers.room.db.write(organiser.message()) as tx:
        reading.opened(tx, replace(organiser, meeting=papers.room.gathering.meeting), inside.version, 1)
        assert tx.session.execute(text("SELECT count(*) FROM document_reading")).scalar_one() == 0


def test_a_withdrawn_paper_is_not_listed(papers: Papers) -> None:  # noqa: F811
    paper = papers.upload(make_pdf(1))
    papers.draw_all()
    opens(papers, "wu", paper.version, 1)
    with papers.room.db.write() as tx:
        tx.session.get_one(Document, paper.id).withdrawn = True
    assert last(papers, "wu") == []
