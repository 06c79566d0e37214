"""Record and minutes as HTML for printing: 纪要 and 会议记录 after GB/T 9704-2012, a board layout in English."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Final

from agenda.minutes import Style
from agenda.vocabulary import Language
from server.minutes.content import Listing, Paper, Paragraph
from server.minutes.lines import WIDTH, Run, justified
from server.minutes.titles import break_title
from server.wire.minutes import PaperKind

STYLESHEETS: Final = Path(__file__).parent / "stylesheets"
_TYPE_AREA_POINTS: Final = 442.2
_MARK_POINTS: Final = 50.0
"""No larger than the mark of the superior authority; smaller where the name is long."""
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")
_SPEECH: Final = re.compile(
    r"\[(?P<at>\d\d:\d\d)\]\s*(?:(?P<speaker>[^：:\s][^：:]{0,39})(?P<colon>：|: ))?(?P<said>.*)", re.DOTALL
)
_LABELLED: Final = re.compile(r"(?P<label>[^：:]{1,20})(?P<colon>：|: ?)(?P<said>.*)", re.DOTALL)
_NAMES: Final = re.compile(r"[^、,，;；\s]+(?:[、,，;；]|$)")


@dataclass(frozen=True)
class _Measure:
    """Width of a paragraph and indent of its first line, points; as the stylesheets have them."""

    width: float
    indent: float


@dataclass(frozen=True)
class _Form:
    """The measures of a layout's paragraphs; one that is not spread leaves its lines to the typesetter."""

    body: _Measure
    heading: _Measure
    speech: _Measure
    outcome: _Measure
    is_spread: bool = True

    def lines(self, runs: Sequence[Run], measure: _Measure) -> str:
        """The runs as HTML."""
        if self.is_spread:
            return justified(runs, measure.width, measure.indent)
        return "".join(f"<b>{_text(run.text)}</b>" if run.is_bold else _text(run.text) for run in runs)


_INDENTED: Final = _Measure(WIDTH, 31.58)
_FLUSH: Final = _Measure(WIDTH, 0.0)
_BESIDE_THE_TIME: Final = _Measure(WIDTH - 58, 0.0)
_MINUTES: Final = _Form(body=_INDENTED, heading=_INDENTED, speech=_INDENTED, outcome=_INDENTED)
_RECORD: Final = _Form(body=_INDENTED, heading=_FLUSH, speech=_BESIDE_THE_TIME, outcome=_BESIDE_THE_TIME)
_BOARD: Final = _Form(body=_FLUSH, heading=_FLUSH, speech=_FLUSH, outcome=_FLUSH, is_spread=False)


def html(paper: Paper) -> str:
    """The whole paper as one HTML page without scripts or addresses; everything written by people is escaped."""
    if paper.language is Language.EN:
        return document(paper.title, paper.language, ("common", "board"), _board(paper))
    if paper.kind is PaperKind.MINUTES:
        return document(paper.title, paper.language, ("common", "office", "minutes"), _minutes(paper))
    return document(paper.title, paper.language, ("common", "office", "record"), _record(paper))


def document(title: str, language: Language, sheets: Iterable[str], content: str) -> str:
    """A page around content that is escaped already. `sheets`: names of stylesheets, later ones win."""
    css = "\n".join(_sheet(name) for name in sheets)
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n{content}</body>\n</html>\n"
    )


def day(moment: date, language: Language) -> str:
    """2026年11月23日, or 23 November 2026."""
    if language is Language.ZH_CN:
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


@cache
def _sheet(name: str) -> str:
    return (STYLESHEETS / f"{name}.css").read_text("utf-8")


def _minutes(paper: Paper) -> str:
    mark = masthead(paper.body)
    size = min(_MARK_POINTS, _TYPE_AREA_POINTS / (len(mark) * 1.04))
    number = f'<p class="number">{escape(paper.number)}</p>\n' if paper.number else ""
    return (
        f"{_draft(paper)}"
        f'<header class="masthead">\n<p class="mark" style="font-size: {size:.1f}pt">{escape(mark)}</p>\n{number}'
        f'<div class="issuer"><p>{escape(paper.body)}</p><p>{day(paper.day, paper.language)}</p></div>\n'
        '<div class="rule"></div>\n</header>\n'
        f"{_title(paper.title)}{_paragraphs(paper.paragraphs, _MINUTES)}{_lists(paper.lists)}{_imprint(paper)}"
    )


def masthead(body: str) -> str:
    """××××纪要 (GB/T 9704-2012, 10.3)."""
    return f"{body}纪要" if body.endswith("会议") else f"{body}会议纪要"


def _record(paper: Paper) -> str:
    head, rest = _head(paper.paragraphs)
    return (
        f"{_draft(paper)}{_title(paper.title)}{_head_lines(head)}{_lists(paper.lists)}{_paragraphs(rest, _RECORD)}"
        f"{_signatures((('主持人（签名）：', paper.chair), ('记录人（签名）：', paper.keeper)), '　　年　　月　　日')}"
    )


def _board(paper: Paper) -> str:
    head, rest = _head(paper.paragraphs) if paper.kind is PaperKind.RECORD else ((), paper.paragraphs)
    meta = " · ".join(part for part in (paper.number, day(paper.day, paper.language)) if part)
    lists = "".join(
        f'<p><span class="label">{escape(one.label)}</span> <span class="names">{_text(one.names)}</span></p>\n'
        for one in paper.lists
    )
    signed = _signatures((("Chair: ", paper.chair), ("Kept by: ", paper.keeper)), "Date:")
    return (
        f'{_draft(paper)}<p class="body">{escape(paper.body)}</p>\n<h1>{escape(paper.title)}</h1>\n'
        f'<p class="meta">{escape(meta)}</p>\n{_head_lines(head)}<div class="lists">\n{lists}</div>\n'
        f"{_paragraphs(rest, _BOARD)}{signed}{_imprint(paper)}"
    )


def _draft(paper: Paper) -> str:
    if paper.draft_revision is None:
        return ""
    zh, en = f"草稿 · 第 {paper.draft_revision} 稿", f"Draft, revision {paper.draft_revision}"
    return f'<p class="draft">{zh if paper.language is Language.ZH_CN else en}</p>\n'


def _title(title: str) -> str:
    return f"<h1>{'<br>'.join(escape(line) for line in break_title(title))}</h1>\n"


def _head(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """时间、地点、主持、记录: the lines a record begins with, and the rest."""
    head = tuple(takewhile(lambda one: one.style is Style.BODY and _LABELLED.fullmatch(one.text), paragraphs))
    return head, paragraphs[len(head) :]


def _head_lines(head: tuple[Paragraph, ...]) -> str:
    lines = "".join(f"<p>{_labelled(one.text)}</p>\n" for one in head)
    return f'<div class="head">\n{lines}</div>\n' if lines else ""


def _lists(lists: tuple[Listing, ...]) -> str:
    lines = "".join(
        f'<p{" class=" + chr(34) + "long" + chr(34) if len(one.label) > 2 else ""}>'
        f'<b>{escape(one.label)}</b>{"：" if one.label else ""}{_names(one.names)}</p>\n'
        for one in lists
    )
    return f'<div class="lists">\n{lines}</div>\n' if lines else ""


def _names(names: str) -> str:
    """Names with what follows them, none torn at the end of a line."""
    return "".join(f'<span class="name">{escape(name)}</span>' for name in _NAMES.findall(names)) or escape(names)


def _paragraphs(paragraphs: Iterable[Paragraph], form: _Form) -> str:
    return "".join(_paragraph(one, form) for one in paragraphs)


def _paragraph(paragraph: Paragraph, form: _Form) -> str:
    match paragraph.style:
        case Style.HEADING:
            return f"<h2>{form.lines([Run(paragraph.text, True)], form.heading)}</h2>\n"
        case Style.SUBHEADING:
            return f"<h3>{_text(paragraph.text)}</h3>\n"
        case Style.SPEECH:
            return _speech(paragraph.text, form)
        case Style.DECISION:
            runs = _runs(paragraph.text, only=("议定", "Decided"))
            return f'<p class="decision">{form.lines(runs, form.outcome)}</p>\n'
        case Style.VOTE:
            return f'<p class="vote">{form.lines([Run(paragraph.text)], form.outcome)}</p>\n'
        case Style.BODY:
            return f"<p>{form.lines([Run(paragraph.text)], form.body)}</p>\n"


def _speech(text: str, form: _Form) -> str:
    spoken = _SPEECH.fullmatch(text)
    if spoken is None:
        return f"<p>{form.lines(_runs(text), form.body)}</p>\n"
    speaker = [Run(spoken["speaker"], True), Run(spoken["colon"])] if spoken["speaker"] else []
    said = form.lines([*speaker, Run(spoken["said"])], form.speech)
    return f'<p class="speech"><span class="at">{spoken["at"]}</span>{said}</p>\n'


def _labelled(text: str) -> str:
    return _BOARD.lines(_runs(text), _BOARD.body)


def _runs(text: str, only: tuple[str, ...] = ("",)) -> list[Run]:
    """What stands before the colon in bold, if it begins like one of `only`."""
    parts = _LABELLED.fullmatch(text)
    if parts is None or not parts["label"].startswith(only):
        return [Run(text)]
    return [Run(parts["label"], True), Run(parts["colon"]), Run(parts["said"])]


def _signatures(people: tuple[tuple[str, str], ...], dated: str) -> str:
    lines = "".join(
        f'<p><span>{escape(label)}{escape(name)}</span><span class="line"></span>'
        f'<span class="dated">{escape(dated)}</span></p>\n'
        for label, name in people
    )
    return f'<section class="signatures">\n{lines}</section>\n'


def _imprint(paper: Paper) -> str:
    if not (paper.distribution or paper.printed_by):
        return ""
    zh = paper.language is Language.ZH_CN
    label, stop = ("抄送：", "。") if zh else ("Distribution: ", ".")
    to = escape(paper.distribution.rstrip("。."))
    copies = f'<p class="copies">{label}{to}{stop}</p>' if to else ""
    printed_on = day(paper.printed_on, paper.language) + ("印发" if zh else "") if paper.printed_on else ""
    return (
        # No space between the tags: in a footnote WeasyPrint makes lines of it.
        f'<footer class="imprint{" foot" if zh else ""}"><div>{copies}'
        f'<p class="printed"><span>{escape(paper.printed_by)}</span>'
        f"<span>{printed_on}</span></p></div></footer>\n"
    )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
