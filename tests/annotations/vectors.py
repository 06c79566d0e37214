"""Geometry vectors: what the Python side computes, for the terminal to compute the same (SPEC G6).

`python -m tests.annotations.vectors` writes them; test_vectors.py finds stale ones."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from annotations.drawing import width_factor
from annotations.errors import MarkError
from annotations.geometry import (
    Rotation,
    bounding_box,
    decode_points,
    displayed_aspect,
    encode_points,
    from_displayed,
    is_hit,
    to_displayed,
    to_fraction,
    to_grid,
)
from annotations.log import drawing_order
from annotations.marks import GRID
from annotations.simplifying import TOLERANCE, simplify, simplify_to
from annotations.smoothing import smooth
from annotations.strokes import checksum
from tests.annotations.strokes import START, some_marks, wander

FOLDER = Path(__file__).parents[1] / "vectors" / "geometry"
SEED = 20260302

Case = dict[str, object]


def points_cases(dice: random.Random) -> list[Case]:
    strokes = [wander(dice, count, reach) for count, reach in ((1, 10), (2, 9_000), (30, 300), (60, 4_000))]
    strokes.append([(0, 0), (GRID, GRID), (0, GRID), (GRID, 0)])
    good: list[Case] = [{"points": points, "packed": encode_points(points)} for points in strokes]
    bad: list[Case] = []
    for packed in ([], [4], [1, 2, 3], [-1, 0], [0, 0, -1, 0], [GRID, 0, 1, 0], [9, GRID, 0, 1]):
        try:
            decode_points(packed)
        except MarkError as error:
            bad.append({"packed": packed, "problem": error.code.value, "reason": error.facts["reason"]})
    return good + bad


def grid_cases(dice: random.Random) -> list[Case]:
    fractions = [0.0, 1.0, -0.3, 1.3, 0.5, 0.5 / GRID, 1.5 / GRID, *(dice.random() for _ in range(30))]
    return [{"fraction": each, "grid": to_grid(each), "back": to_fraction(to_grid(each))} for each in fractions]


def rotation_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for rotation in Rotation:
        for point in [(0.0, 0.0), (1.0, 0.0), *((dice.random(), dice.random()) for _ in range(6))]:
            shown, aspect = to_displayed(point, rotation), dice.uniform(0.5, 2.0)
            cases.append(
                {
                    "rotation": int(rotation),
                    "point": point,
                    "displayed": shown,
                    "back": from_displayed(shown, rotation),
                    "aspect": aspect,
                    "displayed_aspect": displayed_aspect(aspect, rotation),
                }
            )
    return cases


def box_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for count in (1, 2, 20, 80):
        points, width, aspect = wander(dice, count), dice.randint(1, 900), dice.uniform(0.4, 2.5)
        box = bounding_box(points, width, aspect)
        edges = [box.left, box.top, box.right, box.bottom]
        cases.append({"points": points, "width": width, "aspect": aspect, "box": edges})
    return cases


def simplify_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for count, reach, pen in (
        (1, 5, True),
        (2, 5, False),
        (3, 2, True),
        (150, 3, True),
        (150, 12, False),
        (90, 60, True),
    ):
        points, aspect = wander(dice, count, reach), dice.choice([1.4142135623730951, 0.5625])
        pressures = steady_hand(dice, count) if pen else []
        kept, their = simplify(points, pressures, aspect)
        cases.append(
            {
                "points": points,
                "pressures": pressures,
                "aspect": aspect,
                "tolerance": TOLERANCE,
                "kept": kept,
                "kept_pressures": their,
            }
        )
    return cases


def steady_hand(dice: random.Random, count: int) -> list[int]:
    pressure, pressures = 128, []
    for _ in range(count):
        pressure = min(255, max(0, pressure + dice.randint(-9, 9)))
        pressures.append(pressure)
    return pressures


def smooth_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for count, reach in ((1, 40), (2, 40), (3, 400), (12, 900), (25, 120), (25, 2_000)):
        points = [(x / 40, y / 30) for x, y in wander(dice, count, reach)]
        weights = [float(pressure) for pressure in steady_hand(dice, count)]
        page_width = dice.choice([595.0, 1280.0])
        line, their = smooth(points, weights, page_width)
        case: Case = {"points": points, "weights": weights, "page_width": page_width}
        cases.append({**case, "line": line, "line_weights": their})
    return cases


def fit_cases(dice: random.Random) -> list[Case]:
    points = wander(dice, 200, 80)
    cases: list[Case] = []
    for most in (2, 10, 60):
        kept, _ = simplify_to(points, [], 1.25, most)
        cases.append({"points": points, "aspect": 1.25, "most": most, "kept": kept})
    return cases


def eraser_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for number in range(60):
        points, aspect = wander(dice, dice.randint(1, 8), 3_000), dice.choice([1.4142135623730951, 0.7])
        start = (dice.uniform(0, GRID), dice.uniform(0, GRID))
        end = start if number % 4 == 0 else (dice.uniform(0, GRID), dice.uniform(0, GRID))
        width, radius = dice.randint(1, 500), dice.uniform(10, 4_000)
        case: Case = {"points": points, "width": width, "start": start, "end": end, "radius": radius, "aspect": aspect}
        cases.append({**case, "hit": is_hit(points, width, start, end, radius, aspect)})
    return cases


def checksum_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = [{"packed": [], "pressures": list(b"123456789"), "checksum": checksum([], b"123456789")}]
    for count in (1, 2, 40):
        packed = encode_points(wander(dice, count, 5_000))
        pressures = [dice.randint(0, 255) for _ in range(count)] if count != 2 else []
        cases.append({"packed": packed, "pressures": pressures, "checksum": checksum(packed, pressures)})
    return cases


def width_cases(dice: random.Random) -> list[Case]:
    return [{"pressure": pressure, "factor": width_factor(pressure)} for pressure in range(0, 256, 15)]


def order_cases(dice: random.Random) -> list[Case]:
    cases: list[Case] = []
    for _ in range(4):
        marks = some_marks(dice, 9)
        # Equal times happen: the ids decide then.
        marks = [each.model_copy(update={"made_at": dice.choice([START, each.made_at])}) for each in marks]
        if dice.random() < 0.5:
            marks = [each.model_copy(update={"made_at": each.made_at + timedelta(hours=8)}) for each in marks]
        dice.shuffle(marks)
        given = [
            {"id": each.id, "kind": each.shape.kind, "made_at": each.model_dump(mode="json")["made_at"]}
            for each in marks
        ]
        cases.append({"marks": given, "drawn": [each.id for each in sorted(marks, key=drawing_order)]})
    return cases


MAKERS: dict[str, Callable[[random.Random], list[Case]]] = {
    "points": points_cases,
    "grid": grid_cases,
    "rotation": rotation_cases,
    "box": box_cases,
    "simplify": simplify_cases,
    "smooth": smooth_cases,
    "fit": fit_cases,
    "eraser": eraser_cases,
    "checksum": checksum_cases,
    "width": width_cases,
    "order": order_cases,
}


def vectors() -> dict[str, str]:
    """File name → text, one case a line."""
    texts = {}
    for name, make in MAKERS.items():
        lines = [json.dumps(case, separators=(",", ":")) for case in make(random.Random(f"{SEED} {name}"))]
        texts[f"{name}.json"] = "[\n" + ",\n".join(lines) + "\n]\n"
    return texts


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in vectors().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
