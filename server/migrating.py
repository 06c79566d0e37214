"""Bringing the database up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from server.db.columns import new_id
from server.db.engine import open_engine
from server.journal.models import Installation
from server.settings import Settings

_SCRIPTS = Path(__file__).resolve().parent / "db" / "migrations"


def config(engine: Engine) -> Config:
    """Alembic's configuration for this database; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(_SCRIPTS))
    made.attributes["engine"] = engine
    return made


def upgrade(settings: Settings) -> None:
    """Run every migration that has not run, and give a new database its epoch."""
    engine = open_engine(settings.database)
    try:
        command.upgrade(config(engine), "head")
        ensure_epoch(engine)
    finally:
        engine.dispose()


def ensure_epoch(engine: Engine) -> None:
    """A database without an epoch is new; a restored one gets another from the restore command."""
    with Session(engine) as session:
        if session.execute(select(Installation.id)).first() is None:
            session.add(Installation(id=1, epoch=new_id()))
            session.commit()
