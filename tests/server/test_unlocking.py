"""A paper behind a password waits for it, opens with the right one only, and the password is kept nowhere."""

import json
from pathlib import Path

import pymupdf
import pytest
from sqlalchemy import text

from server.db.transaction import Database
from server.documents import actions, queries, unlocking
from server.documents.models import DocumentVersion
from server.entrypoints.gateway import Gateway
from server.errors import Problem
from server.settings import Settings
from tests.factories.house import Gathering, House, organiser_of
from tests.server.driving import Room
from tests.server.test_papers import Papers

PASSWORD = "开门-sesame-8261"


@pytest.fixture
def papers(db: Database, gateway: Gateway, meeting: Gathering, house: House, settings: Settings) -> Papers:
    """A place to put papers."""
    return Papers(Room(db, gateway, meeting), house, settings)


def _locked() -> bytes:
    paper = pymupdf.open()
    paper.new_page().insert_text((72, 100), "预算", fontname="china-s", fontsize=20)
    return bytes(paper.tobytes(encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw=PASSWORD, owner_pw="owner"))


def _version(papers: Papers, version: str) -> DocumentVersion:
    with papers.room.db.read() as session:
        return session.get_one(DocumentVersion, version)


def test_a_locked_paper_is_opened_by_its_password_only(papers: Papers, settings: Settings) -> None:
    paper = papers.upload(_locked())
    papers.draw_all()
    waiting = _version(papers, paper.version)
    assert (waiting.state, waiting.problem) == ("locked", "document_encrypted")
    assert papers.room.journal()[-1].name == "document.locked"
    with pytest.raises(Problem, match="wrong_password"):
        unlocking.open_with(papers.blobs, waiting, "guess")
    opened = unlocking.open_with(papers.blobs, waiting, PASSWORD)
    actor = organiser_of(papers.house)
    with papers.room.db.write(actor.message(), papers.room.gathering.meeting) as tx:
        actions.unlock(tx, actor, paper.version, opened.sha256)
    papers.draw_all()
    ready = _version(papers, paper.version)
    assert (ready.state, ready.problem, ready.pages_ready) == ("ready", "", 1)
    assert ready.sha256 == waiting.sha256 and queries.drawn_from(ready) == (opened.sha256, "application/pdf")
    with papers.room.db.write(actor.message(), papers.room.gathering.meeting) as tx, pytest.raises(Problem) as again:
        actions.unlock(tx, actor, paper.version, opened.sha256)
    assert again.value.code == "document_not_locked"
    _is_nowhere(papers, settings.data)


def _is_nowhere(papers: Papers, data: Path) -> None:
    for path in data.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path.name
    with papers.room.db.read() as session:
        kept = [list(row) for table in ("audit_entry", "event", "job")
                for row in session.execute(text(f"SELECT * FROM {table}"))]
    assert PASSWORD not in json.dumps(kept, ensure_ascii=False, default=str)
