"""Past meetings, really held: every step goes through the gateway, at a time of its own."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from agenda.vocabulary import Purpose, Role
from server.access.actor import Actor
from server.archive import actions as archive
from server.db.transaction import Database
from server.demo import meetings
from server.demo.organisation import Organisation
from server.entrypoints.gateway import Gateway
from server.entrypoints.switchboard import SWITCHBOARD
from server.jobs.worker import Bench
from server.minutes import actions as minutes
from server.minutes import drafting, queries
from server.settings import Settings
from server.storage import BlobStore
from server.wire import meetings as wire
from server.wire import planning
from server.wire.live import Accepted
from server.wire.minutes import Approve, PaperKind

MAJORITY = {"base": "eligible", "numerator": 1, "denominator": 2, "strict": True, "quorum_numerator": 1,
            "quorum_denominator": 2}


@dataclass(frozen=True)
class Told:
    """An item of a past meeting: its title, what was said, how it ended."""

    title: str
    submitted_by: str
    reporter: str
    speeches: tuple[tuple[str, str], ...]
    outcome: str
    method: str
    question: str = ""


OFFICE_WEEKLY = (
    Told("第三季度重点工作完成情况", "规划发展处", "陈思远",
         (("陈思远", "三季度十二项重点工作完成十项,两项因招标延期,预计十一月底前完成。"),
          ("周䶮", "延期的两项要逐项排出时间表,由规划发展处每周报一次进展。")), "noted", "none_needed"),
    Told("办公用房调整方案", "办公室", "何文静",
         (("何文静", "方案涉及三个处室、十七间办公用房,不新增面积。"), ("李敏", "搬迁费用可以在现有公用经费内解决。")),
         "passed", "oral"),
)
COMMITTEE_AUTUMN = (
    Told(
        "机关食堂服务外包采购方案",
        "办公室",
        "林㛃",
        (("李敏", "预算控制价合理,建议增加满意度考核条款。"), ("张海燕", "评审专家应当随机抽取,全程留痕。")),
        "passed_as_amended",
        "ballot",
        "是否同意《机关食堂服务外包采购方案》(修改后)",
    ),
    Told(
        "信息系统等级保护整改安排",
        "信息中心",
        "徐静",
        (
            ("徐静", "测评发现高风险项两个、中风险项七个,整改约需六周。"),
            ("黄志强", "先关高风险项,再分批处理其余问题。"),
        ),
        "passed_in_principle",
        "show_of_hands",
    ),
)


class StoryClock:
    """A clock that goes as fast as the story is told."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment the story is at."""
        return self.moment

    def pass_seconds(self, seconds: int) -> None:
        """Go on."""
        self.moment += timedelta(seconds=seconds)


def hold(
    settings: Settings, db: Database, blobs: BlobStore, organisation: Organisation, clock: StoryClock, *,
    body: str, title: str, story: Sequence[Told],
) -> str:
    """Plan and hold one meeting, write and approve its minutes, ask for its package; return its id."""
    zone: ZoneInfo = settings.zone
    items = [
        planning.ItemDraft(title=told.title, submitted_by=told.submitted_by, reporter=told.reporter,
                       purpose=Purpose.DELIBERATE if told.method != "none_needed" else Purpose.HEAR_REPORT)
        for told in story
    ]
    detail = meetings.plan(
        db, organisation, zone, title=title, body=body, starts_at=clock.now() + timedelta(minutes=10), items=items,
        seated=meetings.SEATED, notice=True,
    )
    _Telling(db, clock, detail).tell(story)
    bench = Bench(db, blobs, settings, job="")
    drafting.write_drafts(bench, detail.meeting.id)
    actor = meetings.secretary(organisation)
    clock.pass_seconds(3600)
    for kind in PaperKind:
        with db.write(actor.message(), detail.meeting.id) as tx:
            revision = queries.draft_row(tx.session, detail.meeting.id, kind).revision
            minutes.approve(tx, actor, detail.meeting.id, kind, Approve(revision=revision))
    with db.write(actor.message(), detail.meeting.id) as tx:
        archive.make(tx, actor, detail.meeting.id)
    return detail.meeting.id


class _Telling:
    """Says the commands of a story one after the other."""

    def __init__(self, db: Database, clock: StoryClock, detail: planning.MeetingDetail) -> None:
        self._gateway = Gateway(db, SWITCHBOARD)
        self._clock = clock
        self._detail = detail
        self._people = {attendee.name: attendee for attendee in detail.attendees}
        self._chair = next(a for a in detail.attendees if a.role is Role.CHAIR)
        self._secretary = next(a for a in detail.attendees if a.role is Role.SECRETARY)
        self._step = 0

    def tell(self, story: Sequence[Told]) -> None:
        """From signing in to closing; one member asked for leave, one comes late."""
        voters = [a for a in self._detail.attendees if a.role in (Role.CHAIR, Role.MEMBER)]
        excused, late = voters[-1], voters[-2]
        self._say(self._secretary, "attendee.excuse", attendee=excused.id)
        for attendee in self._detail.attendees:
            if attendee not in (excused, late):
                self._say(attendee, "attendee.sign_in", signature=[])
                self._clock.pass_seconds(20)
        self._drive("meeting.start")
        for told, item in zip(story, self._detail.items, strict=True):
            self._item(told, item)
            if item is self._detail.items[0]:
                self._say(self._secretary, "attendee.record_sign_in", attendee=late.id)
        self._drive("meeting.close")

    def _item(self, told: Told, item: wire.AgendaItem) -> None:
        self._clock.pass_seconds(60)
        self._drive("item.start", item=item.id)
        for speaker, text in told.speeches:
            self._clock.pass_seconds(180)
            self._say(self._secretary, "note.write", note=secrets.token_hex(8), item=item.id,
                      speaker=self._people[speaker].id, text=text)
        if told.question:
            self._vote(told.question, item)
        self._clock.pass_seconds(120)
        self._drive("item.close", item=item.id, outcome=told.outcome, method=told.method, sentence="")

    def _vote(self, question: str, item: wire.AgendaItem) -> None:
        ballot = self._say(self._chair, "ballot.prepare", item=item.id, question=question, rule=MAJORITY)["ballot"]
        self._drive("ballot.open", ballot=ballot)
        voters = [a for a in self._detail.attendees if a.role in (Role.CHAIR, Role.MEMBER)]
        for place, voter in enumerate(voters[:-1]):
            self._clock.pass_seconds(5)
            choice = "against" if place == 4 else "abstain" if place == 6 else "for"
            if place == len(voters) - 2 and item is self._detail.items[0]:
                continue
            self._say(voter, "vote.submit", ballot=ballot, choice=choice)
        self._drive("ballot.close", ballot=ballot)

    def _drive(self, name: str, **payload: Any) -> None:
        self._step = int(self._say(self._chair, name, step=self._step, **payload)["step"])

    def _say(self, who: wire.Attendee, command: str, **payload: Any) -> dict[str, Any]:
        actor = Actor(
            face="terminal", person=who.person, name=who.name, meeting=self._detail.meeting.id,
            attendee=who.id, role=who.role, terminal="demo",
        )
        message = {"id": secrets.token_hex(8), "name": command, "payload": payload}
        answer = self._gateway.command(actor, self._detail.meeting.id, message)
        if not isinstance(answer, Accepted):
            raise RuntimeError(f"the demo's story does not hold: {command} was refused with {answer.problem.code}")
        return answer.reply
