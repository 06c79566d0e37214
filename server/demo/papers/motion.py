"""A one-page motion under a red head: 《关于提请审议干部任免事项的议案》."""

from server.demo.papers import letterhead
from server.demo.papers.typesetting import SHORT_NAME, pdf

_CSS = letterhead.CSS + """
@page { size: A4; margin: 30mm 26mm 25mm 28mm;
  @bottom-center { content: "— 1 —"; font-family: "Noto Serif SC"; font-size: 12pt; } }
html { font-size: 15pt; line-height: 1.72; }
p { text-indent: 2em; }
.red-head { font-size: 31pt; letter-spacing: 0.04em; }
.to { text-indent: 0; }
.sign { position: relative; margin-top: 8mm; text-align: right; text-indent: 0; padding-right: 4em; line-height: 1.8; }
.sign svg { position: absolute; right: 26mm; top: -12mm; opacity: 0.82; }
"""


def make() -> bytes:
    """The motion as PDF."""
    body = f"""
<p class="red-head">{SHORT_NAME}人事处</p>
<p class="mark">云高人议〔2026〕7号</p>
<hr class="red-rule">
<p class="title">关于提请审议干部任免事项的议案</p>
<p class="to">管委会党组：</p>
<p>根据《党政领导干部选拔任用工作条例》和管委会有关规定，经动议、民主推荐、考察，并征求纪检组意见，现就下列同志的任免
提请审议：</p>
<p>一、提名李㛃同志任建设管理处副处长，试用期一年；</p>
<p>二、提名王䶮同志任企业服务中心副主任，试用期一年；</p>
<p>三、提名吴桐同志任财务处预算科科长，免去其会计师岗位职务；</p>
<p>四、因到龄，免去孟凡星同志建设管理处处长职务，办理退休手续。</p>
<p>上述人选考察情况良好，个人有关事项报告核查一致，公示期内无异议。</p>
<p>以上议案，请予审议。审议时，请与议题有利害关系的同志按规定回避。</p>
<div class="sign"><p style="text-align:right">{SHORT_NAME}人事处</p><p style="text-align:right">2026年10月19日</p>
{letterhead.seal(SHORT_NAME, "人事处", "#d4141e")}</div>
"""
    return pdf("关于提请审议干部任免事项的议案", body, _CSS)
