"""Signals: checked, put on their stream, carried and forgotten."""

from typing import Any

from pydantic import ValidationError

from annotations.marks import Layer
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.db.transaction import Database
from server.documents import queries as documents
from server.errors import Problem
from server.presenting.models import View
from server.wire import live, registry
from server.wire.presenting import FrameSignal, InkSignal, PointerSignal

_NEEDS = {"ink": Permission.MARK_DRAW, "pointer": Permission.VIEW_MOVE, "frame": Permission.VIEW_MOVE}


def carry(db: Database, actor: Actor, meeting_id: str, raw: Any) -> tuple[str, live.SignalMessage] | None:
    """The stream a signal goes to and what is sent; None if it may not be sent: a signal is never answered."""
    try:
        message = live.SignalMessage.model_validate(raw)
        declared = registry.SIGNALS[message.name]
        payload = declared.payload.model_validate(message.payload)
        rules.require(actor, _NEEDS[message.name])
    except (ValidationError, KeyError, Problem):
        return None
    if isinstance(payload, InkSignal) and (payload.author != actor.attendee or payload.layer is Layer.PRIVATE):
        return None
    assert isinstance(payload, (InkSignal, PointerSignal, FrameSignal))
    try:
        with db.read() as session:
            _, document, _ = documents.readable(session, actor, payload.version)
            stream = documents.stream_of(session, document)
            presented = session.get(View, meeting_id)
            if not isinstance(payload, InkSignal) and (presented is None or presented.presenter_id != actor.attendee):
                return None
    except Problem:
        return None
    if document.meeting_id != meeting_id:
        return None
    return stream, message
