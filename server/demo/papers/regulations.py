"""A bilingual text of 60 pages: 《机关会议管理办法（修订草案）》， Chinese beside English."""

from collections.abc import Iterator, Sequence

from server.demo.papers import regulation_flows
from server.demo.papers.regulation_articles import GENERAL, REPEATED
from server.demo.papers.regulation_kinds import KINDS, Both
from server.demo.papers.typesetting import ORGANISATION, pdf, table

_DIGITS = "零一二三四五六七八九"
_CSS = """
@page { size: A4; margin: 26mm 20mm 24mm;
  @top-center { content: "机关会议管理办法（修订草案）  Measures for Meetings (Revised Draft)"; font-family: "Noto Sans SC";
    font-size: 8.5pt; color: #666; }
  @bottom-center { content: counter(page); font-family: "Noto Serif SC"; font-size: 10.5pt; } }
@page :first { @top-center { content: none } @bottom-center { content: none } }
html { font-size: 14.5pt; line-height: 1.9; }
h1 { font-size: 17pt; text-align: center; margin: 0 0 7mm; line-height: 1.5; break-before: page; }
h1 small { display: block; font-weight: 400; font-size: 13pt; }
.note { text-align: left; font-size: 12pt; line-height: 1.6; }
.article { display: flex; gap: 7mm; margin-bottom: 4mm; break-inside: avoid; }
.article p:first-child { flex: 0 0 78mm; }
.article p:last-child { flex: 1; font-size: 13pt; line-height: 1.62; text-align: left; color: #222; }
.article b { font-family: "Noto Sans SC"; }
.cover { text-align: center; padding-top: 52mm; }
.cover h1 { break-before: avoid; font-size: 28pt; }
.cover p { text-align: center; font-size: 15pt; line-height: 2; }
.contents p { line-height: 1.95; font-size: 13pt; }
.contents a { color: inherit; text-decoration: none; display: block; }
.contents a::after { content: leader(dotted) target-counter(attr(href), page); }
.plain p { text-indent: 2em; margin-bottom: 3mm; } .plain p.en { text-indent: 0; text-align: left; line-height: 1.65; }
table { font-size: 11pt; line-height: 1.6; } td, th { padding: 2mm 2.4mm; }
td { text-align: left; } td:first-child { white-space: nowrap; } .form td { height: 8.4mm; } .form td.n { text-align: center; } .form { margin-bottom: 6mm; }
.flow td, .flow th { padding: 1.5mm 2mm; font-size: 10.5pt; line-height: 1.5; }
"""


def make() -> bytes:
    """The regulations as PDF."""
    chapters = _chapters()
    parts = [_cover(), _foreword(), _contents([title for title, _ in chapters])]
    count = 0
    for place, (title, articles) in enumerate(chapters, start=1):
        parts.append(_heading(place, title))
        for zh, en in articles:
            count += 1
            parts.append(f'<div class="article"><p><b>第{numeral(count)}条</b>  {zh}</p><p><b>Article {count}</b>  {en}</p></div>')
    return pdf("机关会议管理办法（修订草案）", "".join([*parts, *_annexes()]), _CSS)


def numeral(value: int) -> str:
    """A number from 1 to 999 in Chinese, as articles are counted: 一百零五， 十二."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and units:
        text += "零"
    return text + (_DIGITS[units] if units else "")


def _chapters() -> list[tuple[Both, Sequence[Both]]]:
    return [
        *GENERAL[:2],
        *((kind.name, [article(kind) for article in REPEATED]) for kind in KINDS),
        *GENERAL[2:],
    ]


def _heading(place: int, title: Both) -> str:
    return f'<h1 id="c{place}">第{numeral(place)}章  {title[0]} <small>Chapter {place}  {title[1]}</small></h1>'


def _cover() -> str:
    return (f'<section class="cover"><h1>机关会议管理办法<br>（修订草案） <small style="margin-top:8mm">Measures for the '
            f'Administration of Meetings <br>(Revised Draft)</small></h1><p style="margin-top:70mm">{ORGANISATION}<br>'
            "2026年10月  中英对照  Chinese–English</p></section>")


def _foreword() -> str:
    return """<section class="plain"><h1>修订说明</h1>
<p>《机关会议管理办法》自2019年施行以来，对规范会议活动、提高议事质量发挥了重要作用。随着无纸化会议系统投入使用，签到、同屏、
批注、表决、纪要和归档方式发生了较大变化，原办法部分条款已不适应需要，有必要予以修订。</p>
<p>修订坚持问题导向，重点解决四个方面的问题：一是会议偏多、材料偏长；二是议题审核把关不严；三是表决和回避规则不够明确；
四是议定事项跟踪落实不够。修订稿由办公室何文静起草，周䶮、林㛃审核，先后两次征求各处室意见，采纳意见63条。</p>
<p>修订稿共十四章一百四十三条，并附各类会议的时限、到会人数、议定方式、流程和表样。与现行办法相比，新增五章、修改六十八条、
删除十一条。施行后，预计全年减少会议约三成，单次会议材料平均页数减少四成。</p>
<h1>Explanatory Note</h1>
<p class="en">The Measures have been in force since 2019. With the paperless meeting system, the ways of signing in, following a
presenter, annotating, voting, writing minutes and archiving have changed, and parts of the Measures no longer fit.</p>
<p class="en">The revision addresses four problems: too many meetings and papers that are too long; insufficient review of items;
unclear rules of voting and recusal; and weak follow-up of decisions. The draft was circulated twice to all departments, and 63
of their comments were adopted.</p>
<p class="en">The draft has fourteen chapters and 143 articles, with annexes on periods, quorums, ways of deciding, procedures and
forms. Compared with the Measures in force, five chapters are new, 68 articles are amended and eleven are deleted. Once in force,
the number of meetings is expected to fall by three in ten, and the average length of papers by four in ten.</p></section>"""


def _contents(titles: Sequence[Both]) -> str:
    lines = [f'<p><a href="#c{place}">第{numeral(place)}章  {zh}  {en}</a></p>' for place, (zh, en) in enumerate(titles, start=1)]
    annexes = [name for name, _ in (*_ANNEXES, *regulation_flows.pages())]
    lines += [f'<p><a href="#a{place}">附件{place}  {name}</a></p>' for place, name in enumerate(annexes, start=1)]
    return f'<section class="contents"><h1>目录 <small>Contents</small></h1>{"".join(lines)}</section>'


def _periods() -> str:
    rows: list[list[str | int | float]] = [
        [kind.name[0], kind.name[1], kind.notice_days, kind.papers_days, kind.minutes_days] for kind in KINDS
    ]
    return table(["会议", "Meeting", "通知（工作日） Notice", "材料（工作日） Papers", "纪要（工作日） Minutes"], rows)


def _quorums() -> str:
    rows: list[list[str | int | float]] = [[kind.name[0], kind.quorum[0], kind.quorum[1]] for kind in KINDS]
    return table(["会议", "到会人数要求", "Quorum"], rows)


def _decisions() -> str:
    rows: list[list[str | int | float]] = [[kind.name[0], kind.decides[0], kind.decides[1]] for kind in KINDS]
    return table(["会议", "议定方式", "How decisions are made"], rows)


def _glossary() -> str:
    words = (
        ("议题", "agenda item", "列入会议议程、需要会议研究或者知悉的事项"), ("提请单位", "submitting unit", "提出议题并对材料负责的处室"),
        ("汇报人", "reporting officer", "在会上报告议题并回答询问的人员"), ("出席人员", "member", "有发言权和表决权的参会人员"),
        ("列席人员", "person in attendance", "有发言权、没有表决权的参会人员"), ("旁听人员", "guest", "没有发言权和表决权的参会人员"),
        ("应到人数", "number entitled", "依照规定应当出席的人数"), ("实到人数", "number present", "签到且未离会的出席人数"),
        ("回避", "recusal", "因利害关系不参加议题审议和表决"), ("票决", "decision by ballot", "以投票方式作出决定"),
        ("原则通过", "passed in principle", "同意主要内容，授权修改完善后印发"), ("再议", "referred back", "退回补充后再次提请审议"),
        ("缓议", "deferred", "暂不审议，另行安排"), ("会议记录", "record", "逐项记载发言和议定情况的原始材料"),
        ("会议纪要", "minutes", "反映议定事项、印发执行的公文"), ("督办", "follow-up", "对议定事项落实情况的跟踪督促"),
    )
    rows: list[list[str | int | float]] = [list(word) for word in words]
    return table(["术语", "Term", "含义"], rows)


def _sources() -> str:
    sources = (
        ("中华人民共和国档案法", "Archives Law of the People's Republic of China", "归档、保管和利用"),
        ("中华人民共和国政府信息公开条例", "Regulations on Open Government Information", "会议公开、结果公开"),
        ("重大行政决策程序暂行条例", "Interim Regulations on Major Administrative Decisions", "专家论证、听证、集体讨论"),
        ("党政机关公文处理工作条例", "Regulations on Official Documents", "会议纪要的起草和印发"),
        ("党政机关公文格式（GB/T 9704—2012）", "Layout key for official documents", "会议纪要的格式"),
        ("归档文件整理规则（DA/T 22—2015）", "Rules of arranging archival documents", "会议材料的整理"),
        ("文书类电子档案检测一般要求（DA/T 70—2018）", "Checks of electronic records", "真实、完整、可用、安全检测"),
        ("中华人民共和国网络安全法", "Cybersecurity Law", "会议系统的安全"),
    )
    rows: list[list[str | int | float]] = [list(source) for source in sources]
    return table(["名称", "Title", "与本办法的关系"], rows)


def _forms() -> str:
    item: list[list[str | int | float]] = [[name, ""] for name in (
        "议题名称 Title", "提请单位 Submitted by", "汇报人 Reporting officer", "目的 Purpose", "需要时间 Minutes needed",
        "列席单位 In attendance", "法律审核 Legal review", "资金审核 Financial review", "分管领导意见 Leader in charge", "办公室意见 General Office")]
    return table(["议题申报表 Item form", "填写 To be filled in"], item, classes="form")


def _sign_in() -> str:
    rows: list[list[str | int | float]] = [[place, "", "", "", ""] for place in range(1, 17)]
    return table(["序号 No.", "姓名 Name", "单位及职务 Title", "签到时间 Time", "签名 Signature"], rows, classes="form")


def _voting() -> str:
    rows: list[list[str | int | float]] = [[place, "", "□", "□", "□", "□"] for place in range(1, 13)]
    return table(["序号 No.", "表决事项 Question", "赞成 For", "反对 Against", "弃权 Abstain", "回避 Recused"], rows, classes="form")


def _comparison() -> str:
    changes = (
        ("会议计划", "由各处室自行安排", "统一编制年度计划，计划外一事一报", "One annual plan; others approved one by one"),
        ("材料报送", "会前1天", "按会议类别会前1至7个工作日，逾期顺延", "1 to 7 working days by kind; late items are postponed"),
        ("材料形式", "纸质印发", "会议系统发送，原则上不印发纸质", "Through the system; no paper copies"),
        ("到会人数", "过半数", "按会议类别分别规定，以签到为准", "By kind of meeting, counted by sign-in"),
        ("回避", "未规定", "主动申明，离席并不计入基数", "Declare, leave, and not counted in the base"),
        ("表决", "举手为主", "口头、举手、票决，结果当场公布", "Oral, by hand or by ballot; announced on the spot"),
        ("纪要", "会后10日", "会后1至10个工作日", "Within 1 to 10 working days"),
        ("督办", "季度通报", "台账管理、按月通报、逾期说明", "Register, monthly report, reasons for delay"),
        ("归档", "次年6月底前", "会后30日内，附校验信息", "Within 30 days, with checksums"),
        ("终端管理", "未规定", "与座位绑定，会后10分钟内清除", "Bound to seats; wiped within ten minutes"),
    )
    rows: list[list[str | int | float]] = [list(change) for change in changes]
    return table(["事项", "原规定", "修订后", "As revised"], rows)


_ANNEXES = (
    ("时限一览表  Periods", _periods), ("到会人数一览表  Quorums", _quorums), ("议定方式一览表  Decisions", _decisions), ("术语表  Glossary", _glossary),
    ("制定依据  Sources", _sources), ("议题申报表  Item Form", _forms), ("签到表  Sign-in Sheet", _sign_in), ("表决情况登记表  Voting Sheet", _voting), ("修订对照表  Comparison", _comparison),
)


def _annexes() -> Iterator[str]:
    for place, (name, content) in enumerate(_ANNEXES, start=1):
        yield f'<h1 id="a{place}">附件{place}  {name}</h1>{content()}'
    for place, (name, flow) in enumerate(regulation_flows.pages(), start=len(_ANNEXES) + 1):
        yield f'<h1 id="a{place}">附件{place}  {name}</h1>{flow}'
