"""Reading the log of printed packs."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.errors import Problem
from server.meetings import queries as meetings
from server.printing.models import Pack
from server.wire import printing as wire


def pack_row(session: Session, pack_id: str) -> Pack:
    """The row, or `pack_unknown`."""
    pack = session.get(Pack, pack_id)
    if pack is None:
        raise Problem("pack_unknown")
    return pack


def meeting_of_pack(session: Session, pack_id: str) -> str:
    """The meeting a pack is of."""
    return pack_row(session, pack_id).meeting_id


def pack_rows(session: Session, meeting_id: str) -> Sequence[Pack]:
    """Every pack of a meeting, newest first."""
    return session.scalars(
        select(Pack).where(Pack.meeting_id == meeting_id).order_by(Pack.asked_at.desc(), Pack.id.desc())
    ).all()


def pack_list(session: Session, meeting_id: str) -> wire.PackList:
    """The log."""
    meetings.meeting_row(session, meeting_id)
    return wire.PackList(packs=[pack_part(pack) for pack in pack_rows(session, meeting_id)])


def pack_part(pack: Pack) -> wire.Pack:
    """A pack as the log shows it."""
    return wire.Pack(
        id=pack.id, state=wire.PackState(pack.state), problem=pack.problem, asked_at=pack.asked_at,
        asked_by=pack.asked_by, personal=pack.personal,
        copies=[wire.Copy.model_validate(copy) for copy in pack.copies],
        papers=[
            wire.PackPaper(document=paper["document"], name=paper["name"], first_page=paper["first_page"])
            for paper in pack.papers
        ],
        pages=pack.pages, size=pack.size, downloads=[wire.Download.model_validate(one) for one in pack.downloads],
    )
