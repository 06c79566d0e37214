"""What a motion takes, in exact fractions: never a float, so that 2/3 of 17 is 12 and not 11.33."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from agenda.errors import AgendaError, AgendaProblem
from agenda.vocabulary import Base


@dataclass(frozen=True)
class Rule:
    """`fraction` of the base: more than it if `strict`, else at least it. `quorum`: of the eligible, at least."""

    base: Base
    fraction: Fraction
    strict: bool
    quorum: Fraction


def rule(
    base: Base, numerator: int, denominator: int, strict: bool, quorum_numerator: int, quorum_denominator: int
) -> Rule:
    """A rule from its numbers. Raises `rule_impossible` for one that nobody could meet, or that asks for nothing."""
    if denominator < 1 or quorum_denominator < 1:
        raise AgendaError(AgendaProblem.RULE_IMPOSSIBLE)
    fraction, quorum = Fraction(numerator, denominator), Fraction(quorum_numerator, quorum_denominator)
    if not 0 < fraction <= 1 or (strict and fraction == 1) or not 0 <= quorum <= 1:
        raise AgendaError(AgendaProblem.RULE_IMPOSSIBLE)
    return Rule(base, fraction, strict, quorum)


def is_met(rule: Rule, votes_for: int, base: int) -> bool:
    """Whether so many votes for meet the rule on this base; without a single vote for nothing passes."""
    share = rule.fraction * base
    return votes_for > 0 and (votes_for > share if rule.strict else votes_for >= share)


def needed(rule: Rule, base: int) -> int:
    """The least number of votes for that meets the rule on this base, at least 1."""
    share = rule.fraction * base
    return floor(share) + 1 if rule.strict else max(1, ceil(share))


def needed_beforehand(rule: Rule, eligible: int, present: int) -> int:
    """What it takes as far as is known before counting: as if everybody present voted for or against."""
    return needed(rule, eligible if rule.base is Base.ELIGIBLE else present)


def quorum_needed(rule: Rule, eligible: int) -> int:
    """The least number of voters present."""
    return ceil(rule.quorum * eligible)


def require_quorum(rule: Rule, eligible: int, present: int) -> None:
    """Raise `quorum_missing` if too few are here."""
    if present < quorum_needed(rule, eligible):
        raise AgendaError(AgendaProblem.QUORUM_MISSING, needed=quorum_needed(rule, eligible), present=present)
