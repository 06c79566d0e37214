"""Rooms, their seats and the terminals bound to them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from server.wire.base import Empty, Endpoint, Id, Line, OptionalLine, Wire


class Seat(Wire):
    """A place at the table; row and column place it on the seat plan."""

    id: Id
    label: Line
    row: int
    column: int
    bound: bool
    """A terminal is tied to this seat."""


class Room(Wire):
    """A meeting room with its seat plan."""

    id: Id
    name: Line
    rows: int
    columns: int
    seats: Annotated[list[Seat], Field(max_length=1000)]


class RoomList(Wire):
    """All rooms."""

    rooms: Annotated[list[Room], Field(max_length=500)]


class BoundTerminal(Wire):
    """A fresh terminal secret: shown once, as a link and a QR code."""

    link: Annotated[str, StringConstraints(max_length=500)]
    qr_svg: Annotated[str, StringConstraints(max_length=100_000)]
    seat: OptionalLine


ENDPOINTS = (
    Endpoint("rooms.list", "GET", "/api/v1/rooms", None, None, RoomList, (), "List rooms with their seats."),
    Endpoint("rooms.bind_seat", "POST", "/api/v1/rooms/{room}/seats/{seat}/terminal", Empty, None, BoundTerminal,
             ("room_unknown", "seat_unknown"), "Tie a new terminal to a seat; the former one is let go."),
    Endpoint("rooms.bind_screen", "POST", "/api/v1/rooms/{room}/screen", Empty, None, BoundTerminal,
             ("room_unknown",), "Make a wall screen of the room."),
)
