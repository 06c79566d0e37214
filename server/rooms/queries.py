"""Reading rooms and terminals."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.people.proofs import token_hash
from server.rooms.models import Room, Seat, Terminal
from server.wire import rooms as wire


def room_list(session: Session) -> wire.RoomList:
    """All rooms with their seats."""
    bound = set(session.scalars(select(Terminal.seat_id).where(Terminal.seat_id.is_not(None), ~Terminal.released)))
    rooms = session.scalars(select(Room).order_by(Room.name)).all()
    seats = session.scalars(select(Seat).order_by(Seat.rank)).all()
    return wire.RoomList(
        rooms=[
            wire.Room(
                id=room.id,
                name=room.name,
                rows=room.rows,
                columns=room.columns,
                seats=[
                    wire.Seat(id=seat.id, label=seat.label, row=seat.row, column=seat.column, bound=seat.id in bound)
                    for seat in seats
                    if seat.room_id == room.id
                ],
            )
            for room in rooms
        ]
    )


def seats_by_id(session: Session, room_id: str | None) -> dict[str, Seat]:
    """The seats of a room, by id, in order of rank."""
    return {seat.id: seat for seat in session.scalars(select(Seat).where(Seat.room_id == room_id).order_by(Seat.rank))}


def terminal_of(session: Session, terminal_token: str) -> Terminal | None:
    """The bound terminal with this secret."""
    return session.scalars(
        select(Terminal).where(Terminal.token_hash == token_hash(terminal_token), ~Terminal.released)
    ).one_or_none()
