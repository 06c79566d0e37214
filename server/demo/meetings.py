"""The demo's meetings: past ones with minutes, one starting now, one tomorrow that lacks papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agenda.vocabulary import Classification, Purpose, Role
from server.access.actor import Actor
from server.db.transaction import Database
from server.demo.organisation import Organisation
from server.documents import actions as documents
from server.documents.models import DocumentVersion
from server.planning import actions as planning
from server.storage import BlobStore
from server.wire import planning as wire
from server.wire.people import Duty

_BUDGET = "关于2026年度部门预算调整方案及新增基础设施建设专项资金安排使用计划有关事项的汇报"
ITEMS: Sequence[wire.ItemDraft] = (
    wire.ItemDraft(
        title="传达学习上级关于加强政务公开工作的通知精神",
        purpose=Purpose.CONVEY_STUDY,
        submitted_by="办公室",
        reporter="林㛃",
        planned_minutes=10,
    ),
    wire.ItemDraft(
        title=_BUDGET, purpose=Purpose.DELIBERATE, submitted_by="财务处", reporter="李敏", planned_minutes=25
    ),
    wire.ItemDraft(
        title="智慧园区建设进展情况",
        purpose=Purpose.HEAR_REPORT,
        submitted_by="信息中心",
        reporter="徐静",
        planned_minutes=15,
    ),
    wire.ItemDraft(
        title="干部任免事项",
        purpose=Purpose.DELIBERATE,
        submitted_by="人事处",
        reporter="刘洋",
        planned_minutes=15,
        restricted=True,
    ),
    wire.ItemDraft(
        title="修订《机关会议管理办法》",
        purpose=Purpose.DELIBERATE,
        submitted_by="办公室",
        reporter="何文静",
        planned_minutes=20,
    ),
)
SEATED: Sequence[tuple[str, Role]] = (
    ("周䶮", Role.CHAIR),
    ("林㛃", Role.SECRETARY),
    ("王建国", Role.MEMBER),
    ("张海燕", Role.MEMBER),
    ("黄志强", Role.MEMBER),
    ("李敏", Role.MEMBER),
    ("陈思远", Role.MEMBER),
    ("刘洋", Role.MEMBER),
    ("徐静", Role.MEMBER),
    ("钱进", Role.MEMBER),
    ("欧阳清源", Role.MEMBER),
    ("高翔", Role.MEMBER),
    ("司马相如意", Role.MEMBER),
    ("何文静", Role.REPORTER),
    ("许诺", Role.OBSERVER),
    ("方圆", Role.STAFF),
)


@dataclass(frozen=True)
class Paper:
    """A made paper: which item it belongs to (from 0), and its file."""

    item: int
    file_name: str
    content: bytes


def secretary(organisation: Organisation) -> Actor:
    """林㛃 at the desk."""
    return Actor(face="desk", person=organisation.people["林㛃"], name="林㛃",
                 duties=frozenset({Duty.SECRETARY, Duty.ORGANISER}))


def plan(
    db: Database, organisation: Organisation, zone: ZoneInfo, *, title: str, body: str, starts_at: datetime,
    items: Sequence[wire.ItemDraft], seated: Sequence[tuple[str, Role]], notice: bool, signature: bool = False,
) -> wire.MeetingDetail:
    """Plan one meeting as the secretary would at the desk."""
    actor = secretary(organisation)
    with db.write(actor.message()) as tx:
        detail = planning.create(
            tx,
            actor,
            wire.MeetingDraft(
                body=body,
                title=title,
                room=organisation.room,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=110),
                classification=Classification.INTERNAL,
                sign_in_with_signature=signature,
            ),
            zone,
        )
    meeting = detail.meeting.id
    with db.write(actor.message(), meeting) as tx:
        planning.set_attendees(tx, actor, meeting, wire.Attendees(attendees=[
            wire.AttendeeDraft(person=organisation.people[name], role=role) for name, role in seated
        ]))
        detail = planning.set_agenda(tx, actor, meeting, wire.Agenda(items=list(items)))
        return planning.send_notice(tx, actor, meeting) if notice else detail


def file_papers(
    db: Database, blobs: BlobStore, organisation: Organisation, detail: wire.MeetingDetail, papers: Sequence[Paper]
) -> None:
    """Upload papers as the desk would; the worker draws them."""
    actor = secretary(organisation)
    for paper in papers:
        blob = blobs.put_stream([paper.content], len(paper.content))
        with db.write(actor.message(), detail.meeting.id) as tx:
            added = documents.add(tx, actor, detail.meeting.id, detail.items[paper.item].id, paper.file_name,
                                  "application/pdf", blob.sha256, blob.size)
            # The meeting begins now, and its papers were not handed in at the last moment.
            tx.session.get_one(DocumentVersion, added.document.version).uploaded_at = min(
                tx.now, detail.meeting.starts_at - timedelta(days=2)
            )
