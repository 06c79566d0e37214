"""The page that shows a package with a browser and no Yixi: no script, nothing from elsewhere, both languages."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from agenda.vocabulary import Choice, PresenceState, Role
from server.archive.bag import Entry
from server.archive.contents import Contents, Filed
from server.minutes.content import Signatory
from server.minutes.signatures import signature_svg
from server.wire.meetings import AgendaItem
from server.wire.voting import Ballot

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
_ROLES: Final = {
    Role.CHAIR: "主持人 Chair", Role.MEMBER: "出席 Member", Role.OBSERVER: "列席 In attendance",
    Role.REPORTER: "汇报 Reporting", Role.SECRETARY: "秘书 Secretary", Role.STAFF: "会务 Staff",
    Role.GUEST: "旁听 Guest",
}
_STATES: Final = {
    PresenceState.EXPECTED: "未到 did not come", PresenceState.PRESENT: "到会 came",
    PresenceState.LEFT: "到会，中途离开 came, left early", PresenceState.EXCUSED: "请假 apologies",
    PresenceState.ABSENT: "缺席 absent",
}
_CHOICES: Final = {Choice.FOR: "赞成 For", Choice.AGAINST: "反对 Against", Choice.ABSTAIN: "弃权 Abstaining"}
_KINDS: Final = {
    "minutes": "会议纪要 Minutes", "record": "会议记录 Record", "sign_in_sheet": "签到表 Attendance",
    "ballot_record": "表决记录 Votes",
}


def index_page(contents: Contents, filed: Sequence[Filed]) -> Entry:
    """`index.html`, to stand at the top of the payload."""
    title = contents.designation
    body = "".join((
        _head(contents), _main_papers(filed), _items(contents, filed), _ballots(contents.ballots),
        _attendance(contents), _rest(filed), _checking(),
    ))
    page = (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
    return Entry("index.html", page.encode())


@cache
def _style() -> str:
    return (Path(__file__).parent / "index.css").read_text("utf-8")


def _head(contents: Contents) -> str:
    meeting, zone = contents.meeting, contents.zone
    start = (meeting.opened_at or meeting.starts_at).astimezone(zone)
    until = f"—{meeting.closed_at.astimezone(zone):%H:%M}" if meeting.closed_at else ""
    chairs = [one.attendee.name for one in contents.signatories if one.attendee.role is Role.CHAIR]
    facts = (
        ("会议 Meeting", meeting.title), ("时间 Held", f"{start:%Y-%m-%d %H:%M}{until}"),
        ("地点 Place", meeting.room_name),
        ("主持 Chair", "、".join(chairs)), ("单位 Organisation", contents.organisation),
        ("归档 Packed", f"{contents.made_at.astimezone(zone):%Y-%m-%d %H:%M} · {contents.product}"),
    )
    rows = "".join(f"<dt>{word}</dt><dd>{escape(value)}</dd>\n" for word, value in facts if value)
    title = f"<p>电子会议档案 · Meeting archive</p><h1>{escape(contents.designation)}</h1>"
    return f"<header>{title}\n<dl>{rows}</dl></header>\n"


def _main_papers(filed: Sequence[Filed]) -> str:
    cards = "".join(
        f'<a class="card" href="{quote(one.entry.path)}"><b>{_KINDS[one.role]}</b><span>PDF</span></a>\n'
        for one in filed if one.role in _KINDS
    )
    return f'<nav class="cards">\n{cards}</nav>\n'


def _items(contents: Contents, filed: Sequence[Filed]) -> str:
    items = "".join(_item(item, [one for one in filed if one.item == item.number]) for item in contents.items)
    return _section("议程与文件 Agenda and papers", f"<ol>{items}</ol>")


def _item(item: AgendaItem, filed: Iterable[Filed]) -> str:
    links = "".join(
        f'<li><a href="{quote(one.entry.path)}">{escape(one.title)}</a>'
        f"{' <em>含批注 with marks</em>' if one.role == 'annotated_paper' else ''}</li>\n"
        for one in filed if one.role in ("paper", "annotated_paper")
    )
    decision = f'<p class="decision">{escape(item.decision.sentence)}</p>' if item.decision else ""
    who = " · ".join(part for part in (item.submitted_by, item.reporter) if part)
    return f"<li><h3>{escape(item.title)}</h3><p class=\"who\">{escape(who)}</p>{decision}<ul>{links}</ul></li>\n"


def _ballots(ballots: Sequence[Ballot]) -> str:
    parts = []
    head = ("姓名 Name", "表决 Vote", "代为录入 Entered by")
    for ballot in ballots:
        if ballot.tally is None:
            continue
        votes = "".join(
            f"<tr><td>{escape(vote.name)}</td><td>{_CHOICES[vote.choice]}</td><td>{escape(vote.recorded_by)}</td></tr>\n"
            for vote in ballot.votes
        )
        parts.append(
            f"<h3>{escape(ballot.question)}</h3><p><strong>{escape(ballot.tally.sentence_zh)}</strong><br>"
            f"{escape(ballot.tally.sentence_en)}</p>"
            f"<details><summary>表决明细 Each vote</summary>{_table(head, votes)}</details>\n"
        )
    return _section("表决 Votes", "".join(parts)) if parts else ""


def _attendance(contents: Contents) -> str:
    def clock(moment: datetime | None) -> str:
        return f"{moment.astimezone(contents.zone):%H:%M}" if moment else ""

    rows = "".join(_attendee(one, clock) for one in contents.signatories)
    head = (
        "姓名 Name", "单位及职务 Department, title", "身份 Role", "状态 Presence", "签到 Signed in", "签名 Signature",
    )
    return _section("签到 Attendance", _table(head, rows))


def _attendee(one: Signatory, clock: Callable[[datetime | None], str]) -> str:
    attendee = one.attendee
    where = " · ".join(part for part in (attendee.department, attendee.title) if part)
    return (
        f"<tr><td>{escape(attendee.name)}</td><td>{escape(where)}</td><td>{_ROLES[attendee.role]}</td>"
        f"<td>{_STATES[attendee.state]}</td><td>{clock(attendee.signed_in_at)}</td>"
        f"<td>{signature_svg(one.signature)}</td></tr>\n"
    )


def _rest(filed: Sequence[Filed]) -> str:
    shown = ("paper", "annotated_paper", *_KINDS)
    links = "".join(
        f'<li><a href="{quote(one.entry.path)}">{escape(one.entry.path)}</a></li>\n'
        for one in filed if one.role not in shown
    )
    return _section("数据 Data", f"<ul>{links}</ul>")


def _checking() -> str:
    return _section(
        "核对 Checking",
        "<p>上一级文件夹中的 manifest-sha256.txt 列出每个文件的 SHA-256 摘要（BagIt，RFC 8493）。在该文件夹中运行 "
        "<code>sha256sum -c manifest-sha256.txt</code>，或运行 <code>yixi archive verify</code>，即可确认没有改动。</p>"
        "<p>The folder above holds manifest-sha256.txt with the SHA-256 of every file (BagIt, RFC 8493). Run "
        "<code>sha256sum -c manifest-sha256.txt</code> there, or <code>yixi archive verify</code>, to see that nothing "
        "was changed.</p>",
    )


def _section(title: str, content: str) -> str:
    return f"<section><h2>{title}</h2>{content}</section>\n"


def _table(head: Sequence[str], rows: str) -> str:
    return f"<table><thead><tr>{''.join(f'<th>{word}</th>' for word in head)}</tr></thead><tbody>{rows}</tbody></table>"
