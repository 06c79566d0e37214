"""Let papers have versions: what is new in each, since when readers have it, what changed, and marks that went over."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    # Not in batches: SQLite would make the tables anew, and other rows refer to theirs.
    op.add_column("document_version", sa.Column("note", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("document_version", sa.Column("published_at", Moment(), nullable=True))
    # Until now every version was read as soon as it was uploaded.
    op.execute("UPDATE document_version SET published_at = uploaded_at")
    op.add_column("mark", sa.Column("carried_from_id", sa.String(length=40), nullable=True))
    op.create_table(
        "version_change",
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("before_id", sa.String(length=40), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__version_change__version_id")),
        sa.ForeignKeyConstraint(["before_id"], ["document_version.id"], name=op.f("fk__version_change__before_id")),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk__version_change")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("version_change")
    op.drop_column("mark", "carried_from_id")
    op.drop_column("document_version", "published_at")
    op.drop_column("document_version", "note")
