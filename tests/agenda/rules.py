"""Voting rules and votes nobody chose."""

from fractions import Fraction

from hypothesis import strategies as st

from agenda.vocabulary import Base, Choice
from agenda.voting.thresholds import Rule

ELIGIBLE_LIMIT = 3000
"""More than any body has."""


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule that somebody could meet."""
    strict = draw(st.booleans())
    denominator = draw(st.integers(1 + strict, 60))
    numerator = draw(st.integers(1, denominator - strict))
    quorum = Fraction(draw(st.integers(0, 12)), 12)
    return Rule(draw(st.sampled_from(Base)), Fraction(numerator, denominator), strict, quorum)


votes = st.lists(st.sampled_from(Choice), max_size=60)
"""What the voters of one ballot chose."""

MAJORITY = Rule(Base.ELIGIBLE, Fraction(1, 2), True, Fraction(1, 2))
TWO_THIRDS = Rule(Base.ELIGIBLE, Fraction(2, 3), False, Fraction(2, 3))
