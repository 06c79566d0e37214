"""A notice that looks scanned: typeset, drawn as grey pictures, turned a little, with noise, shadow and a seal."""

import io
import random

import pymupdf
from PIL import Image, ImageChops, ImageFilter

from server.demo.papers import letterhead
from server.demo.papers.typesetting import pdf, table

_DPI = 150
_PAPER = 243
"""Recycled paper under a scanner's lamp is not white."""

_CSS = letterhead.CSS + """
@page { size: A4; margin: 34mm 26mm 30mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font-family: "Noto Serif SC"; font-size: 12pt; } }
html { font-size: 16pt; line-height: 1.96; }
p { text-indent: 2em; }
h2 { font-size: 15.5pt; margin: 6pt 0 2pt; text-indent: 2em; }
.red-head { font-size: 30pt; letter-spacing: 0.06em; color: #222; }
.red-rule { border-color: #333; }
table { font-size: 13pt; line-height: 1.7; } td, th { padding: 1.6mm 2.5mm; }
.sign { position: relative; text-align: right; padding-right: 3em; margin-top: 9mm; }
.sign svg { position: absolute; right: 22mm; top: -16mm; opacity: 0.75; }
"""


def make() -> bytes:
    """The scanned notice as PDF: five pages of pictures without text."""
    dice = random.Random(20260914)
    with pymupdf.open("pdf", pdf("关于进一步加强政务公开工作的通知", _body(), _CSS)) as typeset:
        pages = [_scanned(page, dice) for page in typeset]
    buffer = io.BytesIO()
    pages[0].save(buffer, format="PDF", save_all=True, append_images=pages[1:], resolution=_DPI, quality=68)
    return buffer.getvalue()


def _scanned(page: "pymupdf.Page", dice: random.Random) -> Image.Image:
    pixmap = page.get_pixmap(dpi=_DPI, colorspace=pymupdf.csGRAY)
    sheet = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
    sheet = sheet.point([round(38 + value * (_PAPER - 38) / 255) for value in range(256)])
    sheet = sheet.rotate(dice.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=_PAPER,
                         translate=(dice.randint(-9, 9), dice.randint(-9, 9)))
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.6))
    return _specked(ImageChops.multiply(sheet, _lamp(sheet.size, dice)), dice)


def _lamp(size: tuple[int, int], dice: random.Random) -> Image.Image:
    """Uneven light: darker towards one edge, where the lid does not close."""
    row = [255 - round(26 * max(0.0, (x / 255 - 0.82) / 0.18)) for x in range(256)]
    light = Image.frombytes("L", (256, 1), bytes(row)).resize(size, Image.Resampling.BICUBIC)
    return light if dice.random() < 0.7 else light.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def _specked(sheet: Image.Image, dice: random.Random) -> Image.Image:
    """Grain of the sensor and some dust; made from the dice, so that the paper is the same every time."""
    small = (sheet.width // 2, sheet.height // 2)
    grain = Image.frombytes("L", small, dice.randbytes(small[0] * small[1])).resize(sheet.size, Image.Resampling.BILINEAR)
    sheet = ImageChops.add(sheet, grain.point([round(value * 14 / 255) for value in range(256)]), offset=-7)
    for _ in range(dice.randint(25, 60)):
        place = dice.randrange(sheet.width - 3), dice.randrange(sheet.height - 3)
        sheet.paste(dice.randint(90, 170), (*place, place[0] + dice.randint(1, 3), place[1] + dice.randint(1, 2)))
    return sheet


def _body() -> str:
    return f"""
<p class="red-head">云州市人民政府办公室文件</p>
<p class="mark">云政办发〔2026〕41号</p>
<hr class="red-rule">
<p class="title">云州市人民政府办公室关于<br>进一步加强政务公开工作的通知</p>
<p style="text-indent:0">各区（县）人民政府，高新区管委会，市政府各部门、各直属机构：</p>
<p>为深入贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，进一步提升政务公开质量，更好发挥
以公开促落实、强监管、优服务、助治理的功能作用，经市政府同意，现就有关工作通知如下。</p>
<h2>一、扩大主动公开范围</h2>
<p>（一）推进决策公开。对涉及群众切身利益、需要社会广泛知晓的重要改革方案、重大政策措施、重点工程项目，决策前应当公布
决策草案、决策依据，公开征求意见的期限一般不少于30日；决策后应当在7个工作日内公开结果，并说明意见采纳情况。</p>
<p>（二）推进执行公开。市政府工作报告、年度重点工作、民生实事项目的责任分工、实施步骤、完成时限和工作进展，应当每季度
公开一次。对落实不到位的，公开整改情况。</p>
<p>（三）推进财政信息公开。预算、决算、预算调整和绩效评价结果，应当在批准后20日内公开；涉及群众利益的专项资金，公开到
具体项目、具体对象，并对公开的表格作出通俗说明。</p>
<p>（四）推进会议公开。研究涉及公众利益的重大事项时，可以邀请利益相关方、专家、媒体和群众代表列席；会议议定事项依法应当
公开的，在印发会议纪要后15个工作日内公开。</p>
<h2>二、加强政策解读和回应</h2>
<p>（五）落实“三同步”。政策文件与解读方案、解读材料应当同步组织、同步审签、同步部署。文件起草单位主要负责人是第一
解读人，重要文件出台后应当通过新闻发布、访谈、直播等方式进行解读。</p>
<p>（六）丰富解读形式。提倡使用图表、问答、短视频等形式，讲清楚“是什么、为什么、怎么办”，少用套话，不以转载代替解读。</p>
<p>（七）及时回应关切。对涉及本地区本单位的重要舆情，应当快速反应、及时发声；特别重大的，最迟在5小时内发布权威信息，
24小时内举行新闻发布会。对群众在平台上的留言咨询，一般事项5个工作日内答复。</p>
<h2>三、规范依申请公开</h2>
<p>（八）畅通受理渠道。政府网站、政务大厅和邮寄渠道均应当能够受理申请，不得以任何理由拒收。能够当场答复的，应当当场
答复；不能当场答复的，自收到申请之日起20个工作日内答复。</p>
<p>（九）提高答复质量。答复书应当事实清楚、依据准确、告知完整，经法制机构审核后印发。被行政复议机关或者人民法院纠正的，
应当在30日内报市政府办公室备案，并说明改进措施。</p>
<h2>四、强化平台和机制建设</h2>
<p>（十）建好公开平台。政府网站、政务新媒体应当统一数据来源，发布内容一致；长期不更新、无力维护的账号应当关停整合。
每月至少自查一次，错敏信息和不可用链接在发现后1小时内处置。</p>
<p>（十一）健全审查机制。公开前应当进行保密审查，坚持先审查、后公开，一事一审、全面审查，严禁公开国家秘密、工作秘密、
商业秘密和个人隐私。</p>
<p>（十二）推进标准化规范化。各单位应当于11月底前修订公开事项标准目录，逐项明确公开内容、依据、时限、主体、渠道和对象，
并向社会公布。</p>
<h2>五、加强组织保障</h2>
<p>（十三）压实工作责任。各单位主要负责人每年至少听取2次政务公开工作汇报，分管负责人具体抓、办公室统筹抓，配齐配强专职
人员，工作经费列入年度预算。</p>
<p>（十四）抓好培训考核。市政府办公室每年组织不少于2次集中培训；政务公开在年度绩效考核中的分值权重不低于4%，对工作不力、
造成严重后果的，依规依纪追究责任。</p>
<p>各地各部门贯彻落实情况，请于2026年12月10日前书面报送市政府办公室（联系人：王䶮、李㛃；电话：0571—0000 0000）。</p>
<div class="sign"><p style="text-align:right">云州市人民政府办公室</p><p style="text-align:right">2026年9月14日</p>
{letterhead.seal("云州市人民政府办公室", "办公室", "#444")}</div>
<p style="margin-top:5mm">（此件公开发布）</p>
<p style="break-before:page;text-indent:0">附件</p>
<p class="title" style="margin:4mm 0">2026年政务公开重点任务分工表</p>
{table(["序号", "任务", "责任单位", "时限"], [[place, *task] for place, task in enumerate(_TASKS, start=1)])}
"""


_TASKS = (
    ("修订公开事项标准目录", "各部门", "11月底"), ("公开年度预算调整情况", "财政局", "批准后20日"), ("民生实事进展按季公开", "发展改革委", "每季度首月"),
    ("重大决策征求意见平台上线", "司法局、大数据局", "10月底"), ("政策图解和问答全覆盖", "各部门", "持续"), ("依申请公开答复质量抽查", "市政府办公室", "12月15日"),
    ("政务新媒体清理整合", "网信办", "11月15日"), ("公开前保密审查专项检查", "保密局", "11月底"), ("基层政务公开专区达标", "各区（县）", "12月底"),
    ("年度培训（两期）", "市政府办公室", "9月、11月"), ("第三方评估", "市政府办公室", "12月20日"),
)
