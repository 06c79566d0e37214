"""A presenter who falls off keeps the floor for a while; then those who run the meeting are told."""

from dataclasses import dataclass, field
from typing import Any

from server.access.actor import Actor
from server.db.transaction import Database
from server.documents import holding
from server.entrypoints.company import CompanyTeller
from server.presenting import queries
from tests.factories.house import Gathering, actor_of


@dataclass
class Tablet:
    """A connection as far as telling goes."""

    sid: str
    actor: Actor
    meeting: str
    streams: set[str] = field(default_factory=set)


def test_a_presenter_without_a_connection_is_away_after_the_grace_only(db: Database, meeting: Gathering) -> None:
    wu = meeting.attendees["wu"]
    chair = Tablet("chair", actor_of(meeting, "chen"), meeting.meeting, {"room", "staff"})
    other = Tablet("other", actor_of(meeting, "qian"), meeting.meeting, {"room"})
    sent: list[tuple[str, bool]] = []

    def send(sid: str, message: dict[str, Any]) -> None:
        sent.append((sid, message["payload"]["away"]))

    with db.write(meeting=meeting.meeting) as tx:
        queries.view_row(tx.session, meeting.meeting).presenter_id = wu
        holding.store(tx, [holding.Held("tablet-of-wu", meeting.meeting, wu, ("room",), {}, True)])
    patient = CompanyTeller(db, lambda: [chair, other], send)
    hasty = CompanyTeller(db, lambda: [chair, other], send, grace_seconds=0)
    for teller in (patient, hasty, hasty):
        teller.turn()
    assert sent == [("chair", False), ("chair", False)]
    with db.write() as tx:
        holding.forget(tx, ["tablet-of-wu"])
    sent.clear()
    for teller in (patient, hasty):
        teller.turn()
    assert sent == [("chair", True)]
    with db.write() as tx:
        holding.store(tx, [holding.Held("tablet-again", meeting.meeting, wu, ("room",), {}, True)])
    hasty.turn()
    assert sent == [("chair", True), ("chair", False)]
