"""A database per test: SQLite always, PostgreSQL where one answers; time is given, not taken."""

import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from server import logs, schema
from server.db.transaction import Database
from server.entrypoints.gateway import Gateway
from server.entrypoints.switchboard import SWITCHBOARD
from server.migrating import ensure_epoch
from server.opening import open_database
from server.settings import Settings
from tests.factories.house import Gathering, House, make_house, make_meeting

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/test")


logs.configure("error", "console")


class GivenClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment given."""
        return self.moment

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.moment += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> GivenClock:
    """Ten past nine in the morning in Beijing, for as long as nobody moves it."""
    return GivenClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings with a database of the test's own."""
    if request.param == "sqlite":
        yield Settings(data=tmp_path, log_level="error")
        return
    schema_name = f"yixi_{secrets.token_hex(6)}"
    url = make_url(POSTGRES).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema_name}"))
    except OperationalError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("no PostgreSQL answers at TEST_POSTGRES_URL")
    try:
        address = url.update_query_dict({"options": f"-csearch_path={schema_name}"})
        yield Settings(data=tmp_path, log_level="error", database_url=address.render_as_string(hide_password=False))
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema_name} CASCADE"))
        admin.dispose()


@pytest.fixture
def db(settings: Settings, clock: GivenClock) -> Iterator[Database]:
    """An empty database with all tables."""
    database = open_database(settings, clock)
    schema.METADATA.create_all(database.engine)
    ensure_epoch(database.engine)
    yield database
    database.engine.dispose()


@pytest.fixture
def gateway(db: Database) -> Gateway:
    """The one path, on this database."""
    return Gateway(db, SWITCHBOARD)


@pytest.fixture
def house(db: Database) -> House:
    """The organisation."""
    return make_house(db)


@pytest.fixture
def meeting(db: Database, house: House, clock: GivenClock) -> Gathering:
    """A meeting to which tablets may come in."""
    return make_meeting(db, house, now=clock.now())
