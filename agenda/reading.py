"""Who may read which papers: by role, by what the organiser wrote, by who was called in, and by when."""

import re
from dataclasses import dataclass

from agenda.vocabulary import Classification, ItemState, ReadingGrant, Role

STANDING_READERS = frozenset({Role.CHAIR, Role.MEMBER, Role.SECRETARY, Role.STAFF})
"""Those who read the papers of every item, before and after it too, unless they were let out or denied."""

TIMED_READERS = frozenset(Role) - STANDING_READERS
"""Those who read the papers of an item only while it concerns them."""

GUARDED = frozenset({Classification.RESTRICTED, Classification.CONFIDENTIAL})
"""Every look at such a paper is recorded, and the reader's name is burnt into its pages."""

_OVER = (ItemState.CLOSED, ItemState.POSTPONED)
_BETWEEN_NAMES = re.compile(r"[\s、，,;；/（）()]+")


@dataclass(frozen=True)
class Reader:
    """Somebody in the meeting, as far as one item goes. A wall screen has no role.

    `called_in` is what was recorded of them for the item: called in, let out, or nothing.
    """

    role: Role | None
    name: str = ""
    called_in: bool | None = None
    grant: ReadingGrant | None = None


@dataclass(frozen=True)
class Item:
    """What of an item decides about its papers."""

    restricted: bool
    state: ItemState
    reporter: str = ""


def is_inside(reader: Reader, item: Item) -> bool:
    """Whether the reader may see inside the item now: its papers and their marks."""
    if reader.role is None:
        return not item.restricted
    if reader.grant is ReadingGrant.DENIED or reader.called_in is False:
        return False
    if reader.grant is ReadingGrant.ALLOWED or reader.role in STANDING_READERS:
        return True
    if reader.called_in:
        return item.state not in _OVER
    if item.restricted or item.state is not ItemState.CURRENT:
        return False
    return reader.role is Role.OBSERVER or (reader.role is Role.REPORTER and reports(reader.name, item.reporter))


def may_read(reader: Reader, item: Item, classification: Classification) -> bool:
    """Whether the reader may read a paper of the item now."""
    return is_public(item, classification) or is_inside(reader, item)


def is_public(item: Item, classification: Classification) -> bool:
    """Whether everybody in the meeting may read a paper of the item at any time."""
    return classification is Classification.PUBLIC and not item.restricted


def always_inside(reader: Reader) -> bool:
    """Whether somebody reads the papers of an open item whatever happens in the meeting."""
    if reader.called_in is False:
        return False
    if reader.grant is not None:
        return reader.grant is ReadingGrant.ALLOWED
    return reader.role in STANDING_READERS


def reports(name: str, reporters: str) -> bool:
    """Whether somebody of this name is among those who report on an item."""
    return bool(name) and name in _BETWEEN_NAMES.split(reporters)
