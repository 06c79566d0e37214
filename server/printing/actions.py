"""Asking for a pack, and noting who took it out."""

from agenda import printing as rule
from agenda.reading import GUARDED
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.documents import queries as documents
from server.errors import Problem
from server.meetings import queries as meetings
from server.meetings import readers
from server.printing import queries
from server.printing.models import Pack
from server.wire import printing as wire
from server.wire.documents import DocumentState

MAKE = "packs.make"
"""The job that makes the PDF."""
_MOST_PACKS = 200


def make(tx: Transaction, actor: Actor, meeting_id: str, request: wire.MakePack) -> wire.Pack:
    """Give every copy its number and have the worker make the PDF."""
    meetings.meeting_row(tx.session, meeting_id)
    earlier = queries.pack_rows(tx.session, meeting_id)
    if len(earlier) >= _MOST_PACKS:
        raise Problem("too_many_packs", limit=_MOST_PACKS)
    wanted = set(request.documents)
    parts = [part for part in documents.document_parts(tx.session, meeting_id) if part.id in wanted]
    if wanted - {part.id for part in parts}:
        raise Problem("document_unknown")
    waiting = next((part for part in parts if part.state is not DocumentState.READY), None)
    if waiting is not None:
        raise Problem("paper_not_ready", name=waiting.name)
    items = {item.id: item for item in meetings.item_rows(tx.session, meeting_id)}
    guarded = dict.fromkeys(
        part.item for part in parts if items[part.item].restricted or part.classification in GUARDED
    )
    restricted = [items[item] for item in guarded]
    receivers = [_receiver(tx, meeting_id, copy) for copy in request.copies]
    rule.require_personal(receivers, [readers.insiders(tx.session, item) for item in restricted])
    rule.require_printable(sum(part.pages for part in parts), len(receivers))
    last = max((int(copy["number"]) for pack in earlier for copy in pack.copies), default=0)
    pack = Pack(
        id=new_id(), meeting_id=meeting_id, state=wire.PackState.WAITING, problem="", asked_at=tx.now,
        asked_by=actor.name, personal=bool(restricted), pages=0, sha256="", size=0, downloads=[],
        copies=[
            {"number": number, "attendee": receiver.attendee, "name": receiver.name, "from_page": 0}
            for number, receiver in zip(rule.number_copies(last, receivers), receivers, strict=True)
        ],
        papers=[
            {"document": part.id, "version": part.version, "item": part.item, "name": part.name, "first_page": 0}
            for part in parts
        ],
    )
    tx.session.add(pack)
    tx.session.flush()
    tx.enqueue(MAKE, pack.id)
    tx.record(
        "pack.make", pack.id, documents=len(parts), restricted=bool(restricted),
        copies=[{"number": copy["number"], "attendee": copy["attendee"]} for copy in pack.copies],
    )
    return queries.pack_part(pack)


def take_out(tx: Transaction, actor: Actor, pack_id: str) -> Pack:
    """Note who takes the PDF out. Raises `pdf_not_ready`."""
    pack = queries.pack_row(tx.session, pack_id)
    if pack.state != wire.PackState.READY:
        raise Problem("pdf_not_ready")
    pack.downloads = [*pack.downloads, {"at": tx.now.isoformat(), "by": actor.name}][-200:]
    tx.record("pack.download", pack.id)
    return pack


def _receiver(tx: Transaction, meeting_id: str, copy: wire.CopyFor) -> rule.Receiver:
    if copy.attendee is None:
        return rule.Receiver(None, copy.name)
    attendee = meetings.attendee_row(tx.session, meeting_id, copy.attendee)
    return rule.Receiver(attendee.id, meetings.attendee_name(tx.session, attendee))
