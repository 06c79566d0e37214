"""Rules G of annotations/SPEC.md: fractions, rotation, boxes, the eraser."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest

from annotations.geometry import (
    Box,
    Rotation,
    bounding_box,
    displayed_aspect,
    from_displayed,
    is_hit,
    to_displayed,
    to_fraction,
    to_grid,
)
from annotations.marks import GRID
from tests.annotations.strokes import wander


def test_G1_every_coordinate_survives_being_a_fraction() -> None:
    assert all(to_grid(to_fraction(coordinate)) == coordinate for coordinate in range(GRID + 1))


def test_G1_what_is_drawn_past_the_edge_lies_on_the_edge() -> None:
    assert (to_grid(-0.4), to_grid(1.7), to_grid(-0.000001)) == (0, GRID, 0)


def test_G2_the_top_left_corner_of_the_print_turns_clockwise() -> None:
    corner = (0.0, 0.0)
    assert [to_displayed(corner, turn) for turn in Rotation] == [(0, 0), (1, 0), (1, 1), (0, 1)]


@pytest.mark.parametrize("rotation", Rotation)
def test_G2_coming_back_gives_the_same_point(rotation: Rotation) -> None:
    dice = random.Random(rotation)
    for _ in range(500):
        point = (to_fraction(dice.randint(0, GRID)), to_fraction(dice.randint(0, GRID)))
        there = from_displayed(to_displayed(point, rotation), rotation)
        assert tuple(map(to_grid, there)) == tuple(map(to_grid, point))
        assert there == pytest.approx(point, abs=1e-15)


def test_G2_four_quarter_turns_are_none() -> None:
    point = (0.25, 0.125)
    for _ in range(4):
        point = to_displayed(point, Rotation.QUARTER)
    assert point == (0.25, 0.125)
    assert displayed_aspect(displayed_aspect(1.25, Rotation.QUARTER), Rotation.THREE_QUARTERS) == 1.25
    assert displayed_aspect(1.25, Rotation.HALF) == 1.25


def test_G3_and_G4_a_box_holds_the_width_equally_in_all_directions() -> None:
    box = bounding_box([(100, 200), (50, 900)], 40, 2.0)
    assert box == Box(30, 190, 120, 910)
    assert box.meets(Box(120, 910, 130, 920)) and not box.meets(Box(121, 0, 130, 990))


@pytest.mark.parametrize("seed", range(40))
def test_G5_the_eraser_touches_what_a_dense_sampling_says_it_touches(seed: int) -> None:
    dice = random.Random(seed)
    aspect = dice.choice([1.414, 0.7, 1.0])
    points = wander(dice, 6, reach=4_000)
    start, end = ((dice.uniform(0, GRID), dice.uniform(0, GRID)) for _ in range(2))
    width, radius = dice.randint(1, 600), dice.uniform(1, 3_000)
    nearest = min(math.dist(p, q) for p in sampled(points, aspect) for q in sampled([start, end], aspect))
    reach = radius + width / 2
    if abs(nearest - reach) > 400:  # the sampling's own coarseness
        assert is_hit(points, width, start, end, radius, aspect) == (nearest <= reach)


def sampled(points: Sequence[tuple[float, float]], aspect: float) -> list[tuple[float, float]]:
    steps = 60
    return [
        (ax + (bx - ax) * i / steps, (ay + (by - ay) * i / steps) * aspect)
        for (ax, ay), (bx, by) in pairwise(points)
        for i in range(steps + 1)
    ]


def test_G5_a_fast_swipe_across_a_stroke_does_not_jump_over_it() -> None:
    stroke = [(1_000, 0), (1_000, 30_000)]
    assert is_hit(stroke, 2, (0, 15_000), (9_000, 15_000), 1, 1.0)
    assert not is_hit(stroke, 2, (0, 15_000), (900, 15_000), 1, 1.0)


def test_G5_a_dot_is_touched_by_its_radius_and_the_erasers() -> None:
    assert is_hit([(500, 500)], 100, (600, 500), (600, 500), 50, 1.0)
    assert not is_hit([(500, 500)], 100, (601, 500), (601, 500), 50, 1.0)
