"""Every problem has a plain sentence in both languages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from server.wire import problems

_I18N = Path(__file__).parents[2] / "terminal_client" / "src" / "i18n"
_BY_TERMINAL = {"unreachable"}
_BESIDE_CODES = {"readiness", "reasons", "damaged_at_page"}
_SPARE = {"page_unknown", "login_taken"}
"""Codes of the rule books and the command line that no call declares today."""


def _sentences(language: str) -> dict[str, Any]:
    texts: dict[str, Any] = json.loads((_I18N / language / "problems.json").read_text(encoding="utf-8"))
    return texts


def _flat(texts: dict[str, Any], above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in texts.items():
        found |= _flat(text, f"{above}{name}.") if isinstance(text, dict) else {f"{above}{name}": text}
    return found


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_code_has_a_sentence_and_no_sentence_is_left_over(language: str) -> None:
    texts = _sentences(language)
    assert set(texts) - _BESIDE_CODES - _SPARE == set(problems.all_codes()) | _BY_TERMINAL
    assert set(texts["readiness"]) == set(problems.READINESS)


def test_both_languages_name_the_same_facts() -> None:
    chinese, english = _flat(_sentences("zh-CN")), _flat(_sentences("en"))
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_sentences_are_plain_and_polite(language: str) -> None:
    for key, text in _flat(_sentences(language)).items():
        assert text.strip() == text and text, key
        # An exclamation shouts; @ and | mean something else to the translator.
        assert not re.search(r"[!！@|]", text), key
        ends = text[-1] in ".。"
        assert ends is not key.startswith("readiness."), key
