"""Planning a meeting at the desk: its head, who is invited, the agenda."""

from typing import Annotated

from pydantic import Field, StringConstraints

from agenda.vocabulary import Classification, Purpose, Role
from server.wire.base import Count, Empty, Endpoint, Id, Line, Moment, OptionalLine, Wire
from server.wire.meetings import AgendaItem, Attendee, Body, Meeting


class AttendeeDraft(Wire):
    """Somebody invited; `id` keeps one who is there already."""

    person: Id
    role: Role
    seat: Id | None = None
    """Left out: seated by rank as long as there are seats."""


class ItemDraft(Wire):
    """An item as the organiser types it; the order of the list is the order of the agenda."""

    id: Id | None = None
    """Left out for a new item."""
    title: Line
    submitted_by: OptionalLine = ""
    reporter: OptionalLine = ""
    purpose: Purpose
    planned_minutes: Annotated[int, Field(ge=0, le=600)] = 15
    restricted: bool = False


class MeetingDraft(Wire):
    """A meeting as the organiser types it."""

    body: Id
    title: Line
    room: Id | None = None
    starts_at: Moment
    ends_at: Moment
    classification: Classification
    sign_in_with_signature: bool = False


class Attendees(Wire):
    """The whole list of attendees."""

    attendees: Annotated[list[AttendeeDraft], Field(max_length=1000)]


class Agenda(Wire):
    """The whole agenda, in order."""

    items: Annotated[list[ItemDraft], Field(max_length=200)]


class MeetingSummary(Wire):
    """A line of the list."""

    meeting: Meeting
    items: Count
    papers: Count
    attendees: Count


class MeetingList(Wire):
    """The meetings one may see, newest first, with the bodies."""

    meetings: Annotated[list[MeetingSummary], Field(max_length=1000)]
    bodies: Annotated[list[Body], Field(max_length=500)]


class Readiness(Wire):
    """Something missing for the next step; the code has a sentence in both languages."""

    code: Annotated[str, StringConstraints(max_length=60)]
    count: Count


class MeetingDetail(Wire):
    """All of one meeting for the desk."""

    meeting: Meeting
    attendees: Annotated[list[Attendee], Field(max_length=1000)]
    items: Annotated[list[AgendaItem], Field(max_length=200)]
    readiness: Annotated[list[Readiness], Field(max_length=50)]
    may_conduct: bool
    may_edit: bool


ENDPOINTS = (
    Endpoint("meetings.list", "GET", "/api/v1/meetings", None, None, MeetingList, (), "List meetings and bodies."),
    Endpoint(
        "meetings.create",
        "POST",
        "/api/v1/meetings",
        MeetingDraft,
        None,
        MeetingDetail,
        ("body_unknown", "room_unknown", "ends_before_start", "room_taken"),
        "Create a meeting with its yearly ordinal.",
    ),
    Endpoint(
        "meetings.read",
        "GET",
        "/api/v1/meetings/{meeting}",
        None,
        None,
        MeetingDetail,
        ("meeting_unknown",),
        "Read one meeting.",
    ),
    Endpoint(
        "meetings.edit",
        "PUT",
        "/api/v1/meetings/{meeting}",
        MeetingDraft,
        None,
        MeetingDetail,
        ("meeting_unknown", "room_unknown", "ends_before_start", "room_taken", "wrong_phase"),
        "Change its head.",
    ),
    Endpoint(
        "meetings.set_attendees",
        "PUT",
        "/api/v1/meetings/{meeting}/attendees",
        Attendees,
        None,
        MeetingDetail,
        (
            "meeting_unknown",
            "person_unknown",
            "invited_twice",
            "seat_taken",
            "seat_unknown",
            "wrong_phase",
            "one_chair", "attendee_in_use",
        ),
        "Set who is invited, in which role, on which seat.",
    ),
    Endpoint(
        "meetings.set_agenda",
        "PUT",
        "/api/v1/meetings/{meeting}/agenda",
        Agenda,
        None,
        MeetingDetail,
        ("meeting_unknown", "item_unknown", "wrong_phase", "item_has_papers", "item_in_use"),
        "Set the agenda, in order.",
    ),
    Endpoint(
        "meetings.notice",
        "POST",
        "/api/v1/meetings/{meeting}/notice",
        Empty,
        None,
        MeetingDetail,
        ("meeting_unknown", "wrong_phase", "agenda_empty", "nobody_invited"),
        "Send the notice: the meeting can be entered.",
    ),
)
