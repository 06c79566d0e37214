import { describe, expect, it } from 'vitest';

import { encodeStroke } from './signature';

describe('a signature', () => {
  it('begins absolute and goes on in differences', () => {
    expect(
      encodeStroke([
        [0, 0.5],
        [1, 0.5],
        [0.5, 1.2],
      ]).points,
    ).toEqual([0, 16384, 32767, 0, -16383, 16383]);
  });

  it('never has more points than the wire takes, and ends where the pen was lifted', () => {
    const long = Array.from({ length: 5001 }, (_, i) => [i / 5000, 0] as const);
    const { points } = encodeStroke(long);
    expect(points.length).toBeLessThanOrEqual(4000);
    expect(points.filter((_, i) => i % 2 === 0).reduce((sum, dx) => sum + dx, 0)).toBe(32767);
  });
});
