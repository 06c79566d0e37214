"""The deadline for papers at the desk: followed, set, reminded of; late papers; who has opened which."""

from datetime import timedelta

import pytest

from agenda.errors import AgendaError
from server.access import rules
from server.access.permissions import Permission
from server.db.transaction import Database
from server.documents import reading
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.planning import papers_due
from server.settings import Settings
from server.wire.papers_due import Opened, PapersStanding, SetPapersDue
from tests.factories.house import Gathering, House, organiser_of
from tests.server.conftest import GivenClock
from tests.server.driving import Room
from tests.server.test_papers import Papers, make_pdf


@pytest.fixture
def papers(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Papers:
    return Papers(Room(db, gateway, meeting), house, settings)


def now(papers: Papers) -> PapersStanding:
    with papers.room.db.read() as session:
        return papers_due.standing(session, papers.room.gathering.meeting)


def test_what_comes_after_the_deadline_is_late(papers: Papers, clock: GivenClock) -> None:
    room, organiser = papers.room, organiser_of(papers.house)
    meeting = room.gathering.meeting
    starts = clock.now()
    # A day before it begins is the rule, so at the beginning everything is late.
    assert now(papers).due_at == starts - timedelta(hours=24) and not now(papers).is_own
    first = papers.upload(make_pdf(1)).id
    assert now(papers).late == [first]
    with room.db.write(organiser.message(), meeting) as tx:
        told = papers_due.set_due(tx, organiser, meeting, SetPapersDue(due_at=starts))
    assert told.is_own and told.late == []
    clock.pass_minutes(1)
    second = papers.upload(make_pdf(2), name="补充.pdf").id
    assert now(papers).late == [second]
    with room.db.write(organiser.message(), meeting) as tx, pytest.raises(AgendaError, match="papers_due_late"):
        papers_due.set_due(tx, organiser, meeting, SetPapersDue(due_at=starts + timedelta(minutes=1)))
    with room.db.write(organiser.message(), meeting) as tx:
        assert papers_due.set_due(tx, organiser, meeting, SetPapersDue(due_at=None)).late == [first, second]


def test_a_reminder_names_what_is_missing_to_those_who_run_the_meeting(papers: Papers) -> None:
    room, organiser = papers.room, organiser_of(papers.house)
    meeting = room.gathering.meeting
    papers.upload(make_pdf(1), item=1)
    before = len(room.journal())
    with room.db.write(organiser.message(), meeting) as tx:
        told = papers_due.remind(tx, organiser, meeting)
    assert [(one.number, one.submitted_by, one.reporter) for one in told.missing] == [(1, "财务处", "孙立")]
    assert told.reminded_at == room.db.clock.now()
    assert room.told(before) == [("staff", "papers.reminded")]
    assert room.journal()[-1].payload["reminder"]["missing"][0]["title"] == "年度预算调整方案"
    papers.upload(make_pdf(1), item=0)
    with room.db.write(organiser.message(), meeting) as tx, pytest.raises(Problem, match="nothing_missing"):
        papers_due.remind(tx, organiser, meeting)
    room.drives("chen", "meeting.start")
    with room.db.write(organiser.message(), meeting) as tx, pytest.raises(Problem, match="wrong_phase"):
        papers_due.remind(tx, organiser, meeting)


def test_who_opened_what_is_told_and_nothing_more(papers: Papers) -> None:
    open_to_all = papers.upload(make_pdf(2))
    secret = papers.upload(make_pdf(1), item=1)
    papers.draw_all()
    room = papers.room
    for key, paper in (("wu", open_to_all), ("wu", secret), ("qian", open_to_all)):
        actor = room.actor(key)
        with room.db.write(actor.message()) as tx:
            reading.opened(tx, actor, paper.version, 1)
    with room.db.read() as session:
        table = papers_due.opened_papers(session, room.gathering.meeting)
    names = [reader.name for reader in table.readers]
    assert names == ["陈䶮", "林㛃", "吴敏", "钱进", "周舟", "孙立"]
    first, second = table.papers
    assert [names[place] for place, one in enumerate(first.by) if one is Opened.OPENED] == ["吴敏", "钱进"]
    assert [one.value for one in second.by] == [
        "not_opened", "not_opened", "opened", "not_opened", "not_theirs", "not_theirs",
    ]
    # Never pages, times or marks: the row has no place for them.
    assert set(first.model_dump()) == {"document", "number", "name", "by"}
    assert not rules.may(room.actor("wu"), Permission.MEETING_EDIT)
