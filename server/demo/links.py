"""What `/demo` shows side by side: links into the running demo, with the address of the local network."""

from typing import Any

from flask import Flask, Response
from orjson import dumps

from server.demo.card import Card
from server.demo.organisation import PASSWORD, PIN
from server.rooms.actions import qr_svg

VISITOR = "王建国"
CHAIR = "周䶮"
SECRETARY = "林㛃"


def links(card: Card, base_url: str) -> dict[str, Any]:
    """The links; every face has a slot of its own, since all four are of one origin."""

    def tablet(name: str, slot: str) -> str:
        return f"/t?slot={slot}#terminal={card.seats[name]}"

    return {
        "chair": tablet(CHAIR, "chair"),
        "attendee": tablet(VISITOR, "attendee"),
        "secretary": tablet(SECRETARY, "secretary"),
        "screen": f"/s/{card.room}?slot=screen#terminal={card.screen_token}",
        "desk": {"url": "/desk?slot=desk", "login": "secretary", "password": PASSWORD},
        "meeting": card.meeting,
        "visitor": VISITOR,
        "pin": PIN,
        "others": [
            {"name": name, "url": tablet(name, f"seat-{place}")} for place, name in enumerate(card.seats, start=1)
        ],
        "lan_url": base_url,
        "qr_svg": qr_svg(f"{base_url}/in/{card.meeting}"),
    }


def register(app: Flask, card: Card, base_url: str) -> None:
    """Serve them; only a demo does."""

    @app.get("/demo/links.json")
    def demo_links() -> Response:
        response = Response(dumps(links(card, base_url)), mimetype="application/json")
        response.headers["Cache-Control"] = "no-store"
        return response
