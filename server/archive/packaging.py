"""The job that makes the package of a meeting."""

import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import select

from agenda.vocabulary import MeetingPhase
from server.archive import queries
from server.archive.bag import write_bag
from server.archive.contents import files, safe_name
from server.archive.gathering import gather
from server.archive.index_page import index_page
from server.archive.metadata import metadata
from server.archive.models import Package
from server.jobs.cage import CageFailure
from server.jobs.worker import Bench
from server.meetings import audiences
from server.meetings import queries as meetings
from server.storage import BlobRef
from server.wire import minutes as wire
from server.wire.meetings import MeetingChanged

_CHUNK = 1024 * 1024


def make_package(bench: Bench, meeting_id: str) -> None:
    """Write the bag and keep it under its SHA-256; a failure is told with its code."""
    try:
        blob = _make(bench, meeting_id)
    except CageFailure as failure:
        _tell(bench, meeting_id, {"state": wire.PackageState.FAILED, "problem": failure.code})
        return
    ready = {"state": wire.PackageState.READY, "sha256": blob.sha256, "size": blob.size, "problem": ""}
    _tell(bench, meeting_id, ready)


def _make(bench: Bench, meeting_id: str) -> BlobRef:
    with bench.db.read() as session:
        contents = gather(bench, session, meeting_id)
    meeting = contents.meeting
    info = {
        "Source-Organization": contents.organisation,
        "External-Description": f"{contents.designation} {meeting.title}",
        "External-Identifier": f"{meeting.body_name}-{meeting.year}-{meeting.ordinal:02}",
        "Bag-Group-Identifier": meeting.id,
        "Bagging-Date": f"{contents.made_at.astimezone(contents.zone):%Y-%m-%d}",
        "Bag-Software-Agent": contents.product,
    }
    filed = files(contents)
    entries = [index_page(contents, filed), *(one.entry for one in filed), *metadata(contents, filed)]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "package.zip"
        write_bag(target, safe_name(contents.designation), entries, info)
        with target.open("rb") as made:
            return bench.blobs.put_stream(iter(lambda: made.read(_CHUNK), b""), target.stat().st_size)


def _tell(bench: Bench, meeting_id: str, changes: dict[str, Any]) -> None:
    with bench.db.write(meeting=meeting_id) as tx:
        package = tx.session.scalars(select(Package).where(Package.meeting_id == meeting_id)).one()
        for name, value in {**changes, "made_at": tx.now}.items():
            setattr(package, name, value)
        meeting = meetings.meeting_row(tx.session, meeting_id)
        became_archived = changes["state"] == wire.PackageState.READY and meeting.phase == MeetingPhase.MINUTED
        if became_archived:
            meeting.phase = MeetingPhase.ARCHIVED
        tx.session.flush()
        changed = wire.PackageChanged(package=queries.package_part(tx.session, meeting_id))
        tx.post("package.changed", audiences.STAFF, changed)
        if became_archived:
            told = MeetingChanged(meeting=meetings.meeting_part(tx.session, meeting))
            tx.post("meeting.archived", audiences.ROOM, told)
