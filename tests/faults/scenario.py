"""Makes a data folder: a meeting that starts now, two papers of three pages, one restricted; prints ids as JSON.

`python -m tests.faults.scenario DATA [--no-papers]`
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from server import migrating
from server.db.columns import new_id
from server.db.transaction import Database
from server.documents.models import Document, DocumentVersion, Page, PageText
from server.opening import open_database
from server.settings import Settings
from tests.factories.house import CAST, make_house, make_meeting

PAGES = 3


def main(data: Path, with_papers: bool) -> None:
    """Make it and say what was made."""
    settings = Settings(data=data)
    migrating.upgrade(settings)
    db = open_database(settings)
    now = datetime.now(UTC)
    house = make_house(db)
    gathering = make_meeting(db, house, now=now)
    papers = [make_paper(db, gathering.meeting, item, now, "public") for item in gathering.items if with_papers]
    print(
        json.dumps(
            {
                "meeting": gathering.meeting,
                "attendees": gathering.attendees,
                "roles": {key: role.value for key, (_, role) in CAST.items()},
                "items": gathering.items,
                "versions": papers,
                "pages": PAGES,
                "terminal_tokens": house.terminal_tokens,
                "screen_token": house.screen_token,
            }
        )
    )


def make_paper(db: Database, meeting: str, item: str, now: datetime, classification: str = "internal") -> str:
    """A paper whose pages count as drawn; what they look like matters to nobody here."""
    with db.write() as tx:
        document = Document(
            id=new_id(), meeting_id=meeting, item_id=item, name="材料.pdf", place=1, withdrawn=False,
            classification=classification,
        )
        version = DocumentVersion(
            id=new_id(),
            document_id=document.id,
            number=1,
            file_name="材料.pdf",
            content_type="application/pdf",
            sha256="0" * 64,
            size=1024,
            state="ready",
            pages=PAGES,
            pages_ready=PAGES,
            uploaded_at=now,
            uploaded_by="林㛃",
            published_at=now,
        )
        tx.session.add(document)
        tx.session.flush()
        tx.session.add(version)
        tx.session.flush()
        image = {"width": 100, "height": 141, "digest": "0" * 64, "bytes": 10, "type": "image/png"}
        for number in range(1, PAGES + 1):
            tx.session.add(Page(version_id=version.id, number=number, width=595.0, height=842.0, rotation=0,
                                images=[image], thumbnail=image, words=[]))
            tx.session.add(PageText(version_id=version.id, number=number, label="", links=[], folded="", text=""))
        return version.id


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--no-papers" not in sys.argv)
