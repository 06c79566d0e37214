"""Lines of Chinese text: one width, no stop at the beginning, nothing lost, nothing torn."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server import fonts
from server.minutes.lines import PITCH_LESS, SIZE, WIDTH, Run, justified
from tests.server.minutes.papers import SENTENCE

pytestmark = pytest.mark.skipif(
    not (fonts.BUILT / "rare" / "rare.css").is_file(), reason="the fonts are not assembled yet"
)
PITCH = SIZE + PITCH_LESS


def plain(html: str) -> list[str]:
    return [unescape(re.sub("<[^>]+>", "", line)) for line in html.split("<br>")]


def spacing(html: str) -> list[float]:
    return [float(found) for found in re.findall(r"letter-spacing: (-?[\d.]+)pt", html)]


def test_28_characters_fill_a_line_at_the_pitch() -> None:
    html = justified([Run("议" * 100)], indent=2 * PITCH)
    assert [len(line) for line in plain(html)] == [26, 28, 28, 18]
    assert spacing(html) == pytest.approx([PITCH_LESS] * 3, abs=0.01)


def test_what_a_stop_takes_with_it_is_shared_out_over_the_line() -> None:
    html = justified([Run("议" * 28 + "。" + "议" * 40)])
    assert plain(html)[0] == "议" * 27 and plain(html)[1].startswith("议。")
    spread = spacing(html)[0]
    assert 27 * SIZE + 26 * spread == pytest.approx(WIDTH - PITCH_LESS, abs=0.3)


def test_an_opening_bracket_moves_on_with_what_it_opens() -> None:
    assert plain(justified([Run("议" * 27 + "《预算》" + "议" * 30)]))[:2] == ["议" * 27, "《预算》" + "议" * 24]


@pytest.mark.parametrize("word", ["2026", "3.14%", "Yixi", "〔2026〕"])
def test_words_and_numbers_are_not_torn(word: str) -> None:
    for before in range(20, 29):
        html = justified([Run("议" * before + word + "议" * 40)])
        assert any(word in line for line in plain(html)), before


def test_bold_and_plain_share_a_line() -> None:
    html = justified([Run("李敏", True), Run("：" + "议" * 40)])
    assert html.startswith('<span class="line"') and "<b>李敏</b>：议" in html


def test_line_feeds_are_kept_and_do_not_spread_what_stands_before() -> None:
    html = justified([Run("甲\n" + "议" * 30 + "\n\n乙")])
    assert plain(html) == ["甲", "议" * 28, "议议", "", "乙"] and len(spacing(html)) == 1


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("议事规则，。（）《》“”、2026 Yixi%<&䶮\U00020BB7"), max_size=200))
def test_any_text_comes_out_whole(text: str) -> None:
    lines = plain(justified([Run(text)]))
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_sentence_of_the_office_is_spread_beyond_notice() -> None:
    assert all(PITCH_LESS - 0.01 <= one < 1 for one in spacing(justified([Run(SENTENCE * 5)], indent=2 * PITCH)))
