"""Rules S of annotations/SPEC.md: packing, limits, simplifying, checksum."""

import math
import random
import zlib
from itertools import pairwise

import pytest
from pydantic import ValidationError

from annotations.errors import MarkError, MarkProblem
from annotations.geometry import decode_points, distance_squared, encode_points
from annotations.marks import GRID, NUMBERS_READ, POINTS_PER_STROKE, Ink, MarkKind
from annotations.simplifying import PRESSURE_WEIGHT, TOLERANCE, kept_indexes, simplify, simplify_to
from annotations.smoothing import smooth
from annotations.strokes import check_received, check_stroke, checksum
from tests.annotations.strokes import highlight, ink, wander


def refused(shape: Ink) -> tuple[str, dict[str, object]]:
    with pytest.raises(MarkError) as caught:
        check_stroke(shape)
    return caught.value.code.value, dict(caught.value.facts)


def raw_ink(points: tuple[int, ...], pressures: tuple[int, ...] = ()) -> Ink:
    return Ink(kind=MarkKind.INK, colour="#000000", width=50, points=points, pressures=pressures)


@pytest.mark.parametrize("seed", range(20))
def test_S2_packing_and_unpacking_gives_the_same_points(seed: int) -> None:
    points = wander(random.Random(seed), 200, reach=3_000)
    assert decode_points(encode_points(points)) == points
    assert max(map(abs, encode_points(points))) <= GRID


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ((), "empty"),
        ((5,), "odd"),
        ((5, 5, 1), "odd"),
        ((-1, 5), "off_page"),
        ((5, 5, -6, 0), "off_page"),
        ((GRID, GRID, 0, 1), "off_page"),
    ],
)
def test_S3_points_that_no_page_could_show_are_refused(points: tuple[int, ...], reason: str) -> None:
    assert refused(raw_ink(points)) == (MarkProblem.BAD_POINTS.value, {"reason": reason})


def test_S3_the_corners_of_the_page_are_on_it() -> None:
    check_stroke(raw_ink((0, 0, GRID, GRID, -GRID, 0)))


def test_S3_pressures_are_none_or_one_a_point() -> None:
    check_stroke(raw_ink((1, 1, 2, 2), (10, 20)))
    assert refused(raw_ink((1, 1, 2, 2), (10,))) == ("bad_points", {"reason": "pressures"})


@pytest.mark.parametrize(
    "numbers",
    [
        '{"kind":"ink","colour":"#000000","width":50,"points":[1.5,2],"pressures":[]}',
        '{"kind":"ink","colour":"#000000","width":50,"points":["1",2],"pressures":[]}',
        '{"kind":"ink","colour":"#000000","width":50,"points":[40000,2],"pressures":[]}',
        '{"kind":"ink","colour":"#000000","width":50,"points":[1,2],"pressures":[256]}',
        '{"kind":"ink","colour":"#000000","width":50,"points":[1,2]}',
        '{"kind":"ink","colour":"#000000","width":50,"points":[1,2],"pressures":[],"erased":false}',
        '{"kind":"ink","colour":"red","width":50,"points":[1,2],"pressures":[]}',
        '{"kind":"ink","colour":"#000000\\n","width":50,"points":[1,2],"pressures":[]}',
        '{"kind":"ink","colour":"#000000","width":0,"points":[1,2],"pressures":[]}',
    ],
)
def test_a_stroke_of_other_fields_or_numbers_is_not_read(numbers: str) -> None:
    with pytest.raises(ValidationError):
        Ink.model_validate_json(numbers)


def turn_between(dice: random.Random, seed: int) -> float:
    return [1.4142135623730951, 0.75, 0.5625, 3.0][seed % 4] + dice.uniform(0, 0.01)


@pytest.mark.parametrize("seed", range(30))
def test_S4_what_is_left_out_lies_within_the_tolerance(seed: int) -> None:
    dice = random.Random(seed)
    points, aspect = wander(dice, 300, reach=dice.choice([4, 20, 200])), turn_between(dice, seed)
    kept = kept_indexes(points, (), aspect, TOLERANCE)
    assert kept[0] == 0 and kept[-1] == len(points) - 1
    for first, last in pairwise(kept):
        (ax, ay), (bx, by) = points[first], points[last]
        for x, y in points[first + 1 : last]:
            assert distance_squared(x, y * aspect, ax, ay * aspect, bx, by * aspect) <= TOLERANCE**2
    assert len(kept) < len(points) or seed % 3


@pytest.mark.parametrize("seed", range(10))
def test_S4_simplifying_twice_changes_nothing_more(seed: int) -> None:
    dice = random.Random(seed)
    points = wander(dice, 400, reach=15)
    pressures = [dice.randint(0, 255) for _ in points]
    once = simplify(points, pressures, 1.414)
    assert simplify(*once, 1.414) == once
    assert len(once[0]) == len(once[1]) < 400


def test_S4_a_straight_line_keeps_its_ends_and_a_swelling_one_its_swell() -> None:
    points = [(x, 500) for x in range(0, 1_000, 10)]
    assert simplify(points, [], 1.0) == ([(0, 500), (990, 500)], [])
    pressures = [100] * 50 + [255] * 50
    kept, their = simplify(points, pressures, 1.0)
    assert (490, 500) in kept and (500, 500) in kept and set(their) == {100, 255}
    assert (255 - 100) * PRESSURE_WEIGHT > TOLERANCE


def test_S5_a_longer_stroke_is_refused_and_says_by_how_much() -> None:
    too_long = raw_ink((5, 5, *([1, 0, -1, 0] * (POINTS_PER_STROKE // 2))))
    assert refused(too_long) == ("stroke_too_long", {"points": 5001, "limit": 5000})
    check_stroke(raw_ink(too_long.points[:-2]))
    with pytest.raises(ValidationError):
        raw_ink((1,) * (NUMBERS_READ + 1))


def test_S5_simplifying_more_coarsely_makes_any_stroke_fit() -> None:
    points = wander(random.Random(5), 9_000, reach=900)
    fewer, _ = simplify_to(points, [], 1.414, POINTS_PER_STROKE)
    assert len(fewer) <= POINTS_PER_STROKE
    assert (fewer[0], fewer[-1]) == (points[0], points[-1])
    check_stroke(ink(fewer))


def test_S10_a_quarter_circle_of_few_points_is_shown_round() -> None:
    few = [(100 * math.cos(i * math.pi / 12), 100 * math.sin(i * math.pi / 12)) for i in range(7)]
    line, weights = smooth(few, [float(i) for i in range(7)], 1_000)
    assert set(few) <= set(line) and len(line) > 2 * len(few)
    middle = line[8:-8]  # the ends have a neighbour on one side only
    assert all(abs(math.hypot(x, y) - 100) < 0.2 for x, y in middle)
    assert 100 - math.hypot((few[2][0] + few[3][0]) / 2, (few[2][1] + few[3][1]) / 2) > 0.8  # straight pieces
    assert weights == sorted(weights) and (weights[0], weights[-1]) == (0, 6)


def test_S10_a_hook_stays_a_corner_and_a_straight_line_straight() -> None:
    hook = [(0.0, 0.0), (200.0, 0.0), (180.0, 40.0)]
    assert smooth(hook, [1.0] * 3, 1_000) == (hook, [1.0] * 3)
    straight = [(0.0, 0.0), (10.0, 10.0), (500.0, 500.0)]
    assert smooth(straight, [1.0] * 3, 1_000)[0] == straight


def test_S10_a_long_line_before_a_gentle_turn_does_not_bulge() -> None:
    line, _ = smooth([(0.0, 0.0), (600.0, 0.0), (640.0, 15.0), (660.0, 30.0)], [1.0] * 4, 1_000)
    assert max(abs(y) for x, y in line if x < 600) < 1.0


def test_S7_every_change_of_one_number_is_noticed() -> None:
    stroke = ink([(10, 20), (30, 25), (60, 61)], (10, 20, 30))
    sent = checksum(stroke.points, stroke.pressures)
    check_received(stroke, sent)
    for place in range(6):
        changed = list(stroke.points)
        changed[place] += 1
        with pytest.raises(MarkError, match="wrong_count_or_hash"):
            check_received(raw_ink(tuple(changed), stroke.pressures), sent)
    with pytest.raises(MarkError, match="wrong_count_or_hash"):
        check_received(raw_ink(stroke.points, (10, 20, 31)), sent)


def test_S7_a_lost_piece_is_noticed_even_where_the_pen_rested() -> None:
    stroke, shorter = highlight([(0, 0), (0, 0), (0, 0)]), highlight([(0, 0), (0, 0)])
    with pytest.raises(MarkError) as caught:
        check_received(shorter, checksum(stroke.points, ()))
    assert caught.value.facts == {"points": 2}


def test_S7_the_checksum_is_the_published_crc_32() -> None:
    # "123456789" as bytes is the check value every description of CRC-32 gives; its first 4 bytes are our count.
    count = int.from_bytes(b"1234", "little")
    assert zlib.crc32(count.to_bytes(4, "little") + b"56789") == 0xCBF43926
    two = (1).to_bytes(4, "little") + b"\xff\xff\x02\x01"
    assert checksum((-1, 258), ()) == f"{zlib.crc32(two):08x}"
