"""Asking for the package of a meeting."""

from agenda.vocabulary import MeetingPhase
from server.access.actor import Actor
from server.archive import queries
from server.archive.models import Package
from server.db.transaction import Transaction
from server.errors import Problem
from server.meetings import audiences
from server.meetings import queries as meetings
from server.wire import minutes as wire

PACKAGE = "archive.package"
"""The job that makes the package."""


def make(tx: Transaction, actor: Actor, meeting_id: str) -> wire.PackageChanged:
    """Have the package made; the minutes must be approved. Asking again makes a new one."""
    meeting = meetings.meeting_row(tx.session, meeting_id)
    if meeting.phase not in (MeetingPhase.MINUTED, MeetingPhase.ARCHIVED):
        raise Problem("minutes_not_approved")
    package = tx.session.get(Package, meeting_id)
    if package is None:
        package = Package(meeting_id=meeting_id, state="", made_at=None, size=0, sha256="", problem="")
        tx.session.add(package)
    if package.state != wire.PackageState.MAKING:
        package.state, package.problem = wire.PackageState.MAKING, ""
        tx.enqueue(PACKAGE, meeting_id)
    tx.session.flush()
    tx.record("archive.make", meeting_id)
    changed = wire.PackageChanged(package=queries.package_part(tx.session, meeting_id))
    tx.post("package.changed", audiences.STAFF, changed)
    return changed
