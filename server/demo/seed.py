"""Seeding the demo: the organisation, its past, the meeting of now with real papers, and tomorrow's that lacks some."""

from collections.abc import Sequence
from datetime import timedelta

from server import migrating
from server.clock import SystemClock
from server.demo import meetings, organisation, past
from server.demo.card import Card, write
from server.demo.meetings import Paper
from server.opening import open_database
from server.settings import Settings
from server.storage import FilesystemStore


def seed(settings: Settings, papers: Sequence[Paper]) -> Card:
    """Make everything; the card is written last, so that a seeding that was broken off is done again."""
    settings.data.mkdir(parents=True, exist_ok=True)
    migrating.upgrade(settings)
    now = SystemClock().now()
    clock = past.StoryClock(now - timedelta(days=21))
    db = open_database(settings, clock)
    blobs = FilesystemStore(settings.data / "blobs")
    made = organisation.found(db)
    past.hold(settings, db, blobs, made, clock, body=made.committee, title="机关食堂服务外包等事项",
              story=past.COMMITTEE_AUTUMN)
    clock.moment = now - timedelta(days=7)
    past.hold(settings, db, blobs, made, clock, body=made.office, title="三季度工作调度", story=past.OFFICE_WEEKLY)
    clock.moment = now
    today = meetings.plan(
        db, made, settings.zone, title="年度预算调整、智慧园区建设与干部任免", body=made.committee, starts_at=now,
        items=meetings.ITEMS, seated=meetings.SEATED, notice=True, signature=False,
    )
    meetings.file_papers(db, blobs, made, today, papers)
    meetings.plan(
        db, made, settings.zone, title="年终总结筹备", body=made.office, starts_at=now + timedelta(days=1),
        items=meetings.ITEMS[2:4], seated=meetings.SEATED[:10], notice=False,
    )
    db.engine.dispose()
    seats = {attendee.name: made.tokens[attendee.seat] for attendee in today.attendees if attendee.seat}
    written = Card(today.meeting.id, made.room, made.screen_token, seats)
    write(settings, written)
    return written
