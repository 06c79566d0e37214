"""Uploads that can be resumed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "upload",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("path", sa.String(length=1000), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("announced", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filed", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.String(length=40), nullable=True),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__upload__meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk__upload__person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__upload")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__upload__expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix__upload__person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("upload")
