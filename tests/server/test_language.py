"""A house that writes its papers in English."""

import pymupdf
from sqlalchemy import delete

from agenda.vocabulary import Language
from server.conducting.actions import WRITE_DRAFTS
from server.minutes import queries
from server.minutes.models import Draft
from server.settings import Settings
from server.storage import FilesystemStore
from server.wire.minutes import PaperKind
from tests.server.driving import Room
from tests.server.test_closing import closed, work

__all__ = ["closed"]


def test_record_and_minutes_are_written_and_laid_out_in_the_language_of_the_house(
    closed: Room, settings: Settings
) -> None:
    meeting = closed.gathering.meeting
    with closed.db.write(meeting=meeting) as tx:
        tx.session.execute(delete(Draft))
        tx.enqueue(WRITE_DRAFTS, meeting)
    work(closed.db, settings.model_copy(update={"language": Language.EN}))
    with closed.db.read() as session:
        decided = queries.draft_text(session, meeting, PaperKind.MINUTES)
        sha256, _ = queries.typeset(session, meeting, PaperKind.MINUTES)
    assert any("passed it by voice" in one.text for one in decided.paragraphs)
    blobs = FilesystemStore(settings.data / "blobs")
    with pymupdf.open(blobs.path(sha256)) as pdf:
        printed = "".join(page.get_text() for page in pdf.pages())
    assert "Minutes" in printed and "passed it by voice" in " ".join(printed.split())
