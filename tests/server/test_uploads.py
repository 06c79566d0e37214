"""What one person may have on the way, and what becomes of uploads nobody takes up again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from server.access.actor import Actor
from server.db.transaction import Database
from server.errors import Problem
from server.storage import BlobRef, PartialStore
from server.uploads import actions, queries
from server.uploads.actions import LASTS, UploadLimits
from server.uploads.models import Upload
from tests.factories.house import Gathering, House, organiser_of
from tests.server.conftest import GivenClock

LIMITS = UploadLimits(file_bytes=1000, held_bytes=2500, held=3)


def begin(db: Database, actor: Actor, meeting: str, size: int = 100) -> str:
    with db.write(actor.message()) as tx:
        return actions.begin(tx, actor, meeting, "材料/预算.pdf", size, "", LIMITS).id


def test_everybody_has_limits_of_their_own(db: Database, house: House, meeting: Gathering) -> None:
    lin = organiser_of(house)
    other = Actor(face="desk", person=house.people["wu"], name="吴敏", duties=lin.duties)
    with pytest.raises(Problem, match="upload_too_large"):
        begin(db, lin, meeting.meeting, 1001)
    begin(db, lin, meeting.meeting, 1000)
    second = begin(db, lin, meeting.meeting, 1000)
    with pytest.raises(Problem, match="too_many_uploads"):
        begin(db, lin, meeting.meeting, 501)
    begin(db, lin, meeting.meeting, 10)
    with pytest.raises(Problem, match="too_many_uploads"):
        begin(db, lin, meeting.meeting, 10)
    begin(db, other, meeting.meeting, 1000)
    # What became a paper counts no more.
    with db.write(lin.message()) as tx:
        upload = queries.upload_row(tx.session, lin, second)
        actions.finish(tx, second, BlobRef("0" * 64, 1000))
        actions.mark_filed(tx, upload, "document-1")
    begin(db, lin, meeting.meeting, 1000)
    with db.read() as session, pytest.raises(Problem, match="upload_unknown"):
        queries.upload_row(session, other, second)


def test_uploads_nobody_takes_up_again_are_forgotten(
    db: Database, house: House, meeting: Gathering, clock: GivenClock
) -> None:
    lin = organiser_of(house)
    left, gone_on = begin(db, lin, meeting.meeting), begin(db, lin, meeting.meeting)
    clock.pass_minutes(LASTS / timedelta(minutes=1) - 1)
    with db.write(lin.message()) as tx:
        actions.went_on(tx, gone_on)
        assert actions.expire(tx) == []
    clock.pass_minutes(2)
    with db.write(lin.message()) as tx:
        assert actions.expire(tx) == [left]
    with db.read() as session:
        assert session.get(Upload, left) is None and session.get(Upload, gone_on) is not None


def test_a_meeting_that_is_over_takes_no_more(db: Database, house: House, meeting: Gathering) -> None:
    from server.meetings.models import Meeting

    with db.write() as tx:
        tx.session.get_one(Meeting, meeting.meeting).phase = "closed"
    with pytest.raises(Problem, match="wrong_phase"):
        begin(db, organiser_of(house), meeting.meeting)


def test_a_second_sender_takes_over_and_the_first_is_told(tmp_path: Path) -> None:
    partials = PartialStore(tmp_path / "uploads")
    partials.create("upload-001")

    def stalls() -> Iterator[bytes]:
        yield b"abc"
        # While this sender waits for its next bytes, somebody resumes from another connection.
        assert partials.append("upload-001", 3, [b"def"], 9) == 6
        yield b"XYZ"

    with pytest.raises(Problem) as refused:
        partials.append("upload-001", 0, stalls(), 9)
    assert (refused.value.code, refused.value.facts) == ("stale_offset", {"offset": 6})
    assert partials.path("upload-001").read_bytes() == b"abcdef"
    for name in ("../secret", "a/b", ""):
        with pytest.raises(Exception, match="blob_missing"):
            partials.length(name)
