"""Many files at once, proposed as items and papers."""

from typing import Annotated

from pydantic import Field, StringConstraints

from agenda.vocabulary import Purpose
from server.wire.base import Count, Empty, Endpoint, Id, Line, Number, OptionalLine, Wire
from server.wire.planning import MeetingDetail
from server.wire.uploads import RelativePath

Key = Annotated[str, StringConstraints(min_length=1, max_length=1020)]
"""What a proposed item is called until it is on the agenda."""
MOST_FILES = 1000


class IntakeFile(Wire):
    """A file that arrived whole; `problem` names why it cannot become a paper, empty if nothing does."""

    upload: Id
    path: RelativePath
    size: Count
    item: Key | None
    """The proposed item it seems to belong to."""
    name: OptionalLine
    """What its readers would see."""
    problem: OptionalLine


class IntakeItem(Wire):
    """An item the files speak of; `id` and `number` where it is on the agenda already."""

    key: Key
    id: Id | None
    number: Number | None
    title: OptionalLine
    submitted_by: OptionalLine
    reporter: OptionalLine


class Intake(Wire):
    """What came so far and what it seems to be."""

    id: Id
    arriving: Count
    """Files on their way, or given up by a sender who did not say so."""
    unpacking: Count
    """ZIPs whose files are not in the list yet."""
    items: Annotated[list[IntakeItem], Field(max_length=MOST_FILES)]
    files: Annotated[list[IntakeFile], Field(max_length=MOST_FILES)]


class AcceptedItem(Wire):
    """An item as corrected; without `id` it is put at the end of the agenda."""

    key: Key
    id: Id | None
    title: Line
    submitted_by: OptionalLine
    reporter: OptionalLine
    purpose: Purpose = Purpose.DELIBERATE
    planned_minutes: Annotated[int, Field(ge=0, le=600)] = 15


class AcceptedPaper(Wire):
    """A file as a paper of an item; the order of the list is the order within it."""

    upload: Id
    item: Key
    name: Line


class AcceptIntake(Wire):
    """The corrected table; files that are not named are left out."""

    items: Annotated[list[AcceptedItem], Field(max_length=200)]
    papers: Annotated[list[AcceptedPaper], Field(max_length=MOST_FILES)]


_ONE = "/api/v1/intakes/{intake}"
BUNDLE_PROBLEMS = ("bundle_damaged", "bundle_encrypted", "bundle_unsafe", "bundle_too_large", "bundle_empty")
"""Why a ZIP could not be unpacked; told in the list, not as a refusal."""
ENDPOINTS = (
    Endpoint(
        "intakes.open",
        "POST",
        "/api/v1/meetings/{meeting}/intakes",
        Empty,
        None,
        Intake,
        ("meeting_unknown", "wrong_phase"),
        "Begin to hand in many files; uploads name it in their metadata.",
    ),
    Endpoint(
        "intakes.read", "GET", _ONE, None, None, Intake, ("intake_unknown",),
        "What came so far, proposed as items and papers.",
    ),
    Endpoint(
        "intakes.accept",
        "POST",
        f"{_ONE}/accept",
        AcceptIntake,
        None,
        MeetingDetail,
        (
            "intake_unknown",
            "item_unknown",
            "upload_unknown",
            "upload_unfinished",
            "unsupported_kind",
            "content_mismatch",
            "wrong_phase",
            "paper_twice",
            "agenda_full",
        ),
        "Take items and papers as corrected, all or none.",
    ),
    Endpoint(
        "intakes.drop", "DELETE", _ONE, None, None, Empty, ("intake_unknown",), "Leave it all out."
    ),
)
