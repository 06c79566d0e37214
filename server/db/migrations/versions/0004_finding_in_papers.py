"""Give papers an outline, and pages a narrow row to be searched by, with their label and links."""

import re
import unicodedata
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_PAGE = sa.table("page", sa.column("version_id"), sa.column("number"), sa.column("words", sa.JSON()), sa.column("text"))
_PAGE_TEXT = sa.table(
    "page_text", sa.column("version_id"), sa.column("number"), sa.column("label"), sa.column("links", sa.JSON()),
    sa.column("folded"), sa.column("text"),
)
_IDEOGRAPH = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "document_outline",
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk__document_outline__version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk__document_outline")),
    )
    op.create_table(
        "page_text",
        sa.Column("version_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["document_version.id"], name=op.f("fk__page_text__version_id")),
        sa.PrimaryKeyConstraint("version_id", "number", name=op.f("pk__page_text")),
    )
    connection = op.get_bind()
    keys = connection.execute(sa.select(_PAGE.c.version_id, _PAGE.c.number)).all()
    for version_id, number in keys:
        # Page by page: all words of all papers would not fit into memory.
        words = connection.execute(
            sa.select(_PAGE.c.words).where(_PAGE.c.version_id == version_id, _PAGE.c.number == number)
        ).scalar_one()
        text = re.sub(f"(?<=[{_IDEOGRAPH}]) | (?=[{_IDEOGRAPH}])", "", " ".join(str(word[0]) for word in words))
        connection.execute(
            _PAGE_TEXT.insert().values(
                version_id=version_id, number=number, label="", links=[], folded=_folded(text), text=text
            )
        )
    with op.batch_alter_table("page", schema=None) as batch_op:
        batch_op.drop_column("text")


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("page", schema=None) as batch_op:
        batch_op.add_column(sa.Column("text", sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    for version_id, number, text in connection.execute(
        sa.select(_PAGE_TEXT.c.version_id, _PAGE_TEXT.c.number, _PAGE_TEXT.c.text)
    ).all():
        connection.execute(
            _PAGE.update()
            .where(_PAGE.c.version_id == version_id, _PAGE.c.number == number)
            .values(text=text.replace(" ", ""))
        )
    with op.batch_alter_table("page", schema=None) as batch_op:
        batch_op.alter_column("text", server_default=None)
    op.drop_table("page_text")
    op.drop_table("document_outline")


def _folded(text: str) -> str:
    """As pages were folded when this migration was written: it must not change when that does."""
    shapes = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letter = r"[^\W\d_]"
    together = re.sub(f"(?<={letter})[-\u2010\u2011](?={letter})", "", shapes)
    return re.sub(rf"(?<=[^\w]) | (?=[^\w])|(?<=[{_IDEOGRAPH}]) | (?=[{_IDEOGRAPH}])", "", together).strip()
