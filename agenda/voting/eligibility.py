"""Who may vote on a ballot: the voters present when it was opened, and those who arrive while it is open."""

from collections.abc import Collection, Iterable

from agenda.attendance import VOTERS, Presence
from agenda.errors import AgendaError, AgendaProblem
from agenda.vocabulary import BallotState, PresenceState


def electorate(presences: Iterable[Presence], let_out: Collection[str]) -> list[str]:
    """The attendees who count as 应到 for this ballot, in the order given.

    Chair and members, excused and absent ones too; whoever was let out of the item (回避) leaves the base.
    """
    return [p.attendee for p in presences if p.role in VOTERS and p.attendee not in let_out]


def present_electors(presences: Iterable[Presence], electors: Collection[str]) -> list[str]:
    """Those of the electors who are here now (实到), in the order given."""
    return [p.attendee for p in presences if p.attendee in electors and p.state is PresenceState.PRESENT]


def missing(present: Iterable[str], voted: Collection[str]) -> list[str]:
    """Those who are here and have not voted: a state, never counted as an answer."""
    return [attendee for attendee in present if attendee not in voted]


def require_may_vote(presence: Presence, electors: Collection[str], state: BallotState) -> None:
    """Raise `ballot_not_open`, `ballot_closed`, `not_eligible` or `not_signed_in`, the first that applies."""
    if state is BallotState.PREPARED:
        raise AgendaError(AgendaProblem.BALLOT_NOT_OPEN)
    if state is BallotState.CLOSED:
        raise AgendaError(AgendaProblem.BALLOT_CLOSED)
    if presence.attendee not in electors:
        raise AgendaError(AgendaProblem.NOT_ELIGIBLE)
    if presence.state is not PresenceState.PRESENT:
        raise AgendaError(AgendaProblem.NOT_SIGNED_IN)
