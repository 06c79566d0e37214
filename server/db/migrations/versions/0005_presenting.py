"""What of the page the presenter sees, how the room follows, and who asks to present.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    with op.batch_alter_table("view", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turned", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("region", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("mode", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("asked", sa.JSON(), nullable=True))
    op.execute("UPDATE view SET turned = view, mode = 'follow', asked = '[]'")
    with op.batch_alter_table("view", schema=None) as batch_op:
        batch_op.alter_column("turned", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("mode", existing_type=sa.String(length=20), nullable=False)
        batch_op.alter_column("asked", existing_type=sa.JSON(), nullable=False)
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together", sa.Boolean(), nullable=True))
    # Terminals tell again when they come back.
    op.execute("DELETE FROM holding")
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.alter_column("together", existing_type=sa.Boolean(), nullable=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.drop_column("together")
    with op.batch_alter_table("view", schema=None) as batch_op:
        for name in ("asked", "mode", "region", "turned"):
            batch_op.drop_column(name)
