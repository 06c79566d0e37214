"""How far each reader has read a paper: what is remembered for them, and told to nobody else's terminal."""

from typing import Annotated

from pydantic import Field

from server.wire.base import Empty, Endpoint, Id, Moment, Number, Wire


class OpenedPage(Wire):
    """The page one is on."""

    page: Number


class Reading(Wire):
    """Where one was last in a paper."""

    document: Id
    version: Id
    """The newest version one has opened."""
    page: Number
    read_before: Id | None
    """The version one knew before that: what has changed is told against it."""
    last_opened_at: Moment


class Readings(Wire):
    """Where one was last in each paper of a meeting one ever opened."""

    readings: Annotated[list[Reading], Field(max_length=2000)]


ENDPOINTS = (
    Endpoint(
        "documents.opened",
        "PUT",
        "/api/v1/versions/{version}/opened",
        OpenedPage,
        None,
        Empty,
        ("document_unknown", "page_out_of_range"),
        "Remember that one reads this page; only attendees are remembered.",
    ),
    Endpoint(
        "documents.readings",
        "GET",
        "/api/v1/meetings/{meeting}/readings",
        None,
        None,
        Readings,
        ("meeting_unknown",),
        "Where one was last in the papers of a meeting.",
    ),
)
