"""Lock files, tests and scripts keep their form."""

import ast
import json
import os
import re
import tomllib

from tests.promises import sources

ADDRESS = re.compile(r"https?://|file:|@ ?git|(?:^|\s)-e ", re.MULTILINE)
PINNED = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+")


def test_python_versions_are_pinned_without_addresses() -> None:
    lines = (sources.ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert [line for line in pins if not PINNED.fullmatch(line)] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((sources.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    pinned = {
        re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower()
        for line in (sources.ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    }
    wanted = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ;]", one)[0]).lower() for one in asked}
    assert wanted - pinned == set()


def test_packages_of_the_client_are_locked_without_addresses() -> None:
    text = (sources.ROOT / "terminal_client" / "package-lock.json").read_text(encoding="utf-8")
    locked = json.loads(text)["packages"]
    assert not [path for path, package in locked.items() if "resolved" in package]
    assert not [
        path for path, package in locked.items() if path and "integrity" not in package and "link" not in package
    ]


def test_every_test_is_collected() -> None:
    for path in sources.files(".py", under=("tests",)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        holds = [
            node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
        if holds and not path.name.startswith("test_"):
            raise AssertionError(f"{sources.name(path)} holds {holds[0]}, and its name does not begin with test_")
        if path.name.startswith("test_"):
            assert holds, f"{sources.name(path)} holds no test"
            assert len(holds) == len(set(holds)), f"{sources.name(path)} names two tests alike"
    for path in sources.files(".ts", under=("terminal_client/src", "terminal_client/tests")):
        if re.search(r"^\s*(?:it|test)(?:\.each\(.*\))?\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert path.name.endswith(".test.ts"), sources.name(path)


def test_scripts_can_be_run() -> None:
    for script in (sources.ROOT / ".ci" / "run", *sources.files(".sh", under=("deploy/setup",))):
        text = script.read_text(encoding="utf-8")
        if text.startswith("#!"):
            assert os.access(script, os.X_OK), sources.name(script)
