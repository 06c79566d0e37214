"""Who is here decides what a ballot takes and who is missing: what depends on it is told again when it changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from agenda.vocabulary import BallotState
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.meetings import audiences
from server.voting import queries
from server.wire import voting as wire
from server.wire.base import Wire

Request = TypeVar("Request")
Reply = TypeVar("Reply")


@contextmanager
def ballots(tx: Transaction) -> Iterator[None]:
    """Around a change of who is in the meeting or inside an item: tell staff of every ballot it touches."""
    before = _depending(tx)
    yield
    tx.session.flush()
    for ballot_id, (name, payload) in _depending(tx).items():
        if before.get(ballot_id) != (name, payload):
            tx.post(name, audiences.STAFF, payload)


def with_ballots(
    action: Callable[[Transaction, Actor, Request], Reply],
) -> Callable[[Transaction, Actor, Request], Reply]:
    """The action, followed by its ballots."""

    def followed(tx: Transaction, actor: Actor, request: Request) -> Reply:
        with ballots(tx):
            return action(tx, actor, request)

    return followed


def _depending(tx: Transaction) -> dict[str, tuple[str, Wire]]:
    told: dict[str, tuple[str, Wire]] = {}
    for ballot in queries.ballot_rows(tx.session, tx.meeting or ""):
        if ballot.state == BallotState.PREPARED:
            told[ballot.id] = "ballot.recounted", wire.BallotChanged(ballot=queries.ballot_part(tx.session, ballot))
        elif ballot.state == BallotState.OPEN:
            turnout = queries.turnout_part(tx.session, ballot)
            told[ballot.id] = "turnout.changed", wire.TurnoutChanged(turnout=turnout)
    return told
