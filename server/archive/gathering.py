"""Reads what a package holds: papers as filed, marks everybody saw, drafts, journal, audit trail; nothing private."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.vocabulary import BallotState
from server.archive.contents import Contents, FiledPaper, IssuedPaper
from server.archive.flatten import flatten
from server.audit import chain
from server.documents import queries as documents
from server.documents.models import Document, DocumentVersion
from server.errors import Problem
from server.jobs.cage import CageFailure
from server.jobs.worker import Bench
from server.journal.models import StoredEvent
from server.marks import queries as marks
from server.meetings import queries as meetings
from server.meetings.models import AgendaItem
from server.minutes import layout, sheets
from server.minutes.content import Signatory
from server.minutes.models import Draft
from server.minutes.typesetting import caged_pdf, paper
from server.voting import queries as voting
from server.wire.documents import DocumentState
from server.wire.minutes import PaperKind

PRODUCT = "Yixi 0.1.0"


def gather(bench: Bench, session: Session, meeting_id: str) -> Contents:
    """Everything of a meeting, its sheets typeset and its marked papers drawn. Raises `CageFailure`."""
    zone, language = bench.settings.zone, bench.settings.language
    meeting = meetings.meeting_part(session, meetings.meeting_row(session, meeting_id))
    items = [meetings.item_part(row) for row in meetings.item_rows(session, meeting_id)]
    titles = {item.id: item.title for item in items}
    ballots = [
        voting.ballot_part(session, ballot)
        for ballot in voting.ballot_rows(session, meeting_id)
        if ballot.state == BallotState.CLOSED
    ]
    signatories = _signatories(session, meeting_id)
    sign_in_sheet = caged_pdf(sheets.sign_in_sheet(meeting, signatories, language, zone))
    bench.renew()
    named = [(titles[ballot.item], ballot) for ballot in ballots]
    ballot_record = caged_pdf(sheets.ballot_record(meeting, named, language, zone))
    bench.renew()
    return Contents(
        organisation=bench.settings.organisation,
        product=PRODUCT,
        zone=zone,
        made_at=bench.db.clock.now(),
        meeting=meeting,
        items=items,
        signatories=signatories,
        ballots=ballots,
        issued=_issued(bench, session, meeting_id),
        papers=_papers(bench, session, meeting_id),
        sign_in_sheet=sign_in_sheet,
        ballot_record=ballot_record,
        journal=_journal(session, meeting_id),
        audit=_audit(session, meeting_id),
    )


def _signatories(session: Session, meeting_id: str) -> list[Signatory]:
    rows = meetings.attendee_rows(session, meeting_id)
    parts = meetings.attendee_parts(session, rows)
    return [
        Signatory(part, tuple(tuple(stroke) for stroke in row.signature))
        for row, part in zip(rows, parts, strict=True)
    ]


def _issued(bench: Bench, session: Session, meeting_id: str) -> list[IssuedPaper]:
    rows = session.scalars(select(Draft).where(Draft.meeting_id == meeting_id).order_by(Draft.kind)).all()
    return [
        IssuedPaper(
            kind=PaperKind(draft.kind),
            title=draft.title,
            pdf=bench.blobs.path(draft.pdf_sha256),
            html=layout.html(paper(session, draft, bench.settings)),
            approved_at=draft.approved_at,
            approved_by=draft.approved_by,
        )
        for draft in rows
        if draft.pdf_sha256
    ]


def _papers(bench: Bench, session: Session, meeting_id: str) -> list[FiledPaper]:
    rows = session.execute(
        select(AgendaItem, Document, DocumentVersion)
        .join(Document, Document.item_id == AgendaItem.id)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .where(AgendaItem.meeting_id == meeting_id, ~Document.withdrawn)
        .order_by(AgendaItem.number, Document.place, Document.id, DocumentVersion.number)
    ).all()
    # Places are told by the order, not by `place`: two papers of an item never share a name.
    order: dict[int, list[str]] = {}
    papers = []
    for item, document, version in rows:
        of_item = order.setdefault(item.number, [])
        if document.id not in of_item:
            of_item.append(document.id)
        papers.append(_paper(bench, session, item.number, of_item.index(document.id) + 1, document.name, version))
    return papers


def _paper(
    bench: Bench, session: Session, item: int, place: int, name: str, version: DocumentVersion
) -> FiledPaper:
    seen = marks.public_marks(session, version.id)
    filed = bench.blobs.path(version.sha256)
    return FiledPaper(
        item=item,
        place=place,
        name=name,
        version=version.number,
        file_name=version.file_name,
        content=filed,
        annotated=_annotated(bench, version, seen) if seen and version.state == DocumentState.READY else None,
        marks=[marks.mark_part(mark).model_dump(mode="json") for mark in seen],
    )


def _annotated(bench: Bench, version: DocumentVersion, seen: Sequence[Any]) -> bytes | None:
    bench.renew()
    by_page: dict[int, list[Any]] = {}
    for mark in seen:
        by_page.setdefault(mark.page, []).append(marks.mark_value(mark))
    try:
        sha256, content_type = documents.drawn_from(version)
        return flatten(bench.blobs.path(sha256), content_type, by_page)
    except (CageFailure, Problem):
        # A paper that could be shown but not be written again: its marks are in the package as values all the same.
        return None


def _journal(session: Session, meeting_id: str) -> list[dict[str, Any]]:
    """Every event in order; of private ones only that there was one, so that a gap stays a gap."""
    rows = session.scalars(
        select(StoredEvent).where(StoredEvent.meeting_id == meeting_id).order_by(StoredEvent.position)
    )
    return [
        {"position": event.position, "private": True}
        if event.stream.startswith("me/")
        else {
            "position": event.position,
            "stream": event.stream,
            "seq": event.seq,
            "name": event.name,
            "at": event.at.isoformat(),
            "actor": event.actor,
            "payload": event.payload,
        }
        for event in rows
    ]


def _audit(session: Session, meeting_id: str) -> list[dict[str, Any]]:
    """The meeting's hash chain, with everything its digests are made of."""
    fields = ("scope", "seq", "actor", "action", "object", "outcome", "facts", "previous_hash", "hash")
    return [
        {**{field: getattr(entry, field) for field in fields}, "at": entry.at.isoformat()}
        for entry in chain.entries(session, meeting_id)
    ]
