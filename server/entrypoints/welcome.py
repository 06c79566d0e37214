"""What a terminal is told when it joins or is let in: who it is, and each stream as events or as a snapshot."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.entrypoints import snapshots
from server.journal import replay
from server.journal.models import StoredEvent
from server.meetings import audiences, page_keys
from server.meetings import queries as meetings
from server.meetings.models import Attendee
from server.wire import live


def welcome(session: Session, actor: Actor, shake: live.Handshake, now: datetime) -> live.Welcome:
    """The first message; numbers of another epoch mean nothing, so everything is sent anew."""
    epoch = replay.epoch(session)
    since = {one.stream: one.seq for one in shake.since} if shake.epoch == epoch else {}
    streams = audiences.streams_of(session, actor)
    return live.Welcome(
        me=_me(session, actor),
        epoch=epoch,
        server_time=now,
        streams=stream_states(session, actor, {stream: since.get(audiences.outer(stream)) for stream in streams}),
    )


def stream_states(session: Session, actor: Actor, since: Mapping[str, int | None]) -> list[live.StreamState]:
    """These streams, each since a number, or its snapshot."""
    heads = replay.stream_heads(session, actor.meeting or "")
    return [_stream_state(session, actor, stream, seq, heads.get(stream, 0)) for stream, seq in since.items()]


def _stream_state(session: Session, actor: Actor, stream: str, since: int | None, head: int) -> live.StreamState:
    outer = audiences.outer(stream)
    missed = replay.events_since(session, actor.meeting or "", stream, since, head) if since is not None else None
    if missed is None:
        return live.StreamState(stream=outer, seq=head, snapshot=snapshots.snapshot(session, actor, stream), events=[])
    return live.StreamState(stream=outer, seq=head, snapshot=None, events=_messages(missed))


def stream_opened(session: Session, actor: Actor, stream: str) -> live.StreamOpened:
    """The message to somebody who was just let in."""
    head = replay.stream_heads(session, actor.meeting or "").get(stream, 0)
    return live.StreamOpened(
        stream=audiences.outer(stream), seq=head, snapshot=snapshots.snapshot(session, actor, stream)
    )


def _messages(events: Sequence[StoredEvent]) -> list[live.EventMessage]:
    return [replay.message(event) for event in events]


def _me(session: Session, actor: Actor) -> live.Me:
    attendee = session.get(Attendee, actor.attendee) if actor.attendee else None
    part = meetings.attendee_part(session, attendee) if attendee else None
    return live.Me(
        attendee=actor.attendee,
        name=part.name if part else "",
        title=part.title if part else "",
        role=actor.role,
        seat=part.seat if part else "",
        face="terminal" if actor.face == "nobody" else actor.face,
        permissions=sorted(permission.value for permission in Permission if rules.may(actor, permission)),
        page_key=page_keys.page_key(meetings.meeting_row(session, actor.meeting or ""), actor),
    )
