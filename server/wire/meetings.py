"""Meetings, their agenda and who is in them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from agenda.vocabulary import (
    Classification,
    DecisionMethod,
    DecisionOutcome,
    ItemState,
    MeetingKind,
    MeetingPhase,
    NextStep,
    PresenceState,
    Purpose,
    Role,
    SignInMethod,
)
from server.wire.base import (
    Audience,
    Command,
    Count,
    Empty,
    Event,
    Id,
    Line,
    Moment,
    Number,
    OptionalLine,
    Wire,
)


class Body(Wire):
    """A committee, board or council whose meetings carry a yearly ordinal."""

    id: Id
    name: Line
    kind: MeetingKind
    next_ordinal: Number
    """What the next meeting of this year would be numbered."""


class Meeting(Wire):
    """A meeting as everyone in it sees it."""

    id: Id
    body: Id
    body_name: Line
    year: int
    ordinal: Number
    title: Line
    kind: MeetingKind
    classification: Classification
    phase: MeetingPhase
    room: Id | None
    room_name: OptionalLine
    starts_at: Moment
    ends_at: Moment
    opened_at: Moment | None
    closed_at: Moment | None
    current_item: Id | None
    sign_in_with_signature: bool
    eligible: Count
    """应到: chair and members."""
    present: Count
    """实到: of those, who are here now."""


class Attendee(Wire):
    """A person in a meeting, with seat and presence."""

    id: Id
    person: Id
    name: Line
    title: OptionalLine
    department: OptionalLine
    role: Role
    seat: OptionalLine
    row: int | None
    column: int | None
    state: PresenceState
    signed_in_at: Moment | None
    left_at: Moment | None
    method: SignInMethod | None
    signed_in_by: OptionalLine
    """Who recorded it, if not the person: printed in the record."""


class Decision(Wire):
    """How an item ended, and the sentence that says so."""

    outcome: DecisionOutcome
    method: DecisionMethod
    sentence: Annotated[str, StringConstraints(max_length=2000)]


class AgendaItem(Wire):
    """One item of the agenda."""

    id: Id
    number: Number
    title: Line
    submitted_by: OptionalLine
    """提请单位"""
    reporter: OptionalLine
    purpose: Purpose
    planned_minutes: Annotated[int, Field(ge=0, le=600)]
    restricted: bool
    state: ItemState
    started_at: Moment | None
    ended_at: Moment | None
    decision: Decision | None


class Conduct(Wire):
    """What whoever drives the meeting may do next."""

    step: Count
    """Grows with every driving step; a command made on an older one is refused."""
    next: NextStep
    item: Id | None
    ballot: Id | None


class Admission(Wire):
    """Someone was called into a restricted item, or out of it."""

    item: Id
    attendee: Id
    inside: bool


# --- live commands -------------------------------------------------------------------------------------------


class Step(Wire):
    """A driving step, made on what the sender last saw."""

    step: Count


class ItemStep(Step):
    """A driving step about one item."""

    item: Id


class CloseItem(ItemStep):
    """Close an item with its decision; an empty sentence is written by the rules."""

    outcome: DecisionOutcome
    method: DecisionMethod
    sentence: Annotated[str, StringConstraints(max_length=2000)]


class StepTaken(Wire):
    """The number after this step."""

    step: Count


class Stroke(Wire):
    """One stroke of a signature, in fractions of its box × 32767, first point absolute, then differences."""

    points: Annotated[list[Annotated[int, Field(ge=-32767, le=32767)]], Field(min_length=2, max_length=4000)]


class SignIn(Wire):
    """Sign oneself in; strokes where the meeting asks for a signature."""

    signature: Annotated[list[Stroke], Field(max_length=60)]


class AttendeeCommand(Wire):
    """A command about somebody."""

    attendee: Id


class AdmissionCommand(Wire):
    """Let somebody into a restricted item, or out of it."""

    item: Id
    attendee: Id


# --- events --------------------------------------------------------------------------------------------------


class MeetingChanged(Wire):
    """The meeting after the fact."""

    meeting: Meeting


class ItemChanged(Wire):
    """The item and the meeting after the fact."""

    meeting: Meeting
    item: AgendaItem


class AttendeeChanged(Wire):
    """The attendee and the meeting after the fact."""

    meeting: Meeting
    attendee: Attendee


class AgendaChanged(Wire):
    """The whole agenda after it was reordered or edited."""

    meeting: Meeting
    items: Annotated[list[AgendaItem], Field(max_length=200)]


class AttendeesChanged(Wire):
    """Everyone, after the list was edited."""

    meeting: Meeting
    attendees: Annotated[list[Attendee], Field(max_length=1000)]


class ConductChanged(Wire):
    """What may be done next."""

    conduct: Conduct


class AdmissionChanged(Wire):
    """Who is inside a restricted item."""

    admission: Admission


_DRIVING = ("stale_step", "wrong_phase")
COMMANDS = (
    Command("meeting.start", Step, StepTaken, _DRIVING, "Open the meeting."),
    Command("meeting.recess", Step, StepTaken, (*_DRIVING, "ballot_open"), "Break off for a while."),
    Command("meeting.resume", Step, StepTaken, _DRIVING, "Go on after a recess."),
    Command("meeting.close", Step, StepTaken, (*_DRIVING, "ballot_open", "item_open"), "Close the meeting for good."),
    Command("item.start", ItemStep, StepTaken, (*_DRIVING, "item_not_waiting", "item_open"), "Take up an item."),
    Command("item.close", CloseItem, StepTaken, (*_DRIVING, "no_current_item", "ballot_open", "decision_unfounded"),
            "Close the current item with its decision."),
    Command("item.postpone", ItemStep, StepTaken, (*_DRIVING, "item_not_waiting"), "Put an item off."),
    Command("item.let_in", AdmissionCommand, Empty, ("item_unknown", "item_not_restricted", "attendee_unknown"),
            "Call somebody into a restricted item."),
    Command("item.let_out", AdmissionCommand, Empty, ("item_unknown", "item_not_restricted", "attendee_unknown"),
            "Let somebody go from a restricted item."),
    Command("attendee.sign_in", SignIn, Empty, ("already_signed_in", "signature_missing", "meeting_not_open"),
            "Sign oneself in."),
    Command("attendee.record_sign_in", AttendeeCommand, Empty, ("already_signed_in", "attendee_unknown"),
            "Sign somebody in on their behalf."),
    Command("attendee.record_leaving", AttendeeCommand, Empty, ("not_present", "attendee_unknown"),
            "Record that somebody left."),
    Command("attendee.record_return", AttendeeCommand, Empty, ("not_left", "attendee_unknown"),
            "Record that somebody came back."),
    Command("attendee.excuse", AttendeeCommand, Empty, ("already_signed_in", "attendee_unknown"),
            "Record that somebody asked for leave."),
)
EVENTS = (
    Event("meeting.noticed", MeetingChanged, Audience.ROOM, "The notice went out; tablets may come in."),
    Event("meeting.started", MeetingChanged, Audience.ROOM, "The meeting was opened."),
    Event("meeting.recessed", MeetingChanged, Audience.ROOM, "The meeting broke off for a while."),
    Event("meeting.resumed", MeetingChanged, Audience.ROOM, "The meeting goes on."),
    Event("meeting.closed", MeetingChanged, Audience.ROOM, "The meeting was closed."),
    Event("meeting.edited", MeetingChanged, Audience.ROOM, "Title, time, room or the like changed."),
    Event("meeting.archived", MeetingChanged, Audience.ROOM, "The minutes are approved or the package is made."),
    Event("item.started", ItemChanged, Audience.ROOM, "An item was taken up."),
    Event("item.closed", ItemChanged, Audience.ROOM, "An item ended with its decision."),
    Event("item.postponed", ItemChanged, Audience.ROOM, "An item was put off."),
    Event("agenda.changed", AgendaChanged, Audience.ROOM, "Items were added, edited, reordered or removed."),
    Event("attendees.changed", AttendeesChanged, Audience.ROOM, "The list of attendees was edited."),
    Event("attendee.signed_in", AttendeeChanged, Audience.ROOM, "Somebody is present."),
    Event("attendee.left", AttendeeChanged, Audience.ROOM, "Somebody left."),
    Event("attendee.returned", AttendeeChanged, Audience.ROOM, "Somebody came back."),
    Event("attendee.excused", AttendeeChanged, Audience.ROOM, "Somebody asked for leave."),
    Event("conduct.changed", ConductChanged, Audience.STAFF, "The next step of the meeting changed."),
    Event("admission.changed", AdmissionChanged, Audience.STAFF, "Somebody was called into a restricted item or out."),
)
