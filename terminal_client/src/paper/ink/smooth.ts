/** The smooth line through a stroke's points; the twin of annotations/smoothing.py (rule S10). */

export type XY = readonly [x: number, y: number];

export interface WeightedLine {
  readonly points: readonly XY[];
  readonly weights: readonly number[];
}

const HANDLE_SHARE = 1 / 3;
const HANDLE_MAX = 0.015;
const FLATNESS = 0.0001;
const STEPS_MAX = 8;
const CORNER_COSINE = 0.5;

/** More points, on a curve through all of `points`; weights grow evenly from one to the next. The units of `points`
 * must be equal across and down, `pageWidth` is in the same unit. */
export function smooth(points: readonly XY[], weights: readonly number[], pageWidth: number): WeightedLine {
  if (points.length < 3) return { points, weights };
  const curve: XY[] = [points[0] as XY];
  const curveWeights: number[] = [weights[0] as number];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const start = points[i] as XY;
    const end = points[i + 1] as XY;
    const leaving = handle(points, i, pageWidth);
    const arriving = handle(points, i + 1, pageWidth);
    const first: XY = [start[0] + leaving[0], start[1] + leaving[1]];
    const second: XY = [end[0] - arriving[0], end[1] - arriving[1]];
    const count = steps(start, first, second, end, pageWidth);
    const weight = weights[i] as number;
    const nextWeight = weights[i + 1] as number;
    for (let step = 1; step < count; step += 1) {
      const along = step / count;
      curve.push(onCurve(start, first, second, end, along));
      curveWeights.push(weight + (nextWeight - weight) * along);
    }
    curve.push(end);
    curveWeights.push(nextWeight);
  }
  return { points: curve, weights: curveWeights };
}

function handle(points: readonly XY[], i: number, pageWidth: number): XY {
  if (i === 0 || i === points.length - 1) return [0, 0];
  const [ax, ay] = points[i - 1] as XY;
  const [bx, by] = points[i] as XY;
  const [cx, cy] = points[i + 1] as XY;
  const before = length(bx - ax, by - ay);
  const after = length(cx - bx, cy - by);
  const whole = length(cx - ax, cy - ay);
  const turn = (bx - ax) * (cx - bx) + (by - ay) * (cy - by);
  if (whole === 0 || turn < CORNER_COSINE * before * after) return [0, 0];
  const reach = Math.min(Math.min(before, after) * HANDLE_SHARE, HANDLE_MAX * pageWidth);
  return [((cx - ax) / whole) * reach, ((cy - ay) / whole) * reach];
}

function steps(start: XY, first: XY, second: XY, end: XY, pageWidth: number): number {
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  const chord = length(dx, dy);
  if (chord === 0) return 1;
  const firstOff = Math.abs((first[0] - start[0]) * dy - (first[1] - start[1]) * dx) / chord;
  const secondOff = Math.abs((end[0] - second[0]) * dy - (end[1] - second[1]) * dx) / chord;
  return Math.min(STEPS_MAX, Math.max(1, Math.ceil(Math.sqrt(Math.max(firstOff, secondOff) / (FLATNESS * pageWidth)))));
}

function onCurve(start: XY, first: XY, second: XY, end: XY, along: number): XY {
  const rest = 1 - along;
  const a = rest * rest * rest;
  const b = 3 * rest * rest * along;
  const c = 3 * rest * along * along;
  const d = along * along * along;
  return [
    a * start[0] + b * first[0] + c * second[0] + d * end[0],
    a * start[1] + b * first[1] + c * second[1] + d * end[1],
  ];
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
