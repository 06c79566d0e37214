"""Reading the state of a package."""

from sqlalchemy.orm import Session

from server.archive.models import Package
from server.errors import Problem
from server.meetings import queries as meetings
from server.wire import minutes as wire


def package_part(session: Session, meeting_id: str) -> wire.Package:
    """Where the package of a meeting is."""
    package = session.get(Package, meeting_id)
    if package is None:
        return wire.Package(state=wire.PackageState.NONE, made_at=None, size=0, sha256="", problem="")
    return wire.Package(
        state=wire.PackageState(package.state), made_at=package.made_at, size=package.size, sha256=package.sha256,
        problem=package.problem,
    )


def package_state(session: Session, meeting_id: str) -> wire.PackageChanged:
    """The same, as an answer."""
    meetings.meeting_row(session, meeting_id)
    return wire.PackageChanged(package=package_part(session, meeting_id))


def package_file(session: Session, meeting_id: str) -> tuple[str, str]:
    """SHA-256 and file name of the package, or `package_not_ready`."""
    meeting = meetings.meeting_row(session, meeting_id)
    package = session.get(Package, meeting_id)
    if package is None or package.state != wire.PackageState.READY:
        raise Problem("package_not_ready")
    return package.sha256, f"{meeting.title}-归档包"
