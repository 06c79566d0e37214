"""What a draft is made of: paragraphs that know where they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Sources = tuple[int, ...]
"""Journal positions, ascending, each once."""

SOURCES_LIMIT: Final = 500
"""A paragraph naming a thousand people carries no more than this; their own lines in the record carry the rest."""


class Style(StrEnum):
    """What a paragraph is in the layout."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    SPEECH = "speech"
    VOTE = "vote"
    DECISION = "decision"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the journal positions it was written from."""

    style: Style
    text: str
    sources: Sources


@dataclass(frozen=True)
class Draft:
    """A paper before the secretary read it. `attendance`: who was there, one list a paragraph."""

    title: str
    attendance: tuple[Paragraph, ...]
    paragraphs: tuple[Paragraph, ...]


def joined(sources: Iterable[Sources]) -> Sources:
    """The positions of several facts as those of one paragraph."""
    return tuple(sorted({position for one in sources for position in one}))[:SOURCES_LIMIT]
