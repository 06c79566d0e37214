"""Make the first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "audit_head",
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk__audit_head")),
    )
    op.create_table(
        "body",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__body")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__department")),
    )
    op.create_table(
        "failed_attempt",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__failed_attempt")),
    )
    with op.batch_alter_table("failed_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__failed_attempt__subject"), ["subject"], unique=False)

    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__installation")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("leased_until", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_open", ["done_at", "leased_until"], unique=False)

    op.create_table(
        "journal_head",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk__journal_head")),
    )
    op.create_table(
        "room",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__room")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("object", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["scope"], ["audit_head.scope"], name=op.f("fk__audit_entry__scope")),
        sa.PrimaryKeyConstraint("scope", "seq", name=op.f("pk__audit_entry")),
    )
    op.create_table(
        "command_receipt",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("sender", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["journal_head.meeting_id"], name=op.f("fk__command_receipt__meeting_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "sender", "id", name=op.f("pk__command_receipt")),
    )
    op.create_table(
        "event",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.JSON(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["journal_head.meeting_id"], name=op.f("fk__event__meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "position", name=op.f("pk__event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_stream", ["meeting_id", "stream", "seq"], unique=True)

    op.create_table(
        "meeting",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("body_id", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("classification", sa.String(length=40), nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("room_id", sa.String(length=40), nullable=True),
        sa.Column("starts_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("current_item_id", sa.String(length=40), nullable=True),
        sa.Column("sign_in_with_signature", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk__meeting__body_id")),
        sa.ForeignKeyConstraint(["id"], ["journal_head.meeting_id"], name=op.f("fk__meeting__id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk__meeting__room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__meeting")),
        sa.UniqueConstraint("body_id", "year", "ordinal", name=op.f("uq__meeting__body_id_year_ordinal")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_sort", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("department_id", sa.String(length=40), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("pin_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk__person__department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__person")),
        sa.UniqueConstraint("login", name=op.f("uq__person__login")),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("room_id", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk__seat__room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__seat")),
        sa.UniqueConstraint("room_id", "row", "column", name=op.f("uq__seat__room_id_row_column")),
    )
    op.create_table(
        "stream_head",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("stream", sa.String(length=60), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["journal_head.meeting_id"], name=op.f("fk__stream_head__meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "stream", name=op.f("pk__stream_head")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("submitted_by", sa.String(length=200), nullable=False),
        sa.Column("reporter", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("method", sa.String(length=40), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__agenda_item__meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__agenda_item__meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "attendee",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("seat_id", sa.String(length=40), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("signed_in_at", Moment(), nullable=True),
        sa.Column("left_at", Moment(), nullable=True),
        sa.Column("method", sa.String(length=40), nullable=True),
        sa.Column("signed_in_by", sa.String(length=200), nullable=False),
        sa.Column("signature", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__attendee__meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk__attendee__person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk__attendee__seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__attendee")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq__attendee__meeting_id_person_id")),
    )
    op.create_table(
        "draft",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("attendance", sa.JSON(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=False),
        sa.Column("edited_by", sa.String(length=200), nullable=False),
        sa.Column("approved_at", Moment(), nullable=True),
        sa.Column("approved_by", sa.String(length=200), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__draft__meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "kind", name=op.f("pk__draft")),
    )
    op.create_table(
        "draft_revision",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("attendance", sa.JSON(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=False),
        sa.Column("edited_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__draft_revision__meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "kind", "revision", name=op.f("pk__draft_revision")),
    )
    op.create_table(
        "login_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("face", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=True),
        sa.Column("terminal_id", sa.String(length=40), nullable=True),
        sa.Column("meeting_id", sa.String(length=40), nullable=True),
        sa.Column("attendee_id", sa.String(length=40), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk__login_session__person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk__login_session")),
    )
    op.create_table(
        "package",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("made_at", Moment(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("problem", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__package__meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk__package")),
    )
    op.create_table(
        "terminal",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("face", sa.String(length=20), nullable=False),
        sa.Column("room_id", sa.String(length=40), nullable=False),
        sa.Column("seat_id", sa.String(length=40), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("bound_at", Moment(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk__terminal__room_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk__terminal__seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__terminal")),
        sa.UniqueConstraint("token_hash", name=op.f("uq__terminal__token_hash")),
    )
    op.create_table(
        "admission",
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("attendee_id", sa.String(length=40), nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk__admission__attendee_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__admission__item_id")),
        sa.PrimaryKeyConstraint("item_id", "attendee_id", name=op.f("pk__admission")),
    )
    op.create_table(
        "ballot",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("eligible", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("electorate", sa.JSON(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("tally", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__ballot__item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__ballot__meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__ballot")),
    )
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__ballot__meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__document__item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__document__meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__document__meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=True),
        sa.Column("speaker_id", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__note__item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__note__meeting_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["attendee.id"], name=op.f("fk__note__speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__note__meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "document_version",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pages_ready", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(length=60), nullable=False),
        sa.Column("problem_page", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", Moment(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk__document_version__document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__document_version")),
    )
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__document_version__document_id"), ["document_id"], unique=False)

    op.create_table(
        "vote",
        sa.Column("ballot_id", sa.String(length=40), nullable=False),
        sa.Column("attendee_id", sa.String(length=40), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("stored_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk__vote__attendee_id")),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk__vote__ballot_id")),
        sa.PrimaryKeyConstraint("ballot_id", "attendee_id", name=op.f("pk__vote")),
    )
    op.create_table(
        "mark",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("layer", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.String(length=40), nullable=False),
        sa.Column("author_name", sa.String(length=200), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("erased_by_id", sa.String(length=40), nullable=True),
        sa.Column("shape", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["attendee.id"], name=op.f("fk__mark__author_id")),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__mark__version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__mark")),
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index("ix_mark_page", ["version_id", "page"], unique=False)

    op.create_table(
        "page",
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("width", sa.Float(), nullable=False),
        sa.Column("height", sa.Float(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.Column("thumbnail", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__page__version_id")),
        sa.PrimaryKeyConstraint("version_id", "number", name=op.f("pk__page")),
    )
    op.create_table(
        "view",
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("view", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("presenter_id", sa.String(length=40), nullable=True),
        sa.Column("presenter_name", sa.String(length=200), nullable=False),
        sa.Column("item_id", sa.String(length=40), nullable=True),
        sa.Column("version_id", sa.String(length=40), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__view__item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__view__meeting_id")),
        sa.ForeignKeyConstraint(["presenter_id"], ["attendee.id"], name=op.f("fk__view__presenter_id")),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__view__version_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk__view")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("view")
    op.drop_table("page")
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.drop_index("ix_mark_page")

    op.drop_table("mark")
    op.drop_table("vote")
    with op.batch_alter_table("document_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__document_version__document_id"))

    op.drop_table("document_version")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__note__meeting_id"))

    op.drop_table("note")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__document__meeting_id"))

    op.drop_table("document")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__ballot__meeting_id"))

    op.drop_table("ballot")
    op.drop_table("admission")
    op.drop_table("terminal")
    op.drop_table("package")
    op.drop_table("login_session")
    op.drop_table("draft_revision")
    op.drop_table("draft")
    op.drop_table("attendee")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__agenda_item__meeting_id"))

    op.drop_table("agenda_item")
    op.drop_table("stream_head")
    op.drop_table("seat")
    op.drop_table("person")
    op.drop_table("meeting")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_stream")

    op.drop_table("event")
    op.drop_table("command_receipt")
    op.drop_table("audit_entry")
    op.drop_table("room")
    op.drop_table("journal_head")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_open")

    op.drop_table("job")
    op.drop_table("installation")
    with op.batch_alter_table("failed_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__failed_attempt__subject"))

    op.drop_table("failed_attempt")
    op.drop_table("department")
    op.drop_table("body")
    op.drop_table("audit_head")
