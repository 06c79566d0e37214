"""What a terminal knows: a snapshot a stream, changed by the parts events carry.

The same rules as `terminal_client/src/state/reduce.ts`; `tests/vectors/state` holds both to them. Snapshots are plain
JSON values, as they came.
"""

from collections.abc import Callable, Mapping
from typing import Any

Part = dict[str, Any]
Snapshot = dict[str, Any]

_LISTS: Mapping[str, Mapping[str, tuple[str, Callable[[Part], str]]]] = {
    "room": {
        "item": ("items", lambda part: part["id"]),
        "attendee": ("attendees", lambda part: part["id"]),
        "document": ("documents", lambda part: part["id"]),
        "ballot": ("ballots", lambda part: part["id"]),
    },
    "item": {
        "document": ("documents", lambda part: part["id"]),
        "ballot": ("ballots", lambda part: part["id"]),
    },
    "staff": {
        "ballot": ("prepared", lambda part: part["id"]),
        "turnout": ("turnouts", lambda part: part["ballot"]),
        "admission": ("admissions", lambda part: f"{part['item']}/{part['attendee']}"),
        "note": ("notes", lambda part: part["id"]),
        "draft": ("drafts", lambda part: part["kind"]),
    },
    "me": {"my_vote": ("votes", lambda part: part["ballot"])},
}
"""Kind of snapshot → part → the list it stands in, and what makes two images one thing."""

_WHOLE: Mapping[str, tuple[str, ...]] = {
    "room": ("meeting", "items", "attendees"),
    "item": (),
    "staff": ("conduct", "package"),
    "me": (),
}
"""Parts that replace a field as it is."""


def reduce(snapshot: Snapshot, event: Mapping[str, Any]) -> Snapshot:
    """The snapshot after the event; the argument is not changed."""
    kind, parts = snapshot["kind"], event["payload"]
    after = dict(snapshot)
    for name in _WHOLE[kind]:
        if name in parts:
            after[name] = parts[name]
    for name, (field, key) in _LISTS[kind].items():
        if name in parts:
            after[field] = _upsert(after[field], parts[name], key)
    if "document_id" in parts and "documents" in after:
        after["documents"] = _without(after["documents"], parts["document_id"])
    if "view" in parts and "view" in after and _is_newer(after["view"], parts["view"]):
        after["view"] = parts["view"]
    if kind == "item" and after["view"] is not None and after["view"]["item"] != after["item"]:
        # The room went elsewhere: nothing is shown in here any more.
        after["view"] = None
    if kind == "me" and "bookmark" in parts:
        bookmark = parts["bookmark"]
        others = [held for held in after["bookmarks"] if _place(held) != _place(bookmark)]
        after["bookmarks"] = others if bookmark["removed"] else [*others, bookmark]
    if kind == "staff":
        if event["name"] == "ballot.discarded":
            after["prepared"] = _without(after["prepared"], parts["ballot"]["id"])
        if "note" in parts and parts["note"]["removed"]:
            after["notes"] = _without(after["notes"], parts["note"]["id"])
        if "turnout" in parts:
            # People vote on it, so it is no longer only prepared.
            after["prepared"] = _without(after["prepared"], parts["turnout"]["ballot"])
    return after


def _place(bookmark: Part) -> tuple[str, int]:
    return bookmark["document"], bookmark["page"]


def _upsert(held: list[Part], part: Part, key: Callable[[Part], str]) -> list[Part]:
    if any(key(one) == key(part) for one in held):
        return [part if key(one) == key(part) else one for one in held]
    return [*held, part]


def _without(held: list[Part], part_id: str) -> list[Part]:
    return [one for one in held if one["id"] != part_id]


def _is_newer(held: Part | None, told: Part) -> bool:
    return held is None or told["view"] >= held["view"]


class Streams:
    """Every stream a terminal hears: its snapshot and how far it was read."""

    def __init__(self) -> None:
        self.snapshots: dict[str, Snapshot] = {}
        self.read: dict[str, int] = {}

    def begin(self, stream: str, seq: int, snapshot: Snapshot) -> None:
        """Start a stream, or start it again."""
        self.snapshots[stream], self.read[stream] = snapshot, seq

    def drop(self, stream: str) -> None:
        """One was let out: nothing of it stays."""
        self.snapshots.pop(stream, None)
        self.read.pop(stream, None)

    def apply(self, event: Mapping[str, Any]) -> bool:
        """Take the next event of its stream; false if there is a gap before it. Old and unknown ones are dropped."""
        read = self.read.get(event["stream"])
        if read is None or event["seq"] <= read:
            return True
        if event["seq"] > read + 1:
            return False
        self.read[event["stream"]] = event["seq"]
        self.snapshots[event["stream"]] = reduce(self.snapshots[event["stream"]], event)
        return True

    def is_behind(self, positions: list[dict[str, Any]]) -> bool:
        """Whether the server told more than was read."""
        return any(self.read.get(one["stream"], one["seq"]) < one["seq"] for one in positions)

    def positions(self) -> list[dict[str, Any]]:
        """How far each stream was read, as the handshake says it."""
        return [{"stream": stream, "seq": seq} for stream, seq in self.read.items()]
