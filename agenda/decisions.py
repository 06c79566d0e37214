"""The sentence a decision gets when nobody writes another, in Chinese and English."""

from typing import Final

from agenda.items import ADOPTED
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import Language, Purpose

OUTCOME_ZH: Final = {
    Outcome.PASSED: "通过", Outcome.PASSED_IN_PRINCIPLE: "原则通过", Outcome.PASSED_AS_AMENDED: "修改后通过",
    Outcome.DISCUSS_AGAIN: "再议", Outcome.DEFERRED: "缓议", Outcome.REJECTED: "未通过",
    Outcome.NOTED: "听取知悉",
}
METHOD_ZH: Final = {
    Method.ORAL: "口头表决", Method.SHOW_OF_HANDS: "举手表决", Method.ACCLAMATION: "鼓掌", Method.BALLOT: "票决",
    Method.BY_CIRCULATION: "传签", Method.NONE_NEEDED: "",
}
OUTCOME_EN: Final = {
    Outcome.PASSED: "passed", Outcome.PASSED_IN_PRINCIPLE: "passed in principle",
    Outcome.PASSED_AS_AMENDED: "passed as amended", Outcome.DISCUSS_AGAIN: "to be discussed again",
    Outcome.DEFERRED: "deferred", Outcome.REJECTED: "rejected", Outcome.NOTED: "noted",
}
METHOD_EN: Final = {
    Method.ORAL: "by voice", Method.SHOW_OF_HANDS: "by show of hands", Method.ACCLAMATION: "by acclamation",
    Method.BALLOT: "by ballot", Method.BY_CIRCULATION: "by circulation", Method.NONE_NEEDED: "",
}
_DECIDED_EN: Final = {
    Outcome.PASSED: "passed it{by}", Outcome.PASSED_IN_PRINCIPLE: "passed it in principle{by}",
    Outcome.PASSED_AS_AMENDED: "passed it as amended{by}", Outcome.REJECTED: "rejected it{by}",
    Outcome.DISCUSS_AGAIN: "decided{by} to discuss it again", Outcome.DEFERRED: "decided{by} to defer it",
    Outcome.NOTED: "took note of it{by}",
}
_HEARD_EN: Final = {
    Purpose.CONVEY_STUDY: "studied", Purpose.DELIBERATE: "took note of", Purpose.HEAR_REPORT: "heard the report on",
    Purpose.INFORM: "was informed of",
}
_SAID_BY_THE_SENTENCE: Final = ("传达学习", "审议", "听取", "通报")
"""Verbs with which titles often begin; the sentence has its own and would say them twice."""


def sentence(
    title: str, outcome: Outcome, method: Method, purpose: Purpose = Purpose.DELIBERATE,
    language: Language = Language.ZH_CN,
) -> str:
    """How record and minutes say it; the chair may write another."""
    say = _english if language is Language.EN else _chinese
    return say(title, outcome, method, purpose)


def is_own(text: str, title: str, outcome: Outcome, method: Method, purpose: Purpose) -> bool:
    """Whether the rules wrote this sentence, in any language; it may then be said again in another."""
    return any(text == sentence(title, outcome, method, purpose, language) for language in Language)


def _chinese(title: str, outcome: Outcome, method: Method, purpose: Purpose) -> str:
    matter = _matter(title)
    if outcome is Outcome.NOTED:
        return f"会议{_heard(matter, purpose)}。"
    if outcome in ADOPTED:
        by = "以鼓掌方式" if method is Method.ACCLAMATION else f"经{METHOD_ZH[method]}"
        return f"会议审议了{matter}，{by}{OUTCOME_ZH[outcome]}。"
    by = f"经{METHOD_ZH[method]}，" if METHOD_ZH[method] else ""
    if outcome is Outcome.REJECTED:
        return f"会议审议了{matter}，{by}未获通过。"
    return f"会议审议了{matter}，{by}决定{OUTCOME_ZH[outcome]}。"


def _heard(matter: str, purpose: Purpose) -> str:
    if purpose is Purpose.CONVEY_STUDY:
        return f"传达学习了{matter}"
    if matter.endswith(("汇报", "报告", "通报")):
        return f"听取了{matter}"
    return f"通报了{matter}" if purpose is Purpose.INFORM else f"听取了{matter}的汇报"


def _matter(title: str) -> str:
    """The title as the object of a Chinese sentence."""
    matter = title
    for verb in _SAID_BY_THE_SENTENCE:
        if title.startswith(verb) and len(title) > len(verb) and not title.startswith(f"{verb}情况"):
            matter = title.removeprefix(verb)
            break
    # 修订《…》 is a verb and its object; with 事项 it can be deliberated.
    return f"{matter}事项" if matter.endswith("》") and not matter.startswith(("《", "关于")) else matter


def _english(title: str, outcome: Outcome, method: Method, purpose: Purpose) -> str:
    if outcome is Outcome.NOTED:
        return f"The meeting {_HEARD_EN[purpose]} “{title}”."
    by = f" {METHOD_EN[method]}" if METHOD_EN[method] else ""
    return f"The meeting considered “{title}” and {_DECIDED_EN[outcome].format(by=by)}."
