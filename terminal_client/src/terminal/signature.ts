/** A signature on its way: strokes in fractions of the pad × 32767, the first point absolute, then differences. Pure. */

import type { Stroke } from '../wire/generated/types';

const GRID = 32767;
/** As the wire allows. */
export const STROKES_MAX = 60;
const POINTS_MAX = 2000;

export type PadPoint = readonly [x: number, y: number];

/** Points in fractions of the pad, 0 to 1, as a stroke of the wire. Longer strokes are thinned evenly. */
export function encodeStroke(points: readonly PadPoint[]): Stroke {
  const every = Math.ceil(points.length / POINTS_MAX);
  const kept = points.filter((_, index) => index % every === 0 || index === points.length - 1).slice(0, POINTS_MAX);
  const grid = kept.map(([x, y]) => [onGrid(x), onGrid(y)] as const);
  const packed: number[] = [];
  let before: readonly [number, number] = [0, 0];
  for (const point of grid) {
    packed.push(point[0] - before[0], point[1] - before[1]);
    before = point;
  }
  return { points: packed };
}

function onGrid(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * GRID);
}
