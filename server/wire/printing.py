"""The printed pack and its log."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from server.wire.base import Count, Endpoint, Id, Line, Moment, Number, OptionalLine, Wire


class PackState(StrEnum):
    """Where a pack is on its way to paper."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class CopyFor(Wire):
    """A copy to be made; without `attendee` it is only numbered."""

    attendee: Id | None
    name: OptionalLine


class MakePack(Wire):
    """Which papers, in the order of the agenda, and a copy for whom."""

    documents: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    copies: Annotated[list[CopyFor], Field(min_length=1, max_length=200)]


class Copy(Wire):
    """A copy with its number and where it stands in the PDF."""

    number: Number
    attendee: Id | None
    name: OptionalLine
    from_page: Count
    """0 until the pack is made."""


class PackPaper(Wire):
    """A paper in a pack."""

    document: Id
    name: Line
    first_page: Count
    """0 until the pack is made."""


class Download(Wire):
    """Somebody took the PDF out."""

    at: Moment
    by: OptionalLine


class Pack(Wire):
    """A pack that was asked for: who made which copies of what when, and who took them out."""

    id: Id
    state: PackState
    problem: OptionalLine
    asked_at: Moment
    asked_by: OptionalLine
    personal: bool
    """Whether it holds restricted papers."""
    copies: Annotated[list[Copy], Field(max_length=200)]
    papers: Annotated[list[PackPaper], Field(max_length=1000)]
    pages: Count
    """Of one copy."""
    size: Count
    downloads: Annotated[list[Download], Field(max_length=200)]


class PackList(Wire):
    """Every pack of a meeting, newest first."""

    packs: Annotated[list[Pack], Field(max_length=200)]


_PACKS = "/api/v1/meetings/{meeting}/packs"
ENDPOINTS = (
    Endpoint("packs.list", "GET", _PACKS, None, None, PackList, ("meeting_unknown",), "The log of printed packs."),
    Endpoint(
        "packs.make",
        "POST",
        _PACKS,
        MakePack,
        None,
        Pack,
        (
            "meeting_unknown",
            "document_unknown",
            "attendee_unknown",
            "paper_not_ready",
            "copies_not_personal",
            "copy_not_for",
            "pack_too_large",
            "too_many_packs",
        ),
        "Have a pack made with numbered copies; restricted papers only for named people who are inside.",
    ),
    Endpoint(
        "packs.download",
        "GET",
        "/api/v1/packs/{pack}/pdf",
        None,
        None,
        None,
        ("pack_unknown", "pdf_not_ready"),
        "The PDF of all copies; taking it out is logged.",
        replies_with="application/pdf",
    ),
)
