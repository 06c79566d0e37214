"""Migrations make exactly the tables the features declare, forwards and back, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, inspect, select, text

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


def insert_with_parents(engine: Engine, name: str, **values: object) -> object:
    """Put a row into a table as it is at this revision, and before it one into each table it refers to; its key."""
    tables = MetaData()
    tables.reflect(engine)
    table = tables.tables[name]
    key = next(iter(table.primary_key.columns))
    with engine.connect() as connection:
        there = connection.execute(select(key)).scalar()
    if there is not None:
        return there
    row: dict[str, object] = {}
    for column in table.columns:
        parent = next((key.column.table.name for key in column.foreign_keys), "")
        if column.name in values:
            row[column.name] = values[column.name]
        elif not column.nullable:
            plain = {"DATETIME": datetime(2026, 11, 23, tzinfo=UTC), "TIMESTAMP": datetime(2026, 11, 23, tzinfo=UTC),
                     "INTEGER": 0, "FLOAT": 1.0, "DOUBLE PRECISION": 1.0, "BOOLEAN": False, "JSON": []}
            row[column.name] = (
                insert_with_parents(engine, parent) if parent else plain.get(str(column.type).split("(")[0], "x")
            )
    with engine.begin() as connection:
        connection.execute(table.insert().values(row))
    return row[key.name]


def test_papers_drawn_before_they_could_be_searched_are_found_afterwards(engine: Engine) -> None:
    words = [["预", 0.1, 0.1, 0.2, 0.2], ["算", 0.2, 0.1, 0.3, 0.2], ["The", 0.1, 0.3, 0.2, 0.4],
             ["Long-term", 0.2, 0.3, 0.4, 0.4], ["２０２６", 0.1, 0.5, 0.2, 0.6], ["年", 0.2, 0.5, 0.3, 0.6]]
    config = migrating.config(engine)
    command.upgrade(config, "0003")
    insert_with_parents(engine, "page", number=1, words=words)
    command.upgrade(config, "head")
    with engine.begin() as connection:
        folded, running = connection.execute(text("SELECT folded, text FROM page_text")).one()
    assert (folded, running) == ("预算the longterm2026年", "预算The Long-term２０２６年")
    command.downgrade(config, "0003")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT text FROM page")).scalar_one() == "预算TheLong-term２０２６年"
