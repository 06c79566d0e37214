"""The state of a stream at its newest number: what its events add up to."""

from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.archive import queries as archive
from server.bookmarks import queries as bookmarks
from server.conducting import queries as conducting
from server.documents import queries as documents
from server.meetings import queries as meetings
from server.minutes import queries as minutes
from server.presenting import queries as presenting
from server.voting import queries as voting
from server.wire import live
from server.wire import meetings as wire


def snapshot(session: Session, actor: Actor, stream: str) -> live.Snapshot:
    """The snapshot of a stored stream of the actor's meeting."""
    meeting_id = actor.meeting or ""
    if stream == "room":
        return room(session, meeting_id)
    if stream == "staff":
        return staff(session, meeting_id)
    if stream.startswith("item/"):
        return item(session, meeting_id, stream.removeprefix("item/"))
    me = actor.attendee or ""
    return live.MeSnapshot(
        kind="me", votes=voting.votes_of(session, meeting_id, me), bookmarks=bookmarks.bookmarks_of(session, me)
    )


def room(session: Session, meeting_id: str) -> live.RoomSnapshot:
    """What everybody in the meeting knows."""
    items = meetings.item_rows(session, meeting_id)
    unrestricted = [row.id for row in items if not row.restricted]
    return live.RoomSnapshot(
        kind="room",
        meeting=meetings.meeting_part(session, meetings.meeting_row(session, meeting_id)),
        attendees=meetings.attendee_parts(session, meetings.attendee_rows(session, meeting_id)),
        items=[meetings.item_part(row) for row in items],
        documents=documents.told_on(session, meeting_id, "room"),
        ballots=voting.asked_ballots(session, meeting_id, unrestricted),
        view=presenting.room_part(session, meeting_id),
    )


def item(session: Session, meeting_id: str, item_id: str) -> live.ItemSnapshot:
    """What those inside an item know. Ballots and what is shown belong here only where the item is restricted."""
    restricted = [item_id] if meetings.item_row(session, meeting_id, item_id).restricted else []
    return live.ItemSnapshot(
        kind="item",
        item=item_id,
        documents=documents.told_on(session, meeting_id, f"item/{item_id}"),
        ballots=voting.asked_ballots(session, meeting_id, restricted),
        view=presenting.inside_part(session, meeting_id, item_id) if restricted else None,
    )


def staff(session: Session, meeting_id: str) -> live.StaffSnapshot:
    """What those who run the meeting know."""
    return live.StaffSnapshot(
        kind="staff",
        conduct=conducting.conduct_part(session, meeting_id),
        prepared=voting.prepared_ballots(session, meeting_id),
        turnouts=voting.turnouts(session, meeting_id),
        admissions=[
            wire.Admission(item=item_id, attendee=attendee_id, inside=inside)
            for (item_id, attendee_id), inside in meetings.admissions(session, meeting_id).items()
        ],
        notes=minutes.notes(session, meeting_id),
        drafts=minutes.drafts(session, meeting_id),
        package=archive.package_part(session, meeting_id),
    )
