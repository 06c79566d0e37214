"""What the pages of a version are drawn from, where that is not the upload itself."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward. Not in a batch: SQLite would drop a table others refer to."""
    for name, length in (("drawn_sha256", 64), ("drawn_type", 100)):
        op.add_column("document_version", sa.Column(name, sa.String(length), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back."""
    op.drop_column("document_version", "drawn_type")
    op.drop_column("document_version", "drawn_sha256")
