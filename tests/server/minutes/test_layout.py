"""What the HTML of papers says: everything, escaped, in its place."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from agenda.minutes import Style
from agenda.vocabulary import Language
from server import fonts
from server.minutes import content, layout
from server.minutes.content import Listing, Signatory
from server.minutes.sheet_words import words
from server.minutes.sheets import ballot_record, sign_in_sheet
from server.minutes.signatures import signature_svg
from server.minutes.titles import MOST_CHARACTERS, break_title
from server.wire import minutes as wire
from tests.server.minutes.papers import BOARD, MINUTES, RECORD, paragraph
from tests.server.minutes.sheets import BALLOT, MEETING, PEOPLE

pytestmark = pytest.mark.skipif(
    not (fonts.BUILT / "rare" / "rare.css").is_file(), reason="the fonts are not assembled yet"
)
ZONE = ZoneInfo("Asia/Shanghai")
EVIL = "<script>alert(1)</script>&\"'<img src=http://example.org/x>"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "data")]


def _parsed(html: str) -> _Tags:
    parser = _Tags()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("paper", [MINUTES, RECORD, BOARD])
def test_what_people_wrote_is_text_and_never_markup(paper: content.Paper) -> None:
    hostile = replace(
        paper, body=EVIL, number=EVIL, title=EVIL, lists=(Listing(EVIL, EVIL),), chair=EVIL, keeper=EVIL,
        paragraphs=tuple(paragraph(style, f"{said}{EVIL}") for style in Style for said in ("", "[09:12] 甲：", "甲：")),
        distribution=EVIL, printed_by=EVIL,
    )
    parsed = _parsed(layout.html(hostile))
    assert not {"script", "img"} & set(parsed.tags) and parsed.addresses == []


def test_sheets_escape_what_people_wrote() -> None:
    attendee = PEOPLE[0].attendee.model_copy(update={"name": EVIL[:60], "title": EVIL, "signed_in_by": EVIL})
    ballot = BALLOT.model_copy(update={"question": EVIL})
    for html in (
        sign_in_sheet(MEETING.model_copy(update={"title": EVIL}), [Signatory(attendee, ())], Language.ZH_CN, ZONE),
        ballot_record(MEETING, [(EVIL, ballot)], Language.EN, ZONE),
    ):
        assert not {"script", "img"} & set(_parsed(html).tags)


def test_the_mark_of_the_minutes_does_not_say_meeting_twice() -> None:
    assert layout.masthead("主任办公会") == "主任办公会会议纪要"
    assert layout.masthead("局长办公会议") == "局长办公会议纪要"


def test_a_draft_says_so_and_an_approved_paper_does_not() -> None:
    assert "草稿 · 第 3 稿" in layout.html(replace(MINUTES, draft_revision=3))
    assert "Draft, revision 3" in layout.html(replace(BOARD, draft_revision=3))
    assert 'class="draft"' not in layout.html(MINUTES)


def test_a_speech_shows_time_and_speaker() -> None:
    html = layout.html(RECORD)
    assert re.search('<span class="at">09:12</span><span class="line"[^>]*><b>李敏</b>：会议指出', html)
    assert "<b>时间</b>：2026年11月23日 09:00—11:40" in html


def test_the_record_has_lines_for_both_signatures_and_the_minutes_none() -> None:
    assert "主持人（签名）：周䶮" in layout.html(RECORD) and "记录人（签名）：林㛃" in layout.html(RECORD)
    assert 'class="signatures"' not in layout.html(MINUTES)


def test_lists_of_a_draft_are_divided_at_the_first_colon() -> None:
    def body(text: str) -> wire.Paragraph:
        return wire.Paragraph(id="p0000000", style=wire.ParagraphStyle.BODY, text=text, sources=[])

    assert content.listings([body("出席：甲、乙（处：室）"), body("Present: A"), body("没有名单")]) == (
        Listing("出席", "甲、乙（处：室）"), Listing("Present", "A"), Listing("", "没有名单"),
    )


def test_every_paragraph_style_of_the_wire_can_be_laid_out() -> None:
    styles = [wire.Paragraph(id="p0000000", style=style, text="文", sources=[3, 5]) for style in wire.ParagraphStyle]
    laid_out = content.paragraphs(styles)
    assert [one.style.value for one in laid_out] == [style.value for style in wire.ParagraphStyle]
    assert laid_out[0].sources == (3, 5)
    assert layout.html(replace(MINUTES, paragraphs=laid_out)).count(">文<") == len(styles)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("党组会2026年第12次会议纪要", ["党组会2026年第12次会议纪要"]),
        (
            "关于进一步加强信息系统安全等级保护整改工作的专题会议纪要",
            ["关于进一步加强信息系统安全等级", "保护整改工作的专题会议纪要"],
        ),
        (
            "关于2027年度部门预算安排及重点项目资金分配方案的专题会议纪要",
            ["关于2027年度部门预算安排及重点", "项目资金分配方案的专题会议纪要"],
        ),
    ],
)
def test_titles_break_between_words_into_like_lines(title: str, expected: list[str]) -> None:
    assert break_title(title) == expected


@pytest.mark.parametrize(
    "title", ["议" * 39 + "题", "关于《" + "某" * 30 + "》的通知", "A" * 90, "2026年" * 12, "、" * 50, "一"]
)
def test_any_title_fits_and_loses_nothing(title: str) -> None:
    broken = break_title(title)
    assert "".join(broken) == title
    widths = [sum(0.5 if char.isascii() else 1 for char in line) for line in broken if "、" not in line]
    assert all(width <= MOST_CHARACTERS + 1 for width in widths)


def test_a_signature_is_drawn_from_its_strokes() -> None:
    svg = signature_svg([(0, 0, 32767, 32767), (100, 100)])
    assert 'd="M0.0 0.0 L1000.0 400.0 M3.1 1.2 L3.1 1.2"' in svg
    assert signature_svg([]) == "" and "http://" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_sign_in_sheet_counts_voters_only_and_says_who_entered_what() -> None:
    html = sign_in_sheet(MEETING, PEOPLE, Language.ZH_CN, ZONE)
    assert "应到 3 人，实到 2 人，请假 1 人。" in html
    assert "由林㛃代为录入" in html and "10:15 离开" in html and html.count("<svg") == 1


def test_the_ballot_record_shows_rule_sums_sentence_and_every_vote() -> None:
    html = ballot_record(MEETING, [("年度预算", BALLOT)], Language.ZH_CN, ZONE)
    assert BALLOT.tally is not None
    for expected in (BALLOT.requirement_zh, BALLOT.tally.sentence_zh, "年度预算", "09:40—09:42", "由林㛃代为录入"):
        assert expected in html
    assert "本次会议没有进行表决。" in ballot_record(MEETING, [], Language.ZH_CN, ZONE)


def test_both_languages_have_the_same_columns() -> None:
    zh, en = words(Language.ZH_CN), words(Language.EN)
    assert len(zh.sign_in_columns) == len(en.sign_in_columns) and len(zh.vote_columns) == len(en.vote_columns)
