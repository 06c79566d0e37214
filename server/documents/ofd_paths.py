"""The short path language of OFD turned into that of PDF."""

import math
import re

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST_TOKENS = 500_000


def path_commands(text: str) -> str:
    """Commands of a PDF content stream; broken ends are left out."""
    tokens = _TOKEN.findall(text)[:_MOST_TOKENS]
    made: list[str] = []
    place, x, y = 0, 0.0, 0.0
    while place < len(tokens):
        name = tokens[place]
        place += 1
        takes = _TAKES.get(name)
        if takes is None:
            continue
        try:
            values = [float(token) for token in tokens[place : place + takes]]
        except ValueError:
            continue
        if len(values) < takes:
            break
        place += takes
        if name == "C":
            made.append("h")
            continue
        if not made and name not in "SM":
            made.append("0 0 m")
        made.append(_command(name, values, x, y))
        x, y = values[-2:]
    return " ".join(made) if len(made) > 1 else ""


def _command(name: str, values: list[float], x: float, y: float) -> str:
    if name == "Q":
        cx, cy, to_x, to_y = values
        values = [x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, to_x + (cx - to_x) * 2 / 3, to_y + (cy - to_y) * 2 / 3,
                  to_x, to_y]
    elif name == "A":
        return _arc(x, y, *values)
    operator = {"S": "m", "M": "m", "L": "l", "Q": "c", "B": "c"}[name]
    return " ".join(f"{value:.4f}" for value in values) + " " + operator


def _arc(
    x: float, y: float, rx: float, ry: float, turned: float, large: float, sweep: float, to_x: float, to_y: float
) -> str:
    """A piece of an ellipse from end to end (as SVG 1.1, F.6.5, reckons it), as Bézier curves."""
    rx, ry = abs(rx), abs(ry)
    if rx < 1e-9 or ry < 1e-9 or (x, y) == (to_x, to_y):
        return f"{to_x:.4f} {to_y:.4f} l"
    angle = math.radians(turned)
    cos, sin = math.cos(angle), math.sin(angle)
    half_x, half_y = (x - to_x) / 2, (y - to_y) / 2
    px, py = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = max(0.0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2)
    factor = math.sqrt(under / ((rx * py) ** 2 + (ry * px) ** 2)) * (1 if bool(large) != bool(sweep) else -1)
    qx, qy = factor * rx * py / ry, -factor * ry * px / rx
    centre_x = cos * qx - sin * qy + (x + to_x) / 2
    centre_y = sin * qx + cos * qy + (y + to_y) / 2
    begin = math.atan2((py - qy) / ry, (px - qx) / rx)
    spread = math.atan2((-py - qy) / ry, (-px - qx) / rx) - begin
    if sweep and spread < 0:
        spread += 2 * math.pi
    if not sweep and spread > 0:
        spread -= 2 * math.pi
    pieces = max(1, math.ceil(abs(spread) / (math.pi / 2)))
    step = spread / pieces
    reach = 4 / 3 * math.tan(step / 4)

    def point(at: float, along: float) -> str:
        ux, uy = math.cos(at) - along * math.sin(at), math.sin(at) + along * math.cos(at)
        return f"{centre_x + cos * rx * ux - sin * ry * uy:.4f} {centre_y + sin * rx * ux + cos * ry * uy:.4f}"

    return " ".join(
        f"{point(begin + step * piece, reach)} {point(begin + step * (piece + 1), -reach)} "
        f"{point(begin + step * (piece + 1), 0.0)} c"
        for piece in range(pieces)
    )
