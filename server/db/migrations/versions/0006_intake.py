"""Many files at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "intake",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("accepted_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk__intake__meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk__intake__person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk__intake")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.add_column(sa.Column("intake_id", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("is_bundle", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("problem", sa.String(length=60), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix__upload__intake_id"), ["intake_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk__upload__intake_id"), "intake", ["intake_id"], ["id"])


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk__upload__intake_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix__upload__intake_id"))
        batch_op.drop_column("problem")
        batch_op.drop_column("is_bundle")
        batch_op.drop_column("intake_id")
    op.drop_table("intake")
