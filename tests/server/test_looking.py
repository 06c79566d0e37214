"""Looks at restricted papers are recorded once in a while, and shown to who administers."""

from agenda.vocabulary import Classification
from server.audit import chain
from server.db.transaction import Database
from server.documents import looking
from server.documents import queries as documents
from tests.factories.house import Gathering, actor_of
from tests.faults.scenario import make_paper
from tests.server.conftest import GivenClock


def test_a_look_is_recorded_once_for_reader_version_and_while(
    db: Database, meeting: Gathering, clock: GivenClock
) -> None:
    versions = [make_paper(db, meeting.meeting, meeting.items[0], clock.now(), one.value) for one in
                (Classification.INTERNAL, Classification.RESTRICTED, Classification.CONFIDENTIAL)]
    with db.read() as session:
        rows = [documents.version_row(session, version) for version in versions]
    assert [looking.is_guarded(document) for _, document in rows] == [False, True, True]

    def look(key: str, paper: int, page: int) -> None:
        version, document = rows[paper]
        looking.note(db, actor_of(meeting, key), document, version, page)

    look("wu", 1, 1)
    look("wu", 1, 2)
    look("wu", 2, 3)
    look("qian", 1, 1)
    clock.pass_minutes(11)
    look("wu", 1, 3)
    with db.read() as session:
        shown = [(one.name, one.version, one.page) for one in looking.looks(session, meeting.meeting).looks]
        entries = chain.entries(session, meeting.meeting)
    assert shown == [
        ("吴敏", versions[1], 3), ("钱进", versions[1], 1), ("吴敏", versions[2], 3), ("吴敏", versions[1], 1)
    ]
    assert chain.first_break(entries) is None
