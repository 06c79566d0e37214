"""HTML to PDF with the product's own fonts."""

import re
from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from server import fonts

ORGANISATION = "云州高新技术产业开发区管理委员会"
SHORT_NAME = "云州高新区管委会"

_BASE = """
html { font-family: "Noto Serif SC"; font-size: 12pt; line-height: 1.75; color: #111; }
h1, h2, h3, h4, th, .sans { font-family: "Noto Sans SC"; }
body { margin: 0; }
p { margin: 0; text-align: justify; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; line-height: 1.35; }
th { font-weight: 700; background: #eef1f5; }
td, th { border: 0.5pt solid #8a94a3; padding: 2.2pt 4pt; }
td.n { text-align: right; white-space: nowrap; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
figure { margin: 8pt 0; text-align: center; }
figure svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
figcaption { font-family: "Noto Sans SC"; font-size: 9.5pt; color: #444; }
"""


def pdf(title: str, body: str, css: str) -> bytes:
    """A PDF of this body with this CSS."""
    shared = FontConfiguration()
    styles = [CSS(string=fonts.font_face_css() + _BASE + css, font_config=shared)]
    html = f'<html lang="zh-CN"><head><title>{escape(title)}</title></head><body>{_joined(body)}</body></html>'
    content = HTML(string=html).write_pdf(stylesheets=styles, font_config=shared)
    assert isinstance(content, bytes)
    return content


def _joined(body: str) -> str:
    """Line breaks of the source become spaces between Latin words only; Chinese has none."""
    return re.sub(r"(?<![\x21-\x7e])\n|\n(?![\x21-\x7e])", "", body)


def table(head: list[str], rows: list[list[str | int | float]], *, total: bool = False, classes: str = "") -> str:
    """A table; numbers are set right with thousands separated; `total` makes the last row bold."""
    cells = [
        "<tr>" + "".join(_cell(value, bold=total and index == len(rows) - 1) for value in row) + "</tr>"
        for index, row in enumerate(rows)
    ]
    heads = "".join(f"<th>{escape(text)}</th>" for text in head)
    return f'<table class="{classes}"><thead><tr>{heads}</tr></thead><tbody>{"".join(cells)}</tbody></table>'


def _cell(value: str | int | float, *, bold: bool) -> str:
    text = escape(value) if isinstance(value, str) else number(value)
    text = f"<b>{text}</b>" if bold else text
    is_figure = not isinstance(value, str) or re.fullmatch(r"[-+]?[\d,.]+%", value) is not None
    return f'<td class="n">{text}</td>' if is_figure else f"<td>{text}</td>"


def number(value: int | float) -> str:
    """A number as papers print it: thousands separated, one decimal for what is not whole."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def percent(part: float, whole: float) -> str:
    """A share with one decimal."""
    return f"{100 * part / whole:.1f}%" if whole else "—"
