"""A landscape 16:9 deck: 《智慧园区建设进展情况汇报》."""

from collections.abc import Sequence

from server.demo.papers import charts
from server.demo.papers.skyline import skyline
from server.demo.papers.typesetting import SHORT_NAME, pdf, table

_CSS = """
@page { size: 338.67mm 190.5mm; margin: 0; }
html { font-family: "Noto Sans SC"; font-size: 20pt; line-height: 1.5; color: #17324d; }
section { position: relative; width: 338.67mm; height: 190.5mm; break-after: page; overflow: hidden; }
section:last-child { break-after: auto; }
.top { position: absolute; left: 0; right: 0; top: 0; height: 23mm; background: linear-gradient(90deg, #0b3a6e, #1673b8); }
.top h2 { position: absolute; left: 16mm; top: 5mm; margin: 0; color: #fff; font-size: 28pt; line-height: 1.2; }
.top span { position: absolute; right: 16mm; top: 8mm; color: #cfe3f5; font-size: 12pt; }
.foot { position: absolute; left: 16mm; right: 16mm; bottom: 5mm; border-top: 0.6pt solid #c9d6e4; padding-top: 1.5mm;
  font-size: 10pt; color: #6b7f93; display: flex; justify-content: space-between; }
.body { position: absolute; left: 16mm; right: 16mm; top: 30mm; bottom: 18mm; }
.two { display: flex; gap: 9mm; }
.two > div { flex: 1; }
.cards { display: flex; gap: 6mm; margin-bottom: 7mm; }
.card { flex: 1; background: #eef5fb; border-left: 3pt solid #1673b8; padding: 6mm 5mm; }
.card b { display: block; font-size: 35pt; line-height: 1.2; color: #0b3a6e; }
.card span { font-size: 16pt; color: #48617a; }
ul { margin: 0; padding-left: 6mm; } li { margin-bottom: 4.5mm; }
h3 { font-size: 22pt; color: #1673b8; margin: 0 0 3mm; }
table { font-size: 18pt; line-height: 1.45; } td, th { padding: 3.4mm 4mm; }
.dense table { font-size: 16.5pt; } .dense td, .dense th { padding: 2.5mm 4mm; }
svg { width: 100%; height: auto; } figcaption { text-align: center; font-size: 14pt; margin-bottom: 4mm; } th { background: #dcebf7; }
.cover { background: linear-gradient(160deg, #06254a 0%, #0f559a 60%, #2a93c9 100%); color: #fff; }
.cover h1 { position: absolute; left: 26mm; top: 48mm; font-size: 46pt; margin: 0; line-height: 1.25; }
.cover p { position: absolute; left: 26mm; top: 92mm; font-size: 19pt; line-height: 1.7; text-align: left; }
.cover svg { position: absolute; left: 0; bottom: 0; }
.good { color: #2c8a57; font-weight: 700; } .warn { color: #c8741a; font-weight: 700; }
.line { display: flex; margin-top: 14mm; } .line > div { flex: 1; border-top: 3pt solid #1673b8; padding: 4mm 3mm 0 0;
  font-size: 17pt; } .line .later { border-top-color: #c3cfdb; color: #6b7f93; } .line b { font-size: 21pt; }
figure { margin: 0; }
"""
_AGENDA = ("总体进展", "基础设施", "应用建设", "数据治理", "网络安全", "存在问题", "下一步安排")


def make() -> bytes:
    """The deck as PDF, 14 pages."""
    pages = (_progress(), _timeline(), _network(), _sensing(), _applications(), _services(), _data(), _security(),
             _money(), _problems(), _next_steps())
    numbered = "".join(_page(place, title, body) for place, (title, body) in enumerate(pages, start=3))
    end = f'<section class="cover"><h1>请审议</h1><p>信息中心<br>2026年10月</p>{skyline()}</section>'
    return pdf("智慧园区建设进展情况汇报", _cover() + _contents() + numbered + end, _CSS)


def _cover() -> str:
    return (f'<section class="cover"><h1>智慧园区建设进展情况汇报</h1>'
            f'<p>{SHORT_NAME}信息中心<br>汇报人：徐静    2026年10月</p>{skyline()}</section>')


def _contents() -> str:
    cards = "".join(f'<div class="card"><b>{place:02}</b><span style="font-size:21pt">{name}</span></div>'
                    for place, name in enumerate(_AGENDA[:4], start=1))
    more = "".join(f'<div class="card"><b>{place:02}</b><span style="font-size:21pt">{name}</span></div>'
                   for place, name in enumerate(_AGENDA[4:], start=5))
    return _page(2, "汇报提纲", f'<div class="cards" style="margin-top:10mm">{cards}</div><div class="cards">{more}</div>')


def _page(place: int, title: str, body: str) -> str:
    return (f'<section><div class="top"><h2>{title}</h2><span>智慧园区建设进展</span></div><div class="body">{body}</div>'
            f'<div class="foot"><span>{SHORT_NAME}信息中心</span><span>{place}</span></div></section>')


def _cards(facts: Sequence[tuple[str, str]]) -> str:
    return '<div class="cards">' + "".join(f'<div class="card"><b>{a}</b><span>{b}</span></div>' for a, b in facts) + "</div>"


def _list(points: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"


def _progress() -> tuple[str, str]:
    return "一、总体进展", _cards((("4,060万元", "年度投资计划"), ("1,441万元", "上半年完成支付"), ("78%", "形象进度"),
                                  ("19 / 24", "里程碑按期完成"))) + _list((
        "一期工程6月通过竣工验收，云平台、物联平台、综合运营中心投入正式运行，全年可用率99.97%。",
        "二期工程3月开工，完成边缘节点9处、感知点位3,286个；预算调整后目标为15处、4,100个。",
        "“一网统管”接入部门系统21个，日均处置事件1,140件，平均办结时长由26小时缩短到9.5小时。",
        "企业服务平台注册企业6,812家，线上办理率93.4%，较年初提高11.2个百分点。"))


def _timeline() -> tuple[str, str]:
    steps = (("2024年9月", "立项批复", "概算1.26亿元"), ("2025年3月", "一期开工", "云平台、物联平台"), ("2026年3月", "二期开工", "边缘节点、应用"),
             ("2026年6月", "一期验收", "评定为优良"))
    later = (("2026年12月", "二期主体完工", "感知点位4,100个"), ("2027年6月", "整体验收", "开展后评价"))
    done = "".join(f"<div><b>{when}</b><br>{what}<br>{more}</div>" for when, what, more in steps)
    done += "".join(f'<div class="later"><b>{when}</b><br>{what}<br>{more}</div>' for when, what, more in later)
    return "一、总体进展：里程碑", f'<div class="line">{done}</div><h3 style="margin-top:16mm">关键路径</h3>' + _list((
        "边缘节点机房的供电改造与道路北延段施工交叉，需建设管理处统筹管线窗口期。",
        "二期设备到货集中在11月，须在10月底前完成场地移交。"))


def _network() -> tuple[str, str]:
    rows: list[list[str | int | float]] = [
        ["云平台", "计算节点42台、存储1.8PB", "已建成", "CPU平均利用率41%"], ["园区专网", "双环48芯光缆61公里", "已建成", "核心链路时延1.2毫秒"],
        ["5G专网", "宏站36座、室分112套", "已建成", "覆盖率98.6%"], ["边缘节点", "15处（原计划9处）", "建成9处", "就近处理视频1,420路"],
        ["综合运营中心", "大屏、坐席18个、会商室2间", "已建成", "7×24小时值守"],
    ]
    return "二、基础设施：云网边", table(["设施", "规模", "状态", "运行情况"], rows) + '<p style="margin-top:8mm">专网与互联网物理隔离，会议系统、物联平台均在专网内运行。</p>'


def _sensing() -> tuple[str, str]:
    months = [f"{month}月" for month in range(1, 10)]
    return "二、基础设施：感知体系", '<div class="two"><div>' + charts.bars(
        ["视频", "环境", "水务", "交通", "消防", "能耗"], {"年初": [980, 210, 146, 388, 520, 306], "当前": [1420, 322, 268, 471, 642, 513]}, "个", 420, 230,
    ) + '<figcaption>各类感知点位数</figcaption></div><div>' + charts.lines(
        months, {"故障设备": [201, 188, 170, 139, 118, 96, 101, 66, 58]}, "个", 420, 230,
    ) + "<figcaption>月末故障设备数</figcaption></div></div>" + _list((
        "点位由3,200个（计划）扩大到4,100个，新增部分集中在地下管网和沿河水位。", "故障设备48小时内修复率由81%提高到96%。"))


def _applications() -> tuple[str, str]:
    rows: list[list[str | int | float]] = [
        ["一网统管", "全部街区", "1,140件/日", "9.5小时", "在用"], ["企业服务", "6,812家企业", "2,360件/日", "1.1天", "在用"],
        ["智慧能源", "公共建筑86栋", "节电7.8%", "—", "在用"], ["智慧水务", "管网214公里", "预警63次", "18分钟", "试运行"],
        ["智慧停车", "泊位11,400个", "周转率+23%", "—", "在用"], ["应急指挥", "12个部门", "演练9次", "6分钟集结", "在用"],
        ["无纸化会议", "会议室5间", "节纸71%", "3秒入会", "试运行"],
    ]
    return "三、应用建设：七大场景", f'<div class="dense">{table(["应用", "覆盖", "运行量", "响应或时长", "状态"], rows)}</div>'


def _services() -> tuple[str, str]:
    return "三、应用建设：成效", '<div class="two"><div>' + charts.ring(
        {"城市管理": 412, "企业诉求": 268, "生态环境": 173, "安全生产": 156, "民生服务": 131}, "日均1,140件", 430, 250,
    ) + '<figcaption>日均处置事件构成</figcaption></div><div><h3>群众和企业的评价</h3>' + _list((
        "企业满意度96.8%，较上年提高2.3个百分点；“进一个门、办一件事”平均跑动0.7次。",
        "“随手拍”上报1.9万件，办结率99.2%，回访满意率95.4%。",
        "公共建筑节电7.8%，按全年测算可节约电费312万元。",
        "停车诱导使早高峰绕行时间平均减少4分20秒。")) + "</div></div>"


def _data() -> tuple[str, str]:
    return "四、数据治理", _cards((("605项", "数据目录（年初418项）"), ("2.7亿条", "归集数据"), ("34.6万次", "接口日均调用"),
                                ("99.1%", "数据质量合格率"))) + '<div class="two"><div>' + charts.lines(
        [f"{month}月" for month in range(1, 10)], {"日均调用（万次）": [12.4, 14.1, 17.9, 20.2, 23.8, 26.5, 29.9, 32.0, 34.6]},
        "万次", 420, 215) + "</div><div>" + _list((
            "新接入部门系统11个，建成人口、法人、建筑、事件四个主题库。", "“一数一源”确认字段1,862个，重复采集减少37%。",
            "公共数据分级分类全部完成，敏感字段一律脱敏后共享。")) + "</div></div>"


def _security() -> tuple[str, str]:
    rows: list[list[str | int | float]] = [
        ["等级保护三级测评", "得分86.4，高风险2项、中风险7项", '高风险11月底、中风险12月底整改完成'], ["攻防演练", "参演9天，发现漏洞14个", "已修复14个"],
        ["商用密码改造", "完成4个系统", "年底前完成全部7个"], ["数据备份", "同城双活、异地一份", "恢复演练2次，均在30分钟内"],
        ["值守", "7×24小时，监测告警日均320条", "误报率由38%降至12%"],
    ]
    return "五、网络安全", table(["工作", "情况", "进展与安排"], rows) + (
        '<p style="margin-top:9mm">网络安全责任人：王䶮（平台）、李㛃（数据）。重大事件2小时内报告主任周䶮同志。</p>')


def _money() -> tuple[str, str]:
    return "资金使用", '<div class="two"><div>' + charts.bars(
        ["一期运维", "二期建设", "网络安全", "数据治理"], {"年初预算": [860, 3200, 430, 560], "上半年支出": [417, 1024, 196, 233],
                                       "调整后": [860, 3840, 505, 650]}, "万元", 430, 290,
    ) + '</div><div><h3>申请追加805万元</h3>' + _list((
        "二期建设追加640万元：感知点位增加900个，边缘节点增加6处。", "网络安全追加75万元：等级保护高风险项限期整改。",
        "数据治理追加90万元：新增11个部门系统接入。", "一期运维不作调整。", "追加部分已列入《2026年度预算调整方案》，一并审议。")) + "</div></div>"


def _problems() -> tuple[str, str]:
    rows: list[list[str | int | float]] = [
        ["部门系统标准不一", "仍有7个系统以人工导表方式共享", "规划发展处、信息中心"], ["二期进度滞后约3周", "供电改造与道路施工交叉", "建设管理处"],
        ["运维力量不足", "18个坐席实有14人", "人事处、信息中心"], ["重建设轻使用", "2个应用日活不足50人", "各使用部门"],
    ]
    return "六、存在问题", table(["问题", "表现", "牵头单位"], rows) + '<h3 style="margin-top:9mm">原因分析</h3>' + _list((
        "项目前期对部门业务调研不够，需求在建设中反复调整。", "各部门信息化项目分头申报，缺少统一会审。"))


def _next_steps() -> tuple[str, str]:
    return "七、下一步安排与提请事项", '<div class="two"><div><h3>四季度重点工作</h3>' + _list((
        "10月底前完成边缘节点场地移交，11月底前设备上架。", "11月底前高风险项清零，12月中旬复测。", "12月底前七大场景全部转入正式运行，停用日活不足的2个应用。",
        "建立“建用评”机制，按季度公布使用率。")) + "</div><div><h3>提请研究事项</h3>" + _list((
            "同意二期建设规模调整：感知点位4,100个、边缘节点15处。", "同意建设管理处牵头统筹管线施工窗口期。",
            "同意运营中心增配坐席人员4名，采用购买服务方式。")) + "</div></div>"
