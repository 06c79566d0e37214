"""The sentence to read aloud, with its sum, and the line that says beforehand what it takes."""

from fractions import Fraction
from typing import Final

from agenda.vocabulary import Base, Choice
from agenda.voting import thresholds
from agenda.voting.tally import Tally
from agenda.voting.thresholds import Rule

CHOICE_ZH: Final = {Choice.FOR: "赞成", Choice.AGAINST: "反对", Choice.ABSTAIN: "弃权"}
CHOICE_EN: Final = {Choice.FOR: "for", Choice.AGAINST: "against", Choice.ABSTAIN: "abstaining"}

_BASE_ZH: Final = {
    Base.ELIGIBLE: "应到", Base.PRESENT: "实到", Base.CAST: "投票数", Base.VALID: "有效票",
    Base.FOR_AND_AGAINST: "赞成与反对票之和",
}
_BASE_EN: Final = {
    Base.ELIGIBLE: "those eligible", Base.PRESENT: "those present", Base.CAST: "the votes cast",
    Base.VALID: "the valid votes", Base.FOR_AND_AGAINST: "the votes for and against",
}
_OF_PEOPLE: Final = frozenset({Base.ELIGIBLE, Base.PRESENT})
_HALF: Final = Fraction(1, 2)


def result_zh(rule: Rule, result: Tally) -> str:
    """应到 17 人，实到 15 人；须 12 票（应到的 2/3），赞成 11 票、……：未通过。"""
    heads = f"应到 {result.eligible} 人，实到 {result.present} 人；"
    if not result.quorum_met:
        return f"{heads}法定人数须 {result.quorum_needed} 人，未达到法定人数：表决无效，未通过。"
    votes = "、".join(f"{CHOICE_ZH[choice]} {count} 票" for choice, count in result.counts)
    missing = f"、未表决 {result.not_voted} 人" if result.not_voted else ""
    outcome = "通过" if result.passed else "未通过"
    return f"{heads}须 {result.needed} 票（{_share_zh(rule)}），{votes}{missing}：{outcome}。"


def result_en(rule: Rule, result: Tally) -> str:
    """For example 17 eligible, 15 present; 12 votes needed (at least 2/3 of those eligible); 11 for, …: not carried."""
    heads = f"{result.eligible} eligible, {result.present} present; "
    if not result.quorum_met:
        return f"{heads}the quorum is {result.quorum_needed} and was not met: the vote is void, not carried."
    votes = ", ".join(f"{count} {CHOICE_EN[choice]}" for choice, count in result.counts)
    missing = f", {result.not_voted} not voting" if result.not_voted else ""
    takes = f"{_votes_en(result.needed)} needed ({_share_en(rule)})"
    return f"{heads}{takes}; {votes}{missing}: {'carried' if result.passed else 'not carried'}."


def requirement_zh(rule: Rule, eligible: int, present: int) -> str:
    """应到 17 人 · 须 12 票赞成通过; where the base is known only afterwards, the share and no number."""
    if rule.base in _OF_PEOPLE:
        heads = eligible if rule.base is Base.ELIGIBLE else present
        return f"{_BASE_ZH[rule.base]} {heads} 人 · 须 {thresholds.needed(rule, heads)} 票赞成通过"
    return f"实到 {present} 人 · 赞成票须{'' if rule.strict else '达到'}{_share_zh(rule)}"


def requirement_en(rule: Rule, eligible: int, present: int) -> str:
    """For example 17 eligible · 12 votes in favour needed."""
    if rule.base in _OF_PEOPLE:
        heads, word = (eligible, "eligible") if rule.base is Base.ELIGIBLE else (present, "present")
        return f"{heads} {word} · {_votes_en(thresholds.needed(rule, heads))} in favour needed"
    return f"{present} present · votes in favour must be {_share_en(rule)}"


def _share_zh(rule: Rule) -> str:
    base = _BASE_ZH[rule.base]
    if rule.fraction == _HALF and rule.strict:
        return f"{base}的过半数" if rule.base in _OF_PEOPLE else f"超过{base}的半数"
    if rule.fraction == 1:
        return f"{base}的{'全体' if rule.base in _OF_PEOPLE else '全部'}"
    share = f"{base}的 {rule.fraction.numerator}/{rule.fraction.denominator}"
    return f"超过{share}" if rule.strict else share


def _share_en(rule: Rule) -> str:
    base = _BASE_EN[rule.base]
    if rule.fraction == 1:
        return f"all of {base}"
    share = "half" if rule.fraction == _HALF else f"{rule.fraction.numerator}/{rule.fraction.denominator}"
    return f"{'more than' if rule.strict else 'at least'} {share} of {base}"


def _votes_en(count: int) -> str:
    return "1 vote" if count == 1 else f"{count} votes"
