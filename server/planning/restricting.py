"""An item is restricted or opened to all after its papers were filed: they leave one audience and come to the other."""

from collections.abc import Sequence

from server.db.transaction import Transaction
from server.documents import queries as documents
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.presenting import actions as presenting
from server.presenting import queries as views
from server.wire.documents import DocumentChanged, DocumentGone


def hide_papers(tx: Transaction, items: Sequence[AgendaItem]) -> None:
    """Before the items change hands: their audience of now drops the papers, and nobody presents them any more."""
    for item in items:
        if views.view_row(tx.session, item.meeting_id).item_id == item.id:
            presenting.clear(tx)
        for document in documents.document_parts(tx.session, item.meeting_id, [item.id]):
            tx.post("document.hidden", audiences.item_stream(item), DocumentGone(document_id=document.id))


def show_papers(tx: Transaction, items: Sequence[AgendaItem]) -> None:
    """After that: their new audience is told of the papers."""
    for item in items:
        for document in documents.document_parts(tx.session, item.meeting_id, [item.id]):
            tx.post("document.shown", audiences.item_stream(item), DocumentChanged(document=document))
