/** Where points of a mark lie; the twin of annotations/geometry.py (rules S1–S3 and G of annotations/SPEC.md).
 *
 * Only + - * / on doubles and in the same order, so that server and terminal compute the very same numbers. */

export const GRID = 32767;

export type GridPoint = readonly [x: number, y: number];
/** x, y from 0 to 1 of a page's width and height, origin top left. */
export type Fraction = readonly [x: number, y: number];
/** Clockwise turn at which a page is shown, degrees. */
export type Rotation = 0 | 90 | 180 | 270;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type PointsReason = 'empty' | 'odd' | 'off_page';

/** Points no page could show; `reason` as in the problem `bad_points`. */
export class BadPoints extends Error {
  constructor(readonly reason: PointsReason) {
    super(`bad_points: ${reason}`);
  }
}

/** Unpack x, y, dx, dy, … to absolute points; throws `BadPoints`. */
export function decodePoints(packed: readonly number[]): GridPoint[] {
  if (packed.length === 0) throw new BadPoints('empty');
  if (packed.length % 2 === 1) throw new BadPoints('odd');
  const points: GridPoint[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < packed.length; i += 2) {
    x += packed[i] ?? 0;
    y += packed[i + 1] ?? 0;
    if (!(x >= 0 && x <= GRID && y >= 0 && y <= GRID)) throw new BadPoints('off_page');
    points.push([x, y]);
  }
  return points;
}

/** Pack absolute points to x, y, dx, dy, …; the inverse of `decodePoints`. */
export function encodePoints(points: readonly GridPoint[]): number[] {
  const packed: number[] = [];
  let previousX = 0;
  let previousY = 0;
  for (const [x, y] of points) {
    packed.push(x - previousX, y - previousY);
    previousX = x;
    previousY = y;
  }
  return packed;
}

/** Nearest grid line of a page fraction; outside the page is drawn to its edge. */
export function toGrid(fraction: number): number {
  return Math.min(GRID, Math.max(0, Math.floor(fraction * GRID + 0.5)));
}

export function toFraction(coordinate: number): number {
  return coordinate / GRID;
}

/** Fraction of the unrotated page → fraction of the page as shown at `rotation`. */
export function toDisplayed([x, y]: Fraction, rotation: Rotation): Fraction {
  switch (rotation) {
    case 0:
      return [x, y];
    case 90:
      return [1 - y, x];
    case 180:
      return [1 - x, 1 - y];
    case 270:
      return [y, 1 - x];
  }
}

/** Fraction of the page as shown at `rotation` → fraction of the unrotated page. */
export function fromDisplayed(point: Fraction, rotation: Rotation): Fraction {
  const back: Record<Rotation, Rotation> = { 0: 0, 90: 270, 180: 180, 270: 90 };
  return toDisplayed(point, back[rotation]);
}

/** Height over width of the page as shown from that of the unrotated page, and the other way round. */
export function displayedAspect(aspect: number, rotation: Rotation): number {
  return rotation === 0 || rotation === 180 ? aspect : 1 / aspect;
}

/** Box round a stroke with its width, grid units; `aspect` is height over width of the unrotated page. */
export function boundingBox(points: readonly GridPoint[], width: number, aspect: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const across = width / 2;
  const down = across / aspect;
  return { left: left - across, top: top - down, right: right + across, bottom: bottom + down };
}

export function boxesMeet(one: Box, other: Box): boolean {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/** Say whether an eraser of `radius`, moved straight from `start` to `end`, touches a stroke. All in grid units,
 * `width` and `radius` of the page's width. */
export function isHit(
  points: readonly GridPoint[],
  width: number,
  start: Fraction,
  end: Fraction,
  radius: number,
  aspect: number,
): boolean {
  const reach = radius + width / 2;
  const limit = reach * reach;
  const [ax, ay, bx, by] = [start[0], start[1] * aspect, end[0], end[1] * aspect];
  let px = 0;
  let py = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [x, y] = points[i] as GridPoint;
    const qx = x;
    const qy = y * aspect;
    const away =
      i === 0 ? distanceSquared(qx, qy, ax, ay, bx, by) : segmentsDistanceSquared(px, py, qx, qy, ax, ay, bx, by);
    if (away <= limit) return true;
    px = qx;
    py = qy;
  }
  return false;
}

/** Square of the distance from p to the segment a-b. */
export function distanceSquared(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  let along = length === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length;
  along = Math.min(1, Math.max(0, along));
  const ex = ax + along * dx - px;
  const ey = ay + along * dy - py;
  return ex * ex + ey * ey;
}

function segmentsDistanceSquared(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  if (
    side(px, py, qx, qy, ax, ay) * side(px, py, qx, qy, bx, by) < 0 &&
    side(ax, ay, bx, by, px, py) * side(ax, ay, bx, by, qx, qy) < 0
  ) {
    return 0;
  }
  return Math.min(
    distanceSquared(px, py, ax, ay, bx, by),
    distanceSquared(qx, qy, ax, ay, bx, by),
    distanceSquared(ax, ay, px, py, qx, qy),
    distanceSquared(bx, by, px, py, qx, qy),
  );
}

function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}
