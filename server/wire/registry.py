"""Everything that can be said, in one place; a name declared twice refuses to start."""

from collections.abc import Iterable
from types import ModuleType
from typing import Protocol, TypeVar

from server.wire import (
    bookmarks,
    documents,
    finding,
    intake,
    marks,
    meetings,
    minutes,
    opening,
    papers_due,
    people,
    planning,
    presenting,
    printing,
    pushing,
    readers,
    reading,
    revising,
    rooms,
    uploads,
    voting,
)
from server.wire.base import Command, Endpoint, Event, Signal

_MODULES: tuple[ModuleType, ...] = (
    people, rooms, meetings, planning, documents, finding, reading, revising, uploads, bookmarks, pushing, readers,
    presenting, marks, voting, minutes, intake, printing, papers_due,
    opening,
)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


def _collect(nouns: Iterable[T]) -> dict[str, T]:
    collected: dict[str, T] = {}
    for noun in nouns:
        if noun.name in collected:
            raise RuntimeError(f"{noun.name} is declared twice in server/wire")
        collected[noun.name] = noun
    return collected


COMMANDS: dict[str, Command] = _collect(c for m in _MODULES for c in getattr(m, "COMMANDS", ()))
EVENTS: dict[str, Event] = _collect(e for m in _MODULES for e in getattr(m, "EVENTS", ()))
SIGNALS: dict[str, Signal] = _collect(s for m in _MODULES for s in getattr(m, "SIGNALS", ()))
ENDPOINTS: dict[str, Endpoint] = _collect(e for m in _MODULES for e in getattr(m, "ENDPOINTS", ()))
