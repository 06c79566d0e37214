"""The job that writes record and minutes of a closed meeting."""

from typing import Any

from agenda import minutes as rules
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.jobs.worker import Bench
from server.meetings import audiences
from server.minutes import actions, facts, queries
from server.minutes.models import Draft
from server.wire import minutes as wire


def write_drafts(bench: Bench, meeting_id: str) -> None:
    """Write both drafts. Drafts that are there already are left alone: somebody may have edited them."""
    language = bench.settings.language
    with bench.db.write(meeting=meeting_id) as tx:
        gathered = facts.gather(tx.session, meeting_id, bench.settings.zone)
        for kind, draft in (
            (wire.PaperKind.RECORD, rules.write_record(gathered, language)),
            (wire.PaperKind.MINUTES, rules.write_minutes(gathered, language)),
        ):
            if tx.session.get(Draft, (meeting_id, kind)) is None:
                _store(tx, meeting_id, kind, draft)
        tx.enqueue(actions.TYPESET, meeting_id)


def _store(tx: Transaction, meeting_id: str, kind: wire.PaperKind, draft: rules.Draft) -> None:
    row = Draft(
        meeting_id=meeting_id,
        kind=kind,
        revision=1,
        state=wire.DraftState.DRAFT,
        title=draft.title[:200],
        attendance=[_paragraph(one) for one in draft.attendance],
        paragraphs=[_paragraph(one) for one in draft.paragraphs],
        edited_at=tx.now,
        edited_by="",
        approved_at=None,
        approved_by="",
        pdf_sha256="",
        pdf_revision=0,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.post("draft.written", audiences.STAFF, wire.DraftChanged(draft=queries.draft_part(row)))


def _paragraph(paragraph: rules.Paragraph) -> dict[str, Any]:
    return wire.Paragraph(
        id=new_id(), style=wire.ParagraphStyle(paragraph.style), text=paragraph.text, sources=list(paragraph.sources)
    ).model_dump(mode="json")
