"""The record 会议记录."""

from dataclasses import replace

from agenda.minutes import Draft, Style, write_record
from agenda.vocabulary import Language
from tests.agenda.minutes.morning import LAST_POSITION, MORNING, at

CHINESE = write_record(MORNING)
ENGLISH = write_record(MORNING, Language.EN)


def texts(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in draft.paragraphs]


def test_the_head_says_when_where_and_who() -> None:
    assert CHINESE.title == "局党组会2026年第12次会议记录"
    assert texts(CHINESE)[:4] == [
        "时间：2026年11月23日 09:03—10:30", "地点：第一会议室", "主持：陈䶮", "记录：林㛃",
    ]
    assert ENGLISH.title == "Record of 局党组会, meeting 12 of 2026"
    assert texts(ENGLISH)[:4] == [
        "Time: 23 November 2026, 09:03 – 10:30", "Place: 第一会议室", "Chair: 陈䶮", "Record kept by: 林㛃",
    ]


def test_the_lists_name_absentees_too_but_nobody_who_runs_the_meeting() -> None:
    assert [paragraph.text for paragraph in CHINESE.attendance] == [
        "出席：陈䶮、吴敏、钱进", "请假：赵宁", "列席：周舟（审计处）、孙立（财务处）", "缺席：郑新",
    ]
    assert [paragraph.text for paragraph in ENGLISH.attendance] == [
        "Present: 陈䶮, 吴敏, 钱进", "Apologies: 赵宁", "In attendance: 周舟 (审计处), 孙立 (财务处)", "Absent: 郑新",
    ]


def test_a_list_comes_from_arrivals_and_absence_from_the_closing() -> None:
    assert [paragraph.sources for paragraph in CHINESE.attendance] == [(2, 4, 7), (1,), (5, 6), (LAST_POSITION,)]


def test_who_came_left_and_returned() -> None:
    assert texts(CHINESE)[4:13] == [
        "到会情况",
        "应到 5 人，实到 3 人，请假 1 人，缺席 1 人。",
        "陈䶮：08:55 到会",
        "吴敏：09:02 到会，09:40 离开，09:50 返回",
        "钱进：08:57 到会（由林㛃代签）",
        "赵宁：请假",
        "周舟：08:58 到会，10:00 离开",
        "孙立：08:59 到会",
        "林㛃：08:50 到会",
    ]
    assert "吴敏: arrived 09:02, left 09:40, returned 09:50" in texts(ENGLISH)
    assert "钱进: arrived 08:57 (signed in by 林㛃)" in texts(ENGLISH)
    assert "5 eligible, 3 came, 1 with apologies, 1 absent." in texts(ENGLISH)


def test_the_heads_come_from_the_arrivals_of_voters_and_who_was_missing() -> None:
    assert CHINESE.paragraphs[5].sources == (1, 2, 4, 7, LAST_POSITION)


def test_an_item_is_told_in_the_order_in_which_things_happened() -> None:
    start = texts(CHINESE).index("议题一：关于2026年度部门预算调整方案的汇报")
    assert texts(CHINESE)[start + 1 : start + 10] == [
        "09:05 开始；09:35 结束，用时 30 分钟，计划 25 分钟，超时 5 分钟；提请单位：财务处；汇报人：孙立。",
        "材料：《预算调整方案〈草案〉》（会上展示）、《说明》",
        "[09:12] 孙立：今年调整三项。",
        "[09:20] 吴敏：调整幅度偏大。",
        "会议对“是否同意预算调整方案”进行表决。应到 5 人，实到 3 人；须 3 票（应到的过半数），"
        "赞成 2 票、反对 1 票、弃权 0 票：未通过。",
        "赞成：陈䶮、钱进；反对：吴敏。（其中钱进的表决由林㛃代为录入）",
        "[09:33] 散发了补充说明。",
        "议定：会议审议了关于2026年度部门预算调整方案的汇报，经票决，未获通过。",
        "09:36 休会，09:41 复会。",
    ]


def test_a_recess_inside_an_item_is_told_there_and_not_counted_as_used_time() -> None:
    start = texts(CHINESE).index("议题四：办公用房调整")
    assert texts(CHINESE)[start + 1 : start + 4] == [
        "09:42 开始；10:08 结束，用时 20 分钟，计划 20 分钟；汇报人：何文静。",
        "09:52 休会，09:58 复会。",
        "议定（原则通过，举手表决）：原则同意，由办公室细化后实施。",
    ]


def test_items_follow_as_they_were_taken_up_and_the_others_at_the_end() -> None:
    headings = [p.text for p in CHINESE.paragraphs if p.style is Style.HEADING]
    assert headings == [
        "到会情况", "议题一：关于2026年度部门预算调整方案的汇报", "议题四：办公用房调整",
        "议题三：智慧园区建设进展情况", "议题二：机关食堂服务外包", "议题五：其他事项", "其他记录",
    ]
    assert "本议题延后，本次会议未研究。" in texts(CHINESE) and "本次会议未研究本议题。" in texts(CHINESE)
    assert texts(CHINESE)[-4] == "[10:24] 吴敏：停车问题下次再报。"
    assert texts(CHINESE)[-2:] == ["[10:25] 陈䶮：请各处室按时报送材料。", "会议于 10:30 结束。"]


def test_english_says_the_rules_own_sentences_in_english_and_leaves_what_people_wrote() -> None:
    said = texts(ENGLISH)
    assert "Decided: The meeting considered “关于2026年度部门预算调整方案的汇报” and rejected it by ballot." in said
    assert "Decided (passed in principle by show of hands): 原则同意，由办公室细化后实施。" in said
    assert "From 09:05 to 09:35: 30 minutes, 25 planned, 5 over. Submitted by 财务处. Reported by 孙立." in said
    assert "Papers: “预算调整方案《草案》” (shown), “说明”" in said
    assert "For: 陈䶮, 钱进; Against: 吴敏. (Votes entered for others: 钱进 by 林㛃.)" in said
    assert "Recess from 09:36 to 09:41." in said
    assert said[-1] == "The meeting ended at 10:30."


def test_a_meeting_past_midnight_names_both_days() -> None:
    late = replace(MORNING, closed_at=at(0, 15, day=24))
    assert texts(write_record(late))[0] == "时间：2026年11月23日 09:03—2026年11月24日 00:15"
    assert texts(write_record(late, Language.EN))[0] == "Time: 23 November 2026, 09:03 – 24 November 2026, 00:15"


def test_a_recess_in_which_the_meeting_ended_is_told_last() -> None:
    broken_off = replace(MORNING, remarks=(), recesses=(replace(MORNING.recesses[0], since=at(10, 24), until=None),))
    at_end = texts(write_record(broken_off))
    assert at_end.index("10:24 休会，未再复会。") > at_end.index("议题三：智慧园区建设进展情况")
    assert "Recess from 10:24; the meeting was not resumed." in texts(write_record(broken_off, Language.EN))
