"""Charts as inline SVG: bars, lines and a ring."""

import math
from collections.abc import Mapping, Sequence
from html import escape

COLOURS = ("#1f5fa8", "#d9822b", "#3f8f5f", "#a33b3b", "#6b5b95", "#4aa0b5", "#8c7a3d", "#7a7a7a")
_FONT = 'font-family="Noto Sans SC"'


def bars(labels: Sequence[str], series: Mapping[str, Sequence[float]], unit: str, width: int = 600, height: int = 260) -> str:
    """Groups of upright bars, one for each series."""
    top, left, bottom = 34, 56, 44
    highest = _ceiling(max(max(values) for values in series.values()))
    group = (width - left - 10) / len(labels)
    bar = group * 0.72 / len(series)
    parts = [*_axis(highest, unit, width, height, left, top, bottom), *_legend(list(series), left)]
    for place, label in enumerate(labels):
        x = left + group * place
        for index, values in enumerate(series.values()):
            tall = values[place] / highest * (height - top - bottom)
            parts.append(f'<rect x="{x + group * 0.14 + bar * index:.1f}" y="{height - bottom - tall:.1f}" '
                         f'width="{bar * 0.92:.1f}" height="{tall:.1f}" fill="{COLOURS[index]}"/>')
        parts.append(_text(x + group / 2, height - bottom + 16, label, 10))
    return _svg(width, height, parts)


def lines(labels: Sequence[str], series: Mapping[str, Sequence[float]], unit: str, width: int = 600, height: int = 240) -> str:
    """One line with points for each series."""
    top, left, bottom = 34, 56, 36
    highest = _ceiling(max(max(values) for values in series.values()))
    step = (width - left - 30) / (len(labels) - 1)
    parts = [*_axis(highest, unit, width, height, left, top, bottom), *_legend(list(series), left)]
    for index, values in enumerate(series.values()):
        points = [(left + 12 + step * at, height - bottom - value / highest * (height - top - bottom))
                  for at, value in enumerate(values)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[index]}" stroke-width="2.2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS[index]}"/>' for x, y in points]
    parts += [_text(left + 12 + step * at, height - bottom + 16, label, 10) for at, label in enumerate(labels)]
    return _svg(width, height, parts)


def ring(shares: Mapping[str, float], middle: str, width: int = 600, height: int = 230) -> str:
    """A ring of shares with a legend that carries the percentages."""
    whole = sum(shares.values())
    centre_x, centre_y, outer, inner = 150.0, height / 2, height / 2 - 14, height / 2 - 58
    parts: list[str] = []
    angle = -math.pi / 2
    for index, (label, value) in enumerate(shares.items()):
        turn = 2 * math.pi * value / whole
        colour = COLOURS[index % len(COLOURS)]
        parts.append(f'<path d="{_slice(centre_x, centre_y, outer, inner, angle, angle + turn)}" fill="{colour}" '
                     'stroke="#fff" stroke-width="1.5"/>')
        y = height / 2 - len(shares) * 11 + index * 22 + 12
        parts.append(f'<rect x="320" y="{y - 9:.1f}" width="11" height="11" fill="{colour}"/>')
        parts.append(_text(338, y, f"{label}  {100 * value / whole:.1f}%", 11.5, "start"))
        angle += turn
    parts.append(_text(centre_x, centre_y + 5, middle, 14))
    return _svg(width, height, parts)


def _slice(x: float, y: float, outer: float, inner: float, start: float, end: float) -> str:
    large = int(end - start > math.pi)
    corners = [(x + r * math.cos(a), y + r * math.sin(a))
               for r, a in ((outer, start), (outer, end), (inner, end), (inner, start))]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (f"M{ax:.1f},{ay:.1f} A{outer:.1f},{outer:.1f} 0 {large} 1 {bx:.1f},{by:.1f} L{cx:.1f},{cy:.1f} "
            f"A{inner:.1f},{inner:.1f} 0 {large} 0 {dx:.1f},{dy:.1f} Z")


def _axis(highest: float, unit: str, width: int, height: int, left: int, top: int, bottom: int) -> list[str]:
    parts = [_text(left - 6, top - 18, unit, 9.5, "end")]
    for step in range(6):
        y = height - bottom - step / 5 * (height - top - bottom)
        parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{width - 8}" y2="{y:.1f}" stroke="#d5dae1" stroke-width="0.8"/>')
        parts.append(_text(left - 6, y + 3.5, f"{highest * step / 5:,.0f}", 9.5, "end"))
    return parts


def _legend(names: Sequence[str], left: int) -> list[str]:
    parts: list[str] = []
    x = left + 40.0
    for index, name in enumerate(names):
        parts.append(f'<rect x="{x:.0f}" y="8" width="11" height="11" fill="{COLOURS[index]}"/>')
        parts.append(_text(x + 16, 17.5, name, 10.5, "start"))
        x += 34 + 11 * len(name)
    return parts


def _ceiling(value: float) -> float:
    size = 10 ** math.floor(math.log10(value)) if value > 0 else 1
    return next(step * size for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= value)


def _text(x: float, y: float, text: str, size: float, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" {_FONT} fill="#333" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}">{"".join(parts)}</svg>')
