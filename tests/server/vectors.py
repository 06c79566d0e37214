"""Writes the story's pictures and events to `tests/vectors/state`, where the web client's reducer is held to them.

`python -m tests.server.vectors`. Ids are counted through, so that writing twice gives the same bytes.
"""

import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from server import logs, schema
from server.entrypoints.gateway import Gateway
from server.entrypoints.switchboard import SWITCHBOARD
from server.migrating import ensure_epoch
from server.opening import open_database
from server.settings import Settings
from tests.factories.house import make_house, make_meeting
from tests.server import story

FOLDER = Path(__file__).parents[1] / "vectors" / "state"
_ID = re.compile(r"\b0[0-9A-HJKMNP-TV-Z]{25}\b")


class _Still:
    def now(self) -> datetime:
        """Always ten past nine in the morning in Beijing."""
        return datetime(2026, 11, 23, 1, 10, tzinfo=UTC)


def made(data: Path) -> dict[str, str]:
    """Name of the file → what should stand in it; `data` is an empty folder for the database."""
    db = open_database(Settings(data=data, log_level="error"), _Still())
    schema.METADATA.create_all(db.engine)
    ensure_epoch(db.engine)
    house = make_house(db)
    gathering = make_meeting(db, house, now=db.clock.now())
    counted: dict[str, str] = {}
    files: dict[str, str] = {}
    for told in story.tell(db, Gateway(db, SWITCHBOARD), house, gathering):
        vector = {"before": told.before, "events": told.events, "after": told.after}
        text = json.dumps(vector, ensure_ascii=False, indent=1)
        text = _ID.sub(lambda found: counted.setdefault(found.group(), f"0{len(counted):025d}"), text)
        files[f"{told.step}.{told.before['kind']}.json"] = text + "\n"
    db.engine.dispose()
    return files


def read(name: str) -> str:
    """What stands in a vector file; empty if there is none."""
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    logs.configure("error", "console")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made(Path(folder)).items():
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
