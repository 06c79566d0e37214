"""Where in the papers the room is, and what passes over a page without being kept."""

from typing import Annotated

from pydantic import Field, model_validator

from agenda.vocabulary import FollowMode
from annotations.marks import Layer, Segment
from server.wire.base import Audience, Command, Count, Empty, Event, Fraction01, Id, Number, OptionalLine, Signal, Wire

LEAST_REGION = 0.01
"""A hundredth of a page is more than any tablet can enlarge."""


class Region(Wire):
    """What of a page the presenter sees, in fractions of the displayed page."""

    left: Fraction01
    top: Fraction01
    right: Fraction01
    bottom: Fraction01

    @model_validator(mode="after")
    def _has_size(self) -> "Region":
        if self.right - self.left < LEAST_REGION or self.bottom - self.top < LEAST_REGION:
            raise ValueError("too small")
        return self


class View(Wire):
    """Where the room is. `view` grows with every change, `term` with every hand-over; an older one is ignored."""

    view: Count
    term: Count
    presenter: Id | None
    presenter_name: OptionalLine
    item: Id | None
    version: Id | None
    """Absent: nothing is presented, or it is closed to this audience."""
    page: Count
    region: Region | None
    """Absent: the whole page."""
    mode: FollowMode
    asked: Annotated[list[Id], Field(max_length=500)]
    """Attendees who ask to present, in the order they asked."""
    closed: bool
    """The room is inside a restricted item: outsiders see the safe slide."""


class ViewChanged(Wire):
    """Where the room is now."""

    view: View


class Present(Wire):
    """Show a paper to all, from this page on."""

    version: Id
    page: Number


class Turn(Wire):
    """Turn the presented paper; refused if somebody else presents meanwhile."""

    version: Id
    page: Number
    term: Count


class Frame(Wire):
    """Pan and zoom of the presenter, done on the view `seen`; refused once the page was turned since."""

    version: Id
    page: Number
    term: Count
    seen: Count
    region: Region | None
    """Absent: the whole page."""


class HandOver(Wire):
    """Who presents from now on; paper, page and region stay."""

    attendee: Id


class Follow(Wire):
    """How closely the room goes with the presenter."""

    mode: FollowMode


class Turned(Wire):
    """The number of the new view."""

    view: Count
    term: Count


class PointerSignal(Wire):
    """The presenter's pointer."""

    version: Id
    page: Number
    x: Fraction01
    y: Fraction01


class FrameSignal(Wire):
    """Where the presenter pans and zooms to while the fingers move; the newest wins."""

    version: Id
    page: Number
    term: Count
    seen: Count
    region: Region | None
    """Absent: the whole page."""


class TogetherSignal(Wire):
    """Whether a terminal shows what the room sees."""

    together: bool


class CompanySignal(Wire):
    """How many of the connected attendees are with the presenter, and whether the presenter is gone."""

    presenter: Id | None
    away: bool
    """The presenter has been without a connection for longer than a moment."""
    together: Count
    connected: Count


class InkSignal(Wire):
    """A piece of a stroke while the pen is down."""

    author: Id
    version: Id
    page: Number
    layer: Layer
    segment: Segment


COMMANDS = (
    Command(
        "view.present",
        Present,
        Turned,
        ("document_unknown", "document_not_ready", "page_out_of_range", "not_presenter"),
        "Put a paper before everybody and become the presenter: the chair, or whoever presents or reports.",
    ),
    Command(
        "view.turn",
        Turn,
        Turned,
        ("stale_term", "stale_view", "not_presenter", "page_out_of_range"),
        "Turn the page for everybody.",
    ),
    Command(
        "view.frame",
        Frame,
        Turned,
        ("stale_term", "stale_view", "not_presenter"),
        "Pan or zoom for everybody.",
    ),
    Command("view.withdraw", Empty, Turned, ("not_presenter",), "Stop presenting."),
    Command("view.follow", Follow, Turned, (), "Say how closely the room goes with the presenter."),
    Command("presenter.ask", Empty, Turned, ("already_presenting", "not_signed_in"), "Ask to present."),
    Command("presenter.unask", Empty, Turned, (), "Think better of asking to present."),
    Command("presenter.decline", HandOver, Turned, ("attendee_unknown",), "Let somebody who asked wait no longer."),
    Command(
        "presenter.hand_over",
        HandOver,
        Turned,
        ("attendee_unknown", "attendee_outside", "not_signed_in", "not_presenter"),
        "Let somebody else present, or take it back: page, region and followers stay.",
    ),
)
EVENTS = (
    Event("view.changed", ViewChanged, Audience.ROOM_OR_ITEM, "Everybody's page changed."),
)
SIGNALS = (
    Signal("pointer", PointerSignal, Audience.ROOM_OR_ITEM, "Where the presenter points; fades by itself."),
    Signal("frame", FrameSignal, Audience.ROOM_OR_ITEM, "The presenter pans and zooms; `view.frame` follows."),
    Signal("together", TogetherSignal, Audience.STAFF, "From a terminal: whether it shows what the room sees."),
    Signal("company", CompanySignal, Audience.STAFF, "To the presenter and to those who run the meeting."),
    Signal("ink", InkSignal, Audience.ROOM_OR_ITEM, "A stroke on a layer others see, while the pen is down."),
)
