"""Rule G6 of annotations/SPEC.md: the committed vectors are what the code yields, and they cover what they should."""

import json

from tests.annotations.vectors import FOLDER, vectors


def test_G6_committed_vectors_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert committed == vectors(), "stale: python -m tests.annotations.vectors"


def test_G6_vectors_hold_both_outcomes_of_every_decision() -> None:
    cases = {name: json.loads(text) for name, text in vectors().items()}
    assert {case["hit"] for case in cases["eraser.json"]} == {True, False}
    assert {case.get("reason") for case in cases["points.json"]} == {None, "empty", "odd", "off_page"}
    shortened = [len(case["kept"]) < len(case["points"]) for case in cases["simplify.json"]]
    assert any(shortened) and not all(shortened)
    assert {case["rotation"] for case in cases["rotation.json"]} == {0, 90, 180, 270}
