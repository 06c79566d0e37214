"""Where in the papers the room is, and what passes over a page without being kept."""

from annotations.marks import Layer, Segment
from server.wire.base import Audience, Command, Count, Empty, Event, Fraction01, Id, Number, OptionalLine, Signal, Wire


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
        ("document_unknown", "document_not_ready", "page_out_of_range"),
        "Put a paper before everybody and become the presenter.",
    ),
    Command(
        "view.turn",
        Turn,
        Turned,
        ("stale_term", "stale_view", "not_presenter", "page_out_of_range"),
        "Turn the page for everybody.",
    ),
    Command("view.withdraw", Empty, Turned, (), "Stop presenting."),
)
EVENTS = (
    Event("view.changed", ViewChanged, Audience.ROOM_OR_ITEM, "Everybody's page changed."),
)
SIGNALS = (
    Signal("pointer", PointerSignal, Audience.ROOM_OR_ITEM, "Where the presenter points; fades by itself."),
    Signal("ink", InkSignal, Audience.ROOM_OR_ITEM, "A stroke on a layer others see, while the pen is down."),
)
