"""Until when papers are due."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    # Column by column and not in a batch: SQLite would make the table anew, and other tables refer to these.
    op.add_column("body", sa.Column("papers_due_hours", sa.Integer(), nullable=False, server_default="24"))
    op.add_column("meeting", sa.Column("papers_due_at", Moment(), nullable=True))
    op.add_column("meeting", sa.Column("papers_reminded_at", Moment(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("meeting", "papers_reminded_at")
    op.drop_column("meeting", "papers_due_at")
    op.drop_column("body", "papers_due_hours")
