"""The job that compares a drawn version with the one its readers have, and gives it to them."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from server import logs
from server.documents import queries as documents
from server.documents.caged_comparing import compare_caged
from server.documents.changes import Changes
from server.documents.models import Document, DocumentVersion, Page
from server.documents.page_lines import PageContent
from server.errors import Problem
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits
from server.jobs.worker import Bench
from server.revising import actions, queries
from server.wire.documents import DocumentState

_log = logs.logger("revising")
LIMITS = Limits()

_Box = tuple[float, float, float, float]
_ChangedPages = list[tuple[Annotated[int, Field(ge=1)], list[_Box]]]


class _ChangesFacts(BaseModel):
    """What the child says; it may have been taken over by the paper, so nothing is believed."""

    model_config = ConfigDict(extra="forbid")
    places: list[int]
    kept: list[int]
    pages: _ChangedPages
    before: _ChangedPages

    def require_within(self, old: int, new: int) -> None:
        """Raise `ValueError` for pages that are none."""
        right = (
            len(self.places) == len(self.kept) == old
            and all(1 <= place <= new for place in self.places) and all(0 <= place <= new for place in self.kept)
            and all(page <= new for page, _ in self.pages) and all(page <= old for page, _ in self.before)
            and all(0 <= side <= 1 for _, boxes in (*self.pages, *self.before) for box in boxes for side in box)
        )
        if not right:
            raise ValueError("no such page")


def compare_version(bench: Bench, version_id: str) -> None:
    """Compare and publish. Versions that cannot be compared are published too, without a word on what changed."""
    with bench.db.read() as session:
        version = session.get_one(DocumentVersion, version_id)
        meeting = session.get_one(Document, version.document_id).meeting_id
        before = documents.current_of(documents.versions_of(session, version.document_id))
        if version.published_at is not None or before.number > version.number:
            return
        whole = before.state == DocumentState.READY
        pages = (_pages(session, before.id), _pages(session, version.id)) if whole else None
    changes = _compared(bench, *pages) if pages is not None else None
    with bench.db.write(meeting=meeting) as tx:
        actions.publish(tx, version_id, before.id, changes)


def _pages(session: Session, version_id: str) -> tuple[list[PageContent], list[str]]:
    rows = session.execute(
        select(Page.words, Page.images).where(Page.version_id == version_id).order_by(Page.number)
    ).all()
    digests = [str(images[0]["digest"]) for _, images in rows]
    contents = [
        PageContent(tuple((text, left, top, right, bottom) for text, left, top, right, bottom in words), digest)
        for (words, _), digest in zip(rows, digests, strict=True)
    ]
    return contents, digests


def _compared(
    bench: Bench, old: tuple[list[PageContent], list[str]], new: tuple[list[PageContent], list[str]]
) -> Changes | None:
    def images(digests: list[str]) -> list[Path]:
        return [bench.blobs.path(digest) for digest in digests]

    stream = cage.stream(
        lambda: [compare_caged(old[0], new[0], images(old[1]), images(new[1]))], LIMITS, bench.renew
    )
    try:
        facts = _ChangesFacts.model_validate(next(stream).facts)
        facts.require_within(len(old[0]), len(new[0]))
    except (CageFailure, Problem, ValidationError, ValueError) as failure:
        _log.warning("not_compared", reason=type(failure).__name__)
        return None
    finally:
        stream.close()
    return queries.from_row(facts.model_dump())
