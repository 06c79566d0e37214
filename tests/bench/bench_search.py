"""Looking for text in a thousand dense pages of one meeting: `python -m tests.bench.bench_search`.

Ten papers of a hundred pages, each page with two thousand Chinese characters and some Latin words, in a database with
all the boxes they are drawn with. What is measured is the whole search as a reader asks for it: which papers they may
read, the scan, counts, excerpts. Beside it stands the least any search without an index can do: every page's text read
from the same database and looked through, with no rights, counts or excerpts. PostgreSQL is measured where it answers.
"""

import os
import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from server import logs, schema
from server.clock import SystemClock
from server.db.columns import new_id
from server.db.transaction import Database
from server.documents import folding, searching
from server.documents.models import Document, DocumentVersion, Page, PageText
from server.migrating import ensure_epoch
from server.opening import open_database
from server.settings import Settings
from tests.bench import figures
from tests.factories.house import Gathering, actor_of, make_house, make_meeting

PAPERS, PAGES, LINES, CHARACTERS = 10, 100, 46, 44
_DIFFERENT = 2500
_LATIN = ("Budget", "Review", "Phase-II", "2026")
_ROUNDS = 20
_POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/test")


def main() -> None:
    """Print the figures as JSON lines."""
    logs.configure("error", "console")
    with tempfile.TemporaryDirectory() as folder:
        _measure("sqlite", Settings(data=Path(folder), log_level="error"))
        with _postgres(Path(folder)) as settings:
            if settings is not None:
                _measure("postgresql", settings)


def _measure(database: str, settings: Settings) -> None:
    db = open_database(settings, SystemClock())
    schema.METADATA.create_all(db.engine)
    ensure_epoch(db.engine)
    gathering = make_meeting(db, make_house(db), now=db.clock.now())
    known = _fill(db, gathering)
    reader = actor_of(gathering, "wu")

    def ours(wanted: str) -> int:
        with db.read() as session:
            return len(searching.search_meeting(session, reader, gathering.meeting, wanted).papers)

    def plain(wanted: str) -> int:
        with db.read() as session:
            return sum(wanted in folded for folded in session.scalars(select(PageText.folded)))

    wanted = {
        "one_character": known[0], "two_characters": known[3] + known[9], "rare_pair": known[900] + known[1400],
        "four_characters": "".join(known[index] for index in (1, 5, 2, 8)), "latin": "budget", "nothing": "没有此文",
    }
    times: dict[str, list[float]] = {"ours": [], "plain": []}
    for name, needle in wanted.items():
        # Turn by turn, so that whatever else the machine does is done to both.
        here: dict[str, list[float]] = {"ours": [], "plain": []}
        for _ in range(_ROUNDS):
            here["ours"].append(_timed(ours, needle))
            here["plain"].append(_timed(plain, needle))
        for side, taken in here.items():
            times[side] += taken
        _tell("search_p50", here["ours"], here["plain"], 0.5, database, name)
    _tell("search_p50", times["ours"], times["plain"], 0.5, database, "all")
    _tell("search_p95", times["ours"], times["plain"], 0.95, database, "all")
    with db.read() as session:
        version = session.scalars(select(PageText.version_id).limit(1)).one()

    def boxes(needle: str) -> int:
        with db.read() as session:
            return len(searching.hits_on_page(session, reader, version, 7, needle).hits)

    taken = [_timed(boxes, known[0]) for _ in range(_ROUNDS)]
    figures.tell("search", "boxes_p50", figures.share(taken, 0.5), "ms", database=database)
    db.engine.dispose()


def _timed(look: Callable[[str], int], needle: str) -> float:
    """Milliseconds of one look."""
    started = time.perf_counter()
    look(needle)
    return (time.perf_counter() - started) * 1000


def _tell(figure: str, ours: list[float], plain: list[float], part: float, database: str, wanted: str) -> None:
    figures.tell(
        "search", figure, figures.share(ours, part), "ms", "plain_scan", figures.share(plain, part),
        database=database, wanted=wanted, pages=PAPERS * PAGES, characters_a_page=LINES * CHARACTERS,
    )


def _fill(db: Database, gathering: Gathering) -> list[str]:
    """Put the papers in; the characters they are made of, the most frequent first."""
    whims = random.Random(9704)
    known = whims.sample([chr(code) for code in range(0x4E00, 0x9FA5)], _DIFFERENT)
    weights = [1 / (rank + 20) for rank in range(_DIFFERENT)]
    image = {"width": 100, "height": 141, "digest": "0" * 64, "bytes": 10, "type": "image/png"}
    for place in range(PAPERS):
        with db.write() as tx:
            document = Document(id=new_id(), meeting_id=gathering.meeting, item_id=gathering.items[place % 2],
                                name=f"材料{place + 1}", place=place + 1, withdrawn=False)
            version = DocumentVersion(
                id=new_id(), document_id=document.id, number=1, file_name="材料.pdf", content_type="application/pdf",
                sha256="0" * 64, size=1, state="ready", pages=PAGES, pages_ready=PAGES, problem="", problem_page=0,
                uploaded_at=tx.now, uploaded_by="", published_at=tx.now,
            )
            tx.session.add(document)
            tx.session.flush()
            tx.session.add(version)
            tx.session.flush()
            for number in range(1, PAGES + 1):
                words = list(_words(whims, known, weights))
                running, _ = folding.running_text(words)
                tx.session.add(Page(version_id=version.id, number=number, width=595.0, height=842.0, rotation=0,
                                    images=[image], thumbnail=image, words=words))
                tx.session.add(PageText(version_id=version.id, number=number, label="", links=[],
                                        folded=folding.folded_with_places(running)[0], text=running))
    return known


def _words(whims: random.Random, known: list[str], weights: list[float]) -> Iterator[list[object]]:
    for line in range(LINES):
        top = round((line + 1) / (LINES + 2), 4)
        characters = whims.choices(known, weights, k=CHARACTERS)
        if line % 10 == 0:
            characters[5] = whims.choice(_LATIN)
        for place, character in enumerate(characters):
            left = round((place + 1) / (CHARACTERS + 2), 4)
            yield [character, left, top, round(left + 0.02, 4), round(top + 0.015, 4)]


@contextmanager
def _postgres(folder: Path) -> Iterator[Settings | None]:
    """Settings with a schema of the bench's own; None where no PostgreSQL answers."""
    name = f"yixi_bench_{secrets.token_hex(6)}"
    url = make_url(_POSTGRES).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
    except OperationalError:
        yield None
        return
    try:
        address = url.update_query_dict({"options": f"-csearch_path={name}"})
        yield Settings(data=folder, log_level="error", database_url=address.render_as_string(hide_password=False))
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        admin.dispose()


if __name__ == "__main__":
    main()
