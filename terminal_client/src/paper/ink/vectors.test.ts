/** The terminal computes what the server computes, bit for bit (rule G6 of annotations/SPEC.md). */
import { describe, expect, it } from 'vitest';

import box from '../../../../tests/vectors/geometry/box.json';
import checksums from '../../../../tests/vectors/geometry/checksum.json';
import eraser from '../../../../tests/vectors/geometry/eraser.json';
import fit from '../../../../tests/vectors/geometry/fit.json';
import grid from '../../../../tests/vectors/geometry/grid.json';
import order from '../../../../tests/vectors/geometry/order.json';
import points from '../../../../tests/vectors/geometry/points.json';
import rotation from '../../../../tests/vectors/geometry/rotation.json';
import simplified from '../../../../tests/vectors/geometry/simplify.json';
import smoothed from '../../../../tests/vectors/geometry/smooth.json';
import widths from '../../../../tests/vectors/geometry/width.json';
import { checksum } from './checksum';
import {
  BadPoints,
  boundingBox,
  decodePoints,
  displayedAspect,
  encodePoints,
  type Fraction,
  fromDisplayed,
  type GridPoint,
  isHit,
  type Rotation,
  toDisplayed,
  toFraction,
  toGrid,
} from './geometry';
import { drawingOrder } from './marks';
import { simplify, simplifyTo } from './simplify';
import { smooth, type XY } from './smooth';
import { widthFactor } from './stroke';

const pairs = (numbers: number[][]): GridPoint[] => numbers.map((pair) => [pair[0] as number, pair[1] as number]);
const pair = (numbers: number[]): Fraction => [numbers[0] as number, numbers[1] as number];

describe('geometry vectors', () => {
  it.each(points.filter((each) => 'points' in each))('S2 packs and unpacks %#', (each) => {
    const stroke = pairs(each.points as number[][]);
    expect(encodePoints(stroke)).toStrictEqual(each.packed);
    expect(decodePoints(each.packed)).toStrictEqual(stroke);
  });

  it.each(points.filter((each) => 'reason' in each))('S3 refuses $packed', ({ packed, reason }) => {
    expect(() => decodePoints(packed)).toThrow(new BadPoints(reason as BadPoints['reason']));
  });

  it.each(grid)('G1 snaps $fraction', (each) => {
    expect(toGrid(each.fraction)).toBe(each.grid);
    expect(toFraction(each.grid)).toBe(each.back);
  });

  it.each(rotation)('G2 turns by $rotation', (each) => {
    const turn = each.rotation as Rotation;
    expect(toDisplayed(pair(each.point), turn)).toStrictEqual(each.displayed);
    expect(fromDisplayed(pair(each.displayed), turn)).toStrictEqual(each.back);
    expect(displayedAspect(each.aspect, turn)).toBe(each.displayed_aspect);
  });

  it.each(box)('G4 bounds %#', (each) => {
    const { left, top, right, bottom } = boundingBox(pairs(each.points), each.width, each.aspect);
    expect([left, top, right, bottom]).toStrictEqual(each.box);
  });

  it.each(simplified)('S4 simplifies %#', (each) => {
    const fewer = simplify({ points: pairs(each.points), pressures: each.pressures }, each.aspect, each.tolerance);
    expect(fewer).toStrictEqual({ points: each.kept, pressures: each.kept_pressures });
    expect(simplify({ points: pairs(each.points), pressures: each.pressures }, each.aspect)).toStrictEqual(fewer);
  });

  it.each(fit)('S5 fits a stroke into $most points', (each) => {
    expect(simplifyTo({ points: pairs(each.points), pressures: [] }, each.aspect, each.most).points).toStrictEqual(
      each.kept,
    );
  });

  it.each(smoothed)('S10 smooths %#', (each) => {
    const line = smooth(pairs(each.points) as XY[], each.weights, each.page_width);
    expect(line).toStrictEqual({ points: each.line, weights: each.line_weights });
  });

  it.each(eraser)('G5 erases %#', (each) => {
    const hit = isHit(pairs(each.points), each.width, pair(each.start), pair(each.end), each.radius, each.aspect);
    expect(hit).toBe(each.hit);
  });

  it.each(checksums)('S7 sums $checksum', (each) => {
    expect(checksum(each.packed, each.pressures)).toBe(each.checksum);
  });

  it.each(widths)('S6 widens at $pressure', (each) => {
    expect(widthFactor(each.pressure)).toBe(each.factor);
  });

  it.each(order)('C6 orders %#', (each) => {
    const marks = each.marks.map(({ id, kind, made_at }) => ({ id, made_at, shape: { kind } }));
    expect(marks.sort(drawingOrder).map(({ id }) => id)).toStrictEqual(each.drawn);
  });
});
