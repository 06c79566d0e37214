"""People, departments, login and the ways into a meeting."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from agenda.vocabulary import MeetingPhase, Role
from server.wire.base import Empty, Endpoint, Id, Line, Moment, OptionalLine, Wire


class Duty(StrEnum):
    """What a person may do outside any one meeting."""

    ORGANISER = "organiser"
    SECRETARY = "secretary"
    ARCHIVIST = "archivist"
    ADMINISTRATOR = "administrator"


class Person(Wire):
    """A person as the desk shows them."""

    id: Id
    name: Line
    name_sort: OptionalLine
    """Pinyin or Latin form, for sorting and finding."""
    title: OptionalLine
    department: OptionalLine
    duties: Annotated[list[Duty], Field(max_length=4)]


class Login(Wire):
    """Name and password typed at the desk."""

    login: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class DeskSession(Wire):
    """Proof of a login; the token goes into the Authorization header."""

    token: Annotated[str, StringConstraints(max_length=100)]
    person: Person
    expires_at: Moment


class EnterByTerminal(Wire):
    """A bound tablet or screen asks for its meeting."""

    kind: Literal["terminal"]
    terminal_token: Annotated[str, StringConstraints(min_length=16, max_length=100)]


class EnterByPin(Wire):
    """A person names themselves on an unbound device."""

    kind: Literal["pin"]
    meeting: Id
    attendee: Id
    pin: Annotated[str, StringConstraints(min_length=4, max_length=12)]


class EnterByLogin(Wire):
    """Someone logged in at the desk goes into a meeting."""

    kind: Literal["login"]
    meeting: Id


class Enter(Wire):
    """How one comes in."""

    by: Annotated[EnterByTerminal | EnterByPin | EnterByLogin, Field(discriminator="kind")]


class Entrance(Wire):
    """What a device needs to join the live channel."""

    token: Annotated[str, StringConstraints(max_length=100)]
    meeting: Id | None
    """Absent while the room of a bound terminal has no meeting today."""
    face: Literal["terminal", "screen"]
    attendee: Id | None
    """Absent for a screen, and for someone of the desk who is no attendee."""
    name: OptionalLine
    seat: OptionalLine
    room_name: OptionalLine


class TodayMeeting(Wire):
    """A meeting of today as anyone in the building may see it."""

    id: Id
    title: Line
    body: Line
    room: OptionalLine
    phase: MeetingPhase
    starts_at: Moment


class TodaySeat(Wire):
    """A seat to tap on the way in."""

    attendee: Id
    name: Line
    title: OptionalLine
    role: Role
    seat: OptionalLine
    row: int
    column: int
    needs_pin: bool


class Today(Wire):
    """What `/` shows."""

    meetings: Annotated[list[TodayMeeting], Field(max_length=50)]
    organisation: Line


class TodaySeats(Wire):
    """The seat plan of one meeting, for finding oneself."""

    meeting: TodayMeeting
    seats: Annotated[list[TodaySeat], Field(max_length=1000)]
    columns: int
    rows: int


class PeopleList(Wire):
    """Everyone in the organisation."""

    people: Annotated[list[Person], Field(max_length=10_000)]
    departments: Annotated[list[Line], Field(max_length=1000)]


class Whoami(Wire):
    """Who holds this token."""

    person: Person | None
    meeting: Id | None
    attendee: Id | None
    face: Literal["desk", "terminal", "screen"]


ENDPOINTS = (
    Endpoint("people.login", "POST", "/api/v1/login", Login, None, DeskSession, ("wrong_login", "too_many_attempts"),
             "Log in at the desk.", public=True),
    Endpoint("people.logout", "POST", "/api/v1/logout", Empty, None, Empty, (), "End this login."),
    Endpoint("people.whoami", "GET", "/api/v1/whoami", None, None, Whoami, (), "Say who holds the token."),
    Endpoint("people.list", "GET", "/api/v1/people", None, None, PeopleList, (), "List everyone, sorted by name."),
    Endpoint("people.enter", "POST", "/api/v1/enter", Enter, None, Entrance,
             ("terminal_unknown", "wrong_pin", "not_invited", "too_many_attempts", "meeting_unknown"),
             "Come into a meeting with a bound terminal, a PIN or a login.", public=True),
    Endpoint("people.today", "GET", "/api/v1/today", None, None, Today, (), "Today's meetings.", public=True),
    Endpoint("people.today_seats", "GET", "/api/v1/today/{meeting}", None, None, TodaySeats, ("meeting_unknown",),
             "The seat plan of a meeting of today.", public=True),
)
