"""The words of sign-in sheet and ballot record in both languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from agenda.vocabulary import Choice, Language, PresenceState, Role, SignInMethod
from server.wire.voting import Ballot


@dataclass(frozen=True)
class SheetWords:
    """One language."""

    sign_in_title: Callable[[str], str]
    ballots_title: Callable[[str], str]
    heads: Callable[[int, int, int], str]
    voters: str
    others: str
    sign_in_columns: tuple[str, ...]
    roles: Mapping[Role, str]
    states: Mapping[PresenceState, str]
    """What stands in the remarks; nothing for those who simply came."""
    methods: Mapping[SignInMethod, str]
    left_at: Callable[[str], str]
    recorded_by: Callable[[str], str]
    by_themselves: str
    no_ballot: str
    item: str
    requirement: str
    held: str
    colon: str
    eligible: str
    present: str
    received: str
    not_voted: str
    choices: Mapping[Choice, str]
    vote_columns: tuple[str, ...]
    required: Callable[[Ballot], str]
    sentence: Callable[[Ballot], str]


def words(language: Language) -> SheetWords:
    """The words of a language."""
    return _ZH if language is Language.ZH_CN else _EN


_ZH: Final = SheetWords(
    sign_in_title=lambda title: f"{title}签到表",
    ballots_title=lambda title: f"{title}表决记录",
    heads=lambda eligible, came, excused: f"应到 {eligible} 人，实到 {came} 人，请假 {excused} 人。",
    voters="出席人员",
    others="列席、汇报、会务及旁听人员",
    sign_in_columns=("序号", "姓名", "单位及职务", "签名", "签到时间", "方式", "备注"),
    roles={
        Role.CHAIR: "主持人", Role.MEMBER: "出席人员", Role.OBSERVER: "列席人员", Role.REPORTER: "汇报人",
        Role.SECRETARY: "秘书", Role.STAFF: "会务人员", Role.GUEST: "旁听人员",
    },
    states={
        PresenceState.EXPECTED: "未到", PresenceState.PRESENT: "", PresenceState.LEFT: "",
        PresenceState.EXCUSED: "请假", PresenceState.ABSENT: "缺席",
    },
    methods={SignInMethod.TERMINAL: "终端", SignInMethod.RECEPTION: "扫码", SignInMethod.SECRETARY: "代签"},
    left_at=lambda at: f"{at} 离开",
    recorded_by=lambda name: f"由{name}代为录入" if name else "",
    by_themselves="本人",
    no_ballot="本次会议没有进行表决。",
    item="议题",
    requirement="通过条件",
    held="表决时间",
    colon="：",
    eligible="应到",
    present="实到",
    received="收到表决",
    not_voted="未表决",
    choices={Choice.FOR: "赞成", Choice.AGAINST: "反对", Choice.ABSTAIN: "弃权"},
    vote_columns=("序号", "姓名", "表决", "录入"),
    required=lambda ballot: ballot.requirement_zh,
    sentence=lambda ballot: ballot.tally.sentence_zh if ballot.tally else "",
)
_EN: Final = SheetWords(
    sign_in_title=lambda title: f"Attendance: {title}",
    ballots_title=lambda title: f"Votes: {title}",
    heads=lambda eligible, came, excused: f"{eligible} eligible, {came} came, {excused} with apologies.",
    voters="Voting members",
    others="In attendance",
    sign_in_columns=("No.", "Name", "Department and title", "Signature", "Signed in", "By", "Remarks"),
    roles={
        Role.CHAIR: "Chair", Role.MEMBER: "Member", Role.OBSERVER: "In attendance", Role.REPORTER: "Reporting officer",
        Role.SECRETARY: "Secretary", Role.STAFF: "Staff", Role.GUEST: "Guest",
    },
    states={
        PresenceState.EXPECTED: "did not come", PresenceState.PRESENT: "", PresenceState.LEFT: "",
        PresenceState.EXCUSED: "apologies", PresenceState.ABSENT: "absent",
    },
    methods={SignInMethod.TERMINAL: "terminal", SignInMethod.RECEPTION: "QR code", SignInMethod.SECRETARY: "secretary"},
    left_at=lambda at: f"left {at}",
    recorded_by=lambda name: f"entered by {name}" if name else "",
    by_themselves="in person",
    no_ballot="No vote was held in this meeting.",
    item="Item",
    requirement="Required",
    held="Held",
    colon=": ",
    eligible="Eligible",
    present="Present",
    received="Received",
    not_voted="Not voting",
    choices={Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAIN: "Abstaining"},
    vote_columns=("No.", "Name", "Vote", "Entered"),
    required=lambda ballot: ballot.requirement_en,
    sentence=lambda ballot: ballot.tally.sentence_en if ballot.tally else "",
)
