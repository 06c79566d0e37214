/** Pen, finger, palm and mouse become strokes, segments and sweeps. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Segment } from '../../wire/generated/types';
import { Capture, type FinishedStroke, type Sweep } from './capture';
import { checksum } from './checksum';
import { decodePoints, GRID } from './geometry';
import { pressuresOf } from './marks';
import { type At, pointer, Surface } from './pointerSamples';
import type { DrawingTool } from './pointers';
import { type LiveStroke, POINTS_PER_SEGMENT } from './segments';
import type { View } from './stroke';

const PEN: DrawingTool = { kind: 'ink', colour: '#1a3fb0', width: 60 };
const MARKER: DrawingTool = { kind: 'highlight', colour: '#ffd400', width: 600 };
const ERASER: DrawingTool = { kind: 'eraser', radius: 300 };

describe('Capture', () => {
  let surface: Surface;
  let selected: DrawingTool | null;
  let penTool: DrawingTool | null;
  let view: View;
  let lives: LiveStroke[];
  let segments: Segment[];
  let strokes: FinishedStroke[];
  let cancelled: string[];
  let sweeps: Sweep[];
  let eraseEnds: number;
  let capture: Capture;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    surface = new Surface();
    selected = PEN;
    penTool = PEN;
    view = { width: 1000, height: 500, rotation: 0 };
    [lives, segments, strokes, cancelled, sweeps, eraseEnds] = [[], [], [], [], [], 0];
    let made = 0;
    capture = new Capture(surface as unknown as HTMLElement, {
      view: () => view,
      selectedTool: () => selected,
      penTool: () => penTool,
      eraserRadius: 400,
      newId: () => `stroke_${++made}`,
      onLive: (stroke) => lives.push({ ...stroke, points: [...stroke.points], pressures: [...stroke.pressures] }),
      onSegment: (segment) => segments.push(segment),
      onStroke: (stroke) => strokes.push(stroke),
      onCancel: (id) => cancelled.push(id),
      onErase: (sweep) => sweeps.push(sweep),
      onEraseEnd: () => eraseEnds++,
    });
  });

  afterEach(() => {
    capture.detach();
    vi.useRealTimers();
  });

  const fire = (name: string, at: At): Event => {
    const event = pointer(name, at);
    surface.dispatchEvent(event);
    return event;
  };

  const zigzag = (from: number, to: number, at: Partial<At> = {}): void => {
    for (let i = from; i <= to; i += 1) fire('pointermove', { x: i, y: 100 + 40 * (i % 2), ...at });
  };

  it('makes of a stroke what the server will take: packed, pressed, summed', () => {
    fire('pointerdown', { x: 0, y: 0, pressure: 0.2 });
    fire('pointermove', { x: 500, y: 250, pressure: 0.8 });
    fire('pointerup', { x: 1000, y: 250, pressure: 0 });
    expect(strokes).toHaveLength(1);
    const { id, shape, checksum: sum } = strokes[0] as FinishedStroke;
    expect(id).toBe('stroke_1');
    expect(decodePoints(shape.points)).toStrictEqual([
      [0, 0],
      [16384, 16384],
      [GRID, 16384],
    ]);
    // The lifted pen's pressure 0 would end every stroke in a hair.
    expect(shape).toMatchObject({ kind: 'ink', colour: '#1a3fb0', width: 60, pressures: [51, 204, 204] });
    expect(sum).toBe(checksum(shape.points, pressuresOf(shape)));
    expect(capture.busy).toBe(false);
  });

  it('writes in the unrotated page however the page is turned', () => {
    view = { width: 1000, height: 500, rotation: 90 };
    fire('pointerdown', { x: 1000, y: 0 });
    fire('pointerup', { x: 1000, y: 500 });
    expect(decodePoints((strokes[0] as FinishedStroke).shape.points)).toStrictEqual([
      [0, 0],
      [GRID, 0],
    ]);
  });

  it('uses every coalesced place, and draws predicted ones without keeping them', () => {
    fire('pointerdown', { x: 10, y: 10 });
    fire('pointermove', {
      x: 40,
      y: 10,
      coalesced: [
        { x: 20, y: 60 },
        { x: 30, y: 0 },
        { x: 40, y: 10 },
      ],
      predicted: [{ x: 50, y: 10 }],
    });
    expect((lives[1] as LiveStroke).points).toHaveLength(5);
    expect((lives[1] as LiveStroke).pressures).toHaveLength(5);
    fire('pointerup', { x: 40, y: 10 });
    expect((strokes[0] as FinishedStroke).shape.points).toHaveLength(8);
  });

  it('takes the event itself where a browser tells no coalesced ones', () => {
    fire('pointerdown', { x: 10, y: 10 });
    fire('pointermove', { x: 40, y: 90, coalesced: [] });
    fire('pointerup', { x: 80, y: 10 });
    expect((strokes[0] as FinishedStroke).shape.points).toHaveLength(6);
  });

  it('keeps pressure of pens alone, and only where it tells something', () => {
    for (const [type, pressures] of [
      ['touch', [0.3, 0.6]],
      ['mouse', [0.5, 0.5]],
      ['pen', [0.5, 0.5]],
    ] as const) {
      fire('pointerdown', { x: 0, y: 0, type, pressure: pressures[0] });
      fire('pointermove', { x: 90, y: 90, type, pressure: pressures[1] });
      fire('pointerup', { x: 90, y: 90, type });
    }
    expect(strokes.map(({ shape }) => pressuresOf(shape))).toStrictEqual([[], [], []]);
  });

  it('gives the highlighter no pressures', () => {
    selected = MARKER;
    fire('pointerdown', { x: 0, y: 0, pressure: 0.1 });
    fire('pointerup', { x: 90, y: 0, pressure: 0.9 });
    expect((strokes[0] as FinishedStroke).shape).toStrictEqual({
      kind: 'highlight',
      colour: '#ffd400',
      width: 600,
      points: [0, 0, 2949, 0],
    });
  });

  it('tells a tap as a dot', () => {
    fire('pointerdown', { x: 500, y: 250 });
    fire('pointerup', { x: 500, y: 250 });
    expect((strokes[0] as FinishedStroke).shape.points).toStrictEqual([16384, 16384]);
  });

  it('tells segments at most 30 a second, which together are the whole stroke', () => {
    fire('pointerdown', { x: 0, y: 100 });
    for (let i = 1; i <= 500; i += 1) {
      vi.advanceTimersByTime(4);
      fire('pointermove', { x: i, y: 100 + 40 * (i % 2) });
    }
    expect(segments.length).toBeLessThanOrEqual(61);
    expect(segments.length).toBeGreaterThan(50);
    vi.advanceTimersByTime(40); // the pen rests: what is left is told without another move
    let next = 0;
    for (const segment of segments) {
      expect(segment.first_index).toBe(next);
      next += decodePoints(segment.points).length;
      expect(segment.pressures).toHaveLength(segment.points.length / 2);
    }
    expect(next).toBe(501);
    const told = segments.length;
    fire('pointerup', { x: 500, y: 100 });
    vi.advanceTimersByTime(1000);
    expect(segments).toHaveLength(told);
  });

  it('cuts a late heap of points into segments the wire takes, one an interval', () => {
    fire('pointerdown', { x: 0, y: 100 });
    const heap = Array.from({ length: 600 }, (_, i) => ({ x: i, y: i % 2 }));
    fire('pointermove', { x: 600, y: 0, coalesced: heap });
    expect(segments).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(segments.map(({ points }) => points.length / 2)).toStrictEqual([
      1,
      POINTS_PER_SEGMENT,
      POINTS_PER_SEGMENT,
      88,
    ]);
  });

  it('lets a finger draw only when a tool was selected, and a pen always', () => {
    selected = null;
    expect(fire('pointerdown', { x: 0, y: 0, type: 'touch' }).defaultPrevented).toBe(false);
    fire('pointerup', { x: 0, y: 0, type: 'touch' });
    expect(fire('pointerdown', { x: 0, y: 0, type: 'mouse' }).defaultPrevented).toBe(false);
    expect(strokes).toHaveLength(0);
    expect(fire('pointerdown', { x: 0, y: 0 }).defaultPrevented).toBe(true);
    fire('pointerup', { x: 9, y: 9 });
    expect(strokes).toHaveLength(1);
  });

  it('takes touches for palms once a pen was seen, until the pen is forgotten', () => {
    fire('pointerdown', { x: 0, y: 0 });
    fire('pointerup', { x: 9, y: 9 });
    expect(fire('pointerdown', { x: 5, y: 5, id: 2, type: 'touch' }).defaultPrevented).toBe(false);
    expect(capture.busy).toBe(false);
    capture.forgetPen();
    fire('pointerdown', { x: 5, y: 5, id: 3, type: 'touch' });
    expect(capture.busy).toBe(true);
  });

  it('drops a palm that landed before the pen and draws with the pen', () => {
    fire('pointerdown', { x: 5, y: 5, id: 2, type: 'touch' });
    fire('pointerdown', { x: 50, y: 50, id: 3 });
    fire('pointermove', { x: 5, y: 9, id: 2, type: 'touch' });
    fire('pointerup', { x: 90, y: 50, id: 3 });
    expect(cancelled).toStrictEqual(['stroke_1']);
    expect(strokes.map(({ id }) => id)).toStrictEqual(['stroke_2']);
  });

  it('leaves two fingers to the pinch, and keeps what one finger had written before', () => {
    fire('pointerdown', { x: 5, y: 5, id: 2, type: 'touch' });
    vi.advanceTimersByTime(100);
    expect(fire('pointerdown', { x: 90, y: 5, id: 3, type: 'touch' }).defaultPrevented).toBe(false);
    expect(cancelled).toStrictEqual(['stroke_1']);
    fire('pointerdown', { x: 5, y: 5, id: 4, type: 'touch' });
    zigzag(6, 60, { id: 4, type: 'touch' });
    vi.advanceTimersByTime(800);
    fire('pointerdown', { x: 90, y: 5, id: 5, type: 'touch' });
    expect(strokes.map(({ id }) => id)).toStrictEqual(['stroke_2']);
  });

  it('keeps what a pen wrote when the system takes the pointer away', () => {
    fire('pointerdown', { x: 5, y: 5 });
    zigzag(6, 30);
    fire('pointercancel', { x: 0, y: 0 });
    expect(strokes).toHaveLength(1);
    expect((strokes[0] as FinishedStroke).shape.points.length).toBeGreaterThan(20);
  });

  it('hands the stroke over before the page under it changes', () => {
    fire('pointerdown', { x: 5, y: 5 });
    zigzag(6, 30);
    capture.finish();
    fire('pointermove', { x: 900, y: 400 });
    fire('pointerup', { x: 900, y: 400 });
    expect(strokes).toHaveLength(1);
    expect(Math.max(...decodePoints((strokes[0] as FinishedStroke).shape.points).map(([x]) => x))).toBeLessThan(
      GRID / 10,
    );
  });

  it('makes a stroke of any length fit', () => {
    fire('pointerdown', { x: 0, y: 0 });
    const wild = Array.from({ length: 12_000 }, (_, i) => ({ x: (i * 37) % 1000, y: (i * 91) % 500 }));
    fire('pointermove', { x: 0, y: 0, coalesced: wild });
    fire('pointerup', { x: 3, y: 3 });
    expect((strokes[0] as FinishedStroke).shape.points.length).toBeLessThanOrEqual(10_000);
  });

  it('erases along the way of the pointer, with the tool or the other end of the pen', () => {
    selected = ERASER;
    fire('pointerdown', { x: 0, y: 0 });
    fire('pointermove', {
      x: 500,
      y: 0,
      coalesced: [
        { x: 250, y: 250 },
        { x: 500, y: 0 },
      ],
    });
    fire('pointerup', { x: 500, y: 0 });
    expect(sweeps.map(({ start, end }) => [...start, ...end])).toStrictEqual([
      [0, 0, 0, 0],
      [0, 0, GRID / 4, GRID / 2],
      [GRID / 4, GRID / 2, GRID / 2, 0],
    ]);
    expect(eraseEnds).toBe(1);
    selected = PEN;
    fire('pointerdown', { x: 0, y: 0, button: 5, buttons: 32 });
    expect((sweeps[3] as Sweep).radius).toBe(400);
    fire('pointerup', { x: 0, y: 0 });
    expect(strokes).toHaveLength(0);
  });

  it('leaves other buttons and other pointers alone', () => {
    expect(fire('pointerdown', { x: 0, y: 0, type: 'mouse', button: 2, buttons: 2 }).defaultPrevented).toBe(false);
    fire('pointerdown', { x: 0, y: 0, type: 'mouse' });
    fire('pointermove', { x: 300, y: 300, type: 'mouse', id: 9 });
    fire('pointerup', { x: 0, y: 0, type: 'mouse', id: 9 });
    expect(capture.busy).toBe(true);
    expect(lives).toHaveLength(1);
  });

  it('hears nothing after it was detached', () => {
    fire('pointerdown', { x: 5, y: 5 });
    capture.detach();
    fire('pointerdown', { x: 5, y: 5 });
    expect(strokes).toHaveLength(1);
    expect(capture.busy).toBe(false);
  });
});
