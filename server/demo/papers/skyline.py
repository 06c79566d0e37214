"""A skyline with lit windows, for the covers of the deck: many shapes, gradients and colours."""

import random


def skyline(width: int = 1280, height: int = 250) -> str:
    """Three rows of towers, the nearest darkest, as SVG as wide as a slide; the same every time."""
    dice = random.Random(41)
    parts = [
        '<defs><linearGradient id="far" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4fb0de"/>'
        '<stop offset="1" stop-color="#1b6fae"/></linearGradient></defs>'
    ]
    for fill, tall, lit in (("url(#far)", 210, 0.0), ("#0d4a86", 160, 0.12), ("#072f5b", 110, 0.3)):
        x = -20.0
        while x < width:
            wide, high = dice.uniform(34, 84), tall * dice.uniform(0.45, 1)
            parts.append(f'<rect x="{x:.0f}" y="{height - high:.0f}" width="{wide:.0f}" height="{high:.0f}" fill="{fill}"/>')
            parts += _windows(dice, x, height - high, wide, high, lit)
            x += wide * dice.uniform(0.8, 1.25)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'style="width:338.67mm;height:66mm">{"".join(parts)}</svg>')


def _windows(dice: random.Random, x: float, y: float, wide: float, high: float, lit: float) -> list[str]:
    return [
        f'<rect x="{x + 6 + 9 * column:.0f}" y="{y + 8 + 11 * row:.0f}" width="4" height="5" fill="{dice.choice(("#ffd98a", "#fff1c9", "#8fd0f0"))}"/>'
        for row in range(int((high - 12) // 11))
        for column in range(int((wide - 10) // 9))
        if dice.random() < lit
    ]
