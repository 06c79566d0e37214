"""Who may read which papers, written and looked through at the desk."""

from sqlalchemy.orm import Session

from agenda import reading
from agenda.vocabulary import Role
from server.access.actor import Actor
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.meetings import audiences, queries
from server.meetings import readers as meeting
from server.meetings.models import AgendaItem, ReadingRight
from server.planning import restricting
from server.wire import readers as wire
from server.wire.documents import Document, DocumentChanged


def table(session: Session, meeting_id: str) -> wire.Readers:
    """Every attendee and item, and the papers with their classification."""
    queries.meeting_row(session, meeting_id)
    items = {item.id: item for item in queries.item_rows(session, meeting_id)}
    return wire.Readers(
        attendees=queries.attendee_parts(session, queries.attendee_rows(session, meeting_id)),
        items=[queries.item_part(item) for item in items.values()],
        documents=documents.document_parts(session, meeting_id),
        readings=[
            wire.ReadingCell(
                item=item_id, attendee=attendee, grant=reader.grant, called_in=reader.called_in,
                reads=reading.is_inside(reader, audiences.standing(items[item_id])),
                lasting=reading.always_inside(reader),
            )
            for (item_id, attendee), reader in meeting.readers(session, meeting_id).items()
        ],
    )


def write(tx: Transaction, actor: Actor, meeting_id: str, request: wire.WriteReading) -> wire.Readers:
    """Write a right; those connected are let in or out as soon as it is told."""
    item = queries.item_row(tx.session, meeting_id, request.item)
    attendee = queries.attendee_row(tx.session, meeting_id, request.attendee)
    row = tx.session.get(ReadingRight, (item.id, attendee.id))
    if (request.grant or "") == (row.reading if row else ""):
        return table(tx.session, meeting_id)
    with restricting.papers(tx):
        if request.grant is None:
            tx.session.delete(row)
        else:
            tx.session.merge(ReadingRight(item_id=item.id, attendee_id=attendee.id, reading=request.grant))
        tx.session.flush()
        tx.record("readers.write", item.id, attendee=attendee.id, grant=request.grant)
        changed = table(tx.session, meeting_id)
        cell = next(one for one in changed.readings if (one.item, one.attendee) == (item.id, attendee.id))
        tx.post("readers.changed", audiences.STAFF, wire.ReadingChanged(reading=cell))
    return changed


def see_as(tx: Transaction, actor: Actor, meeting_id: str, attendee_id: str) -> wire.SeenBy:
    """What an attendee may read now: asked as they would ask, and recorded."""
    attendee = queries.attendee_row(tx.session, meeting_id, attendee_id)
    reader = Actor(
        face="terminal", person=attendee.person_id, name=queries.attendee_name(tx.session, attendee),
        meeting=meeting_id, attendee=attendee.id, role=Role(attendee.role),
    )
    papers = documents.readable_list(tx.session, reader, meeting_id).documents
    tx.record("readers.see_as", attendee.id)
    return wire.SeenBy(
        attendee=queries.attendee_part(tx.session, attendee),
        items=[_seen(tx.session, reader, item, papers) for item in queries.item_rows(tx.session, meeting_id)],
    )


def _seen(session: Session, reader: Actor, item: AgendaItem, papers: list[Document]) -> wire.SeenItem:
    return wire.SeenItem(
        item=queries.item_part(item), inside=audiences.is_inside(session, reader, item),
        documents=[paper for paper in papers if paper.item == item.id],
    )


def classify(tx: Transaction, actor: Actor, document_id: str, request: wire.Classify) -> DocumentChanged:
    """Classify a paper; it comes to the audience that may read it now."""
    document = documents.document_row(tx.session, document_id)
    before = document.classification
    stream = documents.stream_of(tx.session, document)
    with restricting.papers(tx):
        document.classification = request.classification
    changed = DocumentChanged(document=documents.document_part(tx.session, document))
    if before != request.classification:
        tx.record("document.classify", document.id, before=before, classification=request.classification)
        if documents.stream_of(tx.session, document) == stream:
            tx.post("document.classified", stream, changed)
    return changed
