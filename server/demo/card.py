"""What the demo has to know of its data after a restart."""

import json
from dataclasses import asdict, dataclass

from server.settings import Settings

CARD = "demo.json"


@dataclass(frozen=True)
class Card:
    """Where the meeting of now is, and the secrets of its tablets."""

    meeting: str
    room: str
    screen_token: str
    seats: dict[str, str]
    """Name of who sits there → secret of the tablet."""


def read(settings: Settings) -> Card | None:
    """The card of demo data that are there already."""
    path = settings.data / CARD
    return Card(**json.loads(path.read_text("utf-8"))) if path.is_file() else None


def write(settings: Settings, written: Card) -> None:
    """Keep it; whole or not at all."""
    path = settings.data / CARD
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(written), ensure_ascii=False, indent=1), "utf-8")
    beside.replace(path)
