"""Every step of a meeting: the picture before, with the events applied, is the picture a fresh terminal gets after."""

from pathlib import Path

from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.wire import registry
from terminal_client.headless.state import reduce
from tests.factories.house import Gathering, House
from tests.server import story, vectors
from tests.wire.test_state_vectors import canonical

_ONLY_BY_THE_WORKER = {
    "document.added", "document.progressed", "document.ready", "document.failed", "document.withdrawn", "draft.written",
    "draft.approved", "draft.typeset", "package.changed", "meeting.edited", "meeting.noticed", "meeting.archived",
    "document.revised", "document.replaced", "document.restored", "papers.reminded",
    "document.locked", "document.unlocked",
}


def test_events_lead_from_every_picture_to_the_next(
    db: Database, gateway: Gateway, house: House, meeting: Gathering
) -> None:
    steps, names = set(), set()
    for told in story.tell(db, gateway, house, meeting):
        snapshot = told.before
        for event in told.events:
            names.add(event["name"])
            snapshot = reduce(snapshot, event)
        assert canonical(snapshot) == canonical(told.after), (told.step, told.stream)
        steps.add(told.step)
    assert {name for name in registry.COMMANDS if not any(step.startswith(name) for step in steps)} == set()
    assert set(registry.EVENTS) - names - _ONLY_BY_THE_WORKER == set()


def test_vectors_are_fresh(tmp_path: Path) -> None:
    made = vectors.made(tmp_path)
    stale = [name for name, text in made.items() if vectors.read(name) != text]
    assert stale == [], "run `make vectors`"
