"""Record and minutes in Chinese, in the punctuation of GB/T 15834-2011."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from agenda import decisions, timing
from agenda.minutes.facts import BallotFacts, ItemFacts, MeetingFacts, Movement, Person, Recess, Speech
from agenda.minutes.presence import Counted, Listing
from agenda.timing import Course
from agenda.vocabulary import DecisionMethod as Method
from agenda.vocabulary import DecisionOutcome as Outcome
from agenda.vocabulary import PresenceState, Role
from agenda.voting.kinds import CHOICES, BallotKind
from agenda.voting.sentence import CHOICE_ZH

_NUMERALS: Final = "〇一二三四五六七八九"
_LISTS: Final = {
    Listing.ATTENDED: "出席", Listing.EXCUSED: "请假", Listing.IN_ATTENDANCE: "列席", Listing.AUDIENCE: "旁听",
    Listing.ABSENT: "缺席",
}
_WITH_DEPARTMENT: Final = frozenset({Listing.IN_ATTENDANCE, Listing.AUDIENCE})
"""Members are known to each other; of guests one wants to know from where they came."""


def numeral(number: int) -> str:
    """一, 十二, 二十: as items are numbered; arabic from 100 on."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return lead + (_NUMERALS[ones] if ones else "")


def designation(facts: MeetingFacts) -> str:
    """For example 党组会2026年第12次会议."""
    return f"{facts.body}{facts.year}年第{facts.ordinal}次会议"


def record_title(facts: MeetingFacts) -> str:
    """Title of the record."""
    return f"{designation(facts)}记录"


def minutes_title(facts: MeetingFacts) -> str:
    """Title of the minutes."""
    return f"{designation(facts)}纪要"


def listed(listing: Listing, people: Sequence[Person]) -> str:
    """出席：周䶮、王建国."""
    names = [
        f"{person.name}（{person.department}）" if listing in _WITH_DEPARTMENT and person.department else person.name
        for person in people
    ]
    return f"{_LISTS[listing]}：{'、'.join(names)}"


def head(facts: MeetingFacts) -> tuple[str, ...]:
    """时间、地点、主持、记录."""
    ended = _clock(facts.closed_at)
    if facts.closed_at.date() != facts.opened_at.date():
        ended = f"{_day(facts.closed_at)} {ended}"
    return (
        f"时间：{_day(facts.opened_at)} {_clock(facts.opened_at)}—{ended}",
        f"地点：{facts.room or '（未定）'}",
        f"主持：{'、'.join(facts.names(Role.CHAIR)) or '（未设）'}",
        f"记录：{facts.keeper or '（未设）'}",
    )


def presence_heading() -> str:
    """Above the lines of who came and left."""
    return "到会情况"


def heads(counted: Counted) -> str:
    """应到 12 人，实到 10 人，请假 1 人，缺席 1 人。"""
    return f"应到 {counted.eligible} 人，实到 {counted.came} 人，请假 {counted.excused} 人，缺席 {counted.absent} 人。"


def movements(person: Person) -> str:
    """吴敏：09:02 到会，10:15 离开，10:30 返回."""
    moved: list[str] = []
    has_come = False
    for movement in person.movements:
        moved.append(_moved(movement, has_come))
        has_come = has_come or movement.state is PresenceState.PRESENT
    return f"{person.name}：{'，'.join(moved)}"


def _moved(movement: Movement, has_come: bool) -> str:
    if movement.state is PresenceState.EXCUSED:
        return "请假"
    if movement.state is PresenceState.LEFT:
        return f"{_clock(movement.at)} 离开"
    if has_come:
        return f"{_clock(movement.at)} 返回"
    by = f"（由{movement.recorded_by}代签）" if movement.recorded_by else ""
    return f"{_clock(movement.at)} 到会{by}"


def item_heading(item: ItemFacts) -> str:
    """议题一：标题."""
    return f"议题{numeral(item.number)}：{item.title}"


def untouched(item: ItemFacts) -> str:
    """That an item was not taken up."""
    return "本议题延后，本次会议未研究。" if item.is_postponed else "本次会议未研究本议题。"


def course(item: ItemFacts, course: Course) -> str:
    """09:05 开始；09:32 结束，用时 27 分钟，计划 25 分钟，超时 2 分钟；提请单位：财务处；汇报人：李敏。"""
    parts = [f"{_clock(item.started_at)} 开始"] if item.started_at else []
    if item.ended_at is not None:
        used = [f"{_clock(item.ended_at)} 结束", f"用时 {timing.whole_minutes(course.used)} 分钟"]
        if course.planned:
            used.append(f"计划 {timing.whole_minutes(course.planned)} 分钟")
        if course.overrun >= timedelta(minutes=1):
            used.append(f"超时 {timing.whole_minutes(course.overrun)} 分钟")
        parts.append("，".join(used))
    if item.submitted_by:
        parts.append(f"提请单位：{item.submitted_by}")
    if item.reporter:
        parts.append(f"汇报人：{item.reporter}")
    return "；".join(parts) + "。"


def papers(item: ItemFacts) -> str:
    """材料：《甲》（会上展示）、《乙》."""
    names = [f"《{_inner(paper.name)}》{'（会上展示）' if paper.was_shown else ''}" for paper in item.papers]
    return f"材料：{'、'.join(names)}"


def speech(speech: Speech) -> str:
    """[09:12] 李敏：……"""
    said = f"{speech.speaker}：{speech.text}" if speech.speaker else speech.text
    return f"[{_clock(speech.at)}] {said}"


def ballot(ballot: BallotFacts) -> str:
    """会议对“……”进行表决。应到 17 人，……"""
    return f"会议对“{ballot.question}”进行表决。{ballot.sentence_zh}"


def votes(ballot: BallotFacts) -> str:
    """赞成：甲、乙；反对：丙。（其中丙的表决由林㛃代为录入）"""
    named = [
        f"{CHOICE_ZH[choice]}：{'、'.join(names)}"
        for choice in CHOICES[BallotKind.MOTION]
        if (names := [vote.name for vote in ballot.votes if vote.choice is choice])
    ]
    entered: dict[str, list[str]] = {}
    for vote in ballot.votes:
        if vote.recorded_by:
            entered.setdefault(vote.recorded_by, []).append(vote.name)
    by = "，".join(f"{'、'.join(names)}的表决由{keeper}代为录入" for keeper, names in entered.items())
    return "；".join(named) + (f"。（其中{by}）" if by else "。")


def recess(recess: Recess) -> str:
    """10:20 休会，10:35 复会。"""
    until = f"{_clock(recess.until)} 复会" if recess.until else "未再复会"
    return f"{_clock(recess.since)} 休会，{until}。"


def remarks_heading() -> str:
    """Above the notes that belong to no item."""
    return "其他记录"


def decided(text: str, outcome: Outcome, method: Method, *, is_own: bool) -> str:
    """议定：……; a sentence somebody wrote is preceded by outcome and method."""
    if is_own:
        return f"议定：{text}"
    by = f"，{decisions.METHOD_ZH[method]}" if decisions.METHOD_ZH[method] else ""
    return f"议定（{decisions.OUTCOME_ZH[outcome]}{by}）：{text}"


def ending(facts: MeetingFacts) -> str:
    """会议于 11:40 结束。"""
    return f"会议于 {_clock(facts.closed_at)} 结束。"


def opening(facts: MeetingFacts, items: int) -> str:
    """2026年11月23日，周䶮在第一会议室主持召开党组会2026年第12次会议，……"""
    chair = "、".join(facts.names(Role.CHAIR))
    where = f"在{facts.room}" if facts.room else ""
    who = f"{chair}{where}主持召开{designation(facts)}" if chair else f"{where}召开{designation(facts)}"
    studied = f"会议研究议题 {items} 项，现纪要如下：" if items else ""
    return f"{_day(facts.opened_at)}，{who}。{studied}"


def minutes_heading(place: int, item: ItemFacts) -> str:
    """一、标题."""
    return f"{numeral(place)}、{item.title}"


def put_off(item: ItemFacts) -> str:
    """That an item on the agenda was not discussed."""
    return f"原定议题“{item.title}”本次会议未研究，{'延后安排' if item.is_postponed else '另行安排'}。"


def _inner(name: str) -> str:
    # GB/T 15834: a title inside 《》 stands in 〈〉.
    return name.replace("《", "〈").replace("》", "〉")


def _day(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
