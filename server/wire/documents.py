"""Papers, their versions and pages."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from agenda.vocabulary import Classification
from server.wire.base import (
    Audience,
    Count,
    Digest,
    Empty,
    Endpoint,
    Event,
    Id,
    Line,
    Moment,
    Number,
    OptionalLine,
    StreamName,
    Wire,
)
from server.wire.finding import OutlineEntry, PageLink
from server.wire.marks import Mark
from server.wire.uploads import FiledUpload


class DocumentKind(StrEnum):
    """How a paper is shown: by its pages, or played."""

    PAGES = "pages"
    VIDEO = "video"
    AUDIO = "audio"


class DocumentState(StrEnum):
    """Where a paper is on its way to the tablets; `locked` waits for its password."""

    WAITING = "waiting"
    LOCKED = "locked"
    DRAWING = "drawing"
    READY = "ready"
    FAILED = "failed"


MOST_VERSIONS = 50
"""Of one paper; nobody compares the fiftieth with the first."""


class EarlierVersion(Wire):
    """A version that was current once; it can still be opened."""

    version: Id
    number: Number


class ComingVersion(Wire):
    """A version on its way: until it is drawn readers keep the one they have."""

    version: Id
    number: Number
    state: DocumentState
    pages: Count
    pages_ready: Count
    problem: OptionalLine
    problem_page: Count


class Document(Wire):
    """A paper of an item, as its readers see it."""

    id: Id
    version: Id
    item: Id
    name: Line
    classification: Classification
    kind: DocumentKind
    size: Count
    state: DocumentState
    pages: Count
    """0 until the paper was opened, and always for what is played."""
    pages_ready: Count
    problem: OptionalLine
    """Code of what went wrong; empty if nothing did."""
    problem_page: Count
    uploaded_at: Moment
    uploaded_by: OptionalLine
    pushed_at: Moment | None
    """When the terminals were last told to fetch all of it."""
    number: Number
    """Which version this is."""
    note: OptionalLine
    """What its uploader says is new in it."""
    earlier: Annotated[list[EarlierVersion], Field(max_length=MOST_VERSIONS)]
    """The versions readers had before, oldest first."""
    coming: ComingVersion | None


class DocumentList(Wire):
    """The papers of a meeting, in the order of the agenda."""

    documents: Annotated[list[Document], Field(max_length=2000)]


class PageImage(Wire):
    """One drawing of a page; its address never changes."""

    width: Number
    height: Number
    digest: Digest
    bytes: Count


class Page(Wire):
    """A page as displayed: size in points after rotation, its drawings, smallest first."""

    number: Number
    label: Annotated[str, StringConstraints(max_length=20)]
    """What the paper itself calls the page ("iii", "A-3"); empty where that is its number."""
    width: float
    height: float
    rotation: Annotated[int, Field(ge=0, le=270)]
    images: Annotated[list[PageImage], Field(max_length=8)]
    thumbnail: PageImage
    links: Annotated[list[PageLink], Field(max_length=200)]


class PageList(Wire):
    """The pages of a version that are drawn, and its table of contents."""

    document: Document
    outline: Annotated[list[OutlineEntry], Field(max_length=2000)]
    pages: Annotated[list[Page], Field(max_length=2000)]


class PageMarks(Wire):
    """The marks of a page one may see, and up to which number of the stream they are current."""

    stream: StreamName
    seq: Count
    me_seq: Count
    marks: Annotated[list[Mark], Field(max_length=4000)]


class DocumentChanged(Wire):
    """The paper after the fact."""

    document: Document


class DocumentGone(Wire):
    """A paper was withdrawn."""

    document_id: Id


EVENTS = (
    Event("document.added", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper was uploaded."),
    Event("document.progressed", DocumentChanged, Audience.ROOM_OR_ITEM, "More pages of a paper are drawn."),
    Event("document.ready", DocumentChanged, Audience.ROOM_OR_ITEM, "All pages of a paper can be read."),
    Event("document.locked", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper opens with a password only."),
    Event("document.unlocked", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper was opened with its password."),
    Event("document.failed", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper could not be drawn, and why."),
    Event("document.revised", DocumentChanged, Audience.ROOM_OR_ITEM, "A new version is on its way."),
    Event("document.replaced", DocumentChanged, Audience.ROOM_OR_ITEM, "A new version is there to be read."),
    Event("document.restored", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper that was taken back is there again."),
    Event("document.withdrawn", DocumentGone, Audience.ROOM_OR_ITEM, "A paper was taken back."),
    Event(
        "document.hidden",
        DocumentGone,
        Audience.ROOM_OR_ITEM,
        "A paper left this audience: who may read it has changed.",
    ),
    Event("document.shown", DocumentChanged, Audience.ROOM_OR_ITEM, "A paper came to this audience for that reason."),
)

_READ = ("document_unknown",)
_ACCEPTED = ("unsupported_kind", "content_mismatch", "container_unsafe", "office_missing")
ENDPOINTS = (
    Endpoint(
        "documents.upload",
        "POST",
        "/api/v1/meetings/{meeting}/items/{item}/documents",
        None,
        None,
        DocumentChanged,
        (
            "meeting_unknown",
            "item_unknown",
            "upload_too_large",
            *_ACCEPTED,
            "upload_missing",
            "wrong_phase",
        ),
        "Upload one paper (multipart field `paper`) to an item.",
    ),
    Endpoint(
        "documents.file",
        "POST",
        "/api/v1/meetings/{meeting}/items/{item}/papers",
        FiledUpload,
        None,
        DocumentChanged,
        (
            "meeting_unknown",
            "item_unknown",
            "upload_unknown",
            "upload_unfinished",
            *_ACCEPTED,
            "wrong_phase",
        ),
        "Make a finished upload a paper of an item; asked again, it answers with the same paper.",
    ),
    Endpoint(
        "documents.list",
        "GET",
        "/api/v1/meetings/{meeting}/documents",
        None,
        None,
        DocumentList,
        ("meeting_unknown",),
        "List the papers of a meeting one may see.",
    ),
    Endpoint(
        "documents.withdraw", "DELETE", "/api/v1/documents/{document}", None, None, Empty, _READ, "Take a paper back."
    ),
    Endpoint(
        "documents.restore",
        "POST",
        "/api/v1/documents/{document}/restore",
        Empty,
        None,
        DocumentChanged,
        (*_READ, "wrong_phase"),
        "Lay a paper that was taken back on the tables again.",
    ),
    Endpoint(
        "documents.taken_back",
        "GET",
        "/api/v1/meetings/{meeting}/documents/withdrawn",
        None,
        None,
        DocumentList,
        ("meeting_unknown",),
        "List the papers that were taken back.",
    ),
    Endpoint(
        "documents.pages",
        "GET",
        "/api/v1/versions/{version}/pages",
        None,
        None,
        PageList,
        _READ,
        "List the drawn pages.",
    ),
    Endpoint(
        "documents.image",
        "GET",
        "/api/v1/versions/{version}/pages/{page}/{digest}",
        None,
        None,
        None,
        (*_READ, "page_out_of_range"),
        "A drawing of a page, immutable.",
        replies_with="image/*",
    ),
    Endpoint(
        "documents.marks",
        "GET",
        "/api/v1/versions/{version}/pages/{page}/marks",
        None,
        None,
        PageMarks,
        (*_READ, "page_out_of_range"),
        "The marks of a page one may see.",
    ),
    Endpoint(
        "documents.original",
        "GET",
        "/api/v1/versions/{version}/original",
        None,
        None,
        None,
        _READ,
        "The bytes as uploaded, for who prepares the meeting.",
        replies_with="application/octet-stream",
    ),
)

