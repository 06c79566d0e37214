/** Fewer points for the same stroke; the twin of annotations/simplifying.py (rules S4 and S5). */
import type { GridPoint } from './geometry';

/** Grid units of the page's width: 0.04 mm on A4. */
export const TOLERANCE = 6;
export const PRESSURE_WEIGHT = 0.5;
export const POINTS_PER_STROKE = 5000;

export interface PressedPoints {
  readonly points: readonly GridPoint[];
  /** One a point, or none when no pen told them. */
  readonly pressures: readonly number[];
}

type Position = readonly [number, number, number];

/** Keep the points without which the stroke would stray by more than `tolerance`; first and last always stay. */
export function simplify({ points, pressures }: PressedPoints, aspect: number, tolerance = TOLERANCE): PressedPoints {
  const kept = keptIndexes(points, pressures, aspect, tolerance);
  return {
    points: kept.map((i) => points[i] as GridPoint),
    pressures: pressures.length > 0 ? kept.map((i) => pressures[i] as number) : [],
  };
}

/** Simplify, doubling the tolerance until at most `most` (≥ 2) points are left. */
export function simplifyTo(stroke: PressedPoints, aspect: number, most = POINTS_PER_STROKE): PressedPoints {
  let tolerance = TOLERANCE;
  let fewer = simplify(stroke, aspect, tolerance);
  while (fewer.points.length > most) {
    tolerance *= 2;
    fewer = simplify(stroke, aspect, tolerance);
  }
  return fewer;
}

function keptIndexes(
  points: readonly GridPoint[],
  pressures: readonly number[],
  aspect: number,
  tolerance: number,
): number[] {
  if (points.length < 3) return points.map((_, i) => i);
  const positions = points.map(
    ([x, y], i): Position => [x, y * aspect, pressures.length > 0 ? (pressures[i] as number) * PRESSURE_WEIGHT : 0],
  );
  const limit = tolerance * tolerance;
  const keep = new Set([0, points.length - 1]);
  const openSpans: [number, number][] = [[0, points.length - 1]];
  for (let span = openSpans.pop(); span !== undefined; span = openSpans.pop()) {
    const [first, last] = span;
    let farthest = first;
    let distance = limit;
    for (let i = first + 1; i < last; i += 1) {
      const away = distanceSquared(positions[i] as Position, positions[first] as Position, positions[last] as Position);
      if (away > distance) {
        farthest = i;
        distance = away;
      }
    }
    if (farthest !== first) {
      keep.add(farthest);
      openSpans.push([first, farthest], [farthest, last]);
    }
  }
  return Array.from(keep).sort((a, b) => a - b);
}

function distanceSquared(p: Position, a: Position, b: Position): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const dz = b[2] - a[2];
  const length = dx * dx + dy * dy + dz * dz;
  let along = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / length;
  along = Math.min(1, Math.max(0, along));
  const ex = a[0] + along * dx - p[0];
  const ey = a[1] + along * dy - p[1];
  const ez = a[2] + along * dz - p[2];
  return ex * ex + ey * ey + ez * ez;
}
