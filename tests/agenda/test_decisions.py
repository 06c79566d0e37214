"""The sentence of a decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda import decisions, items
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import Language, Purpose


@pytest.mark.parametrize(
    ("title", "outcome", "method", "purpose", "chinese", "english"),
    [
        ("干部任免事项", Outcome.PASSED, Method.BALLOT, Purpose.DELIBERATE,
         "会议审议了干部任免事项，经票决通过。", "The meeting considered “干部任免事项” and passed it by ballot."),
        ("年度预算", Outcome.PASSED_IN_PRINCIPLE, Method.SHOW_OF_HANDS, Purpose.DELIBERATE,
         "会议审议了年度预算，经举手表决原则通过。",
         "The meeting considered “年度预算” and passed it in principle by show of hands."),
        ("年度预算", Outcome.PASSED_AS_AMENDED, Method.ORAL, Purpose.DELIBERATE,
         "会议审议了年度预算，经口头表决修改后通过。",
         "The meeting considered “年度预算” and passed it as amended by voice."),
        ("表彰名单", Outcome.PASSED, Method.ACCLAMATION, Purpose.DELIBERATE,
         "会议审议了表彰名单，以鼓掌方式通过。", "The meeting considered “表彰名单” and passed it by acclamation."),
        ("年度预算", Outcome.REJECTED, Method.BALLOT, Purpose.DELIBERATE,
         "会议审议了年度预算，经票决，未获通过。", "The meeting considered “年度预算” and rejected it by ballot."),
        ("年度预算", Outcome.DEFERRED, Method.NONE_NEEDED, Purpose.DELIBERATE,
         "会议审议了年度预算，决定缓议。", "The meeting considered “年度预算” and decided to defer it."),
        ("年度预算", Outcome.DISCUSS_AGAIN, Method.BALLOT, Purpose.DELIBERATE,
         "会议审议了年度预算，经票决，决定再议。",
         "The meeting considered “年度预算” and decided by ballot to discuss it again."),
        ("传达学习上级通知精神", Outcome.NOTED, Method.NONE_NEEDED, Purpose.CONVEY_STUDY,
         "会议传达学习了上级通知精神。", "The meeting studied “传达学习上级通知精神”."),
        ("智慧园区建设进展情况", Outcome.NOTED, Method.NONE_NEEDED, Purpose.HEAR_REPORT,
         "会议听取了智慧园区建设进展情况的汇报。", "The meeting heard the report on “智慧园区建设进展情况”."),
        ("关于三季度工作的汇报", Outcome.NOTED, Method.NONE_NEEDED, Purpose.HEAR_REPORT,
         "会议听取了关于三季度工作的汇报。", "The meeting heard the report on “关于三季度工作的汇报”."),
        ("审议情况汇报", Outcome.NOTED, Method.NONE_NEEDED, Purpose.HEAR_REPORT,
         "会议听取了审议情况汇报。", "The meeting heard the report on “审议情况汇报”."),
        ("通报安全生产情况", Outcome.NOTED, Method.NONE_NEEDED, Purpose.INFORM,
         "会议通报了安全生产情况。", "The meeting was informed of “通报安全生产情况”."),
        ("安全生产情况通报", Outcome.NOTED, Method.NONE_NEEDED, Purpose.INFORM,
         "会议听取了安全生产情况通报。", "The meeting was informed of “安全生产情况通报”."),
        ("修订《机关会议管理办法》", Outcome.PASSED, Method.ORAL, Purpose.DELIBERATE,
         "会议审议了修订《机关会议管理办法》事项，经口头表决通过。",
         "The meeting considered “修订《机关会议管理办法》” and passed it by voice."),
        ("审议《机关会议管理办法》", Outcome.PASSED, Method.ORAL, Purpose.DELIBERATE,
         "会议审议了《机关会议管理办法》，经口头表决通过。",
         "The meeting considered “审议《机关会议管理办法》” and passed it by voice."),
    ],
)
def test_decisions_are_said_as_offices_say_them(
    title: str, outcome: Outcome, method: Method, purpose: Purpose, chinese: str, english: str
) -> None:
    assert decisions.sentence(title, outcome, method, purpose) == chinese
    assert decisions.sentence(title, outcome, method, purpose, Language.EN) == english


@given(
    st.text(min_size=1, max_size=200).filter(str.strip), st.sampled_from(Outcome), st.sampled_from(Method),
    st.sampled_from(Purpose), st.sampled_from(Language),
)
def test_every_sensible_decision_has_a_sentence_the_rules_know_again(
    title: str, outcome: Outcome, method: Method, purpose: Purpose, language: Language
) -> None:
    if method not in items.METHODS[outcome]:
        return
    said = decisions.sentence(title, outcome, method, purpose, language)
    assert said.endswith("." if language is Language.EN else "。")
    assert "  " not in said.replace(title, "")
    assert decisions.is_own(said, title, outcome, method, purpose)
    assert not decisions.is_own(f"{said} ", title, outcome, method, purpose)
