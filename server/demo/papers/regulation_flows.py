"""A page of procedure for every kind of meeting: who does what by when."""

from server.demo.papers.regulation_kinds import KINDS, MeetingKind
from server.demo.papers.typesetting import table


def pages() -> list[tuple[str, str]]:
    """Heading and content of each page."""
    return [(f"{kind.name[0]}工作流程  {kind.name[1]}", _flow(kind)) for kind in KINDS]


def _flow(kind: MeetingKind) -> str:
    steps = (
        ("申报议题 Submit item", "提请单位 Submitting unit", _before(kind.notice_days + 2), "议题申报表 Item form"),
        ("审核议题 Review", "办公室 General Office", _before(kind.notice_days + 1), "审核意见 Opinion"),
        ("确定议程 Set agenda", f"{kind.chair[0]} Chair", _before(kind.notice_days + 1), "会议议程 Agenda"),
        ("发出通知 Notice", "办公室 General Office", _before(kind.notice_days), "会议通知及回执 Notice"),
        ("上传材料 Upload papers", "提请单位 Submitting unit", _before(kind.papers_days), "会议材料 Papers"),
        ("会场准备 Prepare room", "信息中心 Information Centre", "会前1小时 1 hour before", "终端与座位核对表 Checklist"),
        ("签到 Sign in", "参会人员 Attendees", "会前5分钟 5 minutes before", "签到表 Sign-in sheet"),
        ("审议 Deliberate", f"{kind.chair[0]}主持 Chair", "按议程 As scheduled", "会议记录 Record"),
        ("议定 Decide", "有表决权人员 Voting members", "当场 On the spot", "表决情况 Results"),
        ("印发纪要 Issue minutes", "办公室 General Office", _after(kind.minutes_days), "会议纪要 Minutes"),
        ("督办 Follow up", "办公室、责任单位 Units", "每月 Monthly", "督办台账 Register"),
        ("归档 Archive", "办公室 General Office", "会后30日 30 days after", "归档信息包 Package"),
    )
    heads = ["步骤 Step", "责任 Responsible", "时限 Deadline", "成果 Result"]
    drawn = table(heads, [list(step) for step in steps], classes="flow")
    return f'{drawn}<p style="margin-top:4mm">注：{kind.own[0]}。</p><p class="note">Note: {kind.own[1]}.</p>'


def _before(days: int) -> str:
    return f"会前{days}个工作日 {days} day{'s' if days > 1 else ''} before" if days else "随时 At any time"


def _after(days: int) -> str:
    return f"会后{days}个工作日 {days} day{'s' if days > 1 else ''} after"
