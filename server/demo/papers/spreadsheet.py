"""A wide table as printed from a spreadsheet: the year by project and month, A3 landscape, small figures."""

from server.demo.papers.budget import Project
from server.demo.papers.typesetting import SHORT_NAME, number, pdf
from server.demo.papers.units import UNITS

_CSS = """
@page { size: A3 landscape; margin: 14mm 10mm 14mm;
  @bottom-left { content: "制表：财务处预算科    审核：李敏"; font-family: "Noto Sans SC"; font-size: 8pt; }
  @bottom-right { content: "第 " counter(page) " 页  共 " counter(pages) " 页"; font-family: "Noto Sans SC"; font-size: 8pt; } }
html { font-family: "Noto Sans SC"; font-size: 8pt; line-height: 1.25; }
h1 { font-size: 15pt; text-align: center; margin: 0 0 2mm; }
.sub { display: flex; justify-content: space-between; font-size: 8.5pt; margin-bottom: 1.5mm; }
table { font-size: 7.8pt; }
th { text-align: center; }
td, th { padding: 5.6pt 2.5pt; border: 0.4pt solid #9aa3ae; }
tr.sum td { background: #eaf0f7; font-weight: 700; }
tr.all td { background: #d9e4f1; font-weight: 700; }
td.minus { color: #c00000; }
th.group { background: #dde5ef; }
th { line-height: 1.2; }
"""
_SEASONS = (7, 6, 8, 8, 9, 10, 7, 8, 9, 9, 9, 10)
"""How the year's spending falls on its months, in percent; towards the end of a quarter it is higher."""
_MONTHS = [f"{month}月" for month in range(1, 13)]


def make() -> bytes:
    """The table as PDF."""
    rows: list[str] = []
    whole = [0] * 22
    for place, unit in enumerate(UNITS, start=1):
        sums = [0] * 22
        for index, project in enumerate(unit.projects, start=1):
            figures = _figures(project)
            sums = [a + b for a, b in zip(sums, figures, strict=True)]
            rows.append(_row([f"{place}.{index}", unit.name if index == 1 else "", project.name, unit.head], figures, ""))
        whole = [a + b for a, b in zip(whole, sums, strict=True)]
        rows.append(_row(["", "小计", unit.name, ""], sums, "sum"))
    rows.append(_row(["", "合计", "", ""], whole, "all"))
    body = f"""<h1>2026年预算支出分月明细表</h1>
<div class="sub"><span>编制单位：{SHORT_NAME}</span><span>截止日期：2026年6月30日（7—12月为计划数）</span><span>单位：万元</span></div>
<table><thead>{_head()}</thead><tbody>{"".join(rows)}</tbody></table>"""
    return pdf("2026年预算支出分月明细表", body, _CSS)


def _head() -> str:
    groups = (("序号", 1), ("预算单位", 1), ("项目名称", 1), ("责任人", 1))
    upper = "".join(f'<th rowspan="2">{name}</th>' for name, _ in groups)
    upper += '<th class="group" colspan="3">预算</th><th class="group" colspan="6">实际支出</th>'
    upper += '<th class="group" colspan="6">计划支出</th><th class="group" colspan="7">执行分析</th>'
    lower = ["年初预算", "调整数", "调整后", *_MONTHS, "一季度", "二季度", "三季度", "四季度", "全年", "结余", "上半年<br>进度%"]
    return f"<tr>{upper}</tr><tr>{''.join(f'<th>{name}</th>' for name in lower)}</tr>"


def _figures(project: Project) -> list[int]:
    """The 22 columns of a project; progress is worked out when the row is written."""
    first = _spread(project.spent, _SEASONS[:6])
    left = project.revised - project.spent
    second = _spread(left - left // 50, _SEASONS[6:])
    months = [*first, *second]
    quarters = [sum(months[start : start + 3]) for start in (0, 3, 6, 9)]
    return [project.adopted, project.change, project.revised, *months, *quarters, sum(months),
            project.revised - sum(months), 0]


def _spread(total: int, shares: tuple[int, ...]) -> list[int]:
    parts = [total * share // sum(shares) for share in shares]
    return [*parts[:-1], total - sum(parts[:-1])]


def _row(words: list[str], figures: list[int], kind: str) -> str:
    progress = f"{100 * sum(figures[3:9]) / figures[0]:.1f}"
    cells = [f"<td>{word}</td>" for word in words]
    cells += [f'<td class="n{" minus" if value < 0 else ""}">{number(value)}</td>' for value in figures[:-1]]
    return f'<tr class="{kind}">{"".join(cells)}<td class="n">{progress}</td></tr>'
