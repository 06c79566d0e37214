"""Marks on pages: the values are the rule book's own."""

from typing import Annotated

from pydantic import Field

from annotations.marks import MARKS_PER_COMMAND, Checksum, Layer, Shape
from server.wire.base import Audience, Command, Count, Event, Id, Moment, Number, Wire


class Mark(Wire):
    """One mark on one page of one version."""

    id: Id
    version: Id
    page: Number
    layer: Layer
    author: Id
    author_name: Annotated[str, Field(max_length=200)]
    made_at: Moment
    erased: bool
    """A tombstone; kept as long as the paper lives, so that deleted ink never comes back."""
    revision: Number
    """Of two images of a mark the one with the higher revision is the newer."""
    shape: Shape


class AddMark(Wire):
    """A finished stroke; `mark` is made by the terminal, and `checksum` is of the points."""

    mark: Id
    version: Id
    page: Number
    layer: Layer
    shape: Shape
    checksum: Checksum


class MarkIds(Wire):
    """Some marks of one page."""

    version: Id
    page: Number
    marks: Annotated[list[Id], Field(min_length=1, max_length=MARKS_PER_COMMAND)]


class PageOfMarks(Wire):
    """A page whose shared layer is meant."""

    version: Id
    page: Number


class MarksTouched(Wire):
    """How many changed."""

    touched: Count


class MarksChanged(Wire):
    """The marks after the fact."""

    marks: Annotated[list[Mark], Field(max_length=4000)]


COMMANDS = (
    Command(
        "mark.add",
        AddMark,
        MarksTouched,
        (
            "document_unknown",
            "page_out_of_range",
            "stroke_too_long",
            "page_full",
            "bad_points",
            "wrong_count_or_hash",
            "mark_id_taken",
            "layer_not_allowed",
        ),
        "Put a mark on a page.",
    ),
    Command("mark.erase", MarkIds, MarksTouched, ("mark_unknown", "not_your_mark"), "Erase marks."),
    Command(
        "mark.restore",
        MarkIds,
        MarksTouched,
        ("mark_unknown", "not_your_mark", "page_full"),
        "Bring erased marks back.",
    ),
    Command(
        "mark.clear",
        PageOfMarks,
        MarksTouched,
        ("document_unknown", "layer_not_allowed"),
        "Clear the shared layer of a page.",
    ),
)
EVENTS = (
    Event(
        "mark.added",
        MarksChanged,
        (Audience.ROOM_OR_ITEM, Audience.ME),
        "Somebody drew; private marks are told to their author only.",
    ),
    Event("mark.erased", MarksChanged, (Audience.ROOM_OR_ITEM, Audience.ME), "Marks were erased."),
    Event("mark.restored", MarksChanged, (Audience.ROOM_OR_ITEM, Audience.ME), "Erased marks came back."),
)
