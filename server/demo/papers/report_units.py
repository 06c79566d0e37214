"""Chapter four of the report: two pages for every budget unit."""

from server.demo.papers import charts
from server.demo.papers.budget import Project, Unit
from server.demo.papers.typesetting import number, percent, table
from server.demo.papers.units import UNITS

_NUMERALS = "一二三四五六七八九十"


def heading(place: int) -> str:
    """The heading of a unit, counted from one."""
    numeral = _NUMERALS[place - 1] if place <= 10 else "十" + _NUMERALS[place - 11]
    return f"（{numeral}）{UNITS[place - 1].name}"


def chapter() -> str:
    """The whole chapter."""
    return "".join(_unit(place, unit) for place, unit in enumerate(UNITS, start=1))


def _unit(place: int, unit: Unit) -> str:
    title = '<h1 id="units">四、分单位调整情况</h1>' if place == 1 else ""
    page = "" if place == 1 else "break-before: page"
    rows: list[list[str | int | float]] = [
        [one.name, one.adopted, one.spent, percent(one.spent, one.adopted), one.change, one.revised] for one in unit.projects
    ]
    rows.append(["合计", unit.adopted, unit.spent, percent(unit.spent, unit.adopted), unit.change, unit.revised])
    return f"""
{title}<h2 id="unit{place}" style="{page}">{heading(place)}</h2>
<p>{unit.name}年初预算{number(unit.adopted)}万元，上半年支出{number(unit.spent)}万元，支出进度{percent(unit.spent, unit.adopted)}。{_summary(unit)}责任人：{unit.head}。</p>
<p class="caption">{unit.name}预算调整表<span class="unit">单位：万元</span></p>
{table(["项目", "年初预算", "上半年支出", "支出进度", "调整数", "调整后预算"], rows, total=True)}
<figure>{charts.bars([one.name for one in unit.projects], {
    "年初预算": [one.adopted for one in unit.projects], "上半年支出": [one.spent for one in unit.projects],
    "调整后预算": [one.revised for one in unit.projects]}, "万元", 600, 220)}
<figcaption>{unit.name}各项目预算与执行</figcaption></figure>
<p class="caption">{unit.name}上半年分月累计支出进度</p>
<figure>{charts.lines(["1月", "2月", "3月", "4月", "5月", "6月"], {
    unit.name: _running(unit), "序时进度": [unit.adopted * month // 12 for month in range(1, 7)]}, "万元", 600, 180)}</figure>
<p class="caption">{unit.name}绩效目标</p>
{table(["绩效目标", "指标", "目标值"], [[goal, measure, value] for goal, measure, value in unit.targets])}
<h3 style="break-before: page">调整事项说明</h3>
{"".join(_explanation(number_, project) for number_, project in enumerate(unit.projects, start=1))}
<h3>支出结构</h3>
<figure>{charts.ring({one.name: one.revised for one in unit.projects}, "调整后", 600, 190)}
<figcaption>{unit.name}调整后支出结构</figcaption></figure>
<h3>审核意见</h3>
<p>{_opinion(unit)}</p>
"""


def _summary(unit: Unit) -> str:
    if unit.change == 0:
        return "经审核，预算总额不作调整。"
    direction = "净追加" if unit.change > 0 else "净追减"
    return f"经审核，{direction}{number(abs(unit.change))}万元，调整后预算{number(unit.revised)}万元。"


def _running(unit: Unit) -> list[float]:
    """What was spent up to the end of each month; slow units catch up late."""
    late = unit.spent / unit.adopted < 0.46
    shares = (0.09, 0.2, 0.36, 0.53, 0.74, 1) if late else (0.15, 0.31, 0.48, 0.66, 0.83, 1)
    return [round(unit.spent * share) for share in shares]


def _explanation(place: int, project: Project) -> str:
    pace = project.spent / project.adopted
    judged = "快于序时进度" if pace > 0.52 else "与序时进度相当" if pace > 0.45 else "慢于序时进度，主要集中在下半年支付"
    if project.change > 0:
        proposal = (f"拟追加{number(project.change)}万元，调整后为{number(project.revised)}万元。追加资金的测算以合同、"
                    "批复或者实际工作量为依据，已通过专家评审，绩效目标同步修订。")
    elif project.change < 0:
        proposal = (f"拟追减{number(-project.change)}万元，调整后为{number(project.revised)}万元。收回的资金由财务处统筹，"
                    "用于本次追加项目；项目已签订的合同不受影响。")
    else:
        proposal = "本次不作调整，下半年按用款计划执行，年底前不得突击花钱。"
    return (f"<p><b>{place}. {project.name}。</b>年初预算{number(project.adopted)}万元，上半年支出{number(project.spent)}万元，"
            f"进度{percent(project.spent, project.adopted)}，{judged}。调整理由：{project.reason}。{proposal}</p>")


def _opinion(unit: Unit) -> str:
    slow = [one.name for one in unit.projects if one.spent / one.adopted < 0.4]
    slow_words = f"“{'”“'.join(slow)}”支出进度偏慢，请于7月底前提出加快执行的措施。" if slow else "各项目支出进度正常，请继续保持。"
    return (f"同意{unit.name}的调整申请。{slow_words}请{unit.head}同志牵头，将调整后的预算分解到月、落实到人，按月报送"
            f"执行情况；“{unit.targets[0][0]}”和“{unit.targets[1][0]}”两项绩效目标的完成情况，在年终评价时一并核查。")
