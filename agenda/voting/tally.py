"""The result of a motion, computed once; every screen, tablet and paper shows this."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from agenda.vocabulary import Base, Choice
from agenda.voting import thresholds
from agenda.voting.kinds import CHOICES, BallotKind
from agenda.voting.thresholds import Rule


@dataclass(frozen=True)
class Tally:
    """Heads (`eligible`, `present`) and votes. `base` is the number the rule's fraction is taken of."""

    eligible: int
    present: int
    votes_for: int
    votes_against: int
    abstentions: int
    base: int
    needed: int
    quorum_needed: int
    quorum_met: bool
    passed: bool

    @property
    def counts(self) -> tuple[tuple[Choice, int], ...]:
        """How many chose each, in the order of the voting sheet; together they are `received`."""
        by_choice = {
            Choice.FOR: self.votes_for, Choice.AGAINST: self.votes_against, Choice.ABSTAIN: self.abstentions,
        }
        return tuple((choice, by_choice[choice]) for choice in CHOICES[BallotKind.MOTION])

    @property
    def received(self) -> int:
        """How many voted."""
        return self.votes_for + self.votes_against + self.abstentions

    @property
    def not_voted(self) -> int:
        """Present, but pressed nothing: a state, never counted as an answer."""
        return max(0, self.present - self.received)


def tally(rule: Rule, eligible: int, present: int, choices: Iterable[Choice]) -> Tally:
    """Count the choices under the rule; their order does not matter.

    `present`: the voters here at closing. Whoever voted was here for this ballot, even if they left before its end.
    """
    counted = Counter(choices)
    votes_for, votes_against, abstentions = counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSTAIN]
    present = max(present, votes_for + votes_against + abstentions)
    base = base_number(rule.base, eligible, present, votes_for, votes_against, abstentions)
    quorum = thresholds.quorum_needed(rule, eligible)
    return Tally(
        eligible=eligible, present=present, votes_for=votes_for, votes_against=votes_against, abstentions=abstentions,
        base=base, needed=thresholds.needed(rule, base), quorum_needed=quorum, quorum_met=present >= quorum,
        passed=present >= quorum and thresholds.is_met(rule, votes_for, base),
    )


def base_number(base: Base, eligible: int, present: int, votes_for: int, votes_against: int, abstentions: int) -> int:
    """The number a fraction is taken of. On a named motion every vote cast is valid."""
    match base:
        case Base.ELIGIBLE:
            return eligible
        case Base.PRESENT:
            return present
        case Base.CAST | Base.VALID:
            return votes_for + votes_against + abstentions
        case Base.FOR_AND_AGAINST:
            return votes_for + votes_against
