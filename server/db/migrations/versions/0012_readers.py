"""Who may read which papers, and how papers are classified.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from server.db.columns import new_id

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: papers take the classification of their meeting, items are guarded where somebody comes for one."""
    # With a default of the database's own: SQLite cannot rebuild a table that others refer to.
    op.add_column("agenda_item", sa.Column("guarded", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Whoever is only there for a while may not always read: their meetings' items have a stream of their own.
    op.execute(
        "UPDATE agenda_item SET guarded = (restricted OR EXISTS (SELECT 1 FROM attendee "
        "WHERE attendee.meeting_id = agenda_item.meeting_id AND attendee.role IN ('observer', 'reporter', 'guest')))"
    )
    op.add_column(
        "document", sa.Column("classification", sa.String(length=40), nullable=False, server_default="internal")
    )
    op.execute(
        "UPDATE document SET classification = (SELECT classification FROM meeting WHERE meeting.id = meeting_id)"
    )
    op.create_table(
        "reading_right",
        sa.Column("item_id", sa.String(length=40), nullable=False),
        sa.Column("attendee_id", sa.String(length=40), nullable=False),
        sa.Column("reading", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk__reading_right__item_id")),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["attendee.id"], name=op.f("fk__reading_right__attendee_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "attendee_id", name=op.f("pk__reading_right")),
    )
    # The journal told papers on other streams than from now on: with another epoch terminals take everything anew.
    op.execute(sa.text("UPDATE installation SET epoch = :epoch").bindparams(epoch=new_id()))


def downgrade() -> None:
    """Go back."""
    op.drop_table("reading_right")
    op.drop_column("document", "classification")
    op.drop_column("agenda_item", "guarded")
