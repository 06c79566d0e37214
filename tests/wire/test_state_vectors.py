"""The headless terminal reduces every vector to the same snapshot as the web client does."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from server.wire import registry
from server.wire.live import EventMessage, Snapshot
from terminal_client.headless.state import Streams, reduce

_VECTORS = sorted((Path(__file__).parents[1] / "vectors" / "state").glob("*.json"))
_SNAPSHOT: TypeAdapter[Any] = TypeAdapter(Snapshot)


def canonical(value: Any) -> Any:
    """Lists of parts are sets: sorted, so that two pictures of the same state are equal."""
    if isinstance(value, dict):
        return {key: canonical(one) for key, one in value.items()}
    if isinstance(value, list):
        inner = [canonical(one) for one in value]
        return sorted(inner, key=lambda one: json.dumps(one, sort_keys=True)) if all(
            isinstance(one, dict) for one in inner) else inner
    return value


@pytest.mark.parametrize("path", _VECTORS, ids=lambda path: path.stem)
def test_vector(path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    snapshot = vector["before"]
    for event in vector["events"]:
        EventMessage.model_validate(event)
        registry.EVENTS[event["name"]].payload.model_validate(event["payload"])
        snapshot = reduce(snapshot, event)
    _SNAPSHOT.validate_python(snapshot)
    assert canonical(snapshot) == canonical(vector["after"])


def test_streams_are_read_strictly_in_order() -> None:
    streams = Streams()
    streams.begin("me", 4, {"kind": "me", "votes": []})
    event = {"stream": "me", "seq": 6, "name": "vote.stored", "payload": {"my_vote": {"ballot": "ballot001"}}}
    assert not streams.apply(event)
    assert streams.apply({**event, "seq": 5, "payload": {}})
    assert streams.apply(event)
    assert streams.apply({**event, "seq": 5, "payload": {"my_vote": {"ballot": "ballot002"}}})
    assert streams.snapshots["me"]["votes"] == [{"ballot": "ballot001"}]
    assert streams.is_behind([{"stream": "me", "seq": 7}])
