"""The job that unpacks an uploaded ZIP: what it holds becomes uploads of their own, in one transaction."""

from dataclasses import dataclass

from server.db.columns import new_id
from server.errors import Problem
from server.intake.models import Intake
from server.intake.opening_zips import BundleLimits, open_zip
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits
from server.jobs.worker import Bench
from server.storage import PartialStore
from server.uploads import actions
from server.uploads.models import Upload

_LIMITS = Limits(memory_bytes=256 * 1024 * 1024, total_cpu_seconds=300)


@dataclass
class _Member:
    upload: str
    path: str
    size: int = 0


def unpack(bench: Bench, upload_id: str) -> None:
    """Unpack it; a ZIP at fault stays in the list with what is wrong with it."""
    partials = PartialStore(bench.settings.data / "uploads")
    with bench.db.read() as session:
        bundle = session.get(Upload, upload_id)
        intake = session.get(Intake, bundle.intake_id) if bundle is not None and bundle.is_bundle else None
        if bundle is None or intake is None:
            return
    folder = bundle.path.rpartition("/")[0]
    members: list[_Member] = []
    limits = BundleLimits(
        member_bytes=bench.settings.upload_limit_mib * 1024 * 1024,
        total_bytes=bench.settings.uploads_held_mib * 1024 * 1024,
    )
    try:
        _read(bench, partials, upload_id, folder, limits, members)
        rows = [_row(bench, partials, bundle, member) for member in members]
    except (Problem, CageFailure) as failure:
        for member in members:
            partials.remove(member.upload)
        with bench.db.write() as tx:
            actions.refuse_bundle(tx, upload_id, failure.code)
        partials.remove(upload_id)
        return
    with bench.db.write() as tx:
        tx.session.add_all(rows)
        tx.session.flush()
        actions.drop(tx, upload_id, "unpacked")
    partials.remove(upload_id)


def _read(
    bench: Bench, partials: PartialStore, upload_id: str, folder: str, limits: BundleLimits, members: list[_Member]
) -> None:
    path = partials.path(upload_id)
    for message in cage.stream(lambda: open_zip(path, limits), _LIMITS, bench.renew):
        name = message.facts.get("name")
        if isinstance(name, str):
            inside = name.strip("/")[:900]
            members.append(_Member(new_id(), f"{folder}/{inside}" if folder else inside))
            partials.create(members[-1].upload)
        elif members and message.attachments:
            # The child may have been taken over by the file: what it says is counted here too.
            member, piece = members[-1], message.attachments[0]
            if member.size + len(piece) > limits.member_bytes or sum(m.size for m in members) > limits.total_bytes:
                raise Problem("bundle_too_large", members=limits.members, limit_mib=limits.total_bytes // 1024**2)
            member.size = partials.append(member.upload, member.size, [piece], member.size + len(piece))
        if len(members) > limits.members:
            raise Problem("bundle_too_large", members=limits.members, limit_mib=limits.total_bytes // 1024**2)
        bench.renew()


def _row(bench: Bench, partials: PartialStore, bundle: Upload, member: _Member) -> Upload:
    stored = partials.digest(member.upload)
    now = bench.db.clock.now()
    return Upload(
        id=member.upload, person_id=bundle.person_id, meeting_id=bundle.meeting_id, intake_id=bundle.intake_id,
        path=member.path[:1000], size=stored.size, announced="", sha256=stored.sha256, is_bundle=False, problem="",
        filed=False, document_id=None, begun_at=now, expires_at=now + actions.LASTS,
    )
