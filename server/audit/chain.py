"""Adding to a chain, and checking one."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from server.audit.models import AuditEntry, AuditHead
from server.db.base import table
from server.db.transaction import Transaction

ORIGIN = "0" * 64

# Written once and given to the connection itself: they run in every command.
_HEAD = table(AuditHead)
_LOCK = select(AuditHead.seq, AuditHead.hash).where(AuditHead.scope == bindparam("chain")).with_for_update()
_BEGIN = insert(_HEAD)
_MOVE = update(_HEAD).where(AuditHead.scope == bindparam("chain"))
_ADD = insert(table(AuditEntry))
_COLUMNS = tuple(column.name for column in table(AuditEntry).columns)


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
    connection = tx.session.connection() if tx.recorded else None
    for recorded in tx.recorded:
        assert connection is not None
        head = connection.execute(_LOCK, {"chain": recorded.scope}).one_or_none()
        if head is None:
            connection.execute(_BEGIN, {"scope": recorded.scope, "seq": 0, "hash": ORIGIN})
        seq, previous = head or (0, ORIGIN)
        entry = AuditEntry(
            scope=recorded.scope,
            seq=seq + 1,
            at=tx.now,
            actor=tx.actor.attendee or tx.actor.name[:60],
            action=recorded.action,
            object=recorded.object,
            outcome=recorded.outcome,
            facts=recorded.facts,
            previous_hash=previous,
            hash="",
        )
        entry.hash = digest(entry)
        connection.execute(_ADD, {name: getattr(entry, name) for name in _COLUMNS})
        connection.execute(_MOVE, {"chain": entry.scope, "seq": entry.seq, "hash": entry.hash})


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
