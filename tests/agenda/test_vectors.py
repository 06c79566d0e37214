"""The committed vectors are what the rules yield, and they cover what they should."""

import json

from agenda.vocabulary import DecisionOutcome
from tests.agenda.vectors import FOLDER, vectors


def test_committed_vectors_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert committed == vectors(), "stale: python -m tests.agenda.vectors"


def test_vectors_hold_every_outcome_and_allow_and_refuse_the_ballot() -> None:
    cases = {name: json.loads(text) for name, text in vectors().items()}
    assert {case["outcome"] for case in cases["decision_sentences.json"]} == set(DecisionOutcome)
    assert {"ballot" in case["methods"] for case in cases["decision_methods.json"]} == {True, False}
