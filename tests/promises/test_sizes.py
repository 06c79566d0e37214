"""A module is read at one sitting."""

from tests.promises import sources

LINES = 300
MIGRATIONS = "server/db/migrations/versions/"
"""What alembic wrote is read once, when it is made."""


def test_no_module_is_longer_than_one_sitting() -> None:
    long = {}
    for path in sources.files(".py", ".ts", ".vue", ".sh", ".css"):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LINES and not sources.name(path).startswith(MIGRATIONS):
            long[sources.name(path)] = lines
    assert long == {}
