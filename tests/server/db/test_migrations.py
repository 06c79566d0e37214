"""Migrations make exactly the tables the features declare, forwards and back, on both databases."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from server import migrating, schema
from server.db.engine import open_engine
from server.settings import Settings

BOOKKEEPING = {"alembic_version"}


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    made = open_engine(settings.database)
    yield made
    made.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - BOOKKEEPING


def test_the_newest_migration_gives_the_declared_tables(engine: Engine) -> None:
    command.upgrade(migrating.config(engine), "head")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.METADATA) == []
    assert tables(engine) == set(schema.METADATA.tables)


def test_down_to_nothing_and_up_again(engine: Engine) -> None:
    config = migrating.config(engine)
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    assert tables(engine) == set()
    command.upgrade(config, "head")
    assert tables(engine) == set(schema.METADATA.tables)


def test_upgrading_twice_keeps_the_epoch(settings: Settings, engine: Engine) -> None:
    migrating.upgrade(settings)
    with engine.connect() as connection:
        epoch = connection.execute(text("SELECT epoch FROM installation")).scalar_one()
    migrating.upgrade(settings)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT epoch FROM installation")).scalars().all() == [epoch]


def test_migrations_are_one_line(engine: Engine) -> None:
    assert len(ScriptDirectory.from_config(migrating.config(engine)).get_heads()) == 1
