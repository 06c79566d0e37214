"""Adding to a chain, and checking one."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.audit.models import AuditEntry, AuditHead
from server.db.transaction import Transaction

ORIGIN = "0" * 64


def digest(entry: AuditEntry) -> str:
    """SHA-256 over the hash before and the entry's canonical JSON (sorted keys, no spaces, UTF-8)."""
    body = {
        "scope": entry.scope,
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "action": entry.action,
        "object": entry.object,
        "outcome": entry.outcome,
        "facts": entry.facts,
    }
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(entry.previous_hash.encode() + canonical.encode()).hexdigest()


def store(tx: Transaction) -> None:
    """Chain what the transaction recorded."""
    for recorded in tx.recorded:
        head = tx.session.execute(
            select(AuditHead).where(AuditHead.scope == recorded.scope).with_for_update()
        ).scalar_one_or_none()
        if head is None:
            head = AuditHead(scope=recorded.scope, seq=0, hash=ORIGIN)
            tx.session.add(head)
            tx.session.flush()
        entry = AuditEntry(
            scope=recorded.scope,
            seq=head.seq + 1,
            at=tx.now,
            actor=tx.actor.attendee or tx.actor.name[:60],
            action=recorded.action,
            object=recorded.object,
            outcome=recorded.outcome,
            facts=recorded.facts,
            previous_hash=head.hash,
            hash="",
        )
        entry.hash = digest(entry)
        tx.session.add(entry)
        head.seq, head.hash = entry.seq, entry.hash
        tx.session.flush()


def entries(session: Session, scope: str) -> Sequence[AuditEntry]:
    """A whole chain, in order."""
    return session.scalars(select(AuditEntry).where(AuditEntry.scope == scope).order_by(AuditEntry.seq)).all()


def first_break(chain: Sequence[AuditEntry]) -> int | None:
    """The number of the first entry that does not fit, or None if the chain is whole."""
    previous = ORIGIN
    for expected, entry in enumerate(chain, start=1):
        if entry.seq != expected or entry.previous_hash != previous or entry.hash != digest(entry):
            return expected
        previous = entry.hash
    return None
