"""Cover, agenda and the strips on every page of a pack, as HTML for typesetting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from zoneinfo import ZoneInfo

from agenda.vocabulary import Language
from server.minutes.layout import day
from server.minutes.titles import break_title
from server.wire.meetings import AgendaItem, Meeting

STRIP = (220.0, 16.0)
"""Width and height in points of what is put on a page: its number, its copy."""
COVER_STRIP = (360.0, 60.0)
_FONTS = '"Noto Serif SC"'
_SANS = '"Noto Sans SC"'
_STYLE = f"""
@page {{ size: A4; margin: 28mm 25mm 25mm; }}
body {{ margin: 0; font-family: {_FONTS}; font-size: 12pt; line-height: 1.7; color: #000; }}
.cover {{ page-break-after: always; height: 244mm; position: relative; text-align: center; }}
.cover .body {{ padding-top: 34mm; font-size: 18pt; letter-spacing: 1pt; }}
.cover h1 {{ margin: 12mm 0 6mm; font-size: 26pt; line-height: 1.5; }}
.cover .kind {{ font-size: 20pt; letter-spacing: 6pt; }}
.cover .facts {{ position: absolute; left: 0; right: 0; bottom: 30mm; font-size: 14pt; }}
h2 {{ margin: 0 0 8mm; text-align: center; font-size: 18pt; letter-spacing: 8pt; }}
table {{ width: 100%; border-collapse: collapse; }}
td {{ padding: 2.2mm 0; vertical-align: top; }}
td.n {{ width: 11mm; }}
td.p {{ width: 14mm; text-align: right; font-variant-numeric: tabular-nums; }}
tr.item td {{ font-weight: 700; padding-top: 4mm; }}
tr.by td {{ padding-top: 0; font-size: 10.5pt; color: #333; }}
tr.paper td {{ font-size: 11pt; padding: 1mm 0; }}
tr {{ page-break-inside: avoid; }}
"""


@dataclass(frozen=True)
class ListedPaper:
    """A paper on the agenda page."""

    item: str
    name: str
    first_page: int


@dataclass(frozen=True)
class _Words:
    kind: str
    agenda: str
    time: str
    place: str
    colon: str
    none: str
    left_out: str
    by: str
    reported: str


_ZH = _Words("会议材料", "会议议程", "时间", "地点", "：", "（无书面材料）", "（材料未编入）", "提请单位", "汇报人")
_EN = _Words(
    "Meeting papers", "Agenda", "Time", "Place", ": ", "(no paper)", "(papers not included)", "Submitted by",
    "Reported by",
)


def front(
    meeting: Meeting, items: Sequence[AgendaItem], papers: Sequence[ListedPaper], left_out: Collection[str],
    language: Language, zone: ZoneInfo,
) -> str:
    """Cover and agenda with the page each paper begins on; `left_out`: items whose papers are not in the pack."""
    say = _ZH if language is Language.ZH_CN else _EN
    starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    facts = [(say.time, f"{day(starts, language)} {starts:%H:%M}—{ends:%H:%M}")]
    facts += [(say.place, meeting.room_name)] if meeting.room_name else []
    is_chinese = language is Language.ZH_CN
    number = f"{meeting.year}年第{meeting.ordinal}次" if is_chinese else f"Meeting {meeting.ordinal} of {meeting.year}"
    lines = "".join(f"<p>{escape(label)}{say.colon}{escape(text)}</p>" for label, text in facts)
    title = "<br>".join(escape(line) for line in break_title(meeting.title, 14))
    cover = (
        f'<section class="cover"><p class="body">{escape(meeting.body_name)}<br>{escape(number)}</p><h1>{title}</h1>'
        f'<p class="kind">{say.kind}</p><div class="facts">{lines}</div></section>'
    )
    rows = "".join(_item(item, [p for p in papers if p.item == item.id], item.id in left_out, say) for item in items)
    content = f"{cover}<section><h2>{say.agenda}</h2><table>{rows}</table></section>"
    return _page(meeting.title, language, _STYLE, content)


def strips(pages: int, copies: Sequence[tuple[int, str]], language: Language) -> str:
    """One small page for each page number, then one for each copy's foot, then one for each copy's cover."""
    style = (
        f"@page {{ size: {STRIP[0]}pt {STRIP[1]}pt; margin: 0; }} @page cover {{ size: {COVER_STRIP[0]}pt "
        f"{COVER_STRIP[1]}pt; margin: 0; }} body {{ margin: 0; }} div {{ page-break-after: always; white-space: nowrap;"
        f" overflow: hidden; font: 9pt/{STRIP[1]}pt {_SANS}; height: {STRIP[1]}pt; }} .no {{ text-align: center; }}"
        f" .copy {{ text-align: right; }} .cover {{ page: cover; font: 15pt/{COVER_STRIP[1]}pt {_SANS};"
        f" height: {COVER_STRIP[1]}pt; text-align: right; }}"
    )
    numbers = "".join(f'<div class="no">— {number} —</div>' for number in range(1, pages + 1))
    named = [escape(copy_name(number, name, language)) for number, name in copies]
    feet = "".join(f'<div class="copy">{text}</div>' for text in named)
    covers = "".join(f'<div class="cover">{text}</div>' for text in named)
    return _page("", language, style, numbers + feet + covers)


def contents_name(language: Language) -> str:
    """What the bookmark of cover and agenda says."""
    return (_ZH if language is Language.ZH_CN else _EN).agenda


def copy_name(number: int, name: str, language: Language) -> str:
    """What stands on every page of a copy."""
    # Three digits, so that a 1 cannot become a 12 with a pen.
    text = f"第 {number:03d} 份" if language is Language.ZH_CN else f"Copy {number:03d}"
    return f"{text}　{name}" if name else text


def _item(item: AgendaItem, papers: Sequence[ListedPaper], is_left_out: bool, say: _Words) -> str:
    first = str(papers[0].first_page) if papers else ""
    facts = ((say.by, item.submitted_by), (say.reported, item.reporter))
    brought = [f"{label}{say.colon}{text}" for label, text in facts if text]
    rows = (
        f'<tr class="item"><td class="n">{item.number}</td><td>{escape(item.title)}</td>'
        f'<td class="p">{first}</td></tr>'
    )
    if brought:
        rows += f'<tr class="by"><td></td><td colspan="2">{escape("　".join(brought))}</td></tr>'
    if not papers:
        rows += f'<tr class="by"><td></td><td colspan="2">{say.left_out if is_left_out else say.none}</td></tr>'
    for paper in papers:
        rows += f'<tr class="paper"><td></td><td>{escape(paper.name)}</td><td class="p">{paper.first_page}</td></tr>'
    return rows


def _page(title: str, language: Language, style: str, content: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language.value}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{content}</body></html>"
    )
