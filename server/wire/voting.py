"""Ballots: the question put, each person's vote, the tally with its sum."""

from typing import Annotated

from pydantic import Field, StringConstraints

from agenda.vocabulary import BallotState, Base, Choice, VoteSource
from server.wire.base import Audience, Command, Count, Empty, Event, Id, Line, Moment, Number, OptionalLine, Wire


class Rule(Wire):
    """What it takes: `numerator/denominator` of the base, more than it or at least it; quorum of the eligible."""

    base: Base
    numerator: Number
    denominator: Number
    strict: bool
    """More than the fraction, not at least."""
    quorum_numerator: Count
    quorum_denominator: Number


class ChoiceCount(Wire):
    """How many chose it."""

    choice: Choice
    count: Count


class NamedVote(Wire):
    """One person's vote, told after closing."""

    attendee: Id
    name: Line
    choice: Choice
    source: VoteSource
    recorded_by: OptionalLine


class Tally(Wire):
    """The result with its sum, computed once by the rules."""

    eligible: Count
    present: Count
    received: Count
    counts: Annotated[list[ChoiceCount], Field(max_length=3)]
    not_voted: Count
    base: Count
    """The number the fraction is taken of."""
    needed: Count
    quorum_needed: Count
    quorum_met: bool
    passed: bool
    sentence_zh: Annotated[str, StringConstraints(max_length=500)]
    sentence_en: Annotated[str, StringConstraints(max_length=500)]


class Ballot(Wire):
    """A question put to the vote, as the room sees it."""

    id: Id
    item: Id
    question: Line
    rule: Rule
    state: BallotState
    eligible: Count
    present: Count
    """At opening; before, those who are here now."""
    needed: Count
    requirement_zh: OptionalLine
    requirement_en: OptionalLine
    """For example 应到 17 人 · 须 12 票赞成通过."""
    received: Count
    opened_at: Moment | None
    closed_at: Moment | None
    tally: Tally | None
    """Told after closing."""
    votes: Annotated[list[NamedVote], Field(max_length=1000)]
    """Empty until closed."""


class MyVote(Wire):
    """What one person chose, told to them alone."""

    ballot: Id
    choice: Choice
    stored_at: Moment
    source: VoteSource


class Turnout(Wire):
    """Who has voted so far, without what."""

    ballot: Id
    voted: Annotated[list[Id], Field(max_length=1000)]
    missing: Annotated[list[Id], Field(max_length=1000)]


class PrepareBallot(Wire):
    """Prepare a question for an item."""

    item: Id
    question: Line
    rule: Rule


class BallotStep(Wire):
    """A driving step about a ballot."""

    step: Count
    ballot: Id


class SubmitVote(Wire):
    """One's own vote; may be changed until the ballot closes."""

    ballot: Id
    choice: Choice


class RecordVote(Wire):
    """A named vote entered for somebody without a tablet."""

    ballot: Id
    attendee: Id
    choice: Choice


class VoteStored(Wire):
    """The vote is on disk since then."""

    stored_at: Moment


class BallotPrepared(Wire):
    """The new ballot."""

    ballot: Id


class BallotStepTaken(Wire):
    """The number after this step."""

    step: Count


class BallotChanged(Wire):
    """The ballot after the fact."""

    ballot: Ballot


class MyVoteChanged(Wire):
    """One's own vote after the fact."""

    my_vote: MyVote


class TurnoutChanged(Wire):
    """Who has voted so far."""

    turnout: Turnout


COMMANDS = (
    Command(
        "ballot.prepare",
        PrepareBallot,
        BallotPrepared,
        ("item_unknown", "item_closed", "rule_impossible"),
        "Prepare a ballot for an item; nothing is asked yet.",
    ),
    Command(
        "ballot.discard",
        BallotStep,
        Empty,
        ("ballot_unknown", "ballot_not_prepared"),
        "Drop a ballot that was never opened.",
    ),
    Command(
        "ballot.open",
        BallotStep,
        BallotStepTaken,
        (
            "stale_step",
            "wrong_phase",
            "ballot_unknown",
            "ballot_not_prepared",
            "ballot_open",
            "not_current_item",
            "quorum_missing",
        ),
        "Put the question: tablets show the voting sheet.",
    ),
    Command(
        "ballot.close",
        BallotStep,
        BallotStepTaken,
        ("stale_step", "wrong_phase", "ballot_unknown", "ballot_not_open"),
        "Close the ballot and count.",
    ),
    Command(
        "vote.submit",
        SubmitVote,
        VoteStored,
        ("ballot_unknown", "ballot_closed", "ballot_not_open", "not_eligible", "not_signed_in"),
        "Vote.",
    ),
    Command(
        "vote.record",
        RecordVote,
        VoteStored,
        ("ballot_unknown", "ballot_closed", "ballot_not_open", "not_eligible", "attendee_unknown", "not_signed_in"),
        "Enter a named vote for somebody without a tablet.",
    ),
)
EVENTS = (
    Event("ballot.prepared", BallotChanged, Audience.STAFF, "A ballot was prepared."),
    Event("ballot.recounted", BallotChanged, Audience.STAFF, "What a prepared ballot takes changed with who is here."),
    Event("ballot.discarded", BallotChanged, Audience.STAFF, "A prepared ballot was dropped."),
    Event("ballot.opened", BallotChanged, Audience.ROOM_OR_ITEM, "The question is put."),
    Event("ballot.closed", BallotChanged, Audience.ROOM_OR_ITEM, "The ballot is closed and counted."),
    Event("vote.received", BallotChanged, Audience.ROOM_OR_ITEM, "One more vote is stored; not whose, not what."),
    Event("vote.stored", MyVoteChanged, Audience.ME, "One's own vote is stored."),
    Event("turnout.changed", TurnoutChanged, Audience.STAFF, "Who has voted so far."),
)
