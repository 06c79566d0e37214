"""Notes while the meeting runs, and the two papers that come out of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from server.wire.base import (
    Audience,
    Command,
    Count,
    Empty,
    Endpoint,
    Event,
    Id,
    Line,
    Moment,
    OptionalLine,
    Text,
    Wire,
)


class PaperKind(StrEnum):
    """The record 会议记录 (who said what) and the minutes 会议纪要 (what was decided)."""

    RECORD = "record"
    MINUTES = "minutes"


class DraftState(StrEnum):
    """Where a draft is."""

    DRAFT = "draft"
    APPROVED = "approved"


class ParagraphStyle(StrEnum):
    """What a paragraph is in the layout."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    SPEECH = "speech"
    VOTE = "vote"
    DECISION = "decision"


class Note(Wire):
    """What somebody said, typed live; an empty speaker is a remark of the keeper."""

    id: Id
    item: Id | None
    speaker: Id | None
    speaker_name: OptionalLine
    text: Annotated[str, StringConstraints(max_length=5000)]
    at: Moment
    written_by: OptionalLine
    removed: bool


class Paragraph(Wire):
    """A paragraph and the journal positions it was written from."""

    id: Id
    style: ParagraphStyle
    text: Text
    sources: Annotated[list[Count], Field(max_length=500)]


class Draft(Wire):
    """The head of a draft."""

    kind: PaperKind
    revision: Count
    state: DraftState
    edited_at: Moment
    edited_by: OptionalLine
    approved_at: Moment | None
    approved_by: OptionalLine
    pdf_ready: bool


class DraftText(Wire):
    """A draft with its paragraphs."""

    draft: Draft
    title: Line
    attendance: Annotated[list[Paragraph], Field(max_length=20)]
    """出席/请假/列席, one paragraph each: the style is body, the heading stands before the colon."""
    paragraphs: Annotated[list[Paragraph], Field(max_length=2000)]


class DraftEdit(Wire):
    """The edited text; `revision` is the one that was read: another is refused, nothing is overwritten unseen."""

    revision: Count
    title: Line
    attendance: Annotated[list[Paragraph], Field(max_length=20)]
    paragraphs: Annotated[list[Paragraph], Field(max_length=2000)]


class Approve(Wire):
    """Approve exactly this revision."""

    revision: Count


class WriteNote(Wire):
    """A note; the same `note` again replaces its text."""

    note: Id
    item: Id | None
    speaker: Id | None
    text: Annotated[str, StringConstraints(min_length=1, max_length=5000)]


class RemoveNote(Wire):
    """Take a note back."""

    note: Id


class NoteChanged(Wire):
    """The note after the fact."""

    note: Note


class DraftChanged(Wire):
    """The head of the draft after the fact."""

    draft: Draft


class PackageState(StrEnum):
    """Where the archive package is."""

    NONE = "none"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class Package(Wire):
    """The archive package of a meeting."""

    state: PackageState
    made_at: Moment | None
    size: Count
    sha256: OptionalLine
    problem: OptionalLine


class PackageChanged(Wire):
    """The package after the fact."""

    package: Package


class JournalSource(Wire):
    """One event of the journal, for the line in the draft that came from it."""

    position: Count
    name: Line
    at: Moment
    actor_name: OptionalLine


class JournalSources(Wire):
    """The journal without private streams."""

    events: Annotated[list[JournalSource], Field(max_length=100_000)]


COMMANDS = (
    Command(
        "note.write",
        WriteNote,
        Empty,
        ("item_unknown", "attendee_unknown", "wrong_phase", "note_not_yours"),
        "Write or change a note.",
    ),
    Command("note.remove", RemoveNote, Empty, ("note_unknown", "wrong_phase"), "Take a note back."),
)
EVENTS = (
    Event("note.written", NoteChanged, Audience.STAFF, "A note was written or changed."),
    Event("note.removed", NoteChanged, Audience.STAFF, "A note was taken back."),
    Event("draft.written", DraftChanged, Audience.STAFF, "A draft was written from the journal or edited."),
    Event("draft.approved", DraftChanged, Audience.STAFF, "A draft was approved."),
    Event("draft.typeset", DraftChanged, Audience.STAFF, "The PDF of a draft is ready."),
    Event("package.changed", PackageChanged, Audience.STAFF, "The archive package is being made, ready or failed."),
)
_M = ("meeting_unknown", "draft_unknown")
ENDPOINTS = (
    Endpoint(
        "minutes.read", "GET", "/api/v1/meetings/{meeting}/drafts/{kind}", None, None, DraftText, _M, "Read a draft."
    ),
    Endpoint(
        "minutes.edit",
        "PUT",
        "/api/v1/meetings/{meeting}/drafts/{kind}",
        DraftEdit,
        None,
        DraftText,
        (*_M, "stale_revision", "draft_approved"),
        "Edit a draft.",
    ),
    Endpoint(
        "minutes.approve",
        "POST",
        "/api/v1/meetings/{meeting}/drafts/{kind}/approval",
        Approve,
        None,
        DraftText,
        (*_M, "stale_revision", "draft_approved"),
        "Approve a draft; it can be changed no more.",
    ),
    Endpoint(
        "minutes.pdf",
        "GET",
        "/api/v1/meetings/{meeting}/drafts/{kind}/pdf",
        None,
        None,
        None,
        (*_M, "pdf_not_ready"),
        "The typeset paper.",
        replies_with="application/pdf",
    ),
    Endpoint(
        "minutes.sources",
        "GET",
        "/api/v1/meetings/{meeting}/journal",
        None,
        None,
        JournalSources,
        ("meeting_unknown",),
        "What the drafts were written from.",
    ),
    Endpoint(
        "archive.state",
        "GET",
        "/api/v1/meetings/{meeting}/package",
        None,
        None,
        PackageChanged,
        ("meeting_unknown",),
        "Where the package is.",
    ),
    Endpoint(
        "archive.make",
        "POST",
        "/api/v1/meetings/{meeting}/package",
        Empty,
        None,
        PackageChanged,
        ("meeting_unknown", "minutes_not_approved"),
        "Make the package.",
    ),
    Endpoint(
        "archive.download",
        "GET",
        "/api/v1/meetings/{meeting}/package/download",
        None,
        None,
        None,
        ("meeting_unknown", "package_not_ready"),
        "The package as one file.",
        replies_with="application/zip",
    ),
)
