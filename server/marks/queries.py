"""Reading marks: those of a page one may see, and those that go into the archive."""

from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from annotations import marks as rules
from annotations.marks import Layer
from server.access.actor import Actor
from server.documents import queries as documents
from server.errors import Problem
from server.journal import replay
from server.marks.models import Mark
from server.meetings import audiences
from server.wire.documents import PageMarks
from server.wire.marks import Mark as MarkPart


def mark_part(mark: Mark) -> MarkPart:
    """A mark as the wire says it."""
    return MarkPart.model_validate(
        {
            "id": mark.id, "version": mark.version_id, "page": mark.page, "layer": mark.layer, "author": mark.author_id,
            "author_name": mark.author_name, "made_at": mark.made_at, "erased": mark.erased, "revision": mark.revision,
            "shape": mark.shape,
        }
    )


def mark_value(mark: Mark) -> rules.Mark:
    """A mark as the rules know it."""
    return rules.Mark.model_validate(
        {
            "id": mark.id, "document_version_id": mark.version_id, "page": mark.page, "layer": mark.layer,
            "author_id": mark.author_id, "shape": mark.shape, "made_at": mark.made_at, "revision": mark.revision,
            "erased": mark.erased,
        }
    )


def page_marks(session: Session, actor: Actor, version_id: str, page: int) -> PageMarks:
    """The marks of a page the caller may see, and the numbers of the streams they are current with."""
    version, document, _ = documents.readable(session, actor, version_id)
    if not 1 <= page <= version.pages:
        raise Problem("page_out_of_range", page=page, pages=version.pages)
    mine = and_(Mark.layer == Layer.PRIVATE, Mark.author_id == (actor.attendee or ""))
    rows = session.scalars(
        select(Mark)
        .where(Mark.version_id == version_id, Mark.page == page, ~Mark.erased, or_(Mark.layer != Layer.PRIVATE, mine))
        .order_by(Mark.made_at, Mark.id)
    )
    heads = replay.stream_heads(session, document.meeting_id)
    stream = documents.stream_of(session, document)
    return PageMarks(
        stream=stream,
        seq=heads.get(stream, 0),
        me_seq=heads.get(audiences.me_stream(actor.attendee), 0) if actor.attendee else 0,
        marks=[mark_part(mark) for mark in rows],
    )


def drawn_on_layer(session: Session, version_id: str, page: int, layer: Layer, author_id: str) -> int:
    """How many marks stand on a layer of a page; of the private layer only the author's count."""
    wanted = select(func.count()).where(
        Mark.version_id == version_id, Mark.page == page, Mark.layer == layer, ~Mark.erased
    )
    if layer is Layer.PRIVATE:
        wanted = wanted.where(Mark.author_id == author_id)
    return session.execute(wanted).scalar_one()


def left_behind(session: Session, actor: Actor, version_id: str) -> list[tuple[int, int]]:
    """(page, how many) of the marks on a version that the caller may see and that no later version has."""
    mine = and_(Mark.layer == Layer.PRIVATE, Mark.author_id == (actor.attendee or ""))
    copy = aliased(Mark)
    rows = session.execute(
        select(Mark.page, func.count())
        .where(
            Mark.version_id == version_id, ~Mark.erased, or_(Mark.layer != Layer.PRIVATE, mine),
            ~select(copy.id).where(copy.carried_from_id == Mark.id).exists(),
        )
        .group_by(Mark.page)
        .order_by(Mark.page)
    )
    return [(page, count) for page, count in rows]


def public_marks(session: Session, version_id: str) -> Sequence[Mark]:
    """The marks everybody who may see the paper saw: shared, presenter's and board; never private ones."""
    return session.scalars(
        select(Mark)
        .where(Mark.version_id == version_id, Mark.layer != Layer.PRIVATE, ~Mark.erased)
        .order_by(Mark.page, Mark.made_at, Mark.id)
    ).all()
