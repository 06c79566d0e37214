"""The four nouns of the protocol and the types every message is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

PROTOCOL_VERSION = 1
"""Raised when a field is removed, renamed or tightened; adding keeps it."""


class Wire(BaseModel):
    """A value that crosses the wire: frozen, and an undeclared field is a schema bug."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Empty(Wire):
    """A payload or reply without fields."""


Id = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{8,40}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
"""A title or name: one line, never empty."""
OptionalLine = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
"""A line that may be empty."""
Text = Annotated[str, StringConstraints(max_length=20_000)]
Moment = AwareDatetime
Fraction01 = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
"""Something counted from one: pages, seats, items."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
StreamName = Annotated[str, StringConstraints(pattern=r"^(room|staff|me|item/[0-9A-Za-z_-]{8,40})$")]


class Audience(StrEnum):
    """Who is told. A fact about an item goes to the room, or inside the item if that is restricted."""

    ROOM = "room"
    ITEM = "item"
    ROOM_OR_ITEM = "room_or_item"
    STAFF = "staff"
    ME = "me"


@dataclass(frozen=True)
class Command:
    """Terminal → server, acknowledged, idempotent by the id its terminal gave it."""

    name: str
    payload: type[Wire]
    reply: type[Wire]
    problems: Sequence[str]
    summary: str


@dataclass(frozen=True)
class Event:
    """Server → terminals: a fact, numbered in its stream, stored and replayable."""

    name: str
    payload: type[Wire]
    audience: Audience | tuple[Audience, ...]
    summary: str


@dataclass(frozen=True)
class Signal:
    """Either way, not stored; the newest wins per key and the first thing dropped when a terminal is slow."""

    name: str
    payload: type[Wire]
    audience: Audience
    summary: str


@dataclass(frozen=True)
class Endpoint:
    """A REST call: what has an address."""

    name: str
    method: str
    path: str
    body: type[Wire] | None
    query: type[Wire] | None
    reply: type[Wire] | None
    problems: Sequence[str]
    summary: str
    replies_with: str = "application/json"
    public: bool = False
    tus: bool = False
    """A step of the tus protocol: headers and plain bytes instead of JSON."""
