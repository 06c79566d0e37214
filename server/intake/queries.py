"""Reading an intake: its files, and what the rule makes of their names."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda import intake as rule
from agenda.paper_names import is_hidden
from server.access.actor import Actor
from server.errors import Problem
from server.intake.models import Intake
from server.meetings import queries as meetings
from server.uploads.models import Upload
from server.wire import intake as wire

ProblemOf = Callable[[Upload], str]
"""Why an upload that arrived cannot become a paper; empty if it can."""


def intake_row(session: Session, actor: Actor, intake_id: str) -> Intake:
    """The row of an intake of one's own, or `intake_unknown`."""
    intake = session.get(Intake, intake_id)
    if intake is None or actor.person is None or intake.person_id != actor.person:
        raise Problem("intake_unknown")
    return intake


def meeting_of_intake(session: Session, intake_id: str) -> str:
    """The meeting an intake is for."""
    intake = session.get(Intake, intake_id)
    if intake is None:
        raise Problem("intake_unknown")
    return intake.meeting_id


def upload_rows(session: Session, intake_id: str) -> Sequence[Upload]:
    """What was sent, in the order it was begun."""
    return session.scalars(select(Upload).where(Upload.intake_id == intake_id).order_by(Upload.id)).all()


def intake_part(session: Session, intake: Intake, problem_of: ProblemOf) -> wire.Intake:
    """What came, and what it seems to be."""
    uploads = [upload for upload in upload_rows(session, intake.id) if not upload.filed]
    arrived = [
        upload for upload in uploads
        if upload.problem or (upload.sha256 and not upload.is_bundle and not is_hidden(upload.path))
    ][: wire.MOST_FILES]
    by_path = _by_path([upload for upload in arrived if not upload.problem])
    agenda = meetings.item_rows(session, intake.meeting_id)
    known = [rule.KnownItem(item.id, item.number, item.title) for item in agenda]
    numbers = {item.id: item.number for item in known}
    proposal = rule.propose(list(by_path), known)
    items = [
        wire.IntakeItem(key=item.key, id=item.id, number=numbers.get(item.id or ""), title=item.title,
                        submitted_by=item.submitted_by, reporter=item.reporter)
        for item in proposal.items
    ]
    files = [
        _file(by_path[paper.path], paper.item, paper.name, problem_of(by_path[paper.path]))
        for paper in proposal.papers
    ]
    files += [_file(upload, None, "", upload.problem) for upload in arrived if upload.problem]
    arriving = sum(not upload.problem and not upload.sha256 for upload in uploads)
    unpacking = sum(upload.is_bundle for upload in uploads)
    return wire.Intake(id=intake.id, arriving=arriving, unpacking=unpacking, items=items, files=files)


def _file(upload: Upload, item: str | None, name: str, problem: str) -> wire.IntakeFile:
    return wire.IntakeFile(upload=upload.id, path=upload.path, size=upload.size, item=item, name=name, problem=problem)


def _by_path(uploads: Sequence[Upload]) -> dict[str, Upload]:
    """Two files may come under one path, from two ZIPs: the later ones get a number."""
    found: dict[str, Upload] = {}
    for upload in uploads:
        path, more = upload.path, 2
        stem, dot, ending = upload.path.rpartition(".")
        while path in found:
            path = f"{stem} ({more}).{ending}" if dot else f"{upload.path} ({more})"
            more += 1
        found[path] = upload
    return found
