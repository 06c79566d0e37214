"""One class of errors, and every code declared."""

import ast
from pathlib import Path

import pytest

from agenda.errors import AgendaError, AgendaProblem
from server.wire import problems

ROOT = Path(__file__).parents[2]


def raised() -> set[str]:
    """Every code with which an AgendaError is made in the rules and in the server."""
    found = set[str]()
    for folder in ("agenda", "server"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AgendaError":
                    match node.args[0]:
                        case ast.Constant(value=str(code)):
                            found.add(code)
                        case ast.Attribute(attr=name):
                            found.add(AgendaProblem[name].value)
    return found


def test_a_problem_holds_its_code_and_facts_and_no_sentence() -> None:
    problem = AgendaError("quorum_missing", needed=7, present=5)
    assert problem.code is AgendaProblem.QUORUM_MISSING
    assert problem.facts == {"needed": 7, "present": 5}
    assert str(problem) == "quorum_missing"


def test_an_undeclared_code_is_a_mistake_in_the_program() -> None:
    with pytest.raises(ValueError, match="no_such_code"):
        AgendaError("no_such_code")


def test_every_code_that_is_raised_is_declared_and_every_declared_one_is_raised() -> None:
    assert raised() == {problem.value for problem in AgendaProblem}


def test_every_code_can_be_said_on_the_wire() -> None:
    assert {problem.value for problem in AgendaProblem} <= set(problems.all_codes())
