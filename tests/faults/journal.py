"""Prints what a data folder holds of its meetings: events, receipts, marks, notes and votes, as JSON.

`python -m tests.faults.journal DATA`
"""

import json
import sys
from pathlib import Path

from sqlalchemy import select

from server.journal.models import Receipt, StoredEvent
from server.marks.models import Mark
from server.minutes.models import Note
from server.opening import open_database
from server.settings import Settings
from server.voting.models import Vote


def main(data: Path) -> None:
    """Read everything in one transaction."""
    with open_database(Settings(data=data)).read() as session:
        events = session.scalars(select(StoredEvent).order_by(StoredEvent.meeting_id, StoredEvent.position))
        found = {
            "events": [
                {
                    "position": one.position,
                    "stream": one.stream,
                    "seq": one.seq,
                    "name": one.name,
                    "payload": one.payload,
                }
                for one in events
            ],
            "receipts": {one.id: {"name": one.name, "answer": one.answer} for one in session.scalars(select(Receipt))},
            "marks": {
                one.id: {"erased": one.erased, "revision": one.revision} for one in session.scalars(select(Mark))
            },
            "notes": {one.id: one.text for one in session.scalars(select(Note))},
            "votes": [
                {"ballot": one.ballot_id, "attendee": one.attendee_id, "choice": one.choice}
                for one in session.scalars(select(Vote))
            ],
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
