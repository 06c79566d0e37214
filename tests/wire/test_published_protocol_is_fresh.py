"""What is published is made from the declarations; `make protocol` writes it anew."""

from pathlib import Path

from server.entrypoints import published
from server.wire import export

_ROOT = Path(__file__).parents[2]


def test_published_files_are_those_the_declarations_make() -> None:
    made = export.files(published.permissions())
    stale = [
        name
        for name, content in made.items()
        if not (_ROOT / name).is_file() or (_ROOT / name).read_bytes() != content.encode()
    ]
    assert stale == [], "run `make protocol`"


def test_nothing_else_lies_in_the_generated_folders() -> None:
    made = set(export.files(published.permissions()))
    for folder in ("server/wire/published", "terminal_client/src/wire/generated"):
        assert {f"{folder}/{path.name}" for path in (_ROOT / folder).iterdir()} <= made


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    assert export.write(tmp_path, published.permissions())
    assert export.write(tmp_path, published.permissions()) == []
