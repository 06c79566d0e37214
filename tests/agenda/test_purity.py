"""The rules know no framework, database, socket, file or clock."""

import ast
from pathlib import Path

import pytest

AGENDA = Path(__file__).parents[2] / "agenda"
MODULES = sorted(AGENDA.rglob("*.py"))
ALLOWED = {
    "agenda", "collections", "dataclasses", "datetime", "enum", "fractions", "itertools", "math", "re", "typing",
    "unicodedata",
}
"""All that a rule needs of the world; `datetime` for values that are given, never for the clock."""
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "open", "print", "input"}


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(AGENDA).as_posix() for path in MODULES])
def test_a_module_imports_only_values_and_neither_reads_the_clock_nor_a_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                assert {alias.name.split(".")[0] for alias in names} <= ALLOWED
            case ast.ImportFrom(module=str(module)):
                assert module.split(".")[0] in ALLOWED
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
                assert name not in CLOCKS
    assert ast.get_docstring(tree)
