"""Which pages a worker draws next: several share a paper by ranges, and the page the room waits for goes first."""

from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.vocabulary import ItemState
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.documents import actions
from server.documents.caged_rendering import page_order
from server.documents.inspect import MOST_PAGES
from server.documents.models import Document, DocumentVersion, Page, PageRange
from server.jobs import queue
from server.jobs.models import Job
from server.meetings.models import AgendaItem

RANGE_PAGES = 48
"""A cage takes as long to open as three pages to draw; a worker that comes later finds ranges left to take."""
_MOST_HELPERS = 3


@dataclass(frozen=True)
class Taken:
    """A range of pages this worker draws, from `first` to `last`, held as a lease."""

    id: str
    first: int
    last: int

    def others(self) -> frozenset[int]:
        """Every page that is not in it."""
        return frozenset(range(1, MOST_PAGES + 1)) - frozenset(range(self.first, self.last + 1))


def take(tx: Transaction, version: DocumentVersion) -> Taken | None:
    """Lease the next pages nobody draws, the wanted one before the rest; None while there are none.

    Called under the lock of the meeting. The range of a worker that died is free again when its lease has run out.
    """
    done = set(tx.session.scalars(select(Page.number).where(Page.version_id == version.id)))
    for other in tx.session.scalars(select(PageRange).where(PageRange.version_id == version.id)):
        if other.leased_until < tx.now:
            tx.session.delete(other)
        else:
            done.update(range(other.first, other.last + 1))
    wanted = version.wanted_page or 1
    # How many pages there are is known when it was opened; until then one worker opens it.
    free = list(page_order(version.pages or RANGE_PAGES, wanted, done))
    if not free:
        return None
    ahead = zip(free, range(free[0], free[0] + RANGE_PAGES), strict=False)
    run = list(takewhile(lambda pair: pair[0] == pair[1], ahead))
    row = PageRange(
        id=new_id(), version_id=version.id, first=free[0], last=run[-1][0], leased_until=tx.now + queue.LEASE
    )
    tx.session.add(row)
    return Taken(row.id, row.first, row.last)


def renew(tx: Transaction, taken: Taken) -> None:
    """Say that the range is still being drawn."""
    row = tx.session.get(PageRange, taken.id)
    if row is not None:
        row.leased_until = tx.now + queue.LEASE


def give_back(tx: Transaction, taken: Taken) -> None:
    """What was not drawn of the range is anybody's."""
    row = tx.session.get(PageRange, taken.id)
    if row is not None:
        tx.session.delete(row)


def is_wanted_elsewhere(session: Session, version: DocumentVersion, taken: Taken, drawn: int) -> bool:
    """Whether the room waits for a page that this range does not come to next, and no other worker draws."""
    wanted = version.wanted_page
    if not wanted or drawn < wanted <= min(drawn + 2, taken.last):
        return False
    others = session.scalars(
        select(PageRange.id).where(
            PageRange.version_id == version.id, PageRange.first <= wanted, PageRange.last >= wanted,
            PageRange.id != taken.id,
        )
    )
    return others.first() is None


def ask_helpers(tx: Transaction, version: DocumentVersion) -> None:
    """Have other workers, where there are any, draw the rest of a long paper beside this one."""
    for _ in range(min(_MOST_HELPERS, (version.pages - 1) // RANGE_PAGES)):
        tx.enqueue(actions.RENDER, version.id, urgency=_urgency(tx, version))


def stand_back(tx: Transaction, version: DocumentVersion, job_id: str) -> bool:
    """Queue the rest of the paper again, and say so, if something more urgent waits: a paper nobody has begun."""
    urgency = _urgency(tx, version)
    waiting = tx.session.scalars(
        select(Job.subject).where(
            Job.done_at.is_(None), Job.leased_until.is_(None), Job.urgency < urgency, Job.subject != version.id,
            Job.id != job_id,
        ).limit(1)
    ).first()
    if waiting is not None:
        tx.enqueue(actions.RENDER, version.id, urgency=urgency)
    return waiting is not None


def _urgency(tx: Transaction, version: DocumentVersion) -> int:
    """First pages go before all (0), then the papers of the current item, then the rest."""
    document = tx.session.get_one(Document, version.document_id)
    item = tx.session.get_one(AgendaItem, document.item_id)
    return 1 if item.state == ItemState.CURRENT else 2
