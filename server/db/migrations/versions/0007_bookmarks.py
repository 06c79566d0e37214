"""Let readers mark pages for themselves."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "bookmark",
        sa.Column("attendee_id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=40), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk__bookmark__attendee_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk__bookmark__document_id")),
        sa.PrimaryKeyConstraint("attendee_id", "document_id", "page", name=op.f("pk__bookmark")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("bookmark")
