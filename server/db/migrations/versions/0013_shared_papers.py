"""Let several workers share a paper by ranges of pages, and the page the room waits for be drawn first."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("document_version", sa.Column("wanted_page", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "page_range",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("leased_until", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__page_range__version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__page_range")),
    )
    op.create_index(op.f("ix__page_range__version_id"), "page_range", ["version_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("page_range")
    op.drop_column("document_version", "wanted_page")
