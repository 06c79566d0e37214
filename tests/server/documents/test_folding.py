"""What is found as the same, and that every folded character knows where it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.documents.folding import fold, folded_with_places, occurrences, running_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("预 算调整", "预算调整"), ("ＡＢＣ", "abc"), ("２０２６年", "2026 年"), ("Budget  PLAN", "budget plan"),
        ("long-term", "longterm"), ("Straße", "STRASSE"), ("ﬁnance", "finance"), ("⽂件", "文件"),
        ("cafe\u0301", "café"), ("co\u00adoperate", "cooperate"), ("第 3 季度", "第3季度"),
        ("预算，2026", "预算, 2026"),
        ("㎡", "m2"), ("（草案）", "(草案)"), ("預算\u200b案", "預算案"),
    ],
)
def test_found_as_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [
    ("at able", "atable"), ("2026-11", "202611"), ("预算", "預算"), ("1 2", "12"),
])
def test_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_is_left_of_what_is_not_seen() -> None:
    assert fold(" \u3000\n\u200b\x00") == ""


@given(st.text(max_size=60))
def test_every_folded_character_has_its_place_and_folding_again_changes_nothing_seen(text: str) -> None:
    folded, places = folded_with_places(text)
    assert len(folded) == len(places) and places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs") for one in folded)


@given(st.text(alphabet="预算ab AＡ-，1 ", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_whatever_stands_in_a_text_is_found_in_it(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    # Cut at a hyphen inside a word, the piece does not know that it was inside one.
    piece = text[start:end].strip(" -")
    if piece and fold(piece):
        assert fold(piece) in fold(text)


def words(*lines: str) -> list[list[object]]:
    """Words as a page has them, ten to the width of a line."""
    made: list[list[object]] = []
    for row, line in enumerate(lines):
        for column, text in enumerate(line.split()):
            made.append([text, column / 10, row / 10, (column + 1) / 10, (row + 1) / 10])
    return made


def test_a_page_reads_as_one_text_that_knows_its_words() -> None:
    text, owners = running_text(words("预 算 Budget plan", "调 整"))
    assert text == "预算Budget plan调整"
    assert [text[i] for i, owner in enumerate(owners) if owner == 3] == list("plan")
    assert owners[text.index(" ")] == -1


def test_a_word_divided_at_the_end_of_a_line_is_one() -> None:
    assert running_text(words("the bud-", "get plan"))[0] == "the budget plan"
    assert running_text(words("pages 3-", "4 of"))[0] == "pages 3- 4 of"
    assert running_text(words("North-", "South"))[0] == "North- South"


def test_occurrences_do_not_overlap() -> None:
    assert list(occurrences("啊啊啊啊啊", "啊啊")) == [0, 2]
    assert list(occurrences("abc", "")) == []
