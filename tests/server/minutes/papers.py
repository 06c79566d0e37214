"""Papers to lay out, and the lines of a PDF as they stand on its pages."""

from dataclasses import dataclass, replace
from datetime import date

import pymupdf

from agenda.minutes import Style
from agenda.vocabulary import Language
from server.minutes.content import Listing, Paper, Paragraph
from server.wire.minutes import PaperKind

SENTENCE = (
    "会议指出，今年以来各单位认真贯彻落实年度重点工作部署，坚持问题导向和结果导向，十二项任务已完成十项，其余两项因招标延期，"
    "预计11月底前完成。会议强调，延期事项要逐项排出时间表，由规划发展处每周报送一次进展（含预付款和质保金），不得影响进度。"
)


def paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph("paragraph-01", style, text, (1,))


MINUTES = Paper(
    kind=PaperKind.MINUTES, language=Language.ZH_CN, body="党组会", number="〔2026〕12号",
    title="党组会2026年第12次会议纪要", day=date(2026, 11, 23),
    lists=(
        Listing("出席", "周䶮、王建国、李敏、张海燕、黄志强、陈思远、何文静、徐静、林㛃、欧阳明远、刘洋"),
        Listing("请假", "赵国栋"),
        Listing("列席", "孙立（财务处）、钱伟（规划发展处）"),
    ),
    paragraphs=(
        paragraph(Style.BODY, "2026年11月23日，周䶮主持召开党组会2026年第12次会议。会议研究议题 1 项，现纪要如下："),
        paragraph(Style.HEADING, "一、2027年度部门预算安排"),
        paragraph(Style.BODY, SENTENCE),
        paragraph(Style.DECISION, "会议审议通过《2027年度部门预算安排方案》。"),
    ),
    chair="周䶮", keeper="林㛃", draft_revision=None,
)
RECORD = replace(
    MINUTES, kind=PaperKind.RECORD, title="党组会2026年第12次会议记录",
    paragraphs=(
        paragraph(Style.BODY, "时间：2026年11月23日 09:00—11:40"),
        paragraph(Style.BODY, "地点：第一会议室"),
        paragraph(Style.HEADING, "议题一：2027年度部门预算安排"),
        paragraph(Style.SPEECH, f"[09:12] 李敏：{SENTENCE}"),
        paragraph(Style.VOTE, "应到 17 人，实到 15 人；须 12 票（应到的 2/3），赞成 13 票：通过。"),
        paragraph(Style.DECISION, "议定（通过，票决）：审议通过。"),
    ),
)
BOARD = replace(
    MINUTES, language=Language.EN, body="Board", number="No. 12 of 2026", title="Minutes of the Board",
    lists=(Listing("Present", "Anna Chen, Tom O’Brien"),),
    paragraphs=(paragraph(Style.HEADING, "1. Budget"), paragraph(Style.DECISION, "The budget is adopted.")),
    chair="Anna Chen", keeper="Tom O’Brien",
)


@dataclass(frozen=True)
class Line:
    """A line of text: its baseline and edges in points, and the size of its first character."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str


def lines(content: bytes) -> list[list[Line]]:
    """The lines of each page, from top to bottom; pieces on one baseline are one line."""
    return [_lines_of(page) for page in pymupdf.open("pdf", content).pages()]


def _lines_of(page: pymupdf.Page) -> list[Line]:
    characters = [
        (round(char["origin"][1], 1), char["origin"][0], char["bbox"][2], char["c"], span["size"], span["font"])
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
        for char in span["chars"]
    ]
    found = []
    for baseline in sorted({one[0] for one in characters}):
        row = sorted((one for one in characters if one[0] == baseline), key=lambda one: one[1])
        text = "".join(one[3] for one in row)
        found.append(Line(text, row[0][1], row[-1][2], baseline, row[0][4], row[0][5]))
    return found
