"""The project's own files, without what is built, installed or generated."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON_FOLDERS = ("agenda", "annotations", "server", "terminal_client", "tests", "deploy")
_NOT_OURS = {"node_modules", "dist", "built", "generated", "__pycache__", "published"}


def files(*endings: str, under: tuple[str, ...] = PYTHON_FOLDERS) -> Iterator[Path]:
    """Every file with one of the endings, in order."""
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and not _NOT_OURS.intersection(path.relative_to(ROOT).parts) and path.is_file():
                yield path


def name(path: Path) -> str:
    """The path as it is spoken of: from the project's folder, with slashes."""
    return path.relative_to(ROOT).as_posix()
