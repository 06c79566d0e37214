"""A 40-page report with tables and charts: 《2026年度预算调整方案（汇报稿）》."""

from html import escape

from server.demo.papers import charts, report_units
from server.demo.papers.budget import income, monthly_spent
from server.demo.papers.typesetting import ORGANISATION, SHORT_NAME, number, pdf, percent, table
from server.demo.papers.units import UNITS

TITLE = "2026年度预算调整方案"
_ADOPTED = sum(unit.adopted for unit in UNITS)
_SPENT = sum(unit.spent for unit in UNITS)
_CHANGE = sum(unit.change for unit in UNITS)
_RAISED = sum(project.change for unit in UNITS for project in unit.projects if project.change > 0)
_CUT = -sum(project.change for unit in UNITS for project in unit.projects if project.change < 0)

_CSS = """
@page { size: A4; margin: 25mm 24mm 24mm 26mm;
  @bottom-center { content: "— " counter(page) " —"; font-family: "Noto Serif SC"; font-size: 11pt; }
  @top-left { content: "2026年度预算调整方案（汇报稿）"; font-family: "Noto Sans SC"; font-size: 8.5pt; color: #667; }
  @top-right { content: "内部资料  会后收回"; font-family: "Noto Sans SC"; font-size: 8.5pt; color: #667; } }
@page :first { @top-left { content: none } @top-right { content: none } @bottom-center { content: none } }
h1 { font-size: 18pt; margin: 0 0 12pt; break-before: page; }
h2 { font-size: 14pt; margin: 12pt 0 6pt; break-after: avoid; }
h3 { font-size: 12pt; margin: 9pt 0 4pt; break-after: avoid; }
p { text-indent: 2em; orphans: 2; widows: 2; margin-bottom: 3pt; }
table { margin: 6pt 0 8pt; }
.caption { font-family: "Noto Sans SC"; font-size: 10pt; text-align: center; text-indent: 0; margin: 8pt 0 2pt;
  break-after: avoid; }
.unit { float: right; font-size: 9pt; }
.cover { text-align: center; padding-top: 55mm; }
.cover h1 { break-before: avoid; font-size: 30pt; line-height: 1.4; margin-bottom: 8mm; }
.cover .kind { font-size: 18pt; text-indent: 0; text-align: center; }
.cover .foot { margin-top: 92mm; font-size: 15pt; line-height: 2; text-indent: 0; text-align: center; }
.contents p { text-indent: 0; line-height: 2.05; }
.contents a { color: inherit; text-decoration: none; display: block; }
.contents a::after { content: leader(dotted) target-counter(attr(href), page); }
.contents .second a { padding-left: 2em; }
.tall td { padding: 3pt 4pt; } .terms td:first-child { white-space: nowrap; font-family: "Noto Sans SC"; }
th { text-align: center; }
.key { border: 1pt solid #1f5fa8; background: #f3f7fc; padding: 6pt 10pt; margin: 8pt 0; }
.key p { text-indent: 0; }
"""


def make() -> bytes:
    """The report as PDF."""
    chapters = "".join((_execution(), _reasons(), _plan(), report_units.chapter(), _performance(), _assurance(), _annex()))
    return pdf(f"{TITLE}（汇报稿）", _cover() + _contents() + chapters, _CSS)


def _cover() -> str:
    return (f'<section class="cover"><h1>{TITLE}</h1><p class="kind">（汇报稿）</p>'
            f'<p class="foot">{ORGANISATION}财务处<br>2026年7月</p></section>')


_CHAPTERS = (
    ("execution", "一、上半年预算执行情况"), ("reasons", "二、预算调整的依据和原则"), ("plan", "三、预算调整总体方案"),
    ("units", "四、分单位调整情况"), ("performance", "五、绩效目标调整"), ("assurance", "六、风险防控和保障措施"),
    ("annex", "附表"),
)


def _contents() -> str:
    lines: list[str] = []
    for anchor, title in _CHAPTERS:
        lines.append(f'<p><a href="#{anchor}">{title}</a></p>')
        if anchor == "units":
            lines += [f'<p class="second"><a href="#unit{place}">{report_units.heading(place)}</a></p>'
                      for place in range(1, len(UNITS) + 1)]
    return f'<section class="contents"><h1>目  录</h1>{"".join(lines)}</section>'


def _execution() -> str:
    months = [f"{month}月" for month in range(1, 7)]
    spent = monthly_spent(UNITS)
    before = [round(value * share) for value, share in zip(spent, (0.95, 0.93, 0.94, 0.92, 0.9, 0.89), strict=True)]
    rows: list[list[str | int | float]] = [
        [name, adopted, received, percent(received, adopted)] for name, adopted, received, _ in income(UNITS)
    ]
    received = sum(row[2] for row in income(UNITS))
    rows.append(["合计", _ADOPTED, received, percent(received, _ADOPTED)])
    fastest, slowest = (sorted(UNITS, key=lambda unit: unit.spent / unit.adopted)[place] for place in (-1, 0))
    return f"""
<h1 id="execution">{_CHAPTERS[0][1]}</h1>
<p>2026年，{SHORT_NAME}年初部门预算经党组会审议、区人民代表大会批准，总额为{number(_ADOPTED)}万元。截至6月30日，
累计支出{number(_SPENT)}万元，完成年初预算的{percent(_SPENT, _ADOPTED)}，与时间进度基本相当，较上年同期提高3.1个百分点。</p>
<h2>（一）收入情况</h2>
<p>上半年各类收入到位{number(received)}万元，占年初预算的{percent(received, _ADOPTED)}。其中一般公共预算拨款按用款计划
均衡到位；上级专项转移支付下达较早，到位进度快于序时进度；政府性基金受土地出让节奏影响，到位进度偏慢。</p>
<p class="caption">表1  上半年收入到位情况<span class="unit">单位：万元</span></p>
{table(["收入来源", "年初预算", "上半年到位", "到位率"], rows, total=True)}
<figure>{charts.ring({name: adopted for name, adopted, _, _ in income(UNITS)}, "收入结构")}
<figcaption>图1  年初预算收入结构</figcaption></figure>
<h2>（二）支出情况</h2>
<p>分月看，支出逐月加快，二季度支出占上半年的{percent(sum(spent[3:]), _SPENT)}。支出进度最快的单位是{fastest.name}（{percent(fastest.spent, fastest.adopted)}），最慢的是{slowest.name}（{percent(slowest.spent, slowest.adopted)}）。
进度较慢的主要原因是部分项目前期手续办理时间较长，资金支付集中在下半年。</p>
<figure>{charts.lines(months, {"2026年": spent, "2025年": before}, "万元")}<figcaption>图2  上半年分月支出</figcaption></figure>
<p>从支出性质看，工程建设类支出占比最高，企业扶持、教育和社会事务支出保持稳定增长；会议、差旅、培训和公务接待支出合计
同比下降21.4%，过紧日子的要求得到落实。</p>
<h2>（三）存在的主要问题</h2>
<p>一是项目储备质量不高。部分项目在申报预算时未完成可行性研究，年中出现规模和标准变化。二是支出进度不够均衡，个别项目
上半年支付率不足三成。三是绩效目标与预算安排衔接不紧，少数指标难以量化。四是存量资金盘活不够及时，结转项目清理力度
有待加强。</p>
<div class="key"><p><b>小结：</b>上半年预算执行总体平稳，收支进度符合预期；同时，重点工程提前实施、上级专项增加、部分项目
条件变化，有必要按照规定程序对年度预算作适当调整。</p></div>
"""


def _reasons() -> str:
    return f"""
<h1 id="reasons">{_CHAPTERS[1][1]}</h1>
<h2>（一）调整依据</h2>
<p>《中华人民共和国预算法》第六十七条规定，经批准的预算在执行中出现需要增加或者减少预算总支出、调入预算稳定调节基金、
调减预算安排的重点支出数额、增加举借债务数额等情况的，应当进行预算调整。本次调整涉及增加预算总支出，符合上述规定。</p>
<p>同时，《云州高新区部门预算管理办法》第二十三条规定，预算单位年度内预算追加、追减和项目间调剂，应当于每年7月集中申报，
由财务处审核汇总后，提请主任办公会研究、党组会审议。</p>
<h2>（二）调整原则</h2>
<h3>1. 统筹平衡，量力而行</h3>
<p>坚持以收定支，增支与减支同步提出、同步审核。新增支出优先通过压减低效支出和盘活存量资金解决，不足部分再由增量财力安排，
不新增政府债务，不挤占“三保”支出。</p>
<h3>2. 突出重点，有保有压</h3>
<p>集中财力保障管委会党组确定的重大项目和民生实事；对实施条件不成熟、支出进度明显滞后的项目，一律调减或者收回；
对会议、差旅、培训、公务接待等一般性支出，只减不增。</p>
<h3>3. 讲求绩效，花钱问效</h3>
<p>追加预算50万元以上的项目须同步调整绩效目标，开展事前绩效评估；评估结论为“不予支持”的，不安排追加。</p>
<h3>4. 依法合规，程序完备</h3>
<p>严格履行申报、审核、会商、审议、批复和公开程序，重大项目调整附具可行性研究或者概算调整批复文件。</p>
<h2>（三）工作过程</h2>
<p>6月上旬，财务处印发申报通知；6月中旬，12个预算单位完成申报，共申报追加项目41个；6月下旬，财务处会同规划发展处、
建设管理处逐项审核，组织专家评审会5场；7月上旬，征求各分管领导意见并形成方案。经审核，核减申报金额的37.6%。</p>
{table(["阶段", "时间", "主要工作", "责任单位"], [
    ["部署", "6月3日", "印发年中预算调整申报通知，明确口径和时限", "财务处"],
    ["申报", "6月8日—19日", "各单位提出调整申请并报分管领导审核", "各预算单位"],
    ["审核", "6月22日—30日", "逐项审核必要性、可行性和测算依据", "财务处、规划发展处"],
    ["评审", "7月1日—3日", "追加50万元以上项目专家评审", "财务处"],
    ["会商", "7月6日—8日", "与单位交换意见，平衡收支", "财务处"],
    ["报审", "7月上旬", "提请主任办公会研究、党组会审议", "财务处"],
])}
"""


def _plan() -> str:
    rows: list[list[str | int | float]] = [
        [name, adopted, change, adopted + change] for name, adopted, _, change in income(UNITS)
    ]
    rows.append(["合计", _ADOPTED, _CHANGE, _ADOPTED + _CHANGE])
    by_unit: list[list[str | int | float]] = [[unit.name, unit.adopted, unit.change, unit.revised,
                                               percent(unit.change, unit.adopted)] for unit in UNITS]
    by_unit.append(["合计", _ADOPTED, _CHANGE, _ADOPTED + _CHANGE, percent(_CHANGE, _ADOPTED)])
    projects = sorted((project for unit in UNITS for project in unit.projects), key=lambda project: project.change)
    grown = "、".join(f"{one.name}({number(one.change)}万元）" for one in reversed(projects[-5:]))
    shrunk = "、".join(f"{one.name}({number(-one.change)}万元）" for one in projects[:4])
    return f"""
<h1 id="plan">{_CHAPTERS[2][1]}</h1>
<p>拟将2026年度部门预算总额由{number(_ADOPTED)}万元调整为{number(_ADOPTED + _CHANGE)}万元，净增加{number(_CHANGE)}万元，
增长{percent(_CHANGE, _ADOPTED)}。其中：追加{number(_RAISED)}万元，追减{number(_CUT)}万元。</p>
<div class="key"><p><b>追加最多的项目：</b>{grown}。</p><p><b>追减最多的项目：</b>{shrunk}。</p></div>
<h2>（一）收入预算调整</h2>
<p class="caption">表2  收入预算调整<span class="unit">单位：万元</span></p>
{table(["收入来源", "年初预算", "调整数", "调整后预算"], rows, total=True)}
<p>一般公共预算拨款增加，主要是上半年园区税收增长好于预期；政府性基金减少，主要是两宗产业用地出让顺延；上级专项增加，
主要是节能改造、水环境治理和教育专项新增下达。</p>
<h2>（二）支出预算调整</h2>
<p class="caption">表3  支出预算分单位调整<span class="unit">单位：万元</span></p>
{table(["预算单位", "年初预算", "调整数", "调整后预算", "增减幅度"], by_unit, total=True)}
<figure>{charts.bars([unit.name[:4] for unit in UNITS], {"年初预算": [unit.adopted for unit in UNITS],
                     "调整后预算": [unit.revised for unit in UNITS]}, "万元", 600, 280)}
<figcaption>图3  各单位年初预算与调整后预算</figcaption></figure>
<h2>（三）收支平衡</h2>
<p>调整后，收入总计{number(_ADOPTED + _CHANGE)}万元，支出总计{number(_ADOPTED + _CHANGE)}万元，收支平衡。本次调整不涉及
增加举借债务，不动用预算稳定调节基金。</p>
"""


def _performance() -> str:
    rows: list[list[str | int | float]] = [
        [unit.name, goal, measure, value] for unit in UNITS for goal, measure, value in unit.targets
    ]
    return f"""
<h1 id="performance">{_CHAPTERS[4][1]}</h1>
<p>预算调整后，各单位同步修订绩效目标。数量、质量、时效、成本指标原则上均应量化；不能量化的，应当明确可核查的事实标准。
年度终了，财务处对追加100万元以上的项目组织重点评价，评价结果作为安排2027年预算的重要依据。</p>
<p class="caption">表4  调整后的主要绩效目标</p>
{table(["预算单位", "绩效目标", "指标", "目标值"], rows)}
"""


def _assurance() -> str:
    return f"""
<h1 id="assurance">{_CHAPTERS[5][1]}</h1>
<h2>（一）主要风险</h2>
<p>一是收入风险。土地出让和企业经营存在不确定性，基金收入可能继续低于预期。二是工程进度风险。追加项目多为工程类，施工
窗口期短，若招标采购不顺，将形成新的结转。三是成本风险。人工、材料价格波动可能推高造价。四是廉政风险。年中追加项目时间紧，
更要防止简化程序、化整为零。</p>
{table(["风险", "可能性", "影响", "应对措施", "责任人"], [
    ["收入不及预期", "中", "高", "按月分析，三季度末仍有缺口的，暂缓实施排序靠后的项目", "李敏"],
    ["工程进度滞后", "中", "中", "倒排工期，旬调度、月通报，11月底未支付资金收回统筹", "孟凡星"],
    ["成本超出概算", "低", "中", "实行限额设计，变更超过5%的须重新报批", "陈思远"],
    ["采购程序不规范", "低", "高", "关键环节留痕，纪检组全程监督，公开结果", "张海燕"],
    ["系统建设重复", "中", "低", "信息化项目统一由信息中心会审", "徐静"],
])}
<h2>（二）保障措施</h2>
<p>1. 压实主体责任。各预算单位主要负责人是预算执行第一责任人，办公室（林㛃）负责督办，按月向主任周䶮同志报告进展。</p>
<p>2. 加快执行进度。追加预算在批复后10个工作日内下达到项目，9月底支出进度不低于75%,11月底不低于92%。</p>
<p>3. 严格监督管理。财务处每月通报支出进度，对连续两个月排名末位的单位进行约谈；纪检组对追加项目采购开展专项检查。</p>
<p>4. 推进信息公开。预算调整方案经批准后20日内在门户网站公开，接受社会监督。</p>
<h2>（三）提请审议事项</h2>
<p>1. 同意将2026年度部门预算总额调整为{number(_ADOPTED + _CHANGE)}万元。</p>
<p>2. 同意本方案所列各单位、各项目的追加和追减。</p>
<p>3. 授权财务处在项目调整总额不变的前提下，按规定办理同一单位项目间10%以内的调剂。</p>
<p>4. 方案经审议通过后，按程序报区人民代表大会常务委员会批准。</p>
"""


def _annex() -> str:
    return _projects() + _months() + _reviews() + _words()


def _projects() -> str:
    rows: list[list[str | int | float]] = []
    for unit in UNITS:
        rows += [[unit.name, escape(one.name), one.adopted, one.spent, percent(one.spent, one.adopted), one.change, one.revised]
                 for one in unit.projects]
        rows.append([unit.name, "小计", unit.adopted, unit.spent, percent(unit.spent, unit.adopted), unit.change, unit.revised])
    rows.append(["合计", "", _ADOPTED, _SPENT, percent(_SPENT, _ADOPTED), _CHANGE, _ADOPTED + _CHANGE])
    return f"""
<h1 id="annex">{_CHAPTERS[6][1]}</h1>
<p class="caption">附表  项目预算调整明细表<span class="unit">单位：万元</span></p>
{table(["预算单位", "项目", "年初预算", "上半年支出", "支出进度", "调整数", "调整后预算"], rows, total=True, classes="tall")}
"""


def _months() -> str:
    """What is left, planned month by month; the last month takes what rounding leaves."""
    shares = (14, 16, 19, 19, 18)
    rows: list[list[str | int | float]] = []
    for unit in UNITS:
        months = [(unit.revised - unit.spent) * share // 100 for share in shares]
        rows.append([unit.name, *months, unit.revised - unit.spent - sum(months), unit.revised - unit.spent])
    rows.append(["合计", *(sum(int(row[column]) for row in rows) for column in range(1, 8))])
    return f"""
<h1>附表二  下半年分月用款计划</h1>
<p class="caption">分单位分月用款计划<span class="unit">单位：万元</span></p>
{table(["预算单位", "7月", "8月", "9月", "10月", "11月", "12月", "下半年合计"], rows, total=True, classes="tall")}
<p>用款计划按调整后预算扣除上半年支出测算。工程类项目按形象进度支付，补助类项目在三季度集中兑付，运行类支出按月均衡安排。</p>
"""


def _reviews() -> str:
    """What the experts said of additions of 500,000 yuan and more."""
    paces: list[list[str | int | float]] = [
        [unit.name, percent(unit.spent, unit.revised), "75.0%", "92.0%", "98.0%", unit.head] for unit in UNITS
    ]
    reviewed = [(unit, one) for unit in UNITS for one in unit.projects if one.change >= 50]
    rows: list[list[str | int | float]] = [
        [unit.name, one.name, one.change, score := 76 + (one.adopted + one.spent) % 19, "支持" if score >= 80 else "调整后支持"]
        for unit, one in reviewed
    ]
    return f"""
<h1>附表三  支出进度控制目标</h1>
{table(["预算单位", "6月底实际", "9月底目标", "11月底目标", "12月底目标", "责任人"], paces, classes="tall")}
<p>连续两个月未达到控制目标的，由财务处提出预警；到11月底仍未达到的，未支付资金收回统筹，并相应扣减下一年度同类预算。</p>
<h1>附表四  追加项目专家评审结果</h1>
<p>7月1日至3日，财务处组织专家对追加50万元以上的{len(reviewed)}个项目进行了评审。评审得分80分以上的予以支持，70分至80分的
调整实施内容后支持，70分以下的不予支持。</p>
{table(["预算单位", "项目", "追加（万元）", "评审得分", "评审结论"], rows)}
"""


_TERMS = (
    ("一般公共预算", "以税收为主体的财政收入，安排用于保障和改善民生、推动经济社会发展、维持机构正常运转等方面的收支预算。"),
    ("政府性基金预算", "依照法律、行政法规的规定，在一定期限内向特定对象征收、收取或者以其他方式筹集的资金，专项用于特定公共事业"
     "发展的收支预算。"),
    ("国有资本经营预算", "对国有资本收益作出支出安排的收支预算，按照收支平衡的原则编制，不列赤字，并安排资金调入一般公共预算。"),
    ("专项转移支付", "上级政府为了实现特定的经济和社会发展目标，给予下级政府的专项补助，应当按照规定用途使用。"),
    ("预算调剂", "在预算总额不变的前提下，不同预算科目、预算级次或者项目之间资金的相互调整。"),
    ("结转资金", "预算安排项目的支出年度终了时尚未执行完毕，或者因故未执行但下年需要按原用途继续使用的资金。"),
    ("“三保”支出", "保基本民生、保工资、保运转的支出，在预算安排和库款拨付中居于优先地位。"),
    ("绩效目标", "预算资金在一定期限内计划达到的产出和效果，由数量、质量、时效、成本和效益等指标具体反映。"),
    ("事前绩效评估", "在项目立项前，对其必要性、投入经济性、绩效目标合理性、实施方案可行性和筹资合规性进行的评估。"),
    ("序时进度", "按照时间平均计算的应当达到的进度。到6月30日，全年预算的序时进度为50%。"),
    ("形象进度", "以工程实际完成的部位或者工程量表示的进度，是支付工程进度款的依据。"),
    ("限额设计", "按照批准的投资估算控制初步设计，按照批准的概算控制施工图设计，使各专业在保证使用功能的前提下不突破限额。"),
)


def _words() -> str:
    rows: list[list[str | int | float]] = [[term, meaning] for term, meaning in _TERMS]
    return f"""
<h1>附  名词解释</h1>
{table(["名词", "解释"], rows, classes="tall terms")}
"""
