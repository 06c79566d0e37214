"""The sentence read aloud, and the line on the voting sheet."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import Base, Choice
from agenda.voting import sentence
from agenda.voting.tally import Tally, tally
from agenda.voting.thresholds import Rule
from tests.agenda.rules import MAJORITY, TWO_THIRDS, rules, votes


def counted(rule: Rule, for_: int, against: int, abstain: int, eligible: int = 17, present: int = 15) -> Tally:
    cast = [Choice.FOR] * for_ + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain
    return tally(rule, eligible, present, cast)


def test_a_lost_motion_in_both_languages() -> None:
    result = counted(TWO_THIRDS, 11, 3, 1)
    assert sentence.result_zh(TWO_THIRDS, result) == (
        "应到 17 人，实到 15 人；须 12 票（应到的 2/3），赞成 11 票、反对 3 票、弃权 1 票：未通过。"
    )
    assert sentence.result_en(TWO_THIRDS, result) == (
        "17 eligible, 15 present; 12 votes needed (at least 2/3 of those eligible); "
        "11 for, 3 against, 1 abstaining: not carried."
    )


def test_a_carried_motion_with_somebody_who_pressed_nothing() -> None:
    result = counted(MAJORITY, 9, 3, 1)
    assert sentence.result_zh(MAJORITY, result) == (
        "应到 17 人，实到 15 人；须 9 票（应到的过半数），赞成 9 票、反对 3 票、弃权 1 票、未表决 2 人：通过。"
    )
    assert sentence.result_en(MAJORITY, result) == (
        "17 eligible, 15 present; 9 votes needed (more than half of those eligible); "
        "9 for, 3 against, 1 abstaining, 2 not voting: carried."
    )


def test_a_missing_quorum_is_said_instead_of_a_result() -> None:
    result = counted(TWO_THIRDS, 11, 0, 0, present=11)
    assert sentence.result_zh(TWO_THIRDS, result) == (
        "应到 17 人，实到 11 人；法定人数须 12 人，未达到法定人数：表决无效，未通过。"
    )
    assert sentence.result_en(TWO_THIRDS, result) == (
        "17 eligible, 11 present; the quorum is 12 and was not met: the vote is void, not carried."
    )


@pytest.mark.parametrize(
    ("base", "fraction", "strict", "chinese", "english"),
    [
        (Base.ELIGIBLE, Fraction(2, 3), False, "应到 17 人 · 须 12 票赞成通过",
         "17 eligible · 12 votes in favour needed"),
        (Base.PRESENT, Fraction(1, 2), True, "实到 15 人 · 须 8 票赞成通过", "15 present · 8 votes in favour needed"),
        (Base.CAST, Fraction(1, 2), True, "实到 15 人 · 赞成票须超过投票数的半数",
         "15 present · votes in favour must be more than half of the votes cast"),
        (Base.VALID, Fraction(2, 3), False, "实到 15 人 · 赞成票须达到有效票的 2/3",
         "15 present · votes in favour must be at least 2/3 of the valid votes"),
        (Base.FOR_AND_AGAINST, Fraction(3, 4), True, "实到 15 人 · 赞成票须超过赞成与反对票之和的 3/4",
         "15 present · votes in favour must be more than 3/4 of the votes for and against"),
        (Base.CAST, Fraction(1), False, "实到 15 人 · 赞成票须达到投票数的全部",
         "15 present · votes in favour must be all of the votes cast"),
    ],
)
def test_the_line_on_the_voting_sheet(base: Base, fraction: Fraction, strict: bool, chinese: str, english: str) -> None:
    rule = Rule(base, fraction, strict, Fraction(1, 2))
    assert sentence.requirement_zh(rule, 17, 15) == chinese
    assert sentence.requirement_en(rule, 17, 15) == english


def test_one_vote_is_not_a_plural() -> None:
    rule = Rule(Base.PRESENT, Fraction(1, 2), True, Fraction(0))
    assert sentence.requirement_en(rule, 1, 1) == "1 present · 1 vote in favour needed"


@given(rules(), votes, st.integers(0, 40), st.integers(0, 40))
def test_both_sentences_carry_every_figure_of_the_tally(rule: Rule, cast: list[Choice], silent: int, away: int) -> None:
    result = tally(rule, len(cast) + silent + away, len(cast) + silent, cast)
    for said in (sentence.result_zh(rule, result), sentence.result_en(rule, result)):
        assert str(result.eligible) in said and str(result.present) in said
        figures = [result.quorum_needed]
        if result.quorum_met:
            figures = [result.needed, *(count for _, count in result.counts)]
        assert all(str(figure) in said for figure in figures)
        # The wire carries no longer sentence.
        assert len(said) <= 500 and "!" not in said and "！" not in said


@given(rules(), st.integers(0, 3000), st.integers(0, 3000))
def test_the_line_on_the_voting_sheet_fits_its_place(rule: Rule, eligible: int, present: int) -> None:
    assert len(sentence.requirement_zh(rule, eligible, present)) <= 200
    assert len(sentence.requirement_en(rule, eligible, present)) <= 200
