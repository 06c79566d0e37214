"""The live channel itself: handshake, welcome, streams, acknowledgements, pulse."""

from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, StringConstraints

from agenda.vocabulary import Role
from server.wire.base import Count, Id, Line, Moment, OptionalLine, StreamName, Wire
from server.wire.bookmarks import MOST_BOOKMARKS, Bookmark
from server.wire.documents import Document
from server.wire.meetings import Admission, AgendaItem, Attendee, Conduct, Meeting
from server.wire.minutes import Draft, Note, Package
from server.wire.presenting import View
from server.wire.pushing import PageKey
from server.wire.voting import Ballot, MyVote, Turnout


class StreamPosition(Wire):
    """How far a terminal has read a stream."""

    stream: StreamName
    seq: Count


class Handshake(Wire):
    """Sent by the terminal as Socket.IO `auth`."""

    protocol: int
    token: Annotated[str, StringConstraints(max_length=100)]
    meeting: Id
    epoch: OptionalLine = ""
    """Left out by a terminal that knows nothing yet."""
    since: Annotated[list[StreamPosition], Field(max_length=300)] = Field(default_factory=list)


class Actor(Wire):
    """Who did it: `on_behalf` when somebody conducts in the chair's place."""

    attendee: Id | None
    name: OptionalLine
    role: Role | None
    on_behalf: bool


class RoomSnapshot(Wire):
    """What everybody in the meeting knows."""

    kind: Literal["room"]
    meeting: Meeting
    attendees: Annotated[list[Attendee], Field(max_length=1000)]
    items: Annotated[list[AgendaItem], Field(max_length=200)]
    documents: Annotated[list[Document], Field(max_length=2000)]
    ballots: Annotated[list[Ballot], Field(max_length=200)]
    view: View


class ItemSnapshot(Wire):
    """What those inside a restricted item know."""

    kind: Literal["item"]
    item: Id
    documents: Annotated[list[Document], Field(max_length=2000)]
    ballots: Annotated[list[Ballot], Field(max_length=200)]
    view: View | None


class StaffSnapshot(Wire):
    """What those who drive the meeting know."""

    kind: Literal["staff"]
    conduct: Conduct
    prepared: Annotated[list[Ballot], Field(max_length=200)]
    """Ballots nobody was asked yet."""
    turnouts: Annotated[list[Turnout], Field(max_length=200)]
    admissions: Annotated[list[Admission], Field(max_length=5000)]
    notes: Annotated[list[Note], Field(max_length=10_000)]
    drafts: Annotated[list[Draft], Field(max_length=2)]
    package: Package


class MeSnapshot(Wire):
    """What one person alone knows."""

    kind: Literal["me"]
    votes: Annotated[list[MyVote], Field(max_length=200)]
    bookmarks: Annotated[list[Bookmark], Field(max_length=MOST_BOOKMARKS)]


Snapshot = Annotated[RoomSnapshot | ItemSnapshot | StaffSnapshot | MeSnapshot, Field(discriminator="kind")]


class EventMessage(Wire):
    """One event as it is told: strictly in `seq` order within its stream."""

    stream: StreamName
    seq: Count
    name: Line
    at: Moment
    actor: Actor
    payload: dict[str, JsonValue]


class Me(Wire):
    """Who this terminal is for, and what they may do here."""

    attendee: Id | None
    name: OptionalLine
    title: OptionalLine
    role: Role | None
    seat: OptionalLine
    face: Literal["terminal", "screen", "desk"]
    permissions: Annotated[list[Line], Field(max_length=100)]
    page_key: PageKey | None
    """Absent where no pages may be kept: at the desk, and when the meeting is over."""


class StreamState(Wire):
    """A stream at the welcome: a snapshot up to `seq`, or the events since the terminal's own number."""

    stream: StreamName
    seq: Count
    snapshot: Snapshot | None
    events: Annotated[list[EventMessage], Field(max_length=2000)]


class Welcome(Wire):
    """The first message on the live channel."""

    me: Me
    epoch: Line
    server_time: Moment
    streams: Annotated[list[StreamState], Field(max_length=300)]


class StreamOpened(Wire):
    """One was let into a stream."""

    stream: StreamName
    seq: Count
    snapshot: Snapshot


class StreamClosed(Wire):
    """One was let out of a stream: what was held of it is dropped at once."""

    stream: StreamName


class Pulse(Wire):
    """The newest numbers, every five seconds."""

    streams: Annotated[list[StreamPosition], Field(max_length=300)]
    at: Moment


class SinceRequest(Wire):
    """A terminal that is behind asks for the rest."""

    since: Annotated[list[StreamPosition], Field(min_length=1, max_length=300)]


class SinceReply(Wire):
    """The rest, or a snapshot where the gap is too old."""

    streams: Annotated[list[StreamState], Field(max_length=300)]


class CommandMessage(Wire):
    """A command on its way: the id is made by the terminal; the same id again changes nothing."""

    id: Id
    name: Annotated[str, StringConstraints(max_length=60)]
    payload: dict[str, JsonValue]


class ProblemReply(Wire):
    """What went wrong: a code with its facts; the sentence is written by the terminal."""

    code: Line
    facts: dict[str, JsonValue]
    field: OptionalLine


class Accepted(Wire):
    """The command is on disk."""

    ok: Literal[True]
    reply: dict[str, JsonValue]


class Refused(Wire):
    """The command changed nothing."""

    ok: Literal[False]
    problem: ProblemReply


class SignalMessage(Wire):
    """A signal on its way."""

    name: Annotated[str, StringConstraints(max_length=60)]
    payload: dict[str, JsonValue]


class ServerRestarting(Wire):
    """Come back after so many seconds, each at its own moment."""

    after_seconds: float


Facts = dict[str, Any]
MESSAGES: dict[str, tuple[type[Wire], ...]] = {
    "handshake": (Handshake,),
    "welcome": (Welcome,),
    "event": (EventMessage,),
    "stream.opened": (StreamOpened,),
    "stream.closed": (StreamClosed,),
    "pulse": (Pulse,),
    "since": (SinceRequest, SinceReply),
    "command": (CommandMessage, Accepted, Refused),
    "signal": (SignalMessage,),
    "server_restarting": (ServerRestarting,),
    "resync": (),
}
