/** Strokes look as the paper will show them (rules S6, S10, D1, G2, G3). */
import { describe, expect, it } from 'vitest';

import { GRID, type GridPoint, type Rotation, toDisplayed } from './geometry';
import type { XY } from './smooth';
import { aspectOf, type PathSink, pageMatrix, strokePath, trace, type View, widthFactor } from './stroke';

const line = Array.from({ length: 40 }, (_, i): GridPoint => [1000 + i * 200, 5000]);

class Tracer implements PathSink {
  readonly calls: string[] = [];
  readonly ends: XY[] = [];
  moveTo(x: number, y: number): void {
    this.calls.push('move');
    this.ends.push([x, y]);
  }
  lineTo(x: number, y: number): void {
    this.calls.push('line');
    this.ends.push([x, y]);
  }
  quadraticCurveTo(_cx: number, _cy: number, x: number, y: number): void {
    this.calls.push('curve');
    this.ends.push([x, y]);
  }
  closePath(): void {
    this.calls.push('close');
  }
}

const heightAt = (outline: readonly XY[], x: number, reach: number): number => {
  const near = outline.filter((point) => Math.abs(point[0] - x) <= reach).map((point) => point[1]);
  return Math.max(...near) - Math.min(...near);
};

describe('strokePath', () => {
  it('is a line of one width where no pen told pressures', () => {
    expect(strokePath(line, [], 60, 1)).toStrictEqual({ kind: 'even', line });
  });

  it('swells with pressure as much as on paper', () => {
    const pressures = line.map((_, i) => (i < 20 ? 0 : 255));
    const path = strokePath(line, pressures, 300, 1);
    if (path.kind !== 'pressed') throw new Error('no outline');
    expect(heightAt(path.outline, 3000, 300)).toBeCloseTo(300 * widthFactor(0), -1);
    expect(heightAt(path.outline, 7400, 300)).toBeCloseTo(300 * widthFactor(255), -1);
  });

  it('reaches both ends of a pressed stroke, however short', () => {
    for (const points of [line, line.slice(0, 3), line.slice(0, 2)]) {
      const path = strokePath(
        points,
        points.map((_, i) => 128 + i),
        60,
        1,
      );
      if (path.kind !== 'pressed') throw new Error('no outline');
      const xs = path.outline.map(([x]) => x);
      const last = points[points.length - 1] as GridPoint;
      expect(Math.min(...xs)).toBeLessThan(1000 - 15);
      expect(Math.max(...xs)).toBeGreaterThan(last[0] + 15);
    }
  });

  it('makes a dot a disc as wide as the pen, pressed or not', () => {
    for (const [pressures, width] of [
      [[], 60],
      [[255, 0], 60 * 1.6],
    ] as const) {
      const path = strokePath(
        [
          [500, 500],
          [500, 500],
        ],
        pressures,
        60,
        2,
      );
      if (path.kind !== 'pressed') throw new Error('no outline');
      const [xs, ys] = [path.outline.map(([x]) => x), path.outline.map(([, y]) => y)];
      expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(width);
      expect(Math.max(...ys) + Math.min(...ys)).toBeCloseTo(2 * 1000);
    }
  });
});

describe('trace', () => {
  it('closes outlines and leaves lines open', () => {
    const [open, closed] = [new Tracer(), new Tracer()];
    trace(
      {
        kind: 'even',
        line: [
          [0, 0],
          [5, 5],
          [9, 0],
        ],
      },
      open,
    );
    trace(
      {
        kind: 'pressed',
        outline: [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
        ],
      },
      closed,
    );
    expect(open.calls).toStrictEqual(['move', 'line', 'line']);
    expect(closed.calls).toStrictEqual(['move', 'curve', 'curve', 'curve', 'curve', 'close']);
    expect(closed.ends[4]).toStrictEqual(closed.ends[0]);
  });
});

describe('pageMatrix', () => {
  it.each([0, 90, 180, 270] as Rotation[])('puts every point where the page shows it at %i', (rotation) => {
    const view: View = { width: 800, height: 600, rotation };
    const [a, b, c, d, e, f] = pageMatrix(view, 2);
    for (const [x, y] of [
      [0, 0],
      [GRID, 0],
      [8000, 20_000],
    ] as GridPoint[]) {
      const unit = y * aspectOf(view);
      const [shownX, shownY] = toDisplayed([x / GRID, y / GRID], rotation);
      expect(a * x + c * unit + e).toBeCloseTo(shownX * 1600, 6);
      expect(b * x + d * unit + f).toBeCloseTo(shownY * 1200, 6);
    }
  });
});
