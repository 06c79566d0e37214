"""Who may name which library: what the import contracts cannot say."""

import ast
import io
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.promises import sources

ASYNC_LIBRARY = {"eventlet"}
NAMES_ASYNC_LIBRARY = {"server/wsgi.py", "server/journal/fanout_eventlet.py"}
"""So that leaving eventlet is a setting."""
OPENERS = {"fitz", "pymupdf", "weasyprint"}
"""Libraries that open or typeset papers: in worker processes only."""
PURE = {"agenda": {"agenda"}, "annotations": {"annotations", "pydantic"}}
IMPURE = {
    "os", "io", "pathlib", "shutil", "tempfile", "socket", "subprocess", "threading", "asyncio", "time", "sqlite3",
    "urllib", "http", "logging", "secrets",
}
"""The library's own modules with files, sockets, clocks or chance in them."""
PROBE = """
import sys
from server import app
opened = sorted({name.partition(".")[0] for name in sys.modules} & {"fitz", "pymupdf", "weasyprint"})
print(",".join(opened))
"""


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def tops(path: Path) -> set[str]:
    return {module.partition(".")[0] for module in imported(path)}


def test_the_async_library_is_named_in_two_places_only() -> None:
    naming = set()
    for path in sources.files(".py", under=("agenda", "annotations", "server", "terminal_client")):
        tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if any(token.type == tokenize.NAME and token.string in ASYNC_LIBRARY for token in tokens):
            naming.add(sources.name(path))
    assert naming <= NAMES_ASYNC_LIBRARY


def test_the_web_process_never_loads_what_opens_papers() -> None:
    loaded = subprocess.run([sys.executable, "-c", PROBE], cwd=sources.ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""


def test_no_terminal_and_no_rule_opens_papers() -> None:
    for path in sources.files(".py", under=("agenda", "annotations", "terminal_client", "server/entrypoints")):
        assert not tops(path) & OPENERS, sources.name(path)


def test_rules_know_the_language_and_nothing_else() -> None:
    allowed = sys.stdlib_module_names - IMPURE
    for package, own in PURE.items():
        for path in sources.files(".py", under=(package,)):
            assert tops(path) <= allowed | own, sources.name(path)
