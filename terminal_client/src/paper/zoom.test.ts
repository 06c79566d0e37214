import { describe, expect, it } from 'vitest';

import { fitted, halted, posed, settled, zoomedAt } from './zoom';

const stage = { width: 900, height: 672 };
const page = { width: 595, height: 842 };

describe('the page on the stage', () => {
  it('is fitted whole or to the width', () => {
    const whole = fitted(stage, page, 'whole');
    expect(whole.height).toBeCloseTo(672);
    expect(whole.width).toBeLessThan(stage.width);
    expect(fitted(stage, page, 'width').width).toBeCloseTo(900);
  });

  it('is centred where it is smaller and covers where it is larger', () => {
    const base = fitted(stage, page, 'whole');
    expect(settled(stage, base, { zoom: 1, x: -400, y: 50 })).toEqual({ zoom: 1, x: (900 - base.width) / 2, y: 0 });
    const large = settled(stage, base, { zoom: 3, x: 500, y: 500 });
    expect(large).toEqual({ zoom: 3, x: 0, y: 0 });
  });

  it('zooms around the fingers', () => {
    const base = fitted(stage, page, 'width');
    const before = posed(stage, base, 1, 'top');
    const point = { x: 450, y: 300 };
    const after = zoomedAt(stage, base, before, 2, point);
    expect((point.x - after.x) / after.zoom).toBeCloseTo(point.x - before.x);
    expect((point.y - after.y) / after.zoom).toBeCloseTo(point.y - before.y);
  });

  it('is read in halts, and says when its end is in sight', () => {
    const base = fitted(stage, page, 'width');
    const second = halted(stage, base, posed(stage, base, 1, 'top'), 1);
    expect(second?.y).toBeLessThan(0);
    expect(halted(stage, base, posed(stage, base, 1, 'end'), 1)).toBeNull();
    expect(halted(stage, base, posed(stage, base, 1, 'top'), -1)).toBeNull();
    const whole = fitted(stage, page, 'whole');
    expect(halted(stage, whole, posed(stage, whole, 1, 'top'), 1)).toBeNull();
  });
});
