"""Remember which version of a paper each attendee reads, and where they are in it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "document_reading",
        sa.Column("attendee_id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("read_before_id", sa.String(length=40), nullable=True),
        sa.Column("first_opened_at", Moment(), nullable=False),
        sa.Column("last_opened_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk__document_reading__attendee_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk__document_reading__document_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk__document_reading__version_id")
        ),
        sa.ForeignKeyConstraint(
            ["read_before_id"], ["document_version.id"], name=op.f("fk__document_reading__read_before_id")
        ),
        sa.PrimaryKeyConstraint("attendee_id", "document_id", name=op.f("pk__document_reading")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("document_reading")
