"""Rules D of annotations/SPEC.md: primitives for flattening, checked in numbers and on pages drawn by MuPDF."""

import json
import math
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from annotations.content import GRAPHICS_STATES, content_stream
from annotations.drawing import (
    HIGHLIGHT_OPACITY,
    Fill,
    Line,
    PageFrame,
    Space,
    draw_page,
    draw_stroke,
    outline,
    width_factor,
)
from annotations.geometry import Rotation
from annotations.log import erase
from annotations.marks import GRID
from tests.annotations.strokes import START, highlight, ink, mark, wander

A4 = PageFrame(595.0, 842.0, Rotation.NONE, 0.0, 0.0)
QUARTER_POINT = (round(GRID * 0.25), round(GRID * 0.5))


def test_D1_an_even_stroke_is_a_line_and_a_pressed_one_an_outline() -> None:
    points = [(0, 0), (GRID, 0), (GRID, GRID)]
    line = draw_stroke(ink(points, width=GRID // 20), A4, Space.CROP_BOX)
    assert isinstance(line, Line)
    assert line.points == ((0, 0), (595, 0), (595, 842))
    assert isinstance(draw_stroke(ink(points, (0, 128, 255)), A4, Space.CROP_BOX), Fill)


def test_D1_a_dot_is_a_disc_even_when_the_pen_rested_on_it() -> None:
    for shape in (ink([QUARTER_POINT], width=330), ink([QUARTER_POINT] * 3, (128, 128, 128), width=330)):
        disc = draw_stroke(shape, A4, Space.CROP_BOX)
        assert isinstance(disc, Fill) and len(disc.polygons) == 1
        centre = (QUARTER_POINT[0] / GRID * 595, QUARTER_POINT[1] / GRID * 842)
        assert all(math.dist(corner, centre) == pytest.approx(3.0, abs=0.02) for corner in disc.polygons[0])


@pytest.mark.parametrize("seed", range(12))
def test_D1_the_pieces_of_an_outline_are_convex_turn_alike_and_reach_every_edge(seed: int) -> None:
    dice = random.Random(seed)
    points = [(x / 50, y / 50) for x, y in wander(dice, 25)]
    widths = [dice.uniform(1, 9) for _ in points]
    pieces = outline(points, widths)
    for piece in pieces:
        turns = [turn(piece[i - 2], piece[i - 1], piece[i]) for i in range(len(piece))]
        assert all(each > -1e-6 for each in turns) and sum(turns) > 0
    for point, width in zip(points, widths, strict=True):
        for step in range(8):
            angle = step * math.pi / 4
            rim = (point[0] + 0.48 * width * math.cos(angle), point[1] + 0.48 * width * math.sin(angle))
            assert any(holds(piece, rim) for piece in pieces)


def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def holds(piece: list[tuple[float, float]], point: tuple[float, float]) -> bool:
    return all(turn(piece[i - 1], piece[i], point) >= -1e-9 for i in range(len(piece)))


def test_S6_pressure_gives_and_takes_six_tenths_of_the_width() -> None:
    assert [round(width_factor(pressure), 2) for pressure in (0, 64, 128, 255)] == [0.4, 0.7, 1.0, 1.6]


def test_D2_the_highlighter_multiplies_and_ink_covers() -> None:
    painted = [
        draw_stroke(shape, A4, Space.PDF).paint for shape in (highlight([(0, 0), (9, 9)]), ink([(0, 0), (9, 9)]))
    ]
    assert [(paint.multiply, paint.opacity) for paint in painted] == [(True, HIGHLIGHT_OPACITY), (False, 1.0)]
    assert painted[0].colour == (1.0, 212 / 255, 0.0)


@pytest.mark.parametrize(
    ("rotation", "shown"),
    [(0, (100, 300)), (90, (400 - 300, 100)), (180, (200 - 100, 400 - 300)), (270, (300, 200 - 100))],
)
def test_D3_each_space_counts_from_its_own_corner(rotation: int, shown: tuple[float, float]) -> None:
    frame = PageFrame(200.0, 400.0, Rotation(rotation), 20.0, -30.0)
    stroke = ink([(round(GRID / 2), round(GRID * 0.75)), (0, 0)])
    firsts = {}
    for space in Space:
        drawn = draw_stroke(stroke, frame, space)
        assert isinstance(drawn, Line)
        firsts[space] = drawn.points[0]
    assert firsts[Space.CROP_BOX] == pytest.approx((100, 300), abs=0.02)
    assert firsts[Space.PDF] == pytest.approx((20 + 100, -30 + 100), abs=0.02)
    assert firsts[Space.DISPLAYED] == pytest.approx(shown, abs=0.02)


def test_D5_erased_marks_are_not_drawn_and_the_rest_bottom_first() -> None:
    marks = [
        mark("mark_0001", made_at=START + timedelta(seconds=9)),
        erase(mark("mark_0002")),
        mark("mark_0003", ink([(5, 5)])),
        mark("mark_0004", highlight([(5, 5), (900, 5)]), made_at=START + timedelta(seconds=20)),
    ]
    drawn = draw_page(marks, A4, Space.CROP_BOX)
    assert [type(each).__name__ for each in drawn] == ["Line", "Fill", "Line"]
    assert drawn[0].paint.multiply


def test_D6_a_width_is_a_fraction_of_the_unrotated_pages_width() -> None:
    shape = ink([(0, 0), (9, 9)], width=328)
    for rotation in Rotation:
        drawn = draw_stroke(shape, PageFrame(595.0, 842.0, rotation, 0, 0), Space.DISPLAYED)
        assert isinstance(drawn, Line) and drawn.width == pytest.approx(595 * 328 / GRID)


@pytest.mark.parametrize("rotation", Rotation)
def test_D4_and_D7_a_mark_lands_on_the_same_print_at_every_rotation_and_crop(rotation: Rotation) -> None:
    """MuPDF, in a process of its own, prints black squares, turns and crops the page and draws our marks on them."""
    frame = PageFrame(400.0, 500.0, rotation, 30.0, 60.0)
    squares = [(40.0, 50.0), (300.0, 80.0), (200.0, 430.0)]  # middles, from the crop box's top left corner
    dots = [
        mark(f"mark_{number:04d}", ink([on_grid(x, y)], width=round(10 / 400 * GRID)))
        for number, (x, y) in enumerate(squares)
    ]
    line = mark("mark_line", ink([on_grid(100, 250), on_grid(150, 250)], width=round(12 / 400 * GRID)))
    swelling = mark("mark_swell", ink([on_grid(100, 300), on_grid(150, 300)], (0, 255), width=round(12 / 400 * GRID)))
    glow = mark("mark_glow", highlight([on_grid(20, 50), on_grid(90, 50)], width=round(18 / 400 * GRID)))
    marks = [*dots, line, swelling, glow]
    probes: dict[str, list[tuple[float, float]]] = {
        "dots": squares,
        "squares": [(x + 8, y + 8) for x, y in squares],
        "paper": [(x + 13, y) for x, y in squares[1:]] + [(125, 258), (103, 305), (350, 450)],
        "line": [(125, 250), (96, 250), (154, 250), (125, 254)],
        "swelling": [(150, 308), (103, 301)],
        "highlighted_paper": [(70, 50), (28, 50)],
        "highlighted_print": [(33, 50)],
    }
    places = {name: [shown(point, frame) for point in points] for name, points in probes.items()}
    job = {
        "rotation": int(rotation),
        "squares": squares,
        "states": dict(GRAPHICS_STATES),
        "content": content_stream(draw_page(marks, frame, Space.PDF)).decode(),
        "probes": places,
    }
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("flattened_page.py"))],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    black, white, blue, yellow = [0, 0, 0], [255, 255, 255], [26, 63, 176], [255, 229, 102]
    expected = {
        "dots": blue,
        "squares": black,
        "paper": white,
        "line": blue,
        "swelling": blue,
        "highlighted_paper": yellow,
        "highlighted_print": black,
    }
    for name, colour in expected.items():
        # MuPDF blends in whole steps of 255, several after another: up to three off.
        assert all(each == pytest.approx(colour, abs=3) for each in seen[name]), (name, seen[name])


def on_grid(x: float, y: float) -> tuple[int, int]:
    return (round(x / 400 * GRID), round(y / 500 * GRID))


def shown(point: tuple[float, float], frame: PageFrame) -> tuple[float, float]:
    """Where a probe of the unrotated crop box is on the page as shown, by trigonometry and not by the code tested."""
    x, y = point[0] - frame.width / 2, point[1] - frame.height / 2
    angle = math.radians(frame.rotation)
    turned = (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
    wide, high = (frame.width, frame.height) if frame.rotation % 180 == 0 else (frame.height, frame.width)
    return (turned[0] + wide / 2, turned[1] + high / 2)
