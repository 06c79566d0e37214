"""From closing to the package: drafts, their PDFs, approval, the bag that verifies without Yixi."""

import io
import json
import zipfile
from pathlib import Path

import bagit
import pymupdf
import pytest

from server.archive import actions as archive
from server.archive import queries as packages
from server.archive.verify import main, verify
from server.db.transaction import Database
from server.demo import organisation, past
from server.errors import Problem
from server.jobs import worker
from server.minutes import actions as minutes
from server.minutes import queries
from server.settings import Settings
from server.storage import FilesystemStore
from server.wire.minutes import Approve, DraftEdit, PaperKind
from server.working import HANDLERS
from tests.factories.house import Gathering, House, organiser_of
from tests.server.driving import Room
from tests.server.test_papers import Papers, make_pdf


def work(db: Database, settings: Settings) -> None:
    """Do every job there is."""
    blobs = FilesystemStore(settings.data / "blobs")
    while worker.run_one(settings, HANDLERS, db, blobs):
        pass


@pytest.fixture
def closed(db: Database, gateway: object, meeting: Gathering, house: House, settings: Settings) -> Room:
    """A short meeting with a paper, a shared mark, a private one and a note, closed."""
    from annotations.marks import Ink
    from annotations.strokes import checksum
    from server.entrypoints.gateway import Gateway

    assert isinstance(gateway, Gateway)
    room = Room(db, gateway, meeting)
    paper = Papers(room, house, settings).upload(make_pdf(2))
    work(db, settings)
    for key in ("chen", "wu", "lin"):
        room.does(key, "attendee.sign_in", signature=[{"points": [1000, 1000, 9000, 500, 200, 9000]}])
    room.drives("chen", "meeting.start")
    room.drives("chen", "item.start", item=meeting.items[0])
    room.does("chen", "view.present", version=paper.version, page=1)
    shape = Ink(kind="ink", colour="#b3372f", width=120, points=(3000, 3000, 9000, 9000), pressures=())
    stroke = {"version": paper.version, "page": 1, "shape": shape.model_dump(mode="json"),
              "checksum": checksum(shape.points, ())}
    room.does("wu", "mark.add", mark="shared-mark-1", layer="shared", **stroke)
    room.does("wu", "mark.add", mark="secret-mark-1", layer="private", **stroke)
    room.does("lin", "note.write", note="note-00001", item=meeting.items[0], speaker=meeting.attendees["wu"],
              text="建议增加绩效考核条款。")
    room.drives("chen", "item.close", item=meeting.items[0], outcome="passed", method="oral", sentence="")
    room.drives("chen", "item.postpone", item=meeting.items[1])
    room.drives("chen", "meeting.close")
    work(db, settings)
    return room


def test_both_drafts_are_written_with_their_sources_and_typeset(closed: Room, settings: Settings) -> None:
    with closed.db.read() as session:
        record = queries.draft_text(session, closed.gathering.meeting, PaperKind.RECORD)
        decided = queries.draft_text(session, closed.gathering.meeting, PaperKind.MINUTES)
        sha256, _ = queries.typeset(session, closed.gathering.meeting, PaperKind.MINUTES)
    said = next(one for one in record.paragraphs if "绩效考核" in one.text)
    events = {event.position: event.name for event in closed.journal()}
    assert [events[source] for source in said.sources] == ["note.written"]
    assert not any("绩效考核" in one.text for one in decided.paragraphs)
    assert any("周舟" in one.text for one in record.attendance)
    document = pymupdf.open(FilesystemStore(settings.data / "blobs").path(sha256))
    text = "".join(document[number].get_text() for number in range(document.page_count))
    assert "年度预算调整方案" in text and "吴敏" in text


def test_a_stale_edit_overwrites_nothing(closed: Room, house: House) -> None:
    actor, meeting = organiser_of(house), closed.gathering.meeting
    with closed.db.read() as session:
        read = queries.draft_text(session, meeting, PaperKind.MINUTES)
    edit = DraftEdit(
        revision=read.draft.revision, title="改过的题目", attendance=read.attendance, paragraphs=read.paragraphs
    )
    with closed.db.write(actor.message(), meeting) as tx:
        assert minutes.edit(tx, actor, meeting, PaperKind.MINUTES, edit).draft.revision == read.draft.revision + 1
    with pytest.raises(Problem, match="stale_revision"), closed.db.write(actor.message(), meeting) as tx:
        minutes.edit(tx, actor, meeting, PaperKind.MINUTES, edit)
    with pytest.raises(Problem, match="stale_revision"), closed.db.write(actor.message(), meeting) as tx:
        minutes.approve(tx, actor, meeting, PaperKind.MINUTES, Approve(revision=read.draft.revision))


@pytest.fixture
def package(closed: Room, house: House, settings: Settings, tmp_path: Path) -> Path:
    """The package of the meeting, approved and made."""
    actor, meeting = organiser_of(house), closed.gathering.meeting
    with pytest.raises(Problem, match="minutes_not_approved"), closed.db.write(actor.message(), meeting) as tx:
        archive.make(tx, actor, meeting)
    for kind in PaperKind:
        with closed.db.write(actor.message(), meeting) as tx:
            minutes.approve(tx, actor, meeting, kind, Approve(revision=1))
    with closed.db.write(actor.message(), meeting) as tx:
        archive.make(tx, actor, meeting)
    work(closed.db, settings)
    with closed.db.read() as session:
        sha256, _ = packages.package_file(session, meeting)
    kept = tmp_path / "package.zip"
    kept.write_bytes(FilesystemStore(settings.data / "blobs").path(sha256).read_bytes())
    return kept


def test_the_package_is_whole_and_holds_nothing_private(package: Path, tmp_path: Path) -> None:
    assert verify(package).ok, verify(package).findings
    with zipfile.ZipFile(package) as archive_file:
        archive_file.extractall(tmp_path / "out")
        names = archive_file.namelist()
        assert not any(b"secret-mark-1" in archive_file.read(name) for name in names)
        lines = [json.loads(line) for name in names if name.endswith("journal.jsonl")
                 for line in archive_file.read(name).decode().splitlines()]
        flat = next(name for name in names if "/批注/" in name)
        page = pymupdf.open(stream=archive_file.read(flat), filetype="pdf")[0]
    assert [line["position"] for line in lines] == list(range(1, len(lines) + 1))
    assert any(line.get("private") for line in lines)
    # The stroke runs from the upper left: where it passes, the page is red now.
    pixel = page.get_pixmap().pixel(round(7500 / 32767 * 595), round(7500 / 32767 * 842))
    assert pixel[0] > 150 and pixel[1] < 120
    bagit.Bag(str(next((tmp_path / "out").iterdir()))).validate()


def test_any_change_to_the_package_is_found(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(package) == 0
    with zipfile.ZipFile(package) as whole:
        contents = {name: whole.read(name) for name in whole.namelist()}
    target = next(name for name in contents if name.endswith("votes.json"))
    for broken in (
        {**contents, target: contents[target] + b" "},
        {name: content for name, content in contents.items() if name != target},
        {**contents, f"{target}.extra": b"new"},
        {**contents, "../evil.txt": b"out"},
    ):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            for name, content in broken.items():
                made.writestr(name, content)
        package.write_bytes(buffer.getvalue())
        assert main(package) == 1
    package.write_bytes(b"not a zip")
    assert main(package) == 1
    assert "✕" in capsys.readouterr().out


def test_the_demo_s_past_meetings_hold(db: Database, settings: Settings) -> None:
    from server.clock import SystemClock

    made = organisation.found(db)
    clock = past.StoryClock(SystemClock().now())
    db.clock = clock
    meeting = past.hold(settings, db, FilesystemStore(settings.data / "blobs"), made, clock, body=made.committee,
                        title="往期会议", story=past.COMMITTEE_AUTUMN)
    with db.read() as session:
        assert queries.draft_text(session, meeting, PaperKind.MINUTES).draft.state == "approved"
