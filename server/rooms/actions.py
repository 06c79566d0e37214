"""Tying terminals to seats and screens to rooms."""

import io

import qrcode
import qrcode.image.svg
from sqlalchemy import select

from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.people import proofs
from server.rooms.models import Room, Seat, Terminal
from server.wire import rooms as wire


def bind_seat(tx: Transaction, room_id: str, seat_id: str, base_url: str) -> wire.BoundTerminal:
    """Tie a new terminal to a seat; the one that was there is let go."""
    seat = tx.session.get(Seat, seat_id)
    if tx.session.get(Room, room_id) is None:
        raise Problem("room_unknown")
    if seat is None or seat.room_id != room_id:
        raise Problem("seat_unknown")
    for former in tx.session.scalars(select(Terminal).where(Terminal.seat_id == seat_id, ~Terminal.released)):
        former.released = True
    token = _new_terminal(tx, "terminal", room_id, seat_id)
    link = f"{base_url}/t#terminal={token}"
    return wire.BoundTerminal(link=link, qr_svg=qr_svg(link), seat=seat.label)


def bind_screen(tx: Transaction, room_id: str, base_url: str) -> wire.BoundTerminal:
    """Make one more wall screen of a room."""
    if tx.session.get(Room, room_id) is None:
        raise Problem("room_unknown")
    token = _new_terminal(tx, "screen", room_id, None)
    link = f"{base_url}/s/{room_id}#terminal={token}"
    return wire.BoundTerminal(link=link, qr_svg=qr_svg(link), seat="")


def _new_terminal(tx: Transaction, face: str, room_id: str, seat_id: str | None) -> str:
    token = proofs.new_token()
    terminal = Terminal(
        id=new_id(),
        face=face,
        room_id=room_id,
        seat_id=seat_id,
        token_hash=proofs.token_hash(token),
        bound_at=tx.now,
        released=False,
    )
    tx.session.add(terminal)
    tx.record("rooms.bind", terminal.id, room=room_id, seat=seat_id)
    return token


def qr_svg(text: str) -> str:
    """A QR code as an SVG of one path, without script."""
    image = qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, box_size=10, border=2)
    out = io.BytesIO()
    image.save(out)
    return out.getvalue().decode()
