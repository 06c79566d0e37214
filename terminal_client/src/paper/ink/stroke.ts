/** How a stroke looks: its path in page units and its paint; made once, shown at any size and rotation. */
import { getStroke } from 'perfect-freehand';

import { GRID, type GridPoint, type Rotation } from './geometry';
import type { StrokeShape } from './marks';
import { smooth, type XY } from './smooth';

/** Share of the width that pressure takes or gives; as in annotations/drawing.py (rule S6). */
export const THINNING = 0.6;
export const HIGHLIGHT_OPACITY = 0.6;
const PRESSURE_MAX = 255;

/** A page as it is shown: size in CSS pixels after turning it by `rotation`. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
}

export interface StrokeStyle {
  readonly kind: 'ink' | 'highlight';
  readonly colour: string;
  /** Grid units of the page's width. */
  readonly width: number;
}

/** A path in page units: x in grid units, y in units of the same length. `even` is stroked, the other kind filled. */
export type StrokePath =
  | { readonly kind: 'even'; readonly line: readonly XY[] }
  | { readonly kind: 'pressed'; readonly outline: readonly XY[] };

/** What both a canvas context and a Path2D can trace. */
export type PathSink = Pick<Path2D, 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'closePath'>;

/** Height over width of the unrotated page. */
export function aspectOf(view: View): number {
  return view.rotation === 0 || view.rotation === 180 ? view.height / view.width : view.width / view.height;
}

/** Share of the nominal width at a pressure of 0–255. */
export function widthFactor(pressure: number): number {
  return 1 - THINNING * (1 - (2 * pressure) / PRESSURE_MAX);
}

/** The shape of a stroke. `aspect` is height over width of the unrotated page. */
export function strokePath(
  points: readonly GridPoint[],
  pressures: readonly number[],
  width: number,
  aspect: number,
): StrokePath {
  const places = points.map(([x, y]): XY => [x, y * aspect]);
  const weights = pressures.length > 0 ? pressures : places.map(() => PRESSURE_MAX / 2);
  const line = smooth(places, weights, GRID);
  const [first] = places;
  if (first !== undefined && places.every(([x, y]) => x === first[0] && y === first[1])) {
    const factor = pressures.length > 0 ? widthFactor(Math.max(...pressures)) : 1;
    return { kind: 'pressed', outline: disc(first, (width * factor) / 2) };
  }
  if (pressures.length === 0) return { kind: 'even', line: line.points };
  const input = line.points.map(([x, y], i) => [x, y, (line.weights[i] as number) / PRESSURE_MAX]);
  // No streamlining and no simulated pressure: the points are what was written and what the paper will show.
  const outline = getStroke(input, {
    size: width,
    thinning: THINNING,
    smoothing: 0.3,
    streamline: 0,
    simulatePressure: false,
    last: true,
  });
  return { kind: 'pressed', outline: outline.map(([x, y]): XY => [x, y]) };
}

/** Trace a path: a line through its points, or the outline rounded through the middles of its sides. */
export function trace(path: StrokePath, sink: PathSink): void {
  const points = path.kind === 'even' ? path.line : path.outline;
  const [first] = points;
  if (first === undefined) return;
  if (path.kind === 'even') {
    sink.moveTo(first[0], first[1]);
    for (const [x, y] of points.slice(1)) sink.lineTo(x, y);
    return;
  }
  const last = points[points.length - 1] as XY;
  sink.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
  points.forEach(([x, y], i) => {
    const next = points[(i + 1) % points.length] as XY;
    sink.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
  });
  sink.closePath();
}

/** The matrix from page units to pixels of a canvas that is `scale` times the view: a, b, c, d, e, f of setTransform. */
export function pageMatrix(view: View, scale: number): [number, number, number, number, number, number] {
  const turned = view.rotation === 90 || view.rotation === 270;
  const unit = ((turned ? view.height : view.width) * scale) / GRID;
  const [width, height] = [view.width * scale, view.height * scale];
  switch (view.rotation) {
    case 0:
      return [unit, 0, 0, unit, 0, 0];
    case 90:
      return [0, unit, -unit, 0, width, 0];
    case 180:
      return [-unit, 0, 0, -unit, width, height];
    case 270:
      return [0, -unit, unit, 0, 0, height];
  }
}

/** Paint one traced path on a context that already has the page's matrix. */
export function paint(
  context: CanvasRenderingContext2D,
  style: StrokeStyle,
  path: StrokePath,
  traced: Path2D,
  opacity = 1,
): void {
  context.globalAlpha = opacity * (style.kind === 'highlight' ? HIGHLIGHT_OPACITY : 1);
  if (path.kind === 'even') {
    context.strokeStyle = style.colour;
    context.lineWidth = style.width;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(traced);
  } else {
    context.fillStyle = style.colour;
    context.fill(traced, 'nonzero');
  }
  context.globalAlpha = 1;
}

/** Style of a finished stroke. */
export function styleOf({ kind, colour, width }: StrokeShape): StrokeStyle {
  return { kind, colour, width };
}

function disc([x, y]: XY, radius: number): XY[] {
  return Array.from({ length: 16 }, (_, i): XY => {
    const angle = (i / 16) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
