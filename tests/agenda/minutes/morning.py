"""One morning as its journal tells it: the cast Chen, Wu, Qian, Zhao, Zhou, Sun and Lin, who keeps the record."""

from datetime import datetime
from zoneinfo import ZoneInfo

from agenda import decisions
from agenda.minutes import (
    BallotFacts,
    DecisionFacts,
    ItemFacts,
    MeetingFacts,
    Movement,
    PaperFacts,
    Person,
    Recess,
    Speech,
    VoteFacts,
)
from agenda.vocabulary import Choice, DecisionMethod, DecisionOutcome, PresenceState, Purpose, Role

BEIJING = ZoneInfo("Asia/Shanghai")
LAST_POSITION = 60
BUDGET = "关于2026年度部门预算调整方案的汇报"
OFFICES = "办公用房调整"
PARK = "智慧园区建设进展情况"
CANTEEN = "机关食堂服务外包"


def at(hour: int, minute: int, day: int = 23) -> datetime:
    """A moment of the day, in Beijing."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BEIJING)


def person(
    name: str, role: Role, state: PresenceState, *movements: Movement, department: str = "", title: str = ""
) -> Person:
    """An attendee."""
    return Person(name, title, department, role, state, movements)


def came(hour: int, minute: int, position: int, recorded_by: str = "") -> Movement:
    """An arrival or a return."""
    return Movement(at(hour, minute), PresenceState.PRESENT, recorded_by, (position,))


def left(hour: int, minute: int, position: int) -> Movement:
    """A departure, recorded by Lin."""
    return Movement(at(hour, minute), PresenceState.LEFT, "林㛃", (position,))


PEOPLE = (
    person("陈䶮", Role.CHAIR, PresenceState.PRESENT, came(8, 55, 2)),
    person("吴敏", Role.MEMBER, PresenceState.PRESENT, came(9, 2, 7), left(9, 40, 20), came(9, 50, 22)),
    person("钱进", Role.MEMBER, PresenceState.PRESENT, came(8, 57, 4, recorded_by="林㛃")),
    person(
        "赵宁", Role.MEMBER, PresenceState.EXCUSED, Movement(at(8, 30), PresenceState.EXCUSED, "林㛃", (1,)),
    ),
    person("郑新", Role.MEMBER, PresenceState.ABSENT),
    person("周舟", Role.OBSERVER, PresenceState.LEFT, came(8, 58, 5), left(10, 0, 30), department="审计处"),
    person("孙立", Role.REPORTER, PresenceState.PRESENT, came(8, 59, 6), department="财务处"),
    person("林㛃", Role.SECRETARY, PresenceState.PRESENT, came(8, 50, 3)),
    person("方圆", Role.STAFF, PresenceState.ABSENT),
)
BALLOT = BallotFacts(
    at(9, 30),
    "是否同意预算调整方案",
    "应到 5 人，实到 3 人；须 3 票（应到的过半数），赞成 2 票、反对 1 票、弃权 0 票：未通过。",
    "5 eligible, 3 present; 3 votes needed (more than half of those eligible); "
    "2 for, 1 against, 0 abstaining: not carried.",
    (
        VoteFacts("陈䶮", Choice.FOR, ""),
        VoteFacts("吴敏", Choice.AGAINST, ""),
        VoteFacts("钱进", Choice.FOR, "林㛃"),
    ),
    (17,),
)


def decision(
    title: str, outcome: DecisionOutcome, method: DecisionMethod, purpose: Purpose, position: int, text: str = ""
) -> DecisionFacts:
    """A decision with the sentence of the rules, unless another was written."""
    return DecisionFacts(outcome, method, text or decisions.sentence(title, outcome, method, purpose), (position,))


ITEMS = (
    ItemFacts(
        1, BUDGET, "财务处", "孙立", Purpose.DELIBERATE, 25, False, at(9, 5), at(9, 35),
        (PaperFacts("预算调整方案《草案》", True, (9, 11)), PaperFacts("说明", False, (10,))),
        (
            Speech(at(9, 20), "吴敏", "调整幅度偏大。", (14,)),
            Speech(at(9, 12), "孙立", "今年调整三项。", (12,)),
            Speech(at(9, 33), "", "散发了补充说明。", (18,)),
        ),
        (BALLOT,),
        decision(BUDGET, DecisionOutcome.REJECTED, DecisionMethod.BALLOT, Purpose.DELIBERATE, 19),
        False, (8, 19),
    ),
    ItemFacts(
        2, CANTEEN, "", "", Purpose.DELIBERATE, 0, False, None, None, (), (), (), None, True, (21,),
    ),
    ItemFacts(
        3, PARK, "信息中心", "", Purpose.HEAR_REPORT, 15, False, at(10, 10), at(10, 22), (), (), (),
        decision(PARK, DecisionOutcome.NOTED, DecisionMethod.NONE_NEEDED, Purpose.HEAR_REPORT, 41), False, (40, 41),
    ),
    ItemFacts(
        4, OFFICES, "", "何文静", Purpose.DELIBERATE, 20, False, at(9, 42), at(10, 8), (), (), (),
        decision(OFFICES, DecisionOutcome.PASSED_IN_PRINCIPLE, DecisionMethod.SHOW_OF_HANDS, Purpose.DELIBERATE, 32,
                 "原则同意，由办公室细化后实施。"),
        False, (23, 32),
    ),
    ItemFacts(
        5, "其他事项", "", "", Purpose.INFORM, 5, False, None, None, (),
        (Speech(at(10, 24), "吴敏", "停车问题下次再报。", (44,)),), (), None, False, (),
    ),
)
MORNING = MeetingFacts(
    body="局党组会", year=2026, ordinal=12, title="研究预算调整等事项", room="第一会议室", opened_at=at(9, 3),
    closed_at=at(10, 30), keeper="林㛃", people=PEOPLE, items=ITEMS,
    recesses=(Recess(at(9, 36), at(9, 41), (19, 20)), Recess(at(9, 52), at(9, 58), (25, 26))),
    remarks=(Speech(at(10, 25), "陈䶮", "请各处室按时报送材料。", (45,)),),
    opened_by=(7,), closed_by=(LAST_POSITION,),
)
"""Item 4 was taken up before item 3; item 2 was put off and item 5 never reached."""
