"""The minutes 会议纪要."""

from dataclasses import replace

from agenda.minutes import Style, write_minutes
from agenda.vocabulary import Language
from tests.agenda.minutes.morning import MORNING

CHINESE = write_minutes(MORNING)
ENGLISH = write_minutes(MORNING, Language.EN)


def test_minutes_say_what_was_decided_and_nothing_of_who_said_what() -> None:
    assert CHINESE.title == "局党组会2026年第12次会议纪要"
    assert [paragraph.text for paragraph in CHINESE.paragraphs] == [
        "2026年11月23日，陈䶮在第一会议室主持召开局党组会2026年第12次会议。会议研究议题 3 项，现纪要如下：",
        "一、关于2026年度部门预算调整方案的汇报",
        "会议对“是否同意预算调整方案”进行表决。应到 5 人，实到 3 人；须 3 票（应到的过半数），"
        "赞成 2 票、反对 1 票、弃权 0 票：未通过。",
        "会议审议了关于2026年度部门预算调整方案的汇报，经票决，未获通过。",
        "二、智慧园区建设进展情况",
        "会议听取了智慧园区建设进展情况的汇报。",
        "三、办公用房调整",
        "原则同意，由办公室细化后实施。",
        "原定议题“机关食堂服务外包”本次会议未研究，延后安排。",
        "原定议题“其他事项”本次会议未研究，另行安排。",
    ]


def test_minutes_in_english() -> None:
    assert ENGLISH.title == "Minutes of 局党组会, meeting 12 of 2026"
    said = [paragraph.text for paragraph in ENGLISH.paragraphs]
    assert said[0] == (
        "局党组会, meeting 12 of 2026, was held on 23 November 2026 in 第一会议室, 陈䶮 in the chair. "
        "3 items were discussed."
    )
    assert said[1] == "1. 关于2026年度部门预算调整方案的汇报"
    assert said[5] == "The meeting heard the report on “智慧园区建设进展情况”."
    assert said[-2:] == [
        "The item “机关食堂服务外包” was put off and not discussed.", "The item “其他事项” was not discussed.",
    ]


def test_minutes_list_present_excused_and_in_attendance_and_miss_nobody() -> None:
    assert [paragraph.text for paragraph in CHINESE.attendance] == [
        "出席：陈䶮、吴敏、钱进", "请假：赵宁", "列席：周舟（审计处）、孙立（财务处）",
    ]


def test_how_single_members_voted_is_not_in_the_minutes() -> None:
    written = "".join(paragraph.text for paragraph in CHINESE.paragraphs)
    assert "吴敏" not in written and "代为录入" not in written
    assert not any(paragraph.style is Style.SPEECH for paragraph in CHINESE.paragraphs)


def test_a_meeting_that_discussed_nothing_announces_nothing() -> None:
    empty = replace(MORNING, items=(), room="", people=())
    assert [p.text for p in write_minutes(empty).paragraphs] == ["2026年11月23日，召开局党组会2026年第12次会议。"]
    assert write_minutes(empty).attendance == ()
    assert [p.text for p in write_minutes(empty, Language.EN).paragraphs] == [
        "局党组会, meeting 12 of 2026, was held on 23 November 2026."
    ]
