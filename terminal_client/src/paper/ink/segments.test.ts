/** Segments stand alone: loss, repeats and overtaking spoil nothing (rule S8). */
import { describe, expect, it } from 'vitest';

import type { Segment } from '../../wire/generated/types';
import type { GridPoint } from './geometry';
import { IncomingStrokes, type LiveStroke, SILENCE_MS, segmentFrom } from './segments';

const points = Array.from({ length: 10 }, (_, i): GridPoint => [i * 100, i * i * 10]);
const stroke: LiveStroke = {
  id: 'stroke_0001',
  kind: 'ink',
  colour: '#000000',
  width: 60,
  points,
  pressures: points.map((_, i) => i * 10),
};

const pieces = [0, 3, 6].map(
  (first) => segmentFrom({ ...stroke, points: points.slice(0, first + 3) }, first) as Segment,
);

describe('IncomingStrokes', () => {
  it('puts a stroke together in whatever order its pieces come', () => {
    const incoming = new IncomingStrokes();
    for (const piece of [pieces[2], pieces[0], pieces[2], pieces[1]]) incoming.receive(piece as Segment, 0);
    const whole = incoming.receive(pieces[0] as Segment, 0);
    expect(whole?.points).toStrictEqual(points.slice(0, 9));
    expect(whole?.pressures).toStrictEqual(stroke.pressures.slice(0, 9));
  });

  it('bridges a lost piece straight', () => {
    const incoming = new IncomingStrokes();
    incoming.receive(pieces[0] as Segment, 0);
    expect(incoming.receive(pieces[2] as Segment, 0)?.points).toStrictEqual([
      ...points.slice(0, 3),
      ...points.slice(6, 9),
    ]);
  });

  it('ignores what straggles in after the mark itself', () => {
    const incoming = new IncomingStrokes();
    incoming.receive(pieces[0] as Segment, 0);
    expect(incoming.finish(stroke.id)).toBe(true);
    expect(incoming.receive(pieces[1] as Segment, 1)).toBeNull();
    expect(incoming.finish('never_seen')).toBe(false);
  });

  it('forgets a stroke whose end was lost', () => {
    const incoming = new IncomingStrokes();
    incoming.receive(pieces[0] as Segment, 0);
    expect(incoming.expire(SILENCE_MS)).toStrictEqual([]);
    expect(incoming.expire(SILENCE_MS + 1)).toStrictEqual([stroke.id]);
    expect(incoming.expire(SILENCE_MS * 9)).toStrictEqual([]);
  });

  it('skips an unreadable piece and goes on', () => {
    const incoming = new IncomingStrokes();
    expect(incoming.receive({ ...(pieces[0] as Segment), points: [-5, 0] }, 0)).toBeNull();
    expect(incoming.receive(pieces[0] as Segment, 0)?.points).toHaveLength(3);
  });
});

describe('segmentFrom', () => {
  it('begins with an absolute point', () => {
    expect(pieces[1]).toMatchObject({ first_index: 3, points: [300, 90, 100, 70, 100, 90], pressures: [30, 40, 50] });
  });

  it('is nothing where nothing is new', () => {
    expect(segmentFrom(stroke, 10)).toBeNull();
  });
});
