"""Pushed papers, what terminals hold of them, and the secret their keys are made from.

Revision ID: 0002
Revises: 0001
"""

import secrets

import sqlalchemy as sa
from alembic import op

from server.db.columns import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OVER = ("closed", "minuted", "archived", "cancelled")


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "holding",
        sa.Column("connection", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.String(length=40), nullable=False),
        sa.Column("attendee_id", sa.String(length=40), nullable=True),
        sa.Column("streams", sa.JSON(), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.Column("seen_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("connection", name=op.f("pk__holding")),
    )
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix__holding__meeting_id"), ["meeting_id"], unique=False)
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pushed_at", Moment(timezone=True), nullable=True))
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("page_secret", sa.String(length=64), nullable=True))
    _give_secrets()


def _give_secrets() -> None:
    meeting = sa.table("meeting", sa.column("id", sa.String), sa.column("phase", sa.String),
                       sa.column("page_secret", sa.String))
    running = op.get_bind().execute(sa.select(meeting.c.id).where(meeting.c.phase.not_in(_OVER))).scalars().all()
    for meeting_id in running:
        op.execute(meeting.update().where(meeting.c.id == meeting_id).values(page_secret=secrets.token_hex()))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("page_secret")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_column("pushed_at")
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix__holding__meeting_id"))
    op.drop_table("holding")
