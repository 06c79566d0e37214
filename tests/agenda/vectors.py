"""Decision vectors: which method goes with which outcome, and the sentence, for the terminal to offer the same.

`python -m tests.agenda.vectors` writes them; test_vectors.py finds stale ones."""

import json
from pathlib import Path

from agenda import decisions, items
from agenda.errors import AgendaError
from agenda.vocabulary import DecisionMethod, DecisionOutcome, Language, Purpose

FOLDER = Path(__file__).parents[1] / "vectors" / "agenda"
TITLES = (
    "干部任免事项",
    "关于2026年度部门预算调整方案的汇报",
    "传达学习上级关于加强政务公开工作的通知精神",
    "修订《机关会议管理办法》",
    "审议《机关会议管理办法》",
    "审议情况汇报",
    "通报安全生产情况",
    "安全生产情况通报",
    "审议",
    "《年度报告》",
    "Annual budget",
)
BALLOTS: tuple[tuple[bool, ...], ...] = ((), (True,), (False,), (True, False), (False, True))
"""Whether each closed ballot of the item passed, in order."""

Case = dict[str, object]


def sentence_cases() -> list[Case]:
    """{title, purpose, outcome, method, zh, en} for every decision that makes sense."""
    return [
        {
            "title": title,
            "purpose": purpose,
            "outcome": outcome,
            "method": method,
            "zh": decisions.sentence(title, outcome, method, purpose, Language.ZH_CN),
            "en": decisions.sentence(title, outcome, method, purpose, Language.EN),
        }
        for title in TITLES
        for outcome in DecisionOutcome
        for method in DecisionMethod
        if method in items.METHODS[outcome]
        # Only what was heard is said by the purpose of the item.
        for purpose in (Purpose if outcome is DecisionOutcome.NOTED else (Purpose.DELIBERATE,))
    ]


def method_cases() -> list[Case]:
    """{outcome, ballots, methods}: the methods the rules accept for an outcome after these ballots, sorted."""
    return [
        {
            "outcome": outcome,
            "ballots": list(ballots),
            "methods": sorted(method for method in DecisionMethod if _is_founded(outcome, method, ballots)),
        }
        for outcome in DecisionOutcome
        for ballots in BALLOTS
    ]


def vectors() -> dict[str, str]:
    """File name → content."""
    cases = {"decision_sentences.json": sentence_cases(), "decision_methods.json": method_cases()}
    return {
        name: "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in listed) + "\n]\n"
        for name, listed in cases.items()
    }


def _is_founded(outcome: DecisionOutcome, method: DecisionMethod, ballots: tuple[bool, ...]) -> bool:
    try:
        items.require_founded(outcome, method, ballots)
    except AgendaError:
        return False
    return True


def write() -> None:
    """Write them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in vectors().items():
        (FOLDER / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
