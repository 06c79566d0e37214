"""Who may read changes after papers were filed: they leave one audience and come to the other."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from server.db.transaction import Transaction
from server.documents import queries as documents
from server.documents.models import Document
from server.meetings import readers
from server.meetings.models import AgendaItem
from server.presenting import actions as presenting
from server.presenting import queries as views
from server.wire.documents import DocumentChanged, DocumentGone


@contextmanager
def papers(tx: Transaction) -> Iterator[None]:
    """Around a change of who may read what: tell each paper that changes hands to the audience of before and of now."""
    before = {paper.id: stream for paper, stream in _told(tx)}
    yield
    tx.session.flush()
    readers.guard(tx.session, tx.meeting or "")
    changed = [one for one in _told(tx) if before.get(one[0].id, one[1]) != one[1]]
    for paper, _ in changed:
        tx.post("document.hidden", before[paper.id], DocumentGone(document_id=paper.id))
    for paper, stream in changed:
        tx.post("document.shown", stream, DocumentChanged(document=documents.document_part(tx.session, paper)))


def clear_view(tx: Transaction, items: Sequence[AgendaItem]) -> None:
    """Before items change hands: nobody presents their papers any more."""
    for item in items:
        if views.view_row(tx.session, item.meeting_id).item_id == item.id:
            presenting.clear(tx)


def _told(tx: Transaction) -> list[tuple[Document, str]]:
    return [
        (paper, documents.stream_of(tx.session, paper))
        for paper, _ in documents.current_versions(tx.session, tx.meeting or "")
    ]
