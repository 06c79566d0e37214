"""The red head of official papers, the seal, and the CSS both need."""

import math

CSS = """
.red-head { color: #d4141e; font-family: "Noto Serif SC"; font-weight: 700; text-align: center; text-indent: 0;
  letter-spacing: 0.12em; line-height: 1.3; margin: 0; }
.red-rule { border: 0; border-top: 1.6pt solid #d4141e; margin: 4mm 0 0; }
.mark { text-align: center; text-indent: 0; font-size: 15pt; margin-top: 12mm; }
.title { font-family: "Noto Serif SC"; font-weight: 700; font-size: 22pt; text-align: center; line-height: 1.45;
  margin: 11mm 0 8mm; text-indent: 0; }
"""


def seal(upper: str, lower: str, colour: str, size_mm: int = 42) -> str:
    """A round seal: the name along the rim, a star, and what the seal is for, as SVG."""
    letters = "".join(_letter(index, len(upper), text, colour) for index, text in enumerate(upper))
    points = " ".join(
        f"{100 + radius * math.sin(math.pi * step / 5):.1f},{96 - radius * math.cos(math.pi * step / 5):.1f}"
        for step in range(10)
        for radius in (30 if step % 2 == 0 else 11.5,)
    )
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" style="width:{size_mm}mm;height:{size_mm}mm">'
            f'<circle cx="100" cy="100" r="94" fill="none" stroke="{colour}" stroke-width="6"/>'
            f'<polygon points="{points}" fill="{colour}"/>{letters}'
            f'<text x="100" y="160" font-family="Noto Serif SC" font-weight="700" font-size="19" text-anchor="middle" '
            f'fill="{colour}">{lower}</text></svg>')


def _letter(index: int, count: int, text: str, colour: str) -> str:
    angle = (index - (count - 1) / 2) * min(22.0, 250 / count)
    return (f'<text x="100" y="34" font-family="Noto Serif SC" font-weight="700" font-size="19" text-anchor="middle" '
            f'fill="{colour}" transform="rotate({angle:.1f} 100 100)">{text}</text>')
