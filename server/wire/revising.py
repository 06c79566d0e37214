"""New versions of papers: sending one, what it changed, and the marks that stayed on the one before."""

from typing import Annotated

from pydantic import Field

from server.wire.base import Count, Endpoint, Fraction01, Id, Moment, Number, OptionalLine, Wire
from server.wire.documents import MOST_VERSIONS, DocumentChanged, DocumentState


class NewVersion(Wire):
    """A finished upload that is to become the next version of a paper."""

    upload: Id
    note: OptionalLine
    """What is new in it, for its readers."""


class ChangedRegion(Wire):
    """A part of the displayed page."""

    left: Fraction01
    top: Fraction01
    right: Fraction01
    bottom: Fraction01


class ChangedPage(Wire):
    """A page that differs, and where; no region where something was only taken out, or put in."""

    page: Number
    regions: Annotated[list[ChangedRegion], Field(max_length=200)]


class ChangesQuery(Wire):
    """The version one knows."""

    since: Id


class Changes(Wire):
    """What changed from one published version of a paper to a later one."""

    version: Id
    since: Id
    compared: bool
    """False if the two could not be compared: then nothing is said of pages, and all stay where they are."""
    places: Annotated[list[Number], Field(max_length=2000)]
    """For each page of the earlier version the page of the later one that stands for it."""
    pages: Annotated[list[ChangedPage], Field(max_length=2000)]
    """Pages of the later version that differ."""
    before: Annotated[list[ChangedPage], Field(max_length=2000)]
    """Pages of the earlier version on which something stood that is gone."""


class Version(Wire):
    """A version of a paper in its history."""

    version: Id
    number: Number
    note: OptionalLine
    uploaded_at: Moment
    uploaded_by: OptionalLine
    published_at: Moment | None
    """Since when readers have it; absent: they never had it, or not yet."""
    state: DocumentState
    size: Count
    pages: Count
    pages_ready: Count
    problem: OptionalLine
    problem_page: Count
    changed: Annotated[list[Number], Field(max_length=2000)]
    """Its pages that differ from the version before."""


class History(Wire):
    """The versions of a paper, newest first."""

    versions: Annotated[list[Version], Field(max_length=MOST_VERSIONS)]


class LeftBehind(Wire):
    """Marks on a page of an earlier version that could not be carried over, because the page changed."""

    version: Id
    number: Number
    page: Number
    marks: Count


class MarksLeft(Wire):
    """What of the marks one may see stayed on earlier versions."""

    left: Annotated[list[LeftBehind], Field(max_length=2000)]


_READ = ("document_unknown",)
ENDPOINTS = (
    Endpoint(
        "documents.revise",
        "POST",
        "/api/v1/documents/{document}/versions",
        NewVersion,
        None,
        DocumentChanged,
        (
            *_READ,
            "upload_unknown",
            "upload_unfinished",
            "unsupported_kind",
            "content_mismatch",
            "wrong_phase",
            "same_version",
            "too_many_versions",
        ),
        "Make a finished upload the next version of a paper; asked again, it answers with the same paper.",
    ),
    Endpoint(
        "documents.versions", "GET", "/api/v1/documents/{document}/versions", None, None, History, _READ,
        "The history of a paper.",
    ),
    Endpoint(
        "documents.changes", "GET", "/api/v1/versions/{version}/changes", None, ChangesQuery, Changes, _READ,
        "What changed since a version one knows.",
    ),
    Endpoint(
        "documents.marks_left", "GET", "/api/v1/documents/{document}/marks/left", None, None, MarksLeft, _READ,
        "The marks that stayed on earlier versions.",
    ),
)
