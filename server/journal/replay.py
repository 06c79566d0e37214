"""Reading the journal again: what a stream told since a number, and how far everything is."""

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.journal.models import Installation, JournalHead, StoredEvent, StreamHead
from server.wire.live import Actor, EventMessage

REPLAY_LIMIT = 500
"""More missed events than this and a snapshot is the smaller answer."""


def epoch(session: Session) -> str:
    """The epoch of this database."""
    return session.execute(select(Installation.epoch)).scalar_one()


def stream_heads(session: Session, meeting_id: str) -> dict[str, int]:
    """The newest number of every stream of a meeting that ever told anything."""
    rows = session.execute(select(StreamHead.stream, StreamHead.seq).where(StreamHead.meeting_id == meeting_id))
    return {stream: seq for stream, seq in rows}


def events_since(
    session: Session, meeting_id: str, stream: str, seq: int, head: int
) -> Sequence[StoredEvent] | None:
    """The events of a stream after `seq` up to `head`; None if that is too many, or `seq` is of another life."""
    if seq > head or head - seq > REPLAY_LIMIT:
        return None
    if seq == head:
        return []
    return session.scalars(
        select(StoredEvent)
        .where(StoredEvent.meeting_id == meeting_id, StoredEvent.stream == stream)
        .where(StoredEvent.seq > seq, StoredEvent.seq <= head)
        .order_by(StoredEvent.seq)
    ).all()


def events_between(session: Session, meeting_id: str, after: int, upto: int) -> Sequence[StoredEvent]:
    """The events of a meeting at the positions `after` + 1 … `upto`, in order."""
    return session.scalars(
        select(StoredEvent)
        .where(StoredEvent.meeting_id == meeting_id, StoredEvent.position > after, StoredEvent.position <= upto)
        .order_by(StoredEvent.position)
    ).all()


def newest(session: Session, meeting_id: str, stream: str, name: str) -> StoredEvent | None:
    """The last event of this name a stream was told."""
    return session.scalars(
        select(StoredEvent)
        .where(StoredEvent.meeting_id == meeting_id, StoredEvent.stream == stream, StoredEvent.name == name)
        .order_by(StoredEvent.seq.desc())
        .limit(1)
    ).first()


def positions(session: Session, meeting_ids: Sequence[str]) -> dict[str, int]:
    """The newest position of each of these meetings."""
    rows = session.execute(
        select(JournalHead.meeting_id, JournalHead.position).where(JournalHead.meeting_id.in_(meeting_ids))
    )
    return {meeting_id: position for meeting_id, position in rows}


def told(event: StoredEvent) -> dict[str, Any]:
    """An event as plain values, to be encoded once for everybody: it was made of the wire's when it was posted."""
    return {
        "stream": "me" if event.stream.startswith("me/") else event.stream, "seq": event.seq, "name": event.name,
        "at": event.at, "actor": event.actor, "payload": event.payload,
    }


def message(event: StoredEvent) -> EventMessage:
    """An event as terminals get it: everybody's own stream is just `me`."""
    payload: dict[str, JsonValue] = event.payload
    return EventMessage(
        stream="me" if event.stream.startswith("me/") else event.stream,
        seq=event.seq,
        name=event.name,
        at=event.at,
        actor=Actor.model_validate(event.actor),
        payload=payload,
    )
