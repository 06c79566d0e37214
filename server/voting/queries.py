"""Reading ballots and votes."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agenda import attendance
from agenda.vocabulary import BallotState, Choice, VoteSource
from agenda.voting import eligibility, sentence, thresholds
from agenda.voting.thresholds import Rule
from server.errors import Problem
from server.meetings import queries as meetings
from server.meetings.models import Attendee
from server.people.models import Person
from server.voting.models import Ballot, Vote
from server.wire import voting as wire


def ballot_row(session: Session, meeting_id: str, ballot_id: str) -> Ballot:
    """The row of a ballot of this meeting, or `ballot_unknown`."""
    ballot = session.get(Ballot, ballot_id)
    if ballot is None or ballot.meeting_id != meeting_id:
        raise Problem("ballot_unknown")
    return ballot


def rule_of(ballot: Ballot) -> Rule:
    """The rule of a ballot, exact."""
    part = wire.Rule.model_validate(ballot.rule)
    return thresholds.rule(
        part.base, part.numerator, part.denominator, part.strict, part.quorum_numerator, part.quorum_denominator
    )


def electors(session: Session, ballot: Ballot) -> list[str]:
    """Who may vote: fixed once the ballot was opened, before that who would be."""
    if ballot.state != BallotState.PREPARED:
        return [str(attendee) for attendee in ballot.electorate]
    let_out = frozenset(
        attendee for (item, attendee), inside in meetings.admissions(session, ballot.meeting_id).items()
        if item == ballot.item_id and not inside
    )
    return eligibility.electorate(meetings.presences(session, ballot.meeting_id), let_out)


def present_electors(session: Session, ballot: Ballot) -> list[str]:
    """Those of the electors who are here now."""
    return eligibility.present_electors(meetings.presences(session, ballot.meeting_id), electors(session, ballot))


def ballot_part(session: Session, ballot: Ballot) -> wire.Ballot:
    """A ballot as the room sees it: votes only after closing."""
    is_closed = ballot.state == BallotState.CLOSED
    eligible, present = ballot.eligible, ballot.present
    if ballot.state == BallotState.PREPARED:
        eligible, present = len(electors(session, ballot)), len(present_electors(session, ballot))
    rule = rule_of(ballot)
    tally = wire.Tally.model_validate(ballot.tally) if ballot.tally is not None else None
    return wire.Ballot(
        id=ballot.id,
        item=ballot.item_id,
        question=ballot.question,
        rule=wire.Rule.model_validate(ballot.rule),
        state=BallotState(ballot.state),
        eligible=eligible,
        present=present,
        needed=tally.needed if tally is not None else thresholds.needed_beforehand(rule, eligible, present),
        requirement_zh=sentence.requirement_zh(rule, eligible, present),
        requirement_en=sentence.requirement_en(rule, eligible, present),
        received=_received(session, ballot.id),
        opened_at=ballot.opened_at,
        closed_at=ballot.closed_at,
        tally=tally,
        votes=_named_votes(session, ballot.id) if is_closed else [],
    )


def _received(session: Session, ballot_id: str) -> int:
    return session.execute(select(func.count()).where(Vote.ballot_id == ballot_id)).scalar_one()


def _named_votes(session: Session, ballot_id: str) -> list[wire.NamedVote]:
    rows = session.execute(
        select(Vote, Person.name)
        .join(Attendee, Attendee.id == Vote.attendee_id)
        .join(Person, Person.id == Attendee.person_id)
        .where(Vote.ballot_id == ballot_id)
        .order_by(Attendee.place)
    )
    return [
        wire.NamedVote(attendee=vote.attendee_id, name=name, choice=Choice(vote.choice),
                       source=VoteSource(vote.source), recorded_by=vote.recorded_by)
        for vote, name in rows
    ]


def ballot_rows(session: Session, meeting_id: str) -> Sequence[Ballot]:
    """All ballots of a meeting, in their order."""
    return session.scalars(select(Ballot).where(Ballot.meeting_id == meeting_id).order_by(Ballot.place)).all()


def asked_ballots(session: Session, meeting_id: str, items: Sequence[str]) -> list[wire.Ballot]:
    """The ballots of these items that were opened or closed."""
    return [
        ballot_part(session, ballot)
        for ballot in ballot_rows(session, meeting_id)
        if ballot.item_id in items and ballot.state != BallotState.PREPARED
    ]


def prepared_ballots(session: Session, meeting_id: str) -> list[wire.Ballot]:
    """The ballots nobody was asked yet."""
    return [
        ballot_part(session, ballot)
        for ballot in ballot_rows(session, meeting_id)
        if ballot.state == BallotState.PREPARED
    ]


def turnout_part(session: Session, ballot: Ballot) -> wire.Turnout:
    """Who has voted, and who of those present has not; once closed, who of all that were asked."""
    stored = set(session.scalars(select(Vote.attendee_id).where(Vote.ballot_id == ballot.id)))
    is_closed = ballot.state == BallotState.CLOSED
    everybody = electors(session, ballot)
    asked = everybody if is_closed else present_electors(session, ballot)
    return wire.Turnout(
        ballot=ballot.id,
        voted=[attendee for attendee in everybody if attendee in stored],
        missing=eligibility.missing(asked, stored),
    )


def turnouts(session: Session, meeting_id: str) -> list[wire.Turnout]:
    """The turnout of every ballot that was opened."""
    return [
        turnout_part(session, ballot)
        for ballot in ballot_rows(session, meeting_id)
        if ballot.state != BallotState.PREPARED
    ]


def votes_of(session: Session, meeting_id: str, attendee_id: str) -> list[wire.MyVote]:
    """One person's own votes."""
    rows = session.scalars(
        select(Vote).join(Ballot, Ballot.id == Vote.ballot_id)
        .where(Ballot.meeting_id == meeting_id, Vote.attendee_id == attendee_id).order_by(Ballot.place)
    )
    return [my_vote(vote) for vote in rows]


def my_vote(vote: Vote) -> wire.MyVote:
    """A vote as its owner sees it."""
    return wire.MyVote(
        ballot=vote.ballot_id, choice=Choice(vote.choice), stored_at=vote.stored_at, source=VoteSource(vote.source)
    )


def presence_of(session: Session, meeting_id: str, attendee_id: str) -> attendance.Presence:
    """Role and presence of one attendee, or `attendee_unknown`."""
    row = meetings.attendee_row(session, meeting_id, attendee_id)
    return next(p for p in meetings.presences(session, meeting_id) if p.attendee == row.id)
