"""Everything people read exists in both languages, and only in the word lists."""

import json
import re
from typing import Any

import pytest

from tests.promises import sources

I18N = sources.ROOT / "terminal_client" / "src" / "i18n"
LANGUAGES = ("zh-CN", "en")
FILES = sorted({path.name for language in LANGUAGES for path in (I18N / language).glob("*.json")})
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e\u3001\u3002]")
OWN_NAMES = ("简体中文",)
"""A language is offered under its own name, whichever is spoken now."""
COMMENTS = re.compile(r"<!--.*?-->|/\*.*?\*/|(?<![:'\"])//[^\n]*", re.DOTALL)


def flat(words: dict[str, Any], above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, text in words.items():
        found |= flat(text, f"{above}{key}.") if isinstance(text, dict) else {f"{above}{key}": str(text)}
    return found


def words(language: str, file: str) -> dict[str, str]:
    return flat(json.loads((I18N / language / file).read_text(encoding="utf-8")))


def blanks(text: str) -> set[str]:
    """The places a sentence leaves open: `{name}`; a literal brace is written `{'{'}`."""
    return set(re.findall(r"\{\s*([\w.]+)\s*\}", text))


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_words(file: str) -> None:
    assert (I18N / "zh-CN" / file).exists()
    assert (I18N / "en" / file).exists()
    assert words("zh-CN", file).keys() == words("en", file).keys()


@pytest.mark.parametrize("file", FILES)
def test_both_languages_leave_the_same_blanks(file: str) -> None:
    chinese, english = words("zh-CN", file), words("en", file)
    unlike = {key for key in chinese.keys() & english.keys() if blanks(chinese[key]) != blanks(english[key])}
    assert unlike == set()


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_empty_and_nobody_is_shouted_at(file: str) -> None:
    for language in LANGUAGES:
        for key, text in words(language, file).items():
            assert text.strip(), key
            assert not re.search(r"[!\uff01]", text), f"{language} {key}: {text}"


def test_english_words_are_english() -> None:
    named = {"zh"}
    for file in FILES:
        for key, text in words("en", file).items():
            if not named.intersection(key.lower().replace("-", "_").replace(".", "_").split("_")):
                assert not re.search(r"[\u4e00-\u9fff]", text), f"{file} {key}: {text}"


# The sentence the minutes will carry is content in the language of record, not a word of the view; its twin is
# agenda/decisions.py, and tests/vectors/agenda holds the two together.
CONTENT = frozenset({"terminal_client/src/terminal/conduct/decision.ts"})


def test_views_hold_no_words_of_their_own() -> None:
    found = {}
    for path in sources.files(".ts", ".vue", under=("terminal_client/src",)):
        if I18N in path.parents or path.name.endswith((".test.ts", "samples.ts")):
            continue
        text = COMMENTS.sub("", path.read_text(encoding="utf-8"))
        for name in OWN_NAMES:
            text = text.replace(name, "")
        held = CHINESE.findall(text)
        if held and sources.name(path) not in CONTENT:
            found[sources.name(path)] = "".join(held)
    assert found == {}
