"""Preparing, opening and closing ballots, voting. Opening and closing are driving steps, counted in `conducting`."""

from sqlalchemy import func, select

from agenda.errors import AgendaError
from agenda.vocabulary import BallotState, Choice, ItemState, VoteSource
from agenda.voting import eligibility, sentence, thresholds
from agenda.voting.tally import Tally, tally
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.meetings import audiences
from server.meetings import queries as meetings
from server.meetings.models import AgendaItem
from server.voting import queries
from server.voting.models import Ballot, Vote
from server.wire import voting as wire


def prepare(tx: Transaction, actor: Actor, request: wire.PrepareBallot) -> str:
    """Prepare a question for an item; return the ballot's id. Nothing is asked yet."""
    item = meetings.item_row(tx.session, tx.meeting or "", request.item)
    if item.state == ItemState.CLOSED:
        raise AgendaError("item_closed")
    part = request.rule
    thresholds.rule(
        part.base, part.numerator, part.denominator, part.strict, part.quorum_numerator, part.quorum_denominator
    )
    place = tx.session.execute(
        select(func.coalesce(func.max(Ballot.place), 0)).where(Ballot.meeting_id == item.meeting_id)
    ).scalar_one()
    ballot = Ballot(
        id=new_id(), meeting_id=item.meeting_id, item_id=item.id, place=place + 1, question=request.question,
        rule=part.model_dump(mode="json"), state=BallotState.PREPARED, eligible=0, present=0, electorate=[],
        opened_at=None, closed_at=None, tally=None,
    )
    tx.session.add(ballot)
    tx.session.flush()
    tx.post("ballot.prepared", audiences.STAFF, _changed(tx, ballot))
    return ballot.id


def discard(tx: Transaction, ballot: Ballot) -> None:
    """Drop a ballot nobody was asked."""
    _require_prepared(ballot)
    tx.post("ballot.discarded", audiences.STAFF, _changed(tx, ballot))
    tx.session.delete(ballot)
    tx.session.flush()


def open_ballot(tx: Transaction, ballot: Ballot) -> None:
    """Put the question; the electorate is fixed now, the quorum asked now."""
    _require_prepared(ballot)
    electors = queries.electors(tx.session, ballot)
    present = queries.present_electors(tx.session, ballot)
    thresholds.require_quorum(queries.rule_of(ballot), len(electors), len(present))
    ballot.electorate, ballot.eligible, ballot.present = list(electors), len(electors), len(present)
    ballot.state, ballot.opened_at = BallotState.OPEN, tx.now
    tx.session.flush()
    tx.post("ballot.opened", _stream(tx, ballot), _changed(tx, ballot))
    _tell_turnout(tx, ballot)


def close_ballot(tx: Transaction, ballot: Ballot) -> Tally:
    """Close and count; the quorum is asked again of those present now."""
    if ballot.state != BallotState.OPEN:
        raise AgendaError("ballot_not_open")
    rule = queries.rule_of(ballot)
    choices = [Choice(c) for c in tx.session.scalars(select(Vote.choice).where(Vote.ballot_id == ballot.id))]
    present = len(queries.present_electors(tx.session, ballot))
    # Whoever voted and left was here for this ballot.
    ballot.present = max(present, len(choices))
    result = tally(rule, ballot.eligible, ballot.present, choices)
    ballot.tally = _tally_part(rule, result).model_dump(mode="json")
    ballot.state, ballot.closed_at = BallotState.CLOSED, tx.now
    tx.session.flush()
    tx.post("ballot.closed", _stream(tx, ballot), _changed(tx, ballot))
    _tell_turnout(tx, ballot)
    return result


def submit(tx: Transaction, actor: Actor, request: wire.SubmitVote) -> wire.VoteStored:
    """Vote for oneself; until the ballot closes the last vote counts."""
    return _store(tx, request.ballot, actor.attendee or "", request.choice, VoteSource.TERMINAL, "")


def record(tx: Transaction, actor: Actor, request: wire.RecordVote) -> wire.VoteStored:
    """Enter a named vote for somebody without a tablet; its source is marked."""
    return _store(tx, request.ballot, request.attendee, request.choice, VoteSource.SECRETARY, actor.name)


def _store(
    tx: Transaction, ballot_id: str, attendee_id: str, choice: Choice, source: VoteSource, recorded_by: str
) -> wire.VoteStored:
    ballot = queries.ballot_row(tx.session, tx.meeting or "", ballot_id)
    presence = queries.presence_of(tx.session, ballot.meeting_id, attendee_id)
    eligibility.require_may_vote(presence, queries.electors(tx.session, ballot), BallotState(ballot.state))
    vote = tx.session.get(Vote, (ballot.id, attendee_id)) or Vote(ballot_id=ballot.id, attendee_id=attendee_id)
    vote.choice, vote.source, vote.recorded_by, vote.stored_at = choice, source, recorded_by, tx.now
    tx.session.add(vote)
    tx.session.flush()
    tx.post("vote.received", _stream(tx, ballot), _changed(tx, ballot))
    tx.post("vote.stored", audiences.me_stream(attendee_id), wire.MyVoteChanged(my_vote=queries.my_vote(vote)))
    _tell_turnout(tx, ballot)
    return wire.VoteStored(stored_at=tx.now)


def _require_prepared(ballot: Ballot) -> None:
    if ballot.state != BallotState.PREPARED:
        raise AgendaError("ballot_not_prepared")


def _stream(tx: Transaction, ballot: Ballot) -> str:
    return audiences.item_stream(tx.session.get_one(AgendaItem, ballot.item_id))


def _changed(tx: Transaction, ballot: Ballot) -> wire.BallotChanged:
    return wire.BallotChanged(ballot=queries.ballot_part(tx.session, ballot))


def _tell_turnout(tx: Transaction, ballot: Ballot) -> None:
    tx.post("turnout.changed", audiences.STAFF, wire.TurnoutChanged(turnout=queries.turnout_part(tx.session, ballot)))


def _tally_part(rule: thresholds.Rule, result: Tally) -> wire.Tally:
    counts = (
        (Choice.FOR, result.votes_for),
        (Choice.AGAINST, result.votes_against),
        (Choice.ABSTAIN, result.abstentions),
    )
    return wire.Tally(
        eligible=result.eligible, present=result.present, received=result.received,
        counts=[wire.ChoiceCount(choice=choice, count=count) for choice, count in counts],
        not_voted=result.not_voted, base=result.base, needed=result.needed, quorum_needed=result.quorum_needed,
        quorum_met=result.quorum_met, passed=result.passed,
        sentence_zh=sentence.result_zh(rule, result), sentence_en=sentence.result_en(rule, result),
    )
